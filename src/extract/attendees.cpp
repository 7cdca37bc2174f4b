// Lists of those who were there.
#include "extract/events.h"

#include <algorithm>

namespace dossier::extract {

namespace {

/// Event types whose actors take part side by side.
bool is_gathering(EventType type) { return type == EventType::kConsult || type == EventType::kCompetition; }

}  // namespace

std::vector<TokenIndex> listed_with(const Tree& tree, TokenIndex first) {
  std::vector<TokenIndex> open{first};
  for (std::size_t next = 0; next < open.size() && open.size() < 256; ++next) {
    for (const TokenIndex dependent : tree.children(open[next])) {
      switch (tree.relation(dependent)) {
        case Deprel::kConj:
        case Deprel::kAppos:
        case Deprel::kList:
        case Deprel::kParataxis:
        case Deprel::kDep:
        case Deprel::kDislocated: open.push_back(dependent); break;
        default: break;
      }
    }
  }
  return open;
}

/// A list parted by semicolons: the first name of each part is in it, whatever the tree says.
void MentionReader::add_listed(TokenIndex list, EventMention& gathering) {
  constexpr TokenIndex kLongestList = 2000;
  const TokenIndex end = std::min(tree_.document().sentences[tree_.token(list).sentence].last, list + kLongestList);
  bool parted = false;
  for (TokenIndex token = list; token < end; ++token) parted = parted || tree_.form(token) == ";";
  if (!parted) return;
  bool open = true;
  for (TokenIndex token = list; token < end; ++token) {
    if (tree_.form(token) == ";") open = true;
    const std::int32_t name = tree_.token(token).name;
    if (!open || name < 0) continue;
    const language::NameMention& mention = tree_.document().names[static_cast<std::size_t>(name)];
    if (mention.kind != language::NameKind::kPerson) continue;
    open = false;
    std::optional<Reference> who = entities_.find(mention.head, EntityTable::Reading::kActor);
    if (who) gathering.participants.push_back({Role::kParty, std::move(*who), mention.head, 0.85, true});
  }
}

/// "The attendees included A, B and C": the people named are at the gathering spoken of last.
void MentionReader::add_attendees(std::vector<EventMention>& mentions) {
  EventMention* gathering = nullptr;
  std::size_t next_mention = 0;
  for (TokenIndex noun = 0; noun < tree_.size(); ++noun) {
    if (tree_.upos(noun) != Upos::kNoun || !lexicon_.in_set("attendee", tree_.lemma(noun))) continue;
    std::vector<TokenIndex> lists;
    const TokenIndex governor = tree_.head(noun);
    if (governor != kNoToken && is_subject(tree_.relation(noun)) &&
        (lexicon_.in_set("inclusion", tree_.lemma(governor)) || tree_.has(governor, Deprel::kCop))) {
      if (tree_.upos(governor) == Upos::kVerb) {
        lists.push_back(tree_.child(governor, Deprel::kObj));
      } else {
        lists.push_back(governor);
      }
    }
    for (const TokenIndex phrase : tree_.children(noun)) {
      const std::string preposition = tree_.preposition(phrase);
      if (preposition == "including" || preposition == "such as" || preposition == "like") lists.push_back(phrase);
    }
    // The gathering: the one the noun names ("attendees of the summit") or the nearest before.
    for (; next_mention < mentions.size(); ++next_mention) {
      EventMention& mention = mentions[next_mention];
      if (mention.instance.word > noun && gathering != nullptr) break;
      if (is_gathering(mention.type()) || mention.type() == EventType::kElection) gathering = &mention;
    }
    if (gathering == nullptr) return;
    for (const TokenIndex list : lists) {
      if (list == kNoToken) continue;
      add_listed(list, *gathering);
      for (const TokenIndex each : listed_with(tree_, list)) {
        const bool listed = each == list || tree_.relation(each) == Deprel::kConj || tree_.token(each).name >= 0;
        if (!listed) continue;
        std::optional<Reference> who = entities_.find(each, EntityTable::Reading::kActor);
        if (!who) {
          if (tree_.relation(each) != Deprel::kConj || tree_.upos(each) != Upos::kNoun) continue;
          who = entities_.ensure(each, EntityTable::Reading::kActor);
          if (!who || entities_[who->entity].kind != EntityKind::kGroup) continue;
        }
        const EntityKind kind = entities_[who->entity].kind;
        if (kind == EntityKind::kPlace || kind == EntityKind::kThing) continue;
        if (tree_.relation(each) == Deprel::kAppos && kind != EntityKind::kPerson) continue;
        gathering->participants.push_back({Role::kParty, std::move(*who), each, 0.85, true});
      }
    }
  }
}

}  // namespace dossier::extract
