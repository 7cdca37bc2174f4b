#include "extract/lexicon_forms.h"

#include "base/utf8.h"

#include <array>

namespace dossier::extract {
namespace {

using language::Token;
using language::Upos;

bool known(std::string_view lemma, WordClass word_class, const Lexicon& lexicon) {
  return lexicon.find(lemma, word_class) != nullptr || lexicon.find_operators(lemma, word_class) != nullptr;
}

struct Ending {
  std::string_view cut;
  std::string_view add;
  bool undouble = false;  ///< "bombed" keeps its b, "robbed" loses one
};
constexpr std::array<Ending, 11> kVerbEndings = {{{"ied", "y"},
                                                  {"ed", "e"},
                                                  {"ed", ""},
                                                  {"ed", "", true},
                                                  {"ying", "ie"},
                                                  {"ing", "e"},
                                                  {"ing", ""},
                                                  {"ing", "", true},
                                                  {"ies", "y"},
                                                  {"es", ""},
                                                  {"s", ""}}};
constexpr std::array<Ending, 5> kNounEndings = {{{"ies", "y"}, {"men", "man"}, {"ves", "f"}, {"es", ""}, {"s", ""}}};

/// The lemma to put in place of the token's own; "" to leave it. A sentence's first word may be a common noun in
/// capitals that was taken for a name ("Sanctions against Iran").
std::string mended(const language::Document& document, const Token& token, const Lexicon& lexicon) {
  const bool opens_sentence = token.sentence < document.sentences.size() &&
                              &token == &document.tokens[document.sentences[token.sentence].first];
  if (token.upos != Upos::kVerb && token.upos != Upos::kNoun && !(token.upos == Upos::kPropn && opens_sentence))
    return {};
  const WordClass word_class = token.upos == Upos::kVerb ? WordClass::kVerb : WordClass::kNoun;
  if (known(token.lemma, word_class, lexicon)) return {};
  if (word_class == WordClass::kNoun && lexicon.in_set("group", token.lemma)) return {};  // "aides" are no aid
  return known_base_form(utf8::to_lower(token.span.of(document.text)), word_class, lexicon);
}

}  // namespace

std::string known_base_form(std::string_view form, WordClass word_class, const Lexicon& lexicon) {
  if (known(form, word_class, lexicon)) return std::string(form);
  if (word_class == WordClass::kVerb) {
    if (const std::string* base = lexicon.word_value("irregular-verb", form))
      return known(*base, word_class, lexicon) ? *base : std::string{};
  }
  std::string candidate;
  const auto try_ending = [&](const Ending& ending) {
    if (form.size() <= ending.cut.size() || !form.ends_with(ending.cut)) return false;
    candidate.assign(form.substr(0, form.size() - ending.cut.size()));
    const std::size_t size = candidate.size();
    if (ending.undouble) {
      if (size < 3 || candidate[size - 1] != candidate[size - 2]) return false;
      candidate.pop_back();
    }
    candidate += ending.add;
    return known(candidate, word_class, lexicon);
  };
  if (word_class == WordClass::kVerb) {
    for (const Ending& ending : kVerbEndings)
      if (try_ending(ending)) return candidate;
  } else if (word_class == WordClass::kNoun) {
    for (const Ending& ending : kNounEndings)
      if (try_ending(ending)) return candidate;
  }
  return {};
}

bool has_mendable_lemmas(const language::Document& document, const Lexicon& lexicon) {
  for (const Token& token : document.tokens)
    if (!mended(document, token, lexicon).empty()) return true;
  return false;
}

void mend_lemmas(language::Document& document, const Lexicon& lexicon) {
  for (Token& token : document.tokens)
    if (std::string lemma = mended(document, token, lexicon); !lemma.empty()) token.lemma = std::move(lemma);
}

}  // namespace dossier::extract
