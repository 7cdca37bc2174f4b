#include "language/names_features.h"

#include "base/html_entity.h"
#include "base/utf8.h"
#include "language/names_word_class.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace dossier::language::names {
namespace {

constexpr std::uint32_t hash_bytes(std::string_view text, std::uint32_t seed = 2166136261u) {
  std::uint32_t hash = seed;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash | 1u;  // 0 is kept for "hidden"
}

constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93ull;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93ull;
  return x ^ (x >> 32);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void fold_into(std::string_view form, std::string& out) {
  if (!is_ascii(form)) {
    out = utf8::fold(form);
    return;
  }
  out.assign(form);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
}

/// 'X' capital, 'x' small letter, '0' digit, else the byte itself.
char class_of(char32_t c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return 'X';
    if (c >= 'a' && c <= 'z') return 'x';
    if (c >= '0' && c <= '9') return '0';
    return static_cast<char>(c);
  }
  if (c == 0x2019 || c == 0x2018) return '\'';
  if (!utf8::is_letter(c)) return '?';
  return utf8::is_upper(c) ? 'X' : 'x';
}

struct Written {
  std::uint32_t shape;
  Case writing;
};

Written written(std::string_view form) {
  char shape[16];
  std::size_t size = 0;
  unsigned capitals = 0, smalls = 0, digits = 0;
  char first = 0;
  for (std::size_t at = 0; at < form.size();) {
    const auto decoded = utf8::decode(form, at);
    at += decoded.length;
    const char c = class_of(decoded.code_point);
    if (!first) first = c;
    capitals += c == 'X';
    smalls += c == 'x';
    digits += c == '0';
    const bool repeats = size >= 2 && shape[size - 1] == c && shape[size - 2] == c;  // "Xxx" stays, "Xxxx" is squeezed
    if (!repeats && size < sizeof(shape)) shape[size++] = c;
  }
  Case writing = Case::kOther;
  if (capitals + smalls == 0) writing = digits ? Case::kNumber : Case::kOther;
  else if (capitals == 0) writing = Case::kLower;
  else if (smalls == 0) writing = capitals == 1 ? Case::kInitialLetter : Case::kUpper;
  else if (first == 'X' && capitals == 1) writing = Case::kInitial;
  else writing = Case::kMixed;
  return {hash_bytes({shape, size}), writing};
}

constexpr bool capitalised(Case writing) {
  return writing == Case::kInitial || writing == Case::kUpper || writing == Case::kMixed ||
         writing == Case::kInitialLetter;
}

}  // namespace

FeatureExtractor::FeatureExtractor(const Document& document, const Gazetteer& gazetteer)
    : document_(document),
      looks_(document.tokens.size()),
      folded_(document.tokens.size()),
      runs_(document.tokens.size()) {
  look_at_words();
  mark_phrases(gazetteer);
  mark_sentences();
  mark_runs();
}

void FeatureExtractor::look_at_words() {
  const std::size_t slots = std::bit_ceil(looks_.size() * 2 + 2);
  lower_seen_.assign(slots, 0);
  std::string folded, plain;
  for (TokenIndex i = 0; i < looks_.size(); ++i) {
    Look& look = looks_[i];
    std::string_view form = document_.form(i);
    if (may_hold_html_entity(form)) form = plain = without_html_entities(form);
    const Written how = written(form);
    look.shape = how.shape;
    look.writing = how.writing;
    look.tag = document_.tokens[i].xpos;
    fold_into(form, folded);
    if (capitalised(look.writing)) {
      folded_[i] = folded;
      look.word_class = word_class_of(folded);
    } else if (look.writing == Case::kLower) {
      look.word_class = word_class_of(folded);
      look.joins =
          folded == "of" || folded == "the" || folded == "and" || folded == "for" || folded == "on" || folded == "in";
    } else if (folded == "&" || folded == "-") {
      look.joins = true;
    }
    for (char& c : folded)
      if (c >= '0' && c <= '9') c = '0';
    look.lower = hash_bytes(folded);
    look.form = hash_bytes(form);
    for (std::size_t n = 0; n < look.prefix.size(); ++n)
      look.prefix[n] = hash_bytes(std::string_view(folded).substr(0, std::min(folded.size(), n + 2)), 17u);
    for (std::size_t n = 0; n < look.suffix.size(); ++n)
      look.suffix[n] = hash_bytes(std::string_view(folded).substr(folded.size() - std::min(folded.size(), n + 1)), 19u);
    if (look.writing == Case::kLower) {
      std::size_t at = look.lower & (slots - 1);
      while (lower_seen_[at] != 0 && lower_seen_[at] != look.lower) at = (at + 1) & (slots - 1);
      lower_seen_[at] = look.lower;
    }
  }
}

bool FeatureExtractor::seen_in_lower_case(std::uint32_t hash) const {
  const std::size_t mask = lower_seen_.size() - 1;
  for (std::size_t at = hash & mask; lower_seen_[at] != 0; at = (at + 1) & mask)
    if (lower_seen_[at] == hash) return true;
  return false;
}

void FeatureExtractor::mark_phrases(const Gazetteer& gazetteer) {
  constexpr std::uint16_t kPlaces = Gazetteer::kCity | Gazetteer::kRegion;
  const auto category = [](std::uint16_t flags, bool upper) -> unsigned {
    if ((flags & Gazetteer::kCountryName) && (upper || !(flags & Gazetteer::kInitials))) return 1;
    if (flags & Gazetteer::kPeople) return 3;
    if ((flags & Gazetteer::kBody) && (upper || !(flags & Gazetteer::kInitials))) return 7;
    if (flags & kPlaces) return 5;
    return 0;
  };
  std::string key;
  for (const Sentence& sentence : document_.sentences) {
    for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
      if (folded_[i].empty()) continue;
      looks_[i].known = gazetteer.lookup(folded_[i]).flags;
      if (looks_[i].phrase != 0) continue;
      key = folded_[i];
      unsigned best = category(looks_[i].known, looks_[i].writing == Case::kUpper);
      TokenIndex end = i + 1;
      std::uint16_t flags = looks_[i].known;
      for (TokenIndex j = i + 1; j < sentence.last && (flags & Gazetteer::kBegins) && j < i + 8; ++j) {
        key += ' ';
        if (folded_[j].empty()) key += document_.form(j);
        else key += folded_[j];
        flags = gazetteer.lookup(key).flags;
        if (const unsigned found = category(flags, true)) {
          best = found;
          end = j + 1;
        }
      }
      for (TokenIndex j = i; best != 0 && j < end; ++j) looks_[j].phrase = static_cast<std::uint8_t>(best + (j > i));
    }
  }
}

void FeatureExtractor::mark_sentences() {
  sentence_style_.assign(document_.sentences.size(), 0);
  for (std::size_t s = 0; s < document_.sentences.size(); ++s) {
    const Sentence& sentence = document_.sentences[s];
    unsigned words = 0, upper = 0, capital = 0;
    for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
      const Look& look = looks_[i];
      if (look.writing == Case::kNumber || look.writing == Case::kOther || document_.tokens[i].span.size() < 4)
        continue;
      ++words;
      upper += look.writing == Case::kUpper;
      capital += capitalised(look.writing);
    }
    if (words >= 3 && upper * 10 >= words * 8) sentence_style_[s] = 1;
    else if (words >= 4 && capital * 10 >= words * 8) sentence_style_[s] = 2;
    for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
      if (!capitalised(looks_[i].writing)) continue;
      const TokenIndex from = std::max(sentence.first, i < 2 ? 0 : i - 2);
      const TokenIndex to = std::min<TokenIndex>(sentence.last, i + 3);
      for (TokenIndex j = from; j < to; ++j) looks_[j].active = true;
    }
  }
}

bool FeatureExtractor::glues(TokenIndex i) const {
  static constexpr std::string_view kParticles[] = {"al",  "bin", "da", "de",  "del", "della", "den",
                                                    "der", "di",  "do", "dos", "du",  "el",    "ibn",
                                                    "la",  "le",  "ul", "van", "von", "y"};
  const std::string_view form = document_.form(i);
  if (form == "-") return !document_.tokens[i].space_after && i > 0 && !document_.tokens[i - 1].space_after;
  return looks_[i].writing == Case::kLower && std::binary_search(std::begin(kParticles), std::end(kParticles), form);
}

void FeatureExtractor::mark_runs() {
  for (const Sentence& sentence : document_.sentences) {
    TokenIndex i = sentence.first;
    while (i < sentence.last) {
      TokenIndex end = i;
      while (end < sentence.last && capitalised(looks_[end].writing)) {
        ++end;
        // "Asante-Boadi", "Noora al-Hajri", "Ursula von der Leyen": hyphens and particles between capitals go along.
        TokenIndex next = end;
        while (next < sentence.last && next < end + 3 && glues(next)) ++next;
        if (next > end && next < sentence.last && capitalised(looks_[next].writing)) end = next;
      }
      if (end == i) {
        runs_[i] = {i, i + 1};
        ++i;
        continue;
      }
      for (TokenIndex j = i; j < end; ++j) runs_[j] = {i, end};
      i = end;
    }
  }
}

void FeatureExtractor::hide(TokenIndex token) {
  Look& look = looks_[token];
  look.lower = 0;
  look.form = 0;
  look.known = 0;
  look.phrase = 0;
  look.prefix = {};
  look.suffix[2] = 0;
  look.suffix[3] = 0;
}

const Look* FeatureExtractor::noun_after(TokenIndex at, const Sentence& sentence) const {
  static const std::uint8_t kNoun = xpos_from("NN"), kNouns = xpos_from("NNS");
  const auto noun = [&](TokenIndex i) {
    return i < sentence.last && (looks_[i].tag == kNoun || looks_[i].tag == kNouns);
  };
  if (at + 1 >= sentence.last || document_.form(at) != ",") return nullptr;
  const std::string_view first = document_.form(at + 1);  // ", whose leader" is another's
  if (first == "whose" || first == "its" || first == "his" || first == "her" || first == "their") return nullptr;
  for (TokenIndex i = at + 1; i < std::min<TokenIndex>(sentence.last, at + 6); ++i) {
    if (noun(i) && !noun(i + 1)) return &looks_[i];
    if (looks_[i].writing == Case::kOther) return nullptr;
  }
  return nullptr;
}

const Look* FeatureExtractor::noun_before(TokenIndex at, const Sentence& sentence) const {
  static const std::uint8_t kNoun = xpos_from("NN"), kNouns = xpos_from("NNS");
  for (TokenIndex i = at; i > sentence.first && i + 3 > at; --i) {
    const Look& look = looks_[i - 1];
    if (look.tag == kNoun || look.tag == kNouns) return &look;
    if (look.writing == Case::kOther && i != at) return nullptr;
  }
  return nullptr;
}

FeatureExtractor::Beside FeatureExtractor::beside(TokenIndex first, TokenIndex last) const {
  const Sentence& sentence = document_.sentences[document_.tokens[first].sentence];
  Beside out;
  if (const Look* apposed = noun_after(last, sentence)) out.after = apposed->word_class;
  if (first > sentence.first && looks_[first - 1].writing == Case::kLower) {
    TokenIndex at = first - 1;
    if (document_.form(at) == "of" && at > sentence.first) --at;
    const Look& noun = looks_[at];
    const std::string_view tag = xpos_name(noun.tag);
    const bool of_place =
        at + 1 == first || noun.word_class == 3;  // "the mayor of X" tells nothing of X but where it is
    if (of_place && (tag == "NN" || tag == "NNS")) out.before = noun.word_class;
  }
  return out;
}

void FeatureExtractor::features(TokenIndex token, Features& out) const {
  static const Look kOutside = [] {
    Look look;
    look.lower = look.form = look.shape = hash_bytes("<s>");
    return look;
  }();
  const Sentence& sentence = document_.sentences[document_.tokens[token].sentence];
  const auto at = [&](int offset) -> const Look& {
    const std::int64_t i = std::int64_t{token} + offset;
    return i < sentence.first || i >= sentence.last ? kOutside : looks_[static_cast<std::size_t>(i)];
  };
  const Look &w = at(0), &p = at(-1), &n = at(1), &pp = at(-2), &nn = at(2);
  unsigned count = 0;
  // Every template takes one number; a hidden part (0) makes the whole feature absent.
  const auto add1 = [&](std::uint64_t a) {
    out[count] = a == 0 ? 0 : mix(a + (std::uint64_t{count + 1} << 48) * 31);
    ++count;
  };
  const auto add2 = [&](std::uint64_t a, std::uint64_t b) {
    out[count] = a == 0 || b == 0 ? 0 : mix((a * 0x9e3779b97f4a7c15ull) ^ (b + (std::uint64_t{count + 1} << 40)));
    ++count;
  };
  const auto small = [](const Look& look) {
    return (static_cast<std::uint64_t>(look.writing) + 1) * 64 + look.tag + 1;
  };
  const auto known = [](const Look& look) {
    return 1u + (look.known & ~std::uint16_t{Gazetteer::kBegins}) + (std::uint64_t{look.phrase} << 20);
  };
  const Run& run = runs_[token];
  const bool first_word = token == sentence.first || (token == sentence.first + 1 && p.writing == Case::kOther);
  const std::uint64_t place_in_run = 1u +
                                     (token == run.first      ? 0u
                                      : token + 1 == run.last ? 1u
                                                              : 2u) +
                                     (run.last - run.first == 1 ? 3u : 0u);
  const std::uint64_t style = 1u + sentence_style_[document_.tokens[token].sentence];
  const std::uint64_t situation =
      1u + (first_word ? 1u : 0u) + (capitalised(w.writing) && seen_in_lower_case(w.lower) ? 2u : 0u) + style * 4;
  const Look& before = run.first == sentence.first ? kOutside : looks_[run.first - 1];
  const Look& before2 = run.first <= sentence.first + 1 ? kOutside : looks_[run.first - 2];
  const Look& after = run.last == sentence.last ? kOutside : looks_[run.last];
  const Look& after2 = run.last + 1 >= sentence.last ? kOutside : looks_[run.last + 1];
  const Look& head = looks_[run.last - 1];
  const Look& lead = looks_[run.first];

  add1(1);
  add1(w.lower);
  add1(w.form);
  add1(p.lower);
  add1(n.lower);
  add1(pp.lower);
  add1(nn.lower);
  add2(p.lower, w.lower);
  add2(w.lower, n.lower);
  add2(p.lower, n.lower);
  add1(w.shape);
  add2(p.shape, w.shape);
  add2(w.shape, n.shape);
  for (const std::uint32_t prefix : w.prefix) add1(prefix);
  for (const std::uint32_t suffix : w.suffix) add1(suffix);
  add2(w.suffix[1], small(w));
  add2(w.suffix[2], place_in_run);
  add2(p.suffix[2], small(w));
  add2(n.suffix[2], small(w));
  add1(w.tag + 1u);
  add2(p.tag + 1u, small(w));
  add2(small(w), n.tag + 1u);
  add2(pp.tag * 64u + p.tag + 1u, small(w));
  add2(small(w), n.tag * 64u + nn.tag + 1u);
  add1(known(w));
  add2(known(w), small(w));
  add2(known(w), p.lower);
  add2(known(w), n.lower);
  add2(known(p), known(w));
  add2(known(w), known(n));
  add2(known(w), situation);
  add2(w.phrase + 1u, p.phrase * 8u + n.phrase + 1u);
  add2(situation, small(w));
  add2(situation, w.lower);
  add2(before.lower, place_in_run);
  add2(after.lower, place_in_run);
  add2(head.lower, place_in_run);
  add2(lead.lower, place_in_run);
  add2(before.lower, after.lower);
  add2(before2.lower, before.lower);
  add2(after.lower, after2.lower);
  add2(head.lower, before.lower);
  add2(head.suffix[2], place_in_run);
  add2(place_in_run * 16 + std::min<std::uint64_t>(run.last - run.first, 6), small(w));
  add2(known(lead), known(head));
  add2(before.tag + 1u, after.tag * 64u + place_in_run);
  add2(known(lead), place_in_run);
  add2(known(head), place_in_run * 8 + style);
  add2(head.shape, place_in_run * 8 + style);
  // Across small words: "Committee | of the | Red Cross", "Ministry | of | Foreign Affairs | and | Trade".
  const TokenIndex from = look(token).joins ? token : run.first;
  TokenIndex left = from;
  while (left > sentence.first && looks_[left - 1].joins) --left;
  const Look& left_head = left == sentence.first ? kOutside : looks_[left - 1];
  const Look& left_lead = left == sentence.first ? kOutside : looks_[runs_[left - 1].first];
  const Look& bridge = from > left ? looks_[from - 1] : w;
  TokenIndex right = look(token).joins ? token + 1 : run.last;
  while (right < sentence.last && looks_[right].joins) ++right;
  const Look& right_lead = right == sentence.last ? kOutside : looks_[right];
  const Look& right_head = right == sentence.last ? kOutside : looks_[runs_[right].last - 1];
  const bool bridged = from > left || look(token).joins;
  add2(bridged ? left_head.lower : 0, bridge.lower + place_in_run);
  add2(bridged ? left_head.word_class + 1u : 0, bridge.lower + place_in_run);
  add2(bridged ? known(left_lead) : 0, bridge.lower);
  add2(right > run.last || look(token).joins ? right_head.word_class + 1u : 0,
       (w.joins ? w.lower : small(w)) + 8 * place_in_run);
  add2(right > run.last || look(token).joins ? right_lead.lower : 0, w.joins ? w.lower : w.word_class + 1u);
  add2(look(token).joins ? known(right_lead) : 0, w.lower);
  add2(look(token).joins ? left_head.word_class + 1u : 0, w.lower + 64 * right_head.word_class);
  add2(head.word_class + 1u, place_in_run);
  add2(head.word_class + 1u, small(w) * 8 + w.word_class);
  add2(lead.word_class + 1u, place_in_run);
  // The noun of an apposition or title beside the run: "X, a senior adviser", "Norwegian seafood group X".
  const Look* apposed = noun_after(run.last, sentence);
  const Look* title = noun_before(run.first, sentence);
  add2(apposed ? apposed->lower : 0, place_in_run);
  add2(apposed ? apposed->suffix[1] : 0, place_in_run);
  add2(apposed ? apposed->word_class + 1u : 0, place_in_run);
  add2(title ? title->word_class + 1u : 0, place_in_run);
  const bool of = !before.joins || run.first < sentence.first + 2 ? false : document_.form(run.first - 1) == "of";
  add2(of ? before2.word_class + 1u : 0, place_in_run);  // "the town of X"
  add2(title ? title->lower : 0, place_in_run);
  add2(title ? title->suffix[1] : 0, place_in_run);
  assert(count == kFeatureCount);
}

}  // namespace dossier::language::names
