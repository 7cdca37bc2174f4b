#include "train/inflections.h"

#include "train/text_file.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace dossier::train {
namespace {

using language::Upos;

bool is_plain_word(std::string_view word) {
  return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}
bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }
bool ends_in_consonant_y(std::string_view word) {
  return word.size() > 2 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}
bool hisses(std::string_view word) {
  return word.ends_with("s") || word.ends_with("x") || word.ends_with("z") || word.ends_with("ch") ||
         word.ends_with("sh");
}
std::string without_last(std::string_view word) { return std::string(word.substr(0, word.size() - 1)); }

// The regular endings (Quirk et al. 1985, ch. 3). WordNet lists doubled consonants among the exceptions.
std::string with_s(std::string_view word) {
  if (ends_in_consonant_y(word)) return without_last(word) + "ies";
  return std::string(word) + (hisses(word) ? "es" : "s");
}
std::string with_ending(std::string_view word, std::string_view ending) {  // "ed", "er", "est"
  if (ends_in_consonant_y(word)) return without_last(word) + "i" + std::string(ending);
  if (word.back() == 'e') return without_last(word) + std::string(ending);
  return std::string(word) + std::string(ending);
}
std::string with_ing(std::string_view word) {
  if (word.ends_with("ie")) return std::string(word.substr(0, word.size() - 2)) + "ying";
  const bool mute_e =
      word.size() > 2 && word.back() == 'e' && !word.ends_with("ee") && !word.ends_with("oe") && !word.ends_with("ye");
  return (mute_e ? without_last(word) : std::string(word)) + "ing";
}

using Exceptions = std::map<std::string, std::set<std::string>, std::less<>>;  // lemma → forms

}  // namespace

Result<std::vector<Inflection>> wordnet_inflections(const std::filesystem::path& wordnet) {
  std::optional<Diagnostic> problem;
  const auto each_line = [&](const char* file, auto&& visit) {
    std::error_code missing;
    const auto path = wordnet / file;
    if (problem || !std::filesystem::exists(path, missing)) return;
    auto text = read_text_file(path.string());
    if (!text) {
      problem = text.error();
      return;
    }
    for (std::size_t at = 0; at < text->size();) {
      const std::size_t end = std::min(text->find('\n', at), text->size());
      visit(std::string_view(*text).substr(at, end - at));
      at = end + 1;
    }
  };
  const auto words_of = [&](const char* file) {
    std::set<std::string, std::less<>> words;
    each_line(file, [&](std::string_view line) {
      const auto word = line.substr(0, line.find(' '));  // the licence's lines begin with a space
      if (is_plain_word(word)) words.emplace(word);
    });
    return words;
  };
  const auto exceptions_of = [&](const char* file) {
    Exceptions exceptions;
    each_line(file, [&](std::string_view line) {
      const auto space = line.find(' ');
      if (space == std::string_view::npos) return;
      const auto form = line.substr(0, space);
      const auto lemma = line.substr(space + 1, line.find(' ', space + 1) - space - 1);
      if (is_plain_word(form) && is_plain_word(lemma) && form != lemma) exceptions[std::string(lemma)].emplace(form);
    });
    return exceptions;
  };

  std::vector<Inflection> inflections;
  const auto add = [&](std::string form, std::string_view lemma, Upos upos, const char* xpos) {
    inflections.push_back({std::move(form), std::string(lemma), upos, language::xpos_from(xpos)});
  };
  static const std::set<std::string> kNone;
  const auto listed = [](const Exceptions& exceptions, const std::string& lemma) -> const std::set<std::string>& {
    const auto it = exceptions.find(lemma);
    return it == exceptions.end() ? kNone : it->second;
  };

  const auto irregular_verbs = exceptions_of("verb.exc");
  for (const std::string& verb : words_of("index.verb")) {
    bool past = false, ing = false;
    for (const std::string& form : listed(irregular_verbs, verb)) {
      if (form.ends_with("ing")) {
        add(form, verb, Upos::kVerb, "VBG");
        ing = true;
      } else if (form.ends_with("s")) {
        add(form, verb, Upos::kVerb, "VBZ");
      } else {
        add(form, verb, Upos::kVerb, "VBD");
        add(form, verb, Upos::kVerb, "VBN");
        past = true;
      }
    }
    add(with_s(verb), verb, Upos::kVerb, "VBZ");
    if (!ing) add(with_ing(verb), verb, Upos::kVerb, "VBG");
    // "smelt" and "smelled"; but "hop" has "hopped" alone.
    if (past && listed(irregular_verbs, verb).count(verb + verb.back() + "ed") != 0) continue;
    add(with_ending(verb, "ed"), verb, Upos::kVerb, "VBD");
    add(with_ending(verb, "ed"), verb, Upos::kVerb, "VBN");
  }

  const auto irregular_nouns = exceptions_of("noun.exc");
  const auto nouns = words_of("index.noun");
  for (const std::string& noun : nouns) {
    const auto& forms = listed(irregular_nouns, noun);
    for (const std::string& form : forms)
      if (nouns.count(form) == 0) add(form, noun, Upos::kNoun, "NNS");
    if (!forms.empty() || noun.ends_with("s")) continue;
    const bool of_man = noun.size() > 5 && noun.ends_with("man") && nouns.count(noun.substr(0, noun.size() - 3)) != 0;
    std::string form = of_man ? noun.substr(0, noun.size() - 2) + "en" : with_s(noun);
    if (nouns.count(form) == 0) add(std::move(form), noun, Upos::kNoun, "NNS");
  }

  constexpr std::size_t kLongestCompared = 6;
  const auto irregular_adjectives = exceptions_of("adj.exc");
  const auto adjectives = words_of("index.adj");
  for (const std::string& adjective : adjectives) {
    const auto& forms = listed(irregular_adjectives, adjective);
    for (const std::string& form : forms) add(form, adjective, Upos::kAdj, form.ends_with("t") ? "JJS" : "JJR");
    if (!forms.empty() || adjective.size() > kLongestCompared || adjective.ends_with("ed")) continue;
    for (const auto& [ending, xpos] : {std::pair{"er", "JJR"}, std::pair{"est", "JJS"}})
      if (std::string form = with_ending(adjective, ending); adjectives.count(form) == 0)
        add(std::move(form), adjective, Upos::kAdj, xpos);
  }
  if (problem) return *problem;
  return inflections;
}

}  // namespace dossier::train
