#include "language/lemma_case.h"

#include "base/utf8.h"
#include "language/word_features.h"

#include <algorithm>

namespace dossier::language {
namespace {

constexpr std::uint64_t kCaseSeed = 2000;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t h = (a ^ (b + 0x9E3779B97F4A7C15ull + (a << 6) + (a >> 2))) * 0xd6e8feb86659fd93ull;
  return h ^ (h >> 31);
}

bool has_case(char32_t c) { return utf8::to_lower(c) != c || utf8::to_upper(c) != c; }

std::string titled(std::string_view lower) {
  std::string out;
  bool done = false;
  for (std::size_t at = 0; at < lower.size();) {
    const auto d = utf8::decode(lower, at);
    const bool letter = utf8::is_letter(d.code_point);
    utf8::append(out, letter && !done ? utf8::to_upper(d.code_point) : d.code_point);
    done |= letter;
    at += d.length;
  }
  return out;
}

}  // namespace

FormShape shape_of(std::string_view form) {
  std::size_t upper = 0, lower = 0;
  bool first_upper = false;
  for (std::size_t at = 0; at < form.size();) {
    const auto d = utf8::decode(form, at);
    at += d.length;
    if (!has_case(d.code_point)) continue;
    const bool is_upper = utf8::is_upper(d.code_point);
    if (upper + lower == 0) first_upper = is_upper;
    ++(is_upper ? upper : lower);
  }
  if (upper + lower == 0) return FormShape::kNoLetters;
  if (upper == 0) return FormShape::kLower;
  if (lower == 0) return upper == 1 ? FormShape::kCapital : FormShape::kUpper;
  return first_upper && upper == 1 ? FormShape::kTitle : FormShape::kMixed;
}

std::span<const LemmaCase> lemma_cases(FormShape shape) {
  static constexpr LemmaCase kOfLower[] = {LemmaCase::kLower, LemmaCase::kTitle, LemmaCase::kUpper};
  static constexpr LemmaCase kOfTitle[] = {LemmaCase::kTitle, LemmaCase::kLower, LemmaCase::kUpper};
  static constexpr LemmaCase kOfUpper[] = {LemmaCase::kUpper, LemmaCase::kTitle, LemmaCase::kLower};
  static constexpr LemmaCase kOfMixed[] = {LemmaCase::kAsForm, LemmaCase::kLower};
  switch (shape) {
    case FormShape::kNoLetters: return std::span(kOfLower, 1);
    case FormShape::kLower: return kOfLower;
    case FormShape::kTitle: return kOfTitle;
    case FormShape::kCapital: return std::span(kOfTitle, 2);  // one letter: a capital is capitals
    case FormShape::kUpper: return kOfUpper;
    case FormShape::kMixed: return kOfMixed;
  }
  return std::span(kOfLower, 1);
}

std::string write_lemma(std::string_view lemma, std::string_view form, LemmaCase letter_case) {
  switch (letter_case) {
    case LemmaCase::kLower: return std::string(lemma);
    case LemmaCase::kTitle: return titled(lemma);
    case LemmaCase::kUpper: return utf8::to_upper(lemma);
    case LemmaCase::kAsForm: break;
  }
  std::string out;
  std::size_t at = 0, in_form = 0;
  while (at < lemma.size() && in_form < form.size()) {
    const auto l = utf8::decode(lemma, at);
    const auto f = utf8::decode(form, in_form);
    if (utf8::to_lower(f.code_point) != l.code_point) break;
    utf8::append(out, f.code_point);
    at += l.length;
    in_form += f.length;
  }
  out += lemma.substr(at);
  return out;
}

std::optional<LemmaCase> lemma_case_of(std::string_view lemma, FormShape shape) {
  LemmaCase shown = LemmaCase::kLower;
  switch (shape_of(lemma)) {
    case FormShape::kNoLetters: return std::nullopt;
    case FormShape::kLower: break;
    case FormShape::kTitle:
    case FormShape::kCapital: shown = LemmaCase::kTitle; break;
    case FormShape::kUpper: shown = LemmaCase::kUpper; break;
    case FormShape::kMixed: shown = LemmaCase::kAsForm; break;
  }
  if (shape == FormShape::kMixed && shown != LemmaCase::kLower) shown = LemmaCase::kAsForm;
  const auto possible = lemma_cases(shape);
  if (std::find(possible.begin(), possible.end(), shown) == possible.end()) return std::nullopt;
  return shown;
}

void describe_case(const Document& document, const Sentence& sentence, std::vector<CaseContext>& out) {
  using Neighbour = CaseContext::Neighbour;
  const std::size_t count = sentence.last - sentence.first;
  out.assign(count, {});
  std::vector<Neighbour> seen(count, Neighbour::kOther);
  std::size_t words = 0, capital = 0, upper = 0, long_lower = 0;
  bool first = true;
  for (std::size_t i = 0; i < count; ++i) {
    const auto index = static_cast<TokenIndex>(sentence.first + i);
    const std::string_view form = document.form(index);
    out[i].first = first;
    const FormShape shape = shape_of(form);
    out[i].shape = shape;
    if (shape == FormShape::kNoLetters) continue;
    first = false;
    const bool proper = document.tokens[index].upos == Upos::kPropn;
    seen[i] = proper ? Neighbour::kProper : shape == FormShape::kLower ? Neighbour::kLower : Neighbour::kCapital;
    if (form.size() < 2) continue;
    ++words;
    if (shape == FormShape::kLower) long_lower += form.size() > 3;
    else ++capital;
    upper += shape == FormShape::kUpper;
  }
  auto capitals = CaseContext::Capitals::kNormal;
  if (words > 1 && upper * 4 >= words * 3) capitals = CaseContext::Capitals::kUpper;
  else if (words > 2 && long_lower == 0 && capital * 2 > words) capitals = CaseContext::Capitals::kTitle;
  for (std::size_t i = 0; i < count; ++i) {
    out[i].capitals = capitals;
    out[i].before = i == 0 ? Neighbour::kNone : seen[i - 1];
    out[i].after = i + 1 == count ? Neighbour::kNone : seen[i + 1];
  }
}

CaseFeatures case_features(std::string_view normalized, FormShape shape, Upos upos, std::uint8_t xpos,
                           const CaseContext& context) {
  CaseFeatures features{};
  std::size_t count = 0;
  const auto add = [&](auto... values) {
    std::uint64_t h = ++count;
    ((h = mix(h, static_cast<std::uint64_t>(values))), ...);
    features[count - 1] = h ^ (h >> 17);
  };
  const std::uint64_t form = feature_hash(normalized, kCaseSeed);
  const auto ending = [&](std::size_t length) {
    return feature_hash(normalized.substr(normalized.size() - std::min(length, normalized.size())), kCaseSeed + length);
  };
  const std::uint64_t tags = static_cast<std::uint64_t>(upos) * 256 + xpos;
  const std::uint64_t place = context.bits() & 7;  // first, capitals
  const auto before = context.before, after = context.after;
  std::size_t vowels = 0;
  bool stop = false, digit = false, roman = true;
  for (const char c : normalized) {
    vowels += std::string_view("aeiouy").find(c) != std::string_view::npos;
    stop |= c == '.';
    digit |= c == '0';
    roman &= std::string_view("ivxlc").find(c) != std::string_view::npos;
  }
  const std::size_t length = std::min<std::size_t>(normalized.size(), 8);
  const std::size_t marks = (stop ? 1u : 0u) + (digit ? 2u : 0u) + (roman ? 4u : 0u);
  add(shape, tags);
  add(shape, tags, place);
  add(form, tags);
  add(form, shape);
  add(form, shape, tags, place);
  add(form, shape, place);
  add(shape, upos, before, after);
  add(shape, tags, before, after, place);
  add(shape, tags, length, marks);
  add(shape, tags, length, std::min<std::size_t>(vowels, 3), place);
  add(shape, upos, ending(2), place);
  add(shape, tags, ending(3));
  add(shape, ending(4));
  add(form, before, after);
  static_assert(kCaseFeatures == 14);
  return features;
}

std::uint64_t case_salt(LemmaCase letter_case) {
  return (static_cast<std::uint64_t>(letter_case) + 1) * 0x9E3779B97F4A7C15ull >> 7;
}

}  // namespace dossier::language
