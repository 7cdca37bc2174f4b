// Who holds which role, from titles before names, appositions, copulas and possessives.
#include "base/utf8.h"
#include "extract/arguments.h"
#include "extract/entity_names.h"
#include "extract/standing_facts.h"

#include <algorithm>

namespace dossier::extract {

using language::NameKind;
using language::NameMention;

namespace {

using Words = StandingFacts::Words;

/// A noun phrase that says what somebody is: "a senior adviser to Eritrean President Ghebre Tewolde".
struct RolePhrase {
  const RoleNoun* noun = nullptr;  ///< null: a noun that the lexicon has no role for ("nurse")
  TokenIndex first = 0;            ///< first token of its premodifiers and determiner
  TokenIndex role_first = 0;       ///< the role noun: tokens [role_first, role_last)
  TokenIndex role_last = 0;
  TokenIndex head = 0;
  std::vector<std::uint32_t> holders;
  std::optional<Reference> holdee;
  TokenIndex holdee_token = kNoToken;
  std::optional<Reference> nation;  ///< a nationality among its modifiers
  TokenIndex nation_token = kNoToken;
  Words words;
  bool former = false;
  bool adjacent = false;  ///< stands right before the holder's name
  double confidence = 0.8;
  Status status;
};

class RoleReader {
 public:
  explicit RoleReader(StandingFacts& standing) : s_(standing), tree_(standing.tree) {}

  void read() {
    for (TokenIndex at = 0; at < tree_.size();) {
      RolePhrase phrase;
      if (!role_noun_at(at, phrase)) {
        if (!plain_noun_at(at, phrase)) {
          ++at;
          continue;
        }
      }
      measure(phrase);
      find_holders(phrase);
      // "chairman and co-founder": joined roles share holder and body.
      const bool joined = !phrases_.empty() && joined_to(phrases_.back(), phrase);
      if (joined) {
        RolePhrase& before = phrases_.back();
        if (phrase.holders.empty()) phrase.holders = before.holders, phrase.words = before.words;
        if (before.holders.empty())
          before.holders = phrase.holders, before.words = phrase.words, before.adjacent = phrase.adjacent;
      }
      find_holdee(phrase);
      if (joined) {
        RolePhrase& before = phrases_.back();
        if (!phrase.holdee)
          phrase.holdee = before.holdee, phrase.holdee_token = before.holdee_token, phrase.nation = before.nation,
          phrase.nation_token = before.nation_token;
        if (!before.holdee) before.holdee = phrase.holdee, before.holdee_token = phrase.holdee_token;
      }
      at = phrase.role_last;
      phrases_.push_back(std::move(phrase));
    }
    for (RolePhrase& phrase : phrases_) emit(phrase, false);
    for (RolePhrase& phrase : phrases_) emit(phrase, true);
    led_bodies();
    formerly_of();
    born_in();
    possessed_people();
    included_members();
    own_parties();
  }

 private:
  /// "former members of Scientology, including musician Tiziano Lugli and actor Jason Beghe"
  void included_members() {
    for (TokenIndex at = 0; at + 3 < tree_.size(); ++at) {
      if (tree_.lemma(at) != "member" || !tree_.is(at, "NNS") || lower(at + 1) != "of") continue;
      const TokenIndex end = s_.sentence_last(at);
      Body body;
      TokenIndex token = at + 2;
      for (; token < end && token < at + 8 && !body.reference; ++token) {
        const NameMention* name = s_.name_at(token);
        if (name == nullptr) continue;
        auto found = s_.entities.find(name->head);
        if (!s_.is(found, EntityKind::kOrganization)) break;
        body = {std::move(found), name->head};
        token = name->last;
        break;
      }
      if (!body.reference) continue;
      if (s_.form_is(token, ",")) ++token;
      if (token >= end || (lower(token) != "including" && lower(token) != "among")) continue;
      const bool former = at > 0 && lower(at - 1) == "former";
      for (++token; token < end; ++token) {
        const Upos tag = tree_.upos(token);
        if (tag == Upos::kVerb || tree_.form(token) == ";") break;
        const NameMention* name = s_.name_at(token);
        if (name == nullptr || name->first != token || name->kind != NameKind::kPerson) continue;
        const auto person = s_.entities.find(name->head);
        if (!s_.is(person, EntityKind::kPerson)) continue;
        if (Fact* fact = s_.add(person->entity, "MEMBER_OF", body.reference->entity, {at, name->last, at}, 0.8))
          fact->former = former;
      }
    }
  }

  /// "His Party of National Stability"
  void own_parties() {
    for (const RevisedName& revised : s_.entities.names()) {
      const NameMention& name = revised.mention;
      if (name.kind != NameKind::kOrganization || name.first == 0 || tree_.upos(name.first - 1) != Upos::kPron)
        continue;
      bool party = false;
      for (TokenIndex at = name.first; at < name.last; ++at) party |= lower(at) == "party";
      if (!party) continue;
      const auto owner = s_.entities.find(name.first - 1);
      const auto body = s_.entities.find(name.head);
      if (s_.is(owner, EntityKind::kPerson) && s_.is(body, EntityKind::kOrganization))
        s_.add(owner->entity, "MEMBER_OF", body->entity, {name.first - 1, name.last, kNoToken}, 0.75);
    }
  }

  const std::string& lower(TokenIndex token) {
    scratch_ = utf8::to_lower(tree_.form(token));
    return scratch_;
  }

  bool role_noun_at(TokenIndex at, RolePhrase& phrase) {
    const Upos tag = tree_.upos(at);
    if (tag == Upos::kPunct || tag == Upos::kVerb || tag == Upos::kPron || tag == Upos::kDet) return false;
    const NameMention* name = s_.name_at(at);
    if (name != nullptr && name->kind != NameKind::kPerson && name->kind != NameKind::kOther) return false;
    const TokenIndex end =
        std::min<TokenIndex>(s_.sentence_last(at), at + static_cast<TokenIndex>(s_.lexicon.longest_role_noun()));
    std::string words;
    for (TokenIndex next = at; next < end; ++next) {
      const std::string form = utf8::to_lower(tree_.form(next));
      const std::string with_form = words.empty() ? form : words + ' ' + form;
      const RoleNoun* found = s_.lexicon.find_role_noun(with_form);
      if (found == nullptr && tree_.upos(next) != Upos::kVerb) {
        found = s_.lexicon.find_role_noun(words.empty() ? utf8::to_lower(tree_.lemma(next))
                                                        : words + ' ' + utf8::to_lower(tree_.lemma(next)));
      }
      if (found != nullptr && (next > at || tree_.upos(next) != Upos::kAdj) && tree_.upos(next) != Upos::kVerb) {
        phrase.noun = found;
        phrase.role_first = at;
        phrase.role_last = next + 1;
      }
      words = with_form;
    }
    if (phrase.noun == nullptr) return false;
    // A surname ("John King") or part of a longer name is no role.
    if (name != nullptr && name->kind == NameKind::kPerson &&
        after_titles(tree_.document(), s_.lexicon, name->first, name->last) <= at)
      return false;
    // Several of them together are no title ("members of …"), except right before a name.
    if (tree_.is(phrase.role_last - 1, "NNS") && s_.name_at(phrase.role_last) == nullptr) return false;
    phrase.head = phrase.role_last - 1;
    for (TokenIndex token = phrase.role_first; token < phrase.role_last; ++token) {
      const TokenIndex head = tree_.head(token);
      if ((head == kNoToken || head < phrase.role_first || head >= phrase.role_last) &&
          (tree_.upos(token) == Upos::kNoun || tree_.upos(token) == Upos::kPropn)) {
        phrase.head = token;
        break;
      }
    }
    return true;
  }

  /// A common noun right before a person's name, or in apposition to one: "American academic Marc Lamont Hill", "a
  /// Turkish builder".
  bool plain_noun_at(TokenIndex at, RolePhrase& phrase) {
    if (tree_.upos(at) != Upos::kNoun || s_.name_at(at) != nullptr || !tree_.is(at, "NN")) return false;
    const NameMention* next = s_.name_at(at + 1);
    const bool before_name = next != nullptr && next->first == at + 1 && next->kind == NameKind::kPerson;
    bool in_apposition = false;
    if (!before_name && tree_.relation(at) == Deprel::kAppos && tree_.head(at) != kNoToken) {
      const NameMention* name = s_.name_at(tree_.head(at));
      in_apposition = name != nullptr && name->kind == NameKind::kPerson && name->last <= at;
    }
    const bool joined =
        tree_.relation(at) == Deprel::kConj && !phrases_.empty() && tree_.head(at) == phrases_.back().head;
    if (!before_name && !in_apposition && !joined) return false;
    phrase.role_first = at;
    phrase.role_last = at + 1;
    phrase.head = at;
    return true;
  }

  bool belongs_before(TokenIndex token) const {
    switch (tree_.upos(token)) {
      case Upos::kAdj:
      case Upos::kNoun:
      case Upos::kPropn:
      case Upos::kNum: return true;
      case Upos::kPart: return s_.possessive(token);
      case Upos::kVerb: return tree_.relation(token) == Deprel::kAmod;
      case Upos::kAdv:
        return tree_.relation(token) == Deprel::kAdvmod && tree_.head(token) != kNoToken &&
               tree_.upos(tree_.head(token)) == Upos::kAdj;
      case Upos::kX:
      case Upos::kSym: return true;
      case Upos::kPunct: return tree_.form(token) == "-" || tree_.form(token) == "‑";
      default: return s_.name_at(token) != nullptr && s_.name_at(token)->kind != NameKind::kDate;
    }
  }

  void measure(RolePhrase& phrase) {
    const TokenIndex begin = s_.sentence_first(phrase.role_first);
    TokenIndex first = phrase.role_first;
    while (first > begin) {
      const TokenIndex before = first - 1;
      if (const NameMention* name = s_.name_at(before); name != nullptr && name->kind == NameKind::kDate) break;
      if (tree_.upos(before) == Upos::kDet ||
          (tree_.upos(before) == Upos::kPron && tree_.relation(before) == Deprel::kNmodPoss)) {
        first = before;
        if (tree_.upos(before) == Upos::kPron || lower(before) != "the" || before == begin) break;
        // "the" may stand inside the possessor: "the party's leader" starts there all the same.
        break;
      }
      // "American academic and professor Marc Lamont Hill"
      const bool joined = lower(before) == "and" && before > begin && tree_.head(phrase.head) == before - 1 &&
                          tree_.upos(before - 1) == Upos::kNoun && s_.name_at(before - 1) == nullptr &&
                          s_.lexicon.find_role_noun(utf8::to_lower(tree_.form(before - 1))) == nullptr;
      const bool of_nation = lower(before) == "and" && before > begin + 1 && tree_.upos(before - 1) == Upos::kNoun &&
                             s_.name_at(before - 2) != nullptr &&
                             s_.name_at(before - 2)->kind == NameKind::kNationality;
      if (!joined && !of_nation && !belongs_before(before)) break;
      first = before;
    }
    phrase.first = first;
    for (TokenIndex at = first; at < phrase.role_first; ++at) {
      const std::string& word = lower(at);
      if (word == "former" || word == "ex" || word == "retired" || word == "ousted" || word == "late" ||
          word == "then" || word == "outgoing")
        phrase.former |= word != "outgoing";
    }
    if (lower(phrase.role_first).rfind("ex-", 0) == 0) phrase.former = true;
  }

  bool joined_to(const RolePhrase& before, const RolePhrase& phrase) {
    if (phrase.first < before.role_last) return false;
    if (phrase.first == before.role_last && !before.adjacent)
      return true;  // "Emeritus Professor", "chairman-president"
    if (tree_.relation(phrase.head) == Deprel::kConj && tree_.head(phrase.head) == before.head && !phrase.adjacent)
      return true;
    return phrase.first == before.role_last + 1 && lower(before.role_last) == "and";
  }

  std::optional<std::uint32_t> named_holder(const NameMention* name, const RolePhrase& phrase) const {
    if (name == nullptr) return std::nullopt;
    const bool person = name->kind == NameKind::kPerson;
    const bool body = phrase.noun != nullptr &&
                      (phrase.noun->kind == RoleNoun::Kind::kMember || phrase.noun->kind == RoleNoun::Kind::kOwner ||
                       phrase.noun->kind == RoleNoun::Kind::kFounder) &&
                      (name->kind == NameKind::kCountry || name->kind == NameKind::kOrganization);
    if (!person && !body) return std::nullopt;
    const auto found = s_.entities.find(name->head);
    if (!found) return std::nullopt;
    const EntityKind kind = s_.kind(found->entity);
    if (kind != EntityKind::kPerson && !body) return std::nullopt;
    return found->entity;
  }

  void hold(RolePhrase& phrase, std::uint32_t holder, TokenIndex first, TokenIndex last, double confidence) {
    phrase.holders.push_back(holder);
    phrase.words = {std::min(first, phrase.first), std::max(last, phrase.role_last), phrase.head};
    phrase.confidence = confidence;
  }

  void find_holders(RolePhrase& phrase) {
    const TokenIndex begin = s_.sentence_first(phrase.head);
    const TokenIndex end = s_.sentence_last(phrase.head);
    // Right before the name, or part of what the tagger took for the name.
    TokenIndex next = phrase.role_last;
    while (next < end && (is_honorific(tree_.form(next)) || tree_.form(next) == "\"") && s_.name_at(next) == nullptr)
      ++next;
    if (next < end) {
      const NameMention* name = s_.name_at(next);
      if (name != nullptr && (name->first == next || name == s_.name_at(phrase.role_last - 1))) {
        if (const auto holder = named_holder(name, phrase)) {
          phrase.adjacent = true;
          hold(phrase, *holder, phrase.first, name->last, 0.95);
          return;
        }
      }
    }
    // After the name and a comma: "Umerov, the secretary of …", "Mielnik, 67, a retired cartographer".
    if (phrase.first > begin + 1 && tree_.form(phrase.first - 1) == ",") {
      TokenIndex last = phrase.first - 2;
      if (tree_.upos(last) == Upos::kNum && last > begin + 1 && tree_.form(last - 1) == ",") last -= 2;
      if (tree_.form(last) == ")") {
        while (last > begin && tree_.form(last) != "(") --last;
        if (last > begin) --last;
      }
      const NameMention* name = s_.name_ending(last);
      // "According to Rathbun, a detective was …" says nothing of Rathbun.
      if (name != nullptr && name->first > begin + 1 && lower(name->first - 1) == "to" &&
          lower(name->first - 2) == "according")
        name = nullptr;
      // In a list of people each has a title of their own before the name.
      if (const auto holder = named_holder(name, phrase)) {
        hold(phrase, *holder, name->first, phrase.role_last, 0.9);
        return;
      }
    }
    // Before the name and a comma: "Brazil's president, Helena Quadros, chaired".
    if (next + 1 < end && tree_.form(next) == ",") {
      const NameMention* name = s_.name_at(next + 1);
      if (name != nullptr && name->first == next + 1) {
        const TokenIndex after = name->last;
        const std::string_view form = after < end ? tree_.form(after) : ".";
        const bool closes = after >= end || form == "," || form == "." || form == ";" || form == ")" || form == ":" ||
                            form == "(" || form == "—" || form == "–" || tree_.lemma(after) == "who";
        const bool appositive =
            tree_.relation(name->head) == Deprel::kAppos || tree_.relation(phrase.head) == Deprel::kAppos;
        if (closes || appositive) {
          if (const auto holder = named_holder(name, phrase)) {
            hold(phrase, *holder, phrase.first, name->last, 0.9);
            return;
          }
        }
      }
    }
    // "its ambassador to Brazil, Tomás Echenique, while"
    if (next < end && tree_.upos(next) == Upos::kAdp) {
      TokenIndex comma = next + 1;
      while (comma < end && comma < next + 12 && tree_.form(comma) != "," && tree_.upos(comma) != Upos::kVerb &&
             tree_.upos(comma) != Upos::kAux)
        ++comma;
      if (comma + 1 < end && tree_.form(comma) == ",") {
        const NameMention* name = s_.name_at(comma + 1);
        if (name != nullptr && name->first == comma + 1 && name->kind == NameKind::kPerson) {
          const std::string_view form = name->last < end ? tree_.form(name->last) : ".";
          if (form == "," || form == "." || form == ";" || form == ")") {
            if (const auto holder = named_holder(name, phrase)) {
              hold(phrase, *holder, phrase.first, name->last, 0.85);
              return;
            }
          }
        }
      }
    }
    // By the tree: apposition, description of a name.
    const TokenIndex governor = tree_.head(phrase.head);
    if (governor != kNoToken) {
      const Deprel relation = tree_.relation(phrase.head);
      if (relation == Deprel::kAppos || relation == Deprel::kNmodDesc ||
          ((relation == Deprel::kCompound || relation == Deprel::kFlat) && phrase.noun != nullptr)) {
        const NameMention* name = s_.name_at(governor);
        if (const auto holder = named_holder(name, phrase);
            holder && (name->first >= phrase.role_last || name->last <= phrase.first)) {
          hold(phrase, *holder, std::min(name->first, phrase.first), name->last,
               relation == Deprel::kCompound ? 0.7 : 0.85);
          return;
        }
      }
    }
    for (const TokenIndex child : tree_.children(phrase.head)) {
      const Deprel relation = tree_.relation(child);
      if (child < phrase.role_last || (relation != Deprel::kAppos && relation != Deprel::kFlat)) continue;
      const NameMention* name = s_.name_at(child);
      if (const auto holder = named_holder(name, phrase)) {
        hold(phrase, *holder, phrase.first, name->last, 0.8);
        return;
      }
    }
    if (phrase.noun == nullptr) return;
    predicated(phrase);
    if (!phrase.holders.empty()) return;
    // A description of somebody named elsewhere.
    const std::int32_t chain = tree_.document().chain_of.empty() ? -1 : tree_.document().chain_of[phrase.head];
    if (chain >= 0) {
      const auto holder = s_.entities.find(phrase.head);
      if (holder && s_.kind(holder->entity) == EntityKind::kPerson)
        hold(phrase, holder->entity, phrase.first, phrase.role_last, 0.7);
    }
  }

  /// "X is the president of Y", "became chairman", "was named head of", "serves as"
  void predicated(RolePhrase& phrase) {
    const TokenIndex head = phrase.head;
    TokenIndex subject = kNoToken;
    if (tree_.has(head, Deprel::kCop)) {
      subject = tree_.child(head, Deprel::kNsubj);
      if (subject == kNoToken) subject = clause_arguments(tree_, s_.lexicon, head).subject;
    } else if (const TokenIndex verb = tree_.head(head); verb != kNoToken && tree_.upos(verb) == Upos::kVerb) {
      const Deprel relation = tree_.relation(head);
      const std::string_view lemma = tree_.lemma(verb);
      const bool becomes = lemma == "become" || lemma == "remain" || lemma == "stay";
      const bool names = lemma == "name" || lemma == "appoint" || lemma == "elect" || lemma == "make" ||
                         lemma == "nominate" || lemma == "crown";
      const bool serves =
          lemma == "serve" || lemma == "act" || lemma == "work" || lemma == "continue" || lemma == "return";
      const bool as = tree_.introduced_by(head, "as");
      if ((becomes && (relation == Deprel::kXcomp || relation == Deprel::kObj)) || (serves && as)) {
        subject = clause_arguments(tree_, s_.lexicon, verb).subject;
      } else if (names && (relation == Deprel::kXcomp || relation == Deprel::kObj || as || relation == Deprel::kObl)) {
        const ClauseArguments arguments = clause_arguments(tree_, s_.lexicon, verb);
        subject = arguments.object == head ? kNoToken : arguments.object;
      }
    }
    if (subject == kNoToken || subject == head) return;
    phrase.status = status_of(tree_, s_.lexicon, s_.readings, head);
    for (const Reference& holder : s_.entities.expand(subject)) {
      const EntityKind kind = s_.kind(holder.entity);
      const bool member = phrase.noun->kind == RoleNoun::Kind::kMember &&
                          (kind == EntityKind::kCountry || kind == EntityKind::kOrganization);
      if (kind == EntityKind::kPerson || member)
        hold(phrase, holder.entity, std::min(subject, phrase.first), phrase.role_last, 0.85);
    }
  }

  struct Body {
    std::optional<Reference> reference;
    TokenIndex token = kNoToken;
  };

  bool can_be_held(const std::optional<Reference>& reference) const {
    if (!reference) return false;
    const EntityKind kind = s_.kind(reference->entity);
    return kind != EntityKind::kGroup && kind != EntityKind::kThing;
  }

  /// The named body that a phrase speaks of: itself, or the possessor or of-phrase of its common noun.
  Body body_of(TokenIndex head, int depth) {
    if (depth > 3) return {};
    if (auto found = s_.entities.find(head); can_be_held(found)) return {std::move(found), head};
    // "Ukraine's National Security Council secretary": the name nearest before.
    for (const TokenIndex child : tree_.children(head)) {
      if (tree_.relation(child) == Deprel::kNmodPoss ||
          (tree_.relation(child) == Deprel::kCompound && s_.name_at(child) != nullptr)) {
        const Body owner = body_of(child, depth + 1);
        if (owner.reference) return owner;
      }
    }
    for (const TokenIndex child : tree_.children(head)) {
      if (child < head) continue;
      if (tree_.relation(child) == Deprel::kAppos || tree_.relation(child) == Deprel::kFlat ||
          (tree_.relation(child) == Deprel::kNmod && tree_.introduced_by(child, "of"))) {
        const Body part = body_of(child, depth + 1);
        if (part.reference) return part;
      }
    }
    return {};
  }

  /// The name that ends the noun phrase at `first`: "of Ukraine's National Security Council", "to Eritrean President
  /// Ghebre Tewolde".
  Body named_object(TokenIndex first, TokenIndex end) {
    const NameMention* last = nullptr;
    TokenIndex at = first;
    while (at < end) {
      const NameMention* name = s_.name_at(at);
      if (name != nullptr && name->kind != NameKind::kDate) {
        last = name;
        at = name->last;
      } else if (belongs_before(at) ||
                 ((tree_.upos(at) == Upos::kDet || tree_.upos(at) == Upos::kPron) && at == first)) {
        ++at;
      } else {
        break;
      }
    }
    if (last == nullptr || last->last != at || last->kind == NameKind::kNationality) return {};
    auto found = s_.entities.find(last->head, EntityTable::Reading::kAuto);
    if (!can_be_held(found)) return {};
    return {std::move(found), last->head};
  }

  void find_holdee(RolePhrase& phrase) {
    // Prepositional phrase after the noun.
    const TokenIndex end = s_.sentence_last(phrase.head);
    TokenIndex adposition = phrase.role_last;
    if (adposition < end && tree_.upos(adposition) == Upos::kAdp) {
      const std::string preposition = utf8::to_lower(tree_.form(adposition));
      const bool of_body = preposition == "of" || preposition == "for" || preposition == "with" ||
                           preposition == "at" || preposition == "in" || preposition == "within";
      const bool to = preposition == "to";
      if (of_body || to) {
        TokenIndex object = tree_.head(adposition);
        if (object == kNoToken || object <= adposition || object >= end ||
            tree_.relation(adposition) != Deprel::kCase) {
          object = adposition + 1;
          while (object + 1 < end && s_.name_at(object) == nullptr && belongs_before(object)) ++object;
        }
        Body body = named_object(adposition + 1, end);
        if (!body.reference) body = body_of(object, 0);
        if (body.reference) {
          const EntityKind kind = s_.kind(body.reference->entity);
          const bool holder_itself =
              std::find(phrase.holders.begin(), phrase.holders.end(), body.reference->entity) != phrase.holders.end();
          const bool place_of_work = (preposition == "in" || preposition == "at") &&
                                     (kind == EntityKind::kPlace || kind == EntityKind::kCountry);
          if (!holder_itself && !(to && kind != EntityKind::kPerson && kind != EntityKind::kOrganization) &&
              !place_of_work) {
            phrase.holdee = body.reference;
            phrase.holdee_token = body.token;
          }
        }
      }
    }
    // Names and possessives before it, the nearest first; a nationality only when there is nothing else.
    for (TokenIndex at = phrase.role_first; at-- > phrase.first;) {
      const NameMention* name = s_.name_at(at);
      if (name != nullptr) {
        const auto found = s_.entities.find(name->head, EntityTable::Reading::kAuto);
        at = name->first;
        if (!found || !can_be_held(found)) {
          if (at == 0) break;
          continue;
        }
        const bool possessor = s_.possessive(name->last);
        if (name->kind == NameKind::kNationality || (s_.kind(found->entity) == EntityKind::kCountry && !possessor)) {
          if (!phrase.nation) phrase.nation = found, phrase.nation_token = name->head;
        } else if (!phrase.holdee) {
          if (s_.kind(found->entity) == EntityKind::kPerson && !possessor) continue;
          phrase.holdee = found;
          phrase.holdee_token = name->head;
        }
        if (at == 0) break;
        continue;
      }
      if (!phrase.holdee && tree_.upos(at) == Upos::kPron) {
        const auto owner = s_.entities.find(at, EntityTable::Reading::kActor);
        if (can_be_held(owner)) {
          phrase.holdee = owner;
          phrase.holdee_token = at;
        } else if (lower(at) == "their" && phrase.noun != nullptr && phrase.noun->kind == RoleNoun::Kind::kFamily) {
          theirs_ = true;
        }
      } else if (!phrase.holdee && s_.possessive(at) && at > phrase.first && s_.name_at(at - 1) == nullptr) {
        // "the governor's brother", "the country's first prime minister"
        const auto owner = s_.entities.find(at - 1, EntityTable::Reading::kActor);
        if (can_be_held(owner)) {
          phrase.holdee = owner;
          phrase.holdee_token = at - 1;
        } else if (!phrase.holders.empty() && team(at - 1)) {
          phrase.holdee = s_.entities.ensure(at - 1);
          phrase.holdee_token = at - 1;
        }
      } else if (!phrase.holdee && tree_.upos(at) == Upos::kNoun) {
        // "team member", "ministry spokesman"
        auto body = s_.entities.find(at);
        if (!body && phrase.adjacent && team(at)) body = s_.entities.ensure(at);
        if (body && (s_.kind(body->entity) == EntityKind::kOrganization || team(at)))
          phrase.holdee = body, phrase.holdee_token = at;
      }
      if (at == 0) break;
    }
    if (!phrase.holdee && phrase.first > 0) relative_possessor(phrase);
  }

  bool team(TokenIndex noun) const {
    const std::string_view lemma = tree_.lemma(noun);
    return lemma == "team" || lemma == "squad" || lemma == "side" || lemma == "crew" || lemma == "delegation";
  }

  /// "the bloc, whose leader, Nebojša Kadić, …": "whose" stands right before the phrase.
  void relative_possessor(RolePhrase& phrase) {
    const TokenIndex before = phrase.first - 1;
    if (before < s_.sentence_first(phrase.head)) return;
    if (lower(before) != "whose") return;
    const auto owner = s_.entities.find(before, EntityTable::Reading::kActor);
    if (can_be_held(owner)) phrase.holdee = owner, phrase.holdee_token = before;
  }

  std::string title_of(const RolePhrase& phrase) {
    TokenIndex first = phrase.role_first;
    while (first > phrase.first) {
      const TokenIndex before = first - 1;
      if (s_.name_at(before) != nullptr || s_.possessive(before)) break;
      const Upos tag = tree_.upos(before);
      const std::string& word = lower(before);
      if (tag != Upos::kAdj && tag != Upos::kNoun && tag != Upos::kPropn && word != "-") break;
      if (word == "former" || word == "new" || word == "current" || word == "retired" || word == "late" ||
          word == "longtime" || word == "then" || word == "own" || word == "first" || word == "old" ||
          word == "outgoing" || word == "ex")
        break;
      if (s_.entities.find(before)) break;
      first = before;
    }
    return words_of(tree_.document(), tree_.document().span_of(first, phrase.role_last));
  }

  static bool national_office(std::string_view lemma) {
    static constexpr std::string_view kOffices[] = {"president",
                                                    "prime minister",
                                                    "foreign minister",
                                                    "premier",
                                                    "chancellor",
                                                    "king",
                                                    "queen",
                                                    "emperor",
                                                    "vice president",
                                                    "finance minister",
                                                    "defence minister",
                                                    "defense minister",
                                                    "interior minister",
                                                    "secretary of state",
                                                    "attorney general"};
    return std::find(std::begin(kOffices), std::end(kOffices), lemma) != std::end(kOffices) ||
           lemma.ends_with("minister");
  }

  bool has_office(std::uint32_t holder, const std::string& title) const {
    const std::string wanted = utf8::to_lower(title);
    return std::any_of(s_.facts.begin(), s_.facts.end(), [&](const Fact& fact) {
      return fact.relation == "HOLDS_ROLE" && fact.from.index == holder && utf8::to_lower(fact.title) == wanted;
    });
  }

  /// First the relations whose both ends the phrase names; then, with `inferred`, those whose country goes without
  /// saying.
  void emit(RolePhrase& phrase, bool inferred) {
    if (phrase.holders.empty()) return;
    std::optional<Reference> holdee = phrase.holdee;
    TokenIndex holdee_token = phrase.holdee_token;
    double confidence = phrase.confidence;
    const RoleNoun::Kind kind = phrase.noun != nullptr ? phrase.noun->kind : RoleNoun::Kind::kCitizen;
    const bool office = phrase.noun != nullptr && kind != RoleNoun::Kind::kFamily && kind != RoleNoun::Kind::kCitizen &&
                        kind != RoleNoun::Kind::kFounder && kind != RoleNoun::Kind::kOwner;
    bool nation_is_body = false;
    if (phrase.noun != nullptr && phrase.noun->lemma == "counterpart") holdee.reset();
    if (!holdee && phrase.nation && office) {
      holdee = phrase.nation;
      holdee_token = phrase.nation_token;
      nation_is_body = true;
    }
    if (!holdee && office && kind == RoleNoun::Kind::kHolds && phrase.adjacent && national_office(phrase.noun->lemma) &&
        utf8::is_upper(utf8::decode(tree_.form(phrase.role_first), 0).code_point)) {
      if (!inferred || has_office(phrase.holders.front(), title_of(phrase))) return;
      holdee = represented(phrase);
      if (!holdee) {
        if (const auto home = s_.entities.home_country(phrase.head)) holdee = Reference{*home, {}};
      }
      confidence *= 0.75;
    } else if (inferred) {
      return;
    }
    if (!holdee && office && (phrase.noun->lemma == "mayor" || phrase.noun->lemma == "governor")) {
      // "In Podgorica, mayor Zoran Mijović"
      for (TokenIndex at = s_.sentence_first(phrase.head); at < phrase.first && !holdee; ++at) {
        const NameMention* place = s_.name_at(at);
        if (place == nullptr || place->first != at || place->kind != NameKind::kPlace ||
            at == s_.sentence_first(phrase.head) || lower(at - 1) != "in")
          continue;
        holdee = s_.entities.find(place->head, EntityTable::Reading::kPlace);
        holdee_token = place->head;
        confidence *= 0.75;
      }
    }
    Words words = phrase.words;
    if (holdee_token != kNoToken && tree_.token(holdee_token).sentence == tree_.token(phrase.head).sentence) {
      const NameMention* name = s_.name_at(holdee_token);
      words.first = std::min(words.first, name != nullptr ? name->first : holdee_token);
      words.last = std::max(words.last, name != nullptr ? name->last : holdee_token + 1);
    }
    for (const std::uint32_t holder : phrase.holders) {
      if (holdee) relate(phrase, kind, holder, *holdee, words, confidence);
      if (phrase.nation && !nation_is_body && s_.kind(holder) == EntityKind::kPerson &&
          kind != RoleNoun::Kind::kFamily) {
        finish(s_.add(holder, "CITIZEN_OF", phrase.nation->entity, words, 0.7), phrase, {});
      }
    }
    if (!holdee && kind == RoleNoun::Kind::kFamily && phrase.first < phrase.role_first &&
        lower(phrase.first) == "their") {
      // "their child, Gloria": the people that the sentence is about.
      const TokenIndex root = tree_.document().sentences[tree_.token(phrase.head).sentence].root;
      const TokenIndex subject = root == kNoToken ? kNoToken : clause_arguments(tree_, s_.lexicon, root).subject;
      if (subject != kNoToken && subject < phrase.first) {
        for (const Reference& parent : s_.entities.expand(subject)) {
          for (const std::uint32_t holder : phrase.holders) {
            if (s_.kind(parent.entity) == EntityKind::kPerson) relate(phrase, kind, holder, parent, words, 0.6);
          }
        }
      }
    }
  }

  /// "Bolivia was represented by Foreign Minister X", "Venezuela sent its ambassador"
  std::optional<Reference> represented(const RolePhrase& phrase) {
    TokenIndex at = phrase.head;
    for (int step = 0; step < 4 && at != kNoToken; ++step) {
      if (tree_.lemma(at) == "represent" || tree_.lemma(at) == "send") {
        const TokenIndex subject =
            tree_.passive(at) ? tree_.child(at, Deprel::kNsubjPass) : tree_.child(at, Deprel::kNsubj);
        if (subject == kNoToken) return std::nullopt;
        auto country = s_.entities.find(subject, EntityTable::Reading::kActor);
        if (s_.is(country, EntityKind::kCountry)) return country;
        return std::nullopt;
      }
      at = tree_.head(at);
    }
    return std::nullopt;
  }

  void finish(Fact* fact, const RolePhrase& phrase, std::string title) {
    if (fact == nullptr) return;
    fact->former = phrase.former;
    fact->title = std::move(title);
    fact->polarity = phrase.status.polarity;
    fact->modality = phrase.status.modality;
  }

  void relate(const RolePhrase& phrase, RoleNoun::Kind kind, std::uint32_t holder, const Reference& holdee,
              const Words& words, double confidence) {
    const EntityKind body = s_.kind(holdee.entity);
    const bool person = body == EntityKind::kPerson;
    switch (kind) {
      case RoleNoun::Kind::kHolds:
        finish(s_.add(holder, "HOLDS_ROLE", holdee.entity, words, confidence), phrase, title_of(phrase));
        break;
      case RoleNoun::Kind::kRepresents:
        finish(s_.add(holder, "HOLDS_ROLE", holdee.entity, words, confidence), phrase, title_of(phrase));
        finish(s_.add(holder, "REPRESENTS", holdee.entity, words, confidence), phrase, {});
        break;
      case RoleNoun::Kind::kMember:
        // A senator of a country holds an office there; a member of a body belongs to it.
        if (!person && body != EntityKind::kPlace)
          finish(s_.add(holder,
                        body == EntityKind::kCountry && s_.kind(holder) == EntityKind::kPerson &&
                                phrase.noun->lemma != "member"
                            ? "HOLDS_ROLE"
                            : "MEMBER_OF",
                        holdee.entity, words, confidence),
                 phrase, title_of(phrase));
        break;
      case RoleNoun::Kind::kFamily:
        if (person && s_.kind(holder) == EntityKind::kPerson) {
          finish(s_.add(holder, "FAMILY_OF", holdee.entity, words, confidence), phrase,
                 phrase.noun->relation.empty() ? phrase.noun->lemma : phrase.noun->relation);
        }
        break;
      case RoleNoun::Kind::kOwner:
        if (!person) finish(s_.add(holder, "OWNS", holdee.entity, words, confidence), phrase, {});
        break;
      case RoleNoun::Kind::kFounder:
        if (!person) finish(s_.add(holder, "FOUNDED", holdee.entity, words, confidence), phrase, {});
        break;
      case RoleNoun::Kind::kCitizen:
        if (phrase.noun != nullptr) {
          if (body == EntityKind::kCountry || body == EntityKind::kPlace)
            finish(s_.add(holder, "CITIZEN_OF", holdee.entity, words, confidence), phrase, {});
        } else if (body == EntityKind::kOrganization ||
                   (body == EntityKind::kCountry && holdee.via.empty() && s_.possessive(phrase.holdee_token + 1))) {
          finish(s_.add(holder, "HOLDS_ROLE", holdee.entity, words, confidence * 0.85), phrase, title_of(phrase));
        }
        break;
    }
  }

  /// "Civic Dawn, led by Milica Radunović", "Marek Dworzak, who ran the ABW until 2023"
  void led_bodies() {
    for (TokenIndex verb = 0; verb < tree_.size(); ++verb) {
      if (tree_.upos(verb) != Upos::kVerb) continue;
      const std::string_view lemma = tree_.lemma(verb);
      std::string_view title;
      if (lemma == "lead") title = "leader";
      else if (lemma == "head") title = "head";
      else if (lemma == "chair") title = "chair";
      else if (lemma == "run" || lemma == "direct") title = "head";
      else continue;
      TokenIndex leader = kNoToken;
      TokenIndex body = kNoToken;
      if (tree_.passive(verb)) {
        for (const TokenIndex child : tree_.children(verb))
          if (is_oblique(tree_.relation(child)) && tree_.introduced_by(child, "by")) leader = child;
        body = clause_arguments(tree_, s_.lexicon, verb).object;
        if (body == kNoToken && tree_.relation(verb) == Deprel::kAcl) body = tree_.head(verb);
      } else {
        const ClauseArguments arguments = clause_arguments(tree_, s_.lexicon, verb);
        leader = arguments.subject;
        body = arguments.object;
      }
      if (leader == kNoToken || body == kNoToken) continue;
      const auto who = s_.entities.find(leader);
      auto what = s_.entities.find(body);
      if (!what || s_.kind(what->entity) == EntityKind::kGroup || s_.kind(what->entity) == EntityKind::kThing) {
        const std::string_view noun = tree_.lemma(body);
        if (noun == "mission" || noun == "delegation" || noun == "team" || noun == "office" || noun == "board")
          what = body_of(body, 0).reference;
      }
      if (!s_.is(who, EntityKind::kPerson) || !s_.is(what, EntityKind::kOrganization)) continue;
      Fact* fact = s_.add(who->entity, "HOLDS_ROLE", what->entity,
                          {std::min(leader, body), std::max(leader, body) + 1, verb}, 0.75);
      if (fact == nullptr || !fact->title.empty()) continue;
      fact->title = title;
      const Status status = status_of(tree_, s_.lexicon, s_.readings, verb);
      fact->polarity = status.polarity;
      fact->modality = status.modality;
      for (const TokenIndex child : tree_.children(verb))
        if (is_oblique(tree_.relation(child)) && tree_.introduced_by(child, "until")) fact->former = true;
    }
  }

  /// "Denise Okafor, formerly of Nestlé"
  void formerly_of() {
    for (TokenIndex at = 2; at + 2 < tree_.size(); ++at) {
      if (tree_.lemma(at) != "formerly" && tree_.lemma(at) != "late") continue;
      const std::string preposition = utf8::to_lower(tree_.form(at + 1));
      if (preposition != "of" && preposition != "with" && preposition != "at") continue;
      const NameMention* person = s_.name_ending(tree_.form(at - 1) == "," ? at - 2 : at - 1);
      const NameMention* body = s_.name_at(s_.form_is(at + 2, "the") ? at + 3 : at + 2);
      if (person == nullptr || body == nullptr || person->kind != NameKind::kPerson) continue;
      const auto who = s_.entities.find(person->head);
      const auto what = s_.entities.find(body->head);
      if (!s_.is(who, EntityKind::kPerson) || !s_.is(what, EntityKind::kOrganization)) continue;
      if (Fact* fact = s_.add(who->entity, "MEMBER_OF", what->entity, {person->first, body->last, at}, 0.8))
        fact->former = true;
    }
  }

  /// "was born in Tunisia"
  void born_in() {
    for (TokenIndex verb = 0; verb < tree_.size(); ++verb) {
      if (utf8::to_lower(tree_.form(verb)) != "born") continue;
      TokenIndex subject = clause_arguments(tree_, s_.lexicon, verb).object;
      if (subject == kNoToken) subject = tree_.child(verb, Deprel::kNsubj);
      if (subject == kNoToken && tree_.head(verb) != kNoToken) subject = tree_.head(verb);
      if (subject == kNoToken) continue;
      const auto who = s_.entities.find(subject);
      if (!s_.is(who, EntityKind::kPerson)) continue;
      for (const TokenIndex child : tree_.children(verb)) {
        if (!is_oblique(tree_.relation(child)) || !tree_.introduced_by(child, "in")) continue;
        const auto where = s_.entities.find(child, EntityTable::Reading::kPlace);
        if (s_.is(where, EntityKind::kCountry))
          s_.add(who->entity, "CITIZEN_OF", where->entity, {std::min(subject, verb), std::max(child, verb) + 1, verb},
                 0.6);
      }
    }
  }

  /// "Korea's Kim Shin-Wook", "Tidemark's Colin Strand"
  void possessed_people() {
    for (const RevisedName& revised : s_.entities.names()) {
      const NameMention& name = revised.mention;
      if (name.kind != NameKind::kPerson || name.first < 2 || !s_.possessive(name.first - 1)) continue;
      const NameMention* owner = s_.name_ending(name.first - 2);
      if (owner == nullptr) continue;
      const auto who = s_.entities.find(name.head);
      const auto body = s_.entities.find(owner->head);
      if (!s_.is(who, EntityKind::kPerson) || !body) continue;
      const Words words{owner->first, name.last, kNoToken};
      if (s_.kind(body->entity) == EntityKind::kCountry) s_.add(who->entity, "CITIZEN_OF", body->entity, words, 0.65);
      if (s_.kind(body->entity) == EntityKind::kOrganization)
        s_.add(who->entity, "MEMBER_OF", body->entity, words, 0.65);
    }
  }

  StandingFacts& s_;
  const Tree& tree_;
  std::vector<RolePhrase> phrases_;
  std::string scratch_;
  bool theirs_ = false;
};

}  // namespace

void find_roles(StandingFacts& standing) { RoleReader(standing).read(); }

}  // namespace dossier::extract
