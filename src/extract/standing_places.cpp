// What belongs to what, and what lies where.
#include "base/utf8.h"
#include "extract/entity_names.h"
#include "extract/standing_facts.h"

#include <algorithm>

namespace dossier::extract {

using language::NameKind;
using language::NameMention;

namespace {

using Words = StandingFacts::Words;

class PlaceReader {
 public:
  explicit PlaceReader(StandingFacts& standing) : s_(standing), tree_(standing.tree) {}

  void read() {
    for (const RevisedName& revised : s_.entities.names()) {
      const NameMention& name = revised.mention;
      switch (name.kind) {
        case NameKind::kOrganization:
          owner_of_body(name);
          country_in_name(name);
          nation_of_company(name);
          lies_in(name, false);
          break;
        case NameKind::kPlace:
          place_after_comma(name);
          described_place(name);
          lies_in(name, true);
          break;
        default: break;
      }
    }
    bodies();
    headquarters();
    called();
    based();
    capitals();
  }

 private:
  std::optional<Reference> named(const NameMention& name,
                                 EntityTable::Reading reading = EntityTable::Reading::kAuto) const {
    return s_.entities.find(name.head, reading);
  }

  /// "Ukraine's National Security Council", "the Belarusian KGB"
  void owner_of_body(const NameMention& name) {
    const auto body = named(name);
    if (!s_.is(body, EntityKind::kOrganization) || name.first == 0) return;
    const TokenIndex begin = s_.sentence_first(name.first);
    TokenIndex before = name.first - 1;
    if (name.first == begin) return;
    if (s_.possessive(before) && before > begin) {
      const NameMention* owner_name = s_.name_ending(before - 1);
      const auto owner = s_.entities.find(before - 1, EntityTable::Reading::kActor);
      if (!owner) return;
      const EntityKind kind = s_.kind(owner->entity);
      if (kind != EntityKind::kCountry && kind != EntityKind::kOrganization) return;
      const TokenIndex first = owner_name != nullptr ? owner_name->first : before - 1;
      s_.add(body->entity, "PART_OF", owner->entity, {first, name.last, kNoToken}, 0.9);
      return;
    }
    const NameMention* nation = s_.name_ending(before);
    if (nation == nullptr || (nation->kind != NameKind::kNationality && nation->kind != NameKind::kCountry)) {
      // "its military wing, Hezbollah" and the like stay apart; a pronoun right before a name owns it.
      if (tree_.upos(before) == Upos::kPron && tree_.relation(before) == Deprel::kNmodPoss) {
        const auto owner = s_.entities.owner(before);
        if (owner &&
            (s_.kind(owner->entity) == EntityKind::kCountry || s_.kind(owner->entity) == EntityKind::kOrganization)) {
          s_.add(body->entity, "PART_OF", owner->entity, {before, name.last, kNoToken}, 0.7);
        }
      }
      return;
    }
    const auto country = named(*nation);
    if (s_.is(country, EntityKind::kCountry))
      s_.add(body->entity, "PART_OF", country->entity, {nation->first, name.last, kNoToken}, 0.8);
  }

  /// "the U.S. Army", "Philippine Coast Guard": the country stands in the name.
  void country_in_name(const NameMention& name) {
    const auto body = named(name);
    if (!s_.is(body, EntityKind::kOrganization)) return;
    const language::Gazetteer::Country* country = state_in_name(tree_.document(), s_.gazetteer, name.first, name.last);
    if (country == nullptr) return;
    const auto owner = s_.entities.country(country->iso);
    if (owner) s_.add(body->entity, "PART_OF", *owner, {name.first, name.last, kNoToken}, 0.85);
  }

  /// "Norwegian seafood group Halvorsen Marine", "Unite, the British trade union"
  void nation_of_company(const NameMention& name) {
    const auto body = named(name);
    if (!s_.is(body, EntityKind::kOrganization)) return;
    const TokenIndex begin = s_.sentence_first(name.first);
    TokenIndex at = name.first;
    int nouns = 0;
    while (at > begin && at + 5 > name.first) {
      --at;
      const NameMention* nation = s_.name_at(at);
      if (nation != nullptr) {
        if (nouns == 0 || (nation->kind != NameKind::kNationality && nation->kind != NameKind::kCountry) ||
            s_.possessive(nation->last))
          break;
        const auto country = named(*nation);
        if (s_.is(country, EntityKind::kCountry))
          s_.add(body->entity, "LOCATED_IN", country->entity, {nation->first, name.last, kNoToken}, 0.75);
        break;
      }
      if (tree_.upos(at) == Upos::kNoun) ++nouns;
      else if (tree_.upos(at) != Upos::kAdj) break;
    }
    // By words: "Racing Sorrento, the Italian champions".
    if (s_.form_is(name.last, ",")) {
      TokenIndex token = name.last + 1;
      const TokenIndex end = s_.sentence_last(name.first);
      while (token < end && token < name.last + 4 &&
             (tree_.upos(token) == Upos::kDet || tree_.upos(token) == Upos::kAdj || tree_.upos(token) == Upos::kAdv) &&
             s_.name_at(token) == nullptr)
        ++token;
      const NameMention* nation = token < end ? s_.name_at(token) : nullptr;
      const TokenIndex noun = nation != nullptr ? nation->last : end;
      if (token > name.last + 1 && nation != nullptr && nation->kind == NameKind::kNationality && noun < end &&
          (tree_.upos(noun) == Upos::kNoun || tree_.upos(noun) == Upos::kAdj)) {
        // "Halvorsen, the Norwegian prime minister" is no firm.
        TokenIndex last = noun;
        while (last + 1 < end && (tree_.upos(last + 1) == Upos::kNoun || tree_.upos(last + 1) == Upos::kAdj)) ++last;
        const auto country = named(*nation);
        const NameMention* next = s_.name_at(last + 1);
        const bool anothers = next != nullptr && next->first == last + 1;
        if (s_.is(country, EntityKind::kCountry) && !anothers && s_.lexicon.find_metonym(tree_.lemma(last)) == nullptr)
          s_.add(body->entity, "LOCATED_IN", country->entity, {name.first, last + 1, last}, 0.75);
      }
    }
    // In apposition after it.
    for (const TokenIndex child : tree_.children(name.head)) {
      if (tree_.relation(child) != Deprel::kAppos || child < name.last || s_.name_at(child) != nullptr) continue;
      for (const TokenIndex modifier : tree_.children(child)) {
        if (tree_.relation(modifier) != Deprel::kAmod && tree_.relation(modifier) != Deprel::kCompound) continue;
        const NameMention* nation = s_.name_at(modifier);
        if (nation == nullptr || nation->kind != NameKind::kNationality) continue;
        const auto country = named(*nation);
        if (s_.is(country, EntityKind::kCountry))
          s_.add(body->entity, "LOCATED_IN", country->entity, {name.first, child + 1, child}, 0.7);
      }
    }
  }

  /// "the Fisht Stadium in Sochi", "the Daughters' hall in Washington D.C."
  void lies_in(const NameMention& name, bool place) {
    const bool apart = place && s_.form_is(name.last, ",");  // "Aden, in southern Yemen"
    const bool bracketed = s_.form_is(name.last, ")");  // "the European Court of Human Rights (ECHR) in Strasbourg"
    const TokenIndex in_token = apart || bracketed ? name.last + 1 : name.last;
    if (in_token + 1 >= tree_.size() || !s_.form_is(in_token, "in")) return;
    TokenIndex at = in_token + 1;
    if (s_.form_is(at, "the")) ++at;
    if (at + 1 < tree_.size() && tree_.upos(at) == Upos::kAdj && s_.name_at(at) == nullptr) ++at;
    const NameMention* where = s_.name_at(at);
    if (where == nullptr || where->first != at ||
        (where->kind != NameKind::kPlace && where->kind != NameKind::kCountry))
      return;
    const TokenIndex head = tree_.head(where->head);
    const NameMention* whole = bracketed && name.first > 1 ? s_.name_ending(name.first - 2) : nullptr;
    const bool attached =
        head != kNoToken && head < name.last && head >= (whole != nullptr ? whole->first : name.first);
    if (!attached && !bracketed && !(place && s_.form_is(name.first - (name.first > 0 ? 1 : 0), "the"))) return;
    const auto what = named(name);
    const auto in = named(*where, EntityTable::Reading::kPlace);
    if (!what || !in || (s_.kind(in->entity) != EntityKind::kPlace && s_.kind(in->entity) != EntityKind::kCountry))
      return;
    if (s_.kind(what->entity) != EntityKind::kPlace && s_.kind(what->entity) != EntityKind::kOrganization) return;
    s_.add(what->entity, "LOCATED_IN", in->entity, {name.first, where->last, kNoToken}, attached ? 0.8 : 0.7);
  }

  const language::Gazetteer::Country* country_of(std::uint32_t entity) const {
    const Entity& e = s_.entities[entity];
    if (e.kind == EntityKind::kCountry) return s_.gazetteer.country(e.iso);
    for (const std::string& alias : e.aliases) {
      if (const auto* country = s_.gazetteer.country_of_place(alias)) return country;
      if (const auto* country = s_.gazetteer.country_of_capital(alias)) return country;
    }
    return nullptr;
  }

  /// "Manaus, Brazil"; "Irving, Texas"
  void place_after_comma(const NameMention& name) {
    if (!s_.form_is(name.last, ",")) return;
    const NameMention* where = s_.name_at(name.last + 1);
    if (where == nullptr || where->first != name.last + 1 ||
        (where->kind != NameKind::kPlace && where->kind != NameKind::kCountry))
      return;
    const auto inner = named(name, EntityTable::Reading::kPlace);
    const auto outer = named(*where, EntityTable::Reading::kPlace);
    if (!s_.is(inner, EntityKind::kPlace) || !outer) return;
    const EntityKind outer_kind = s_.kind(outer->entity);
    if (outer_kind != EntityKind::kPlace && outer_kind != EntityKind::kCountry) return;
    const auto* inner_country = country_of(inner->entity);
    const auto* outer_country = country_of(outer->entity);
    if (inner_country != nullptr && outer_country != nullptr && inner_country != outer_country) return;
    // "a hospital in Berlin, Charité": what is unknown is not around what is known.
    const auto known_place = [&](const NameMention& each) {
      return s_.gazetteer.is_place(words_of(tree_.document(), tree_.document().span_of(each.first, each.last)));
    };
    if (outer_kind == EntityKind::kPlace && known_place(name) && !known_place(*where)) return;
    // Not the first two of a list: "in Paris, London and Rome".
    const TokenIndex after = where->last;
    const TokenIndex begin = s_.sentence_first(name.first);
    const bool listed_after =
        after + 1 < tree_.size() &&
        (tree_.lemma(after) == "and" ||
         (s_.form_is(after, ",") && (tree_.lemma(after + 1) == "and" || (s_.name_at(after + 1) != nullptr &&
                                                                         s_.name_at(after + 1)->kind == where->kind))));
    const bool listed_before =
        name.first > begin + 1 && s_.form_is(name.first - 1, ",") && s_.name_ending(name.first - 2) != nullptr;
    const bool known = inner_country != nullptr && inner_country == outer_country && outer_kind == EntityKind::kCountry;
    if ((listed_after || listed_before) && !known) return;
    s_.add(inner->entity, "LOCATED_IN", outer->entity, {name.first, where->last, kNoToken}, known ? 0.95 : 0.8);
  }

  /// The country that modifies or owns a noun: "a Colombian border town", "Guyana's capital".
  std::optional<Reference> country_of_noun(TokenIndex noun) const {
    for (const TokenIndex child : tree_.children(noun)) {
      const Deprel relation = tree_.relation(child);
      if (relation != Deprel::kAmod && relation != Deprel::kCompound && relation != Deprel::kNmodPoss &&
          !(relation == Deprel::kNmod && child > noun && tree_.introduced_by(child, "of")))
        continue;
      auto country = s_.entities.find(child, EntityTable::Reading::kActor);
      if (s_.is(country, EntityKind::kCountry)) return country;
    }
    return std::nullopt;
  }

  static bool kind_of_place(std::string_view lemma) {
    static constexpr std::string_view kWords[] = {
        "city",   "town",       "village", "capital",      "region",     "province", "state",         "district",
        "port",   "island",     "suburb",  "municipality", "county",     "area",     "neighbourhood", "neighborhood",
        "resort", "territory",  "enclave", "base",         "borough",    "river",    "lake",          "mountain",
        "hub",    "metropolis", "airport", "prefecture",   "department", "community"};
    return std::find(std::begin(kWords), std::end(kWords), lemma) != std::end(kWords);
  }

  /// "Leticia, a Colombian border town"; "Georgetown, Guyana's capital"
  void described_place(const NameMention& name) {
    const auto place = named(name, EntityTable::Reading::kPlace);
    if (!s_.is(place, EntityKind::kPlace)) return;
    // By words: the next noun of a kind of place after the comma.
    if (!s_.form_is(name.last, ",")) return;
    const TokenIndex end = std::min<TokenIndex>(s_.sentence_last(name.first), name.last + 9);
    for (TokenIndex at = name.last + 1; at < end; ++at) {
      const Upos tag = tree_.upos(at);
      if (tag == Upos::kVerb || tag == Upos::kPunct || tag == Upos::kAux) break;
      if (tag != Upos::kNoun || !kind_of_place(tree_.lemma(at))) continue;
      auto country = country_of_noun(at);
      if (!country) {
        // The tree may have lost the owner; it stands right between.
        for (TokenIndex token = name.last + 1; token < at && !country; ++token) {
          if (s_.name_at(token) == nullptr) continue;
          auto found = s_.entities.find(token, EntityTable::Reading::kActor);
          if (s_.is(found, EntityKind::kCountry)) country = std::move(found);
        }
      }
      if (country) s_.add(place->entity, "LOCATED_IN", country->entity, {name.first, at + 1, at}, 0.9);
      // "a town in northern Syria", "the capital of Surigao del Sur"
      if (!country && (s_.form_is(at + 1, "in") || s_.form_is(at + 1, "of"))) {
        for (TokenIndex token = at + 2; token < end && token < at + 6; ++token) {
          if (s_.name_at(token) == nullptr) continue;
          const auto found = s_.entities.find(token, EntityTable::Reading::kPlace);
          if (found &&
              (s_.kind(found->entity) == EntityKind::kCountry || s_.kind(found->entity) == EntityKind::kPlace)) {
            s_.add(place->entity, "LOCATED_IN", found->entity, {name.first, s_.name_at(token)->last, at}, 0.85);
          }
          break;
        }
      }
      break;
    }
  }

  /// "the nation's capital, Wellington"; "the Colombian town of Leticia"
  void capitals() {
    for (TokenIndex at = 0; at + 2 < tree_.size(); ++at) {
      if (tree_.upos(at) != Upos::kNoun || !kind_of_place(tree_.lemma(at))) continue;
      const bool comma = s_.form_is(at + 1, ",");
      const bool of = s_.form_is(at + 1, "of");
      const NameMention* name = comma || of ? s_.name_at(at + 2) : s_.name_at(at + 1);
      if (name == nullptr || name->kind != NameKind::kPlace || name->first != (comma || of ? at + 2 : at + 1)) continue;
      const auto place = named(*name, EntityTable::Reading::kPlace);
      auto country = country_of_noun(at);
      if (!country && at > 1 && s_.possessive(at - 1) &&
          (tree_.lemma(at - 2) == "nation" || tree_.lemma(at - 2) == "country")) {
        if (const auto home = s_.entities.home_country(at)) country = Reference{*home, {}};
      }
      if (s_.is(place, EntityKind::kPlace) && country) {
        const TokenIndex first = std::max(s_.sentence_first(at), at > 3 ? at - 3 : 0);
        s_.add(place->entity, "LOCATED_IN", country->entity, {first, name->last, at}, 0.85);
      }
    }
  }

  /// "the Belarusian embassy": bodies named by a common noun.
  void bodies() {
    for (const EntityTable::StateBody& each : s_.entities.state_bodies())
      s_.add(each.body, "PART_OF", each.country, {each.first, each.head + 1, each.head}, 0.85);
  }

  /// "the United Nations headquarters in New York", "Google's headquarters located in Mountain View"
  void headquarters() {
    for (TokenIndex at = 1; at + 2 < tree_.size(); ++at) {
      const std::string_view lemma = tree_.lemma(at);
      if (lemma != "headquarters" && lemma != "headquarter") continue;
      const TokenIndex before = s_.possessive(at - 1) && at > 1 ? at - 2 : at - 1;
      const auto body = s_.entities.find(before, EntityTable::Reading::kAuto);
      if (s_.name_at(before) == nullptr && !s_.is(body, EntityKind::kOrganization)) continue;
      TokenIndex next = at + 1;
      if (tree_.lemma(next) == "locate") ++next;
      if (!s_.form_is(next, "in") || next + 1 >= tree_.size()) continue;
      const TokenIndex where = s_.form_is(next + 1, "the") ? next + 2 : next + 1;
      if (s_.name_at(where) == nullptr || !s_.is(body, EntityKind::kOrganization)) continue;
      const auto place = s_.entities.find(where, EntityTable::Reading::kPlace);
      if (!place || (s_.kind(place->entity) != EntityKind::kPlace && s_.kind(place->entity) != EntityKind::kCountry))
        continue;
      s_.add(body->entity, "LOCATED_IN", place->entity, {before, s_.name_at(where)->last, at}, 0.85);
    }
  }

  /// "the elite group within Scientology called the Sea Org", "its elite group the Sea Org", "the Scientology
  /// publication Freedom"
  void called() {
    for (const RevisedName& revised : s_.entities.names()) {
      const NameMention& name = revised.mention;
      if (name.kind != NameKind::kOrganization) continue;
      const auto part = named(name);
      if (!s_.is(part, EntityKind::kOrganization)) continue;
      const TokenIndex begin = s_.sentence_first(name.first);
      TokenIndex at = name.first;
      if (at > begin && (s_.form_is(at - 1, "the") || s_.form_is(at - 1, "The"))) --at;
      if (at <= begin + 1) continue;
      --at;
      std::optional<Reference> owner;
      TokenIndex first = at;
      if (tree_.form(at) == "called" || tree_.form(at) == "named") {
        const NameMention* whole = s_.name_ending(at - 1);
        if (whole == nullptr || whole->first < begin + 2 ||
            !(s_.form_is(whole->first - 1, "within") || s_.form_is(whole->first - 1, "of") ||
              s_.form_is(whole->first - 1, "in")))
          continue;
        if (!s_.lexicon.in_set("body", tree_.lemma(whole->first - 2))) continue;
        owner = named(*whole, EntityTable::Reading::kActor);
        first = whole->first;
      } else if (tree_.upos(at) == Upos::kNoun && s_.name_at(at) == nullptr &&
                 (s_.lexicon.in_set("body", tree_.lemma(at)) || tree_.lemma(at) == "publication")) {
        while (first > begin && (tree_.upos(first - 1) == Upos::kAdj || tree_.upos(first - 1) == Upos::kNoun) &&
               s_.name_at(first - 1) == nullptr)
          --first;
        if (first == begin) continue;
        const NameMention* whole =
            s_.name_ending(s_.possessive(first - 1) && first > begin + 1 ? first - 2 : first - 1);
        if (whole != nullptr && whole->kind == NameKind::kOrganization) {
          owner = named(*whole, EntityTable::Reading::kActor);
          first = whole->first;
        } else if (tree_.upos(first - 1) == Upos::kPron && tree_.relation(first - 1) == Deprel::kNmodPoss) {
          owner = s_.entities.owner(first - 1);
          --first;
        }
      }
      if (s_.is(owner, EntityKind::kOrganization))
        s_.add(part->entity, "PART_OF", owner->entity, {first, name.last, kNoToken}, 0.75);
    }
  }

  /// "Tidemark Corp, a Boston-based rival": the body's name that the noun's phrase stands after, or null.
  const NameMention* name_before_comma(TokenIndex noun) const {
    TokenIndex before = noun;
    const TokenIndex begin = s_.sentence_first(noun);
    while (before > begin && before + 6 > noun && !s_.form_is(before, ",")) --before;
    if (!s_.form_is(before, ",") || before == begin) return nullptr;
    const NameMention* name = s_.name_ending(before - 1);
    return name != nullptr && name->kind == NameKind::kOrganization ? name : nullptr;
  }

  /// The organisation that a descriptive noun is said of: itself, what it stands beside, or the name after it.
  std::optional<Reference> described(TokenIndex noun) const {
    // "bought by Corvane Health, a group based in Chicago": the name before the comma, whatever else "group" may mean.
    if (const NameMention* name = name_before_comma(noun); name != nullptr && s_.name_at(noun) == nullptr)
      return named(*name);
    for (int step = 0; step < 3 && noun != kNoToken; ++step) {
      auto found = s_.entities.find(noun);
      if (found &&
          (s_.kind(found->entity) == EntityKind::kOrganization || s_.kind(found->entity) == EntityKind::kPlace))
        return found;
      if (found && s_.kind(found->entity) != EntityKind::kGroup && s_.kind(found->entity) != EntityKind::kThing)
        return std::nullopt;
      for (const TokenIndex child : tree_.children(noun)) {
        if (tree_.relation(child) != Deprel::kAppos && tree_.relation(child) != Deprel::kFlat) continue;
        auto name = s_.entities.find(child);
        if (s_.is(name, EntityKind::kOrganization)) return name;
      }
      // By words: "-based retailer Salling Group"
      if (const NameMention* next = s_.name_at(noun + 1);
          next != nullptr && next->first == noun + 1 && next->kind == NameKind::kOrganization)
        return named(*next);
      if (const NameMention* name = name_before_comma(noun)) return named(*name);
      if (tree_.relation(noun) != Deprel::kAppos && tree_.relation(noun) != Deprel::kNmodDesc &&
          tree_.relation(noun) != Deprel::kCompound)
        return std::nullopt;
      noun = tree_.head(noun);
    }
    return std::nullopt;
  }

  void locate(TokenIndex noun, TokenIndex where, TokenIndex verb) {
    const auto what = described(noun);
    const auto in = s_.entities.find(where, EntityTable::Reading::kPlace);
    if (!what || !in || (s_.kind(in->entity) != EntityKind::kPlace && s_.kind(in->entity) != EntityKind::kCountry))
      return;
    s_.add(what->entity, "LOCATED_IN", in->entity, {std::min(noun, where), std::max(noun, where) + 1, verb}, 0.9);
  }

  /// "-based retailer Salling Group": the body named right after the nouns that follow, or kNoToken.
  TokenIndex body_after(TokenIndex based) const {
    const TokenIndex end = std::min<TokenIndex>(s_.sentence_last(based), based + 6);
    for (TokenIndex at = based + 1; at < end; ++at) {
      const NameMention* name = s_.name_at(at);
      if (name != nullptr) return name->first == at && name->kind == NameKind::kOrganization ? name->head : kNoToken;
      if (tree_.upos(at) != Upos::kNoun && tree_.upos(at) != Upos::kAdj) return kNoToken;
    }
    return kNoToken;
  }

  /// "the Seattle-based maker", "a bank based in Oslo", "headquarters located in Mountain View"
  void based() {
    for (TokenIndex at = 1; at < tree_.size(); ++at) {
      const std::string form = utf8::to_lower(tree_.form(at));
      if (form.size() > 6 && form.ends_with("-based")) {
        if (tree_.head(at) == kNoToken) continue;
        const std::string place(tree_.form(at).substr(0, form.size() - 6));
        const auto entity = s_.entities.named(place);
        const auto what = described(tree_.head(at));
        if (entity && what)
          s_.add(what->entity, "LOCATED_IN", *entity, {at, tree_.head(at) > at ? tree_.head(at) + 1 : at + 1, at}, 0.9);
        continue;
      }
      if (form != "based" && form != "located" && form != "headquartered" && form != "situated") continue;
      if (at > 1 && s_.form_is(at - 1, "-") && s_.name_at(at - 2) != nullptr) {
        if (const TokenIndex body = body_after(at); body != kNoToken) {
          locate(body, at - 2, at);
          continue;
        }
        TokenIndex noun = tree_.head(at);
        if (noun == kNoToken || noun < at) noun = tree_.head(at - 2);
        if (noun != kNoToken && noun > at) locate(noun, at - 2, at);
        continue;
      }
      TokenIndex noun = kNoToken;
      if (tree_.relation(at) == Deprel::kAcl || tree_.relation(at) == Deprel::kAclRelcl) noun = tree_.head(at);
      if (noun == kNoToken) noun = tree_.child(at, Deprel::kNsubjPass);
      if (noun == kNoToken) noun = tree_.child(at, Deprel::kNsubj);
      if (noun == kNoToken) continue;
      // "In Rosario, where Fondo Austral was based"
      const TokenIndex subject =
          tree_.has(at, Deprel::kNsubjPass) ? tree_.child(at, Deprel::kNsubjPass) : tree_.child(at, Deprel::kNsubj);
      for (const TokenIndex child : tree_.children(at)) {
        if (child > at || tree_.lemma(child) != "where" || subject == kNoToken) continue;
        const TokenIndex comma = child > 0 ? child - 1 : child;
        const NameMention* place =
            s_.form_is(comma, ",") && comma > 0 ? s_.name_ending(comma - 1) : s_.name_ending(comma);
        if (place != nullptr) locate(subject, place->head, at);
      }
      for (const TokenIndex child : tree_.children(at)) {
        if (child > at && is_oblique(tree_.relation(child)) &&
            (tree_.introduced_by(child, "in") || tree_.introduced_by(child, "at")))
          locate(noun, child, at);
      }
    }
  }

  StandingFacts& s_;
  const Tree& tree_;
};

}  // namespace

void find_parts_and_places(StandingFacts& standing) { PlaceReader(standing).read(); }

}  // namespace dossier::extract
