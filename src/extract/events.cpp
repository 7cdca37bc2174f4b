#include "extract/events.h"

#include "extract/event_coref.h"
#include "extract/event_labels.h"

#include <algorithm>
#include <map>
#include <set>

namespace dossier::extract {

namespace {

Span word_span(const Tree& tree, TokenIndex token) {
  const std::int32_t name = tree.token(token).name;
  if (name >= 0) {
    const language::NameMention& mention = tree.document().names[static_cast<std::size_t>(name)];
    return tree.document().span_of(mention.first, mention.last);
  }
  return tree.token(token).span;
}

/// A slot of the frame is filled by a named person, country, place or organization.
bool names_somebody(const EntityTable& entities, const EventMention& mention) {
  return std::any_of(mention.participants.begin(), mention.participants.end(), [&](const Participant& each) {
    const EntityKind kind = entities[each.reference.entity].kind;
    return kind != EntityKind::kGroup && kind != EntityKind::kThing && !each.inferred;
  });
}

/// "Navalny poisoned", a headline's passive, reads as his doing; where another mention says whom it was done to and
/// this one does not, he is no actor.
std::set<std::uint32_t> told_sufferers(const std::vector<EventMention*>& group) {
  const auto has = [](const EventMention& mention, Role role) {
    return std::any_of(mention.participants.begin(), mention.participants.end(),
                       [&](const Participant& each) { return each.role == role; });
  };
  std::set<std::uint32_t> suffer;
  std::set<std::uint32_t> act;
  for (const EventMention* mention : group) {
    const bool recipients = has(*mention, Role::kRecipient);
    for (const Participant& each : mention->participants) {
      if (each.role == Role::kRecipient && !each.inferred) suffer.insert(each.reference.entity);
      if (each.role == Role::kActor && recipients) act.insert(each.reference.entity);
    }
  }
  for (const std::uint32_t entity : act) suffer.erase(entity);
  return suffer;
}

/// The type that the group's first mention gives it. A death is the event that caused it, where that is told, and so
/// are people killed by nobody: "17 people were killed when a bus plunged into a ravine".
EventType type_of(const std::vector<EventMention*>& group) {
  const EventMention& first = *group.front();
  const bool by_nobody = kills_or_injures(first) && first.type() == EventType::kAssault &&
                         std::none_of(first.participants.begin(), first.participants.end(),
                                      [](const Participant& each) { return each.role == Role::kActor; });
  if (first.type() != EventType::kLife && !by_nobody) return first.type();
  for (const EventMention* mention : group) {
    if (mention->type() == EventType::kDisaster ||
        (mention->type() == EventType::kAssault && !kills_or_injures(*mention)))
      return mention->type();
  }
  for (const EventMention* mention : group) {
    if (mention->type() == EventType::kAssault) return EventType::kAssault;
  }
  return first.type();
}

/// A happening is what its first mention makes it; that nobody was hurt in it does not say that it was not.
const EventMention* leading_of(const std::vector<EventMention*>& group) {
  const auto found = std::find_if(group.begin(), group.end(), [](const EventMention* each) { return !each->spared; });
  return found == group.end() ? group.front() : *found;
}

/// A participle before its noun.
bool qualifies(const Tree& tree, TokenIndex word) {
  return tree.relation(word) == Deprel::kAmod && tree.participle(word) && tree.head(word) != kNoToken &&
         word < tree.head(word);
}

/// Only people, countries and bodies do these; a thing that stands as their subject is a figure of speech or a wrong
/// parse.
bool needs_people(EventType type) {
  switch (type) {
    case EventType::kOffice:
    case EventType::kElection:
    case EventType::kCoerce:
    case EventType::kSanction:
    case EventType::kJustice:
    case EventType::kConsult:
    case EventType::kAgree:
    case EventType::kProtest:
    case EventType::kMobilize:
    case EventType::kCooperate: return true;
    default: return false;
  }
}

/// Both sides of a meeting or match take part in it; otherwise there is one who acts and one who is acted on.
std::string_view role_edge(Role role, const Predicate& entry) {
  const bool together = entry.type == EventType::kConsult || entry.relation == "DEFEATED";
  switch (role) {
    case Role::kActor: return together ? "ATTENDED" : "INITIATED";
    case Role::kParty: return "ATTENDED";
    case Role::kRecipient:
      return together && (entry.symmetric || entry.relation == "DEFEATED") ? "ATTENDED" : "TARGETED";
    case Role::kLocation: return "OCCURRED_IN";
    default: return {};
  }
}

}  // namespace

bool kills_or_injures(const EventMention& mention) {
  const std::string_view relation = mention.instance.entry->relation;
  return mention.verbal() && (relation == "KILLED" || relation == "INJURED");
}

Span evidence_of(const Tree& tree, std::initializer_list<TokenIndex> tokens) {
  Span hull{0xffffffffu, 0};
  for (const TokenIndex token : tokens) {
    if (token == kNoToken) continue;
    const Span span = word_span(tree, token);
    hull.start = std::min(hull.start, span.start);
    hull.end = std::max(hull.end, span.end);
  }
  if (hull.start > hull.end) return {};
  return hull;
}

void build_events(const Tree& tree, const EntityTable& entities, const ClaimSet& claims,
                  std::vector<EventMention>& mentions, const std::vector<std::uint32_t>& groups,
                  std::vector<Event>& events, std::vector<Fact>& facts) {
  std::map<std::uint32_t, std::vector<EventMention*>> by_group;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (groups[i] != kNoGroup) by_group[groups[i]].push_back(&mentions[i]);
  }
  // Where a sentence says in words who kills or injures, its dead are those of that happening and no other's.
  std::map<std::uint32_t, std::set<std::uint32_t>> harmed_groups;
  for (const auto& [number, group] : by_group) {
    for (const EventMention* mention : group) {
      if (kills_or_injures(*mention)) harmed_groups[mention->sentence].insert(number);
    }
  }
  for (auto& [number, group] : by_group) {
    bool anything = false;
    // Weak words make an event only among named participants, or beside a strong one.
    const bool weak = std::all_of(group.begin(), group.end(),
                                  [](const EventMention* mention) { return mention->instance.entry->weight == 0; });
    const bool named = std::any_of(group.begin(), group.end(),
                                   [&](const EventMention* mention) { return names_somebody(entities, *mention); });
    if (weak && !named) continue;
    // "the captured ground", "a stranded bus", and nothing else that tells of it: a quality.
    if (std::all_of(group.begin(), group.end(),
                    [&](const EventMention* mention) { return qualifies(tree, mention->instance.word); }))
      continue;
    for (const EventMention* mention : group) {
      if (!mention->participants.empty() || mention->casualties.killed || mention->casualties.injured) anything = true;
      if (mention->instance.entry->weight > 0 && !mention->arguments.empty()) anything = true;
      if (!mention->when.date.empty()) anything = true;
    }
    if (!anything) continue;

    Event event;
    event.type = type_of(group);
    event.trigger = std::string(tree.document().text_of(group.front()->trigger));
    event.name = event_label(tree, entities, std::vector<const EventMention*>(group.begin(), group.end()));
    // A happening told as a fact anywhere is a fact; else it is what its first mention makes it.
    const EventMention* leading = leading_of(group);
    for (const EventMention* mention : group) {
      event.mentions.push_back(mention->trigger);
      if (event.date.size() < mention->when.date.size()) event.date = mention->when.date;
      if (event.end_date.empty()) event.end_date = mention->when.end_date;
      if (event.duration.empty()) event.duration = mention->when.duration;
      if (const auto told = harmed_groups.find(mention->sentence);
          told != harmed_groups.end() && told->second.count(number) == 0)
        continue;
      if (!event.killed || mention->casualties.revised) event.killed = mention->casualties.killed;
      if (!event.injured) event.injured = mention->casualties.injured;
    }
    event.polarity = leading->status.polarity;
    event.modality = leading->status.modality;
    const auto index = static_cast<std::uint32_t>(events.size());
    for (EventMention* mention : group) mention->event = static_cast<std::int32_t>(index);

    std::set<std::pair<std::uint32_t, std::string_view>> seen;
    const std::set<std::uint32_t> sufferers = told_sufferers(group);
    // What the happening is told as goes before how else it is mentioned: "held an election to select …".
    std::vector<const EventMention*> told(group.begin(), group.end());
    std::stable_partition(told.begin(), told.end(),
                          [&](const EventMention* mention) { return mention->status == leading->status; });
    for (const EventMention* mention : told) {
      for (const Participant& participant : mention->participants) {
        if (participant.role == Role::kActor && sufferers.count(participant.reference.entity) != 0) continue;
        const std::string_view edge = role_edge(participant.role, *mention->instance.entry);
        if (edge.empty() || !seen.emplace(participant.reference.entity, edge).second) continue;
        if (edge == "OCCURRED_IN") {
          const EntityKind kind = entities[participant.reference.entity].kind;
          if (kind == EntityKind::kGroup || kind == EntityKind::kThing || kind == EntityKind::kPerson) continue;
        }
        if (edge != "OCCURRED_IN" && edge != "TARGETED" &&
            entities[participant.reference.entity].kind == EntityKind::kThing && needs_people(event.type)) {
          continue;
        }
        const bool outgoing = edge == "TARGETED" || edge == "OCCURRED_IN";
        const Node event_node{Node::Kind::kEvent, index};
        const Node entity_node{Node::Kind::kEntity, participant.reference.entity};
        Fact fact;
        fact.from = outgoing ? event_node : entity_node;
        fact.to = outgoing ? entity_node : event_node;
        fact.relation = std::string(edge);
        const bool here = tree.token(participant.token).sentence == mention->sentence;
        fact.sentence = tree.token(participant.token).sentence;
        fact.evidence = here ? evidence_of(tree, {mention->instance.word, participant.token})
                             : evidence_of(tree, {participant.token});
        fact.verb = std::string(tree.form(mention->instance.word));
        fact.polarity = mention->status.polarity;
        fact.modality = mention->status.modality;
        fact.confidence = 0.9 * participant.certainty * (mention->instance.entry->weight == 0 ? 0.7 : 1.0);
        if (const ClaimSpan* claim = claims.enclosing(mention->instance.word)) fact.attributed_to = claim->speaker_name;
        fact.date = mention->when.date.empty() ? event.date : mention->when.date;
        fact.via = participant.reference.via;
        facts.push_back(std::move(fact));
      }
    }
    events.push_back(std::move(event));
  }
}

}  // namespace dossier::extract
