#include "language/gazetteer.h"

#include "base/utf8.h"
#include "language/gazetteer_format.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>

namespace dossier::language {

namespace format = gazetteer_format;

struct Gazetteer::State {
  std::vector<Country> countries;
  std::string_view slots;  // the packed table, in place
  std::string_view text;
  std::uint32_t slot_mask = 0;

  format::PackedSlot slot(std::uint32_t index) const {
    format::PackedSlot out;
    std::memcpy(&out, slots.data() + std::size_t{index} * sizeof(out), sizeof(out));
    return out;
  }
  const Country* country_at(std::uint8_t index) const { return index == 0 ? nullptr : &countries[index - 1u]; }
};

namespace {

template <class T>
T read_at(std::string_view bytes, std::size_t at) {
  static_assert(std::is_trivially_copyable_v<T>);
  T out;
  std::memcpy(&out, bytes.data() + at, sizeof(out));
  return out;
}

/// The key of a name as a user writes it: folded, white space squeezed, "the " dropped.
std::string key_of(std::string_view name) {
  const std::string folded = utf8::fold(name);
  std::string out;
  out.reserve(folded.size());
  for (const char c : folded) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.starts_with("the ") && out.size() > 4) out.erase(0, 4);
  return out;
}

bool has_upper(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

Gazetteer::Gazetteer() : state_(std::make_unique<State>()) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

bool Gazetteer::unpack(std::string_view bytes) {
  static_assert(std::endian::native == std::endian::little);
  if (bytes.size() < sizeof(format::Header)) return false;
  const auto header = read_at<format::Header>(bytes, 0);
  if (header.magic != format::kMagic || header.country_count > format::kMaxCountries) return false;
  if (!std::has_single_bit(header.slot_count) || header.slot_count > (1u << 24)) return false;
  const std::size_t countries_at = sizeof(format::Header);
  const std::size_t slots_at = countries_at + header.country_count * sizeof(format::PackedCountry);
  const std::size_t text_at = slots_at + std::size_t{header.slot_count} * sizeof(format::PackedSlot);
  if (bytes.size() != text_at + header.text_size) return false;

  auto state = std::make_unique<State>();
  state->slots = bytes.substr(slots_at, text_at - slots_at);
  state->text = bytes.substr(text_at);
  state->slot_mask = header.slot_count - 1;
  const auto within = [&](std::uint32_t offset, std::uint32_t size) {
    return offset <= header.text_size && size <= header.text_size - offset;
  };
  state->countries.reserve(header.country_count);
  for (std::size_t i = 0; i < header.country_count; ++i) {
    const std::size_t at = countries_at + i * sizeof(format::PackedCountry);
    const auto packed = read_at<format::PackedCountry>(bytes, at);
    if (!within(packed.name_offset, packed.name_size) || !within(packed.capital_offset, packed.capital_size))
      return false;
    state->countries.push_back({bytes.substr(at, 3), state->text.substr(packed.name_offset, packed.name_size),
                                state->text.substr(packed.capital_offset, packed.capital_size), packed.sovereign != 0});
  }
  bool has_free_slot = false;  // a full table would make a missing key probe for ever
  for (std::uint32_t i = 0; i < header.slot_count; ++i) {
    const format::PackedSlot slot = state->slot(i);
    has_free_slot |= slot.key_size == 0;
    if (!within(slot.key_offset, slot.key_size)) return false;
    if (std::max({slot.named, slot.people, slot.capital, slot.place}) > header.country_count) return false;
  }
  if (!has_free_slot) return false;
  state_ = std::move(state);
  return true;
}

Gazetteer::Entry Gazetteer::lookup(std::string_view folded) const {
  const State& state = *state_;
  if (state.slots.empty() || folded.empty() || folded.size() > 255) return {};
  for (std::uint32_t at = format::hash_key(folded) & state.slot_mask;; at = (at + 1) & state.slot_mask) {
    const format::PackedSlot slot = state.slot(at);
    if (slot.key_size == 0) return {};
    if (slot.key_size == folded.size() && state.text.compare(slot.key_offset, slot.key_size, folded) == 0)
      return {slot.flags, state.country_at(slot.named), state.country_at(slot.people), state.country_at(slot.capital),
              state.country_at(slot.place)};
  }
}

const std::vector<Gazetteer::Country>& Gazetteer::countries() const { return state_->countries; }

const Gazetteer::Country* Gazetteer::country(std::string_view iso) const {
  const auto& all = state_->countries;
  const auto it = std::lower_bound(all.begin(), all.end(), iso,
                                   [](const Country& country, std::string_view key) { return country.iso < key; });
  return it != all.end() && it->iso == iso ? &*it : nullptr;
}

const Gazetteer::Country* Gazetteer::country_named(std::string_view name) const {
  const Entry entry = lookup(key_of(name));
  if ((entry.flags & kInitials) != 0 && !has_upper(name)) return nullptr;
  return entry.named;
}

const Gazetteer::Country* Gazetteer::country_of_people(std::string_view word) const {
  return lookup(key_of(word)).people;
}
const Gazetteer::Country* Gazetteer::country_of_capital(std::string_view city) const {
  return lookup(key_of(city)).capital;
}
const Gazetteer::Country* Gazetteer::country_of_place(std::string_view name) const {
  return lookup(key_of(name)).place;
}
bool Gazetteer::is_place(std::string_view name) const { return (lookup(key_of(name)).flags & (kCity | kRegion)) != 0; }
bool Gazetteer::is_forename(std::string_view word) const { return (lookup(key_of(word)).flags & kForename) != 0; }
bool Gazetteer::is_surname(std::string_view word) const { return (lookup(key_of(word)).flags & kSurname) != 0; }

Gender Gazetteer::forename_gender(std::string_view word) const {
  switch (lookup(key_of(word)).flags & (kMale | kFemale)) {
    case kMale: return Gender::kMale;
    case kFemale: return Gender::kFemale;
    default: return Gender::kUnknown;
  }
}

}  // namespace dossier::language
