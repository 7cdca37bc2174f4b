#pragma once

#include "ask/ask.h"
#include "ask/words.h"
#include "base/utf8.h"

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

namespace dossier::ask {

/// A question with the tags that matter written into it, so that tests need no model: a word is followed by /v for a
/// verb with its lemma, /n for a noun with its lemma, /a for an adjective: "Who attacked/v:attack Ukraine". A capital
/// word is a proper noun.
struct TaggedQuestion {
  std::string text;
  std::vector<Word> words;

  explicit TaggedQuestion(const std::string& tagged) {
    std::istringstream in(tagged);
    for (std::string piece; in >> piece;) {
      const std::size_t slash = piece.find('/');
      const std::string form = piece.substr(0, slash);
      const std::string tag = slash == std::string::npos ? "" : piece.substr(slash + 1);
      const bool glued = form == "'s";
      if (!text.empty() && !glued) text.push_back(' ');
      Word word;
      word.text = form;
      word.lower = utf8::to_lower(form);
      word.lemma = tag.size() > 2 ? tag.substr(2) : word.lower;
      word.capital = utf8::is_upper(utf8::decode(form, 0).code_point);
      using language::Upos;
      word.upos = tag.starts_with("v")             ? Upos::kVerb
                  : tag.starts_with("n")           ? Upos::kNoun
                  : tag.starts_with("a")           ? Upos::kAdj
                  : word.capital && !words.empty() ? Upos::kPropn
                                                   : Upos::kX;
      word.span.start = static_cast<std::uint32_t>(text.size());
      text += form;
      word.span.end = static_cast<std::uint32_t>(text.size());
      words.push_back(std::move(word));
    }
    text.push_back('?');
  }
};

/// A vocabulary of a few words.
class SmallVocabulary : public Vocabulary {
 public:
  std::vector<Meaning> meanings(std::string_view lemma) const override {
    static const std::map<std::string_view, Meaning> words{{"attack", {"ASSAULT", "ATTACKED", false}},
                                                           {"talks", {"CONSULT", "NEGOTIATED", false}},
                                                           {"negotiate", {"CONSULT", "NEGOTIATED", false}},
                                                           {"summit", {"CONSULT", "MET", false}},
                                                           {"arrest", {"COERCE", "ARRESTED", false}},
                                                           {"expel", {"SANCTION", "EXPELLED", false}},
                                                           {"release", {"RETREAT", "RELEASED", false}},
                                                           {"free", {"RETREAT", "RELEASED", false}},
                                                           {"attend", {"CONSULT", "MET", false}},
                                                           {"meet", {"CONSULT", "MET", false}},
                                                           {"final", {"COMPETITION", "", false}}};
    const auto at = words.find(lemma);
    return at == words.end() ? std::vector<Meaning>() : std::vector<Meaning>{at->second};
  }
  bool is_role(std::string_view words) const override {
    static const std::set<std::string_view> roles{"secretary", "president",      "prime minister", "minister",
                                                  "envoy",     "chief of staff", "vice president", "member"};
    return roles.contains(words);
  }
  std::string country(std::string_view words) const override {
    static const std::map<std::string_view, std::string> countries{{"Ukraine", "UKR"}, {"Ukrainian", "UKR"},
                                                                   {"Russia", "RUS"},  {"Russian", "RUS"},
                                                                   {"Moscow", "RUS"},  {"Kyiv", "UKR"}};
    const auto at = countries.find(words);
    return at == countries.end() ? std::string() : at->second;
  }
};

}  // namespace dossier::ask
