#include "language/lexical_facts.h"

#include "language/word_features.h"

namespace dossier::language {
namespace {

constexpr std::uint64_t kFactSeed = 80;
constexpr std::uint32_t kStoredBits = 12;
constexpr std::uint32_t kStoredMask = (1u << kStoredBits) - 1;

std::uint32_t check_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 44) << kStoredBits; }

}  // namespace

LexicalFacts::LexicalFacts(const std::map<std::string, std::uint32_t>& facts) {
  std::size_t size = 16;
  while (size * 3 < facts.size() * 4) size *= 2;
  built_.assign(size, 0);
  for (const auto& [form, bits] : facts) {
    if ((bits & kStoredMask) == 0) continue;
    const std::uint64_t hash = feature_hash(form, kFactSeed);
    std::size_t at = hash & (size - 1);
    while (built_[at] != 0) at = (at + 1) & (size - 1);
    built_[at] = check_of(hash) | (bits & kStoredMask);
  }
  slots_ = built_.data();
  slot_count_ = size;
}

bool LexicalFacts::read(ByteReader& in) {
  const auto slots = in.get_array<std::uint32_t>();
  bool has_free = slots.size == 0;
  for (const std::uint32_t slot : slots) has_free |= slot == 0;
  if (!in.ok() || (slots.size & (slots.size - 1)) != 0 || !has_free) {
    in.fail();
    return false;
  }
  slots_ = slots.data;
  slot_count_ = slots.size;
  return true;
}

std::uint32_t LexicalFacts::stored(std::string_view normalized) const {
  const std::uint64_t hash = feature_hash(normalized, kFactSeed);
  for (std::size_t at = hash & (slot_count_ - 1); slots_[at] != 0; at = (at + 1) & (slot_count_ - 1))
    if ((slots_[at] & ~kStoredMask) == check_of(hash)) return slots_[at] & kStoredMask;
  return 0;
}

std::uint32_t LexicalFacts::of(std::string_view normalized) const {
  if (slot_count_ == 0) return 0;
  std::uint32_t facts = stored(normalized);
  std::string stem;
  const auto stem_has = [&](std::size_t strip, std::string_view append, std::uint32_t wanted) {
    stem.assign(normalized.substr(0, normalized.size() - strip));
    stem += append;
    return stored(stem) & wanted;
  };
  const std::size_t size = normalized.size();
  if (size < 4 || size > 40) return facts;
  const auto doubled = [&](std::size_t strip) {
    return size > strip + 2 && normalized[size - strip - 1] == normalized[size - strip - 2];
  };
  // Regular inflection (Quirk et al. 1985, ch. 3): the endings with their changes of spelling.
  if (normalized.ends_with("s") && !normalized.ends_with("ss")) {
    std::uint32_t base = stem_has(1, "", kFactNoun | kFactVerb);
    if (normalized.ends_with("es")) base |= stem_has(2, "", kFactNoun | kFactVerb);
    if (normalized.ends_with("ies")) base |= stem_has(3, "y", kFactNoun | kFactVerb);
    if (base & kFactNoun) facts |= kFactRegularPlural;
    if (base & kFactVerb) facts |= kFactThirdPerson;
  } else if (normalized.ends_with("ed")) {
    std::uint32_t base = stem_has(2, "", kFactVerb) | stem_has(1, "", kFactVerb);
    if (normalized.ends_with("ied")) base |= stem_has(3, "y", kFactVerb);
    if (doubled(2)) base |= stem_has(3, "", kFactVerb);
    if (base) facts |= kFactRegularPast;
  } else if (normalized.ends_with("ing")) {
    std::uint32_t base = stem_has(3, "", kFactVerb) | stem_has(3, "e", kFactVerb);
    if (doubled(3)) base |= stem_has(4, "", kFactVerb);
    if (base) facts |= kFactIng;
  } else if (normalized.ends_with("er") || normalized.ends_with("est")) {
    const std::size_t strip = normalized.ends_with("er") ? 2 : 3;
    std::uint32_t base = stem_has(strip, "", kFactAdjective) | stem_has(strip, "e", kFactAdjective);
    if (normalized[size - strip - 1] == 'i') base |= stem_has(strip + 1, "y", kFactAdjective);
    if (doubled(strip)) base |= stem_has(strip + 1, "", kFactAdjective);
    if (base) facts |= kFactRegularCompared;
  }
  return facts;
}

}  // namespace dossier::language
