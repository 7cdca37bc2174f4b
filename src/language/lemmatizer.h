#pragma once

#include "language/document.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::language {

/// How a form becomes its lemma (Chrupała 2006): keep or lower the case, take code points off the end, append.
struct EditScript {
  bool lower = false;
  std::uint8_t strip = 0;
  std::string append;

  friend bool operator==(const EditScript&, const EditScript&) = default;
  friend auto operator<=>(const EditScript&, const EditScript&) = default;

  std::string apply(std::string_view form) const;
  /// The script with the least stripping that makes `lemma` of `form`.
  static EditScript between(std::string_view form, std::string_view lemma);
};

/// Lemmas by learned edit scripts: first for the form with its tags, then for its longest known ending with its tag.
/// Immutable after `unpack`.
class Lemmatizer {
 public:
  /// The model's "lemmatizer" section, viewed. False on damage.
  bool unpack(std::string_view section);

  std::string lemma(std::string_view form, Upos upos, std::uint8_t xpos) const;
  /// Fills the lemma of every token; needs tags.
  void run(Document& document) const;

  /// Keys of the table, shared with the trainer. `normalized` is a `normalized_form`.
  static std::uint64_t form_key(std::string_view normalized, Upos upos, std::uint8_t xpos);
  static std::uint64_t ending_key(std::string_view ending, Upos upos, std::uint8_t xpos);
  static constexpr std::size_t kLongestEnding = 6;  ///< bytes

  struct Slot {
    std::uint64_t key = 0;
    std::uint64_t script = 0;  ///< index + 1; 0: free
  };

 private:
  std::uint32_t find(std::uint64_t key) const;

  std::vector<EditScript> scripts_;
  const Slot* slots_ = nullptr;
  std::size_t slot_count_ = 0;
};

}  // namespace dossier::language
