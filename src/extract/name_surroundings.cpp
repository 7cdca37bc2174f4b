// Names that the words around them make plain: "the New Dawn party", "World Trade Organization (WTO)", "at home in
// Thiès", datelines.
#include "extract/entity_names.h"
#include "extract/name_reviser.h"
#include "extract/name_words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace dossier::extract {

namespace {

/// Longer runs of capitals are headlines.
constexpr TokenIndex kLongestRun = 8;

/// What says of the name after it that it is a body's: "the opposition Civic Pact".
constexpr std::array<std::string_view, 12> kOfBodies = {"opposition", "ruling",    "governing",   "rebel",
                                                        "separatist", "insurgent", "jihadist",    "islamist",
                                                        "centrist",   "populist",  "nationalist", "militant"};

}  // namespace

void NameReviser::cover(std::vector<RevisedName> bodies) {
  if (bodies.empty()) return;
  index();
  std::vector<bool> covered(names_.size(), false);
  for (RevisedName& body : bodies) {
    for (TokenIndex at = body.mention.first; at < body.mention.last; ++at) {
      if (at_[at] < 0) continue;
      const RevisedName& name = names_[at_[at]];
      covered[at_[at]] = true;
      // What coreference knows of the name holds of it as a whole only.
      if (name.mention.first == body.mention.first && name.mention.last == body.mention.last) body.chain = name.chain;
    }
    set_head(body.mention);
  }
  std::vector<RevisedName> kept;
  kept.reserve(names_.size() + bodies.size());
  for (std::size_t index = 0; index < names_.size(); ++index)
    if (!covered[index]) kept.push_back(std::move(names_[index]));
  names_ = std::move(kept);
  names_.insert(names_.end(), std::make_move_iterator(bodies.begin()), std::make_move_iterator(bodies.end()));
  sort();
}

bool NameReviser::part_of_name(TokenIndex at) const {
  const Upos tag = tree_.upos(at);
  return capital(at) && (tag == Upos::kPropn || tag == Upos::kNoun || tag == Upos::kAdj);
}

void NameReviser::datelines() {
  // "DJENNE, Mali, May 3 (River Newswire) -": the town that the report comes from, and whose report it is.
  constexpr TokenIndex kLongestDateline = 20;
  constexpr std::size_t kFirstSentences = 3;
  std::vector<RevisedName> found;
  for (std::size_t index = 0; index < std::min(kFirstSentences, document().sentences.size()); ++index) {
    const language::Sentence& sentence = document().sentences[index];
    TokenIndex last = sentence.first;
    while (last < sentence.last && (acronym(last) || (last > sentence.first && tree_.form(last) == "-"))) ++last;
    if (last == sentence.first || last - sentence.first > 4 || last >= sentence.last) continue;
    if (tree_.form(last) != "," && tree_.form(last) != "(") continue;
    const TokenIndex end = std::min(sentence.last, sentence.first + kLongestDateline);
    TokenIndex close = last;
    while (close < end && tree_.form(close) != ")") ++close;
    TokenIndex open = close < end ? close : last;
    while (open > last && tree_.form(open) != "(") --open;
    const std::string_view dash = close + 1 < tree_.size() ? tree_.form(close + 1) : std::string_view();
    if (close >= end || (dash != "-" && dash != "–" && dash != "—" && dash != "--")) continue;
    RevisedName place;
    place.mention.first = sentence.first;
    place.mention.last = last;
    place.mention.kind = NameKind::kPlace;
    const std::string words = words_of(document(), document().span_of(sentence.first, last));
    if (gazetteer_.country_named(words) == nullptr) found.push_back(place);
    if (tree_.form(open) == "(" && open + 1 < close) {
      RevisedName agency;
      agency.mention.first = open + 1;
      agency.mention.last = close;
      agency.mention.kind = NameKind::kOrganization;
      found.push_back(agency);
    }
    break;
  }
  cover(std::move(found));
}

void NameReviser::bodies_before_acronyms() {
  index();
  std::vector<RevisedName> bodies;
  for (TokenIndex at = 1; at + 2 < tree_.size(); ++at) {
    if (tree_.form(at) != "(" || !acronym(at + 1) || tree_.form(at + 2) != ")") continue;
    const TokenIndex begin = begin_of(at);
    const auto small = [&](TokenIndex token) {
      const std::string word = lower(token);
      return word == "of" || word == "the" || word == "for" || word == "and" || word == "de" || word == "do" ||
             word == "on" || word == "in" || word == "to" || word == "'s" || word == "’s" || word == "'";
    };
    std::string letters;
    for (const char letter : tree_.form(at + 1))
      if (letter >= 'A' && letter <= 'Z') letters += letter;
    // Back over the words whose capitals the letters are, the last first.
    TokenIndex first = at;
    std::size_t left = letters.size();
    while (first > begin && left > 0 && at - first < kLongestRun + 4) {
      const TokenIndex before = first - 1;
      if (small(before) && first < at) {
        first = before;
        continue;
      }
      const char capital_letter = tree_.form(before).front();
      if (!capital(before) || capital_letter != letters[left - 1]) break;
      --left;
      first = before;
    }
    if (left > 0 || at - first < 2) continue;
    const NameMention* name = at_of(first);
    if (name != nullptr && name->first == first && name->last == at) continue;
    if (name != nullptr && name->first < first && name->kind == NameKind::kOrganization) continue;
    RevisedName body;
    body.mention.first = first;
    body.mention.last = at;
    body.mention.kind = NameKind::kOrganization;
    bodies.push_back(std::move(body));
  }
  cover(std::move(bodies));
}

const NameMention* NameReviser::at_of(TokenIndex token) const {
  return at_[token] >= 0 ? &names_[at_[token]].mention : nullptr;
}

void NameReviser::bodies_by_noun() {
  index();
  std::vector<RevisedName> bodies;
  const auto known = [&](TokenIndex first, TokenIndex last) {
    const std::string words = words_of(document(), document().span_of(first, last));
    return gazetteer_.country_named(words) != nullptr || gazetteer_.country_of_people(words) != nullptr ||
           gazetteer_.is_place(words);
  };
  const auto party = [&](TokenIndex first, TokenIndex noun) {
    const std::string words = words_of(document(), document().span_of(first, noun));
    return tree_.form(noun) == "party" && gazetteer_.country_named(words) == nullptr &&
           gazetteer_.country_of_people(words) == nullptr;
  };
  const auto fits = [&](TokenIndex at) {
    const NameMention* name = at_of(at);
    return part_of_name(at) && !is_honorific(tree_.form(at)) && lexicon_.find_role_noun(lower(at)) == nullptr &&
           (name == nullptr || (name->kind != NameKind::kNationality && name->kind != NameKind::kCountry &&
                                name->kind != NameKind::kDate));
  };
  const auto add = [&](TokenIndex first, TokenIndex last) {
    const NameMention* name = at_of(first);
    // A name that goes on beyond is none of it; a person has two names.
    if (name != nullptr && name->first < first) return;
    if (const NameMention* end = at_of(last - 1); end != nullptr && end->last > last) return;
    if (last - first > 1 && tree_.upos(first) != Upos::kAdj && gazetteer_.is_forename(tree_.form(first)) &&
        gazetteer_.is_surname(tree_.form(last - 1)))
      return;
    RevisedName body;
    body.mention.first = first;
    body.mention.last = last;
    body.mention.kind = NameKind::kOrganization;
    bodies.push_back(std::move(body));
  };
  for (TokenIndex at = 1; at < tree_.size(); ++at) {
    const TokenIndex begin = begin_of(at);
    if (at == begin) continue;
    if (tree_.upos(at) == Upos::kNoun && !capital(at) && lexicon_.in_set("named-body", tree_.lemma(at)) &&
        fits(at - 1)) {
      TokenIndex first = at;
      while (first > begin && at - first < kLongestRun && fits(first - 1)) --first;
      // "Rebel" at the head of a sentence is capitalised for its place.
      if (first == begin && tree_.upos(first) != Upos::kPropn && at_[first] < 0) ++first;
      // "the Rodina party": no party is called by its town.
      if (first < at && (!known(first, at) || party(first, at))) add(first, at);
    }
    const std::string word = lower(at - 1);
    if (!capital(at - 1) && among(kOfBodies, word) && fits(at)) {
      TokenIndex last = at;
      while (last < end_of(at) && last - at < kLongestRun && fits(last)) ++last;
      if ((last - at > 1 || acronym(at)) && !known(at, last)) add(at, last);
      at = last - 1;
    }
  }
  // Of two that overlap, the first.
  std::vector<RevisedName> apart;
  for (RevisedName& body : bodies)
    if (apart.empty() || apart.back().mention.last <= body.mention.first) apart.push_back(std::move(body));
  cover(std::move(apart));
}

void NameReviser::whole_as_elsewhere() {
  // By its last word, the first of a body's two: "Civic Dawn".
  std::map<std::string_view, std::string_view> wholes;
  for (const RevisedName& name : names_)
    if (name.mention.kind == NameKind::kOrganization && name.mention.last - name.mention.first == 2)
      wholes.emplace(tree_.form(name.mention.last - 1), tree_.form(name.mention.first));
  if (wholes.empty()) return;
  index();
  for (RevisedName& name : names_) {
    NameMention& mention = name.mention;
    if (!entity(mention.kind) || mention.last - mention.first != 1 || mention.first == begin_of(mention.first))
      continue;
    const auto whole = wholes.find(tree_.form(mention.first));
    const TokenIndex before = mention.first - 1;
    if (whole == wholes.end() || at_[before] >= 0 || tree_.form(before) != whole->second) continue;
    mention.first = before;
    mention.kind = NameKind::kOrganization;
    name.chain = -1;  // coreference saw another name
    set_head(mention);
  }
}

void NameReviser::add_places() {
  index();
  std::vector<RevisedName> places;
  for (TokenIndex at = 1; at < tree_.size(); ++at) {
    if (at_[at] >= 0 || at == begin_of(at) || tree_.upos(at) != Upos::kPropn || !capital(at) || acronym(at)) continue;
    const std::string before = lower(at - 1);
    TokenIndex last = at + 1;
    while (last < end_of(at) && at_[last] < 0 && tree_.upos(last) == Upos::kPropn && capital(last)) ++last;
    const bool site = last < end_of(at) && at_[last] < 0 && among(kSites, tree_.form(last));
    if (site) ++last;
    if (!site && before != "in" && before != "near" && before != "outside") {
      at = last - 1;  // a long run of capitals is walked once
      continue;
    }
    const std::string_view lemma = tree_.lemma(at);
    const bool named_after = last < end_of(at) && at_[last] >= 0 && tree_.token(last - 1).space_after;
    if (last - at > 3 || (last - at > 2 && !site) || named_after || lexicon_.in_set("month", utf8::to_lower(lemma)) ||
        lexicon_.in_set("season", utf8::to_lower(lemma)) || lexicon_.in_set("contest", lower(last - 1)))
      continue;
    RevisedName place;
    place.mention.first = at;
    place.mention.last = last;
    place.mention.kind = NameKind::kPlace;
    places.push_back(std::move(place));
    at = last - 1;
  }
  cover(std::move(places));
}

}  // namespace dossier::extract
