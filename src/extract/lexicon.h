#pragma once

#include <dossier/result.h>

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

/// What the lexicon files say, ready to be looked up: words and code stay apart. The files' language is defined in
/// grammar/lexicon; this is its meaning.
namespace dossier::extract {

/// Event types by name, from ONTOLOGY.md. `kNone`: a predicate that makes a relation or claim but no event.
enum class EventType : std::uint8_t {
  kNone,
  kAgree,
  kConsult,
  kSupport,
  kConcede,
  kCooperate,
  kAid,
  kRetreat,
  kInvestigate,
  kDemand,
  kDisapprove,
  kReject,
  kThreaten,
  kProtest,
  kCrime,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault,
  kElection,
  kOffice,
  kJustice,
  kBusiness,
  kDisaster,
  kCompetition,
  kScience,
  kLife,
  kOther
};
std::string_view name_of(EventType type);          ///< "CONSULT"; "" for kNone
EventType event_type_from(std::string_view name);  ///< kNone when unknown

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
  kPost  ///< the job or title gained or lost
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
  kInfinitive,   ///< the infinitive alone: "told them to leave"
  kAgentNoun     ///< the noun itself: "attackers", "the maker of X"
};

/// What may fill a slot, as a set of bits; the empty set lets anything in. A pronoun or a description counts as what it
/// refers to; what is not known to be anything is kThing.
using Fillers = std::uint8_t;
namespace filler {
inline constexpr Fillers kPerson = 1, kCountry = 2, kPlace = 4, kOrganization = 8, kGroup = 16, kThing = 32,
                         kEvent = 64;
inline constexpr Fillers kActor = kPerson | kCountry | kOrganization | kGroup;  ///< whatever can act
}  // namespace filler

struct Slot {
  Role role = Role::kActor;
  Position position = Position::kSubject;
  std::string preposition;  ///< lower case, for kPreposition; "" otherwise
  Fillers fillers = 0;      ///< an argument of another kind does not fill this slot (it may fill a later one)
  std::string words;        ///< a word set: only an argument whose head's lemma is a member fills the slot; "" any
  bool required = false;  ///< without this slot filled the predicate does not hold, and the word's next entry is tried
};

/// A named pattern of slots. Each argument of the predicate takes the first slot in order whose position, preposition
/// and fillers suit it; coordinated arguments take the slot together. A role may have several slots: the first of them
/// that is filled is the role's, later ones of the same role only count where the earlier stayed empty, except for
/// kParty, whose slots all add up.
struct Frame {
  std::string name;
  std::vector<Slot> slots;

  bool has(Role role) const {
    for (const Slot& slot : slots)
      if (slot.role == role) return true;
    return false;
  }
};

enum class Modality : std::uint8_t { kActual, kPlanned, kPossible, kDemanded };
enum class Polarity : std::uint8_t { kPositive, kNegative };
std::string_view name_of(Modality modality);  ///< "actual"
std::string_view name_of(Polarity polarity);  ///< "positive"

/// The clause a verb must stand in. kPassive also takes participles that modify a noun ("the man wanted for murder")
/// and copular adjectives made of them ("was born").
enum class Voice : std::uint8_t { kAny, kActive, kPassive };

/// One predicate: a word, or a word with the words it must come with.
///
/// How it is to be read:
/// - Entries of one head word are tried in the order `Lexicon::find` gives; the first whose topic, particle, object,
///   tail, lead, voice, number and required slots are all met is taken. One that has neither type nor relation nor
///   claim says that the word makes nothing in that use: no event, no open relation. Where the word has a `particle`,
///   `object` or `tail`, arguments may hang from the head word or from any word of those ("launched an attack on Kyiv":
///   `on` hangs from "attack").
/// - The direct relation runs actor → recipient. A frame without a recipient slot runs it actor → location (VISITED,
///   DEPLOYED_TO), one without that actor → post (RESIGNED_FROM the body of the post). With `symmetric` it holds
///   between every two parties, and between each actor and each recipient both ways where the frame has those.
/// - Where the frame has no actor slot the relation is not made; the event still is.
struct Predicate {
  std::string lemma;  ///< of the head word, lower case
  WordClass word_class = WordClass::kVerb;
  /// What must follow: an adverb particle, a preposition or both ("shoot" + "down", "call" + "on", "put" + "up with");
  /// "" when none. A last word that is a preposition is also that of the argument after it.
  std::string particle;
  std::string object;  ///< lemma of the object that completes a light verb ("launch" + "attack"); "" when none
  EventType type = EventType::kNone;
  std::string relation;                     ///< direct relation, "ATTACKED"; "" when none
  std::uint16_t frame = 0;                  ///< index in Lexicon::frames
  bool symmetric = false;                   ///< parties in the relation both ways
  bool claim = false;                       ///< a verb or noun of saying: its content is a Claim
  Polarity polarity = Polarity::kPositive;  ///< of the relation itself
  std::uint8_t weight = 1;  ///< prior confidence step; a lexicon's `weak` entries have 0: they make an event only
                            ///< where a slot is filled by a named person, country, place or organisation
  std::string tail;         ///< lemmas of words that must follow, joined by spaces ("under fire", "guilty of"): next to
                            ///< one another, the first at most six tokens after the head word; "" when none. A last
                            ///< word that is a preposition is also the preposition of the argument after it
  std::string lead;  ///< nouns: lemmas of the words that stand right before it ("heart" for "heart attack"); "" when
                     ///< none. The word with a lead is one predicate, not a modifier and its noun
  Voice voice = Voice::kAny;              ///< verbs: the voice it must stand in
  bool plural = false;                    ///< nouns: only in the plural ("talks", "charges")
  std::string topic;                      ///< a word set: only in articles about it (extract/topics.h); "" in all
  Modality modality = Modality::kActual;  ///< of the claim or of what stands in its content slot: "demand" → kDemanded
  bool denies = false;                    ///< a claim word whose content is said not to be so ("deny", "dismiss")
};

/// A verb or noun that governs another predicate and changes how it holds: refuse to X (negative), plan to X (planned).
/// The governed predicate is its xcomp, ccomp, object noun or the object of its preposition ("threat of", "call for"),
/// or the noun's acl. A word may be operator and predicate at once ("threaten"): then its own event stands beside.
struct Operator {
  std::string lemma;
  WordClass word_class = WordClass::kVerb;
  std::string particle = {};  ///< "out" of "carry out", "on" of "call on"; "" when none
  bool flips_polarity = false;
  Modality modality = Modality::kActual;  ///< kActual: leaves it as it is
  bool light = false;  ///< passes its subject to the nested predicate and adds nothing ("launch", "carry out", "begin")
};

/// A title or role noun that may stand before or after a name: "president", "secretary", "envoy".
struct RoleNoun {
  enum class Kind : std::uint8_t { kHolds, kRepresents, kMember, kFamily, kCitizen, kOwner, kFounder };
  std::string lemma;  ///< may have several words: "prime minister", "chief of staff"
  Kind kind = Kind::kHolds;
  std::string relation = {};  ///< for kFamily: "father", "wife"
};

/// A noun for people or things that stand for their country when a country's adjective or possessive modifies them
/// ("Russian forces", "Ukrainian officials", "the Kremlin").
enum class Metonym : std::uint8_t { kForces, kOfficials, kSeat };

/// Hashes strings and views alike, so that a look-up by view makes no string.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

/// Filled by `load_lexicon` (extract/lexicon_loader.h); read-only afterwards, then safe to share between threads.
class Lexicon {
 public:
  std::vector<Frame> frames;
  std::vector<Predicate> predicates;

  /// Makes room for about so many predicates and other words, so that filling it does not move them about.
  void reserve(std::size_t predicates, std::size_t role_nouns);
  void add_predicate(Predicate predicate);
  void add_operator(Operator op);
  void add_role_noun(RoleNoun noun);
  void add_metonym(std::string lemma, Metonym kind);
  void add_seat(std::string name, std::string iso);  ///< "Kremlin" → RUS
  /// Membership of a named word set ("unit", "weekday", "group"), with a value where the set gives one ("may" → "5").
  void add_word(std::string set, std::string lemma, std::string value = {});

  /// Indexes in `predicates` of the entries with this head word, those with a particle or object first.
  const std::vector<std::uint32_t>* find(std::string_view lemma, WordClass word_class) const;
  /// The operator that is this word alone; one with a particle is only among `find_operators`.
  const Operator* find_operator(std::string_view lemma, WordClass word_class) const;
  /// All operators of this head word, those with a particle first; null when there are none.
  const std::vector<Operator>* find_operators(std::string_view lemma, WordClass word_class) const;
  const RoleNoun* find_role_noun(std::string_view words) const;         ///< lower-case, single spaces
  std::size_t longest_role_noun() const { return longest_role_noun_; }  ///< in words
  bool begins_role_noun(std::string_view words) const;                  ///< and more words follow
  const Metonym* find_metonym(std::string_view lemma) const;
  const std::string* find_seat(std::string_view name) const;  ///< as written, without article: "White House"
  bool in_set(std::string_view set, std::string_view lemma) const;
  /// The value of a member of the set, "" when it was given none; null when it is no member.
  const std::string* word_value(std::string_view set, std::string_view lemma) const;
  /// The word sets that entries name as their topic, in order of their names.
  const std::set<std::string>& topics() const { return topics_; }
  /// The members of the set with their values; null when there is no such set.
  const StringMap<std::string>* find_set(std::string_view set) const;

 private:
  StringMap<std::vector<std::uint32_t>> predicates_by_class_[3];  // by WordClass
  StringMap<std::vector<Operator>> operators_by_class_[3];
  StringMap<RoleNoun> role_nouns_;
  std::unordered_set<std::string, StringHash, std::equal_to<>> role_noun_beginnings_;
  StringMap<Metonym> metonyms_;
  StringMap<std::string> seats_;
  StringMap<StringMap<std::string>> sets_;
  std::set<std::string> topics_;
  std::size_t longest_role_noun_ = 1;
};

}  // namespace dossier::extract
