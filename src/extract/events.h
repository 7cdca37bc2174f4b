#pragma once

#include "extract/arguments.h"
#include "extract/casualties.h"
#include "extract/claims.h"
#include "extract/dates.h"
#include "extract/entities.h"
#include "extract/facts.h"
#include "extract/modality.h"
#include "extract/numbers.h"
#include "extract/predicates.h"

#include <optional>
#include <string_view>
#include <vector>

namespace dossier::extract {

/// An entity in a role, with the token that says so.
struct Participant {
  Role role = Role::kActor;
  Reference reference;
  TokenIndex token = kNoToken;
  double certainty = 1.0;
  bool inferred = false;  ///< taken from another mention or from the discourse, not from the instance's own clause
};

/// One predicate of the text with all that its clause says: the material of events and direct relations.
struct EventMention {
  PredicateInstance instance;
  Status status;
  std::vector<Participant> participants;
  std::vector<Argument> arguments;
  When when;
  Casualties casualties;
  bool spared = false;  ///< harm that came to nobody: "no one was hurt"
  Span trigger;         ///< bytes of the words that name the event
  std::uint32_t sentence = 0;
  std::int32_t event = -1;  ///< index of the event it is a mention of; -1: none

  EventType type() const { return instance.entry->type; }
  bool verbal() const { return instance.word_class() != WordClass::kNoun; }
};

/// The mentions of events and relations in a document, in order of position.
class MentionReader {
 public:
  /// All must outlive the reader. Unnamed participants join `entities`.
  MentionReader(const Tree& tree, const Lexicon& lexicon, const DateResolver& dates, EntityTable& entities)
      : tree_(tree), lexicon_(lexicon), dates_(dates), entities_(entities) {}

  std::vector<EventMention> read();
  const Readings& readings() const { return readings_; }  ///< filled by `read`

 private:
  bool other_sense(const EventMention& noun, const EventMention& verb) const;
  const Predicate* accusation_meant(TokenIndex noun) const;
  bool lies_ahead(const EventMention& mention) const;
  void promote_deployed(EventMention& mention) const;
  TokenIndex principal(TokenIndex head) const;
  TokenIndex name_given(TokenIndex noun) const;
  bool suffers_itself(const EventMention& mention, TokenIndex noun) const;
  void resolve(EventMention& mention);
  void add_apposed(TokenIndex head, EntityTable::Reading reading, std::vector<TokenIndex>& heads,
                   std::vector<Reference>& references) const;
  void add_places(EventMention& mention);
  void add_asker(EventMention& answer, const std::vector<EventMention>& mentions) const;
  void add_indirect_recipients(EventMention& mention, const std::vector<EventMention>& mentions) const;
  void add_speech_acts(std::vector<EventMention>& mentions);
  void finish_act(EventMention& act, const std::vector<EventMention>& mentions);
  bool subjunctive(TokenIndex said, TokenIndex content, TokenIndex subject) const;
  void turn_into_threat(EventMention& mention, const std::vector<EventMention>& mentions) const;
  bool at_things_alone(const EventMention& act) const;
  std::optional<EventMention> announced(const EventMention& planned, const std::vector<EventMention>& mentions);
  const Predicate* plain_entry(std::string_view verb, EventType type) const;
  const Predicate* promised_entry(const std::vector<EventMention>& mentions, TokenIndex content) const;
  void add_listed(TokenIndex list, EventMention& gathering);
  void add_attendees(std::vector<EventMention>& mentions);
  void add_members(std::vector<EventMention>& mentions);
  void add_included(TokenIndex word, std::vector<EventMention>& mentions);
  void add_from_before(TokenIndex word, std::vector<EventMention>& mentions);
  void add_counted_among(TokenIndex word, std::vector<EventMention>& mentions);
  void add_list(TokenIndex list, Role role, double certainty, EventMention& mention);
  void add_followers(std::vector<EventMention>& mentions);
  void add_authors(std::vector<EventMention>& mentions) const;
  void add_reciprocal(EventMention& mention, const Argument& argument) const;
  bool reciprocal(TokenIndex head) const;
  void add_nested_places(TokenIndex noun, double certainty, int depth, EventMention& mention);
  void add_place(TokenIndex token, std::string_view preposition, double certainty, EventMention& mention);

  const Tree& tree_;
  const Lexicon& lexicon_;
  const DateResolver& dates_;
  EntityTable& entities_;
  Readings readings_;
  std::vector<std::int32_t> mention_at_;  // per token: index of the mention whose word it is, or -1
};

/// A verb that kills or injures, by the direct relation it gives.
bool kills_or_injures(const EventMention& mention);

/// The heads that hang on a list's first by a chain of coordination, apposition or juxtaposition, `first` included:
/// parsers break long lists in many ways.
std::vector<TokenIndex> listed_with(const Tree& tree, TokenIndex first);

/// The possessor of a thing or step: "Ukraine's power grid", "the Israeli plan", "a proposal by Kyiv"; with `located`
/// also where it is.
std::optional<Participant> owner_of(const Tree& tree, const EntityTable& entities, TokenIndex noun, bool located);

/// Makes one event of each group of mentions that `join_mentions` put together, and its role edges INITIATED, TARGETED,
/// ATTENDED and OCCURRED_IN. Events nobody takes part in, that happen nowhere and at no time, are left out. Sets
/// `EventMention::event`.
void build_events(const Tree& tree, const EntityTable& entities, const ClaimSet& claims,
                  std::vector<EventMention>& mentions, const std::vector<std::uint32_t>& groups,
                  std::vector<Event>& events, std::vector<Fact>& facts);

/// The bytes from the first to the last of the tokens, each with the name it belongs to.
Span evidence_of(const Tree& tree, std::initializer_list<TokenIndex> tokens);

}  // namespace dossier::extract
