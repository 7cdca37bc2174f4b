#pragma once

#include "extract/facts.h"
#include "extract/name_revision.h"
#include "extract/tree.h"
#include "language/document.h"
#include "language/gazetteer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::extract {

/// What a token refers to.
struct Reference {
  std::uint32_t entity = 0;  ///< index in `EntityTable::entities`
  std::string via;  ///< the words, when a role holder or a seat stood in for the node ("Ukrainian forces"), else ""
  friend bool operator==(const Reference&, const Reference&) = default;
};

/// Descriptions within descriptions ("the brother of the man who …") are followed so far.
inline constexpr int kMaxDescriptions = 8;

inline bool is_relative_pronoun(std::string_view lemma) {
  return lemma == "who" || lemma == "which" || lemma == "that" || lemma == "whom" || lemma == "whose";
}

/// The nodes an article speaks of, and which token refers to which. Built from the coreference chains; participants
/// without a name join it as they are asked for with `ensure`. The document and the rest must outlive the table.
class EntityTable {
 public:
  EntityTable(const language::Document& document, const language::Dependents& dependents, const Lexicon& lexicon,
              const language::Gazetteer& gazetteer);

  /// How a mention of a city that is a capital, or of a seat of power, is to be read: `kAuto` decides by its place in
  /// the tree, `kActor` takes the country ("Moscow accused …"), `kPlace` the city ("in Moscow").
  enum class Reading : std::uint8_t { kAuto, kActor, kPlace };

  /// What the name, noun, pronoun or adjective `head` refers to, as far as the table has it; coordination is not
  /// followed.
  std::optional<Reference> find(TokenIndex head, Reading reading = Reading::kAuto) const;

  /// As `find`; an unnamed participant gets a Group (people) or Thing when there is none yet. Nothing only for words
  /// that can't be participants: pronouns without an antecedent, dates, clauses.
  std::optional<Reference> ensure(TokenIndex head, Reading reading = Reading::kAuto);

  /// The Group or Thing that the noun itself names, even where it would stand for a country: what is done to "Ukrainian
  /// drones".
  std::optional<Reference> ensure_itself(TokenIndex head);

  /// The participants that the phrase of `head` names, in order, no doubles: its conjuncts, the countries of
  /// "Ukrainian, Russian and American representatives", both of "the two countries". Calls `ensure` for each.
  std::vector<Reference> expand(TokenIndex head, Reading reading = Reading::kAuto);

  /// From here on the word refers to this entity, whatever coreference said: "the director" of "the director of Amnesty
  /// International, Mariela Belski", "I" in somebody's quoted words.
  void bind(TokenIndex head, std::uint32_t entity) { bound_[head] = entity; }

  /// From here on the person is known to bear this role, or to be this kin of somebody, so that a noun alone may mean
  /// them: "the governor", "his daughter", a headline's "former mayor".
  struct Bearer {
    std::string role;  ///< "prime minister"; of kin the relation, "wife"
    bool kin = false;
    bool former = false;
    std::uint32_t person = 0;
    std::optional<std::uint32_t> of = {};  ///< of kin: whose
    TokenIndex at = 0;                     ///< where it is said
  };
  void bear(Bearer bearer) { bearers_.push_back(std::move(bearer)); }

  /// What coreference knows of a person's sex.
  language::Gender gender(std::uint32_t entity) const;
  /// As its names alone tell it, whatever pronouns coreference gave it.
  language::Gender gender_by_name(std::uint32_t entity) const;

  const std::vector<Entity>& entities() const { return entities_; }
  const Entity& operator[](std::uint32_t index) const { return entities_[index]; }

  /// The article's names as the table took them, in order; `name_at` is the one that covers a token, or null.
  const std::vector<RevisedName>& names() const { return revised_; }
  const language::NameMention* name_at(TokenIndex token) const {
    return token < name_at_.size() && name_at_[token] >= 0 ? &revised_[name_at_[token]].mention : nullptr;
  }

  /// The country with this ISO code, the node with this name; nothing when the article does not speak of it.
  std::optional<std::uint32_t> country(std::string_view iso) const;
  std::optional<std::uint32_t> named(std::string_view name) const;
  /// Whether the token is a description that became a node of its own ("the Belarusian embassy").
  bool described(TokenIndex head) const { return nominals_.count(head) != 0; }

  /// A country's body that is named by a common noun: "Argentina's central bank", "its foreign ministry".
  struct StateBody {
    std::uint32_t body = 0;
    std::uint32_t country = 0;
    TokenIndex first = 0;  ///< where the owner is named
    TokenIndex head = 0;   ///< the noun
  };
  const std::vector<StateBody>& state_bodies() const { return state_bodies_; }

  /// The country that the text itself makes the obvious one for a national office named without its country ("the
  /// prime minister"), as seen from a token: that of a place in its sentence, else the one that the story is about.
  /// Nothing when two are about as likely. Those in `taken` have somebody else in that office.
  std::optional<std::uint32_t> home_country(TokenIndex at, const std::vector<std::uint32_t>& taken = {}) const;

  /// The country of an article that speaks of no other.
  std::optional<std::uint32_t> only_country() const;

  /// Whose the noun is that a possessive pronoun stands before. "Its" and "their" that coreference left open, or took
  /// for a town's, are those of the body or country that the text has just spoken of.
  std::optional<Reference> owner(TokenIndex pronoun) const;

 private:
  struct NameUse {
    std::int32_t entity = -1;  ///< what the name names
    std::int32_t actor = -1;   ///< the country or union it stands for as an actor; -1: nothing but itself
    bool acts = false;         ///< its place in the tree makes it an actor
  };
  struct Unnamed {
    std::uint32_t entity;
    std::string lemma;
    std::vector<std::string> modifiers;  ///< folded, sorted
    std::string possessor;
  };

  void build_names();
  /// The surname of "Daan" in "Daan and Pieter Kuipers", else nothing.
  std::string shared_surname(std::size_t index) const;
  std::int32_t same_by_short_form(std::size_t index, const std::string& text) const;
  void build_capitals_described();
  void build_bodies();
  /// "the company", "the party" without more: the body so described that was named last.
  void build_firms();
  std::vector<std::string> described_as(const language::NameMention& name) const;
  bool taken_up_alone(TokenIndex noun) const;
  void count_country_mentions();
  std::uint32_t add_country(std::string_view iso);
  std::uint32_t add_named(EntityKind kind, const std::string& name);
  void add_alias(std::uint32_t entity, std::string alias, Span mention);
  bool acts_here(TokenIndex head) const;

  /// "a 36-year-old man", where coreference went on to somebody who is named only in a later sentence.
  bool names_later(TokenIndex head, std::int32_t chain) const;
  /// Somebody not spoken of before who is done something to: "will appoint a caretaker minister".
  bool newcomer(TokenIndex head) const;
  /// A chain whose first description is one person or thing: "a man".
  bool one_unnamed(std::int32_t chain) const;
  /// "they" or "it" where coreference found one person, "he" where it found a country, place or body.
  bool pronoun_of_another(TokenIndex head, std::int32_t chain) const;
  std::optional<Reference> find_once(TokenIndex head, Reading reading) const;
  /// "the governor", a headline's "former mayor": the only person whom the article gives this role.
  std::optional<Reference> find_bearer(TokenIndex head) const;
  /// Whether the person was introduced with the name of a country that is not the article's own.
  bool foreign(std::uint32_t person) const;
  /// A headline's noun without an article, so that it may speak of somebody whom only the text names.
  bool headline_noun(TokenIndex head) const;
  /// Whether the noun is kin of somebody ("his daughter", "the wife of …") and, then, who that is.
  bool find_kin(TokenIndex head, std::optional<Reference>& kin) const;
  std::optional<Reference> find_country_holders(TokenIndex head) const;
  void countries_of_phrase(TokenIndex head, std::vector<Reference>& out) const;
  /// The country that speaks to those whom `head` names, by its own name, its official's or its body's.
  std::optional<std::uint32_t> addresser(TokenIndex head) const;
  bool somebodys_nationality(TokenIndex token) const;
  /// Whether the country named there acts or is dealt with, rather than says where something is or comes from.
  bool in_dispute(TokenIndex country) const;
  /// Those named together as a subject whom a plural pronoun without a chain takes up; none when there is no such.
  void joint_subject(TokenIndex pronoun, std::vector<Reference>& out, Reading reading) const;
  bool countries_in_play(TokenIndex head, std::vector<Reference>& out) const;
  std::optional<Reference> add_unnamed(TokenIndex head);
  /// The country that the place lies in, when the article speaks of it.
  std::optional<std::uint32_t> country_around(const language::NameMention& name) const;
  /// The body or country that is the nearest subject before the pronoun, else what the sentences before are about.
  std::optional<Reference> body_spoken_of(TokenIndex pronoun) const;
  TokenIndex antecedent(TokenIndex pronoun) const;
  /// What a relative pronoun speaks of whose clause hangs from this noun.
  TokenIndex person_meant(TokenIndex pronoun, TokenIndex noun) const;
  std::optional<Reference> government_of_head(TokenIndex government) const;

  const language::Document* document_;
  Tree tree_;
  const Lexicon* lexicon_;
  const language::Gazetteer* gazetteer_;
  std::vector<Entity> entities_;
  std::vector<RevisedName> revised_;
  std::vector<std::int32_t> name_at_;                       ///< per token: index in `revised_`, or -1
  std::vector<NameUse> names_;                              ///< per `revised_`
  std::vector<std::int32_t> chain_entity_;                  ///< per Document::chains
  std::unordered_map<TokenIndex, std::uint32_t> nominals_;  ///< heads of descriptions → entity
  std::unordered_map<TokenIndex, std::uint32_t> bound_;     ///< see `bind`
  std::unordered_map<std::string, std::uint32_t> by_name_;  ///< folded name → entity
  std::unordered_map<std::string, std::uint32_t> by_iso_;
  std::vector<Unnamed> unnamed_;
  std::vector<StateBody> state_bodies_;
  std::vector<Bearer> bearers_;                                  ///< in order of position
  std::vector<std::pair<TokenIndex, std::uint32_t>> countries_;  ///< mentions of countries, in order of position
  int depth_ = 0;                                                ///< of `ensure` calls within one another
};

/// Drops the Groups and Things that no fact names from `batch.entities` and renumbers the facts.
void drop_unused_participants(FactBatch& batch);

}  // namespace dossier::extract
