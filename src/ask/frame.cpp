#include "ask/frame.h"

#include "ask/question_words.h"

#include <algorithm>
#include <optional>

namespace dossier::ask {
namespace {

using language::Upos;

/// Reads one question from left to right.
class Reader {
 public:
  Reader(const std::vector<Word>& words, const std::vector<Mention>& mentions, const Vocabulary& vocabulary)
      : words_(words), mentions_(mentions), vocabulary_(vocabulary), mention_of_(words.size(), -1) {
    for (std::size_t m = 0; m < mentions.size(); ++m) {
      for (std::size_t i = mentions[m].first; i < mentions[m].last; ++i) mention_of_[i] = static_cast<int>(m);
    }
  }

  Frame run() {
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

 private:
  // Words

  bool word_is(std::size_t i, std::string_view lower) const { return i < words_.size() && words_[i].lower == lower; }
  bool in_name(std::size_t i) const {
    return mention_of_[i] >= 0 && mentions_[static_cast<std::size_t>(mention_of_[i])].named;
  }
  bool is_be(std::size_t i) const {
    static constexpr std::string_view kForms[]{"is", "are", "was", "were", "be", "been", "being", "'s", "'re"};
    return i < words_.size() && std::find(std::begin(kForms), std::end(kForms), words_[i].lower) != std::end(kForms);
  }
  bool is_do(std::size_t i) const { return word_is(i, "do") || word_is(i, "does") || word_is(i, "did"); }
  bool is_determiner(std::size_t i) const {
    return word_is(i, "the") || word_is(i, "a") || word_is(i, "an") || word_is(i, "this") || word_is(i, "these") ||
           word_is(i, "that") || word_is(i, "any") || word_is(i, "its") || word_is(i, "their") || word_is(i, "his") ||
           word_is(i, "her");
  }
  bool known_predicate(std::size_t i) const {
    return !vocabulary_.meanings(words_[i].lemma).empty() || !own_relations(words_[i].lemma).empty();
  }
  bool looks_inflected(std::size_t i) const {
    const std::string& w = words_[i].lower;
    return w.ends_with("ed") || w.ends_with("ing") || w.ends_with("en") ||
           (w != words_[i].lemma && words_[i].upos == Upos::kVerb);
  }
  /// Whether the word can be the predicate of its clause.
  bool is_verb(std::size_t i) const {
    if (i >= words_.size() || in_name(i) || is_function_word(words_[i].lower)) return false;
    if (words_[i].upos == Upos::kVerb) return true;
    const bool after_determiner = i > 0 && (is_determiner(i - 1) || words_[i - 1].upos == Upos::kAdj);
    return !after_determiner && looks_inflected(i) && known_predicate(i);
  }

  std::size_t find_question_word() const {
    static constexpr std::string_view kQuestionWords[]{"who", "whom", "whose", "what", "which", "where", "when", "how"};
    const std::size_t reach = std::min<std::size_t>(words_.size(), 5);
    for (std::size_t i = 0; i < reach; ++i) {
      if (std::find(std::begin(kQuestionWords), std::end(kQuestionWords), words_[i].lower) ==
          std::end(kQuestionWords)) {
        if (i == 0 && is_auxiliary(words_[0].lower) && !word_is(0, "can") && !word_is(0, "could") && !word_is(0, "do"))
          break;
        continue;
      }
      return i;
    }
    return words_.size();
  }

  /// The preposition that the question word stands behind ("by whom", "in which country"), or "".
  std::string lead(std::size_t wh) const {
    return wh > 0 && is_preposition(words_[wh - 1].lower) ? words_[wh - 1].lower : std::string();
  }

  // Kinds of question

  /// How is A connected to B; what connects A and B; the connection between A and B.
  bool read_path() {
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

  Frame read_adjunct(std::size_t at, Asked asked) {
    frame_.asked = asked;
    read_clause(at);
    return std::move(frame_);
  }

  Frame read_where(std::size_t at) {
    frame_.labels = {"Place", "Country"};
    return read_adjunct(at, Asked::kPlace);
  }

  Frame read_how(std::size_t at) {
    if (word_is(at, "many") || word_is(at, "much")) {
      frame_.asked = Asked::kCount;
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

  /// which N, what N, what alone, whose N.
  Frame read_which(std::size_t wh, const std::string& word) {
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
    finish_speech(word == "what" && !has_noun);
    return std::move(frame_);
  }

  bool is_verb_after_what(std::size_t at, const std::string& word) const {
    return word == "what" && is_verb(at) && at + 1 < words_.size();
  }

  static bool is_date_noun(std::string_view lemma) {
    return lemma == "date" || lemma == "day" || lemma == "year" || lemma == "month" || lemma == "time";
  }
  static bool is_role_question(std::string_view lemma) {
    return lemma == "role" || lemma == "position" || lemma == "job" || lemma == "title" || lemma == "post" ||
           lemma == "office" || lemma == "function";
  }

  Frame read_role(std::size_t at) {
    frame_.asked = Asked::kRole;
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
      if (mentions_[m].first < at) continue;
      const bool first = frame_.arguments.empty();
      frame_.arguments.push_back({first ? Stand::kSubject : Stand::kObject, mentions_[m], false});
    }
    return std::move(frame_);
  }

  /// What is the capital of X, what is X's role, what is X, what was said by X.
  Frame read_what_is(std::size_t at) {
    for (std::size_t i = at; i < words_.size(); ++i) {
      if (in_name(i)) continue;
      if (words_[i].lower == "capital") {
        frame_.asked = Asked::kCapital;
        take_arguments(at, words_.size(), Stand::kOther);
        return std::move(frame_);
      }
      if (is_role_question(words_[i].lemma)) return read_role(at);
    }
    if (at < words_.size() && is_verb(at)) {
      frame_.asked = Asked::kParticipant;
      read_clause(at - 1);
      finish_speech(true);
      return std::move(frame_);
    }
    return read_copula(at);
  }

  Frame read_who(std::size_t at) {
    frame_.labels = {"Person", "Organization", "Country", "Group"};
    const std::string before = at >= 2 ? lead(at - 1) : std::string();
    const bool by_whom = before == "by" || words_.back().lower == "by";
    if (is_be(at) && !by_whom && !(at + 1 < words_.size() && is_verb(at + 1))) return read_copula(at + 1);
    if (word_is(at, "else")) ++at;
    frame_.asked = Asked::kParticipant;
    read_clause(at);
    if (before == "by") frame_.slot = Slot::kSubject;
    if (is_speech(frame_.verb) && frame_.slot == Slot::kSubject) frame_.asked = Asked::kSpeaker;
    return std::move(frame_);
  }

  /// What stands after "who is", "what is": a name, a role, or a place in an event.
  Frame read_copula(std::size_t at) {
    while (at < words_.size() && (is_determiner(at) || word_is(at, "current") || word_is(at, "new"))) ++at;
    if (word_is(at, "former") || word_is(at, "ex")) {
      frame_.former = true;
      ++at;
    }
    if (at >= words_.size()) return std::move(frame_);
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
    return std::move(frame_);
  }

  /// Whether "ROLE of …" up to past `preposition` is one role noun, like "chief of staff".
  bool is_role_so_far(std::size_t preposition) const {
    return preposition + 1 < words_.size() && !frame_.role.empty() && !in_name(preposition + 1) &&
           vocabulary_.is_role(frame_.role + ' ' + words_[preposition].lower + ' ' + words_[preposition + 1].lower);
  }

  void read_truth() {
    frame_.asked = Asked::kTruth;
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

  /// "List the attendees of the talks", "Name the countries that negotiated".
  void read_order() {
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

  // Clauses

  /// A clause from `at`: an auxiliary with its subject behind it, or a verb whose subject was asked for.
  void read_clause(std::size_t at, bool subject_asked = false) {
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
      return;
    }
    frame_.passive = be && !words_[verb].lower.ends_with("ing");
    if (be && words_[verb].lower.ends_with("ing")) frame_.future = true;
    set_verb(verb, base_form && next == aux + 1);
    frame_.slot = frame_.passive ? Slot::kSubject : Slot::kObject;
    take_arguments(next, verb, frame_.passive ? Stand::kObject : Stand::kSubject);
    take_content(next, verb);
    take_arguments(verb + 1, words_.size(), frame_.passive ? Stand::kOther : Stand::kObject);
    take_content(verb + 1, words_.size());
    restate({next, verb}, aux, verb);
  }

  bool be_before(std::size_t verb) const {
    for (std::size_t i = verb; i-- > 0 && is_auxiliary(words_[i].lower);) {
      if (is_be(i)) return true;
    }
    return false;
  }

  /// Whether the clause speaks of an intention: "intend to hold", "plans to", "is going to".
  bool plans(std::size_t at) const {
    for (std::size_t i = at; i < words_.size(); ++i) {
      const std::string& lemma = words_[i].lemma;
      if (lemma == "intend" || lemma == "plan" || lemma == "going" || lemma == "expect" || lemma == "schedule")
        return true;
    }
    return false;
  }

  void read_active(std::size_t at) {
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

  /// The predicate behind an inverted auxiliary's subject, or the number of words.
  std::size_t find_inverted_verb(std::size_t from, bool be, bool base_form) const {
    for (std::size_t i = from + 1; i < words_.size(); ++i) {
      if (!is_verb(i) || words_[i - 1].lower == "'s") continue;
      const bool infinitive = word_is(i - 1, "to");
      if (infinitive && i > from + 1 && !be) continue;
      if (be && !looks_inflected(i)) continue;
      const std::string& form = words_[i].lower;
      if (base_form && (form.ends_with("ed") || form.ends_with("ing")) && form.size() > 5)
        continue;  // "the alleged crime"
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

  void set_verb(std::size_t at, bool base_form = false) {
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
    frame_.light_verb = is_light_verb(frame_.verb) || frame_.particle == "place" || frame_.particle == "part";
    if (frame_.particle == "part") frame_.verb = "attend";
    if (frame_.particle == "place") frame_.verb = "occur";
  }

  // Arguments

  void take_asked_noun(std::size_t first, std::size_t head) {
    if (first >= words_.size()) return;
    head = std::min(head, words_.size() - 1);
    frame_.asked_noun = words_[head].lower;
    frame_.asked_lemma = words_[head].lemma;
    frame_.labels = labels_of_noun(frame_.asked_lemma, vocabulary_);
    take_arguments(first, head, Stand::kOther);
    take_content(first, head);
  }

  void take_arguments(std::size_t first, std::size_t last, Stand plain) {
    for (const Mention& mention : mentions_) {
      if (mention.first < first || mention.last > last) continue;
      Stand stand = plain;
      // The nearest preposition before it, over the words of its own phrase, decides.
      for (std::size_t i = mention.first; i-- > first;) {
        const std::string& w = words_[i].lower;
        if (is_preposition(w)) {
          stand = stand_of(w, plain);
          break;
        }
        if (words_[i].upos == Upos::kVerb && !in_name(i)) break;
      }
      const bool possessor =
          mention.last < words_.size() && (words_[mention.last].lower == "'s" || words_[mention.last].lower == "'");
      const bool modifies = mention.last < last && !possessor && words_[mention.last].upos == Upos::kNoun &&
                            !in_name(mention.last) && mention.named;
      if ((possessor || modifies) && stand != Stand::kLocation && mention.last < last) stand = Stand::kOther;
      Argument argument{stand, mention, false};
      for (std::size_t i = first; i + 1 < mention.first; ++i) {
        argument.optional |= words_[i].lower == "to" && words_[i + 1].upos == Upos::kVerb && !in_name(i + 1);
      }
      frame_.arguments.push_back(std::move(argument));
    }
  }

  Stand stand_of(std::string_view preposition, Stand plain) const {
    if (preposition == "by") return Stand::kAgent;
    if (preposition == "in" || preposition == "at" || preposition == "near" || preposition == "outside" ||
        preposition == "inside")
      return Stand::kLocation;
    if (preposition == "with" || preposition == "between" || preposition == "among") return Stand::kPartner;
    if (preposition == frame_.particle || preposition == "against" || preposition == "to")
      return plain == Stand::kSubject ? Stand::kOther : Stand::kObject;
    return Stand::kOther;
  }

  void take_content(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (i == verb_at_ || in_name(i) || is_function_word(words_[i].lower)) continue;
      if (words_[i].lower == frame_.particle) continue;
      static constexpr std::string_view kIdle[]{"people", "person", "place", "part", "time", "time", "happen", "be"};
      if (std::find(std::begin(kIdle), std::end(kIdle), words_[i].lower) != std::end(kIdle)) continue;
      // Between "the" and "of" stands a noun, whatever the tagger took it for.
      const bool enclosed =
          i > 0 && is_determiner(i - 1) && (i + 1 >= words_.size() || is_preposition(words_[i + 1].lower));
      const bool noun = words_[i].upos == Upos::kNoun || words_[i].upos == Upos::kPropn || enclosed;
      frame_.content.push_back({words_[i].lower, words_[i].lemma, root_of(words_[i].lower), noun});
    }
  }

  /// "What did X say" asks for claims, "what did X attack" for a participant.
  void finish_speech(bool what) {
    if (frame_.asked != Asked::kParticipant) return;
    if (is_speech(frame_.verb) && (what || frame_.slot == Slot::kObject))
      frame_.asked = frame_.slot == Slot::kObject ? Asked::kClaim : Asked::kSpeaker;
    if (frame_.asked == Asked::kParticipant && what && frame_.slot == Slot::kObject && is_demand(frame_.verb))
      frame_.asked = Asked::kClaim;
  }

  struct Range {
    std::size_t first = 0, last = 0;
  };

  std::string text(std::size_t first, std::size_t last) const {
    std::string out;
    for (std::size_t i = first; i < last; ++i) {
      const bool glued = words_[i].lower == "'s" || (i > first && words_[i].span.start == words_[i - 1].span.end);
      if (!out.empty() && !glued) out.push_back(' ');
      out += words_[i].text;
    }
    return out;
  }

  /// The question as a statement without its answer: "Ryszard Mielnik was arrested", "attended the talks".
  void restate(Range subject, std::size_t aux, std::size_t verb) {
    const std::string rest = text(verb + 1, words_.size());
    std::string predicate;
    if (aux < words_.size() && !is_do(aux)) {
      predicate = words_[aux].lower;
      if (subject.last == subject.first && verb > aux + 1) predicate += ' ' + text(aux + 1, verb);
      predicate += ' ' + words_[verb].text;
    } else if (aux < words_.size()) {
      predicate = past_of(words_[verb].lower);
    } else {
      predicate = words_[verb].text;
    }
    frame_.restated = text(subject.first, subject.last);
    if (!frame_.restated.empty()) frame_.restated += ' ';
    frame_.restated += predicate;
    if (!rest.empty()) frame_.restated += ' ' + rest;
  }

  const std::vector<Word>& words_;
  const std::vector<Mention>& mentions_;
  const Vocabulary& vocabulary_;
  std::vector<int> mention_of_;
  std::size_t verb_at_ = static_cast<std::size_t>(-1);
  Frame frame_;
};

}  // namespace

Frame understand(const std::vector<Word>& words, const std::vector<Mention>& mentions, const Vocabulary& vocabulary) {
  return Reader(words, mentions, vocabulary).run();
}

}  // namespace dossier::ask
