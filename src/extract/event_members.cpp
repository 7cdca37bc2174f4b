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
  // The nearest group before it that takes part in something.
  for (TokenIndex group = word; group > begin && word - group < 10;) {
    if (!names_group(tree_, --group)) continue;
    bool found = false;
    for (EventMention& mention : mentions) {
      if (mention.sentence != tree_.token(word).sentence) continue;
      for (std::size_t i = 0; i < mention.participants.size(); ++i) {
        const Participant each = mention.participants[i];
        if (each.token != group && tree_.head(each.token) != group && tree_.head(group) != each.token) continue;
        if (each.role != Role::kActor && each.role != Role::kRecipient && each.role != Role::kParty) continue;
        add_list(list, each.role, 0.85 * each.certainty, mention);
        found = true;
        break;
      }
    }
    if (found) return;
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

/// "police arrested eleven of them. One was Jaciara Baré", "They include Ana Sol", "Among them was Klaus Imhof": some
/// of those of the sentence before.
void MentionReader::add_from_before(TokenIndex word, std::vector<EventMention>& mentions) {
  const language::Sentence& sentence = tree_.document().sentences[tree_.token(word).sentence];
  TokenIndex verb = word + 1;
  if (is_form(tree_, word, "among")) {
    if (!is_form(tree_, word + 1, "them")) return;
    verb = word + 2;
  } else if (is_form(tree_, word + 1, "of") && is_form(tree_, word + 2, "them")) {
    verb = word + 3;
  }
  if (verb + 1 >= sentence.last) return;
  const bool they = is_form(tree_, word, "they");
  if (they ? !lexicon_.in_set("inclusion", tree_.lemma(verb)) || is_be(tree_, verb) : !is_be(tree_, verb)) return;
  TokenIndex list = verb + 1;
  while (list < sentence.last && list < verb + 8 && !names_member(tree_, list)) {
    if (tree_.upos(list) == Upos::kVerb || tree_.upos(list) == Upos::kAdp) return;
    ++list;
  }
  if (list == sentence.last || list == verb + 8) return;
  list = tree_.document().names[static_cast<std::size_t>(tree_.token(list).name)].head;
  for (std::size_t i = mentions.size(); i-- > 0;) {
    if (mentions[i].sentence + 1 < tree_.token(word).sentence) return;
    if (mentions[i].instance.word > word) continue;
    for (const Participant& each : mentions[i].participants) {
      if (each.role == Role::kLocation || entities_[each.reference.entity].kind != EntityKind::kGroup) continue;
      if (!names_group(tree_, each.token)) continue;
      const Role role = each.role;
      add_list(list, role, 0.75, mentions[i]);
      return;
    }
  }
}

/// "Brussels congratulated her, and so did Paris and Zagreb", "as did Peru", "Chad followed suit": they did it too.
void MentionReader::add_followers(std::vector<EventMention>& mentions) {
  static constexpr std::string_view kAuxiliaries[] = {"do", "have", "will", "be", "would", "can"};
  for (TokenIndex word = 1; word < tree_.size(); ++word) {
    const std::uint32_t sentence = tree_.token(word).sentence;
    TokenIndex list = kNoToken;
    if ((is_form(tree_, word, "so") || is_form(tree_, word, "as")) && word + 2 < tree_.size() &&
        std::find(std::begin(kAuxiliaries), std::end(kAuxiliaries), tree_.lemma(word + 1)) != std::end(kAuxiliaries)) {
      list = word + 2;
      while (list + 1 < tree_.size() && tree_.upos(list) == Upos::kDet) ++list;
      if (!names_member(tree_, list)) continue;
      list = tree_.document().names[static_cast<std::size_t>(tree_.token(list).name)].head;
      // "so did Peru sign": a clause of its own.
      const TokenIndex verb = tree_.head(list);
      if (verb != kNoToken && verb > list && tree_.upos(verb) == Upos::kVerb) continue;
    } else if (lexicon_.in_set("following-suit", tree_.lemma(word)) && tree_.head(word) != kNoToken &&
               (tree_.lemma(tree_.head(word)) == "follow" || tree_.lemma(tree_.head(word)) == "do")) {
      list = clause_arguments(tree_, lexicon_, tree_.head(word)).subject;
    }
    if (list == kNoToken || tree_.token(list).sentence != sentence) continue;
    for (std::size_t i = mentions.size(); i-- > 0;) {
      EventMention& mention = mentions[i];
      if (mention.sentence + 1 < sentence) break;
      if (mention.instance.word > word || !mention.verbal()) continue;
      // The main clause before, or the one it hangs from.
      const Deprel relation = tree_.relation(mention.instance.word);
      if (relation == Deprel::kAclRelcl || relation == Deprel::kAcl || relation == Deprel::kAdvcl) continue;
      const auto acts = std::find_if(
          mention.participants.begin(), mention.participants.end(),
          [](const Participant& p) { return (p.role == Role::kActor || p.role == Role::kParty) && !p.inferred; });
      if (acts == mention.participants.end()) continue;
      const Role role = acts->role;
      for (const TokenIndex each : tree_.conjuncts(list)) {
        for (Reference& who : entities_.expand(each, EntityTable::Reading::kActor)) {
          if (entities_[who.entity].kind == EntityKind::kThing) continue;
          const bool known = std::any_of(mention.participants.begin(), mention.participants.end(),
                                         [&](const Participant& p) { return p.reference.entity == who.entity; });
          if (!known) mention.participants.push_back({role, std::move(who), each, 0.8, false});
        }
      }
      break;
    }
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
    if (word == sentence.first && word > 0 &&
        (among || is_form(tree_, word, "one") || is_form(tree_, word, "they") || is_form(tree_, word, "two")))
      add_from_before(word, mentions);
  }
}

}  // namespace dossier::extract
