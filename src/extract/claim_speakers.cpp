// Who reports: the verbs of saying and their speakers.
#include "base/utf8.h"
#include "extract/arguments.h"
#include "extract/claim_finder.h"

#include <algorithm>

namespace dossier::extract {

const Predicate* ClaimFinder::claim_entry(TokenIndex token) const {
  if (tree_.upos(token) != Upos::kVerb && !verb_in_disguise(token)) return nullptr;
  const auto* entries = lexicon_.find(tree_.lemma(token), WordClass::kVerb);
  if (entries == nullptr) return nullptr;
  for (const std::uint32_t index : *entries) {
    const Predicate& entry = lexicon_.predicates[index];
    if (!entry.claim) continue;
    if (!entry.object.empty() || !entry.tail.empty()) continue;
    if (!entry.particle.empty()) {
      bool found = false;
      for (const TokenIndex child : tree_.children(token)) {
        if (tree_.lemma(child) == entry.particle) found = true;
        if (is_oblique(tree_.relation(child)) && tree_.introduced_by(child, entry.particle)) found = true;
      }
      if (!found) continue;
    }
    return &entry;
  }
  return nullptr;
}

bool ClaimFinder::verb_in_disguise(TokenIndex token) const {
  if (!tree_.is(token, "NNS") || token + 1 >= tree_.size() || token == 0) return false;
  // "The Associated Press reports Weiss has been held": one subject of two.
  if (is_subject(tree_.relation(token)) && tree_.head(token) > token + 1) {
    for (const TokenIndex sibling : tree_.children(tree_.head(token)))
      if (sibling > token && is_subject(tree_.relation(sibling))) return true;
  }
  const bool content =
      (tree_.lemma(token + 1) == "that" && tree_.upos(token + 1) == Upos::kSconj) || tree_.form(token + 1) == "having";
  return content &&
         (tree_.form(token - 1) == "," || tree_.upos(token - 1) == Upos::kPropn || tree_.has(token, Deprel::kNsubj));
}

void ClaimFinder::collect_reporters() {
  const auto& sentences = tree_.document().sentences;
  reporters_of_.resize(sentences.size());
  for (TokenIndex token = 0; token < tree_.size(); ++token) {
    const Predicate* entry = claim_entry(token);
    const bool names = tree_.upos(token) == Upos::kVerb && (naming(tree_.lemma(token)) || judging(tree_.lemma(token)));
    if ((entry == nullptr && !names) || negated(token) || unsaid(token)) continue;
    reporters_of_[tree_.token(token).sentence].push_back(reporters_.size());
    Reporter reporter;
    reporter.verb = token;
    reporter.entry = entry;
    reporters_.push_back(std::move(reporter));
  }
}

bool ClaimFinder::negated(TokenIndex verb) const {
  for (const TokenIndex child : tree_.children(verb)) {
    const std::string_view lemma = tree_.lemma(child);
    const Deprel relation = tree_.relation(child);
    // "He would not, he added, sell": what stands beyond one comma is what was said.
    if (child < verb && (lemma == "not" || lemma == "n't" || lemma == "never") && relation == Deprel::kAdvmod &&
        commas_in(child, verb) != 1)
      return true;
    // "has neither confirmed nor denied"
    if (child < verb && (lemma == "neither" || lemma == "nor") &&
        (relation == Deprel::kCc || relation == Deprel::kCcPreconj))
      return true;
    // "neither government has said who will pay", "nobody said"
    if (child < verb && is_subject(relation)) {
      if (lemma == "nobody" || lemma == "none" || lemma == "neither" || lemma == "nothing") return true;
      for (const TokenIndex word : tree_.children(child))
        if (tree_.relation(word) == Deprel::kDet && (tree_.lemma(word) == "no" || tree_.lemma(word) == "neither"))
          return true;
    }
  }
  // "declined to say whether", "stopped short of calling it a crime"
  const Deprel relation = tree_.relation(verb);
  const TokenIndex governor = tree_.head(verb);
  if (governor == kNoToken || governor > verb) return false;
  if (!tree_.infinitive(verb) && !(tree_.is(verb, "VBG") && tree_.has(verb, Deprel::kMark))) return false;
  if (relation != Deprel::kXcomp && relation != Deprel::kCcomp && relation != Deprel::kAdvcl) return false;
  const Operator* op = operator_at(tree_, lexicon_, governor);
  return op != nullptr && op->flips_polarity && !negated(governor);
}

TokenIndex ClaimFinder::shared_speaker(TokenIndex verb) const {
  if (!tree_.is(verb, "VBG")) return kNoToken;
  const TokenIndex governor = tree_.head(verb);
  const TokenIndex mark = tree_.child(verb, Deprel::kMark);
  if (governor == kNoToken || mark == kNoToken || tree_.has(verb, Deprel::kNsubj)) return kNoToken;
  const std::string_view marker = tree_.lemma(mark);
  if (marker == "as" && (tree_.lemma(governor) == "quote" || tree_.lemma(governor) == "cite"))
    return clause_arguments(tree_, lexicon_, governor).object;
  if (marker != "after" && marker != "before" && marker != "by" && marker != "while" && marker != "without" &&
      marker != "when")
    return kNoToken;
  TokenIndex main = governor;
  for (int step = 0; step < kMaxClimb && main != kNoToken; ++step) {
    const bool clause = (tree_.infinitive(main) || tree_.participle(main)) && is_clausal(tree_.relation(main)) &&
                        tree_.relation(main) != Deprel::kAclRelcl;
    // "ordered six diplomats to leave", with the clause hung from the diplomats
    const bool object = tree_.upos(main) != Upos::kVerb && tree_.relation(main) == Deprel::kObj;
    if (!clause && !object) break;
    main = tree_.head(main);
  }
  if (main == kNoToken || main == governor || tree_.upos(main) != Upos::kVerb) return kNoToken;
  return clause_arguments(tree_, lexicon_, main).subject;
}

std::optional<Reference> ClaimFinder::person_before_colon(TokenIndex pronoun) const {
  const TokenIndex begin = tree_.document().sentences[tree_.token(pronoun).sentence].first;
  for (TokenIndex at = pronoun; at-- > begin && pronoun - at < kMaxContent;) {
    if (tree_.form(at) != ":" || quotation_at_[at] >= 0) continue;
    while (at-- > begin) {
      const language::NameMention* name = entities_.name_at(at);
      if (name == nullptr || name->kind != language::NameKind::kPerson) continue;
      if (auto person = entities_.find(name->head)) return person;
    }
    break;
  }
  return std::nullopt;
}

std::vector<Reference> ClaimFinder::sentence_subject_before(TokenIndex pronoun) const {
  const language::Sentence& s = tree_.document().sentences[tree_.token(pronoun).sentence];
  for (TokenIndex at = s.first; at < pronoun; ++at) {
    if (!is_subject(tree_.relation(at)) || quotation_at_[at] >= 0) continue;
    TokenIndex name = at;
    // "Italian carmaker Fiat is to close …"
    for (const TokenIndex child : tree_.children(at))
      if (tree_.relation(child) == Deprel::kAppos && child == at + 1 && entities_.name_at(at) == nullptr) name = child;
    const auto found = entities_.find(name, EntityTable::Reading::kActor);
    if (!found) return {};
    const EntityKind kind = entities_[found->entity].kind;
    if (kind != EntityKind::kOrganization && kind != EntityKind::kCountry) return {};
    return {*found};
  }
  return {};
}

std::vector<Reference> ClaimFinder::pronoun_speaker(TokenIndex pronoun) {
  const std::string word = utf8::to_lower(tree_.form(pronoun));
  if (word == "it") return sentence_subject_before(pronoun);
  if (word != "he" && word != "she") return {};
  const language::Gender wanted = word == "he" ? language::Gender::kMale : language::Gender::kFemale;
  const auto fits = [&](std::uint32_t entity) {
    if (entities_[entity].kind != EntityKind::kPerson) return false;
    const language::Gender gender = entities_.gender(entity);
    return gender == wanted || gender == language::Gender::kUnknown;
  };
  const auto& sentences = tree_.document().sentences;
  const std::uint32_t here = tree_.token(pronoun).sentence;
  if (const auto person = person_before_colon(pronoun); person && fits(person->entity)) return {{person->entity, {}}};
  // "Ruiz blamed the navy, whose ships, he said, had turned away"
  if (const TokenIndex root = sentences[here].root;
      root < pronoun && tree_.upos(root) == Upos::kVerb && quotation_at_[root] < 0 && speaks_out(root)) {
    const TokenIndex subject = clause_arguments(tree_, lexicon_, root).subject;
    const auto person = subject == kNoToken || subject > root ? std::nullopt : entities_.find(subject);
    if (person && fits(person->entity)) return {{person->entity, {}}};
  }
  const bool spoken = last_speakers_.size() == 1 && fits(last_speakers_.front().entity) &&
                      sentences[here].paragraph <= sentences[last_sentence_].paragraph + 1;
  std::optional<Reference> before;
  bool reports = false;
  if (here > 0 && sentences[here].paragraph == sentences[here - 1].paragraph) {
    if (const TokenIndex root = sentences[here - 1].root; root != kNoToken && tree_.upos(root) == Upos::kVerb) {
      TokenIndex subject = clause_arguments(tree_, lexicon_, root).subject;
      if (subject != kNoToken && subject < root && tree_.upos(subject) == Upos::kNoun) {
        if (const TokenIndex name = person_ending_before(root, subject); name != kNoToken) subject = name;
      }
      if (subject != kNoToken && quotation_at_[subject] < 0) before = entities_.find(subject);
      reports =
          claim_entry(root) != nullptr || naming(tree_.lemma(root)) || judging(tree_.lemma(root)) || speaks_out(root);
      // The "he" of quoted words may have been taken for who says them; after a saying, only the name counts.
      if (before && !fits(before->entity)) {
        const language::Gender named = entities_.gender_by_name(before->entity);
        const bool open = entities_[before->entity].kind == EntityKind::kPerson &&
                          (named == wanted || named == language::Gender::kUnknown);
        if (!(reports && open)) before.reset();
      }
    }
  }
  if (before && reports) return {{before->entity, {}}};
  if (spoken && last_sentence_ + 1 >= here) return last_speakers_;
  // Coreference knows more of what lies further back.
  std::vector<Reference> known = entities_.expand(pronoun, EntityTable::Reading::kActor);
  if (!known.empty()) return known;
  if (before) return {{before->entity, {}}};
  if (spoken && last_sentence_ + 2 >= here) return last_speakers_;
  return {};
}

bool ClaimFinder::speaks_out(TokenIndex verb) const {
  const auto* entries = lexicon_.find(tree_.lemma(verb), WordClass::kVerb);
  return entries != nullptr && std::any_of(entries->begin(), entries->end(), [&](std::uint32_t index) {
           const Predicate& entry = lexicon_.predicates[index];
           return entry.object.empty() && entry.tail.empty() && entry.particle.empty() &&
                  (entry.type == EventType::kDisapprove || entry.type == EventType::kThreaten);
         });
}

bool ClaimFinder::unsaid(TokenIndex verb) const {
  for (const TokenIndex child : tree_.children(verb)) {
    if (child > verb || tree_.relation(child) != Deprel::kAux) continue;
    const std::string_view lemma = tree_.lemma(child);
    if (lemma == "must" || lemma == "may" || lemma == "might" || lemma == "should" || lemma == "could" ||
        lemma == "can")
      return true;
  }
  if (!tree_.infinitive(verb)) return false;
  const TokenIndex first = tree_.first_conjunct(verb);
  const TokenIndex governor = tree_.head(first);
  if (governor == kNoToken || governor > verb) return false;
  const Deprel relation = tree_.relation(first);
  if (relation != Deprel::kXcomp && relation != Deprel::kCcomp && relation != Deprel::kAcl &&
      relation != Deprel::kAdvcl)
    return false;
  const Operator* op = operator_at(tree_, lexicon_, governor);
  return op != nullptr && op->modality != Modality::kActual;
}

void ClaimFinder::resolve_speakers(Reporter& reporter, TokenIndex known) {
  if (reporter.resolved) return;
  reporter.resolved = true;
  TokenIndex subject = known;
  if (subject == kNoToken) subject = shared_speaker(reporter.verb);
  if (subject == kNoToken) subject = clause_arguments(tree_, lexicon_, reporter.verb).subject;
  if (tree_.passive(reporter.verb)) {
    subject = kNoToken;
    for (const TokenIndex child : tree_.children(reporter.verb)) {
      if (is_oblique(tree_.relation(child)) && tree_.introduced_by(child, "by")) subject = child;
    }
  } else if (subject == kNoToken) {
    // "said Colin Strand": an inverted subject that the parser took for something else.
    for (const TokenIndex child : tree_.children(reporter.verb)) {
      const Deprel relation = tree_.relation(child);
      if (child == reporter.verb + 1 &&
          (relation == Deprel::kObj || relation == Deprel::kCcomp || relation == Deprel::kXcomp ||
           relation == Deprel::kDep || relation == Deprel::kObl) &&
          (tree_.upos(child) == Upos::kPropn || tree_.upos(child) == Upos::kPron) &&
          entities_.name_at(child) != nullptr) {
        subject = child;
      }
    }
  }
  // A subject inside the quotation is none of the verb outside it.
  if (subject != kNoToken && quotation_at_[subject] != quotation_at_[reporter.verb]) subject = kNoToken;
  // "Lea Simon, who runs the clinic, doubts that …": a verb taken for an apposition of its subject.
  if (subject == kNoToken && tree_.is(reporter.verb, "NNS") && tree_.relation(reporter.verb) == Deprel::kAppos)
    subject = tree_.head(reporter.verb);
  // "the coach, Ali Rahimi, told Sky Sports": what follows is who was told.
  const bool told = lexicon_.in_set("telling", tree_.lemma(reporter.verb)) && reporter.entry != nullptr &&
                    reporter.entry->type == EventType::kNone;
  if (subject == kNoToken && !told) subject = name_after(reporter.verb);
  if (subject == kNoToken) subject = name_before(reporter.verb);
  if (subject == kNoToken) subject = opening_subject(reporter.verb);
  if (subject == kNoToken) return;
  const bool it = tree_.lemma(subject) == "it";
  // "It is said that": nobody; "it alleges that" is somebody, even where the tree has it for nobody.
  if (tree_.relation(subject) == Deprel::kExpl && (!it || tree_.passive(reporter.verb))) return;
  if (it && !reporter.set_apart && entities_.expand(subject, EntityTable::Reading::kActor).empty()) return;
  // "the Sheriff's representative Steve Whitmore said": the name that ends the phrase right before the verb.
  const bool named = entities_.name_at(subject) != nullptr;
  if (subject < reporter.verb && !tree_.is(subject, "NNS") &&
      (named ? tree_.upos(subject) == Upos::kPropn : tree_.upos(subject) == Upos::kNoun)) {
    if (const TokenIndex name = person_ending_before(reporter.verb, subject); name != kNoToken) subject = name;
  }
  reporter.speaker_token = subject;
  // "It will not be Ruiz: he says that …"
  const bool explains = subject > 0 && tree_.form(subject - 1) == ":" && tree_.upos(subject) == Upos::kPron;
  if (reporter.set_apart || reporter.quoting || explains) reporter.speakers = pronoun_speaker(subject);
  if (reporter.speakers.empty())
    reporter.speakers =
        first_person(subject) ? quoted_speaker(reporter.verb) : entities_.expand(subject, EntityTable::Reading::kActor);
  // "have blocked the square, alleging that": who does the main clause's deed.
  const bool nobody = std::none_of(reporter.speakers.begin(), reporter.speakers.end(), [&](const Reference& speaker) {
    return entities_[speaker.entity].kind != EntityKind::kThing && entities_[speaker.entity].kind != EntityKind::kPlace;
  });
  if (nobody && tree_.is(reporter.verb, "VBG")) {
    const TokenIndex root = tree_.document().sentences[tree_.token(reporter.verb).sentence].root;
    const TokenIndex actor =
        root == kNoToken || root == reporter.verb ? kNoToken : clause_arguments(tree_, lexicon_, root).subject;
    if (actor != kNoToken && actor != subject) {
      reporter.speaker_token = actor;
      reporter.speakers = entities_.expand(actor, EntityTable::Reading::kActor);
    }
  }
  if (reporter.speakers.empty() && tree_.upos(subject) == Upos::kPron) {
    // A pronoun that coreference left open: who spoke last, when that was a person nearby.
    const std::string_view lemma = tree_.lemma(subject);
    if ((lemma == "he" || lemma == "she") && !last_speakers_.empty() &&
        tree_.token(reporter.verb).sentence <= last_sentence_ + 2 &&
        entities_[last_speakers_.front().entity].kind == EntityKind::kPerson) {
      reporter.speakers = last_speakers_;
    }
  }
  reporter.speakers = authors(reporter.speaker_token, std::move(reporter.speakers));
  // Only who can speak.
  std::erase_if(reporter.speakers, [&](const Reference& speaker) { return !can_speak(speaker.entity); });
}

std::vector<Reference> ClaimFinder::authors(TokenIndex token, std::vector<Reference> speakers) const {
  if (token == kNoToken || speakers.size() != 1 || entities_[speakers.front().entity].kind != EntityKind::kThing ||
      !lexicon_.in_set("speaking-thing", tree_.lemma(token)))
    return speakers;
  TokenIndex by = kNoToken;
  for (const TokenIndex child : tree_.children(token)) {
    if (tree_.relation(child) == Deprel::kNmodPoss) by = child;
    if (is_nominal_modifier(tree_.relation(child)) && tree_.introduced_by(child, "by")) by = child;
    if (tree_.relation(child) != Deprel::kAcl || !lexicon_.in_set("authoring", tree_.lemma(child))) continue;
    for (const TokenIndex agent : tree_.children(child))
      if (is_oblique(tree_.relation(agent)) && tree_.introduced_by(agent, "by")) by = agent;
  }
  if (by == kNoToken) return speakers;
  const auto author = entities_.find(by, EntityTable::Reading::kActor);
  if (!author) return speakers;
  const EntityKind kind = entities_[author->entity].kind;
  if (kind == EntityKind::kThing || kind == EntityKind::kPlace) return speakers;
  return {*author};
}

bool ClaimFinder::first_person(TokenIndex token) const {
  if (tree_.upos(token) != Upos::kPron || quotation_at_[token] < 0) return false;
  const std::string form = utf8::to_lower(tree_.form(token));
  return form == "i" || form == "me" || form == "my" || form == "mine" || form == "myself";
}

std::vector<Reference> ClaimFinder::quoted_speaker(TokenIndex token) const {
  for (std::size_t index = out_.spans.size(); index-- > 0 && out_.spans.size() - index < 16;) {
    const ClaimSpan& span = out_.spans[index];
    if (span.first <= token && token < span.last) return {Reference{span.speaker.index, {}}};
  }
  return {};
}

void ClaimFinder::bind_first_persons(const std::vector<Run>& runs, std::uint32_t speaker) {
  const EntityKind kind = entities_[speaker].kind;
  for (const Run& run : runs) {
    for (TokenIndex at = run.first; at < run.last; ++at) {
      if (tree_.upos(at) != Upos::kPron) continue;
      if (first_person(at)) {
        if (kind == EntityKind::kPerson || kind == EntityKind::kGroup) entities_.bind(at, speaker);
        continue;
      }
      const std::string form = utf8::to_lower(tree_.form(at));
      const bool we = form == "we" || form == "us" || form == "our" || form == "ours" || form == "ourselves";
      if (we && (kind == EntityKind::kCountry || kind == EntityKind::kOrganization)) entities_.bind(at, speaker);
    }
  }
}

TokenIndex ClaimFinder::person_ending_before(TokenIndex verb, TokenIndex subject) const {
  TokenIndex at = verb;
  while (at > subject + 1 && (tree_.upos(at - 1) == Upos::kAdv || tree_.upos(at - 1) == Upos::kAux)) --at;
  const language::NameMention* name = entities_.name_at(at - 1);
  if (name == nullptr || name->kind != language::NameKind::kPerson || name->last != at || name->first <= subject)
    return kNoToken;
  bool held = false;  // by a preposition: "a lawyer for the singer Anna Holt"
  for (TokenIndex token = subject; token < name->first; ++token) {
    if (tree_.upos(token) == Upos::kPunct && tree_.form(token) != "-") return kNoToken;
    if (tree_.upos(token) == Upos::kVerb) return kNoToken;
    held |= tree_.upos(token) == Upos::kAdp && entities_.name_at(token) == nullptr;
  }
  const Upos before = tree_.upos(name->first - 1);
  if (entities_.name_at(subject) != nullptr) {
    // "Leeds University president Anna Holt said"
    const bool role = before == Upos::kNoun && lexicon_.find_role_noun(tree_.lemma(name->first - 1)) != nullptr;
    return role && !held ? name->head : kNoToken;
  }
  return before == Upos::kPropn || name->first == subject + 1 ? name->head : kNoToken;
}

bool ClaimFinder::can_speak(std::uint32_t entity) const {
  if (entities_[entity].kind != EntityKind::kThing) return true;
  const std::string& name = entities_[entity].name;
  const std::size_t space = name.rfind(' ');
  std::string noun = utf8::to_lower(std::string_view(name).substr(space == std::string::npos ? 0 : space + 1));
  for (int form = 0; form < 2; ++form) {
    if (lexicon_.in_set("body", noun) || lexicon_.in_set("group", noun) || lexicon_.in_set("speaking-thing", noun))
      return true;
    if (noun.size() < 3 || noun.back() != 's') break;
    noun.pop_back();
  }
  return false;
}

TokenIndex ClaimFinder::name_after(TokenIndex verb) const {
  const TokenIndex limit = tree_.document().sentences[tree_.token(verb).sentence].last;
  const TokenIndex end = std::min<TokenIndex>(limit, verb + 8);
  if (verb == 0 || (quotation_at_[verb - 1] < 0 && tree_.upos(verb - 1) != Upos::kPunct)) return kNoToken;
  for (TokenIndex at = verb + 1; at < end; ++at) {
    const Upos tag = tree_.upos(at);
    if (at > verb + 1 && at + 1 < end && tree_.form(at) == ",") {
      // "said Shell's chief executive, Anna Holt, …"
      const language::NameMention* apposed = entities_.name_at(at + 1);
      const bool named = apposed != nullptr && apposed->first == at + 1 &&
                         apposed->kind == language::NameKind::kPerson && apposed->last <= limit &&
                         (apposed->last == limit || tree_.upos(apposed->last) == Upos::kPunct);
      const Upos role = tree_.upos(at - 1);
      return named && entities_.name_at(at - 1) == nullptr && (role == Upos::kNoun || role == Upos::kAdj)
                 ? apposed->head
                 : kNoToken;
    }
    if ((tag == Upos::kVerb && !(tree_.participle(at) && tree_.relation(at) == Deprel::kAmod)) || tag == Upos::kAux ||
        tag == Upos::kPunct)
      return kNoToken;
    if (tag == Upos::kAdp && tree_.lemma(at) != "of") return kNoToken;  // "stated Minister of Information Anna Holt"
    const language::NameMention* name = entities_.name_at(at);
    if (name == nullptr || name->kind == language::NameKind::kNationality) continue;
    // A title's body ("NIA manager Rodel Quirante") comes before the person.
    if (name->kind == language::NameKind::kPerson || name->last >= end || tree_.upos(name->last) == Upos::kPunct)
      return name->head;
    at = name->last - 1;
  }
  return kNoToken;
}

TokenIndex ClaimFinder::opening_subject(TokenIndex verb) const {
  const TokenIndex begin = tree_.document().sentences[tree_.token(verb).sentence].first;
  if (verb == begin || verb - begin > kMaxContent || tree_.form(verb - 1) != "," || !finite_form(verb)) return kNoToken;
  for (TokenIndex at = begin; at < verb; ++at) {
    if (quotation_at_[at] >= 0 || tree_.upos(at) == Upos::kAdp || tree_.upos(at) == Upos::kSconj) return kNoToken;
    if (is_subject(tree_.relation(at))) return tree_.upos(at) == Upos::kVerb ? kNoToken : at;
  }
  return kNoToken;
}

TokenIndex ClaimFinder::name_before(TokenIndex verb) const {
  if (tree_.infinitive(verb) || tree_.participle(verb)) return kNoToken;
  const TokenIndex begin = tree_.document().sentences[tree_.token(verb).sentence].first;
  for (TokenIndex at = verb; at > begin && at + 14 > verb;) {
    --at;
    if (tree_.upos(at) == Upos::kVerb && quotation_at_[at] < 0) break;
    const language::NameMention* name = entities_.name_at(at);
    if (name == nullptr) continue;
    // Not what a preposition or possessor holds.
    const bool held = name->first > begin && tree_.upos(name->first - 1) == Upos::kAdp;
    if (!held && (name->kind == language::NameKind::kPerson || name->kind == language::NameKind::kOrganization)) {
      const auto found = entities_.find(name->head);
      if (found && name->last - name->first >= 1 &&
          !(name->last - name->first == 1 && tree_.form(name->first).size() <= 2))
        return name->head;
    }
    at = name->first;
  }
  return kNoToken;
}

}  // namespace dossier::extract
