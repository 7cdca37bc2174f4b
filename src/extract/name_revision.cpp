#include "extract/name_revision.h"

#include "extract/entity_names.h"
#include "extract/name_reviser.h"
#include "extract/name_words.h"
#include "language/names.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace dossier::extract {

std::vector<RevisedName> NameReviser::revise() {
  take();
  trim();
  split_joined();
  join_bodies();
  drop_endless();
  join_possessed_bodies();
  bodies_before_acronyms();
  bodies_by_noun();
  whole_as_elsewhere();
  datelines();
  extend_articles();
  extend_bodies();
  extend_places();
  cut_portfolios();
  cut_owners();
  cut_titles();
  cut_title_tails();
  part_country_and_person();
  cut_body_tails();
  part_title_and_surname();
  add_bases();
  add_after_titles();
  add_bodies();
  add_places();
  drop_endless();
  extend_people();
  settle_kinds();
  return std::move(names_);
}

void NameReviser::drop_endless() {
  std::erase_if(names_, [](const RevisedName& name) {
    return name.mention.last - name.mention.first > language::NameTagger::kLongestName;
  });
}

bool NameReviser::acronym(TokenIndex at) const {
  int capitals = 0;
  for (const char letter : tree_.form(at)) {
    if (letter >= 'a' && letter <= 'z') return false;
    capitals += letter >= 'A' && letter <= 'Z';
  }
  return capitals >= 2;
}

void NameReviser::take() {
  const auto& names = document().names;
  std::vector<std::int32_t> chain_of(names.size(), -1);
  for (std::size_t chain = 0; chain < document().chains.size(); ++chain) {
    for (const language::CorefMention& mention : document().chains[chain].mentions) {
      if (mention.name >= 0 && static_cast<std::size_t>(mention.name) < names.size())
        chain_of[mention.name] = static_cast<std::int32_t>(chain);
    }
  }
  names_.reserve(names.size());
  for (std::size_t index = 0; index < names.size(); ++index) {
    names_.push_back({names[index], chain_of[index]});
    // "Tropical Storm Barry", "Hurricane Dorian" are nobody.
    const std::string first = lower(names[index].first);
    const std::string before = names[index].first > begin_of(names[index].first) ? lower(names[index].first - 1) : "";
    const auto storm = [](const std::string& word) {
      return word == "storm" || word == "hurricane" || word == "typhoon" || word == "cyclone";
    };
    // So are ships: "the ferry Baltic Queen".
    const bool ship = lexicon_.in_set("ship", before) && tree_.upos(names[index].first - 1) == Upos::kNoun;
    // "the Davis Cup" is none either.
    const std::string last = lower(names[index].last - 1);
    const bool contest = names[index].kind == NameKind::kPerson && names[index].last - names[index].first > 1 &&
                         lexicon_.in_set("contest", last);
    if (entity(names[index].kind) && (contest || ship || storm(first) || storm(before)))
      names_.back().mention.kind = NameKind::kOther;
  }
}

void NameReviser::index() {
  at_.assign(tree_.size(), -1);
  for (std::size_t index = 0; index < names_.size(); ++index) {
    for (TokenIndex at = names_[index].mention.first; at < names_[index].mention.last; ++at)
      at_[at] = static_cast<std::int32_t>(index);
  }
}

void NameReviser::set_head(NameMention& name) const {
  name.head = name.first;
  for (TokenIndex at = name.first; at < name.last; ++at) {
    const TokenIndex head = tree_.head(at);
    if (head == kNoToken || head < name.first || head >= name.last) {
      if (tree_.upos(at) == Upos::kPunct || tree_.relation(at) == Deprel::kCase || tree_.relation(at) == Deprel::kDet)
        continue;
      name.head = at;
      break;
    }
  }
}

void NameReviser::trim() {
  for (RevisedName& name : names_) {
    NameMention& mention = name.mention;
    if (!entity(mention.kind)) continue;
    const auto small = [&](TokenIndex at) {
      const char letter = tree_.form(at).front();
      return letter >= 'a' && letter <= 'z';
    };
    const TokenIndex first = mention.first;
    const TokenIndex last = mention.last;
    bool any_capital = false;
    for (TokenIndex at = first; at < last; ++at) any_capital |= capital(at);
    if (!any_capital) continue;
    const auto particle = [&](TokenIndex at) {
      const std::string word = lower(at);
      return word == "al" || word == "el" || word == "de" || word == "van" || word == "von" || word == "bin" ||
             word == "bint" || word == "da" || word == "di" || word == "la" || word == "le" || word == "du" ||
             word == "dos" || word == "del" || word == "der" || word == "den" || word == "abu" || word == "ben" ||
             word == "ibn";
    };
    while (mention.first + 1 < mention.last && small(mention.first) && !particle(mention.first) &&
           tree_.token(mention.first).space_after)
      ++mention.first;
    while (mention.first + 1 < mention.last && small(mention.last - 1) &&
           (tree_.upos(mention.last - 1) == Upos::kAdp || tree_.upos(mention.last - 1) == Upos::kCconj ||
            tree_.upos(mention.last - 1) == Upos::kDet))
      --mention.last;
    if (mention.first != first || mention.last != last) set_head(mention);
  }
}

void NameReviser::cut_titles() {
  std::vector<RevisedName> nations;
  for (RevisedName& name : names_) {
    if (name.mention.kind != NameKind::kPerson || name.mention.last - name.mention.first < 3) continue;
    for (TokenIndex at = name.mention.first + 1; at + 1 < name.mention.last; ++at) {
      const TokenIndex core = after_titles(document(), lexicon_, at, name.mention.last);
      if (core == at || core >= name.mention.last) continue;
      const std::string before = words_of(document(), document().span_of(name.mention.first, at));
      const auto* country = gazetteer_.country_named(before);
      if (country == nullptr) country = gazetteer_.country_of_people(before);
      RevisedName nation;
      nation.mention.first = name.mention.first;
      nation.mention.last = at;
      nation.mention.kind = NameKind::kOrganization;
      if (country != nullptr && country->sovereign) {
        nation.mention.kind = NameKind::kNationality;
        nation.mention.country = country->iso;
      } else if (!acronym(name.mention.first) || at != name.mention.first + 1) {
        break;
      }
      set_head(nation.mention);
      nations.push_back(std::move(nation));
      name.mention.first = core;
      set_head(name.mention);
      break;
    }
  }
  if (nations.empty()) return;
  names_.insert(names_.end(), std::make_move_iterator(nations.begin()), std::make_move_iterator(nations.end()));
  sort();
}

void NameReviser::cut_portfolios() {
  for (RevisedName& name : names_) {
    NameMention& mention = name.mention;
    // "Conservative MP", taken for a body
    const std::string last_word = lower(mention.last - 1);
    if (mention.kind == NameKind::kOrganization && mention.last - mention.first == 2 &&
        (last_word == "mp" || last_word == "mep" || last_word == "msp" || last_word == "senator")) {
      mention.kind = NameKind::kOther;
      continue;
    }
    if (!entity(mention.kind) || mention.kind == NameKind::kPerson || mention.last >= end_of(mention.first)) continue;
    if (tree_.form(mention.last) != "Minister") continue;
    // What begins with a country or its people is theirs: "Croatian Justice" + "Minister".
    TokenIndex last = mention.last - 1;
    const language::Gazetteer::Country* country = nullptr;
    for (; last > mention.first; --last) {
      const std::string words = words_of(document(), document().span_of(mention.first, last));
      country = gazetteer_.country_of_people(words);
      if (country == nullptr) country = gazetteer_.country_named(words);
      if (country != nullptr && country->sovereign) break;
    }
    if (last > mention.first) {
      mention.last = last;
      mention.kind = NameKind::kNationality;
      mention.country = country->iso;
      set_head(mention);
      name.chain = -1;
    } else if (mention.kind == NameKind::kOrganization &&
               gazetteer_.country_named(words_of(document(), document().span_of(mention.first, mention.last))) ==
                   nullptr) {
      mention.kind = NameKind::kOther;
    }
  }
}

void NameReviser::cut_title_tails() {
  for (RevisedName& name : names_) {
    NameMention& mention = name.mention;
    if (mention.kind != NameKind::kPerson) continue;
    for (TokenIndex at = mention.first + 1; at < mention.last; ++at) {
      const TokenIndex title = role_noun_before(document(), lexicon_, begin_of(mention.first), at);
      if (title == kNoToken || title >= mention.first) continue;
      mention.first = at;
      set_head(mention);
      break;
    }
  }
}

void NameReviser::cut_body_tails() {
  for (RevisedName& name : names_) {
    NameMention& mention = name.mention;
    if (!entity(mention.kind) || mention.last - mention.first < 3) continue;
    const TokenIndex begin = begin_of(mention.first);
    TokenIndex link = mention.first;
    if (link > begin && lower(link - 1) == "the") --link;
    if (link < begin + 2 || (lower(link - 1) != "of" && lower(link - 1) != "for") || !role_before(link - 1)) continue;
    const auto given = [&](TokenIndex at) {
      return gazetteer_.is_forename(tree_.form(at)) || gazetteer_.is_surname(tree_.form(at));
    };
    TokenIndex at = mention.first;
    while (at + 2 < mention.last && !given(at)) ++at;
    if (at == mention.first || (!given(at) && at != mention.first + 1)) continue;
    if (mention.kind != NameKind::kPerson && !gazetteer_.is_forename(tree_.form(at))) continue;
    mention.kind = NameKind::kPerson;
    mention.first = at;
    set_head(mention);
  }
}

void NameReviser::part_country_and_person() {
  std::vector<RevisedName> people;
  for (RevisedName& name : names_) {
    NameMention& mention = name.mention;
    if (!entity(mention.kind) || mention.last - mention.first < 3) continue;
    for (TokenIndex at = mention.last - 1; at > mention.first; --at) {
      const auto* country = gazetteer_.country_named(words_of(document(), document().span_of(mention.first, at)));
      if (country == nullptr || !country->sovereign || !gazetteer_.is_forename(tree_.form(at)) ||
          !gazetteer_.is_surname(tree_.form(mention.last - 1)) || mention.last - at < 2)
        continue;
      RevisedName person;
      person.mention.first = at;
      person.mention.last = mention.last;
      person.mention.kind = NameKind::kPerson;
      person.chain = name.chain;
      set_head(person.mention);
      people.push_back(std::move(person));
      mention.last = at;
      mention.kind = NameKind::kCountry;
      mention.country = country->iso;
      name.chain = -1;
      set_head(mention);
      break;
    }
  }
  if (people.empty()) return;
  names_.insert(names_.end(), std::make_move_iterator(people.begin()), std::make_move_iterator(people.end()));
  sort();
}

void NameReviser::part_title_and_surname() {
  for (RevisedName& name : names_) {
    NameMention& mention = name.mention;
    if (mention.kind != NameKind::kOrganization || mention.last - mention.first < 2 || mention.last - mention.first > 6)
      continue;
    for (TokenIndex at = mention.first; at + 1 < mention.last; ++at) {
      const TokenIndex core = after_titles(document(), lexicon_, at, mention.last);
      if (core == at || core >= mention.last) continue;
      const std::string surname = ' ' + words_of(document(), document().span_of(core, mention.last));
      const auto fuller = std::find_if(names_.begin(), names_.end(), [&](const RevisedName& other) {
        return other.mention.kind == NameKind::kPerson &&
               words_of(document(), document().span_of(other.mention.first, other.mention.last)).ends_with(surname);
      });
      if (fuller == names_.end()) break;
      mention.first = core;
      mention.kind = NameKind::kPerson;
      name.chain = fuller->chain;
      set_head(mention);
      break;
    }
  }
}

void NameReviser::add_bases() {
  index();
  std::vector<RevisedName> places;
  for (TokenIndex at = 2; at < tree_.size(); ++at) {
    if (lower(at) != "based" || tree_.form(at - 1) != "-" || at_[at - 2] >= 0 || !capital(at - 2)) continue;
    TokenIndex first = at - 2;
    while (first > begin_of(at) && at_[first - 1] < 0 && capital(first - 1) && tree_.upos(first - 1) == Upos::kPropn)
      --first;
    if (!gazetteer_.is_place(words_of(document(), document().span_of(first, at - 1)))) first = at - 2;
    RevisedName place;
    place.mention.first = first;
    place.mention.last = at - 1;
    place.mention.kind = NameKind::kPlace;
    set_head(place.mention);
    places.push_back(std::move(place));
  }
  if (places.empty()) return;
  names_.insert(names_.end(), std::make_move_iterator(places.begin()), std::make_move_iterator(places.end()));
  sort();
}

void NameReviser::extend_places() {
  index();
  for (RevisedName& name : names_) {
    if (name.mention.kind != NameKind::kPlace) continue;
    const TokenIndex next = name.mention.last;
    if (next >= end_of(name.mention.first) || at_[next] >= 0 || !among(kPlaceEndings, name_key(tree_.form(next))))
      continue;
    // "at Split airport", but "the Paris region"
    if (!capital(next) && !among(kSites, tree_.form(next))) continue;
    ++name.mention.last;
    if (!capital(next)) name.chain = -1;  // coreference saw the town
    set_head(name.mention);
  }
}

bool NameReviser::role_before(TokenIndex at, const RoleNoun** noun) const {
  const TokenIndex first = role_noun_before(document(), lexicon_, begin_of(at), at);
  if (first == kNoToken) return false;
  std::string words;
  for (TokenIndex token = first; token < at; ++token) words += (words.empty() ? "" : " ") + lower(token);
  const RoleNoun* found = lexicon_.find_role_noun(words);
  if (found == nullptr && first + 1 == at) found = lexicon_.find_role_noun(tree_.lemma(first));
  if (found == nullptr) return false;
  if (noun != nullptr) *noun = found;
  return found->kind != RoleNoun::Kind::kCitizen && found->kind != RoleNoun::Kind::kOwner;
}

void NameReviser::add_after_titles() {
  index();
  std::vector<RevisedName> more;
  for (TokenIndex at = 1; at < tree_.size(); ++at) {
    if (at_[at] >= 0 || tree_.upos(at) != Upos::kPropn || !capital(at) || at == begin_of(at)) continue;
    if (at_[at - 1] >= 0 && names_[at_[at - 1]].mention.kind == NameKind::kPerson) continue;
    TokenIndex last = at;
    while (last < end_of(at) && at_[last] < 0 && tree_.upos(last) == Upos::kPropn && capital(last)) ++last;
    const bool honorific = is_honorific(tree_.form(at - 1));
    if (honorific ||
        (last - at >= 2 && last - at <= 4 && role_before(at) && lexicon_.find_role_noun(lower(at)) == nullptr)) {
      // A title's own word may be capitalised too ("Prime Minister").
      const TokenIndex core = after_titles(document(), lexicon_, at, last);
      if (core < last) {
        RevisedName person;
        person.mention.first = core;
        person.mention.last = last;
        person.mention.kind = NameKind::kPerson;
        set_head(person.mention);
        more.push_back(std::move(person));
      }
    }
    at = last > at ? last - 1 : at;
  }
  if (more.empty()) return;
  names_.insert(names_.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  sort();
}

void NameReviser::extend_articles() {
  static constexpr std::array<std::string_view, 8> kArticles = {"al", "el", "as", "ash", "an", "ad", "ar", "az"};
  index();
  for (RevisedName& name : names_) {
    NameMention& mention = name.mention;
    if (!entity(mention.kind) || mention.first < begin_of(mention.first) + 2) continue;
    const TokenIndex article = mention.first - 2;
    if (tree_.form(mention.first - 1) != "-" || tree_.token(mention.first - 1).space_after || at_[article] >= 0 ||
        tree_.token(article).space_after || !among(kArticles, lower(article)))
      continue;
    mention.first = article;
    set_head(mention);
  }
}

void NameReviser::extend_people() {
  index();
  for (RevisedName& name : names_) {
    if (name.mention.kind != NameKind::kPerson) continue;
    TokenIndex first = name.mention.first;
    const TokenIndex begin = begin_of(first);
    while (first > begin) {
      const TokenIndex before = first - 1;
      if (at_[before] >= 0 || tree_.upos(before) != Upos::kPropn || !capital(before) ||
          tree_.token(before).space_after == false)
        break;
      if (is_honorific(tree_.form(before)) || lexicon_.find_role_noun(lower(before)) != nullptr) break;
      if (role_noun_before(document(), lexicon_, begin, first) != kNoToken) break;  // "Secretary of State Mike Pompeo"
      if (!gazetteer_.is_forename(tree_.form(before)) && before == begin) break;
      // "Minister of Information Moammar al-Eryani": what the office is of.
      if (before > begin + 1 && lower(before - 1) == "of" && role_before(before - 1)) break;
      if (gazetteer_.is_place(tree_.form(before)) && !gazetteer_.is_forename(tree_.form(before))) break;
      const TokenIndex head = tree_.head(before);
      const bool tied =
          (head >= name.mention.first && head < name.mention.last) || tree_.head(name.mention.head) == before;
      if (!tied) break;
      first = before;
    }
    if (first < name.mention.first && name.mention.first - first <= 2) {
      // "Morning Joe" is nobody called Joe: the forename alone had tied it to others.
      const TokenIndex only = name.mention.first;
      if (name.mention.last - only == 1 && gazetteer_.is_forename(tree_.form(only)) &&
          !gazetteer_.is_forename(tree_.form(first)))
        name.chain = -1;
      name.mention.first = first;
      set_head(name.mention);
    }
  }
}

std::vector<RevisedName> revise_names(const Tree& tree, const Lexicon& lexicon, const language::Gazetteer& gazetteer) {
  return NameReviser(tree, lexicon, gazetteer).revise();
}

}  // namespace dossier::extract
