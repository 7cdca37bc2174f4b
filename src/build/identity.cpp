#include "build/identity.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include "base/utf8.h"

namespace dossier::build {
namespace {

using extract::Entity;
using extract::EntityKind;
using extract::FactBatch;
using Index = std::uint32_t;

/// A surname with more bearers than this in one article is no article; its variants are not compared pairwise.
constexpr std::size_t kMostBearers = 64;

/// Disjoint sets; the smallest index represents its set, so that results do not depend on the order of joining.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), Index{0}); }
  Index find(Index x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void join(Index a, Index b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<Index> parent_;
};

bool ties_to_country(std::string_view relation) {
  return relation == "HOLDS_ROLE" || relation == "CITIZEN_OF" || relation == "REPRESENTS" || relation == "PART_OF" ||
         relation == "LOCATED_IN";
}

/// The names under which other entities of the kind are sought.
std::vector<std::string> keys_of(const Entity& entity) {
  std::set<std::string> keys;
  const auto add = [&](const std::string& name) {
    std::string key = entity.kind == EntityKind::kOrganization ? organization_key(name)
                      : entity.kind == EntityKind::kPlace      ? place_key(name)
                                                               : folded(name);
    if (!key.empty()) keys.insert(std::move(key));
  };
  add(entity.name);
  if (entity.kind == EntityKind::kOrganization) {
    // A short alias may be a mere description ("the council"); a full or capital one is a name.
    for (const std::string& alias : entity.aliases) {
      if (is_acronym(alias) || (alias.find(' ') != std::string::npos && name_words(alias).size() > 1)) add(alias);
    }
  }
  return {keys.begin(), keys.end()};
}

class Resolver {
 public:
  explicit Resolver(const FactBatch& batch)
      : batch_(batch), sets_(batch.entities.size()), countries_(batch.entities.size()) {
    for (const extract::Fact& fact : batch.facts) {
      if (fact.from.kind != extract::Node::Kind::kEntity || fact.to.kind != extract::Node::Kind::kEntity) continue;
      if (fact.polarity != extract::Polarity::kPositive || !ties_to_country(fact.relation)) continue;
      const Entity& to = batch.entities[fact.to.index];
      if (to.kind == EntityKind::kCountry) countries_[fact.from.index].insert(country_key(to));
    }
  }

  Identities run() {
    join_countries();
    join_persons();
    join_by_key(EntityKind::kOrganization);
    join_acronyms();
    join_by_key(EntityKind::kPlace);
    join_by_key(EntityKind::kGroup);
    join_by_key(EntityKind::kThing);
    return collect();
  }

 private:
  static std::string country_key(const Entity& country) {
    return country.iso.empty() ? folded(country.name) : country.iso;
  }

  bool countries_clash(Index a, Index b) const {
    const auto& x = countries_[a];
    const auto& y = countries_[b];
    if (x.empty() || y.empty()) return false;
    return std::none_of(x.begin(), x.end(), [&](const std::string& iso) { return y.contains(iso); });
  }

  void join_countries() {
    std::map<std::string, Index> by_key;
    std::map<std::string, Index> by_name;
    for (Index i = 0; i < batch_.entities.size(); ++i) {
      const Entity& entity = batch_.entities[i];
      if (entity.kind != EntityKind::kCountry) continue;
      const auto [at, fresh] = by_key.emplace(country_key(entity), i);
      if (!fresh) sets_.join(at->second, i);
      by_name.emplace(folded(entity.name), at->second);
    }
    // A place or body by the very name of a country is that country, taken for something else once.
    for (Index i = 0; i < batch_.entities.size(); ++i) {
      const Entity& entity = batch_.entities[i];
      if (entity.kind != EntityKind::kPlace) continue;
      if (const auto at = by_name.find(folded(entity.name)); at != by_name.end()) sets_.join(at->second, i);
    }
  }

  void join_persons() {
    std::vector<PersonName> names(batch_.entities.size());
    std::map<std::string, std::vector<Index>> full_by_surname;
    std::map<std::string, std::vector<Index>> full_by_given;
    std::map<std::string, std::vector<Index>> single;
    std::map<std::string, Index> by_name;
    for (Index i = 0; i < batch_.entities.size(); ++i) {
      if (batch_.entities[i].kind != EntityKind::kPerson) continue;
      names[i] = person_name(batch_.entities[i].name);
      if (names[i].surname.empty()) continue;
      if (names[i].given.empty()) {
        single[names[i].surname].push_back(i);
        continue;
      }
      const auto [at, fresh] = by_name.emplace(folded(batch_.entities[i].name), i);
      if (!fresh && !sexes_clash(at->second, i)) sets_.join(at->second, i);
      full_by_surname[names[i].surname].push_back(i);
      full_by_given[names[i].given].push_back(i);
    }
    for (const auto& [surname, bearers] : full_by_surname) join_variants(bearers, names);
    for (const auto& [word, mentions] : single) join_single(mentions, full_by_surname[word], full_by_given[word]);
  }

  /// "Daniel Driscoll" and "Daniel P. Driscoll". A name that fits two others which do not fit each other joins neither.
  void join_variants(const std::vector<Index>& bearers, const std::vector<PersonName>& names) {
    if (bearers.size() > kMostBearers) return;
    std::vector<std::vector<Index>> variants(bearers.size());
    std::vector<bool> one_person(bearers.size());
    for (std::size_t a = 0; a < bearers.size(); ++a) {
      for (Index b = 0; b < bearers.size(); ++b) {
        if (compatible(names[bearers[a]], names[bearers[b]]) && !sexes_clash(bearers[a], bearers[b])) {
          variants[a].push_back(b);
        }
      }
      one_person[a] = std::all_of(variants[a].begin(), variants[a].end(), [&](Index x) {
        return std::all_of(variants[a].begin(), variants[a].end(),
                           [&](Index y) { return compatible(names[bearers[x]], names[bearers[y]]); });
      });
    }
    for (std::size_t a = 0; a < bearers.size(); ++a) {
      for (const Index b : variants[a]) {
        if (one_person[a] && one_person[b]) sets_.join(bearers[a], bearers[b]);
      }
    }
  }

  void join_single(const std::vector<Index>& mentions, const std::vector<Index>& by_surname,
                   const std::vector<Index>& by_given) {
    for (const Index mention : mentions) {
      std::set<Index> bearers;
      for (const auto* list : {&by_surname, &by_given}) {
        for (const Index b : *list) {
          if (!sexes_clash(mention, b)) bearers.insert(sets_.find(b));
        }
        if (!bearers.empty()) break;  // a surname is the usual short form
      }
      if (bearers.size() == 1) {
        sets_.join(*bearers.begin(), mention);
      } else if (const auto introduced = introduced_before(mention, by_surname); introduced.size() == 1) {
        sets_.join(*introduced.begin(), mention);
      }
      if (bearers.empty() && !sexes_clash(mentions[0], mention)) sets_.join(mentions[0], mention);
    }
  }

  /// The bearers that the article had named before it used the surname alone: a writer who has named but one needs no
  /// more than the surname until the next comes up.
  std::set<Index> introduced_before(Index mention, const std::vector<Index>& bearers) {
    std::set<Index> introduced;
    const auto& spans = batch_.entities[mention].mentions;
    if (spans.empty()) return introduced;
    for (const Index bearer : bearers) {
      const auto& named = batch_.entities[bearer].mentions;
      const bool before = !named.empty() && named.front().start < spans.front().start;
      if (before && !sexes_clash(mention, bearer)) introduced.insert(sets_.find(bearer));
    }
    return introduced;
  }

  bool sexes_clash(Index a, Index b) const {
    const Sex x = sex_of_title(batch_.entities[a].title);
    const Sex y = sex_of_title(batch_.entities[b].title);
    return x != Sex::kUnknown && y != Sex::kUnknown && x != y;
  }

  void join_by_key(EntityKind kind) {
    std::map<std::string, std::vector<Index>> by_key;
    for (Index i = 0; i < batch_.entities.size(); ++i) {
      if (batch_.entities[i].kind != kind) continue;
      for (std::string& key : keys_of(batch_.entities[i])) by_key[std::move(key)].push_back(i);
    }
    for (const auto& [key, members] : by_key) {
      for (std::size_t i = 1; i < members.size(); ++i) {
        const Entity& first = batch_.entities[members[0]];
        const Entity& other = batch_.entities[members[i]];
        const bool other_size = first.size && other.size && *first.size != *other.size;
        if (!countries_clash(members[0], members[i]) && !other_size) sets_.join(members[0], members[i]);
      }
    }
  }

  void join_acronyms() {
    std::map<std::string, std::set<Index>> spelt_out;
    for (Index i = 0; i < batch_.entities.size(); ++i) {
      if (batch_.entities[i].kind != EntityKind::kOrganization) continue;
      if (std::string letters = acronym_of(batch_.entities[i].name); !letters.empty()) {
        spelt_out[std::move(letters)].insert(sets_.find(i));
      }
    }
    for (Index i = 0; i < batch_.entities.size(); ++i) {
      const Entity& entity = batch_.entities[i];
      if (entity.kind != EntityKind::kOrganization || !is_acronym(entity.name)) continue;
      const auto at = spelt_out.find(folded(entity.name));
      if (at != spelt_out.end() && at->second.size() == 1) sets_.join(*at->second.begin(), i);
    }
  }

  Identities collect() {
    Identities identities;
    identities.of_entity.resize(batch_.entities.size());
    std::map<Index, Index> index_of;
    for (Index i = 0; i < batch_.entities.size(); ++i) {
      const Index root = sets_.find(i);
      const auto [at, fresh] = index_of.emplace(root, static_cast<Index>(identities.all.size()));
      identities.of_entity[i] = at->second;
      if (fresh) identities.all.emplace_back();
      absorb(identities.all[at->second], batch_.entities[i], fresh);
    }
    std::map<std::string, Index> country_by_key;
    for (Index i = 0; i < batch_.entities.size(); ++i) {
      const Entity& entity = batch_.entities[i];
      if (entity.kind == EntityKind::kCountry) country_by_key.emplace(country_key(entity), identities.of_entity[i]);
    }
    for (Index i = 0; i < batch_.entities.size(); ++i) {
      for (const std::string& key : countries_[i]) {
        identities.all[identities.of_entity[i]].countries.push_back(country_by_key.at(key));
      }
    }
    for (const extract::Fact& fact : batch_.facts) {
      for (const extract::Node end : {fact.from, fact.to}) {
        if (end.kind == extract::Node::Kind::kEntity) identities.all[identities.of_entity[end.index]].takes_part = true;
      }
    }
    for (Identity& identity : identities.all) {
      std::sort(identity.mentions.begin(), identity.mentions.end());
      std::sort(identity.countries.begin(), identity.countries.end());
      identity.countries.erase(std::unique(identity.countries.begin(), identity.countries.end()),
                               identity.countries.end());
    }
    return identities;
  }

  static void absorb(Identity& identity, const Entity& entity, bool fresh) {
    if (fresh) {
      identity.kind = entity.kind;
      identity.name = entity.name;
    } else if (entity.kind == EntityKind::kCountry && identity.kind != EntityKind::kCountry) {
      identity.kind = EntityKind::kCountry;  // first met as a place of the same name
      identity.name = entity.name;
    } else if (entity.kind == identity.kind) {
      identity.name = better_name(entity.kind, identity.name, entity.name);
    }
    if (identity.iso.empty()) identity.iso = entity.iso;
    if (!entity.title.empty()) {
      identity.title = entity.title;
      unite(identity.titles, {entity.title});
    }
    if (!identity.size) identity.size = entity.size;
    unite(identity.aliases, {entity.name});
    unite(identity.aliases, entity.aliases);
    identity.mentions.insert(identity.mentions.end(), entity.mentions.begin(), entity.mentions.end());
  }

  const FactBatch& batch_;
  Sets sets_;
  std::vector<std::set<std::string>> countries_;
};

constexpr std::array<std::string_view, 9> kMale{"mr",     "sir",     "lord",  "king",   "prince",
                                                "father", "emperor", "baron", "brother"};
constexpr std::array<std::string_view, 11> kFemale{"mrs",      "ms",     "miss",    "lady",   "dame",    "queen",
                                                   "princess", "sister", "empress", "mother", "baroness"};
constexpr std::array<std::string_view, 8> kNeutral{"dr", "prof", "professor", "doctor", "former", "the", "of", "for"};

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Sex sex_of_title(std::string_view title) {
  const std::vector<std::string> words = name_words(title);
  if (words.empty()) return Sex::kUnknown;
  if (one_of(words.front(), kMale)) return Sex::kMale;
  return one_of(words.front(), kFemale) ? Sex::kFemale : Sex::kUnknown;
}

bool titles_agree(std::string_view a, std::string_view b) {
  const auto content = [](std::string_view title) {
    std::vector<std::string> words = name_words(title);
    std::erase_if(words, [](const std::string& word) {
      return one_of(word, kNeutral) || one_of(word, kMale) || one_of(word, kFemale);
    });
    return words;
  };
  const std::vector<std::string> x = content(a);
  const std::vector<std::string> y = content(b);
  if (x.empty() || y.empty()) return true;
  return std::any_of(x.begin(), x.end(),
                     [&](const std::string& word) { return std::find(y.begin(), y.end(), word) != y.end(); });
}

const std::string& better_name(EntityKind kind, const std::string& a, const std::string& b) {
  // Capitals throughout are a headline's or a dateline's way to write a person or place.
  if (kind != EntityKind::kOrganization && folded(a) == folded(b))
    return utf8::to_upper(a) == a && utf8::to_upper(b) != b ? b : a;
  if (kind == EntityKind::kPerson) {
    const bool fuller = person_name(a).given.empty() && !person_name(b).given.empty();
    return fuller || (name_words(b).size() > name_words(a).size() && compatible(person_name(a), person_name(b))) ? b
                                                                                                                 : a;
  }
  if (kind == EntityKind::kOrganization) return is_acronym(a) && !is_acronym(b) ? b : a;
  return a;
}

void unite(std::vector<std::string>& names, const std::vector<std::string>& more) {
  for (const std::string& name : more) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
}

Identities resolve_within(const FactBatch& batch) { return Resolver(batch).run(); }

}  // namespace dossier::build
