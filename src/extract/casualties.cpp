#include "extract/casualties.h"

#include "extract/numbers.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dossier::extract {

using language::Dependents;
using language::Deprel;
using language::Document;
using language::kNoToken;
using language::TokenIndex;
using language::Upos;

namespace {

enum class Harm : std::uint8_t { kNone, kKilled, kInjured };

template <std::size_t Size>
bool among(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Harm harm_of(std::string_view lemma) {
  static constexpr std::array<std::string_view, 12> kDeath = {
      "kill", "die", "dead", "perish", "drown", "slay", "murder", "massacre", "death", "fatality", "killed", "behead"};
  static constexpr std::array<std::string_view, 9> kWound = {
      "injure", "wound", "hurt", "maim", "injured", "wounded", "injury", "hospitalize", "hospitalise"};
  if (among(kDeath, lemma)) return Harm::kKilled;
  return among(kWound, lemma) ? Harm::kInjured : Harm::kNone;
}

/// Whoever does these comes to harm; whoever does the others harms.
bool befalls_subject(std::string_view lemma) { return lemma == "die" || lemma == "perish" || lemma == "drown"; }

/// Words that stand between a verb and the number of those it was done to: "at least", "more than", "up to".
bool hedges(std::string_view lemma) {
  static constexpr std::array<std::string_view, 23> kHedges = {
      "at",        "least",         "most",    "more", "than", "about", "around",  "over", "nearly",
      "almost",    "some",          "up",      "to",   "as",   "many",  "another", "a",    "further",
      "estimated", "approximately", "roughly", "the",  "all"};
  return among(kHedges, lemma);
}

/// Numbers before these are no people: "died 12 hours later", "killed two miles away".
bool measures(std::string_view lemma) {
  static constexpr std::array<std::string_view, 14> kMeasures = {"second", "minute", "hour", "day",       "week",
                                                                 "month",  "year",   "mile", "kilometre", "kilometer",
                                                                 "metre",  "meter",  "%",    "percent"};
  return among(kMeasures, lemma);
}

class Counter {
 public:
  Counter(const Document& document, const Dependents& dependents, const Stretch& stretch)
      : document_(document), dependents_(dependents), first_(stretch.first), last_(stretch.last) {}

  Casualties count() {
    for (TokenIndex at = first_; at < last_; ++at) count_at(at);
    count_lives();
    count_toll();
    return found_;
  }

 private:
  std::string_view lemma(TokenIndex at) const { return document_.tokens[at].lemma; }
  Upos tag(TokenIndex at) const { return document_.tokens[at].upos; }
  Deprel relation(TokenIndex at) const { return document_.tokens[at].deprel; }
  TokenIndex child(TokenIndex head, Deprel relation) const { return dependents_.first(head, relation); }
  bool is_number(TokenIndex at) const { return tag(at) == Upos::kNum; }

  void put(Harm harm, std::optional<std::int64_t> count) {
    if (!count || harm == Harm::kNone) return;
    std::optional<std::int64_t>& field = harm == Harm::kKilled ? found_.killed : found_.injured;
    if (!field) field = count;
  }

  /// The count that one noun or numeral gives.
  std::optional<std::int64_t> count_in(TokenIndex head) const {
    if (is_nobody(document_, dependents_, head)) return 0;
    if (is_number(head)) {
      TokenIndex first = head;
      for (const TokenIndex part : dependents_.of(head)) {
        if (relation(part) == Deprel::kCompound && part < first) first = part;
      }
      return number_value(document_, first, head + 1);
    }
    if (const auto count = count_of(document_, dependents_, head)) return count;
    const language::Token& token = document_.tokens[head];
    if (token.upos == Upos::kPropn) return 1;
    if (token.upos == Upos::kNoun && token.xpos == language::xpos_from("NN")) {
      for (const TokenIndex each : dependents_.of(head)) {
        if (relation(each) == Deprel::kDet && (lemma(each) == "a" || lemma(each) == "an" || lemma(each) == "one"))
          return 1;
      }
    }
    return std::nullopt;
  }

  /// … and that a whole phrase gives: "nine soldiers and four civilians". Where one part is not counted, the first.
  std::optional<std::int64_t> phrase_count(TokenIndex head) const {
    const std::optional<std::int64_t> first = count_in(head);
    if (!first) return first;
    std::int64_t sum = *first;
    for (const TokenIndex part : dependents_.of(head)) {
      if (relation(part) != Deprel::kConj || harm_of(lemma(part)) != Harm::kNone) continue;
      const std::optional<std::int64_t> more = count_in(part);
      if (!more) return first;
      sum += *more;
    }
    return sum;
  }

  /// "killed at least 17 people": the number right behind the verb, whatever the tree says.
  std::optional<std::int64_t> number_behind(TokenIndex verb) const {
    TokenIndex at = verb + 1;
    while (at < last_ && at < verb + 6 && !is_number(at) && hedges(lemma(at))) ++at;
    if (at >= last_ || !is_number(at)) return std::nullopt;
    TokenIndex end = at;
    while (end < last_ && is_number(end)) ++end;
    if (end < last_ && measures(lemma(end))) return std::nullopt;
    return number_value(document_, at, end);
  }

  /// "17, including three children, died": the number that the clause before the verb opens with.
  std::optional<std::int64_t> number_before(TokenIndex verb) const {
    TokenIndex at = verb;
    while (at > first_ && (tag(at - 1) == Upos::kAux || tag(at - 1) == Upos::kAdv)) --at;
    if (at == first_ || document_.form(at - 1) != ",") return std::nullopt;
    for (TokenIndex word = at - 1; word > first_ + 1; --word) {
      if (lemma(word) != "include" && lemma(word) != "among") continue;
      if (document_.form(word - 1) != ",") return std::nullopt;
      TokenIndex end = word - 1;
      if (!is_number(end - 1) && tag(end - 1) == Upos::kNoun) --end;
      if (end == first_ || !is_number(end - 1)) return std::nullopt;
      TokenIndex start = end - 1;
      while (start > first_ && is_number(start - 1)) --start;
      return number_value(document_, start, end);
    }
    return std::nullopt;
  }

  std::optional<std::int64_t> count_of_verb(TokenIndex verb) const {
    TokenIndex counted = child(verb, Deprel::kNsubjPass);
    if (counted == kNoToken) counted = child(verb, Deprel::kObj);
    if (counted == kNoToken && befalls_subject(lemma(verb))) counted = child(verb, Deprel::kNsubj);
    // "nine were injured and 17 detained": the second clause's count may hang as a bare subject.
    if (counted == kNoToken && relation(verb) == Deprel::kConj) counted = child(verb, Deprel::kNsubj);
    if (counted != kNoToken) return phrase_count(counted);
    if (!befalls_subject(lemma(verb))) {
      if (const auto count = number_behind(verb)) return count;
    }
    return number_before(verb);
  }

  void count_at(TokenIndex at) {
    const Harm harm = harm_of(lemma(at));
    if (harm == Harm::kNone) return;
    if (tag(at) == Upos::kVerb || child(at, Deprel::kNsubjPass) != kNoToken) {
      if (const auto count = count_of_verb(at)) {
        put(harm, count);
        return;
      }
      if (child(at, Deprel::kNsubjPass) != kNoToken || child(at, Deprel::kObj) != kNoToken) return;
    }
    // "seven dead and fifteen injured", "12 wounded": the number stands right before the word, whatever the tree says.
    if (at > first_ && is_number(at - 1)) {
      TokenIndex first = at - 1;
      while (first > first_ && is_number(first - 1)) --first;
      put(harm, number_value(document_, first, at));
      return;
    }
    if (tag(at) == Upos::kNoun) {
      if (const auto count = is_nobody(document_, dependents_, at) ? 0 : count_of(document_, dependents_, at)) {
        put(harm, count);
        return;
      }
    }
    // "left 12 people dead"
    if (tag(at) == Upos::kAdj && document_.tokens[at].head != kNoToken) {
      for (const TokenIndex object : dependents_.of(document_.tokens[at].head)) {
        if (object < at && (relation(object) == Deprel::kObj || relation(object) == Deprel::kNsubj))
          put(harm, phrase_count(object));
      }
    }
  }

  /// "claimed 17 lives", "cost eight people their lives"
  void count_lives() {
    for (TokenIndex at = first_; at < last_; ++at) {
      const std::string_view word = lemma(at);
      if (tag(at) != Upos::kVerb || (word != "claim" && word != "cost" && word != "take")) continue;
      for (TokenIndex next = at + 1; next < last_ && next < at + 8; ++next) {
        if (lemma(next) != "life") continue;
        put(Harm::kKilled, number_behind(at));
        break;
      }
    }
  }

  /// "the death toll rose to 31"
  void count_toll() {
    static constexpr std::array<std::string_view, 6> kBefore = {"to", "at", "least", "be", "stand", "reach"};
    for (TokenIndex at = first_; at + 1 < last_; ++at) {
      if (lemma(at) != "toll" || found_.killed) continue;
      for (TokenIndex next = at + 1; next < last_ && next < at + 8; ++next) {
        if (document_.form(next) == ".") break;
        if (!is_number(next) || !among(kBefore, lemma(next - 1))) continue;
        TokenIndex last = next + 1;
        while (last < last_ && is_number(last)) ++last;
        found_.killed = number_value(document_, next, last);
        found_.revised = found_.killed.has_value();
        break;
      }
    }
  }

  const Document& document_;
  const Dependents& dependents_;
  TokenIndex first_;
  TokenIndex last_;
  Casualties found_;
};

}  // namespace

bool is_nobody(const Document& document, const Dependents& dependents, TokenIndex noun) {
  const std::string_view lemma = document.tokens[noun].lemma;
  if (lemma == "nobody" || lemma == "none" || lemma == "no-one") return true;
  for (const TokenIndex each : dependents.of(noun)) {
    if (document.tokens[each].deprel == Deprel::kDet && document.tokens[each].lemma == "no") return true;
  }
  return false;
}

bool spares_all(const Document& document, const Dependents& dependents, TokenIndex verb) {
  const std::string_view lemma = document.tokens[verb].lemma;
  if (harm_of(lemma) == Harm::kNone) return false;
  TokenIndex counted = dependents.first(verb, Deprel::kNsubjPass);
  if (counted == kNoToken) counted = dependents.first(verb, Deprel::kObj);
  if (counted == kNoToken && befalls_subject(lemma)) counted = dependents.first(verb, Deprel::kNsubj);
  return counted != kNoToken && is_nobody(document, dependents, counted);
}

Stretch counted_with(const Document& document, TokenIndex predicate) {
  const language::Sentence& sentence = document.sentences[document.tokens[predicate].sentence];
  Stretch stretch{predicate, predicate + 1};
  while (stretch.first > sentence.first && document.form(stretch.first - 1) != ";") --stretch.first;
  while (stretch.last < sentence.last && document.form(stretch.last) != ";") ++stretch.last;
  return stretch;
}

Casualties casualties_in(const Document& document, const Dependents& dependents, const Stretch& stretch) {
  return Counter(document, dependents, stretch).count();
}

}  // namespace dossier::extract
