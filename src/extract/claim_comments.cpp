// Reporting clauses set off from what they report: "…, the office said", "…, said Minister Holt, and …", "If it rains,
// she added, …".
#include "base/utf8.h"
#include "extract/claim_finder.h"

#include <algorithm>

namespace dossier::extract {
namespace {

bool is_dash(std::string_view form) { return form == "-" || form == "--" || form == "–" || form == "—"; }
bool is_noun(Upos tag) { return tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kPron; }

}  // namespace

bool ClaimFinder::finite_form(TokenIndex token) const {
  return tree_.upos(token) == Upos::kVerb &&
         (tree_.is(token, "VBD") || tree_.is(token, "VBZ") || tree_.is(token, "VBP"));
}

bool ClaimFinder::has_clause(TokenIndex first, TokenIndex last) const {
  for (TokenIndex at = first; at < last; ++at)
    if (tree_.upos(at) == Upos::kAux || finite_form(at)) return true;
  return false;
}

TokenIndex ClaimFinder::past_dateline(const language::Sentence& sentence) const {
  constexpr TokenIndex kLongest = 30;
  const TokenIndex end = std::min<TokenIndex>(sentence.last, sentence.first + kLongest);
  for (TokenIndex at = sentence.first + 1; at + 1 < end; ++at) {
    if (tree_.upos(at) == Upos::kVerb || tree_.upos(at) == Upos::kAux) break;
    const std::string_view before = tree_.form(at - 1);
    if (is_dash(tree_.form(at)) && (before == ")" || tree_.form(at) == "—" || tree_.form(at) == "–") &&
        utf8::is_upper(utf8::decode(tree_.form(sentence.first), 0).code_point))
      return at + 1;
  }
  return sentence.first;
}

TokenIndex ClaimFinder::phrase_subject(TokenIndex first, TokenIndex verb) const {
  TokenIndex subject = kNoToken;
  for (const TokenIndex child : tree_.children(verb)) {
    if (child >= verb) break;
    if (child >= first && is_subject(tree_.relation(child)) && tree_.upos(child) != Upos::kVerb) subject = child;
  }
  if (subject != kNoToken) return subject;
  TokenIndex at = verb;
  while (at > first && !is_noun(tree_.upos(at - 1))) --at;
  if (at == first) return kNoToken;
  const language::NameMention* name = entities_.name_at(at - 1);
  return name != nullptr && name->first >= first ? name->head : at - 1;
}

TokenIndex ClaimFinder::named_behind(TokenIndex verb) const {
  const TokenIndex end = tree_.document().sentences[tree_.token(verb).sentence].last;
  const TokenIndex name = name_after(verb);
  const language::NameMention* mention = name == kNoToken ? nullptr : entities_.name_at(name);
  return mention != nullptr && mention->last < end && tree_.upos(mention->last) == Upos::kPunct ? name : kNoToken;
}

std::optional<ClaimFinder::Aside> ClaimFinder::aside_of(TokenIndex verb) const {
  const language::Sentence& s = tree_.document().sentences[tree_.token(verb).sentence];
  if (s.last - s.first > kMaxContent) return std::nullopt;
  const bool perfect = tree_.is(verb, "VBN") && tree_.has(verb, Deprel::kAux) && !tree_.has(verb, Deprel::kAuxPass);
  // "…, stated Minister Holt, …": a past that the tagger took for a participle.
  const bool participle = tree_.is(verb, "VBN") && verb > s.first && tree_.form(verb - 1) == "," && verb + 1 < s.last &&
                          (tree_.upos(verb + 1) == Upos::kPropn || tree_.upos(verb + 1) == Upos::kDet);
  if (quotation_at_[verb] >= 0 || !(finite_form(verb) || perfect || participle)) return std::nullopt;
  TokenIndex first = verb;
  while (first > s.first && tree_.form(first - 1) != "," && quotation_at_[first - 1] < 0) --first;
  if (first <= s.first + 1 || tree_.form(first - 1) != ",") return std::nullopt;

  Aside aside;
  aside.first = first;
  bool inverted = false;
  if (first < verb) {
    // "two diplomats familiar with the talks said", "a man who knew him said", "the governor has said"
    const Upos opening = tree_.upos(first);
    if (opening == Upos::kCconj || opening == Upos::kSconj || opening == Upos::kAdp || opening == Upos::kVerb ||
        is_relative_pronoun(tree_.lemma(first)))
      return std::nullopt;
    TokenIndex start = first;
    bool relative = false;
    for (TokenIndex at = first; at < verb; ++at) {
      relative |= at > first && is_relative_pronoun(tree_.lemma(at)) && is_noun(tree_.upos(at - 1));
      if (relative) continue;
      if (tree_.upos(at) == Upos::kAux) {
        // Its own auxiliaries stand right before the verb.
        for (TokenIndex next = at + 1; next < verb; ++next)
          if (tree_.upos(next) != Upos::kAux && tree_.upos(next) != Upos::kAdv) return std::nullopt;
      } else if (finite_form(at)) {
        // "…, the paper reported the governor said"
        if (claim_entry(at) == nullptr) return std::nullopt;
        start = at + 1;
      }
    }
    aside.subject = phrase_subject(start, verb);
    if (aside.subject == kNoToken) return std::nullopt;
  } else {
    TokenIndex subject = kNoToken;
    for (const TokenIndex child : tree_.children(verb))
      if (is_subject(tree_.relation(child)) && tree_.upos(child) != Upos::kVerb) subject = child;
    // "Aid, said Tom Reid, an official, had come": the one comma parts "aid" from the verb, whose subject it is not.
    if (subject != kNoToken && subject < verb && commas_in(subject, verb) == 1 && named_behind(verb) != kNoToken)
      subject = kNoToken;
    if (subject != kNoToken && subject < verb) {
      // "…, Tom Reid, a spokesman, said": the commas are the apposition's.
      TokenIndex comma = subject;
      while (comma > s.first && tree_.form(comma) != ",") --comma;
      if (comma == s.first || has_clause(comma, subject)) return std::nullopt;
      const Upos opening = tree_.upos(comma + 1);
      if (opening == Upos::kCconj || opening == Upos::kSconj || opening == Upos::kAdp) return std::nullopt;
      aside.first = comma + 1;
    } else if (const language::NameMention* speaker = entities_.name_at(first - 2);
               subject == kNoToken && speaker != nullptr && named_behind(verb) == kNoToken &&
               speaker->kind == language::NameKind::kPerson && speaker->last == first - 1) {
      // "…, a navy spokesman, Commander Luis Prado, said"
      TokenIndex comma = speaker->first;
      while (comma > s.first && tree_.form(comma) != ",") --comma;
      if (comma == s.first) return std::nullopt;
      TokenIndex before = comma - 1;
      while (before > s.first && tree_.form(before) != ",") --before;
      const bool owned = tree_.is(before + 1, "PRP$") || tree_.is(before + 2, "POS");
      if (before > s.first && (owned || tree_.upos(before + 1) == Upos::kDet) && !has_clause(before, comma))
        comma = before;
      aside.first = comma + 1;
      subject = speaker->head;
    } else {
      inverted = true;
      if (const TokenIndex name = named_behind(verb); name != kNoToken) subject = name;
      if (subject == kNoToken) return std::nullopt;
    }
    aside.subject = subject;
  }

  // To the comma behind it, or to the sentence's end.
  TokenIndex at = verb + 1;
  bool relative = false;
  const auto closes = [&](TokenIndex token) {
    const std::string_view form = tree_.form(token);
    return form == "," || form == "." || form == ";" || form == "!" || form == "?";
  };
  for (; at < s.last && !closes(at); ++at) {
    if (inverted && is_relative_pronoun(tree_.lemma(at))) relative = true;
    const Upos tag = tree_.upos(at);
    const bool clause = tag == Upos::kVerb || tag == Upos::kAux || tag == Upos::kSconj;
    if (quotation_at_[at] >= 0 || tree_.form(at) == ":" || (clause && !relative && !(inverted && at < aside.subject)))
      return std::nullopt;
  }
  if (inverted && at < s.last && tree_.form(at) == "," && at + 1 < s.last) {
    // "said Tom Reid, a spokesman for Shell, …"
    const TokenIndex next = at + 1;
    const Upos tag = tree_.upos(next);
    const language::NameMention* name = entities_.name_at(aside.subject);
    const bool apposed = (name != nullptr && name->first == next) || tag == Upos::kDet || tag == Upos::kNum ||
                         is_relative_pronoun(tree_.lemma(next)) ||
                         (tag == Upos::kPropn && next + 2 < s.last && tree_.is(next + 1, "POS")) ||
                         tree_.is(next, "PRP$") || (tag == Upos::kNoun && !tree_.has(next, Deprel::kNsubj));
    if (apposed) {
      if (name != nullptr && name->first == next) at = name->last - 1;
      ++at;
      while (at < s.last && tree_.form(at) != "," && tree_.form(at) != ".") ++at;
    }
  }
  const TokenIndex object = tree_.child(verb, Deprel::kObj);
  const bool telling = lexicon_.in_set("telling", tree_.lemma(verb));
  if (!inverted && object != kNoToken && object > verb && object < at && !telling && !time_noun(object))
    return std::nullopt;
  aside.dated = !inverted && at > verb + 1;
  aside.last = at;
  return aside;
}

bool ClaimFinder::aside(Reporter& reporter) {
  const std::optional<Aside> found = aside_of(reporter.verb);
  if (!found || comments(found->first - 1)) return false;
  const language::Sentence& s = tree_.document().sentences[tree_.token(reporter.verb).sentence];
  if (s.last - s.first > kMaxContent || utf8::to_lower(tree_.form(s.first)) == "according") return false;
  Run before{past_dateline(s), found->first - 1};
  // "the manager denied it: warnings, he insisted, were sent"
  for (TokenIndex at = before.first; at < before.last; ++at)
    if (tree_.form(at) == ":" && quotation_at_[at] < 0) before.first = at + 1;
  Run after{std::min(found->last + 1, s.last), s.last};
  // "blamed the navy, whose ships, he said, had turned away": only the relative clause is what he said.
  for (TokenIndex at = before.last; at > before.first + 1 && quotation_at_[at - 1] < 0; --at) {
    if (tree_.upos(at - 1) == Upos::kAux || tree_.upos(at - 1) == Upos::kVerb) break;
    if (tree_.form(at - 1) != ",") continue;
    if (at < before.last && (tree_.is(at, "WP$") || tree_.is(at, "WDT") || tree_.is(at, "WP"))) before.first = at;
    break;
  }
  if (before.first >= before.last || quoted_mostly(before.first, before.last)) return false;

  if (words_in(after.first, after.last) > 0) {
    const Upos opening = tree_.upos(after.first);
    // "…, police said, but her family denied it", "…, she added, though she stressed that"
    const std::string word = utf8::to_lower(tree_.form(after.first));
    const bool contrasts =
        opening == Upos::kCconj || word == "though" || word == "although" || word == "while" || word == "whereas";
    bool own_report = false;
    for (const std::size_t index : reporters_of_[tree_.token(reporter.verb).sentence]) {
      const TokenIndex other = reporters_[index].verb;
      own_report |= other >= after.first && quotation_at_[other] < 0 &&
                    (other == after.first || (contrasts && finite_form(other)));
    }
    // "…, police said on Monday, a day after": says when they said it.
    const bool time = found->dated && (opening == Upos::kDet || opening == Upos::kNum || opening == Upos::kNoun) &&
                      has_clause(before.first, before.last);
    const bool quoted = quotation_at_[after.first] >= 0 ||
                        (after.first + 1 < s.last && quotation_at_[after.first + 1] >= 0 && opening == Upos::kPunct);
    if (own_report || time || (quoted && reporter.used)) after.first = after.last;
  } else {
    after.first = after.last;
  }
  if (!has_clause(before.first, before.last)) {
    // "One of them, he said, was still at large", "In Rabat, he said, it rained"
    if (after.first == after.last || !has_clause(after.first, after.last)) return false;
    const Upos opening = tree_.upos(before.first);
    const bool adverbial = opening == Upos::kAdp || opening == Upos::kAdv || opening == Upos::kSconj;
    const bool goes_on =
        tree_.upos(after.first) == Upos::kAux || finite_form(after.first) || tree_.upos(after.first) == Upos::kAdv;
    if (!adverbial && !goes_on) return false;
  }
  reporter.set_apart = true;
  resolve_speakers(reporter, found->subject);
  if (reporter.speakers.empty()) return false;
  std::vector<Run> runs{before};
  if (after.first < after.last) runs.push_back(after);
  add(reporter.speakers, reporter, trimmed(std::move(runs)), false);
  return true;
}

bool ClaimFinder::before_verb(Reporter& reporter) {
  const TokenIndex verb = reporter.verb;
  if (quotation_at_[verb] >= 0 || tree_.participle(verb) || tree_.infinitive(verb)) return false;
  // "blamed the group, which denied it": it speaks of what stands before, and does not report it.
  if (tree_.relation(tree_.first_conjunct(verb)) == Deprel::kAclRelcl) return false;
  // "…, before talks begin"
  if (tree_.relation(verb) == Deprel::kAdvcl && tree_.head(verb) < verb) return false;
  const language::Sentence& s = tree_.document().sentences[tree_.token(verb).sentence];
  // Nothing but a time or place after the verb, or its inverted subject.
  for (TokenIndex at = verb + 1; at < s.last; ++at) {
    if (tree_.upos(at) == Upos::kVerb && tree_.relation(at) != Deprel::kAclRelcl) return false;
  }
  TokenIndex from = verb;
  const TokenIndex own = tree_.child(verb, Deprel::kNsubj);
  if (own != kNoToken && own < verb) from = std::min(from, tree_.dependents().hull(own).first);
  TokenIndex comma = from;
  while (comma > s.first && tree_.form(comma) != ",") {
    if (comma < verb && tree_.upos(comma) == Upos::kVerb &&
        (own == kNoToken || comma < tree_.dependents().hull(own).first))
      return false;
    --comma;
  }
  if (comments(comma)) return false;
  if (comma == s.first || verb - comma > 2 * kNear || utf8::to_lower(tree_.form(s.first)) == "according") return false;
  const TokenIndex first = past_dateline(s);
  bool finite = false;
  for (TokenIndex at = first; at < comma; ++at)
    finite |= (tree_.upos(at) == Upos::kVerb && !tree_.is(at, "VBG")) || tree_.upos(at) == Upos::kAux;
  if (!finite || words_in(first, comma) < 3 || comma - first > kMaxContent) return false;
  if (quoted_mostly(first, comma)) return false;
  reporter.set_apart = true;
  resolve_speakers(reporter);
  if (reporter.speaker_token == kNoToken || (reporter.speaker_token < comma) || reporter.speakers.empty()) {
    // The subject that the parser lost stands between the comma and the verb.
    reporter.speakers.clear();
    for (TokenIndex at = comma + 1; at < verb; ++at) {
      const Upos tag = tree_.upos(at);
      if (tag != Upos::kNoun && tag != Upos::kPropn) continue;
      if (entities_.name_at(at) == nullptr && at + 1 < verb &&
          (tree_.upos(at + 1) == Upos::kNoun || tree_.upos(at + 1) == Upos::kPropn))
        continue;
      reporter.speaker_token = at;
      reporter.speakers = entities_.expand(at, EntityTable::Reading::kActor);
      break;
    }
  }
  if (reporter.speakers.empty()) return false;
  add(reporter.speakers, reporter, trimmed({{first, comma}}), false);
  return true;
}

void ClaimFinder::parenthetical(Reporter& reporter) {
  const TokenIndex verb = reporter.verb;
  if (reporter.entry->type != EventType::kNone || quotation_at_[verb] >= 0) return;
  if (tree_.relation(verb) == Deprel::kParataxis && tree_.head(verb) != kNoToken && !tree_.has(verb, Deprel::kMark)) {
    std::vector<Run> runs = trimmed(subtree(tree_.head(verb), {verb}));
    // Set within or after what is said, between marks.
    if (words_total(runs) < 2 || runs.front().first > verb) return;
    for (TokenIndex at = tree_.head(verb); at < verb; ++at)
      if (tree_.form(at) == ";") return;
    const bool says_something = std::any_of(runs.begin(), runs.end(), [&](const Run& run) {
      for (TokenIndex at = run.first; at < run.last; ++at)
        if (tree_.upos(at) == Upos::kVerb || tree_.upos(at) == Upos::kAux) return true;
      return false;
    });
    if (!says_something) return;
    resolve_speakers(reporter);
    add(reporter.speakers, reporter, runs, false);
    return;
  }
}

bool ClaimFinder::comments(TokenIndex comma) const {
  TokenIndex at = comma + 1;
  const TokenIndex end = tree_.document().sentences[tree_.token(comma).sentence].last;
  if (comma >= end || tree_.form(comma) != "," || at + 2 >= end) return false;
  if (tree_.lemma(at) == "a") {
    ++at;
    while (at + 2 < end && tree_.upos(at) == Upos::kAdj) ++at;
    if (!lexicon_.in_set("comment-noun", tree_.lemma(at))) return false;
  } else if (tree_.lemma(at) != "something") {
    return false;
  }
  // A clause of its own follows: "a charge the ministry denied"; "a charge of theft" is none.
  const Upos next = tree_.upos(at + 1);
  const std::string_view lemma = tree_.lemma(at + 1);
  return next == Upos::kPropn || next == Upos::kPron || next == Upos::kDet || next == Upos::kNoun ||
         (lemma == "that" || lemma == "which");
}

}  // namespace dossier::extract
