#include "train/coref_senses.h"

#include "language/coref_semantics.h"

#include <charconv>
#include <cstring>
#include <map>
#include <vector>

namespace dossier::train {

using language::coref::Sense;
using language::coref::SenseTable;

namespace {

Sense sense_of_gum(std::string_view type) {
  if (type == "person") return Sense::kPerson;
  if (type == "organization") return Sense::kOrganization;
  if (type == "place") return Sense::kPlace;
  if (type == "time") return Sense::kTime;
  if (type == "event") return Sense::kEvent;
  if (type == "animal") return Sense::kAnimal;
  if (type == "abstract") return Sense::kAbstract;
  return Sense::kObject;
}

/// Numbers of WordNet's lexicographer files, lexnames(5WN).
Sense sense_of_file(unsigned file) {
  switch (file) {
    case 18: return Sense::kPerson;
    case 14: return Sense::kOrganization;
    case 15: return Sense::kPlace;
    case 28: return Sense::kTime;
    case 4:
    case 11: return Sense::kEvent;
    case 5: return Sense::kAnimal;
    case 6:
    case 8:
    case 13:
    case 17:
    case 20:
    case 27: return Sense::kObject;
    default: return Sense::kAbstract;
  }
}

unsigned number(std::string_view text) {
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void read_wordnet(std::string_view index, std::string_view data, std::map<std::string, Sense, std::less<>>& out) {
  while (!index.empty()) {
    const auto end = index.find('\n');
    const std::string_view line = index.substr(0, end);
    index.remove_prefix(end == std::string_view::npos ? index.size() : end + 1);
    if (line.empty() || line.front() == ' ') continue;  // the licence
    std::vector<std::string_view> fields;
    for (std::string_view rest = line; !rest.empty();) {
      const auto space = rest.find(' ');
      if (space != 0) fields.push_back(rest.substr(0, space));
      rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
    }
    if (fields.size() < 7 || fields[0].find('_') != std::string_view::npos) continue;
    const unsigned pointers = number(fields[3]);
    if (fields.size() < 7 + pointers) continue;
    const std::size_t offset = number(fields[6 + pointers]);
    if (offset + 11 > data.size()) continue;
    const Sense sense = sense_of_file(number(data.substr(offset + 9, 2)));
    out.emplace(fields[0], sense);
  }
}

}  // namespace

std::string pack_senses(const TypeCounts& gum, std::string_view wordnet_index, std::string_view wordnet_data) {
  std::map<std::string, Sense, std::less<>> senses;
  for (const char* lemma : {"country", "nation", "kingdom", "republic", "superpower"})
    senses.emplace(lemma, Sense::kCountry);
  for (const char* lemma :
       {"company",  "firm",    "group",      "bank",   "agency",   "ministry",    "government", "party",
        "army",     "police",  "court",      "bloc",   "union",    "alliance",    "newspaper",  "paper",
        "team",     "club",    "university", "maker",  "retailer", "rival",       "buyer",      "regulator",
        "watchdog", "carrier", "airline",    "lender", "insurer",  "manufacturer"})
    senses.emplace(lemma, Sense::kOrganization);
  for (const auto& [lemma, types] : gum) {
    unsigned total = 0, best = 0;
    std::string_view type;
    for (const auto& [name, count] : types) {
      total += count;
      if (count > best) {
        best = count;
        type = name;
      }
    }
    if (total >= 2 && best * 3 >= total * 2) senses.emplace(lemma, sense_of_gum(type));
  }
  read_wordnet(wordnet_index, wordnet_data, senses);
  std::map<std::uint32_t, Sense> rows;
  for (const auto& [lemma, sense] : senses) rows.emplace(SenseTable::hash_of(lemma), sense);
  std::string out;
  for (const auto& [hash, sense] : rows) {
    char bytes[4];
    std::memcpy(bytes, &hash, 4);
    out.append(bytes, 4);
    out += static_cast<char>(sense);
  }
  return out;
}

}  // namespace dossier::train
