#pragma once

#include "base/utf8.h"
#include "extract/name_revision.h"

#include <map>
#include <string>
#include <vector>

/// How `revise_names` works: shared by the files that mend names of bodies and settle kinds.
namespace dossier::extract {

using language::NameKind;
using language::NameMention;

/// One step after the other, each over all names.
class NameReviser {
 public:
  NameReviser(const Tree& tree, const Lexicon& lexicon, const language::Gazetteer& gazetteer)
      : tree_(tree), lexicon_(lexicon), gazetteer_(gazetteer) {}
  std::vector<RevisedName> revise();

 private:
  const language::Document& document() const { return tree_.document(); }
  std::string lower(TokenIndex at) const { return utf8::to_lower(tree_.form(at)); }
  bool capital(TokenIndex at) const {
    const std::string_view form = tree_.form(at);
    return !form.empty() && utf8::is_upper(utf8::decode(form, 0).code_point);
  }
  /// Two capitals at least, and nothing small: "NATO", "ABS-CBN".
  bool acronym(TokenIndex at) const;
  TokenIndex begin_of(TokenIndex at) const { return document().sentences[tree_.token(at).sentence].first; }
  TokenIndex end_of(TokenIndex at) const { return document().sentences[tree_.token(at).sentence].last; }
  static bool entity(NameKind kind) {
    return kind == NameKind::kPerson || kind == NameKind::kCountry || kind == NameKind::kPlace ||
           kind == NameKind::kOrganization;
  }
  void take();
  /// Runs of capitals that are no names: looking through them for names within would take quadratic time.
  void drop_endless();
  /// Takes the bodies for names in the place of all they cover.
  void cover(std::vector<RevisedName> bodies);
  /// A capitalised word that a name may hold.
  bool part_of_name(TokenIndex at) const;
  /// The name that covers the token (after `index`), or null.
  const NameMention* at_of(TokenIndex token) const;
  /// "DJENNE, Mali, May 3 (River Newswire) -"
  void datelines();
  /// "the World Trade Organization (WTO)": the letters say where the name begins.
  void bodies_before_acronyms();
  /// "the opposition Civic Pact", "the New Dawn party"
  void bodies_by_noun();
  /// "Dawn" where the tagger left "Civic" before it outside, which it took for one name elsewhere.
  void whole_as_elsewhere();
  /// "at his home in Thiès": a capitalised word after "in" that the tagger left out.
  void add_places();
  /// Fills `at_`: per token the index in `names_`, or -1.
  void index();
  void set_head(NameMention& name) const;
  void sort() {
    std::stable_sort(names_.begin(), names_.end(),
                     [](const RevisedName& a, const RevisedName& b) { return a.mention.first < b.mention.first; });
  }
  /// "the School District and the Police Department", "Brightwater and Mr Greaves": two names.
  void split_joined();
  /// "Daan and Pieter Kuipers"
  bool shares_surname(const NameMention& name) const;
  /// "Committee" + "of the Red Cross", "Party of" + "National Stability".
  void join_bodies();
  /// "U.S. President Donald Trump", "ABS-CBN CEO Carlo Katigbak": the name is what follows the title; what stands
  /// before it is one of its own.
  void cut_titles();
  /// "Information" + "Minister Hawa Deen", "Croatian Justice" + "Minister": the portfolio is part of the title.
  void cut_portfolios();
  /// "Secretary of" + "State Mike Pompeo": the title ends inside what was taken for the name.
  void cut_title_tails();
  /// "Minister of" + "Information Moammar al-Eryani", "Speaker of the" + "House Nancy Pelosi": so does the name of the
  /// body.
  void cut_body_tails();
  /// "Vice President of the United States Joe Biden": a country and a person.
  void part_country_and_person();
  /// "NYC Mayor de Blasio", taken for a body: somebody whose fuller name stands elsewhere.
  void part_title_and_surname();
  /// "the Seattle-based maker": a known place before "-based" that the tagger left out.
  void add_bases();
  /// "the government's Flag Consideration Project": capitalised words in a row that end as a body's name does.
  void add_bodies();
  /// "and World Bank", "pro-Russian Sloga", "Brightwater for": small words at the edges of a name are none of it.
  void trim();
  /// Whether capitalised words are the name of the body that the noun before them speaks of.
  bool beside_body(TokenIndex first, TokenIndex last) const;
  /// "Panhellenic Seamen" + "'s" + "Federation"
  void join_possessed_bodies();
  /// "the US Federal Trade Commission": a capitalised word that the tagger left outside.
  void extend_bodies();
  /// "Magat" + "Dam", "Cagayan" + "River"
  void extend_places();
  void cut_owners();
  bool role_before(TokenIndex at, const RoleNoun** noun = nullptr) const;
  /// "Swedish captain Andreas Granqvist": two or more capitalised words after a title are a person.
  void add_after_titles();
  /// "al-" + "Quaety": the Arabic article is part of a name.
  void extend_articles();
  void extend_people();
  struct Votes {
    int mentions[3] = {0, 0, 0};  ///< as the tagger had them: person, body, place
    double forename = 0;
    double known_place = 0;  ///< counted once, however often it is mentioned
    double person = 0;
    double body = 0;
    double place = 0;
  };
  /// The noun that heads the phrase right after a comma: ", a senior adviser to", ", the chairwoman of".
  void vote_by_apposition(const NameMention& name, Votes& votes) const;
  bool apposed_to_role(const NameMention& name) const {
    const TokenIndex head = tree_.head(name.head);
    return tree_.relation(name.head) == Deprel::kAppos && head != kNoToken && role_before(head + 1);
  }
  /// "its ambassador to Brazil, Tomás Echenique": the role stands before the preposition.
  bool role_with_phrase_before(TokenIndex comma) const;
  void vote(const RevisedName& revised, Votes& votes) const;
  void vote_by_phrase(const NameMention& name, Votes& votes) const;
  void vote_by_grammar(const NameMention& name, Votes& votes) const;
  /// What the tagger thought counts, but many mentions tagged alike are no independent witnesses.
  static void settle_prior(Votes& votes);
  void vote_by_pronouns(const language::CorefChain& chain, Votes& votes) const;
  static NameKind most(const Votes& votes, NameKind otherwise);
  /// A chain that holds a firm and a person of one name ("Halvorsen's shares", "her father, Einar Halvorsen") is two;
  /// the part that is mentioned less leaves it.
  void part_chains();
  std::string text_key(const RevisedName& name) const;  ///< names outside chains are one by this
  void vote_by_place(const NameMention& name, Votes& votes) const;
  /// "BBC", "PBS", "Commission on Presidential Debates", "Unity Party of America"
  void vote_by_body_words(const NameMention& name, Votes& votes) const;
  bool kind_of_body(TokenIndex noun) const;  ///< "group", "lender", "carmaker"
  bool kind_of_settlement(TokenIndex noun) const;
  void vote_by_list(const RevisedName& revised, std::vector<Votes>& by_chain,
                    std::map<std::string, Votes>& alone) const;
  void settle_kinds();
  /// Short names that are part of whole ones: "Ms Strenna" of Paola Strenna, "Kordal" of Kordal Holding.
  void settle_namesakes();
  const Tree& tree_;
  const Lexicon& lexicon_;
  const language::Gazetteer& gazetteer_;
  std::vector<RevisedName> names_;
  std::vector<std::int32_t> at_;
};

}  // namespace dossier::extract
