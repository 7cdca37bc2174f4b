#include "language/coref_semantics.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace dossier::language::coref {
namespace {

constexpr std::size_t kRowSize = 5;

std::uint32_t hash_at(std::string_view rows, std::size_t row) {
  std::uint32_t hash;
  std::memcpy(&hash, rows.data() + row * kRowSize, sizeof(hash));
  return hash;
}

}  // namespace

std::uint32_t SenseTable::hash_of(std::string_view lemma) {
  std::uint32_t hash = 2166136261u;
  for (char c : lemma) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  }
  return hash;
}

bool SenseTable::unpack(std::string_view bytes) {
  if (bytes.size() % kRowSize != 0) return false;
  for (std::size_t row = 0; row < bytes.size() / kRowSize; ++row) {
    if (static_cast<unsigned char>(bytes[row * kRowSize + 4]) >= kSenseCount) return false;
    if (row > 0 && hash_at(bytes, row - 1) >= hash_at(bytes, row)) return false;
  }
  rows_ = bytes;
  return true;
}

Sense SenseTable::sense_of(std::string_view lemma) const {
  const std::uint32_t wanted = hash_of(lemma);
  std::size_t low = 0, high = rows_.size() / kRowSize;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (hash_at(rows_, middle) < wanted) low = middle + 1;
    else high = middle;
  }
  if (low >= rows_.size() / kRowSize || hash_at(rows_, low) != wanted) return Sense::kUnknown;
  return static_cast<Sense>(rows_[low * kRowSize + 4]);
}

Gender gender_of_noun(std::string_view lemma) {
  static constexpr std::array<std::string_view, 41> kMale = {
      "actor",     "baron",       "bishop",         "boy",        "boyfriend", "brother", "businessman",
      "chairman",  "congressman", "cousin-brother", "dad",        "duke",      "emperor", "father",
      "fisherman", "gentleman",   "grandfather",    "grandson",   "groom",     "guy",     "husband",
      "king",      "lad",         "lord",           "man",        "monk",      "mr",      "nephew",
      "pope",      "priest",      "prince",         "salesman",   "schoolboy", "sheikh",  "sir",
      "son",       "spokesman",   "statesman",      "stepfather", "uncle",     "widower"};
  static constexpr std::array<std::string_view, 36> kFemale = {
      "actress",  "aunt",        "baroness",   "bride",  "businesswoman", "chairwoman", "congresswoman", "dame",
      "daughter", "duchess",     "empress",    "female", "girl",          "girlfriend", "granddaughter", "grandmother",
      "heroine",  "hostess",     "housewife",  "lady",   "madam",         "miss",       "mom",           "mother",
      "mrs",      "ms",          "mum",        "niece",  "nun",           "princess",   "queen",         "schoolgirl",
      "sister",   "spokeswoman", "stepmother", "widow"};
  if (std::binary_search(kMale.begin(), kMale.end(), lemma)) return Gender::kMale;
  if (std::binary_search(kFemale.begin(), kFemale.end(), lemma)) return Gender::kFemale;
  if (lemma == "woman" || lemma == "wife" || lemma == "waitress") return Gender::kFemale;
  return Gender::kUnknown;
}

}  // namespace dossier::language::coref
