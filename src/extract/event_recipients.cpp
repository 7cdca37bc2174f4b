// Whom an event reaches through what it is about.
#include "extract/events.h"

#include <algorithm>

namespace dossier::extract {

std::optional<Participant> owner_of(const Tree& tree, const EntityTable& entities, TokenIndex noun, bool located) {
  for (const TokenIndex dependent : tree.children(noun)) {
    const Deprel relation = tree.relation(dependent);
    bool owner = relation == Deprel::kNmodPoss || relation == Deprel::kAmod || relation == Deprel::kCompound;
    if (is_nominal_modifier(relation)) {
      owner = tree.introduced_by(dependent, "by") || tree.introduced_by(dependent, "of") ||
              tree.introduced_by(dependent, "from") ||
              (located && (tree.introduced_by(dependent, "in") || tree.introduced_by(dependent, "at")));
    }
    if (!owner) continue;
    std::optional<Reference> reference = entities.find(dependent, EntityTable::Reading::kActor);
    if (!reference) continue;
    const EntityKind kind = entities[reference->entity].kind;
    if (kind == EntityKind::kThing || kind == EntityKind::kGroup) continue;
    if (kind == EntityKind::kPlace && !located) continue;
    return Participant{Role::kRecipient, std::move(*reference), dependent, 0.8, false};
  }
  return std::nullopt;
}

namespace {

/// Types whose events are words and measures about others, however deep in the phrase those are named.
bool reaches_far(EventType type) {
  switch (type) {
    case EventType::kThreaten:
    case EventType::kReject:
    case EventType::kDemand:
    case EventType::kSanction:
    case EventType::kAid:
    case EventType::kConcede:
    case EventType::kProtest:
    case EventType::kSupport:
    case EventType::kInvestigate:
    case EventType::kMobilize: return true;
    default: return false;
  }
}

}  // namespace

/// Whom an event reaches through what it is about: the owner of the thing ("rejected an Indian proposal"), those who
/// are to do what is demanded ("demanded that Israel ease …"), those whom the refused or promised act would reach.
void MentionReader::add_indirect_recipients(EventMention& mention, const std::vector<EventMention>& mentions) const {
  switch (mention.type()) {
    case EventType::kNone:
    case EventType::kBusiness:
    case EventType::kCompetition:
    case EventType::kLife:
    case EventType::kDisaster:
    case EventType::kOffice:
    case EventType::kElection:
    case EventType::kScience:
    case EventType::kConsult:
    case EventType::kOther: return;
    default: break;
  }
  const auto takes_part = [&](std::uint32_t entity) {
    return std::any_of(mention.participants.begin(), mention.participants.end(), [&](const Participant& each) {
      return each.reference.entity == entity && each.role != Role::kLocation;
    });
  };
  const auto add = [&](Participant participant, double certainty) {
    if (takes_part(participant.reference.entity)) return;
    participant.role = Role::kRecipient;
    participant.certainty *= certainty;
    participant.inferred = true;
    mention.participants.push_back(std::move(participant));
  };
  const auto named_recipient = [&] {
    return std::any_of(mention.participants.begin(), mention.participants.end(), [&](const Participant& each) {
      const EntityKind kind = entities_[each.reference.entity].kind;
      return each.role == Role::kRecipient && kind != EntityKind::kThing;
    });
  };
  if (named_recipient()) return;
  for (const Argument& argument : mention.arguments) {
    if (argument.role != Role::kRecipient && argument.role != Role::kContent) continue;
    if (tree_.upos(argument.head) == Upos::kVerb) continue;
    if (std::optional<Participant> owner =
            owner_of(tree_, entities_, argument.head, mention.type() == EventType::kAssault)) {
      add(std::move(*owner), 0.9);
    }
  }
  if (named_recipient() || !mention.verbal()) return;
  const bool pact = mention.type() == EventType::kAgree && mention.instance.entry->symmetric;
  for (const TokenIndex clause : tree_.children(mention.instance.word)) {
    const Deprel relation = tree_.relation(clause);
    if (relation != Deprel::kCcomp && relation != Deprel::kXcomp) continue;
    const bool blames = mention.type() == EventType::kDisapprove && mention.instance.entry->relation == "ACCUSED";
    if ((mention.type() == EventType::kDemand || blames) && tree_.has(clause, Deprel::kNsubj)) {
      const TokenIndex subject = tree_.child(clause, Deprel::kNsubj);
      for (Reference& reference : entities_.expand(subject, EntityTable::Reading::kActor)) {
        Participant asked{Role::kRecipient, std::move(reference), subject, 0.8, false};
        if (entities_[asked.reference.entity].kind == EntityKind::kThing || takes_part(asked.reference.entity))
          continue;
        mention.participants.push_back(std::move(asked));
      }
      continue;
    }
    const std::int32_t nested = mention_at_[clause];
    if (nested < 0 || pact) continue;
    for (const Participant& each : mentions[static_cast<std::size_t>(nested)].participants) {
      const EntityKind kind = entities_[each.reference.entity].kind;
      const bool country = each.role == Role::kLocation && kind == EntityKind::kCountry;
      if (each.role == Role::kRecipient || each.role == Role::kParty || country) add(each, 0.8);
    }
  }
  if (named_recipient() || !reaches_far(mention.type())) return;
  // At last whoever is named nearest within what it is about: "promised to continue aid to Mozambique".
  std::vector<TokenIndex> level;
  for (const Argument& argument : mention.arguments) {
    if (argument.role == Role::kRecipient || argument.role == Role::kContent) level.push_back(argument.head);
  }
  for (const TokenIndex clause : tree_.children(mention.instance.word)) {
    const Deprel relation = tree_.relation(clause);
    const bool purpose =
        mention.type() == EventType::kProtest && (relation == Deprel::kAdvcl || relation == Deprel::kObl);
    if (relation == Deprel::kXcomp || purpose) level.push_back(clause);
  }
  for (int depth = 0; depth < 4 && !level.empty(); ++depth) {
    std::vector<TokenIndex> next;
    bool found = false;
    for (const TokenIndex head : level) {
      for (const TokenIndex dependent : tree_.children(head)) {
        const Deprel relation = tree_.relation(dependent);
        const bool inside = relation == Deprel::kNmod || relation == Deprel::kNmodPoss || relation == Deprel::kObj ||
                            relation == Deprel::kIobj || relation == Deprel::kObl || relation == Deprel::kXcomp ||
                            relation == Deprel::kAmod || relation == Deprel::kCompound || relation == Deprel::kAcl;
        if (!inside || next.size() >= 32) continue;
        next.push_back(dependent);
        std::optional<Reference> reference = entities_.find(dependent, EntityTable::Reading::kActor);
        if (!reference || takes_part(reference->entity)) continue;
        const EntityKind kind = entities_[reference->entity].kind;
        if (kind == EntityKind::kThing || kind == EntityKind::kPlace || kind == EntityKind::kGroup) continue;
        add({Role::kRecipient, std::move(*reference), dependent, 0.6, true}, 0.8);
        found = true;
      }
    }
    if (found) return;
    level = std::move(next);
  }
}

}  // namespace dossier::extract
