// Which kind a name is of: person, body or place, by what the text says of it.
#include "extract/entity_names.h"
#include "extract/name_reviser.h"
#include "extract/name_words.h"

#include <algorithm>
#include <map>
#include <utility>

namespace dossier::extract {

namespace {

/// What only a body has: "Halvorsen's shares", "Brightwater's board".
constexpr std::array<std::string_view, 28> kOwnedByBodies = {
    "share",      "board",      "shareholder",  "chief executive",  "ceo",       "chairman",
    "chairwoman", "chair",      "headquarters", "subsidiary",       "takeover",  "acquisition",
    "merger",     "co-founder", "founder",      "finance director", "director",  "stock",
    "profit",     "revenue",    "employee",     "customer",         "spokesman", "spokeswoman",
    "candidate",  "lawmaker",   "bid",          "deputy leader"};

}  // namespace

void NameReviser::vote_by_apposition(const NameMention& name, Votes& votes) const {
  TokenIndex at = name.last;
  const TokenIndex end = end_of(name.first);
  if (at >= end || tree_.form(at) != ",") return;
  ++at;
  TokenIndex noun = kNoToken;
  for (int step = 0; step < 7 && at < end; ++step, ++at) {
    const Upos tag = tree_.upos(at);
    if (tree_.lemma(at) == "whose" || tree_.lemma(at) == "who" || tree_.lemma(at) == "which") return;
    if (tag == Upos::kNoun || (tag == Upos::kPropn && lexicon_.find_role_noun(lower(at)) != nullptr)) {
      noun = at;
    } else if (noun != kNoToken ||
               (tag != Upos::kDet && tag != Upos::kAdj && tag != Upos::kPropn && tag != Upos::kPart &&
                tag != Upos::kPron && tag != Upos::kNum && tree_.form(at) != "-" && tree_.lemma(at) != "base")) {
      break;
    }
  }
  if (noun == kNoToken) return;
  // What comes before another name is that one's title.
  if (noun + 1 < end && (tree_.upos(noun + 1) == Upos::kPropn)) return;
  const RoleNoun* role = nullptr;
  if (role_before(noun + 1, &role)) votes.person += 3;
  else if (lexicon_.in_set("body", tree_.lemma(noun)) || tree_.lemma(noun) == "rival" ||
           tree_.lemma(noun) == "lender" || tree_.lemma(noun) == "maker")
    votes.body += 3;
  else if (lexicon_.in_set("place-noun", tree_.lemma(noun))) votes.place += 2;
}

bool NameReviser::role_with_phrase_before(TokenIndex comma) const {
  const TokenIndex begin = begin_of(comma);
  for (TokenIndex at = comma; at > begin && at + 9 > comma;) {
    --at;
    const Upos tag = tree_.upos(at);
    if (tag == Upos::kVerb || tag == Upos::kAux || tag == Upos::kPunct) return false;
    if (tag == Upos::kAdp) return at > begin && role_before(at);
  }
  return false;
}

void NameReviser::vote(const RevisedName& revised, Votes& votes) const {
  const NameMention& name = revised.mention;
  const TokenIndex begin = begin_of(name.first);
  const TokenIndex core = after_titles(document(), lexicon_, name.first, name.last);
  if (core < name.last && core > name.first &&
      (name.kind == NameKind::kPerson || gazetteer_.is_forename(tree_.form(core))))
    votes.person += 2;
  if (name.first > begin) {
    if (is_honorific(tree_.form(name.first - 1))) votes.person += 4;
    else if (role_before(name.first)) votes.person += 3;
    else if (tree_.form(name.first - 1) == "," && name.first > begin + 1 &&
             tree_.upos(name.first - 2) != Upos::kPropn && role_before(name.first - 1) &&
             (name.last >= end_of(name.first) || tree_.upos(name.last) == Upos::kPunct))
      votes.person += apposed_to_role(name) ? 4 : 2.5;
    else if (tree_.form(name.first - 1) == "," && role_with_phrase_before(name.first - 1) &&
             (name.last >= end_of(name.first) || tree_.upos(name.last) == Upos::kPunct))
      votes.person += 2.5;
    else if (lexicon_.in_set("body", tree_.lemma(name.first - 1)) && tree_.upos(name.first - 1) == Upos::kNoun)
      votes.body += 2;
  }
  vote_by_apposition(name, votes);
  const std::string ending = name_key(tree_.form(name.last - 1));
  if (name.last - name.first == 1 && gazetteer_.is_forename(tree_.form(name.first)) &&
      !gazetteer_.is_place(tree_.form(name.first)))
    votes.forename = 1;
  if (name.last - name.first >= 2) {
    if (among(kFirmEndings, ending)) votes.body += 4;
    if (among(kPlaceEndings, ending)) votes.place += 4;
    const bool ordinary = !among(kFirmEndings, ending) && !among(kPlaceEndings, ending);
    if (ordinary && gazetteer_.is_forename(tree_.form(core < name.last ? core : name.first))) {
      votes.person += gazetteer_.is_surname(tree_.form(name.last - 1)) ? 1.8 : 1;
    }
  }
  if (name.first > begin + 1 && lower(name.first - 1) == "of" && lower(name.first - 2) == "formerly") votes.body += 3;
  // "Civic Dawn, led by …"
  TokenIndex led = name.last;
  if (led < end_of(name.first) && tree_.form(led) == ",") ++led;
  if (led + 1 < end_of(name.first) &&
      (lower(led) == "led" || lower(led) == "headed" || lower(led) == "founded" || lower(led) == "chaired") &&
      lower(led + 1) == "by")
    votes.body += 3;
  // "Halvorsen's shares", "Halvorsen chief executive Astrid Lunde"
  TokenIndex after = name.last;
  const TokenIndex end = end_of(name.first);
  const bool possessive = after < end && (tree_.form(after) == "'s" || tree_.form(after) == "’s" ||
                                          tree_.form(after) == "'" || tree_.form(after) == "’");
  if (possessive) ++after;
  std::string words;
  for (TokenIndex at = after; at < end && at < after + 3; ++at) {
    words += (words.empty() ? "" : " ") + (tree_.upos(at) == Upos::kNoun ? utf8::to_lower(tree_.lemma(at)) : lower(at));
    if (among(kOwnedByBodies, words)) {
      votes.body += 2;
      break;
    }
  }
}

void NameReviser::settle_prior(Votes& votes) {
  const auto prior = [](int mentions) { return mentions == 0 ? 0.0 : 1.2 + 0.3 * std::min(mentions, 5); };
  votes.person += prior(votes.mentions[0]) + votes.forename;
  votes.body += prior(votes.mentions[1]);
  votes.place += prior(votes.mentions[2]);
}

void NameReviser::vote_by_pronouns(const language::CorefChain& chain, Votes& votes) const {
  if (votes.mentions[1] > 0 || votes.body > 0) return;  // a body's spokesman may stand near it
  double people = 0;
  for (const language::CorefMention& mention : chain.mentions) {
    if (mention.form != language::CorefMention::Form::kPronoun || mention.head >= tree_.size()) continue;
    const std::string word = lower(mention.head);
    people += word == "he" || word == "she" || word == "him" || word == "his" || word == "her";
  }
  votes.person += std::min(people, 2.0);
}

NameKind NameReviser::most(const Votes& votes, NameKind otherwise) {
  NameKind best = otherwise;
  double count = best == NameKind::kPerson ? votes.person : best == NameKind::kOrganization ? votes.body : votes.place;
  if (votes.person > count) best = NameKind::kPerson, count = votes.person;
  if (votes.body > count) best = NameKind::kOrganization, count = votes.body;
  if (votes.place > count) best = NameKind::kPlace;
  return best;
}

void NameReviser::part_chains() {
  struct Surface {
    Votes votes;
    std::vector<std::size_t> names;
  };
  std::map<std::pair<std::int32_t, std::string>, Surface> surfaces;
  for (std::size_t index = 0; index < names_.size(); ++index) {
    const RevisedName& name = names_[index];
    if (name.chain < 0 || !entity(name.mention.kind) || name.mention.kind == NameKind::kCountry) continue;
    Surface& surface = surfaces[{
        name.chain, name_key(words_of(document(), document().span_of(name.mention.first, name.mention.last)))}];
    vote(name, surface.votes);
    surface.names.push_back(index);
  }
  constexpr double kSure = 2.5;
  for (auto at = surfaces.begin(); at != surfaces.end();) {
    auto end = at;
    std::vector<Surface*> people;
    std::vector<Surface*> bodies;
    std::size_t of_people = 0;
    std::size_t of_bodies = 0;
    for (; end != surfaces.end() && end->first.first == at->first.first; ++end) {
      const Votes& votes = end->second.votes;
      if (votes.person >= kSure && votes.body == 0)
        people.push_back(&end->second), of_people += end->second.names.size();
      if (votes.body >= kSure && votes.person < kSure)
        bodies.push_back(&end->second), of_bodies += end->second.names.size();
    }
    if (!people.empty() && !bodies.empty()) {
      for (const Surface* surface : of_people < of_bodies ? people : bodies) {
        for (const std::size_t index : surface->names) names_[index].chain = -1;
      }
    }
    at = end;
  }
}

void NameReviser::settle_kinds() {
  part_chains();
  std::vector<Votes> by_chain(document().chains.size());
  std::map<std::string, Votes> alone;  // names outside chains, by text
  const auto text_of = [&](const RevisedName& name) {
    return name_key(words_of(document(), document().span_of(name.mention.first, name.mention.last)));
  };
  for (std::size_t index = 0; index < names_.size(); ++index) {
    const RevisedName& name = names_[index];
    if (!entity(name.mention.kind) || name.mention.kind == NameKind::kCountry) continue;
    Votes& votes = name.chain >= 0 ? by_chain[name.chain] : alone[text_of(name)];
    vote(name, votes);
    ++votes.mentions[name.mention.kind == NameKind::kPerson ? 0 : name.mention.kind == NameKind::kOrganization ? 1 : 2];
  }
  for (std::size_t chain = 0; chain < by_chain.size(); ++chain) {
    vote_by_pronouns(document().chains[chain], by_chain[chain]);
    settle_prior(by_chain[chain]);
  }
  for (auto& [text, votes] : alone) settle_prior(votes);
  for (std::size_t index = 0; index < names_.size(); ++index) {
    RevisedName& name = names_[index];
    if (!entity(name.mention.kind) || name.mention.kind == NameKind::kCountry) continue;
    if (name.chain >= 0 && !document().chains[name.chain].country.empty()) continue;
    const Votes& votes = name.chain >= 0 ? by_chain[name.chain] : alone[text_of(name)];
    name.mention.kind = most(votes, name.mention.kind);
  }
  // A lone word that is somebody's surname here, and no place that is known.
  for (RevisedName& name : names_) {
    if (name.mention.kind != NameKind::kPlace || name.mention.last - name.mention.first != 1) continue;
    const std::string_view word = tree_.form(name.mention.first);
    if (gazetteer_.is_place(word) || gazetteer_.country_named(word) != nullptr) continue;
    for (const RevisedName& other : names_) {
      if (other.mention.kind != NameKind::kPerson || other.mention.last - other.mention.first < 2 ||
          tree_.form(other.mention.last - 1) != word)
        continue;
      name.mention.kind = NameKind::kPerson;
      break;
    }
  }
}

}  // namespace dossier::extract
