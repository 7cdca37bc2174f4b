#include "extract/name_revision.h"

#include "base/utf8.h"
#include "extract/entity_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace dossier::extract {

using language::NameKind;
using language::NameMention;

namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Heads of bodies' names that are gone on with "of", "for" or "on".
constexpr std::array<std::string_view, 50> kBodyHeads = {
    "organization", "organisation", "committee", "council",     "commission",    "party",   "department",  "ministry",
    "bank",         "university",   "union",     "federation",  "association",   "bureau",  "office",      "institute",
    "school",       "church",       "league",    "board",       "court",         "academy", "college",     "society",
    "alliance",     "congress",     "movement",  "conference",  "assembly",      "agency",  "centre",      "center",
    "foundation",   "chamber",      "house",     "institution", "confederation", "front",   "authority",   "museum",
    "senate",       "parliament",   "fund",      "network",     "embassy",       "faculty", "archdiocese", "diocese",
    "coalition",    "brotherhood"};

/// Last words of the names of firms.
constexpr std::array<std::string_view, 34> kFirmEndings = {
    "corp",       "corporation", "inc",      "ltd",        "limited",    "plc",      "llc",
    "gmbh",       "ag",          "co",       "company",    "group",      "holdings", "partners",
    "bank",       "industries",  "airlines", "airways",    "motors",     "foods",    "builders",
    "party",      "agency",      "ministry", "commission", "committee",  "council",  "association",
    "university", "magazine",    "herald",   "times",      "department", "institute"};

/// Last words of the names of places.
constexpr std::array<std::string_view, 40> kPlaceEndings = {
    "street",    "avenue", "road",   "river",   "dam",    "bridge", "lake",    "island",    "islands",   "mountain",
    "mountains", "bay",    "sea",    "ocean",   "valley", "park",   "airport", "square",    "boulevard", "highway",
    "palace",    "castle", "beach",  "hills",   "desert", "strait", "gulf",    "peninsula", "province",  "county",
    "region",    "canal",  "forest", "stadium", "arena",  "ridge",  "creek",   "falls",     "harbour",   "harbor"};

/// What only a body has: "Halvorsen's shares", "Brightwater's board".
constexpr std::array<std::string_view, 28> kOwnedByBodies = {
    "share",      "board",      "shareholder",  "chief executive",  "ceo",       "chairman",
    "chairwoman", "chair",      "headquarters", "subsidiary",       "takeover",  "acquisition",
    "merger",     "co-founder", "founder",      "finance director", "director",  "stock",
    "profit",     "revenue",    "employee",     "customer",         "spokesman", "spokeswoman",
    "candidate",  "lawmaker",   "bid",          "deputy leader"};

class Reviser {
 public:
  Reviser(const Tree& tree, const Lexicon& lexicon, const language::Gazetteer& gazetteer)
      : tree_(tree), lexicon_(lexicon), gazetteer_(gazetteer) {}

  std::vector<RevisedName> revise() {
    take();
    trim();
    split_joined();
    join_bodies();
    extend_bodies();
    extend_places();
    cut_owners();
    cut_titles();
    add_bases();
    add_after_titles();
    add_bodies();
    extend_people();
    settle_kinds();
    return std::move(names_);
  }

 private:
  const language::Document& document() const { return tree_.document(); }
  std::string lower(TokenIndex at) const { return utf8::to_lower(tree_.form(at)); }
  bool capital(TokenIndex at) const {
    const std::string_view form = tree_.form(at);
    return !form.empty() && utf8::is_upper(utf8::decode(form, 0).code_point);
  }
  /// Two capitals at least, and nothing small: "NATO", "ABS-CBN".
  bool acronym(TokenIndex at) const {
    int capitals = 0;
    for (const char letter : tree_.form(at)) {
      if (letter >= 'a' && letter <= 'z') return false;
      capitals += letter >= 'A' && letter <= 'Z';
    }
    return capitals >= 2;
  }
  TokenIndex begin_of(TokenIndex at) const { return document().sentences[tree_.token(at).sentence].first; }
  TokenIndex end_of(TokenIndex at) const { return document().sentences[tree_.token(at).sentence].last; }
  static bool entity(NameKind kind) {
    return kind == NameKind::kPerson || kind == NameKind::kCountry || kind == NameKind::kPlace ||
           kind == NameKind::kOrganization;
  }

  void take() {
    const auto& names = document().names;
    std::vector<std::int32_t> chain_of(names.size(), -1);
    for (std::size_t chain = 0; chain < document().chains.size(); ++chain) {
      for (const language::CorefMention& mention : document().chains[chain].mentions) {
        if (mention.name >= 0 && static_cast<std::size_t>(mention.name) < names.size())
          chain_of[mention.name] = static_cast<std::int32_t>(chain);
      }
    }
    names_.reserve(names.size());
    for (std::size_t index = 0; index < names.size(); ++index) names_.push_back({names[index], chain_of[index]});
  }

  /// Fills `at_`: per token the index in `names_`, or -1.
  void index() {
    at_.assign(tree_.size(), -1);
    for (std::size_t index = 0; index < names_.size(); ++index) {
      for (TokenIndex at = names_[index].mention.first; at < names_[index].mention.last; ++at)
        at_[at] = static_cast<std::int32_t>(index);
    }
  }

  void set_head(NameMention& name) const {
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

  void sort() {
    std::stable_sort(names_.begin(), names_.end(),
                     [](const RevisedName& a, const RevisedName& b) { return a.mention.first < b.mention.first; });
  }

  /// "the School District and the Police Department", "Brightwater and Mr Greaves": two names.
  void split_joined() {
    std::vector<RevisedName> more;
    for (RevisedName& name : names_) {
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

  /// "Committee" + "of the Red Cross", "Party of" + "National Stability".
  void join_bodies() {
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
        if ((word == "and" || word == "&") && capital(last + 1) && (at_[last + 1] < 0 || at_[last + 1] == at_[last]) &&
            tree_.upos(last + 1) != Upos::kPron) {
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
        if (!capital(before) || (tree_.upos(before) != Upos::kPropn && tree_.upos(before) != Upos::kAdj &&
                                 tree_.upos(before) != Upos::kNoun))
          break;
        if (before == begin_of(at) && at_[before] < 0) break;
        if (at_[before] >= 0 && names_[at_[before]].mention.kind == NameKind::kPerson) break;
        first = before;
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

  /// "U.S. President Donald Trump", "ABS-CBN CEO Carlo Katigbak": the name is what follows the title; what stands
  /// before it is one of its own.
  void cut_titles() {
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

  /// "the Seattle-based maker": a known place before "-based" that the tagger left out.
  void add_bases() {
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

  /// "the government's Flag Consideration Project": capitalised words in a row that end as a body's name does.
  void add_bodies() {
    for (RevisedName& name : names_) {
      if (name.mention.kind != NameKind::kOther || name.mention.last - name.mention.first < 2) continue;
      const std::string ending = name_key(tree_.form(name.mention.last - 1));
      if (among(kFirmEndings, ending) || ending == "project" || ending == "foundation" || ending == "initiative")
        name.mention.kind = NameKind::kOrganization;
    }
    index();
    std::vector<RevisedName> bodies;
    for (TokenIndex at = 0; at < tree_.size(); ++at) {
      if (at_[at] >= 0 || !capital(at) || at == begin_of(at) ||
          (tree_.upos(at) != Upos::kPropn && tree_.upos(at) != Upos::kNoun && tree_.upos(at) != Upos::kAdj))
        continue;
      TokenIndex last = at;
      while (last < end_of(at) && at_[last] < 0 && capital(last) && tree_.upos(last) != Upos::kPron &&
             tree_.upos(last) != Upos::kPunct)
        ++last;
      const std::string ending = name_key(tree_.form(last - 1));
      if (last - at >= 2 && (among(kFirmEndings, ending) || ending == "project" || ending == "union" ||
                             ending == "court" || ending == "initiative" || ending == "programme")) {
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

  /// "and World Bank", "pro-Russian Sloga", "Brightwater for": small words at the edges of a name are none of it.
  void trim() {
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

  /// "the US Federal Trade Commission": a capitalised word that the tagger left outside.
  void extend_bodies() {
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

  /// "Magat" + "Dam", "Cagayan" + "River"
  void extend_places() {
    index();
    for (RevisedName& name : names_) {
      if (name.mention.kind != NameKind::kPlace) continue;
      const TokenIndex next = name.mention.last;
      if (next >= end_of(name.mention.first) || at_[next] >= 0 || !capital(next) ||
          !among(kPlaceEndings, name_key(tree_.form(next))))
        continue;
      ++name.mention.last;
      set_head(name.mention);
    }
  }

  void cut_owners() {
    std::vector<RevisedName> owners;
    for (RevisedName& name : names_) {
      if (name.mention.kind != NameKind::kOrganization) continue;
      for (TokenIndex at = name.mention.first + 1; at + 1 < name.mention.last; ++at) {
        const std::string_view form = tree_.form(at);
        if (form != "'s" && form != "’s") continue;
        const auto* country =
            gazetteer_.country_named(words_of(document(), document().span_of(name.mention.first, at)));
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

  bool role_before(TokenIndex at, const RoleNoun** noun = nullptr) const {
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

  /// "Swedish captain Andreas Granqvist": two or more capitalised words after a title are a person.
  void add_after_titles() {
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

  void extend_people() {
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
        if (!gazetteer_.is_forename(tree_.form(before)) && before == begin) break;
        if (gazetteer_.is_place(tree_.form(before)) && !gazetteer_.is_forename(tree_.form(before))) break;
        const TokenIndex head = tree_.head(before);
        const bool tied =
            (head >= name.mention.first && head < name.mention.last) || tree_.head(name.mention.head) == before;
        if (!tied) break;
        first = before;
      }
      if (first < name.mention.first && name.mention.first - first <= 2) {
        name.mention.first = first;
        set_head(name.mention);
      }
    }
  }

  // ---- kinds
  // ----------------------------------------------------------------------------------------------------------------

  struct Votes {
    int mentions[3] = {0, 0, 0};  ///< as the tagger had them: person, body, place
    double forename = 0;
    double person = 0;
    double body = 0;
    double place = 0;
  };

  /// The noun that heads the phrase right after a comma: ", a senior adviser to", ", the chairwoman of".
  void vote_by_apposition(const NameMention& name, Votes& votes) const {
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

  bool apposed_to_role(const NameMention& name) const {
    const TokenIndex head = tree_.head(name.head);
    return tree_.relation(name.head) == Deprel::kAppos && head != kNoToken && role_before(head + 1);
  }

  /// "its ambassador to Brazil, Tomás Echenique": the role stands before the preposition.
  bool role_with_phrase_before(TokenIndex comma) const {
    const TokenIndex begin = begin_of(comma);
    for (TokenIndex at = comma; at > begin && at + 9 > comma;) {
      --at;
      const Upos tag = tree_.upos(at);
      if (tag == Upos::kVerb || tag == Upos::kAux || tag == Upos::kPunct) return false;
      if (tag == Upos::kAdp) return at > begin && role_before(at);
    }
    return false;
  }

  void vote(const RevisedName& revised, Votes& votes) const {
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
      words +=
          (words.empty() ? "" : " ") + (tree_.upos(at) == Upos::kNoun ? utf8::to_lower(tree_.lemma(at)) : lower(at));
      if (among(kOwnedByBodies, words)) {
        votes.body += 2;
        break;
      }
    }
  }

  /// What the tagger thought counts, but many mentions tagged alike are no independent witnesses.
  static void settle_prior(Votes& votes) {
    const auto prior = [](int mentions) { return mentions == 0 ? 0.0 : 1.2 + 0.3 * std::min(mentions, 5); };
    votes.person += prior(votes.mentions[0]) + votes.forename;
    votes.body += prior(votes.mentions[1]);
    votes.place += prior(votes.mentions[2]);
  }

  void vote_by_pronouns(const language::CorefChain& chain, Votes& votes) const {
    if (votes.mentions[1] > 0 || votes.body > 0) return;  // a body's spokesman may stand near it
    double people = 0;
    for (const language::CorefMention& mention : chain.mentions) {
      if (mention.form != language::CorefMention::Form::kPronoun || mention.head >= tree_.size()) continue;
      const std::string word = lower(mention.head);
      people += word == "he" || word == "she" || word == "him" || word == "his" || word == "her";
    }
    votes.person += std::min(people, 2.0);
  }

  static NameKind most(const Votes& votes, NameKind otherwise) {
    NameKind best = otherwise;
    double count = best == NameKind::kPerson         ? votes.person
                   : best == NameKind::kOrganization ? votes.body
                                                     : votes.place;
    if (votes.person > count) best = NameKind::kPerson, count = votes.person;
    if (votes.body > count) best = NameKind::kOrganization, count = votes.body;
    if (votes.place > count) best = NameKind::kPlace;
    return best;
  }

  /// A chain that holds a firm and a person of one name ("Halvorsen's shares", "her father, Einar Halvorsen") is two;
  /// the part that is mentioned less leaves it.
  void part_chains() {
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

  void settle_kinds() {
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
      ++votes.mentions[name.mention.kind == NameKind::kPerson         ? 0
                       : name.mention.kind == NameKind::kOrganization ? 1
                                                                      : 2];
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

  const Tree& tree_;
  const Lexicon& lexicon_;
  const language::Gazetteer& gazetteer_;
  std::vector<RevisedName> names_;
  std::vector<std::int32_t> at_;
};

}  // namespace

std::vector<RevisedName> revise_names(const Tree& tree, const Lexicon& lexicon, const language::Gazetteer& gazetteer) {
  return Reviser(tree, lexicon, gazetteer).revise();
}

}  // namespace dossier::extract
