#pragma once

#include "base/utf8.h"
#include "extract/standing_facts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How `find_roles` works: shared by the files that find the phrases, their holders and their bodies.
namespace dossier::extract {

using language::NameKind;
using language::NameMention;

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
  StandingFacts::Words words;
  bool former = false;
  bool born = false;        ///< "Nigerian-born": the nationality says where they come from, not whom they serve
  bool predicated = false;  ///< said of the holder by a verb: "is the president of", "was named head"
  bool adjacent = false;    ///< stands right before the holder's name
  double confidence = 0.8;
  Status status;
};

/// Reads the phrases in order of the text; those joined by “and” share holder and body.
class RoleReader {
 public:
  using Words = StandingFacts::Words;

  explicit RoleReader(StandingFacts& standing) : s_(standing), tree_(standing.tree) {}
  void read();
  /// Only binds the nouns of phrases beside a name to the person named.
  void bind();

 private:
  /// "former members of Scientology, including musician Tiziano Lugli and actor Jason Beghe"
  void included_members();
  /// "His Party of National Stability", "whose New Dawn party"
  void own_parties();
  const std::string& lower(TokenIndex token) {
    scratch_ = utf8::to_lower(tree_.form(token));
    return scratch_;
  }
  /// Tells the table who bears the role, so that the noun alone may mean them.
  void remember(RolePhrase& phrase);
  bool role_noun_at(TokenIndex at, RolePhrase& phrase);
  /// A common noun right before a person's name, or in apposition to one: "American academic Marc Lamont Hill", "a
  /// Turkish builder".
  bool plain_noun_at(TokenIndex at, RolePhrase& phrase);
  bool belongs_before(TokenIndex token) const;
  void measure(RolePhrase& phrase);
  bool joined_to(const RolePhrase& before, const RolePhrase& phrase);
  std::optional<std::uint32_t> named_holder(const NameMention* name, const RolePhrase& phrase) const;
  void hold(RolePhrase& phrase, std::uint32_t holder, TokenIndex first, TokenIndex last, double confidence) {
    phrase.holders.push_back(holder);
    phrase.words = {std::min(first, phrase.first), std::max(last, phrase.role_last), phrase.head};
    phrase.confidence = confidence;
  }
  /// The first token after "Dr", "Mr", "General", which may stand before a name in apposition, else the same.
  TokenIndex after_rank(TokenIndex at, TokenIndex end) const;
  /// The person whose name follows the body's: "Ambassador to Germany Richard Grenell", "Minister of Information
  /// Moammar al-Eryani"; null when the body is not capitalised throughout.
  const NameMention* name_after_body(TokenIndex preposition, TokenIndex end) const;
  void find_holders(RolePhrase& phrase);
  /// "X is the president of Y", "became chairman", "was named head of", "serves as"
  void predicated(RolePhrase& phrase);
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
  Body body_of(TokenIndex head, int depth);
  /// The name that ends the noun phrase at `first`: "of Ukraine's National Security Council", "to Eritrean President
  /// Ghebre Tewolde".
  Body named_object(TokenIndex first, TokenIndex end, const RolePhrase& phrase);
  void find_holdee(RolePhrase& phrase);
  /// Someone who works for whom they please; a place before the noun says where.
  bool free_profession(const RolePhrase& phrase) const;
  /// Whose country's name before the noun says whom they serve, and not merely where they come from: "a Slovak
  /// general", but "a Swiss accountant".
  bool serves_state(const RolePhrase& phrase) const;
  static bool sits_for_place(const RolePhrase& phrase);
  bool team(TokenIndex noun) const {
    const std::string_view lemma = tree_.lemma(noun);
    return lemma == "team" || lemma == "squad" || lemma == "side" || lemma == "crew" || lemma == "delegation";
  }
  /// Whom the sentence before the pronoun's is about.
  std::optional<Reference> person_before(TokenIndex pronoun) const;
  /// "the bloc, whose leader, Nebojša Kadić, …": "whose" stands right before the phrase.
  void relative_possessor(RolePhrase& phrase);
  std::string title_of(const RolePhrase& phrase);
  static bool national_office(std::string_view lemma);
  /// An office of state said of somebody beside it, whose country goes without saying.
  /// Whether the article speaks of a state's cabinet, parliament or prime minister.
  bool national_politics();
  bool office_of_the_country(const RolePhrase& phrase);
  /// The countries that somebody else has this office of.
  std::vector<std::uint32_t> others_in_office(const RolePhrase& phrase);
  bool has_office(std::uint32_t holder, const std::string& title) const;
  /// First the relations whose both ends the phrase names; then, with `inferred`, those whose country goes without
  /// saying.
  void emit(RolePhrase& phrase, bool inferred);
  /// "Bolivia was represented by Foreign Minister X", "Venezuela sent its ambassador"
  std::optional<Reference> represented(const RolePhrase& phrase);
  void finish(Fact* fact, const RolePhrase& phrase, std::string title);
  void relate(const RolePhrase& phrase, RoleNoun::Kind kind, std::uint32_t holder, const Reference& holdee,
              const Words& words, double confidence);
  /// Takes polarity and modality from the verb that says it.
  void hold_as_said(Fact& fact, TokenIndex verb);
  /// "Civic Dawn, led by Milica Radunović", "Marek Dworzak, who ran the ABW until 2023"
  void led_bodies();
  /// "Pablo Rios, who plays for Atletico Norte and Uruguay"
  void players();
  /// "Denise Okafor, formerly of Nestlé"
  void formerly_of();
  /// "Sabrina Bennoui of Reporters Without Borders", "Brigid Kosgei of Kenya", "Ababel Yeshaneh and Gelete Burka, both
  /// from Ethiopia", "Ethiopians Dejene Debela and …"
  void people_of_countries();
  /// The country's people: the person named, with `joined` also those the name is joined to.
  void citizens(const NameMention& person, const NameMention& country, bool joined);
  /// "Countryman Lawrence Cherono", "Kosgei's compatriot Eliud Kipchoge": of the country of the person spoken of
  /// before.
  void compatriots();
  /// "was born in Tunisia"
  void born_in();
  /// "Korea's Kim Shin-Wook", "Tidemark's Colin Strand"
  void possessed_people();
  int politics_ = -1;  ///< national_politics(), once it is known
  StandingFacts& s_;
  const Tree& tree_;
  std::vector<RolePhrase> phrases_;
  std::string scratch_;
  bool theirs_ = false;
};

}  // namespace dossier::extract
