#include "language/word_features.h"

#include "base/html_entity.h"
#include "base/utf8.h"

#include <algorithm>

namespace dossier::language {
namespace {

constexpr std::uint64_t kWordSeed = 1, kPrefixSeed = 2, kSuffixSeed = 10, kShapeSeed = 20, kGramSeed = 30,
                        kCasedSeed = 40, kFactsSeed = 41;
constexpr std::size_t kMaxGrams = 24;
constexpr std::size_t kMaxFormLetters = 40;  // longer forms (URLs, junk) are described by their beginning

char plain_of(char32_t c) {
  switch (c) {
    case U'‘':
    case U'’':
    case U'‚':
    case U'´':
    case U'`': return '\'';
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'»': return '"';
    case U'–':
    case U'—':
    case U'‒':
    case U'―':
    case U'‑':
    case U'−': return '-';
    case U'\u00A0': return ' ';
    default: return 0;
  }
}

/// Upper, lower, digit, other, runs cut at two: "McDonald's" gives "XxXxx'x".
std::string shape_of(std::string_view form) {
  std::string shape;
  char last = 0;
  int run = 0;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < form.size() && letters < kMaxFormLetters; ++letters) {
    const auto d = utf8::decode(form, at);
    char kind = utf8::is_digit(d.code_point)    ? 'd'
                : utf8::is_upper(d.code_point)  ? 'X'
                : utf8::is_letter(d.code_point) ? 'x'
                                                : 0;
    if (!kind) {
      if (const char plain = plain_of(d.code_point)) kind = plain;
      else kind = d.code_point < 128 ? static_cast<char>(d.code_point) : '?';
    }
    at += d.length;
    run = kind == last ? run + 1 : 1;
    last = kind;
    if (run <= 2) shape += kind;
  }
  return shape;
}

}  // namespace

std::uint64_t feature_hash(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = 0xcbf29ce484222325ull ^ (seed * 0x9E3779B97F4A7C15ull);
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93ull;
  hash ^= hash >> 32;
  return hash;
}

std::string normalized_form(std::string_view form) {
  if (may_hold_html_entity(form)) {
    if (const std::string plain = without_html_entities(form); plain != form) return normalized_form(plain);
  }
  std::string out;
  out.reserve(form.size());
  for (std::size_t at = 0; at < form.size();) {
    const unsigned char byte = static_cast<unsigned char>(form[at]);
    if (byte < 128) {
      char c = static_cast<char>(byte);
      if (c >= '0' && c <= '9') c = '0';
      else if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      else if (c == '`') c = '\'';
      out += c;
      ++at;
      continue;
    }
    const auto d = utf8::decode(form, at);
    if (const char plain = plain_of(d.code_point)) out += plain;
    else utf8::append(out, utf8::to_lower(d.code_point));
    at += d.length;
  }
  return out;
}

WordFeatures::WordFeatures(const std::vector<std::string>& words, std::uint32_t affix_rows, std::uint32_t gram_rows,
                           LexicalFacts facts)
    : word_rows_(static_cast<std::uint32_t>(words.size()) + 1),
      affix_rows_(affix_rows),
      gram_rows_(gram_rows),
      facts_(std::move(facts)) {
  std::size_t size = 16;
  while (size < words.size() * 2 + 2) size *= 2;
  built_.resize(size);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint64_t hash = feature_hash(words[i], kWordSeed);
    std::size_t at = hash & (size - 1);
    while (built_[at].row) at = (at + 1) & (size - 1);
    built_[at] = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(i) + 1};
  }
  slots_ = built_.data();
  slot_count_ = built_.size();
}

void WordFeatures::write(ByteWriter& out) const {
  out.put(word_rows_);
  out.put(affix_rows_);
  out.put(gram_rows_);
  out.put_array(slots_, slot_count_);
  facts_.write(out);
}

bool WordFeatures::read(ByteReader& in) {
  word_rows_ = in.get<std::uint32_t>();
  affix_rows_ = in.get<std::uint32_t>();
  gram_rows_ = in.get<std::uint32_t>();
  const auto slots = in.get_array<Slot>();
  const auto power_of_two = [](std::uint64_t n) { return n != 0 && (n & (n - 1)) == 0; };
  constexpr std::uint32_t kMost = 1u << 24;
  if (!in.ok() || word_rows_ == 0 || word_rows_ > kMost || affix_rows_ > kMost || gram_rows_ > kMost ||
      !power_of_two(affix_rows_) || !power_of_two(gram_rows_) || !power_of_two(slots.size)) {
    in.fail();
    return false;
  }
  bool has_free = false;
  for (const Slot& slot : slots) {
    if (slot.row >= word_rows_) in.fail();
    has_free |= slot.row == 0;
  }
  if (!has_free) in.fail();  // or a look-up would never end
  slots_ = slots.data;
  slot_count_ = slots.size;
  facts_.read(in);
  return in.ok();
}

std::uint32_t WordFeatures::word_row(std::string_view normalized) const {
  const std::uint64_t hash = feature_hash(normalized, kWordSeed);
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t at = hash & (slot_count_ - 1); slots_[at].row; at = (at + 1) & (slot_count_ - 1))
    if (slots_[at].tag == tag) return slots_[at].row;
  return 0;
}

void WordFeatures::append_rows(std::string_view form, std::vector<std::uint32_t>& rows) const {
  if (may_hold_html_entity(form)) {
    if (const std::string plain = without_html_entities(form); plain != form) return append_rows(plain, rows);
  }
  const std::string normalized = normalized_form(form);
  rows.push_back(word_row(normalized));
  const auto affix = [&](std::string_view text, std::uint64_t seed) {
    rows.push_back(word_rows_ + static_cast<std::uint32_t>(feature_hash(text, seed) & (affix_rows_ - 1)));
  };
  affix(shape_of(form), kShapeSeed);
  affix(form.substr(0, 64), kCasedSeed);

  if (const std::uint32_t facts = facts_.of(normalized)) {
    for (std::uint32_t bit = 0; bit < kLexicalFacts; ++bit)
      if (facts >> bit & 1u) rows.push_back(word_rows_ + affix_rows_ + gram_rows_ + bit);
    affix(std::string_view(reinterpret_cast<const char*>(&facts), sizeof facts), kFactsSeed);
  }

  // Offsets of the code points, the ends included.
  std::vector<std::uint32_t> starts;
  std::string_view text = normalized;
  for (std::size_t at = 0; at < text.size() && starts.size() < kMaxFormLetters;) {
    starts.push_back(static_cast<std::uint32_t>(at));
    at += utf8::decode(text, at).length;
    if (starts.size() == kMaxFormLetters) text = text.substr(0, at);
  }
  const std::size_t letters = starts.size();
  starts.push_back(static_cast<std::uint32_t>(text.size()));
  for (std::size_t n = 1; n <= 3; ++n)
    if (letters > n) affix(text.substr(0, starts[n]), kPrefixSeed + n);
  for (std::size_t n = 1; n <= 4; ++n)
    if (letters > n) affix(text.substr(starts[letters - n]), kSuffixSeed + n);

  std::string padded;
  padded += '<';
  padded += text;
  padded += '>';
  for (auto& start : starts) ++start;
  starts.insert(starts.begin(), 0);
  starts.push_back(static_cast<std::uint32_t>(padded.size()));
  std::size_t grams = 0;
  for (std::size_t n = 3; n <= 5; n += 1)
    for (std::size_t i = 0; i + n < starts.size() && grams < kMaxGrams; ++i, ++grams) {
      const auto gram = std::string_view(padded).substr(starts[i], starts[i + n] - starts[i]);
      rows.push_back(word_rows_ + affix_rows_ +
                     static_cast<std::uint32_t>(feature_hash(gram, kGramSeed + n) & (gram_rows_ - 1)));
    }
}

std::uint32_t WordFeatures::context_row(const Context& context) const {
  const std::uint32_t bits = (context.space_before ? 1u : 0u) | (context.space_after ? 2u : 0u) |
                             (context.first_in_sentence ? 4u : 0u) | (context.capitals ? 8u : 0u) |
                             (context.continues_multiword ? 16u : 0u);
  return word_rows_ + affix_rows_ + gram_rows_ + kFactRows + bits;
}

}  // namespace dossier::language
