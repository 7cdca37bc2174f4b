#pragma once

#include "language/document.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace dossier::language {

/// One sentence's tree in the hands of the repairs: looks at words and moves arcs, never into a cycle.
class TreeEdit {
 public:
  static constexpr std::size_t kLongestSentence = 200;  ///< longer ones are no prose and are left alone

  TreeEdit(Document& document, const Sentence& sentence) : document_(document), sentence_(sentence) {}

 protected:
  Token& at(TokenIndex i) { return document_.tokens[i]; }
  bool is(TokenIndex i, Upos tag) { return at(i).upos == tag; }
  std::string_view form(TokenIndex i) { return document_.form(i); }
  bool is_name_or_noun(TokenIndex i) { return is(i, Upos::kPropn) || is(i, Upos::kNoun); }

  bool below(TokenIndex token, TokenIndex ancestor) {
    for (std::size_t steps = 0; token != kNoToken && steps <= kLongestSentence; ++steps) {
      if (token == ancestor) return true;
      token = at(token).head;
    }
    return false;
  }
  bool attach(TokenIndex token, TokenIndex head, Deprel relation) {
    if (at(token).head == kNoToken || below(head, token)) return false;
    at(token).head = head;
    at(token).deprel = relation;
    return true;
  }

  bool is_tag(TokenIndex i, std::string_view tag) { return xpos_name(at(i).xpos) == tag; }
  bool is_plain_subject(TokenIndex i) { return at(i).deprel == Deprel::kNsubj || at(i).deprel == Deprel::kNsubjPass; }
  TokenIndex child(TokenIndex head, Deprel relation) {
    for (TokenIndex i = sentence_.first; i < sentence_.last; ++i)
      if (at(i).head == head && at(i).deprel == relation) return i;
    return kNoToken;
  }
  bool has_subject(TokenIndex verb) {
    return child(verb, Deprel::kNsubj) != kNoToken || child(verb, Deprel::kNsubjPass) != kNoToken;
  }
  /// A verb or nominal predicate that wants a subject of its own: in a tense, or with an auxiliary or copula.
  bool is_finite(TokenIndex i) {
    const bool helped = child(i, Deprel::kAux) != kNoToken || child(i, Deprel::kAuxPass) != kNoToken;
    if (child(i, Deprel::kCop) != kNoToken) return true;
    if (!is(i, Upos::kVerb)) return false;
    return is_tag(i, "VBD") || is_tag(i, "VBZ") || is_tag(i, "VBP") || (helped && !is_tag(i, "VBG"));
  }
  bool is_quote(TokenIndex i) {
    const std::string_view mark = form(i);
    return mark == "\"" || mark == "”" || mark == "''" || mark == "’";
  }

  /// The token behind the phrase of `head`, with the comma that closes it.
  TokenIndex after_phrase(TokenIndex head) {
    TokenIndex end = head + 1;
    for (TokenIndex i = end; i < sentence_.last; ++i)
      if (below(i, head) && !is(i, Upos::kPunct)) end = i + 1;
    if (end + 1 < sentence_.last && form(end) == ")") ++end;
    return end < sentence_.last && form(end) == "," && end > head + 1 ? end + 1 : end;
  }

  Document& document_;
  const Sentence& sentence_;
};

/// Whether `words` has the form.
template <std::size_t N>
bool is_one_of(std::string_view form, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), form) != std::end(words);
}

}  // namespace dossier::language
