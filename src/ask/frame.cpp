#include "ask/frame.h"

#include "ask/question_reader.h"

#include <algorithm>

namespace dossier::ask {

Frame QuestionReader::run() {
  if (words_.empty()) return std::move(frame_);
  if (read_path()) return std::move(frame_);
  std::size_t at = find_question_word();
  if (at == words_.size()) {
    if (is_auxiliary(words_[0].lower)) {
      read_truth();
    } else {
      read_order();
    }
    return std::move(frame_);
  }
  const std::string& wh = words_[at].lower;
  if (wh == "when") return read_adjunct(at + 1, Asked::kDate);
  if (wh == "where") return read_where(at + 1);
  if (wh == "how") return read_how(at + 1);
  if (wh == "which" || wh == "what" || wh == "whose") return read_which(at, wh);
  if (wh == "who" || wh == "whom") return read_who(at + 1);
  return std::move(frame_);
}

std::size_t QuestionReader::find_question_word() const {
  static constexpr std::string_view kQuestionWords[]{"who", "whom", "whose", "what", "which", "where", "when", "how"};
  const std::size_t reach = std::min<std::size_t>(words_.size(), 5);
  for (std::size_t i = 0; i < reach; ++i) {
    if (std::find(std::begin(kQuestionWords), std::end(kQuestionWords), words_[i].lower) == std::end(kQuestionWords)) {
      if (i == 0 && is_auxiliary(words_[0].lower) && !word_is(0, "can") && !word_is(0, "could") && !word_is(0, "do"))
        break;
      continue;
    }
    return i;
  }
  return words_.size();
}

bool QuestionReader::read_path() {
  static constexpr std::string_view kTies[]{"connect",    "relate",       "link",     "tie", "associate",
                                            "connection", "relationship", "relation", "link"};
  std::size_t tie = words_.size();
  for (std::size_t i = 0; i < words_.size() && tie == words_.size(); ++i) {
    if (in_name(i)) continue;
    const std::string& w = words_[i].lower;
    const bool connects =
        std::any_of(std::begin(kTies), std::end(kTies), [&](std::string_view t) { return words_[i].lemma == t; }) ||
        w == "connected" || w == "related" || w == "linked" || w == "tied" || w == "associated" || w == "connects" ||
        w == "links";
    if (connects) tie = i;
  }
  if (tie == words_.size()) return false;
  std::vector<const Mention*> ends;
  for (const Mention& mention : mentions_) {
    if (mention.named || !mention.nodes.empty()) ends.push_back(&mention);
  }
  if (ends.size() < 2) return false;
  const bool asks_how = words_[0].lower == "how" || words_[0].lower == "what";
  if (is_auxiliary(words_[0].lower)) {  // "Is A related to B?"
    frame_.asked = Asked::kTruth;
    frame_.verb = words_[tie].lower == "related" ? "related" : "connected";
  } else if (asks_how || word_is(0, "show") || word_is(0, "find")) {
    frame_.asked = Asked::kPath;
  } else {
    return false;
  }
  frame_.arguments.push_back({Stand::kSubject, *ends.front(), false});
  frame_.arguments.push_back({Stand::kObject, *ends.back(), false});
  return true;
}

Frame QuestionReader::read_adjunct(std::size_t at, Asked asked) {
  frame_.asked = asked;
  read_clause(at);
  return std::move(frame_);
}

Frame QuestionReader::read_how(std::size_t at) {
  if (word_is(at, "much") && at + 1 < words_.size() &&
      (is_auxiliary(words_[at + 1].lower) || word_is(at + 1, "money") || word_is(at + 1, "of"))) {
    frame_.asked = Asked::kCount;
    frame_.amount = true;
    read_clause(is_auxiliary(words_[at + 1].lower) ? at + 1 : at + 2, !is_auxiliary(words_[at + 1].lower));
  } else if (word_is(at, "many") || word_is(at, "much")) {
    frame_.asked = Asked::kCount;
    frame_.amount = word_is(at, "much");
    std::size_t noun = at + 1;
    std::size_t head = noun;
    while (head + 1 < words_.size() && !is_auxiliary(words_[head + 1].lower) &&
           !is_preposition(words_[head + 1].lower) && !is_verb(head + 1))
      ++head;
    take_asked_noun(noun, head);
    read_clause(std::min(head + 1, words_.size()), true);
  } else if (word_is(at, "long")) {
    frame_.asked = Asked::kDuration;
    read_clause(at + 1);
  } else if (word_is(at, "old")) {
    frame_.asked = Asked::kAge;
    read_clause(at + 1);
  }
  return std::move(frame_);
}

Frame QuestionReader::read_which(std::size_t wh, const std::string& word) {
  const std::string before = lead(wh);
  std::size_t at = wh + 1;
  if (word_is(at, "of")) {
    ++at;
    if (is_determiner(at)) ++at;
  }
  const bool has_noun = at < words_.size() && !is_auxiliary(words_[at].lower) && !is_verb_after_what(at, word);
  if (has_noun) {
    std::size_t head = at;
    while (head + 1 < words_.size() && !is_auxiliary(words_[head + 1].lower) && !is_verb(head + 1) &&
           !is_preposition(words_[head + 1].lower) && !in_name(head + 1) && words_[head + 1].upos != Upos::kAdv) {
      if (words_[head].upos == Upos::kNoun &&
          (known_predicate(head + 1) && head + 2 < words_.size() && words_[head + 1].upos != Upos::kNoun))
        break;
      ++head;
    }
    // The tagger may have missed the verb: "Which court convicted X" has one between its noun and its name.
    take_asked_noun(at, head);
    at = head + 1;
    if (is_date_noun(frame_.asked_lemma)) return read_adjunct(at, Asked::kDate);
    if (is_role_question(frame_.asked_lemma)) return read_role(at);
    if (before == "in" || before == "at" || before == "near" || before == "from") {
      if (frame_.asked_lemma == "year" || frame_.asked_lemma == "month") return read_adjunct(at, Asked::kDate);
      frame_.asked = Asked::kPlace;
      if (frame_.labels.empty()) frame_.labels = {"Place", "Country"};
      read_clause(at);
      return std::move(frame_);
    }
  }
  if (!has_noun && is_be(at)) return read_what_is(at + 1);
  frame_.asked = Asked::kParticipant;
  read_clause(at);
  if (before == "by") frame_.slot = Slot::kSubject;
  if (word == "what" && !has_noun && asks_matter()) {
    frame_.asked = Asked::kMatter;
    return std::move(frame_);
  }
  finish_speech(word == "what" && !has_noun);
  return std::move(frame_);
}

Frame QuestionReader::read_role(std::size_t at) {
  frame_.asked = Asked::kRole;
  for (std::size_t m = 0; m < mentions_.size(); ++m) {
    if (mentions_[m].first < at) continue;
    const bool first = frame_.arguments.empty();
    frame_.arguments.push_back({first ? Stand::kSubject : Stand::kObject, mentions_[m], false});
  }
  return std::move(frame_);
}

Frame QuestionReader::read_what_is(std::size_t at) {
  for (std::size_t i = at; i < words_.size(); ++i) {
    if (in_name(i)) continue;
    if (words_[i].lower == "capital") {
      frame_.asked = Asked::kCapital;
      take_arguments(at, words_.size(), Stand::kOther);
      return std::move(frame_);
    }
    if (is_role_question(words_[i].lemma)) return read_role(at);
  }
  if (at < words_.size() && (is_verb(at) || participle_behind_name(at) < words_.size())) {
    frame_.asked = Asked::kParticipant;
    read_clause(at - 1);
    if (asks_matter()) {
      frame_.asked = Asked::kMatter;
    } else {
      finish_speech(true);
    }
    return std::move(frame_);
  }
  return read_copula(at);
}

std::size_t QuestionReader::participle_behind_name(std::size_t at) const {
  while (at < words_.size() && is_determiner(at)) ++at;
  for (const Mention& mention : mentions_) {
    if (mention.first != at) continue;
    const std::size_t i = mention.last;
    return i < words_.size() && is_verb(i) && looks_inflected(i) ? i : words_.size();
  }
  return words_.size();
}

bool QuestionReader::asks_matter() const {
  static constexpr std::string_view kStranded[]{"of", "with", "for", "to"};
  const std::string& last = words_.back().lower;
  return !frame_.verb.empty() && !frame_.light_verb && !frame_.arguments.empty() &&
         std::find(std::begin(kStranded), std::end(kStranded), last) != std::end(kStranded);
}

Frame QuestionReader::read_who(std::size_t at) {
  frame_.labels = {"Person", "Organization", "Country", "Group"};
  const std::string before = at >= 2 ? lead(at - 1) : std::string();
  const bool by_whom = before == "by" || words_.back().lower == "by";
  if (is_be(at) && participle_behind_name(at + 1) < words_.size() && words_.back().lower == "to" &&
      words_[participle_behind_name(at + 1)].lemma == "marry") {
    frame_.asked = Asked::kHolder;
    frame_.role = "spouse";
    take_arguments(at + 1, words_.size(), Stand::kObject);
    return std::move(frame_);
  }
  if (is_be(at) && !by_whom && !(at + 1 < words_.size() && is_verb(at + 1))) return read_copula(at + 1);
  if (word_is(at, "else")) ++at;
  frame_.asked = Asked::kParticipant;
  read_clause(at);
  if (before == "by") frame_.slot = Slot::kSubject;
  if ((is_speech(frame_.verb) || calls_names()) && frame_.slot == Slot::kSubject) frame_.asked = Asked::kSpeaker;
  return std::move(frame_);
}

Frame QuestionReader::read_copula(std::size_t at) {
  frame_.was = at > 0 && (word_is(at - 1, "was") || word_is(at - 1, "were"));
  while (at < words_.size() && (is_determiner(at) || word_is(at, "current") || word_is(at, "new"))) ++at;
  if (word_is(at, "former") || word_is(at, "ex")) {
    frame_.former = true;
    ++at;
  }
  if (at >= words_.size()) return std::move(frame_);
  if (words_[at].lower == "from") {  // "Who is from Kenya?"
    frame_.asked = Asked::kParticipant;
    frame_.verb = "from";
    frame_.slot = Slot::kSubject;
    take_arguments(at + 1, words_.size(), Stand::kObject);
    return std::move(frame_);
  }
  if (is_preposition(words_[at].lower)) {  // "Who is on trial?", "Who was at the talks?"
    frame_.asked = Asked::kParticipant;
    frame_.verb = "be";
    frame_.light_verb = true;
    frame_.slot = words_[at].lower == "on" ? Slot::kObject : Slot::kSubject;
    take_arguments(at, words_.size(), Stand::kLocation);
    take_content(at, words_.size());
    return std::move(frame_);
  }
  const int mention = mention_of_[at];
  if (mention >= 0 && mentions_[static_cast<std::size_t>(mention)].last == words_.size()) {
    frame_.asked = Asked::kIdentity;
    frame_.arguments.push_back({Stand::kSubject, mentions_[static_cast<std::size_t>(mention)], false});
    return std::move(frame_);
  }
  // "the ROLE of Y", "Y's ROLE", "the Y ROLE"
  frame_.asked = Asked::kHolder;
  std::size_t end = at;
  for (std::size_t i = at; i < words_.size(); ++i) {
    if (in_name(i) || words_[i].lower == "'s") continue;
    if (is_preposition(words_[i].lower) && !is_role_so_far(i)) break;
    if (is_determiner(i)) continue;
    frame_.role += (frame_.role.empty() ? "" : " ") + words_[i].lower;
    end = i + 1;
  }
  take_arguments(at, words_.size(), Stand::kObject);
  take_content(end, words_.size());
  // "Minister of Information": what the graph knows by no such name is part of the office.
  if (frame_.arguments.size() == 1 && frame_.arguments.front().mention.nodes.empty() && end < words_.size() &&
      words_[end].lower == "of" && frame_.arguments.front().mention.last == words_.size() &&
      vocabulary_.country(frame_.arguments.front().mention.text).empty()) {
    frame_.role += " of " + name_key(frame_.arguments.front().mention.text);
    frame_.arguments.clear();
  }
  return std::move(frame_);
}

void QuestionReader::read_truth() {
  frame_.asked = Asked::kTruth;
  frame_.was = word_is(0, "was") || word_is(0, "were");
  read_clause(0);
  if (!frame_.verb.empty() || !is_be(0)) return;
  // "Was X a member of Y?", "Is X the president?"
  std::size_t at = 1;
  if (!mentions_.empty() && mentions_.front().first <= 2) at = mentions_.front().last;
  while (at < words_.size() && is_determiner(at)) ++at;
  for (; at < words_.size() && !is_preposition(words_[at].lower); ++at) {
    if (!in_name(at) && words_[at].lower != "'s") frame_.role += (frame_.role.empty() ? "" : " ") + words_[at].lower;
  }
  if (frame_.role.starts_with("former ")) {
    frame_.former = true;
    frame_.role.erase(0, 7);
  }
}

void QuestionReader::read_order() {
  if (!(word_is(0, "list") || word_is(0, "name") || word_is(0, "show") || word_is(0, "give"))) return;
  std::size_t at = 1;
  while (at < words_.size() && (word_is(at, "me") || word_is(at, "all") || is_determiner(at))) ++at;
  if (at >= words_.size()) return;
  frame_.asked = Asked::kParticipant;
  take_asked_noun(at, at);
  std::size_t clause = at + 1;
  if (word_is(clause, "that") || word_is(clause, "who") || word_is(clause, "which")) ++clause;
  read_clause(clause);
  if (frame_.verb.empty()) {  // "attendees of the talks"
    frame_.verb = words_[at].lemma;
    if (same_root(frame_.verb, "attendees") || same_root(frame_.verb, "participants")) frame_.verb = "attend";
    frame_.light_verb = is_light_verb(frame_.verb);
  }
}

bool QuestionReader::is_verb(std::size_t i) const {
  if (i >= words_.size() || in_name(i) || is_function_word(words_[i].lower)) return false;
  if (words_[i].upos == Upos::kVerb) return true;
  const bool after_determiner = i > 0 && (is_determiner(i - 1) || words_[i - 1].upos == Upos::kAdj);
  return !after_determiner && looks_inflected(i) && known_predicate(i);
}

Frame understand(const std::vector<Word>& words, const std::vector<Mention>& mentions, const Vocabulary& vocabulary) {
  return QuestionReader(words, mentions, vocabulary).run();
}

}  // namespace dossier::ask
