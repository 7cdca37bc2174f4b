#include "language/tokenizer.h"

#include "base/utf8.h"
#include "language/word_features.h"

#include <algorithm>

namespace dossier::language::tokenizing {
namespace {

constexpr std::uint64_t kContinuationSeed = 60;
constexpr std::uint64_t kWordSeed = 61;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t h = (a ^ (b + 0x9E3779B97F4A7C15ull + (a << 6) + (a >> 2))) * 0xd6e8feb86659fd93ull;
  return h ^ (h >> 31);
}

/// Feature hashes are made of a template number and the values that it joins.
class Features {
 public:
  explicit Features(std::vector<std::uint64_t>& out) : out_(out) { out_.clear(); }
  template <class... Values>
  void add(Values... values) {
    std::uint64_t h = ++template_;
    ((h = mix(h, static_cast<std::uint64_t>(values))), ...);
    out_.push_back(h ^ (h >> 17));
  }

 private:
  std::vector<std::uint64_t>& out_;
  std::uint64_t template_ = 0;
};

std::uint64_t letters_bucket(std::size_t n) { return n <= 4 ? n : n <= 7 ? 5 : 6; }

bool is_letters(Atom::Kind kind) {
  return kind == Atom::Kind::kLower || kind == Atom::Kind::kCapitalized || kind == Atom::Kind::kUpper;
}

}  // namespace

std::uint64_t continuation_key(std::string_view form) { return feature_hash(normalized_form(form), kContinuationSeed); }

bool may_continue(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return false;
  const auto is_word_byte = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0xC0 || (static_cast<unsigned char>(c) & 0xC0) == 0x80;
  };
  return is_word_byte(left.back()) || left.back() == '.' || left.back() == '%';
}

void word_end_features(const std::vector<Atom>& atoms, std::size_t word_start, std::size_t i,
                       std::vector<std::uint64_t>& features) {
  Features f(features);
  static const Atom kNone{};
  const auto touching = [&](std::ptrdiff_t at) -> const Atom& {  // atoms of the same run of text without white space
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(atoms.size())) return kNone;
    return atoms[static_cast<std::size_t>(at)];
  };
  const auto p = static_cast<std::ptrdiff_t>(i);
  const Atom& left = atoms[i - 1];
  const Atom& right = atoms[i];
  const bool left_starts = left.space_before || i == 1;
  const bool right_ends = i + 1 >= atoms.size() || atoms[i + 1].space_before;
  const Atom& left2 = left_starts ? kNone : touching(p - 2);
  const Atom& right2 = right_ends ? kNone : touching(p + 1);
  const bool right2_ends = right_ends || i + 2 >= atoms.size() || atoms[i + 2].space_before;
  const Atom& right3 = right2_ends ? kNone : touching(p + 2);
  const auto lk = left.kind, rk = right.kind;
  const auto ends = static_cast<std::uint64_t>(left_starts) * 2 + static_cast<std::uint64_t>(right_ends);
  f.add(lk, rk);
  f.add(lk, rk, ends);
  f.add(left.hash, rk);
  f.add(lk, right.hash);
  f.add(left.hash, right.hash);
  f.add(left.hash, right.hash, ends);
  f.add(left2.hash, left.hash, right.hash);
  f.add(left.hash, right.hash, right2.hash);
  f.add(left2.kind, lk, rk, right2.kind);
  f.add(left2.hash, lk, right.hash);
  f.add(left.hash, rk, right2.hash);
  f.add(lk, right.hash, right2.hash, right3.hash);
  f.add(lk, right.hash, right2.kind, right2_ends);
  f.add(left2.kind, left.hash, rk, ends);
  f.add(lk, letters_bucket(left.length), rk, letters_bucket(right.length), ends);
  f.add(right.hash, ends, letters_bucket(left.length), lk);
  const std::size_t word_length = i - word_start;
  const std::uint64_t word_head = atoms[word_start].hash;
  f.add(std::min<std::size_t>(word_length, 4), lk, rk);
  f.add(word_head, std::min<std::size_t>(word_length, 4), right.hash);
  f.add(word_head, left.hash, rk);
  // The whole run of text when it is short: "e-mail", "U.S.", "w/o".
  std::size_t first = i - 1;
  while (!atoms[first].space_before && first > 0 && i - first < 6) --first;
  std::size_t last = i + 1;
  while (last < atoms.size() && !atoms[last].space_before && last - i < 6) ++last;
  std::uint64_t whole = 0;
  for (std::size_t at = first; at < last; ++at) whole = mix(whole, atoms[at].hash);
  f.add(whole, i - first);
  std::uint64_t before = 0;
  for (std::size_t at = std::max(word_start, i > 12 ? i - 12 : 0); at < i; ++at) before = mix(before, atoms[at].hash);
  f.add(before, rk);
  f.add(before, right.hash);
  f.add(before, ends, rk);
  if (is_letters(lk) && is_letters(rk)) {  // the two halves of one letter run: its neighbours matter
    const Atom& previous = touching(p - 2);
    const Atom& next = touching(p + 1);
    f.add(left.hash, right.hash, previous.hash);
    f.add(left.hash, right.hash, next.hash);
    f.add(left.hash, right.hash, next.kind);
  }
  // Words across white space: "Inc." before a capital ends differently from "Inc." before a lower-case word.
  const std::ptrdiff_t after = right_ends ? p + 1 : p + 2;
  const Atom& next_word = touching(after);
  f.add(left.hash, right.hash, next_word.kind, right_ends);
  f.add(lk, letters_bucket(left.length), right.hash, next_word.kind, right_ends);
  f.add(right.hash, right_ends, next_word.hash);
}

void describe_words(std::string_view text, const std::vector<Span>& spans, std::vector<Word>& words) {
  words.clear();
  words.reserve(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const std::string_view form = spans[i].of(text);
    Word word;
    word.hash = feature_hash(normalized_form(form), kWordSeed);
    word.space_after = i + 1 == spans.size() || spans[i + 1].start > spans[i].end;
    word.last = static_cast<unsigned char>(form.back()) < 128 ? form.back() : char{1};
    const auto first = utf8::decode(form, 0);
    const bool capital = utf8::is_upper(first.code_point);
    bool lower = false;
    bool letters = false;
    bool digits = false;
    std::size_t length = 0;
    for (std::size_t at = 0; at < form.size() && length < 255; ++length) {
      const auto d = utf8::decode(form, at);
      const bool letter = utf8::is_letter(d.code_point);
      letters |= letter;
      lower |= letter && !utf8::is_upper(d.code_point);
      digits |= utf8::is_digit(d.code_point);
      at += d.length;
    }
    word.length = static_cast<std::uint8_t>(length);
    if (letters)
      word.kind = capital ? (lower || length == 1 ? Atom::Kind::kCapitalized : Atom::Kind::kUpper) : Atom::Kind::kLower;
    else if (digits) word.kind = Atom::Kind::kDigits;
    else if (form == ".") word.kind = Atom::Kind::kPeriod;
    else if (form == "\"" || form == "''" || form == "``" || form == "“" || form == "”") word.kind = Atom::Kind::kQuote;
    else if (form == "'" || form == "’" || form == "‘") word.kind = Atom::Kind::kApostrophe;
    else if (form == "-") word.kind = Atom::Kind::kHyphen;
    else if (form == "–" || form == "—" || form == "--") word.kind = Atom::Kind::kDash;
    word.shape = static_cast<std::uint64_t>(word.kind) * 64 + std::min<std::size_t>(length, 3) * 16 +
                 (word.last == '.' ? 1u : 0u) + (word.last == '!' || word.last == '?' ? 2u : 0u) +
                 (word.last == ':' ? 4u : 0u) + (digits ? 8u : 0u);
    words.push_back(word);
  }
}

void SentenceState::pass(const Word& word) {
  if (word.kind == Atom::Kind::kQuote) open_quotes ^= 1;
  if (word.length == 1 && (word.last == '(' || word.last == '[')) open_brackets = std::min(open_brackets + 1, 3);
  if (word.length == 1 && (word.last == ')' || word.last == ']')) open_brackets = std::max(open_brackets - 1, 0);
}

std::size_t dateline_length(std::string_view text, const std::vector<Span>& spans, const std::vector<Word>& words) {
  constexpr std::size_t kLongest = 16;
  if (words.empty() || words[0].kind != Atom::Kind::kUpper || words[0].length < 3) return 0;
  bool bracket = false;
  for (std::size_t i = 1; i < words.size() && i < kLongest; ++i) {
    const Word& word = words[i];
    const std::string_view form = spans[i].of(text);
    const bool dash = (word.kind == Atom::Kind::kDash || word.kind == Atom::Kind::kHyphen) && word.space_after &&
                      !words[i - 1].space_after;
    const bool parted =
        (word.kind == Atom::Kind::kDash || word.kind == Atom::Kind::kHyphen) && words[i - 1].space_after;
    if (!bracket && i + 3 < words.size() && (parted || dash))
      return parted && word.space_after ? i + 1 : word.kind == Atom::Kind::kDash ? i + 1 : 0;
    if (form == "(") bracket = true;
    else if (form == ")") bracket = false;
    const bool fits = word.kind == Atom::Kind::kUpper || word.kind == Atom::Kind::kCapitalized ||
                      word.kind == Atom::Kind::kDigits || form == "," || form == "/" || form == "(" || form == ")" ||
                      word.last == '.' || bracket;
    if (!fits) return 0;
  }
  return 0;
}

bool may_end_sentence(const std::vector<Word>& words, std::size_t i) {
  if (i + 1 >= words.size()) return false;
  if (words[i].space_after) return true;
  const char last = words[i].last;
  return last == '.' || last == '!' || last == '?' || last == 1 || words[i].kind == Atom::Kind::kQuote || last == ')' ||
         last == ':' || last == '*' || last == '-' || last == '_' || last == '=';
}

void sentence_end_features(const std::vector<Word>& words, std::size_t i, const SentenceState& state,
                           std::vector<std::uint64_t>& features) {
  Features f(features);
  static const Word kEdge{1, 1, Atom::Kind::kOther, 0, true, 0};
  const auto word = [&](std::ptrdiff_t at) -> const Word& {
    return at < 0 || at >= static_cast<std::ptrdiff_t>(words.size()) ? kEdge : words[static_cast<std::size_t>(at)];
  };
  const auto p = static_cast<std::ptrdiff_t>(i);
  const Word& l1 = word(p);
  const Word& l2 = word(p - 1);
  const Word& l3 = word(p - 2);
  const Word& r1 = word(p + 1);
  const Word& r2 = word(p + 2);
  const Word& r3 = word(p + 3);
  const std::size_t sofar = i - state.first + 1;
  const std::uint64_t length = sofar <= 3    ? sofar
                               : sofar <= 6  ? 4
                               : sofar <= 12 ? 5
                               : sofar <= 24 ? 6
                               : sofar <= 40 ? 7
                                             : 8;
  const std::uint64_t gap = l1.space_after;
  const std::uint64_t nesting =
      static_cast<std::uint64_t>(state.open_quotes) * 4 + static_cast<std::uint64_t>(state.open_brackets);
  const std::size_t left = words.size() - i - 1;
  const std::uint64_t remaining = left <= 3 ? left : left <= 8 ? 4 : 5;
  f.add(l1.shape, gap);
  f.add(l1.hash, gap);
  f.add(r1.shape, gap);
  f.add(r1.hash, gap);
  f.add(l1.shape, r1.shape, gap);
  f.add(l1.hash, r1.shape, gap);
  f.add(l1.shape, r1.hash, gap);
  f.add(l1.hash, r1.hash, gap);
  f.add(l1.shape, r1.shape, r2.shape);
  f.add(l1.hash, r1.hash, r2.hash);
  f.add(l1.hash, r1.kind, r2.hash);
  f.add(l1.hash, r1.kind, r2.kind, r3.kind);
  f.add(l1.hash, r1.hash, r2.kind);
  f.add(l2.shape, l1.shape, r1.shape);
  f.add(l2.hash, l1.hash, r1.shape);
  f.add(l2.hash, l1.hash, r1.hash);
  f.add(l2.hash, l1.hash);
  f.add(l2.kind, l1.hash, r1.kind, l2.space_after);
  f.add(l3.hash, l2.hash, l1.hash);
  f.add(l3.kind, l2.kind, l1.hash, r1.kind);
  f.add(length, l1.hash, r1.kind);
  f.add(length, l1.shape, r1.shape);
  f.add(length, remaining, l1.kind, r1.kind);
  f.add(nesting, l1.hash, r1.kind);
  f.add(nesting, l1.shape, r1.shape, r2.kind);
  f.add(nesting, l1.hash, r1.hash);
  f.add(remaining, l1.hash, r1.shape);
  const Word& first = word(static_cast<std::ptrdiff_t>(state.first));
  f.add(first.hash, length, l1.hash);
  f.add(first.kind, first.hash, l1.kind, r1.kind);
  f.add(first.hash, r1.hash);
  f.add(first.shape, length, l1.shape, r1.shape);
  f.add(r1.hash, r2.hash);
  f.add(r1.hash, r2.kind, l1.kind);
  f.add(r1.shape, r2.shape, r3.shape, l1.kind);
}

}  // namespace dossier::language::tokenizing
