// The clause of a question: its verb, its arguments, and how it would begin as a statement.
#include "ask/question_reader.h"
#include "ask/verb_forms.h"

#include <algorithm>
#include <optional>

namespace dossier::ask {

bool QuestionReader::is_determiner(std::size_t i) const {
  return word_is(i, "the") || word_is(i, "a") || word_is(i, "an") || word_is(i, "this") || word_is(i, "these") ||
         word_is(i, "that") || word_is(i, "any") || word_is(i, "its") || word_is(i, "their") || word_is(i, "his") ||
         word_is(i, "her");
}

bool QuestionReader::looks_inflected(std::size_t i) const {
  const std::string& w = words_[i].lower;
  return w.ends_with("ed") || w.ends_with("ing") || w.ends_with("en") ||
         (w != words_[i].lemma && words_[i].upos == Upos::kVerb);
}

void QuestionReader::read_clause(std::size_t at, bool subject_asked) {
  while (at < words_.size() && words_[at].upos == Upos::kAdv && !is_auxiliary(words_[at].lower)) ++at;
  if (at >= words_.size()) return;
  frame_.future = words_[at].lower == "will" || words_[at].lower == "would" || words_[at].lower == "'ll" || plans(at);
  frame_.will = words_[at].lower == "will";
  if (!is_auxiliary(words_[at].lower)) {
    read_active(at);
    return;
  }
  const std::size_t aux = at;
  const bool be = is_be(aux);
  std::size_t next = aux + 1;
  if ((word_is(at, "has") || word_is(at, "have") || word_is(at, "had")) &&
      word_is(next, "to")) {  // "Who has to approve"
    frame_.future = true;
    ++next;
  }
  while (next < words_.size() && (is_auxiliary(words_[next].lower) || word_is(next, "not") || word_is(next, "n't")))
    ++next;
  const bool asks_subject = !is_do(aux) && next < words_.size() && is_verb(next) &&
                            (subject_asked || frame_.asked == Asked::kParticipant || frame_.asked == Asked::kSpeaker);
  if (asks_subject) {  // "Who was expelled", "Which company is buying X", "Who has said"
    const bool passive = be_before(next) && !words_[next].lower.ends_with("ing");
    if (be && words_[next].lower.ends_with("ing")) frame_.future = true;
    set_verb(next);
    frame_.passive = passive;
    frame_.slot = passive ? Slot::kObject : Slot::kSubject;
    take_arguments(next + 1, words_.size(), Stand::kObject);
    take_content(next + 1, words_.size());
    restate({}, aux, next);
    return;
  }
  const bool base_form =
      is_do(aux) || word_is(aux, "will") || word_is(aux, "would") || word_is(aux, "can") || word_is(aux, "could");
  const std::size_t verb = find_inverted_verb(next, be, base_form && next == aux + 1);
  if (verb == words_.size()) {  // no verb: "Where is Google's headquarters?", "Was X a member of Y?"
    take_arguments(next, words_.size(), Stand::kSubject);
    take_content(next, words_.size());
    if (frame_.asked == Asked::kCount) frame_.light_verb = true;
    if (frame_.asked == Asked::kDate && frame_.content.empty()) {  // "When was the Chicago Marathon?"
      for (Argument& argument : frame_.arguments) argument.stand = Stand::kOther;
    }
    return;
  }
  const bool due = be && word_is(verb - 1, "to") && is_due(verb);
  frame_.future = frame_.future || due;
  frame_.passive = (be || be_before(verb)) && !due && !words_[verb].lower.ends_with("ing");
  if (be && words_[verb].lower.ends_with("ing")) frame_.future = true;
  set_verb(verb, base_form && next == aux + 1);
  frame_.slot = frame_.passive ? Slot::kSubject : Slot::kObject;
  take_arguments(next, verb, frame_.passive ? Stand::kObject : Stand::kSubject);
  take_content(next, verb);
  take_arguments(verb + 1, words_.size(), frame_.passive ? Stand::kOther : Stand::kObject);
  take_content(verb + 1, words_.size());
  restate({next, due ? verb - 2 : verb}, aux, verb);
}

bool QuestionReader::is_due(std::size_t infinitive) const {
  static constexpr std::string_view kDue[]{"due",      "set",    "expected", "scheduled",
                                           "supposed", "likely", "going",    "about"};
  return infinitive >= 2 && std::find(std::begin(kDue), std::end(kDue), words_[infinitive - 2].lower) != std::end(kDue);
}

bool QuestionReader::be_before(std::size_t verb) const {
  for (std::size_t i = verb; i-- > 0 && is_auxiliary(words_[i].lower);) {
    if (is_be(i)) return true;
  }
  return false;
}

bool QuestionReader::plans(std::size_t at) const {
  for (std::size_t i = at; i < words_.size(); ++i) {
    const std::string& lemma = words_[i].lemma;
    if (lemma == "intend" || lemma == "plan" || lemma == "going" || lemma == "expect" || lemma == "schedule")
      return true;
  }
  return false;
}

void QuestionReader::read_active(std::size_t at) {
  std::size_t verb = at;
  while (verb < words_.size() && !is_verb(verb) && verb < at + 2) ++verb;
  if (verb >= words_.size() || !is_verb(verb)) {
    verb = at;
    if (in_name(verb) || is_function_word(words_[verb].lower)) {
      take_arguments(at, words_.size(), Stand::kObject);
      take_content(at, words_.size());
      return;
    }
  }
  set_verb(verb);
  frame_.slot = Slot::kSubject;
  take_arguments(verb + 1, words_.size(), Stand::kObject);
  take_content(verb + 1, words_.size());
  restate({}, words_.size(), verb);
}

std::size_t QuestionReader::find_inverted_verb(std::size_t from, bool be, bool base_form) const {
  for (std::size_t i = from + 1; i < words_.size(); ++i) {
    if (!is_verb(i) || words_[i - 1].lower == "'s") continue;
    const bool infinitive = word_is(i - 1, "to");
    if (be && infinitive && is_due(i)) return i;
    if (infinitive && i > from + 1 && !be && !word_is(i - 2, "have")) continue;
    if (be && !looks_inflected(i)) continue;
    const std::string& form = words_[i].lower;
    if (base_form && (form.ends_with("ed") || form.ends_with("ing")) && form.size() > 5)
      continue;  // "the alleged crime"
    // "did the presidential guard capture": of two such words the last is the verb
    if (base_form && i + 1 < words_.size() && !in_name(i + 1) && !is_function_word(words_[i + 1].lower) &&
        known_predicate(i + 1) && !any_noun(from, i) && !is_light_verb(words_[i].lemma))
      return i + 1;
    return i;
  }
  if (be) return words_.size();
  // The tagger took the verb for a noun: it is the word after the first name, or the last that is no argument.
  for (const Mention& mention : mentions_) {
    if (mention.first < from || mention.last >= words_.size()) continue;
    const std::size_t i = mention.last;
    if (!is_function_word(words_[i].lower) && !in_name(i)) return i;
    break;
  }
  for (std::size_t i = from + 1; i < words_.size(); ++i) {
    if (!in_name(i) && known_predicate(i) && !is_determiner(i - 1) && !is_function_word(words_[i].lower)) return i;
  }
  return words_.size();
}

void QuestionReader::set_verb(std::size_t at, bool base_form) {
  verb_at_ = at;
  frame_.verb = words_[at].lemma;
  if (base_form) frame_.verb = words_[at].lower;  // behind "did" and "will" nothing needs to be guessed
  // "intends to hold", "is going to meet": the predicate is the infinitive.
  const bool governs = frame_.verb == "intend" || frame_.verb == "plan" || frame_.verb == "go" ||
                       frame_.verb == "want" || frame_.verb == "try" || frame_.verb == "expect" ||
                       frame_.verb == "schedule" || frame_.verb == "begin" || frame_.verb == "start";
  if (governs && word_is(at + 1, "to") && at + 2 < words_.size() && !in_name(at + 2) &&
      !is_function_word(words_[at + 2].lower)) {
    frame_.verb = words_[at + 2].lemma;
    verb_at_ = at + 2;
  }
  frame_.verb_form = words_[verb_at_].lower;
  if (!known_predicate(verb_at_) && own_relations(frame_.verb).empty()) frame_.verb = nearest_verb(frame_.verb);
  if (verb_at_ + 1 < words_.size()) {
    const std::string& next = words_[verb_at_ + 1].lower;
    const bool particle = is_preposition(next) || next == "out" || next == "down" || next == "up" || next == "off" ||
                          next == "away" || next == "back" || next == "place" || next == "part";
    if (particle && !in_name(verb_at_ + 1)) frame_.particle = next;
  }
  frame_.light_verb = is_light_verb(frame_.verb) || (frame_.verb == "schedule" && verb_at_ == at) ||
                      frame_.particle == "place" || frame_.particle == "part";
  if (frame_.particle == "part") frame_.verb = "attend";
  if (frame_.particle == "place") frame_.verb = "occur";
}

void QuestionReader::take_asked_noun(std::size_t first, std::size_t head) {
  if (first >= words_.size()) return;
  head = std::min(head, words_.size() - 1);
  frame_.asked_noun = words_[head].lower;
  frame_.asked_lemma = words_[head].lemma;
  frame_.labels = labels_of_noun(frame_.asked_lemma, vocabulary_);
  take_arguments(first, head, Stand::kOther);
  take_content(first, head);
}

/// A noun, or what can be nothing else at the end of a clause without a verb: "the South Carolina primary".
bool QuestionReader::is_noun_after_name(std::size_t i) const {
  return words_[i].upos == Upos::kNoun ||
         (words_[i].upos == Upos::kAdj && frame_.verb.empty() && i + 1 == words_.size());
}

bool QuestionReader::noun_between(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last; ++i) {
    if (!in_name(i) && words_[i].upos == Upos::kNoun && verb_at_ < first) return true;
  }
  return false;
}

void QuestionReader::take_arguments(std::size_t first, std::size_t last, Stand plain) {
  bool object_seen = false;
  for (const Mention& mention : mentions_) {
    if (mention.first < first || mention.last > last) continue;
    Stand stand = plain;
    // The nearest preposition before it, over the words of its own phrase, decides.
    for (std::size_t i = mention.first; i-- > first;) {
      const std::string& w = words_[i].lower;
      if (is_preposition(w)) {
        stand = stand_of(w, plain);
        // "airlifted X to Y": where to; "brokered the truce between X and Y": whose truce, not with whom.
        if (stand == Stand::kObject && w == "to" && object_seen) stand = Stand::kOther;
        if (stand == Stand::kPartner && !frame_.light_verb && noun_between(first, i)) stand = Stand::kOther;
        break;
      }
      if (words_[i].upos == Upos::kVerb && !in_name(i)) break;
    }
    const bool possessor =
        mention.last < words_.size() && (words_[mention.last].lower == "'s" || words_[mention.last].lower == "'");
    const bool modifies = mention.last < last && !possessor && is_noun_after_name(mention.last) &&
                          !in_name(mention.last) && mention.named;
    // "the German government" is Germany.
    const bool stands_in = modifies && mention.last + 1 <= last && acts_for_country(words_[mention.last].lemma);
    if ((possessor || modifies) && !stands_in && stand != Stand::kLocation && mention.last < last)
      stand = Stand::kOther;
    object_seen |= stand == Stand::kObject;
    Argument argument{stand, mention, false};
    for (std::size_t i = first; i + 1 < mention.first; ++i) {
      argument.optional |= words_[i].lower == "to" && words_[i + 1].upos == Upos::kVerb && !in_name(i + 1);
    }
    frame_.arguments.push_back(std::move(argument));
  }
}

Stand QuestionReader::stand_of(std::string_view preposition, Stand plain) const {
  if (preposition == "by") return Stand::kAgent;
  if (preposition == "in" || preposition == "at" || preposition == "near" || preposition == "outside" ||
      preposition == "inside")
    return Stand::kLocation;
  if (preposition == "with" || preposition == "between" || preposition == "among") return Stand::kPartner;
  if (preposition == frame_.particle && frame_.passive) return Stand::kOther;  // "expelled from X": X expelled nobody
  if (preposition == frame_.particle || preposition == "against" || preposition == "to")
    return plain == Stand::kSubject ? Stand::kOther : Stand::kObject;
  return Stand::kOther;
}

void QuestionReader::take_content(std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    // "succeeded X as foreign minister": the facts that tell it seldom repeat the office.
    if (words_[i].lower == "as" && i > first && verb_at_ < i) {
      std::string role;
      std::size_t end = i + 1;
      while (end < last && !is_preposition(words_[end].lower)) {
        if (!is_determiner(end)) role += (role.empty() ? "" : " ") + words_[end].lower;
        ++end;
      }
      if (vocabulary_.is_role(role)) i = end;
      if (i >= last) break;
    }
    if (i == verb_at_ || in_name(i) || is_function_word(words_[i].lower)) continue;
    if (words_[i].lower == frame_.particle) continue;
    static constexpr std::string_view kIdle[]{"people", "person", "place", "part", "time", "time", "happen", "be"};
    if (std::find(std::begin(kIdle), std::end(kIdle), words_[i].lower) != std::end(kIdle)) continue;
    // Between "the" and "of" stands a noun, whatever the tagger took it for.
    const bool enclosed =
        i > 0 && (is_determiner(i - 1) || (in_name(i - 1) && words_[i].upos == Upos::kAdj && frame_.verb.empty())) &&
        (i + 1 >= words_.size() || is_preposition(words_[i + 1].lower));
    const bool noun = words_[i].upos == Upos::kNoun || words_[i].upos == Upos::kPropn || enclosed;
    frame_.content.push_back({words_[i].lower, words_[i].lemma, root_of(words_[i].lower), noun});
  }
}

/// "Who called the deal a betrayal?" asks whose words these are; "called for", "called on" and "called off" do not.
bool QuestionReader::calls_names() const {
  return frame_.verb == "call" && frame_.particle.empty() && !frame_.content.empty() && !frame_.passive;
}

void QuestionReader::finish_speech(bool what) {
  if (frame_.asked != Asked::kParticipant) return;
  if (calls_names() && frame_.slot == Slot::kSubject) frame_.asked = Asked::kSpeaker;
  if (is_speech(frame_.verb) && (what || frame_.slot == Slot::kObject))
    frame_.asked = frame_.slot == Slot::kObject ? Asked::kClaim : Asked::kSpeaker;
  if (frame_.asked == Asked::kParticipant && what && frame_.slot == Slot::kObject && is_demand(frame_.verb))
    frame_.asked = Asked::kClaim;
}

std::string QuestionReader::text(std::size_t first, std::size_t last) const {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    const bool glued = words_[i].lower == "'s" || (i > first && words_[i].span.start == words_[i - 1].span.end);
    if (!out.empty() && !glued) out.push_back(' ');
    out += words_[i].text;
  }
  return out;
}

void QuestionReader::restate(Range subject, std::size_t aux, std::size_t verb) {
  const std::string rest = text(verb + 1, words_.size());
  std::string predicate;
  if (aux < words_.size() && !is_do(aux)) {
    predicate = words_[aux].lower;
    if (subject.last == subject.first && verb > aux + 1) predicate += ' ' + text(aux + 1, verb);
    if (word_is(verb - 1, "to") && is_due(verb)) predicate += ' ' + text(verb - 2, verb);
    predicate += ' ' + words_[verb].text;
  } else if (aux < words_.size()) {
    predicate = past_of(words_[verb].lower);
  } else {
    predicate = words_[verb].text;
  }
  frame_.restated = text(subject.first, subject.last);
  if (!frame_.restated.empty()) frame_.restated += ' ';
  frame_.restated += predicate;
  frame_.restated_verb_end = frame_.restated.size();
  if (!rest.empty()) frame_.restated += ' ' + rest;
}

}  // namespace dossier::ask
