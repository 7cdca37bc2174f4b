// Names of bodies: made whole, parted, and cut from their owners.
#include "extract/entity_names.h"
#include "extract/name_reviser.h"
#include "extract/name_words.h"

#include <algorithm>
#include <iterator>

namespace dossier::extract {

namespace {

/// Heads of bodies' names that are gone on with "of", "for" or "on".
constexpr std::array<std::string_view, 56> kBodyHeads = {
    "organization", "organisation", "committee", "council",     "commission",    "party",   "department",  "ministry",
    "bank",         "university",   "union",     "federation",  "association",   "bureau",  "office",      "institute",
    "school",       "church",       "league",    "board",       "court",         "academy", "college",     "society",
    "alliance",     "congress",     "movement",  "conference",  "assembly",      "agency",  "centre",      "center",
    "foundation",   "chamber",      "house",     "institution", "confederation", "front",   "authority",   "museum",
    "senate",       "parliament",   "fund",      "network",     "embassy",       "faculty", "archdiocese", "diocese",
    "coalition",    "brotherhood",  "forces",    "corps",       "guard",         "guards",  "legion",      "friends"};

}  // namespace

bool NameReviser::shares_surname(const NameMention& name) const {
  if (name.last - name.first != 4 || lower(name.first + 1) != "and") return false;
  return gazetteer_.is_forename(tree_.form(name.first)) && gazetteer_.is_forename(tree_.form(name.first + 2)) &&
         !among(kFirmEndings, name_key(tree_.form(name.last - 1)));
}

void NameReviser::split_joined() {
  std::vector<RevisedName> more;
  for (RevisedName& name : names_) {
    if (entity(name.mention.kind) && shares_surname(name.mention)) {
      RevisedName second = name;
      second.mention.first = name.mention.first + 2;
      name.mention.last = name.mention.first + 1;
      for (RevisedName* part : {&name, &second}) {
        part->mention.kind = NameKind::kPerson;
        part->chain = -1;
        set_head(part->mention);
      }
      more.push_back(std::move(second));
      continue;
    }
    if (name.mention.kind != NameKind::kOrganization) continue;
    for (TokenIndex at = name.mention.first + 1; at + 2 < name.mention.last; ++at) {
      if (lower(at) != "and") continue;
      const bool article = lower(at + 1) == "the" && name.mention.last - at > 2;
      const bool person = is_honorific(tree_.form(at + 1));
      if (!article && !person) continue;
      RevisedName second = name;
      second.mention.first = at + (article ? 2 : 1);
      if (person) second.mention.kind = NameKind::kPerson;
      second.chain = -1;
      name.mention.last = at;
      set_head(name.mention);
      set_head(second.mention);
      more.push_back(std::move(second));
      break;
    }
  }
  names_.insert(names_.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  sort();
}

void NameReviser::join_bodies() {
  index();
  std::vector<RevisedName> joined;
  TokenIndex done = 0;
  for (TokenIndex at = 0; at < tree_.size(); ++at) {
    if (at < done || !capital(at) || !among(kBodyHeads, lower(at)) || at + 2 >= end_of(at)) continue;
    const std::string link = lower(at + 1);
    if (link != "of" && link != "for" && link != "on") continue;
    TokenIndex next = at + 2;
    if (lower(next) == "the" && next + 1 < end_of(at)) ++next;
    if (!capital(next) || tree_.upos(next) == Upos::kVerb || tree_.upos(next) == Upos::kPron) continue;
    if (at_[next] >= 0 && names_[at_[next]].mention.kind == NameKind::kPerson && link != "of") continue;
    if (at_[next] >= 0 && names_[at_[next]].mention.kind == NameKind::kDate) continue;
    // Forward over capitalised words, and little words between two of them.
    TokenIndex last = next + 1;
    const TokenIndex end = end_of(at);
    const bool wide = lower(at).rfind("organi", 0) == 0 || lower(at) == "conference";
    while (last < end) {
      if (capital(last) && tree_.upos(last) != Upos::kPunct && tree_.upos(last) != Upos::kPron &&
          tree_.upos(last) != Upos::kVerb) {
        const bool own = at_[last] < 0 || names_[at_[last]].mention.first < last ||
                         names_[at_[last]].mention.kind == NameKind::kOther || at_[last] == at_[last - 1];
        if (!own && at_[last - 1] >= 0) break;
        if (at_[last] >= 0 && at_[last - 1] < 0 && names_[at_[last]].mention.kind == NameKind::kPerson) break;
        ++last;
        continue;
      }
      if (last + 1 >= end) break;
      // "Armed Forces of the Democratic Republic of the Congo": what was taken for one name stays whole.
      if (at_[last] >= 0 && at_[last] == at_[last - 1] && names_[at_[last]].mention.kind != NameKind::kDate) {
        last = names_[at_[last]].mention.last;
        continue;
      }
      const std::string word = lower(last);
      const bool dash = word == "-" || word == "–";
      if (dash && capital(last + 1)) {
        last += 2;
        continue;
      }
      // "Co-operation": the part after the hyphen is small.
      if (dash && tree_.token(last).space_after == false && last > 0 && tree_.token(last - 1).space_after == false) {
        last += 2;
        continue;
      }
      if ((word == "and" || word == "&") && capital(last + 1) && !is_honorific(tree_.form(last + 1)) &&
          (at_[last + 1] < 0 || at_[last + 1] == at_[last]) && tree_.upos(last + 1) != Upos::kPron) {
        last += 2;
        continue;
      }
      if ((word == "of" || (wide && word == "in")) && capital(last + 1)) {
        last += 2;
        continue;
      }
      break;
    }
    TokenIndex first = at;
    while (first > begin_of(at)) {
      const TokenIndex before = first - 1;
      if (!capital(before) ||
          (tree_.upos(before) != Upos::kPropn && tree_.upos(before) != Upos::kAdj && tree_.upos(before) != Upos::kNoun))
        break;
      if (before == begin_of(at) && at_[before] < 0) break;
      if (at_[before] >= 0 && names_[at_[before]].mention.kind == NameKind::kPerson) break;
      first = before;
      // "the United States Department of Transportation": a name before it is taken whole.
      if (at_[before] >= 0) first = names_[at_[before]].mention.first;
    }
    RevisedName body;
    body.mention.first = first;
    body.mention.last = last;
    body.mention.kind = NameKind::kOrganization;
    if (at_[at] >= 0) body.chain = names_[at_[at]].chain;
    else if (at_[next] >= 0 && names_[at_[next]].mention.kind == NameKind::kOrganization)
      body.chain = names_[at_[next]].chain;
    set_head(body.mention);
    joined.push_back(std::move(body));
    done = last;
  }
  if (joined.empty()) return;
  // A joined name takes the place of all it covers.
  std::vector<RevisedName> kept;
  for (RevisedName& name : names_) {
    const bool covered = std::any_of(joined.begin(), joined.end(), [&](const RevisedName& body) {
      return name.mention.first < body.mention.last && body.mention.first < name.mention.last;
    });
    if (!covered) kept.push_back(std::move(name));
  }
  names_ = std::move(kept);
  names_.insert(names_.end(), std::make_move_iterator(joined.begin()), std::make_move_iterator(joined.end()));
  sort();
}

bool NameReviser::beside_body(TokenIndex first, TokenIndex last) const {
  const auto body = [&](TokenIndex noun) {
    return tree_.upos(noun) == Upos::kNoun && !capital(noun) && lexicon_.in_set("body", tree_.lemma(noun));
  };
  if (first == begin_of(first)) return false;
  // "the nurses' union SOZ"
  if (body(first - 1)) return last - first >= 2 || acronym(first);
  // "the prime minister's party, New Path"
  if (last - first < 2 || tree_.form(first - 1) != "," || first < begin_of(first) + 2) return false;
  const bool closed = last >= end_of(first) || tree_.upos(last) == Upos::kPunct;
  return closed && body(first - 2);
}

void NameReviser::join_possessed_bodies() {
  static constexpr std::array<std::string_view, 4> kPeople = {"men", "women", "people", "children"};
  for (std::size_t i = 0; i + 1 < names_.size(); ++i) {
    NameMention& name = names_[i].mention;
    if (name.kind != NameKind::kOrganization && name.kind != NameKind::kOther) continue;
    const TokenIndex mark = name.last;
    if (mark + 1 >= end_of(name.first) || tree_.upos(mark) != Upos::kPart || !capital(mark + 1)) continue;
    const std::string owner = lower(mark - 1);
    const bool people =
        tree_.is(mark - 1, "NNS") || tree_.is(mark - 1, "NNPS") ||
        std::any_of(kPeople.begin(), kPeople.end(), [&](std::string_view end) { return owner.ends_with(end); });
    const NameMention& rest = names_[i + 1].mention;
    if (!people || rest.first != mark + 1 || !among(kBodyHeads, name_key(tree_.form(rest.last - 1)))) continue;
    name.last = rest.last;
    name.kind = NameKind::kOrganization;
    if (names_[i + 1].chain >= 0) names_[i].chain = names_[i + 1].chain;
    set_head(name);
    names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

void NameReviser::add_bodies() {
  for (RevisedName& name : names_) {
    if (name.mention.kind != NameKind::kOther || name.mention.last - name.mention.first < 2) continue;
    const std::string ending = name_key(tree_.form(name.mention.last - 1));
    if (among(kPlaceBeginnings, utf8::to_lower(tree_.form(name.mention.first))) || ending == "stadium" ||
        ending == "airport" || ending == "arena")
      name.mention.kind = NameKind::kPlace;
    if (among(kFirmEndings, ending) || ending == "project" || ending == "foundation" || ending == "initiative")
      name.mention.kind = NameKind::kOrganization;
  }
  index();
  std::vector<RevisedName> bodies;
  for (TokenIndex at = 0; at < tree_.size(); ++at) {
    if (at_[at] >= 0 || !capital(at) || (at == begin_of(at) && tree_.upos(at) != Upos::kPropn) ||
        (tree_.upos(at) != Upos::kPropn && tree_.upos(at) != Upos::kNoun && tree_.upos(at) != Upos::kAdj))
      continue;
    TokenIndex last = at;
    while (last < end_of(at) && at_[last] < 0 && capital(last) && tree_.upos(last) != Upos::kPron &&
           tree_.upos(last) != Upos::kPunct)
      ++last;
    const std::string ending = name_key(tree_.form(last - 1));
    const bool by_ending = among(kFirmEndings, ending) || among(kBodyHeads, ending) || ending == "project" ||
                           ending == "initiative" || ending == "programme" || ending == "international" ||
                           ending == "bloc";
    if ((last - at >= 2 && by_ending) || beside_body(at, last)) {
      RevisedName body;
      body.mention.first = at;
      body.mention.last = last;
      body.mention.kind = NameKind::kOrganization;
      set_head(body.mention);
      bodies.push_back(std::move(body));
    }
    at = last - 1;
  }
  if (bodies.empty()) return;
  names_.insert(names_.end(), std::make_move_iterator(bodies.begin()), std::make_move_iterator(bodies.end()));
  sort();
}

void NameReviser::extend_bodies() {
  index();
  for (RevisedName& name : names_) {
    if (name.mention.kind != NameKind::kOrganization) continue;
    TokenIndex first = name.mention.first;
    while (first > begin_of(first) + 1) {
      const TokenIndex before = first - 1;
      if (at_[before] >= 0 || !capital(before) ||
          (tree_.upos(before) != Upos::kAdj && tree_.upos(before) != Upos::kPropn))
        break;
      if (tree_.head(before) == kNoToken || tree_.head(before) < name.mention.first ||
          tree_.head(before) >= name.mention.last)
        break;
      if (lexicon_.find_role_noun(lower(before)) != nullptr || is_honorific(tree_.form(before))) break;
      first = before;
    }
    if (first < name.mention.first) {
      name.mention.first = first;
      name.chain = -1;  // coreference saw another name
      set_head(name.mention);
    }
  }
}

void NameReviser::cut_owners() {
  std::vector<RevisedName> owners;
  for (RevisedName& name : names_) {
    if (name.mention.kind != NameKind::kOrganization) continue;
    for (TokenIndex at = name.mention.first + 1; at + 1 < name.mention.last; ++at) {
      const std::string_view form = tree_.form(at);
      if (form != "'s" && form != "’s") continue;
      const auto* country = gazetteer_.country_named(words_of(document(), document().span_of(name.mention.first, at)));
      if (country == nullptr || !country->sovereign) break;
      RevisedName owner;
      owner.mention.first = name.mention.first;
      owner.mention.last = at;
      owner.mention.kind = NameKind::kCountry;
      owner.mention.country = country->iso;
      set_head(owner.mention);
      owners.push_back(std::move(owner));
      name.mention.first = at + 1;
      set_head(name.mention);
      break;
    }
  }
  if (owners.empty()) return;
  names_.insert(names_.end(), std::make_move_iterator(owners.begin()), std::make_move_iterator(owners.end()));
  sort();
}

}  // namespace dossier::extract
