#pragma once

#include "language/document.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::language {

/// Facts about names: countries, their people and capitals, cities, given and family names. Drawn from the data sets
/// that NOTICE names, packed into the model. Names are compared folded (`utf8::fold`), without a leading "the".
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

  const std::vector<Country>& countries() const;       ///< by iso
  const Country* country(std::string_view iso) const;  ///< null when unknown
  /// By name, official name, abbreviation or alternative spelling ("U.S.", "Britain", "UAE"); null when none.
  const Country* country_named(std::string_view name) const;
  /// By adjective or demonym, singular or plural ("Ukrainian", "Russians", "French"); null when none.
  const Country* country_of_people(std::string_view word) const;
  /// By capital ("Moscow" → RUS); null when the name is no capital.
  const Country* country_of_capital(std::string_view city) const;
  /// The country of a city or first-level region; null when unknown or when several countries have a large one.
  const Country* country_of_place(std::string_view name) const;
  bool is_place(std::string_view name) const;  ///< a known city or first-level region

  bool is_forename(std::string_view word) const;
  bool is_surname(std::string_view word) const;
  Gender forename_gender(std::string_view word) const;  ///< kUnknown when both or unknown

  /// What one key is known as; several at once ("Georgia", "Jordan"). Bits of `Entry::flags`.
  enum Flag : std::uint16_t {
    kCountryName = 1,  ///< names a country or territory
    kInitials = 2,     ///< ... only when written in capitals ("US", "UAE")
    kPeople = 4,       ///< an adjective or demonym, of a country or of none ("European", "Kurds")
    kCapital = 8,
    kCity = 16,
    kRegion = 32,  ///< a first-level region, sea, continent or other place that is no city
    kForename = 64,
    kSurname = 128,
    kMale = 256,  ///< a forename of men; both bits when of women too
    kFemale = 512,
    kBegins = 1024,    ///< a longer key begins with this key and a space ("new", "united arab")
    kBody = 2048       ///< a well-known body ("NATO", "European Union")
  };
  struct Entry {
    std::uint16_t flags = 0;  ///< 0: not in the gazetteer
    const Country* named = nullptr;
    const Country* people = nullptr;
    const Country* capital = nullptr;
    const Country* place = nullptr;  ///< the country of the city or region; null when it could be several
  };
  /// Everything known of a key that is folded already (`utf8::fold`), its words parted by one space, without a leading
  /// "the". One hash probe, no allocation: the form that the name tagger uses for every capitalised word.
  Entry lookup(std::string_view folded) const;

  /// The packed form, as a section of the model file, read in place: `bytes` must outlive the gazetteer. `unpack`
  /// checks every bound and throws nothing; it returns false on damage.
  bool unpack(std::string_view bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dossier::language
