#pragma once

#include "ask/frame.h"
#include "ask/question_words.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

/// How `understand` works: shared by the file that tells kinds of question apart and the one that reads their clauses.
namespace dossier::ask {

using language::Upos;

/// Reads one question from left to right.
class QuestionReader {
 public:
  QuestionReader(const std::vector<Word>& words, const std::vector<Mention>& mentions, const Vocabulary& vocabulary)
      : words_(words), mentions_(mentions), vocabulary_(vocabulary), mention_of_(words.size(), -1) {
    for (std::size_t m = 0; m < mentions.size(); ++m) {
      for (std::size_t i = mentions[m].first; i < mentions[m].last; ++i) mention_of_[i] = static_cast<int>(m);
    }
  }
  Frame run();

 private:
  bool word_is(std::size_t i, std::string_view lower) const { return i < words_.size() && words_[i].lower == lower; }
  bool in_name(std::size_t i) const {
    return mention_of_[i] >= 0 && mentions_[static_cast<std::size_t>(mention_of_[i])].named;
  }
  bool is_be(std::size_t i) const {
    static constexpr std::string_view kForms[]{"is", "are", "was", "were", "be", "been", "being", "'s", "'re"};
    return i < words_.size() && std::find(std::begin(kForms), std::end(kForms), words_[i].lower) != std::end(kForms);
  }
  bool is_do(std::size_t i) const { return word_is(i, "do") || word_is(i, "does") || word_is(i, "did"); }
  bool is_determiner(std::size_t i) const;
  bool known_predicate(std::size_t i) const {
    return !vocabulary_.meanings(words_[i].lemma).empty() || !own_relations(words_[i].lemma).empty();
  }
  bool looks_inflected(std::size_t i) const;
  /// Whether the word can be the predicate of its clause.
  bool is_verb(std::size_t i) const;
  std::size_t find_question_word() const;
  /// The preposition that the question word stands behind ("by whom", "in which country"), or "".
  std::string lead(std::size_t wh) const {
    return wh > 0 && is_preposition(words_[wh - 1].lower) ? words_[wh - 1].lower : std::string();
  }
  /// How is A connected to B; what connects A and B; the connection between A and B.
  bool read_path();
  Frame read_adjunct(std::size_t at, Asked asked);
  Frame read_where(std::size_t at) {
    frame_.labels = {"Place", "Country"};
    return read_adjunct(at, Asked::kPlace);
  }
  Frame read_how(std::size_t at);
  /// which N, what N, what alone, whose N.
  Frame read_which(std::size_t wh, const std::string& word);
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
  Frame read_role(std::size_t at);
  /// What is the capital of X, what is X's role, what is X, what was said by X.
  Frame read_what_is(std::size_t at);
  Frame read_who(std::size_t at);
  /// What stands after "who is", "what is": a name, a role, or a place in an event.
  Frame read_copula(std::size_t at);
  /// Whether "ROLE of …" up to past `preposition` is one role noun, like "chief of staff".
  bool is_role_so_far(std::size_t preposition) const {
    return preposition + 1 < words_.size() && !frame_.role.empty() && !in_name(preposition + 1) &&
           vocabulary_.is_role(frame_.role + ' ' + words_[preposition].lower + ' ' + words_[preposition + 1].lower);
  }
  void read_truth();
  /// "List the attendees of the talks", "Name the countries that negotiated".
  void read_order();
  /// A clause from `at`: an auxiliary with its subject behind it, or a verb whose subject was asked for.
  void read_clause(std::size_t at, bool subject_asked = false);
  bool be_before(std::size_t verb) const;
  /// Whether the infinitive hangs from "due to", "set to", "expected to": what is to come.
  bool is_due(std::size_t infinitive) const;
  /// Whether the clause speaks of an intention: "intend to hold", "plans to", "is going to".
  bool plans(std::size_t at) const;
  void read_active(std::size_t at);
  /// The predicate behind an inverted auxiliary's subject, or the number of words.
  std::size_t find_inverted_verb(std::size_t from, bool be, bool base_form) const;
  bool any_noun(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      if (in_name(i) || words_[i].upos == Upos::kNoun || words_[i].upos == Upos::kPropn) return true;
    }
    return false;
  }
  void set_verb(std::size_t at, bool base_form = false);
  void take_asked_noun(std::size_t first, std::size_t head);
  void take_arguments(std::size_t first, std::size_t last, Stand plain);
  bool is_noun_after_name(std::size_t i) const;
  bool noun_between(std::size_t first, std::size_t last) const;
  Stand stand_of(std::string_view preposition, Stand plain) const;
  void take_content(std::size_t first, std::size_t last);
  /// "What did X say" asks for claims, "what did X attack" for a participant.
  void finish_speech(bool what);
  bool calls_names() const;
  /// Whether the question ends in a preposition whose noun is what it asks for: "What was X charged with?"
  bool asks_matter() const;
  /// The participle of "Who is X married to?" behind its name, or the number of words.
  std::size_t participle_behind_name(std::size_t at) const;
  struct Range {
    std::size_t first = 0, last = 0;
  };
  std::string text(std::size_t first, std::size_t last) const;
  /// The question as a statement without its answer: "Ryszard Mielnik was arrested", "attended the talks".
  void restate(Range subject, std::size_t aux, std::size_t verb);
  const std::vector<Word>& words_;
  const std::vector<Mention>& mentions_;
  const Vocabulary& vocabulary_;
  std::vector<int> mention_of_;
  std::size_t verb_at_ = static_cast<std::size_t>(-1);
  Frame frame_;
};

}  // namespace dossier::ask
