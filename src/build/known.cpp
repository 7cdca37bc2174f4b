#include "build/known.h"

#include "build/builder.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace dossier::build {
namespace {

using extract::EntityKind;
using graph::NodeId;

const std::string* text_property(const graph::GraphWriter::NodeRecord& record, std::string_view key) {
  for (const auto& [name, value] : record.properties) {
    if (name == key && value.kind() == graph::Value::Kind::kString) return &value.string();
  }
  return nullptr;
}

std::string variant_key(const PersonName& name) { return "pv:" + name.given + ' ' + name.surname + ' ' + name.suffix; }

/// The keys under which an organisation or place is found; acronyms of spelt-out names are apart, since they only
/// suggest.
std::set<std::string> body_keys(const Identity& identity) {
  std::set<std::string> keys;
  if (identity.kind == EntityKind::kPlace) {
    for (const std::string& alias : identity.aliases) keys.insert("l:" + place_key(alias));
    return keys;
  }
  const auto is_name = [&](const std::string& alias) {
    return alias == identity.name || is_acronym(alias) ||
           (alias.find(' ') != std::string::npos && name_words(alias).size() > 1);
  };
  for (const std::string& alias : identity.aliases) {
    if (is_name(alias)) keys.insert("o:" + organization_key(alias));
  }
  return keys;
}

/// Whether the graph's title for a person and one of the article's share a word: evidence for, not only none against.
bool title_confirms(const std::string& known, const std::vector<std::string>& titles) {
  const std::vector<std::string> words = name_words(known);
  return std::any_of(titles.begin(), titles.end(), [&](const std::string& title) {
    const std::vector<std::string> others = name_words(title);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return word.size() > 3 && word != "former" && std::find(others.begin(), others.end(), word) != others.end();
    });
  });
}

bool titles_clash(const std::string& known, const std::vector<std::string>& titles) {
  return !known.empty() && !titles.empty() && std::none_of(titles.begin(), titles.end(), [&](const std::string& title) {
    return titles_agree(known, title);
  });
}

std::optional<NodeId> only(const std::vector<NodeId>& nodes) {
  return nodes.size() == 1 ? std::optional<NodeId>(nodes.front()) : std::nullopt;
}

/// The nodes that `better` holds for, or all where it holds for none.
template <class Candidate, class Better>
std::vector<Candidate> preferred(const std::vector<Candidate>& candidates, Better&& better) {
  std::vector<Candidate> out;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(out), better);
  return out.empty() ? candidates : out;
}

}  // namespace

std::string bounded_key(std::string key) {
  static constexpr std::size_t kLongest = 300;
  if (key.size() <= kLongest) return key;
  const std::string hash = article_hash(key);
  key.resize(kLongest - hash.size());
  return key + hash;
}

Result<std::vector<Known::Candidate>> Known::candidates(const std::string& key, const Identity& identity,
                                                        const std::vector<NodeId>& countries) {
  const auto nodes = writer_.find(bounded_key(key));
  if (!nodes) return nodes.error();
  std::vector<Candidate> found;
  for (const NodeId node : *nodes) {
    const auto record = writer_.node(node);
    if (!record) return record.error();
    Candidate candidate{.node = node, .name = {}, .title = {}};
    if (const std::string* name = text_property(*record, "name")) candidate.name = *name;
    if (const std::string* title = text_property(*record, "title")) candidate.title = *title;
    const Sex known = sex_of_title(candidate.title);
    for (const std::string& title : identity.titles) {
      const Sex sex = sex_of_title(title);
      candidate.sexes_clash |= sex != Sex::kUnknown && known != Sex::kUnknown && sex != known;
    }
    const auto ties = writer_.find(ties_key(node));
    if (!ties) return ties.error();
    candidate.tied = !ties->empty();
    candidate.countries_shared = std::any_of(ties->begin(), ties->end(), [&](NodeId tie) {
      return std::find(countries.begin(), countries.end(), tie) != countries.end();
    });
    candidate.countries_clash = candidate.tied && !countries.empty() && !candidate.countries_shared;
    found.push_back(std::move(candidate));
  }
  return found;
}

/// Of several that nothing speaks against the one that most speaks for: those that go by the name itself before those
/// that only have it as an alias, so that one wrong alias does not leave everybody of the name in doubt; those of the
/// same country or title; and for a bare name the one that is as bare, so that doubt makes one more node at most.
std::optional<NodeId> Known::choose(std::vector<Candidate> fitting, const Identity& identity) {
  fitting = preferred(fitting, [&](const Candidate& c) { return folded(c.name) == folded(identity.name); });
  fitting = preferred(fitting, [&](const Candidate& c) { return c.countries_shared; });
  fitting = preferred(fitting, [&](const Candidate& c) { return title_confirms(c.title, identity.titles); });
  if (fitting.size() > 1 && identity.countries.empty() && identity.titles.empty()) {
    fitting = preferred(fitting, [](const Candidate& c) { return !c.tied && c.title.empty(); });
  }
  return fitting.size() == 1 ? std::optional<NodeId>(fitting.front().node) : std::nullopt;
}

Known::Found Known::find(const Identity& identity, const std::vector<NodeId>& countries) {
  Found found = std::optional<NodeId>();
  switch (identity.kind) {
    case EntityKind::kCountry: found = find_country(identity); break;
    case EntityKind::kPerson:
      found = person_name(identity.name).given.empty() ? find_surname(identity, countries)
                                                       : find_person(identity, countries);
      break;
    case EntityKind::kOrganization:
    case EntityKind::kPlace: found = find_body(identity, countries); break;
    case EntityKind::kGroup:
    case EntityKind::kThing: break;  // unnamed: they belong to their article
  }
  if (!found) return found;
  if (*found && taken_.contains(**found)) return std::optional<NodeId>();
  if (*found) taken_.insert(**found);
  return found;
}

Known::Found Known::find_country(const Identity& identity) {
  if (!identity.iso.empty()) {
    const auto nodes = writer_.find("c:" + identity.iso);
    if (!nodes) return nodes.error();
    if (!nodes->empty()) return std::optional<NodeId>(nodes->front());
  }
  const auto nodes = writer_.find(bounded_key("cn:" + folded(identity.name)));
  if (!nodes) return nodes.error();
  return only(*nodes);
}

Known::Found Known::find_person(const Identity& identity, const std::vector<NodeId>& countries) {
  const PersonName name = person_name(identity.name);
  const auto same = candidates("p:" + folded(identity.name), identity, countries);
  if (!same) return same.error();
  std::vector<Candidate> namesakes;
  for (const Candidate& candidate : *same) {
    // A namesake has another country and another job; one of them alone is a new post or a move.
    const bool namesake = candidate.countries_clash && titles_clash(candidate.title, identity.titles);
    if (!candidate.sexes_clash && !namesake) namesakes.push_back(candidate);
  }
  if (!same->empty()) return choose(std::move(namesakes), identity);

  std::vector<NodeId> fitting;
  const auto variants = candidates(variant_key(name), identity, countries);
  if (!variants) return variants.error();
  for (const Candidate& candidate : *variants) {
    const bool against = candidate.sexes_clash || candidate.countries_clash;
    if (!against && compatible(person_name(candidate.name), name)) fitting.push_back(candidate.node);
  }
  if (!variants->empty()) return only(fitting);

  // The graph may know the surname alone, from an article that gave no more. Another bearer leaves it open.
  const auto bearers = writer_.find(bounded_key("ps:" + name.surname));
  if (!bearers) return bearers.error();
  if (!bearers->empty()) return std::optional<NodeId>();
  const auto singles = candidates("p1:" + name.surname, identity, countries);
  if (!singles) return singles.error();
  for (const Candidate& candidate : *singles) {
    const bool against =
        candidate.sexes_clash || candidate.countries_clash || titles_clash(candidate.title, identity.titles);
    if (!against && person_name(candidate.name).given.empty()) fitting.push_back(candidate.node);
  }
  return singles->size() == 1 ? only(fitting) : std::optional<NodeId>();
}

Known::Found Known::find_surname(const Identity& identity, const std::vector<NodeId>& countries) {
  const std::string surname = person_name(identity.name).surname;
  if (surname.empty()) return std::optional<NodeId>();
  const auto choose = [&](const std::vector<Candidate>& bearers) {
    std::vector<NodeId> confirmed;
    for (const Candidate& candidate : bearers) {
      if (candidate.sexes_clash || candidate.countries_clash) continue;
      if (bearers.size() == 1 ? !titles_clash(candidate.title, identity.titles)
                              : title_confirms(candidate.title, identity.titles)) {
        confirmed.push_back(candidate.node);
      }
    }
    return only(confirmed);
  };
  const auto bearers = candidates("ps:" + surname, identity, countries);
  if (!bearers) return bearers.error();
  if (!bearers->empty()) return choose(*bearers);
  auto singles = candidates("p1:" + surname, identity, countries);
  if (!singles) return singles.error();
  std::erase_if(*singles, [](const Candidate& candidate) { return !person_name(candidate.name).given.empty(); });
  return choose(*singles);
}

Known::Found Known::find_body(const Identity& identity, const std::vector<NodeId>& countries) {
  std::set<std::string> keys = body_keys(identity);
  if (identity.kind == EntityKind::kOrganization) {
    if (is_acronym(identity.name)) keys.insert("oa:" + folded(identity.name));
    if (const std::string letters = acronym_of(identity.name); letters.size() >= 3) keys.insert("oc:" + letters);
  }
  std::map<NodeId, Candidate> fitting;
  for (const std::string& key : keys) {
    const auto found = candidates(key, identity, countries);
    if (!found) return found.error();
    for (const Candidate& candidate : *found) {
      if (!candidate.countries_clash) fitting.emplace(candidate.node, candidate);
    }
  }
  std::vector<Candidate> all;
  for (const auto& [node, candidate] : fitting) all.push_back(candidate);
  return choose(std::move(all), identity);
}

std::set<std::string> name_keys(const Identity& identity) {
  std::set<std::string> keys;
  switch (identity.kind) {
    case EntityKind::kCountry:
      if (!identity.iso.empty()) keys.insert("c:" + identity.iso);
      keys.insert("cn:" + folded(identity.name));
      break;
    case EntityKind::kPerson: {
      if (person_name(identity.name).given.empty()) {
        keys.insert("p1:" + person_name(identity.name).surname);
        break;
      }
      for (const std::string& alias : identity.aliases) {
        const PersonName parts = person_name(alias);
        if (parts.given.empty()) continue;
        keys.insert("p:" + folded(alias));
        keys.insert("ps:" + parts.surname);
        if (parts.given.size() > 1) keys.insert(variant_key(parts));
      }
      break;
    }
    case EntityKind::kOrganization:
      keys = body_keys(identity);
      // "oa:": the initials of a spelt-out name; "oc:": an acronym that has not been spelt out.
      if (const std::string letters = acronym_of(identity.name); !letters.empty()) {
        keys.insert("oa:" + letters);
      } else if (is_acronym(identity.name)) {
        keys.insert("oc:" + folded(identity.name));
      }
      break;
    case EntityKind::kPlace: keys = body_keys(identity); break;
    case EntityKind::kGroup:
    case EntityKind::kThing: break;
  }
  std::set<std::string> bounded;
  for (const std::string& key : keys)
    if (!key.ends_with(':')) bounded.insert(bounded_key(key));  // else a name without a letter or digit
  return bounded;
}

std::string ties_key(NodeId node) { return "t:" + std::to_string(node); }

Result<void> Known::remember(NodeId node, const Identity& identity, const std::vector<NodeId>& countries) {
  for (const std::string& key : name_keys(identity))
    if (auto added = writer_.add_key(key, node); !added) return added;
  if (identity.kind == EntityKind::kGroup || identity.kind == EntityKind::kThing) return {};
  for (const NodeId country : countries)
    if (auto added = writer_.add_key(ties_key(node), country); !added) return added;
  return {};
}

}  // namespace dossier::build
