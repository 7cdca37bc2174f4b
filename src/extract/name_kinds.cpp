// Which kind a name is of: person, body or place, by what the text says of it.
#include "extract/entity_names.h"
#include "extract/name_reviser.h"
#include "extract/name_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace dossier::extract {

namespace {

/// What only a body has: "Halvorsen's shares", "Brightwater's board".
constexpr std::array<std::string_view, 31> kOwnedByBodies = {
    "share",      "board",      "shareholder",  "chief executive",  "ceo",       "chairman",
    "chairwoman", "chair",      "headquarters", "subsidiary",       "takeover",  "acquisition",
    "merger",     "co-founder", "founder",      "finance director", "director",  "stock",
    "profit",     "revenue",    "employee",     "customer",         "spokesman", "spokeswoman",
    "candidate",  "lawmaker",   "bid",          "deputy leader",    "plant",     "factory",
    "workforce"};

}  // namespace

bool NameReviser::kind_of_body(TokenIndex noun) const {
  const std::string_view lemma = tree_.lemma(noun);
  return tree_.upos(noun) == Upos::kNoun && !capital(noun) &&
         (lexicon_.in_set("body", lemma) || lemma == "lender" || lemma.ends_with("maker"));
}

/// What people never are: "Mar Abierto, which …", "Gryf have sold him", "the Rodina party", "Kordal, owned by …".
void NameReviser::vote_by_grammar(const NameMention& name, Votes& votes) const {
  const TokenIndex end = end_of(name.first);
  if (name.kind == NameKind::kPerson && name.last + 1 < end && tree_.form(name.last) == "," &&
      lower(name.last + 1) == "which" && !gazetteer_.is_forename(tree_.form(name.first)))
    votes.body += 2;
  if (name.last < end && tree_.form(name.last) == "party" && tree_.relation(name.last) != Deprel::kConj)
    votes.body += 4;
  const TokenIndex verb = tree_.head(name.head);
  if (!is_subject(tree_.relation(name.head)) || verb == kNoToken || tree_.conjuncts(name.head).size() > 1 ||
      tree_.first_conjunct(name.head) != name.head || tree_.has(verb, Deprel::kMark))
    return;
  const auto plural = [&](TokenIndex word) {
    const std::string form = lower(word);
    return word >= name.last && word < name.last + 3 && (form == "have" || form == "are" || form == "were");
  };
  bool many = plural(verb);
  for (const TokenIndex child : tree_.children(verb))
    many |= (tree_.relation(child) == Deprel::kAux || tree_.relation(child) == Deprel::kAuxPass ||
             tree_.relation(child) == Deprel::kCop) &&
            plural(child);
  if (many) votes.body += 2.5;
}

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
    } else if (noun != kNoToken && (tree_.form(at) == "'s" || tree_.form(at) == "’s")) {
      noun = kNoToken;  // "Mary Achieng, the party's spokeswoman": what counts is what the party has
    } else if (noun != kNoToken || (tag != Upos::kDet && tag != Upos::kAdj && tag != Upos::kPropn &&
                                    tag != Upos::kPart && tag != Upos::kPron && tag != Upos::kNum &&
                                    tag != Upos::kAdv && tree_.form(at) != "-" && tree_.lemma(at) != "base")) {
      break;
    }
  }
  if (noun == kNoToken) return;
  // What comes before another name is that one's title.
  if (noun + 1 < end && (tree_.upos(noun + 1) == Upos::kPropn)) return;
  const RoleNoun* role = nullptr;
  // "Atlético Malvarrosa, the Spanish champions": many are a body.
  if (tree_.is(noun, "NNS") && !lexicon_.in_set("body", tree_.lemma(noun))) votes.body += role_before(noun + 1) ? 2 : 0;
  else if (role_before(noun + 1, &role)) votes.person += 3;
  else if (kind_of_body(noun) || tree_.lemma(noun) == "rival") votes.body += 3;
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

/// Regions and cities that are known; "in Iowa", "the port town of Mokha"; "Mokha, Yemen".
void NameReviser::vote_by_place(const NameMention& name, Votes& votes) const {
  const std::string text = words_of(document(), document().span_of(name.first, name.last));
  const bool known = gazetteer_.is_place(text);
  const TokenIndex dash = name.last;
  if (dash + 1 < end_of(name.first) && tree_.form(dash) == "-" && lower(dash + 1) == "based") votes.place += 4;
  // "Poland's Iga Lewandowska": a country's one with two names, and no place that is known.
  if (!known && name.kind == NameKind::kPlace && name.last - name.first == 2 && name.first > begin_of(name.first) + 1 &&
      tree_.relation(name.first - 1) == Deprel::kCase && at_[name.first - 2] >= 0 &&
      names_[at_[name.first - 2]].mention.kind == NameKind::kCountry &&
      !among(kPlaceEndings, name_key(tree_.form(name.last - 1))))
    votes.person += 2.5;
  const TokenIndex begin = begin_of(name.first);
  TokenIndex before = name.first;
  if (before > begin && lower(before - 1) == "the") --before;
  const bool titled = name.first > begin && (is_honorific(tree_.form(name.first - 1)) || role_before(name.first));
  if (known && !titled && !gazetteer_.is_forename(tree_.form(name.first))) votes.known_place = 1.5;
  if (before > begin) {
    const std::string word = lower(before - 1);
    if (word == "in" || word == "near" || word == "outside") votes.place += known ? 1.5 : 0.6;
    if (word == "of" && before > begin + 1 && tree_.upos(before - 2) == Upos::kNoun && kind_of_settlement(before - 2))
      votes.place += 3;
  }
  // What comes after the comma is a place that it lies in, unless the two begin a list.
  const TokenIndex end = end_of(name.first);
  if (name.last + 1 >= end || tree_.form(name.last) != "," || at_[name.last + 1] < 0) return;
  const NameMention& outer = names_[at_[name.last + 1]].mention;
  if (outer.first != name.last + 1 || (outer.kind != NameKind::kPlace && outer.kind != NameKind::kCountry)) return;
  const TokenIndex after = outer.last;
  const bool list = after < end && (lower(after) == "and" || (tree_.form(after) == "," && after + 1 < end &&
                                                              (lower(after + 1) == "and" || at_[after + 1] >= 0)));
  const bool in_list = name.first > begin + 1 && tree_.form(name.first - 1) == "," && at_[name.first - 2] >= 0;
  // "According to CNN, Turkey has …": the comma ends the phrase.
  if (acronym(name.first) || (before > begin && lower(before - 1) == "to")) return;
  const bool person = name.last - name.first >= 2 && gazetteer_.is_forename(tree_.form(name.first)) && !known;
  if (!list && !in_list && !titled && !person) votes.place += 2;
}

bool NameReviser::kind_of_settlement(TokenIndex noun) const {
  static constexpr std::array<std::string_view, 17> kWords = {
      "city",   "town",   "village", "capital",      "region", "province", "state",  "district", "port",
      "island", "suburb", "county",  "municipality", "area",   "hamlet",   "resort", "borough"};
  return among(kWords, tree_.lemma(noun));
}

/// In a list names are of one kind: "the towns of Carrascal, Madrid, Carmen and Cortes".
void NameReviser::vote_by_list(const RevisedName& revised, std::vector<Votes>& by_chain,
                               std::map<std::string, Votes>& alone) const {
  constexpr std::size_t kList = 3;
  const std::vector<TokenIndex> heads = tree_.conjuncts(revised.mention.head);
  if (heads.size() < 2 || heads.size() > 40) return;
  std::size_t places = 0;
  std::size_t people = 0;
  std::size_t names = 0;
  for (const TokenIndex head : heads) {
    if (at_[head] < 0) continue;
    const RevisedName& name = names_[at_[head]];
    if (!entity(name.mention.kind)) continue;
    ++names;
    places += name.mention.kind == NameKind::kPlace || name.mention.kind == NameKind::kCountry;
    people += name.mention.kind == NameKind::kPerson;
  }
  // "Ababel Yeshaneh and Gelete Burka": whose fellow is a person, and who has two names, is one as well.
  if (people > 0 && people < names && people * 2 >= names) {
    for (const TokenIndex head : heads) {
      if (at_[head] < 0) continue;
      const RevisedName& name = names_[at_[head]];
      const TokenIndex words = name.mention.last - name.mention.first;
      if (!entity(name.mention.kind) || name.mention.kind == NameKind::kCountry || words < 2 || words > 4) continue;
      const std::string text = text_key(name);
      if (gazetteer_.is_place(text) || among(kFirmEndings, name_key(tree_.form(name.mention.last - 1)))) continue;
      (name.chain >= 0 ? by_chain[name.chain] : alone[text]).person += 2;
    }
    return;
  }
  if (names < kList || places * 2 <= names || places == names) return;
  for (const TokenIndex head : heads) {
    if (at_[head] < 0) continue;
    const RevisedName& name = names_[at_[head]];
    if (!entity(name.mention.kind) || name.mention.kind == NameKind::kCountry) continue;
    if (name.mention.last - name.mention.first > 1) continue;
    (name.chain >= 0 ? by_chain[name.chain] : alone[text_key(name)]).place += 2.5;
  }
}

void NameReviser::vote_by_body_words(const NameMention& name, Votes& votes) const {
  const std::string text = words_of(document(), document().span_of(name.first, name.last));
  if (gazetteer_.lookup(utf8::fold(text)).flags & language::Gazetteer::kBody) votes.body += 4;
  const bool person =
      gazetteer_.is_forename(tree_.form(name.first)) || gazetteer_.is_surname(tree_.form(name.last - 1));
  if (name.last - name.first == 1) {
    const bool short_acronym = acronym(name.first) && tree_.form(name.first).size() <= 5;
    if (name.kind == NameKind::kPerson && short_acronym && !person) votes.body += 2;
    return;
  }
  const auto body_word = [&](TokenIndex at) { return lexicon_.in_set("body", lower(at)); };
  if (name.kind == NameKind::kPerson && !person && body_word(name.last - 1)) votes.body += 3;
  for (TokenIndex at = name.first; at + 1 < name.last; ++at)
    if ((lower(at + 1) == "of" || lower(at + 1) == "on" || lower(at + 1) == "for") && body_word(at)) votes.body += 4;
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
    else if (kind_of_body(name.first - 1)) votes.body += 3;
  }
  vote_by_apposition(name, votes);
  vote_by_grammar(name, votes);
  vote_by_place(name, votes);
  vote_by_body_words(name, votes);
  const std::string ending = name_key(tree_.form(name.last - 1));
  if (name.last - name.first == 1 && gazetteer_.is_forename(tree_.form(name.first)) &&
      !gazetteer_.is_place(tree_.form(name.first)))
    votes.forename = 1;
  if (name.last - name.first >= 2) {
    const std::string opening = utf8::to_lower(tree_.form(name.first));
    const bool forename = gazetteer_.is_forename(tree_.form(name.first));
    if (among(kFirmEndings, ending) || (!forename && among(kBodyEndings, ending))) votes.body += 4;
    if (among(kBodyBeginnings, opening)) votes.body += 3;
    if (among(kPlaceEndings, ending) || among(kPlaceBeginnings, opening)) votes.place += 4;
    const bool ordinary = !among(kFirmEndings, ending) && !among(kPlaceEndings, ending);
    if (ordinary && gazetteer_.is_forename(tree_.form(core < name.last ? core : name.first))) {
      votes.person += gazetteer_.is_surname(tree_.form(name.last - 1)) ? 1.8 : 1.3;
    }
  }
  vote_by_phrase(name, votes);
  // "Civic Dawn, led by …"
  TokenIndex led = name.last;
  if (led < end_of(name.first) && tree_.form(led) == ",") ++led;
  if (led + 1 < end_of(name.first) &&
      (lower(led) == "led" || lower(led) == "headed" || lower(led) == "founded" || lower(led) == "chaired" ||
       lower(led) == "controlled" || lower(led) == "owned") &&
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

/// "an analyst at Nordea", "a unit of Bravida", "owned by Geely", "a student named Lamine Diouf".
void NameReviser::vote_by_phrase(const NameMention& name, Votes& votes) const {
  const TokenIndex begin = begin_of(name.first);
  if (name.first == begin) return;
  // "named Jutta Krause as its chief executive", "founded Brightfoods"
  const std::string_view verb = tree_.lemma(name.first - 1);
  if (tree_.upos(name.first - 1) == Upos::kVerb) {
    const bool names = verb == "name" || verb == "appoint" || verb == "hire" || verb == "nominate" || verb == "elect" ||
                       verb == "pick" || verb == "choose";
    if (names && name.last < end_of(name.first) && lower(name.last) == "as") votes.person += 4;
    if (verb == "found" || verb == "co-found") votes.body += 2;
  }
  if (name.first < begin + 2) return;
  const std::string before = lower(name.first - 1);
  const TokenIndex noun = name.first - 2;
  const bool known = gazetteer_.is_place(words_of(document(), document().span_of(name.first, name.last)));
  if (before == "of" && lower(noun) == "formerly") votes.body += 3;
  if (before == "of" && !known && lexicon_.in_set("owned-by-firm", tree_.lemma(noun))) votes.body += 3;
  if (before == "at" && !known && role_before(name.first - 1)) votes.body += 3;
  // "the Tunis correspondent of Le Matin"
  const std::string_view work = tree_.lemma(noun);
  if ((before == "of" || before == "for" || before == "with") && !known &&
      (work == "correspondent" || work == "reporter" || work == "journalist" || work == "columnist" ||
       work == "editor"))
    votes.body += 3;
  // "its Taiwanese supplier, Hsin Tech, …"
  if (before == "," && tree_.upos(noun) == Upos::kNoun && lexicon_.in_set("body", work) &&
      (name.last >= end_of(name.first) || tree_.upos(name.last) == Upos::kPunct))
    votes.body += 2.5;
  // "the Zurich-based trader Altis": one word, which is nobody's given name.
  if (name.last - name.first == 1 && !gazetteer_.is_forename(tree_.form(name.first))) {
    constexpr TokenIndex kReach = 4;
    for (TokenIndex at = name.first; at-- > begin && name.first - at <= kReach && tree_.upos(at) != Upos::kPunct;)
      if (lower(at) == "based" && at > begin && tree_.form(at - 1) == "-") votes.body += 4;
  }
  if (before == "by" && !known && name.kind == NameKind::kPlace && tree_.is(noun, "VBN")) votes.body += 1.5;
  const bool named = before == "named" || before == "called";
  if ((named || before == "itself" || before == "themselves") && tree_.upos(noun) != Upos::kAux) {
    const bool calling = !named && lower(noun).rfind("call", 0) == 0;
    if (calling || (named && lexicon_.in_set("body", tree_.lemma(noun)))) votes.body += 4;
    else if (named &&
             (lexicon_.find_role_noun(tree_.lemma(noun)) != nullptr || lexicon_.in_set("group", tree_.lemma(noun))))
      votes.person += 3;
  }
}

void NameReviser::settle_prior(Votes& votes) {
  const auto prior = [](int mentions) { return mentions == 0 ? 0.0 : 1.2 + 0.3 * std::min(mentions, 5); };
  votes.person += prior(votes.mentions[0]) + votes.forename;
  votes.body += prior(votes.mentions[1]);
  votes.place += prior(votes.mentions[2]) + votes.known_place;
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
  constexpr double kLikely = 1.3;
  for (auto at = surfaces.begin(); at != surfaces.end();) {
    auto end = at;
    std::vector<Surface*> people;
    std::vector<Surface*> bodies;
    std::size_t of_people = 0;
    std::size_t of_bodies = 0;
    for (; end != surfaces.end() && end->first.first == at->first.first; ++end) {
      const Votes& votes = end->second.votes;
      // "Verdani's board" and "Beatrice Verdani": a given name is enough beside a firm.
      const std::size_t first = names_[end->second.names.front()].mention.first;
      const bool given = names_[end->second.names.front()].mention.last - first >= 2 && votes.person >= kLikely &&
                         gazetteer_.is_forename(tree_.form(first));
      if ((votes.person >= kSure || given) && votes.body == 0)
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

std::string NameReviser::text_key(const RevisedName& name) const {
  return name_key(words_of(document(), document().span_of(name.mention.first, name.mention.last)));
}

void NameReviser::settle_kinds() {
  index();
  part_chains();
  std::vector<Votes> by_chain(document().chains.size());
  std::map<std::string, Votes> alone;  // names outside chains, by text
  for (std::size_t index = 0; index < names_.size(); ++index) {
    const RevisedName& name = names_[index];
    if (!entity(name.mention.kind) || name.mention.kind == NameKind::kCountry) continue;
    Votes& votes = name.chain >= 0 ? by_chain[name.chain] : alone[text_key(name)];
    vote(name, votes);
    ++votes.mentions[name.mention.kind == NameKind::kPerson ? 0 : name.mention.kind == NameKind::kOrganization ? 1 : 2];
  }
  for (const RevisedName& name : names_) {
    if (entity(name.mention.kind) && tree_.first_conjunct(name.mention.head) == name.mention.head)
      vote_by_list(name, by_chain, alone);
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
    const Votes& votes = name.chain >= 0 ? by_chain[name.chain] : alone[text_key(name)];
    name.mention.kind = most(votes, name.mention.kind);
  }
  settle_namesakes();
}

}  // namespace dossier::extract
