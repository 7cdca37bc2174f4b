#include "ask/compose.h"
#include "ask/verb_forms.h"

#include <algorithm>
#include <cctype>
#include <optional>

/// What somebody was charged with, accused of, sentenced to: the words behind the verb and its preposition.
namespace dossier::ask {
namespace {

using graph::EdgeId;

bool is_form_of(const std::string& word, std::string_view verb) {
  return !word.empty() && (word == past_of(verb) || word == participle_of(verb) || same_root(word, verb));
}

/// Where the phrase that begins at `from` ends: before punctuation, or before a word that begins another clause.
std::size_t phrase_end(std::string_view sentence, std::size_t from) {
  std::size_t end = from;
  while (end < sentence.size() && sentence[end] != ';' && sentence[end] != ':' && sentence[end] != '(' &&
         sentence[end] != '"') {
    const bool last = end + 1 >= sentence.size() || sentence[end + 1] == ' ';
    if ((sentence[end] == ',' || sentence[end] == '.') && last) break;
    for (const std::string_view next :
         {" after ", " before ", " but ", " who ", " which ", " when ", " while ", " by a ", " and later ",
          " and then ", " on Monday", " on Tuesday", " on Wednesday", " on Thursday", " on Friday", " on Saturday",
          " on Sunday", "\u201c", "\u2014"}) {
      if (sentence.substr(end).starts_with(next)) return end;
    }
    ++end;
  }
  return end;
}

/// The words behind the verb's preposition, which stands near behind the verb and in no
/// apposition: "accused Jane Roe, the head of the firm, of fraud".
std::optional<std::string> matter_said(std::string_view sentence, std::string_view verb, std::string_view preposition) {
  static constexpr int kFar = 16;  // words
  int since_verb = kFar + 1;
  bool aside = false;  // between two commas
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
    const std::string word = name_key(sentence.substr(at, end - at));
    if (word == preposition && since_verb <= kFar && !aside && end < sentence.size()) {
      const std::size_t last = phrase_end(sentence, end + 1);
      if (last > end + 1) return std::string(sentence.substr(end + 1, last - end - 1));
    }
    const bool form = is_form_of(word, verb);
    since_verb = form ? 0 : since_verb + 1;
    if (end > at && sentence[end - 1] == ',') aside = !aside;
    if (form) aside = false;
    at = end + 1;
  }
  return std::nullopt;
}

}  // namespace

Result<Answer> answer_matter(const Context& context) {
  const GraphView& view = context.view;
  const std::string& preposition = context.words.back().lower;
  const std::vector<Proposition> propositions = match(context.frame, view, context.vocabulary);
  const std::vector<Proposition> chosen = choose(propositions, context.frame, 2.7, true);
  for (const Proposition& p : chosen) {
    const std::vector<EdgeId> facts = p.edge != graph::kNoId ? std::vector<EdgeId>{p.edge} : p.roles;
    for (const EdgeId fact : facts) {
      const auto matter = matter_said(view.edge_text(fact, "evidence"), context.frame.verb, preposition);
      if (!matter) continue;
      Selection selection;
      selection.answer = Selection::Answer::kProperty;
      selection.property = "evidence";
      selection.edges = {fact};
      const auto fetched = fetch({selection}, view);
      if (!fetched) return fetched.error();
      Draft draft(view);
      draft.add(*matter, {fact});
      return draft.finish(context.question, as_sentence(hedge(view, chosen) + context.frame.restated + ' ' + *matter),
                          fetched->query, 0.8 * certainty_of(p, context.frame));
    }
  }
  return no_answer(context.question, chosen.empty() ? reason_from(propositions, context)
                                                    : "the graph does not say " + preposition + " what");
}

}  // namespace dossier::ask
