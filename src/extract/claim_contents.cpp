// Indirect speech: which words of the sentence are what was said.
#include "base/utf8.h"
#include "extract/arguments.h"
#include "extract/claim_finder.h"

#include <algorithm>

namespace dossier::extract {

std::vector<Run> ClaimFinder::subtree(TokenIndex root, const std::vector<TokenIndex>& without) const {
  std::vector<TokenIndex> tokens;
  std::vector<TokenIndex> pending{root};
  while (!pending.empty() && tokens.size() < kMaxContent) {
    const TokenIndex token = pending.back();
    pending.pop_back();
    tokens.push_back(token);
    for (const TokenIndex child : tree_.children(token)) {
      if (std::find(without.begin(), without.end(), child) == without.end()) pending.push_back(child);
    }
  }
  std::sort(tokens.begin(), tokens.end());
  std::vector<Run> runs;
  for (const TokenIndex token : tokens) {
    if (!runs.empty() && runs.back().last == token) {
      ++runs.back().last;
    } else {
      runs.push_back({token, token + 1});
    }
  }
  return runs;
}

std::vector<Run> ClaimFinder::trimmed(std::vector<Run> runs) const {
  std::vector<Run> out;
  for (Run run : runs) {
    const auto edge = [&](TokenIndex token) {
      const std::string_view form = tree_.form(token);
      return tree_.upos(token) == Upos::kPunct && form != "(" && form != ")" && form != "[" && form != "]" &&
             form != "\"" && form != "“" && form != "”";
    };
    while (run.first < run.last && edge(run.first)) ++run.first;
    while (run.first < run.last && edge(run.last - 1)) --run.last;
    if (run.first < run.last && out.empty()) {
      const std::string lower = utf8::to_lower(tree_.form(run.first));
      if (lower == "that" && tree_.relation(run.first) == Deprel::kMark) ++run.first;
      while (run.first < run.last && edge(run.first)) ++run.first;
    }
    if (run.first < run.last && words_in(run.first, run.last) > 0) out.push_back(run);
  }
  return out;
}

std::vector<Run> ClaimFinder::merged(std::vector<Run> runs) {
  std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.first < b.first; });
  std::vector<Run> out;
  for (const Run& run : runs) {
    if (!out.empty() && run.first <= out.back().last) {
      out.back().last = std::max(out.back().last, run.last);
    } else {
      out.push_back(run);
    }
  }
  return out;
}

bool ClaimFinder::quoted_mostly(TokenIndex first, TokenIndex last) const {
  std::size_t inside = 0;
  std::size_t all = 0;
  for (TokenIndex at = first; at < last; ++at) {
    if (!is_word(tree_, at)) continue;
    ++all;
    inside += quotation_at_[at] >= 0;
  }
  return inside * 2 > all;
}

void ClaimFinder::reported(Reporter& reporter) {
  const TokenIndex verb = reporter.verb;
  if (spoken_[verb]) return;  // “He thought it was safe,” she said: it is all hers
  if ((naming(tree_.lemma(verb)) || judging(tree_.lemma(verb))) && named(reporter)) return;
  if (reporter.entry == nullptr) return;
  if (reporter.entry->modality == Modality::kDemanded && demanded(reporter)) return;
  if (intended(reporter)) return;
  if (reporter.entry->denies && denied_deed(reporter)) return;
  // What one wants follows; what precedes is something else.
  const bool wishes = tree_.lemma(verb) == "want";
  if (!reporter.used && !wishes && aside(reporter)) return;
  if (after_verb(reporter)) return;
  if (reporter.used || wishes) return;
  if (before_verb(reporter)) return;
  parenthetical(reporter);
}

bool ClaimFinder::demanded(Reporter& reporter) {
  for (const TokenIndex child : tree_.children(reporter.verb)) {
    if (tree_.relation(child) != Deprel::kXcomp || tree_.upos(child) != Upos::kVerb || child < reporter.verb) continue;
    // "asked not to be named"
    if (tree_.passive(child) && lexicon_.in_set("naming-source", tree_.lemma(child))) return true;
    std::vector<Run> runs = trimmed(subtree(child, {}));
    for (const TokenIndex object : tree_.children(reporter.verb)) {
      if ((tree_.relation(object) != Deprel::kObj && tree_.relation(object) != Deprel::kIobj) || object > child)
        continue;
      std::vector<Run> more = trimmed(subtree(object, {}));
      more.insert(more.end(), runs.begin(), runs.end());
      runs = merged(std::move(more));
      break;
    }
    if (runs.empty()) continue;
    resolve_speakers(reporter);
    add(reporter.speakers, reporter, std::move(runs), false);
    return true;
  }
  return false;
}

bool ClaimFinder::denied_deed(Reporter& reporter) {
  for (const TokenIndex child : tree_.children(reporter.verb)) {
    const bool deed =
        child > reporter.verb && (tree_.is(child, "VBG") || utf8::to_lower(tree_.form(reporter.verb + 1)) == "having");
    if (!deed || !is_clausal(tree_.relation(child)) || tree_.has(child, Deprel::kMark)) continue;
    resolve_speakers(reporter);
    add(reporter.speakers, reporter, trimmed(subtree(child, {})), false);
    return true;
  }
  return false;
}

/// "an attack that day": no conjunction.
bool ClaimFinder::time_noun(TokenIndex token) const {
  return token < tree_.size() &&
         (lexicon_.in_set("unit", tree_.lemma(token)) || tree_.lemma(token) == "night" ||
          tree_.lemma(token) == "morning" || tree_.lemma(token) == "afternoon" || tree_.lemma(token) == "evening");
}

TokenIndex ClaimFinder::addressee_end(TokenIndex verb) const {
  const std::string_view lemma = tree_.lemma(verb);
  if (lemma != "tell" && lemma != "inform" && lemma != "remind" && lemma != "assure") return kNoToken;
  TokenIndex at = verb + 1;
  if (at < tree_.size() && tree_.upos(at) == Upos::kDet) ++at;
  const language::NameMention* name = at < tree_.size() ? entities_.name_at(at) : nullptr;
  const bool somebody = name != nullptr && name->first == at &&
                        (name->kind == language::NameKind::kPerson || name->kind == language::NameKind::kOrganization);
  return somebody ? name->last : kNoToken;
}

bool ClaimFinder::own_subject_of(TokenIndex clause) const {
  const auto children = tree_.children(clause);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    return is_subject(tree_.relation(child)) || tree_.relation(child) == Deprel::kExpl;
  });
}

bool ClaimFinder::after_verb(Reporter& reporter) {
  const TokenIndex verb = reporter.verb;
  const language::Sentence& s = tree_.document().sentences[tree_.token(verb).sentence];
  TokenIndex start = kNoToken;
  TokenIndex clause = kNoToken;
  for (const TokenIndex child : tree_.children(verb)) {
    if (child < verb || tree_.relation(child) != Deprel::kCcomp) continue;
    clause = child;
    start = std::max(tree_.dependents().hull(child).first, verb + 1);
    break;
  }
  // "blamed the navy, whose ships, he said, had turned away": a clause that is none of theirs.
  if (clause != kNoToken && !own_subject_of(clause) && reporter.entry->type == EventType::kDisapprove) return false;
  // "claims Greek jets crossed its border": the clause's subject taken for the verb's object.
  if (clause != kNoToken && !own_subject_of(clause) && !lexicon_.in_set("telling", tree_.lemma(verb)) &&
      !tree_.infinitive(clause)) {
    const TokenIndex object = tree_.child(verb, Deprel::kObj);
    if (object != kNoToken && object > verb && object < clause)
      start = std::max(std::min(start, tree_.dependents().hull(object).first), verb + 1);
  }
  // "told Agence France-Presse arson has been used": whom it was told is no part of it.
  if (const TokenIndex told = addressee_end(verb); told != kNoToken && start != kNoToken && start < told) start = told;
  bool bare = false;
  if (start == kNoToken) {
    start = clause = bare_clause_after(verb);
    bare = start != kNoToken;
  }
  // The word "that" says where it begins, even where the tree lost the clause.
  for (TokenIndex at = verb + 1; at < s.last && at < verb + 10; ++at) {
    const Upos tag = tree_.upos(at);
    if (tag == Upos::kVerb || tag == Upos::kAux) break;
    if (start != kNoToken && at >= start && tree_.lemma(at) != "that") break;
    if (tree_.lemma(at) == "that" && tag == Upos::kSconj && !time_noun(at + 1)) {
      start = at + 1;
      if (clause == kNoToken) clause = tree_.head(at);
      break;
    }
    if (tree_.upos(at) == Upos::kPunct && tree_.form(at) != ",") break;
  }
  if (start == kNoToken || start >= s.last) return false;
  if (reporter.used && quoted_mostly(start, s.last)) return true;
  TokenIndex end = std::min(s.last, std::max(tree_.dependents().hull(verb).second,
                                             clause == kNoToken ? start : tree_.dependents().hull(clause).second));
  if (bare) end = s.last;
  if (quotation_at_[verb] >= 0) end = std::min(end, quotations_[quotation_at_[verb]].last);
  const bool disbelieves = reporter.entry->denies || tree_.lemma(verb) == "doubt";
  for (TokenIndex at = start + 1; at < end; ++at) {
    // "doubts that it will last: the one before did not": the reason for it is the article's.
    if (comments(at) || (disbelieves && tree_.form(at) == ":")) end = at;
  }
  resolve_speakers(reporter, bare ? phrase_subject(s.first, verb) : kNoToken);
  if (const TokenIndex next = goes_on_to_say(reporter, clause, start, end); next != kNoToken) end = next;
  std::vector<TokenIndex> starts{start};
  // What the verb's own clause is joined to afterwards is not its content.
  for (const TokenIndex child : tree_.children(verb)) {
    if (child <= start || child == clause) continue;
    const Deprel relation = tree_.relation(child);
    // "said that Peru had offered to mediate and that Chile had agreed": a second thing said.
    if (const TokenIndex mark = tree_.child(child, Deprel::kMark);
        relation == Deprel::kConj && mark != kNoToken && tree_.lemma(mark) == "that" && mark > start) {
      starts.push_back(mark);
      continue;
    }
    // "said it seeks to grow and, in time, intends to merge": in the clause's tense, not in the verb's.
    if (relation == Deprel::kConj && clause != kNoToken && !tree_.has(child, Deprel::kNsubj) &&
        (tree_.is(child, "VBZ") || tree_.is(child, "VBP")) && tree_.token(child).xpos == tree_.token(clause).xpos &&
        tree_.token(child).xpos != tree_.token(verb).xpos)
      continue;
    // "confirmed a man was taken to hospital and the response took place": said too, having a subject of its own.
    if (relation == Deprel::kConj && tree_.has(child, Deprel::kNsubj) && claim_entry(child) == nullptr &&
        !comma_before(child))
      continue;
    const bool joined = relation == Deprel::kConj || relation == Deprel::kParataxis ||
                        (relation == Deprel::kAdvcl && (claim_entry(child) != nullptr || comma_before(child)));
    TokenIndex from = tree_.dependents().hull(child).first;
    // "reported it was 5.5; the other agency 5.8": a semicolon parts them, wherever the tree hung "was".
    for (TokenIndex at = std::max(from, start); at < child && relation == Deprel::kParataxis; ++at)
      if (tree_.form(at) == ";") from = at;
    if (joined && from > start) end = std::min(end, from);
  }
  // The clause's own conjuncts with a "that" of their own are further claims.
  if (clause != kNoToken) {
    for (const TokenIndex conjunct : tree_.children(clause)) {
      if (tree_.relation(conjunct) != Deprel::kConj) continue;
      const TokenIndex mark = tree_.child(conjunct, Deprel::kMark);
      if (mark != kNoToken && tree_.lemma(mark) == "that" && mark > start && mark < end) starts.push_back(mark);
    }
  }
  std::sort(starts.begin(), starts.end());
  std::erase_if(starts, [&](TokenIndex each) { return each > start && each >= end; });
  // "“…,” said Ann, whose firm built it, “…”": the words beside the speaker are the article's.
  if (reporter.used && reporter.speaker_token != kNoToken && start <= reporter.speaker_token &&
      reporter.speaker_token < end)
    return true;
  for (std::size_t index = 0; index < starts.size(); ++index) {
    TokenIndex last = index + 1 < starts.size() ? starts[index + 1] : end;
    while (last > starts[index] && (tree_.upos(last - 1) == Upos::kCconj || tree_.form(last - 1) == ",")) --last;
    if (last <= starts[index] || last - starts[index] > kMaxContent) continue;
    std::vector<Run> runs = trimmed({{starts[index], last}});
    if (words_total(runs) > 0) add(reporter.speakers, reporter, std::move(runs), false);
  }
  return true;
}

bool ClaimFinder::verb_in(TokenIndex first, TokenIndex last) const {
  for (TokenIndex at = first; at < last; ++at) {
    if (tree_.form(at) == "," || quotation_at_[at] >= 0) return false;
    if (tree_.upos(at) == Upos::kAux || finite_form(at) || (tree_.is(at, "VBN") && tree_.upos(at - 1) != Upos::kAdp))
      return true;
  }
  return false;
}

TokenIndex ClaimFinder::bare_clause_after(TokenIndex verb) const {
  const language::Sentence& s = tree_.document().sentences[tree_.token(verb).sentence];
  const bool perfect = tree_.is(verb, "VBN") && verb > s.first && tree_.lemma(verb - 1) == "have";
  if (!(finite_form(verb) || perfect || tree_.is(verb, "NNS"))) return kNoToken;
  TokenIndex at = verb + 1;
  bool noun = false;
  for (; at < s.last && at < verb + kNear; ++at) {
    const Upos tag = tree_.upos(at);
    if (tag == Upos::kAux || finite_form(at)) break;
    const bool phrase = tag == Upos::kDet || tag == Upos::kAdj || tag == Upos::kNoun || tag == Upos::kPropn ||
                        tag == Upos::kNum || tag == Upos::kPron || tag == Upos::kPart ||
                        (noun && tag == Upos::kAdp && (tree_.lemma(at) == "of" || tree_.lemma(at) == "by"));
    // "said a sample taken from him contained …": the clause goes on behind what is told of its subject.
    if (noun && tree_.participle(at) && tree_.lemma(verb) == "say" && tree_.has(verb, Deprel::kObj) &&
        verb_in(at + 1, s.last))
      return verb + 1;
    if (!phrase || is_relative_pronoun(tree_.lemma(at)) || quotation_at_[at] != quotation_at_[verb]) return kNoToken;
    noun |= tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kPron;
  }
  if (!noun || at == s.last || at == verb + kNear) return kNoToken;
  return verb + 1;
}

TokenIndex ClaimFinder::goes_on_to_say(const Reporter& reporter, TokenIndex clause, TokenIndex start, TokenIndex end) {
  const auto reports = [&](TokenIndex verb) {
    for (TokenIndex next = verb + 1; next < end && next < verb + 4; ++next) {
      if (tree_.lemma(next) == "that" && tree_.upos(next) == Upos::kSconj) return true;
      if (tree_.upos(next) == Upos::kVerb) return false;
    }
    return tree_.has(verb, Deprel::kCcomp);
  };
  if (end - start > kMaxContent) return kNoToken;
  for (const std::size_t index : reporters_of_[tree_.token(reporter.verb).sentence]) {
    Reporter& other = reporters_[index];
    const TokenIndex verb = other.verb;
    if (verb <= start + 1 || verb >= end || other.entry == nullptr ||
        quotation_at_[verb] != quotation_at_[reporter.verb] || tree_.has(verb, Deprel::kNsubj) ||
        tree_.has(verb, Deprel::kAux))
      continue;
    TokenIndex before = verb;
    while (before > start && tree_.upos(before - 1) == Upos::kAdv) --before;
    // "that they “lost everything,” adding that"
    const bool mark = before > start + 1 && quotation_at_[before - 1] < 0 && tree_.upos(before - 1) == Upos::kPunct &&
                      quotation_at_[before - 2] >= 0;
    // "…, adding that": the words of who spoke before.
    const bool adds = tree_.is(verb, "VBG") && (mark || tree_.form(before - 1) == ",") &&
                      lexicon_.in_set("adding", tree_.lemma(verb));
    // "has confirmed that … and says that"
    const bool perfect = tree_.is(reporter.verb, "VBN") && tree_.has(reporter.verb, Deprel::kAux) &&
                         !tree_.has(reporter.verb, Deprel::kAuxPass) && !tree_.is(verb, "VBD");
    const bool joined = tree_.upos(before - 1) == Upos::kCconj && finite_form(verb) &&
                        (perfect || tree_.token(verb).xpos == tree_.token(reporter.verb).xpos);
    if (!(adds || joined) || !reports(verb)) continue;
    // "said that Ann left and told them that": she may have told them, had she only left.
    if (joined && clause != kNoToken && tree_.token(clause).xpos == tree_.token(verb).xpos &&
        !tree_.has(clause, Deprel::kAux) && speaks_itself(clause))
      continue;
    other.resolved = true;
    other.speakers = reporter.speakers;
    other.speaker_token = reporter.speaker_token;
    return mark && adds ? before : before - 1;
  }
  return kNoToken;
}

bool ClaimFinder::speaks_itself(TokenIndex clause) const {
  const TokenIndex subject = clause_arguments(tree_, lexicon_, clause).subject;
  if (subject == kNoToken || tree_.has(clause, Deprel::kCop)) return false;
  if (tree_.upos(subject) == Upos::kPron) return tree_.lemma(subject) != "it" && tree_.lemma(subject) != "there";
  const auto somebody = entities_.find(subject, EntityTable::Reading::kActor);
  return somebody && entities_[somebody->entity].kind != EntityKind::kThing &&
         entities_[somebody->entity].kind != EntityKind::kPlace;
}

bool ClaimFinder::named(Reporter& reporter) {
  const TokenIndex verb = reporter.verb;
  const bool calls = naming(tree_.lemma(verb));  // "called it a farce"; the others want "as"
  const bool as = !calls || tree_.lemma(verb) == "describe";
  const language::Sentence& s = tree_.document().sentences[tree_.token(verb).sentence];
  TokenIndex object = tree_.child(verb, Deprel::kObj);
  const bool passive = tree_.passive(verb);
  if (passive) object = clause_arguments(tree_, lexicon_, verb).object;
  TokenIndex predicate = kNoToken;
  for (const TokenIndex child : tree_.children(verb)) {
    if (child < verb) continue;
    const Deprel relation = tree_.relation(child);
    if (relation == Deprel::kXcomp && !as) predicate = child;
    if ((is_oblique(relation) || is_nominal_modifier(relation) || relation == Deprel::kAdvcl ||
         relation == Deprel::kXcomp) &&
        as_phrase(child))
      predicate = child;
    if (relation == Deprel::kObj && child != object && calls) predicate = child;
  }
  // "dismissed by his brother, a senator, as “gossip”": hung from the nearest noun.
  if (predicate == kNoToken && as) predicate = stray_as_phrase(verb, s.last);
  // “the allegations ‘a fairy tale’”: taken for an apposition.
  if (predicate == kNoToken && object != kNoToken && !as) {
    for (const TokenIndex child : tree_.children(object)) {
      if (child > object && tree_.relation(child) == Deprel::kAppos && quotation_at_[child] >= 0) predicate = child;
    }
  }
  // "a charge his party called absurd"
  const bool relative =
      object == kNoToken && tree_.relation(verb) == Deprel::kAclRelcl && tree_.has(verb, Deprel::kNsubj);
  if (relative) object = tree_.head(verb);
  // "called the ruling “a gift”": both taken for what it is called.
  if (object == kNoToken && calls && !as && !passive && predicate != kNoToken) {
    for (const TokenIndex child : tree_.children(verb)) {
      const bool noun = tree_.upos(child) == Upos::kNoun || tree_.upos(child) == Upos::kPropn;
      if (child > verb && child < predicate && tree_.relation(child) == Deprel::kXcomp && noun) object = child;
    }
  }
  if (object == kNoToken || predicate == kNoToken || predicate < object) return false;
  // "a group calling itself the Brigade" goes by that name.
  if (tree_.lemma(object).ends_with("self") || tree_.form(object) == "themselves") return true;
  const bool before = passive || relative;
  if (object < verb && !before) return false;
  const TokenIndex clause = relative || tree_.relation(verb) == Deprel::kAcl ? verb : kNoToken;
  std::vector<Run> runs = trimmed(subtree(object, {clause, predicate}));
  if (before && !runs.empty()) runs = {{runs.front().first, std::min(runs.back().last, verb)}};
  for (const Run& run : trimmed(subtree(predicate, {}))) runs.push_back(run);
  runs = merged(std::move(runs));
  if (runs.empty()) return false;
  // Marks between the two belong to what is said.
  if (runs.size() > 1 && !before) runs = {{runs.front().first, runs.back().last}};
  // "described him as an individual, “facing …”"
  TokenIndex next = runs.back().last;
  while (next < s.last && !is_word(tree_, next) && quotation_at_[next] < 0) ++next;
  if (next < s.last && quotation_at_[next] >= 0 && quotation_at_[runs.back().last - 1] < 0) {
    runs.back().last = std::min(s.last, quotations_[quotation_at_[next]].last);
  }
  resolve_speakers(reporter);
  if (reporter.speakers.empty()) return false;
  Reporter names = reporter;
  names.entry = nullptr;  // what it is called is affirmed, even where the verb alone denies
  add(names.speakers, names, runs, false);
  return true;
}

bool ClaimFinder::as_phrase(TokenIndex phrase) const {
  if (tree_.introduced_by(phrase, "as")) return true;
  const TokenIndex mark = tree_.child(phrase, Deprel::kMark);
  return mark != kNoToken && tree_.lemma(mark) == "as" && !tree_.has(phrase, Deprel::kNsubj);
}

TokenIndex ClaimFinder::stray_as_phrase(TokenIndex verb, TokenIndex end) const {
  for (TokenIndex at = verb + 1; at + 2 < end; ++at) {
    if (finite_form(at) && !tree_.passive(verb)) return kNoToken;
    if (tree_.lemma(at) != "as" || tree_.upos(at) == Upos::kAdv || quotation_at_[at] >= 0) continue;
    const TokenIndex phrase = tree_.head(at);
    if (phrase == kNoToken || phrase < at || tree_.has(phrase, Deprel::kNsubj)) continue;
    // Nothing but the verb's own object or agent before it, or words that only somebody says.
    if (quotation_at_[phrase] >= 0) return phrase;
    const TokenIndex holder = tree_.head(phrase);
    if (holder != kNoToken && tree_.head(holder) == verb && tree_.relation(holder) == Deprel::kObj) return phrase;
  }
  return kNoToken;
}

TokenIndex ClaimFinder::opening_phrase_end(TokenIndex at, TokenIndex end) const {
  TokenIndex comma = at;
  while (comma < end && tree_.form(comma) != ",") ++comma;
  if (comma + 1 >= end) return end;
  const language::NameMention* name = entities_.name_at(comma + 1);
  const bool apposed = name != nullptr && name->first == comma + 1 &&
                       (name->kind == language::NameKind::kPerson || name->kind == language::NameKind::kPlace ||
                        name->kind == language::NameKind::kCountry);
  if (apposed && name->last < end && tree_.form(name->last) == ",") {
    return name->last;
  }
  return comma;
}

void ClaimFinder::according(std::uint32_t sentence) {
  const language::Sentence& s = tree_.document().sentences[sentence];
  for (TokenIndex at = s.first; at + 2 < s.last; ++at) {
    const std::string word = utf8::to_lower(tree_.form(at));
    const bool words = word == "words" && at >= s.first + 2 && tree_.lemma(at - 1) == "the" &&
                       utf8::to_lower(tree_.form(at - 2)) == "in" && tree_.form(at + 1) == "of";
    if (quotation_at_[at] >= 0) continue;
    if (!words && (word != "according" || utf8::to_lower(tree_.form(at + 1)) != "to")) continue;
    // The phrase's head is what the preposition marks.
    TokenIndex phrase = words ? tree_.head(at + 1) : tree_.head(at);
    if (phrase == kNoToken || phrase <= at || phrase >= s.last || tree_.upos(phrase) == Upos::kVerb) {
      phrase = kNoToken;
      for (TokenIndex next = at + 2; next < s.last && next < at + kNear; ++next) {
        if (tree_.upos(next) == Upos::kPropn || tree_.upos(next) == Upos::kNoun || tree_.upos(next) == Upos::kPron) {
          phrase = next;
          if (entities_.name_at(next) != nullptr) break;
          if (next + 1 < s.last && tree_.upos(next + 1) != Upos::kNoun && tree_.upos(next + 1) != Upos::kPropn) break;
        }
      }
      if (phrase == kNoToken) continue;
    }
    if (at == s.first) {
      // "According to Afghan Ambassador to the United States Hamdullah Mohib, …": the person who ends the phrase.
      const TokenIndex end = opening_phrase_end(at, s.last);
      const language::NameMention* name = entities_.name_at(end - 1);
      if (end < s.last && name != nullptr && name->kind == language::NameKind::kPerson && name->first > at + 1)
        phrase = name->head;
    }
    const std::vector<Reference> speakers = authors(phrase, entities_.expand(phrase, EntityTable::Reading::kActor));
    if (speakers.empty()) continue;
    // The sentence without the phrase: [at, end of the phrase).
    TokenIndex phrase_end = std::min(tree_.dependents().hull(phrase).second, s.last);
    if (phrase_end <= phrase) phrase_end = phrase + 1;
    if (at > s.first + 1 && phrase_end < s.last && words_in(phrase_end, s.last) == 0) phrase_end = s.last;
    if (at == s.first) phrase_end = opening_phrase_end(at, s.last);
    // Somebody else's words, reported at second hand, are theirs.
    bool second_hand = false;
    for (const std::size_t index : reporters_of_[sentence]) {
      const Reporter& other = reporters_[index];
      const TokenIndex root = tree_.document().sentences[sentence].root;
      if (other.verb == root && reported_by_.count(root) != 0) second_hand = true;
    }
    if (second_hand) continue;
    std::vector<Run> runs;
    if (words) {
      TokenIndex quote = phrase;
      while (quote < s.last && quotation_at_[quote] < 0) ++quote;
      if (quote == s.last) continue;
      runs.push_back({quote, std::min(s.last, quotations_[quotation_at_[quote]].last)});
    } else {
      bool clause_before = false;
      for (TokenIndex token = s.first; token < at; ++token) clause_before |= tree_.upos(token) == Upos::kVerb;
      if (at > s.first) runs.push_back({s.first, at});
      if (phrase_end < s.last && !clause_before) runs.push_back({phrase_end, s.last});
    }
    runs = trimmed(std::move(runs));
    if (words_total(runs) < 3) continue;
    Reporter reporter;
    reporter.verb = at;
    reporter.preposition = words ? "in the words of" : "according to";
    reporter.speaker_token = phrase;
    add(speakers, reporter, runs, words);
  }
}

}  // namespace dossier::extract
