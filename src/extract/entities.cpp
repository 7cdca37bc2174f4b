#include "extract/entities.h"

#include "base/utf8.h"
#include "extract/entity_names.h"
#include "extract/name_words.h"

#include <algorithm>
#include <cctype>

namespace dossier::extract {

using language::CorefChain;
using language::CorefMention;
using language::NameKind;
using language::NameMention;

namespace {

bool entity_kind(NameKind kind) {
  return kind == NameKind::kPerson || kind == NameKind::kCountry || kind == NameKind::kPlace ||
         kind == NameKind::kOrganization || kind == NameKind::kNationality;
}

bool has_capital_or_digit(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const utf8::Decoded letter = utf8::decode(name, at);
    if (utf8::is_upper(letter.code_point)) return true;
    at += letter.length;
  }
  return false;
}

/// What can't be the name of anything: no letters, an address on the net, a lone function word.
bool is_noise(std::string_view name) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < name.size();) {
    const utf8::Decoded letter = utf8::decode(name, at);
    letters += utf8::is_letter(letter.code_point);
    at += letter.length;
  }
  if (letters < 2) return true;
  if (name.find("www.") != std::string_view::npos || name.find("://") != std::string_view::npos) return true;
  return name.front() == '#' || name.front() == '@';
}

/// "Latin American", "African-American": no nationality.
bool part_of_continent(const language::Document& document, TokenIndex first) {
  if (first == 0) return false;
  static constexpr std::string_view kBefore[] = {"latin",  "south", "north", "central", "african",
                                                 "native", "asian", "pan",   "anglo"};
  TokenIndex before = first - 1;
  if (document.form(before) == "-" && before > 0) --before;
  const std::string word = utf8::to_lower(document.form(before));
  return std::find(std::begin(kBefore), std::end(kBefore), word) != std::end(kBefore);
}

EntityKind kind_of(NameKind kind) {
  switch (kind) {
    case NameKind::kPerson: return EntityKind::kPerson;
    case NameKind::kCountry:
    case NameKind::kPlace: return EntityKind::kPlace;
    default: return EntityKind::kOrganization;
  }
}

/// The capitals that begin its words, small words left out: "United Nations" → "UN".
std::string initials_of(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const bool start = at == 0 || name[at - 1] == ' ' || name[at - 1] == '-';
    if (start && name[at] >= 'A' && name[at] <= 'Z') out += name[at];
  }
  return out;
}

}  // namespace

EntityTable::EntityTable(const language::Document& document, const language::Dependents& dependents,
                         const Lexicon& lexicon, const language::Gazetteer& gazetteer)
    : document_(&document), tree_(document, dependents), lexicon_(&lexicon), gazetteer_(&gazetteer) {
  revised_ = revise_names(tree_, lexicon, gazetteer);
  name_at_.assign(document.tokens.size(), -1);
  for (std::size_t index = 0; index < revised_.size(); ++index) {
    for (TokenIndex at = revised_[index].mention.first; at < revised_[index].mention.last; ++at) {
      name_at_[at] = static_cast<std::int32_t>(index);
    }
  }
  names_.resize(revised_.size());
  chain_entity_.assign(document.chains.size(), -1);
  build_names();
  build_capitals_described();
  count_country_mentions();
  build_bodies();
  build_firms();
}

std::uint32_t EntityTable::add_country(std::string_view iso) {
  const auto [at, fresh] = by_iso_.emplace(std::string(iso), static_cast<std::uint32_t>(entities_.size()));
  if (!fresh) return at->second;
  Entity entity;
  entity.kind = EntityKind::kCountry;
  entity.iso = iso;
  const language::Gazetteer::Country* country = gazetteer_->country(iso);
  entity.name = country != nullptr ? std::string(country->name) : std::string(iso);
  entity.aliases.push_back(entity.name);
  entities_.push_back(std::move(entity));
  return at->second;
}

std::uint32_t EntityTable::add_named(EntityKind kind, const std::string& name) {
  const auto [at, fresh] = by_name_.emplace(name_key(name), static_cast<std::uint32_t>(entities_.size()));
  if (!fresh) return at->second;
  Entity entity;
  entity.kind = kind;
  entity.name = name;
  entity.aliases.push_back(name);
  entities_.push_back(std::move(entity));
  return at->second;
}

void EntityTable::add_alias(std::uint32_t index, std::string alias, Span mention) {
  Entity& entity = entities_[index];
  if (!alias.empty() && std::find(entity.aliases.begin(), entity.aliases.end(), alias) == entity.aliases.end()) {
    entity.aliases.push_back(std::move(alias));
  }
  if (entity.mentions.empty() || entity.mentions.back() < mention) {
    entity.mentions.push_back(mention);
  } else if (!std::binary_search(entity.mentions.begin(), entity.mentions.end(), mention)) {
    entity.mentions.insert(std::upper_bound(entity.mentions.begin(), entity.mentions.end(), mention), mention);
  }
}

void EntityTable::build_names() {
  const language::Document& document = *document_;
  struct Surface {
    std::string text;
    std::string title;
    std::string iso;
    bool usable = false;
  };
  std::vector<Surface> surfaces(revised_.size());
  for (std::size_t index = 0; index < revised_.size(); ++index) {
    const NameMention& name = revised_[index].mention;
    if (!entity_kind(name.kind)) continue;
    Surface& surface = surfaces[index];
    TokenIndex first = name.first;
    if (name.kind == NameKind::kNationality && part_of_continent(document, name.first)) continue;
    const TokenIndex core = after_titles(document, *lexicon_, name.first, name.last);
    if (core == name.last && name.kind != NameKind::kNationality) continue;  // a title alone
    if (name.kind == NameKind::kPerson) first = core;
    surface.text = bare_name(words_of(document, document.span_of(first, name.last)));
    if (is_noise(surface.text) || !has_capital_or_digit(surface.text)) continue;
    if (name.kind == NameKind::kPerson) {
      if (const std::string surname = shared_surname(index); !surname.empty()) surface.text += ' ' + surname;
    }
    surface.usable = true;
    if (name.kind == NameKind::kPerson) {
      TokenIndex begin = first;
      if (first > name.first) {
        begin = name.first;
      } else {
        const TokenIndex sentence_first = document.sentences[document.tokens[first].sentence].first;
        const TokenIndex role = role_noun_before(document, *lexicon_, sentence_first, first);
        if (role != kNoToken && utf8::is_upper(utf8::decode(document.form(role), 0).code_point)) begin = role;
        else if (first > sentence_first && is_honorific(document.form(first - 1))) begin = first - 1;
      }
      if (begin < first) surface.title = words_of(document, document.span_of(begin, first));
      continue;
    }
    // Countries by their name, adjective or people, whatever the tagger thought they were.
    const std::int32_t chain = revised_[index].chain;
    surface.iso = !name.country.empty() ? name.country : chain >= 0 ? document.chains[chain].country : std::string();
    const language::Gazetteer::Country* country = nullptr;
    if (!surface.iso.empty()) country = gazetteer_->country(surface.iso);
    if (country == nullptr && name.kind == NameKind::kNationality)
      country = gazetteer_->country_of_people(surface.text);
    if (country == nullptr && name.kind != NameKind::kNationality) country = gazetteer_->country_named(surface.text);
    if (country == nullptr && name.kind == NameKind::kCountry) country = gazetteer_->country_of_people(surface.text);
    surface.iso = country != nullptr && country->sovereign ? std::string(country->iso) : std::string();
    if (country != nullptr && country->sovereign && name.kind == NameKind::kOrganization && chain >= 0 &&
        document.chains[chain].country.empty() && gazetteer_->country_named(surface.text) == nullptr) {
      surface.iso.clear();
    }
  }

  // One node for each chain that names no country; the best name is its longest usable one unless the chain has a
  // better.
  for (std::size_t index = 0; index < revised_.size(); ++index) {
    const NameMention& name = revised_[index].mention;
    Surface& surface = surfaces[index];
    if (!surface.usable) continue;
    const std::int32_t chain = revised_[index].chain;
    const Span span = document.span_of(name.first, name.last);
    NameUse& use = names_[index];

    if (!surface.iso.empty()) {
      const std::uint32_t entity = add_country(surface.iso);
      add_alias(entity, surface.text, span);
      use.entity = static_cast<std::int32_t>(entity);
      if (chain >= 0 && chain_entity_[chain] < 0) chain_entity_[chain] = use.entity;
      continue;
    }
    if (name.kind == NameKind::kNationality) continue;  // "Western", "Muslims": no node of its own

    // Seats and capitals: what they stand for where they act.
    std::string stands_for;
    if (name.kind != NameKind::kPerson) {
      if (const std::string* seat = lexicon_->find_seat(surface.text)) {
        stands_for = *seat;
      } else if (const std::string* body = lexicon_->word_value("body-seat", utf8::to_lower(surface.text))) {
        stands_for = *body;
      } else if (const language::Gazetteer::Country* country = gazetteer_->country_of_capital(surface.text);
                 country != nullptr && country->sovereign) {
        stands_for = country->iso;
      }
    }
    if (!stands_for.empty() && acts_here(name.head)) {
      use.acts = true;
      if (gazetteer_->country(stands_for) != nullptr) {
        use.actor = static_cast<std::int32_t>(add_country(stands_for));
      } else {
        const auto short_form = by_name_.find(name_key(initials_of(stands_for)));
        use.actor = static_cast<std::int32_t>(
            short_form != by_name_.end() ? short_form->second : add_named(EntityKind::kOrganization, stands_for));
      }
      add_alias(use.actor, surface.text, span);
      continue;
    }

    if (chain >= 0 && chain_entity_[chain] >= 0 && entities_[chain_entity_[chain]].kind != EntityKind::kCountry) {
      use.entity = chain_entity_[chain];
    } else {
      const NameKind kind = name.kind;
      const std::string best = surface.text;
      const std::string key = name_key(best);
      const auto known = by_name_.find(key);
      if (known != by_name_.end()) {
        use.entity = static_cast<std::int32_t>(known->second);
      } else if (const std::int32_t same = same_by_short_form(index, best); same >= 0) {
        use.entity = same;
      } else {
        use.entity = static_cast<std::int32_t>(add_named(kind_of(kind), best));
      }
      if (chain >= 0) chain_entity_[chain] = use.entity;
    }
    Entity& entity = entities_[use.entity];
    by_name_.emplace(name_key(surface.text), static_cast<std::uint32_t>(use.entity));
    add_alias(static_cast<std::uint32_t>(use.entity), surface.text, span);
    // The fullest: more words, never an acronym over what it stands for, and "Nairobi" over a dateline's "NAIROBI".
    const auto words = [](std::string_view text) { return std::count(text.begin(), text.end(), ' '); };
    const auto fuller = [&](const std::string& a, const std::string& b) {
      if (entity.kind != EntityKind::kOrganization && a.size() == b.size() && name_key(a) == name_key(b))
        return utf8::to_upper(b) == b && utf8::to_upper(a) != a;
      if (words(a) != words(b)) return words(a) > words(b);
      return a.size() > b.size();
    };
    if (fuller(surface.text, entity.name)) entity.name = surface.text;
    if (!surface.title.empty()) entity.title = surface.title;
  }
  // "Korea" for the one Korea that the article names.
  for (std::size_t index = 0; index < revised_.size(); ++index) {
    const NameMention& name = revised_[index].mention;
    if (names_[index].entity < 0 || name.kind == NameKind::kPerson) continue;
    const std::uint32_t place = static_cast<std::uint32_t>(names_[index].entity);
    if (entities_[place].kind != EntityKind::kPlace && entities_[place].kind != EntityKind::kOrganization) continue;
    std::string bare = name_key(entities_[place].name);
    if (bare.ends_with(" republic")) bare.resize(bare.size() - 9);
    std::int32_t state = -1;
    bool several = false;
    for (const auto& [iso, country] : by_iso_) {
      const std::string& full = entities_[country].name;
      const std::size_t space = full.rfind(' ');
      if (space == std::string::npos || name_key(full.substr(space + 1)) != bare) continue;
      several |= state >= 0;
      state = static_cast<std::int32_t>(country);
    }
    if (state < 0 || several) continue;
    names_[index].entity = state;
    add_alias(static_cast<std::uint32_t>(state), surfaces[index].text, document.span_of(name.first, name.last));
    if (revised_[index].chain >= 0) chain_entity_[revised_[index].chain] = state;
  }
  // "English": of a land that is no state of its own, when the article names the land.
  for (std::size_t index = 0; index < revised_.size(); ++index) {
    if (revised_[index].mention.kind != NameKind::kNationality || names_[index].entity >= 0) continue;
    static constexpr std::pair<std::string_view, std::string_view> kLands[] = {{"english", "england"},
                                                                               {"scottish", "scotland"},
                                                                               {"welsh", "wales"},
                                                                               {"northern irish", "northern ireland"},
                                                                               {"hong kong", "hong kong"}};
    const std::string word =
        name_key(words_of(document, document.span_of(revised_[index].mention.first, revised_[index].mention.last)));
    for (const auto& [people, land] : kLands) {
      if (word != people) continue;
      if (const auto known = by_name_.find(std::string(land)); known != by_name_.end())
        names_[index].entity = static_cast<std::int32_t>(known->second);
    }
  }
  // "the Philippine Coast Guard": the country is spoken of by its body's name.
  for (std::size_t index = 0; index < revised_.size(); ++index) {
    const NameMention& name = revised_[index].mention;
    if (names_[index].entity < 0 || entities_[names_[index].entity].kind != EntityKind::kOrganization) continue;
    if (const auto* country = state_in_name(document, *gazetteer_, name.first, name.last)) add_country(country->iso);
  }
  // Chains of seats and capitals that always act refer to what they stand for.
  for (std::size_t index = 0; index < revised_.size(); ++index) {
    const std::int32_t chain = revised_[index].chain;
    if (chain >= 0 && chain_entity_[chain] < 0 && names_[index].actor >= 0) chain_entity_[chain] = names_[index].actor;
  }
}

std::string EntityTable::shared_surname(std::size_t index) const {
  const NameMention& name = revised_[index].mention;
  if (index + 1 >= revised_.size() || name.last - name.first != 1) return {};
  const NameMention& next = revised_[index + 1].mention;
  if (next.kind != NameKind::kPerson || next.last - next.first != 2 || next.first != name.last + 1 ||
      tree_.lemma(name.last) != "and" || !gazetteer_->is_forename(tree_.form(name.first)) ||
      !gazetteer_->is_forename(tree_.form(next.first)))
    return {};
  // "Jordan and Mary Smith", where Jordan is somebody's surname here.
  for (const RevisedName& other : revised_) {
    const NameMention& person = other.mention;
    if (person.kind == NameKind::kPerson && person.last - person.first > 1 &&
        tree_.form(person.last - 1) == tree_.form(name.first))
      return {};
  }
  return std::string(tree_.form(next.last - 1));
}

std::int32_t EntityTable::same_by_short_form(std::size_t index, const std::string& text) const {
  const NameMention& name = revised_[index].mention;
  std::string letters;
  for (const char letter : text) {
    if (letter != '.') letters += letter;
  }
  const bool acronym = letters.size() >= 2 && letters.size() <= 7 &&
                       std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  // "Party of National Stability (PNS)": what stands in brackets right after a name is its short form.
  if (acronym && index > 0 && name.first >= 2 && document_->form(name.first - 1) == "(" &&
      revised_[index - 1].mention.last == name.first - 1) {
    return names_[index - 1].entity;
  }
  std::int32_t found = -1;
  for (std::size_t other = 0; other < entities_.size(); ++other) {
    const Entity& entity = entities_[other];
    if (acronym && (entity.kind == EntityKind::kOrganization || entity.kind == EntityKind::kPlace)) {
      // "WFP" is the United Nations World Food Programme too, whose owner's initials go first.
      const std::string initials = initials_of(entity.name);
      if (initials != letters && !(letters.size() >= 3 && initials.ends_with(letters))) continue;
    } else if (name.kind == NameKind::kOrganization && entity.kind == EntityKind::kOrganization) {
      // "Tidemark" and "Tidemark Corp"
      const std::string mine = name_key(text);
      const std::string theirs = name_key(entity.name);
      const bool shorter =
          theirs.size() > mine.size() && theirs.compare(0, mine.size(), mine) == 0 && theirs[mine.size()] == ' ';
      const bool longer =
          mine.size() > theirs.size() && mine.compare(0, theirs.size(), theirs) == 0 && mine[theirs.size()] == ' ';
      // "Malvarrosa" and "Atlético Malvarrosa"
      const bool bare = mine.find(' ') == std::string::npos && theirs.ends_with(' ' + mine) &&
                        among(kBodyBeginnings, std::string_view(theirs).substr(0, theirs.find(' ')));
      if (!bare && !(shorter && mine.find(' ') == std::string::npos) &&
          !(longer && theirs.find(' ') == std::string::npos && std::count(mine.begin(), mine.end(), ' ') == 1))
        continue;
    } else if (name.kind == NameKind::kPerson && entity.kind == EntityKind::kPerson &&
               text.find(' ') == std::string::npos) {
      const std::size_t space = entity.name.rfind(' ');
      if (space == std::string::npos || name_key(entity.name.substr(space + 1)) != name_key(text)) continue;
    } else {
      continue;
    }
    if (found >= 0) return -1;  // two could be meant
    found = static_cast<std::int32_t>(other);
  }
  return found;
}

void EntityTable::count_country_mentions() {
  for (std::size_t index = 0; index < names_.size(); ++index) {
    const std::int32_t entity = names_[index].acts ? names_[index].actor : names_[index].entity;
    if (entity >= 0 && entities_[entity].kind == EntityKind::kCountry) {
      countries_.emplace_back(revised_[index].mention.first, static_cast<std::uint32_t>(entity));
    }
  }
}

bool EntityTable::acts_here(TokenIndex head) const {
  // The reading of the first conjunct is that of all.
  head = tree_.first_conjunct(head);
  const TokenIndex governor = tree_.head(head);
  if (governor == kNoToken) return false;
  const auto predicate_relation = [&](TokenIndex word) -> const std::string* {
    const WordClass word_class = tree_.upos(word) == Upos::kVerb ? WordClass::kVerb : WordClass::kNoun;
    const auto* entries = lexicon_->find(tree_.lemma(word), word_class);
    if (entries == nullptr || entries->empty()) return nullptr;
    return &lexicon_->predicates[entries->front()].relation;
  };
  const auto of_ground = [](const std::string& relation) {
    return relation == "VISITED" || relation == "ATTACKED" || relation == "CAPTURED" || relation == "FLED" ||
           relation == "DEPLOYED_TO" || relation == "WITHDREW_FROM";
  };
  switch (tree_.relation(head)) {
    case Deprel::kNsubj:
    case Deprel::kNsubjOuter: return tree_.upos(governor) == Upos::kVerb || !tree_.has(governor, Deprel::kCop);
    case Deprel::kOblAgent:
    case Deprel::kIobj: return true;
    case Deprel::kObj: {
      const std::string* relation = predicate_relation(governor);
      return relation != nullptr && !of_ground(*relation);
    }
    case Deprel::kNmodPoss: {
      const std::string_view noun = tree_.lemma(governor);
      if (lexicon_->find_metonym(noun) != nullptr) return true;
      if (lexicon_->in_set("town-office", noun)) return false;
      if (lexicon_->find_role_noun(noun) != nullptr || noun == "ally") return true;
      const auto* entries = lexicon_->find(noun, WordClass::kNoun);
      return entries != nullptr && !entries->empty();
    }
    case Deprel::kCompound:
    case Deprel::kAmod:
      // "the Paris prosecutor" is the town's.
      return lexicon_->find_metonym(tree_.lemma(governor)) != nullptr &&
             !lexicon_->in_set("town-office", tree_.lemma(governor));
    case Deprel::kObl:
    case Deprel::kNmod: {
      const std::string preposition = tree_.preposition(head);
      if (preposition == "with" || preposition == "by" || preposition == "against" || preposition == "between" ||
          preposition == "toward" || preposition == "towards" || preposition == "according to" ||
          preposition == "among") {
        return true;
      }
      if (preposition == "to" || preposition == "on" || preposition == "for" || preposition == "of") {
        if (tree_.relation(head) != Deprel::kNmod)
          return preposition == "on" && predicate_relation(governor) != nullptr;
        const std::string* relation = predicate_relation(governor);
        return relation != nullptr && !relation->empty() && !of_ground(*relation);
      }
      return false;
    }
    default: return false;
  }
}

std::optional<std::uint32_t> EntityTable::country(std::string_view iso) const {
  const auto found = by_iso_.find(std::string(iso));
  return found == by_iso_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> EntityTable::named(std::string_view name) const {
  const auto found = by_name_.find(name_key(name));
  return found == by_name_.end() ? std::nullopt : std::optional(found->second);
}

void drop_unused_participants(FactBatch& batch) {
  std::vector<bool> used(batch.entities.size(), false);
  const auto mark = [&](Node node) {
    if (node.kind == Node::Kind::kEntity && node.index < used.size()) used[node.index] = true;
  };
  for (const Fact& fact : batch.facts) {
    mark(fact.from);
    mark(fact.to);
  }
  std::vector<std::uint32_t> moved(batch.entities.size(), 0);
  std::uint32_t next = 0;
  for (std::uint32_t index = 0; index < batch.entities.size(); ++index) {
    const EntityKind kind = batch.entities[index].kind;
    if (!used[index] && (kind == EntityKind::kGroup || kind == EntityKind::kThing)) continue;
    moved[index] = next;
    if (next != index) batch.entities[next] = std::move(batch.entities[index]);
    ++next;
  }
  batch.entities.resize(next);
  for (Fact& fact : batch.facts) {
    if (fact.from.kind == Node::Kind::kEntity) fact.from.index = moved[fact.from.index];
    if (fact.to.kind == Node::Kind::kEntity) fact.to.index = moved[fact.to.index];
  }
}

}  // namespace dossier::extract
