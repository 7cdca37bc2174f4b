#pragma once

#include <dossier/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// What the lexicon files say, ready to be looked up: words and code stay apart. The files' language is defined in
/// grammar/lexicon; this is its meaning.
namespace dossier::extract {

/// Event types by name, from ONTOLOGY.md. `kNone`: a predicate that makes a relation or claim but no event.
enum class EventType : std::uint8_t {
  kNone, kAgree, kConsult, kSupport, kConcede, kCooperate, kAid, kRetreat, kInvestigate, kDemand, kDisapprove, kReject,
  kThreaten, kProtest, kCrime, kSanction, kMobilize, kCoerce, kAssault, kElection, kOffice, kJustice, kBusiness,
  kDisaster, kCompetition, kScience, kLife, kOther
};
std::string_view name_of(EventType type);            ///< "CONSULT"; "" for kNone
EventType event_type_from(std::string_view name);    ///< kNone when unknown

enum class WordClass : std::uint8_t { kVerb, kNoun, kAdjective };

/// The part an argument plays for its predicate.
enum class Role : std::uint8_t {
  kActor,      ///< INITIATED; subject of the direct relation
  kRecipient,  ///< TARGETED; object of the direct relation
  kParty,      ///< ATTENDED; every pair of parties stands in the symmetric relation
  kLocation,   ///< OCCURRED_IN; object of VISITED-like relations
  kContent,    ///< what is said, demanded, promised: a claim's content or a nested predicate
  kTopic,      ///< what it is about
  kInstrument,
  kPost        ///< the job or title gained or lost
};

/// Where in the dependency tree an argument stands, seen from the predicate.
enum class Position : std::uint8_t {
  kSubject,      ///< nsubj of an active clause; of a passive one the obl:agent / by-phrase stands here
  kObject,       ///< obj of an active clause; of a passive one the nsubj:pass stands here
  kIndirect,     ///< iobj
  kPreposition,  ///< obl or nmod with the given preposition
  kPossessor,    ///< nmod:poss: "Russia's invasion"
  kModifier,     ///< compound or amod: "the Russian attack", "gas attack"
  kClause,       ///< ccomp, xcomp or quoted parataxis
  kAgentNoun     ///< the noun itself: "attackers", "the maker of X"
};

struct Slot {
  Role role = Role::kActor;
  Position position = Position::kSubject;
  std::string preposition;  ///< lower case, for kPreposition; "" otherwise
};

/// A named pattern of slots, tried in order; a role may have several slots and may be filled by several arguments.
struct Frame {
  std::string name;
  std::vector<Slot> slots;
};

enum class Modality : std::uint8_t { kActual, kPlanned, kPossible, kDemanded };
enum class Polarity : std::uint8_t { kPositive, kNegative };
std::string_view name_of(Modality modality);  ///< "actual"
std::string_view name_of(Polarity polarity);  ///< "positive"

/// One predicate: a word, or a word with the words it must come with.
struct Predicate {
  std::string lemma;                 ///< of the head word, lower case
  WordClass word_class = WordClass::kVerb;
  std::string particle;              ///< compound:prt or the preposition that must follow ("shoot" + "down", "call" + "on"); "" when none
  std::string object;                ///< lemma of the object that completes a light verb ("launch" + "attack"); "" when none
  EventType type = EventType::kNone;
  std::string relation;              ///< direct relation, "ATTACKED"; "" when none
  std::uint16_t frame = 0;           ///< index in Lexicon::frames
  bool symmetric = false;            ///< parties in the relation both ways
  bool claim = false;                ///< a verb or noun of saying: its content is a Claim
  Polarity polarity = Polarity::kPositive;   ///< of the relation itself
  std::uint8_t weight = 1;           ///< prior confidence step; a lexicon's `weak` entries have 0
};

/// A verb or noun that governs another predicate and changes how it holds: refuse to X (negative), plan to X (planned).
struct Operator {
  std::string lemma;
  WordClass word_class = WordClass::kVerb;
  bool flips_polarity = false;
  Modality modality = Modality::kActual;  ///< kActual: leaves it as it is
  bool light = false;  ///< passes its subject to the nested predicate and adds nothing ("launch", "carry out", "begin")
};

/// A title or role noun that may stand before or after a name: "president", "secretary", "envoy".
struct RoleNoun {
  enum class Kind : std::uint8_t { kHolds, kRepresents, kMember, kFamily, kCitizen, kOwner, kFounder };
  std::string lemma;       ///< may have several words: "prime minister", "chief of staff"
  Kind kind = Kind::kHolds;
  std::string relation;    ///< for kFamily: "father", "wife"
};

/// A noun for people or things that stand for their country when a country's adjective or possessive modifies them
/// ("Russian forces", "Ukrainian officials", "the Kremlin").
enum class Metonym : std::uint8_t { kForces, kOfficials, kSeat };

class Lexicon {
 public:
  std::vector<Frame> frames;
  std::vector<Predicate> predicates;

  void add_predicate(Predicate predicate);
  void add_operator(Operator op);
  void add_role_noun(RoleNoun noun);
  void add_metonym(std::string lemma, Metonym kind);
  void add_seat(std::string name, std::string iso);          ///< "Kremlin" → RUS
  void add_word(std::string set, std::string lemma);         ///< membership of a named word set: "unit", "weekday", "group"

  /// Indexes in `predicates` of the entries with this head word, those with a particle or object first.
  const std::vector<std::uint32_t>* find(std::string_view lemma, WordClass word_class) const;
  const Operator* find_operator(std::string_view lemma, WordClass word_class) const;
  const RoleNoun* find_role_noun(std::string_view words) const;   ///< lower-case, single spaces
  std::size_t longest_role_noun() const { return longest_role_noun_; }  ///< in words
  const Metonym* find_metonym(std::string_view lemma) const;
  const std::string* find_seat(std::string_view name) const;
  bool in_set(std::string_view set, std::string_view lemma) const;

 private:
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;
  Index verbs_, nouns_, adjectives_;
  std::unordered_map<std::string, Operator> verb_operators_, noun_operators_, adjective_operators_;
  std::unordered_map<std::string, RoleNoun> role_nouns_;
  std::unordered_map<std::string, Metonym> metonyms_;
  std::unordered_map<std::string, std::string> seats_;
  std::unordered_map<std::string, bool> sets_;  // "set\0lemma"
  std::size_t longest_role_noun_ = 1;
};

}  // namespace dossier::extract
