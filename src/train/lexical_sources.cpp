#include "train/lexical_sources.h"

#include "base/utf8.h"
#include "language/lexical_facts.h"
#include "language/word_features.h"
#include "train/text_file.h"

#include <optional>

#include <string_view>
#include <vector>

namespace dossier::train {
namespace {

using Facts = std::map<std::string, std::uint32_t>;

template <class Visit>
void each_line(std::string_view text, Visit&& visit) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    visit(line);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

/// Columns of a comma-separated line; quotes may enclose a column.
std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> columns;
  for (std::size_t at = 0; at <= line.size();) {
    std::size_t end;
    if (at < line.size() && line[at] == '"') {
      end = line.find('"', at + 1);
      if (end == std::string_view::npos) end = line.size();
      columns.push_back(line.substr(at + 1, end - at - 1));
      end = line.find(',', end);
    } else {
      end = line.find(',', at);
      columns.push_back(line.substr(at, end - at));
    }
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return columns;
}

void add_words(Facts& facts, std::string_view name, std::uint32_t fact) {
  while (!name.empty()) {
    const auto end = name.find_first_of(" -_");
    const std::string_view word = name.substr(0, end);
    // Short and lower-case parts ("de", "la") say nothing of names.
    if (word.size() >= 3 && utf8::is_upper(utf8::decode(word, 0).code_point))
      facts[language::normalized_form(word)] |= fact;
    if (end == std::string_view::npos) break;
    name.remove_prefix(end + 1);
  }
}

}  // namespace

Result<Facts> read_lexical_facts(const std::filesystem::path& data, const std::filesystem::path& wordnet) {
  Facts facts;
  std::optional<Diagnostic> problem;
  const auto read = [&](const std::filesystem::path& path, auto&& visit) {
    std::error_code missing;
    if (problem || !std::filesystem::exists(path, missing)) return;
    auto text = read_text_file(path.string());
    if (!text) problem = text.error();
    else each_line(*text, visit);
  };
  const std::pair<const char*, std::uint32_t> indexes[] = {{"index.noun", language::kFactNoun},
                                                           {"index.verb", language::kFactVerb},
                                                           {"index.adj", language::kFactAdjective},
                                                           {"index.adv", language::kFactAdverb}};
  for (const auto& [file, fact] : indexes)
    read(wordnet / file, [&, bit = fact](std::string_view line) {
      if (line.empty() || line.front() == ' ') return;  // the licence
      const auto word = line.substr(0, line.find(' '));
      if (word.find('_') == std::string_view::npos) facts[language::normalized_form(word)] |= bit;
    });
  const std::pair<const char*, std::uint32_t> exceptions[] = {
      {"noun.exc", language::kFactPlural}, {"verb.exc", language::kFactPast}, {"adj.exc", language::kFactCompared}};
  for (const auto& [file, fact] : exceptions)
    read(wordnet / file, [&, bit = fact](std::string_view line) {
      const auto word = line.substr(0, line.find(' '));
      if (bit == language::kFactPast && word.ends_with("ing")) return;
      if (!word.empty() && word.find('_') == std::string_view::npos) facts[language::normalized_form(word)] |= bit;
    });
  read(wordnet / "data.noun", [&](std::string_view line) {
    if (line.empty() || line.front() == ' ') return;
    // offset file type count word lex_id word lex_id …, the count in hexadecimal
    std::vector<std::string_view> fields;
    for (std::size_t at = 0; at < line.size() && fields.size() < 64;) {
      const auto end = std::min(line.find(' ', at), line.size());
      fields.push_back(line.substr(at, end - at));
      at = end + 1;
    }
    if (fields.size() < 5) return;
    const std::size_t count = std::stoul(std::string(fields[3]), nullptr, 16);
    for (std::size_t i = 0; i < count && 4 + 2 * i < fields.size(); ++i) {
      const auto word = fields[4 + 2 * i];
      if (word.find('_') == std::string_view::npos && utf8::is_upper(utf8::decode(word, 0).code_point))
        facts[language::normalized_form(word)] |= language::kFactProper;
    }
  });
  const auto gazetteer = data / "data" / "gazetteer";
  read(gazetteer / "forenames.csv", [&](std::string_view line) {
    const auto columns = columns_of(line);
    if (columns.size() >= 12) add_words(facts, columns[11], language::kFactForename);
  });
  read(gazetteer / "surnames.csv", [&](std::string_view line) {
    const auto columns = columns_of(line);
    if (columns.size() >= 6) add_words(facts, columns[5], language::kFactSurname);
  });
  read(gazetteer / "world-cities.csv.xz", [&](std::string_view line) {
    const auto columns = columns_of(line);
    if (columns.size() < 3) return;
    add_words(facts, columns[0], language::kFactPlace);
    add_words(facts, columns[2], language::kFactPlace);
    add_words(facts, columns[1], language::kFactCountry);
  });
  // Countries and demonyms: every string value under "name" and "demonym".
  std::string_view key;
  read(gazetteer / "countries.json", [&](std::string_view line) {
    const auto quote = line.find('"');
    if (quote == std::string_view::npos) return;
    const auto end = line.find('"', quote + 1);
    if (end == std::string_view::npos) return;
    const auto first = line.substr(quote + 1, end - quote - 1);
    if (line.find(':', end) != std::string_view::npos) {
      key = first == "name" ? "name" : first == "demonym" ? "demonym" : "";
      if (key != "name") return;
      const auto value = line.find('"', end + 1);
      if (value != std::string_view::npos)
        add_words(facts, line.substr(value + 1, line.find('"', value + 1) - value - 1), language::kFactCountry);
    } else if (key == "demonym") {
      add_words(facts, first, language::kFactCountry);
    }
  });
  if (problem) return *problem;
  return facts;
}

}  // namespace dossier::train
