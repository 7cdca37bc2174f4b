// Those who are named as some of the many that an event is told of.
#include "extract/events.h"

#include "base/utf8.h"

#include <algorithm>

namespace dossier::extract {

namespace {

constexpr TokenIndex kReach = 14;  ///< words between a group and the list of its members

bool is_form(const Tree& tree, TokenIndex token, std::string_view lower) {
  return utf8::to_lower(tree.form(token)) == lower;
}

bool names_group(const Tree& tree, TokenIndex token) {
  return tree.is(token, "NNS") || tree.is(token, "NNPS") || tree.upos(token) == Upos::kNum ||
         tree.lemma(token) == "people" || tree.lemma(token) == "police" || tree.lemma(token) == "staff";
}

/// The word of a name that is more than somebody's nationality.
bool names_member(const Tree& tree, TokenIndex token) {
  const std::int32_t name = tree.token(token).name;
  if (name < 0) return false;
  switch (tree.document().names[static_cast<std::size_t>(name)].kind) {
    case language::NameKind::kPerson:
    case language::NameKind::kCountry:
    case language::NameKind::kPlace:
    case language::NameKind::kOrganization: return true;
    default: return false;
  }
}

bool is_be(const Tree& tree, TokenIndex token) { return tree.lemma(token) == "be"; }

}  // namespace

/// The people, bodies and countries named in the list take the role.
void MentionReader::add_list(TokenIndex list, Role role, double certainty, EventMention& mention) {
  for (const TokenIndex each : listed_with(tree_, list)) {
    if (tree_.token(each).name < 0 && tree_.upos(each) != Upos::kNoun) continue;
    std::optional<Reference> who = entities_.find(each, EntityTable::Reading::kActor);
    if (!who) continue;
    const EntityKind kind = entities_[who->entity].kind;
    if (kind == EntityKind::kPlace || kind == EntityKind::kThing || kind == EntityKind::kGroup) continue;
    if (tree_.relation(each) == Deprel::kAppos && kind != EntityKind::kPerson) continue;
    std::erase_if(mention.participants, [&](const Participant& other) {
      return other.reference.entity == who->entity && other.role != role && other.role != Role::kLocation;
    });
    const bool known = std::any_of(mention.participants.begin(), mention.participants.end(), [&](const Participant& p) {
      return p.role == role && p.reference.entity == who->entity;
    });
    if (!known) mention.participants.push_back({role, std::move(*who), each, certainty, false});
  }
}

/// "arrested 12 people, including Mira Dahl", "four aid workers, among them Lena Ekdahl".
void MentionReader::add_included(TokenIndex word, std::vector<EventMention>& mentions) {
  const TokenIndex end = tree_.document().sentences[tree_.token(word).sentence].last;
  const TokenIndex begin = tree_.document().sentences[tree_.token(word).sentence].first;
  TokenIndex list = word + 1;
  if (is_form(tree_, word, "among")) {
    if (list >= end || (!is_form(tree_, list, "them") && !is_form(tree_, list, "whom"))) return;
    ++list;
  }
  const TokenIndex last = std::min(end, list + 8);
  while (list < last && !names_member(tree_, list)) ++list;
  // The noun of a title stands for its name; the list's head is what hangs outside.
  const TokenIndex governor = tree_.relation(word) == Deprel::kCase ? tree_.head(word) : kNoToken;
  if (governor != kNoToken && governor > word + 1 && governor < end && tree_.upos(governor) != Upos::kPron)
    list = governor;
  if (list >= last && list != governor) return;
  TokenIndex group = word;
  while (group > begin && word - group < 6 && !names_group(tree_, group)) --group;
  if (!names_group(tree_, group)) return;
  for (EventMention& mention : mentions) {
    if (mention.sentence != tree_.token(word).sentence) continue;
    for (std::size_t i = 0; i < mention.participants.size(); ++i) {
      const Participant each = mention.participants[i];
      if (each.token != group && tree_.head(each.token) != group && tree_.head(group) != each.token) continue;
      if (each.role != Role::kActor && each.role != Role::kRecipient && each.role != Role::kParty) continue;
      add_list(list, each.role, 0.85 * each.certainty, mention);
      break;
    }
  }
}

/// "Among those killed was Pedro Lobos", "Anna Berg was among the injured", "Those arrested include Jan Kozak", "The
/// dead were …": they are some of those to whom it was done.
void MentionReader::add_counted_among(TokenIndex word, std::vector<EventMention>& mentions) {
  const language::Sentence& sentence = tree_.document().sentences[tree_.token(word).sentence];
  const bool among = is_form(tree_, word, "among");
  // The verb that counts them: "was", "include".
  TokenIndex verb = kNoToken;
  TokenIndex first = word + 1;  // the words that say who they are
  TokenIndex last = word + 1;
  TokenIndex list = kNoToken;
  if (among && word > sentence.first && is_be(tree_, word - 1)) {
    while (last < sentence.last && last < word + kReach && tree_.upos(last) != Upos::kPunct) ++last;
    verb = word - 1;
    for (TokenIndex head = tree_.head(verb); head != kNoToken; head = tree_.head(head)) {
      list = tree_.child(head, Deprel::kNsubj);
      if (list == kNoToken) list = tree_.child(head, Deprel::kNsubjPass);
      if (list != kNoToken || tree_.relation(head) == Deprel::kRoot) break;
    }
    if (list != kNoToken && tree_.upos(list) == Upos::kPron) {
      const TokenIndex clause = tree_.head(list);
      if (clause != kNoToken && tree_.relation(clause) == Deprel::kAclRelcl) list = tree_.head(clause);
    }
  } else {
    first = among ? word + 1 : word;
    for (last = first; last < sentence.last && last < word + kReach; ++last) {
      if (is_be(tree_, last) || lexicon_.in_set("inclusion", tree_.lemma(last))) break;
    }
    if (last == sentence.last || last == word + kReach || (last == first && among)) return;
    verb = last;
    if (among && !is_be(tree_, verb)) return;
    list = verb + 1;
    while (list < sentence.last && list < verb + 8 && !names_member(tree_, list)) ++list;
    if (list == sentence.last || list == verb + 8) return;
    // "Those arrested were taken to Lima" counts nobody.
    for (TokenIndex between = verb + 1; between < list; ++between)
      if (tree_.upos(between) == Upos::kVerb || tree_.upos(between) == Upos::kAdp) return;
    const std::int32_t name = tree_.token(list).name;
    list = tree_.document().names[static_cast<std::size_t>(name)].head;
  }
  if (list == kNoToken) return;

  const auto add = [&](EventMention& mention, Role role) { add_list(list, role, 0.8, mention); };
  // A participle says what was done to them: "those killed", "those attending".
  for (EventMention& mention : mentions) {
    const TokenIndex participle = mention.instance.word;
    if (participle < first || participle >= last || !tree_.participle(participle)) continue;
    const Frame& frame = lexicon_.frames[mention.instance.entry->frame];
    Role role = tree_.is(participle, "VBN") ? Role::kRecipient : Role::kActor;
    if (role == Role::kActor && !frame.has(role)) role = Role::kParty;
    if (frame.has(role)) add(mention, role);
    return;
  }
  // A noun or adjective takes up what was told before: "the dead", "the hostages".
  std::string_view relation;
  for (TokenIndex token = first; token < last && relation.empty(); ++token) {
    const std::string_view lemma = tree_.lemma(token);
    if (lexicon_.in_set("killed-adjective", lemma) || lemma == "victim" || lemma == "fatality") relation = "KILLED";
    else if (lexicon_.in_set("injured-adjective", lemma)) relation = "INJURED";
    else if (lemma == "detainee" || lemma == "arrested" || lemma == "detained") relation = "ARRESTED";
    else if (lemma == "hostage" || lemma == "captive") relation = "CAPTURED";
  }
  if (relation.empty()) return;
  for (std::size_t i = mentions.size(); i-- > 0;) {
    if (mentions[i].instance.word > last) continue;
    if (mentions[i].instance.entry->relation != relation) continue;
    add(mentions[i], Role::kRecipient);
    return;
  }
}

void MentionReader::add_members(std::vector<EventMention>& mentions) {
  for (TokenIndex word = 0; word < tree_.size(); ++word) {
    const language::Sentence& sentence = tree_.document().sentences[tree_.token(word).sentence];
    if (word + 2 >= sentence.last) continue;
    const bool among = is_form(tree_, word, "among");
    if (among || is_form(tree_, word, "including")) add_included(word, mentions);
    const bool opens = word == sentence.first && (is_form(tree_, word, "those") || is_form(tree_, word, "the"));
    if (among || opens) add_counted_among(word, mentions);
  }
}

}  // namespace dossier::extract
