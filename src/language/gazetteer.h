#pragma once

#include "language/document.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::language {

/// Facts about names: countries, their people and capitals, cities, given and family names. Drawn from the data sets that
/// NOTICE names, packed into the model. Names are compared folded (`utf8::fold`), without a leading "the".
class Gazetteer {
 public:
  struct Country {
    std::string_view iso;      ///< ISO 3166-1 alpha-3
    std::string_view name;     ///< the common English name, "United States"
    std::string_view capital;  ///< its first capital; may be empty
    bool sovereign = false;    ///< a UN member or observer, or generally recognised; territories are not
  };

  Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;
  ~Gazetteer();

  const std::vector<Country>& countries() const;            ///< by iso
  const Country* country(std::string_view iso) const;       ///< null when unknown
  /// By name, official name, abbreviation or alternative spelling ("U.S.", "Britain", "UAE"); null when none.
  const Country* country_named(std::string_view name) const;
  /// By adjective or demonym, singular or plural ("Ukrainian", "Russians", "French"); null when none.
  const Country* country_of_people(std::string_view word) const;
  /// By capital ("Moscow" → RUS); null when the name is no capital.
  const Country* country_of_capital(std::string_view city) const;
  /// The country of a city or first-level region; null when unknown or when several countries have a large one.
  const Country* country_of_place(std::string_view name) const;
  bool is_place(std::string_view name) const;               ///< a known city or first-level region

  bool is_forename(std::string_view word) const;
  bool is_surname(std::string_view word) const;
  Gender forename_gender(std::string_view word) const;      ///< kUnknown when both or unknown

  /// The packed form, as a section of the model file. `unpack` checks every bound and throws nothing; it returns false on damage.
  bool unpack(std::string_view bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dossier::language
