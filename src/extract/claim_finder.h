#pragma once

#include "extract/claims.h"
#include "extract/quotations.h"

#include <deque>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

/// How `find_claims` works: shared by the files that find speakers, quotations and contents.
namespace dossier::extract {

constexpr std::size_t kMaxContent = 600;  ///< tokens of one claim; a longer clause belongs to broken text
constexpr TokenIndex kNear = 12;          ///< tokens between a quotation and the verb that reports it

/// Tokens [first, last).
struct Run {
  TokenIndex first;
  TokenIndex last;
};

/// A verb that reports what is said or thought.
struct Reporter {
  TokenIndex verb = kNoToken;
  const Predicate* entry = nullptr;  ///< null: "according to", or a verb of naming ("called it a farce")
  std::vector<Reference> speakers;
  TokenIndex speaker_token = kNoToken;
  std::string preposition;  ///< "according to" and the like; then `verb` is its first word
  bool resolved = false;
  bool used = false;
  bool set_apart = false;  ///< stands between commas beside what it reports, see `ClaimFinder::aside`
  bool quoting = false;    ///< reports a quotation
};

inline bool is_word(const Tree& tree, TokenIndex token) {
  return tree.upos(token) != Upos::kPunct && tree.upos(token) != Upos::kSym;
}

/// Goes through the sentences in order; who spoke last is known to the next.
class ClaimFinder {
 public:
  ClaimFinder(const Tree& tree, const Lexicon& lexicon, const DateResolver& dates, EntityTable& entities)
      : tree_(tree), lexicon_(lexicon), dates_(dates), entities_(entities) {}
  ClaimSet find();

 private:
  const Predicate* claim_entry(TokenIndex token) const;
  /// "Mr Mielnik, 67, denies having spied": a present tense that the tagger took for a plural.
  bool verb_in_disguise(TokenIndex token) const;
  void collect_reporters();
  /// "has not said whether": nothing was said.
  bool negated(TokenIndex verb) const;
  /// "must ask somebody", "plans to tell parliament that …": nothing has been said yet.
  bool unsaid(TokenIndex verb) const;
  /// `known`: the token that is known to be its subject.
  void resolve_speakers(Reporter& reporter, TokenIndex known = kNoToken);
  /// Of a gerund: "ordered six to leave after concluding that …" is said of who ordered, "quoted a general as saying"
  /// of the general.
  TokenIndex shared_speaker(TokenIndex verb) const;
  /// "The manager, Abel Ruiz, denied it: warnings, he insisted, were sent": the last person before the colon.
  std::optional<Reference> person_before_colon(TokenIndex pronoun) const;
  /// "Fiat is to close two factories, it said": the body or country that the sentence begins with.
  std::vector<Reference> sentence_subject_before(TokenIndex pronoun) const;
  /// Whom "he" or "she" beside reported words means: who spoke last, or whom the sentence before is about. Nobody for
  /// other words, and where that is not plain.
  std::vector<Reference> pronoun_speaker(TokenIndex pronoun);
  /// "accused the mayor": done by saying something, which the next sentence may quote.
  bool speaks_out(TokenIndex verb) const;
  /// Whose words a tweet, report or statement holds, where it says so: "a tweet by US Secretary of State Mike Pompeo".
  std::vector<Reference> authors(TokenIndex token, std::vector<Reference> speakers) const;
  /// "I" and its forms within quotation marks.
  bool first_person(TokenIndex token) const;
  /// Whose quoted words the token is among, as far as that has been found; else nobody.
  std::vector<Reference> quoted_speaker(TokenIndex token) const;
  /// Lets "I" in a person's quoted words, and "we" in a body's or country's, refer to the speaker.
  void bind_first_persons(const std::vector<Run>& runs, std::uint32_t speaker);
  /// The person whose name ends right before the verb (and its adverbs and auxiliaries), after `subject` in one phrase.
  TokenIndex person_ending_before(TokenIndex verb, TokenIndex subject) const;
  /// Things say nothing, but for reports and the like, and bodies that go by a common noun.
  bool can_speak(std::uint32_t entity) const;
  /// "said Detective Inspector Steven Jones": the name in the phrase right after the verb.
  TokenIndex name_after(TokenIndex verb) const;
  /// The nearest person or body named before a verb whose subject the parser lost: "Tom Molomby, SC, said".
  TokenIndex name_before(TokenIndex verb) const;
  /// "The governor, asked about the fire, said: …": the subject that opens the sentence, where an insertion took it.
  TokenIndex opening_subject(TokenIndex verb) const;
  std::size_t words_in(TokenIndex first, TokenIndex last) const {
    std::size_t count = 0;
    for (TokenIndex at = first; at < last; ++at) count += is_word(tree_, at);
    return count;
  }
  std::size_t commas_in(TokenIndex first, TokenIndex last) const {
    std::size_t count = 0;
    for (TokenIndex at = first; at < last; ++at) count += tree_.form(at) == ",";
    return count;
  }
  /// Whether every word of the sentence stands inside quotation marks.
  bool wholly_quoted(std::uint32_t sentence) const;
  /// Words said as such, not a term between marks: after a comma, colon or the reporting verb, or at the sentence's
  /// start.
  bool direct(const Quotation& quotation, std::uint32_t sentence) const;
  /// The reporter outside quotation marks that is nearest to the tokens [first, last) in the sentence.
  Reporter* nearest_reporter(std::uint32_t sentence, TokenIndex first, TokenIndex last);
  void quoted(std::uint32_t sentence);
  /// "The palace issued the following statement: “…”": who does what the sentence tells before the colon.
  Reporter* announcer(std::uint32_t sentence, TokenIndex before);
  bool ends_sentence(const Run& run) const {
    const std::string_view form = tree_.form(run.last - 1);
    return form == "." || form == "!" || form == "?";
  }
  /// A sentence that is nothing but quotation: its speaker was named before, or will be where the quotation ends.
  void continues(std::uint32_t sentence, std::int32_t index, const Run& run);
  /// The subtree of `root` without those of `without`, as runs of tokens in order.
  std::vector<Run> subtree(TokenIndex root, const std::vector<TokenIndex>& without) const;
  /// Runs without punctuation at their ends, leading "that", and what is only punctuation.
  std::vector<Run> trimmed(std::vector<Run> runs) const;
  static std::size_t size_of(const std::vector<Run>& runs) {
    std::size_t size = 0;
    for (const Run& run : runs) size += run.last - run.first;
    return size;
  }
  void reported(Reporter& reporter);
  bool own_subject_of(TokenIndex clause) const;
  /// "alleged Ruiz was poisoned", "announced the tests found poison": a clause without "that" which the parser lost;
  /// the token that it begins with, else kNoToken.
  TokenIndex bare_clause_after(TokenIndex verb) const;
  /// Whether a verb that may be finite stands in [first, last), before any comma.
  bool verb_in(TokenIndex first, TokenIndex last) const;
  /// "urged him to reconsider": the one asked and the deed.
  bool demanded(Reporter& reporter);
  /// "announced its intention to leave": what one means to do.
  bool intended(Reporter& reporter);
  /// "rejected Peru's claim that …", "a warning by the bank that …"
  void told_by_nouns(std::uint32_t sentence);
  /// "denies having spied for anyone"
  bool denied_deed(Reporter& reporter);
  bool time_noun(TokenIndex token) const;
  /// Where the name of those told ends: "told LA Weekly"; kNoToken for other verbs and for nouns.
  TokenIndex addressee_end(TokenIndex verb) const;
  /// "told LA Weekly in a statement that …", "said resources would be accessible": from where the content begins to the
  /// end of what the verb governs, wherever the parser hung its parts.
  bool after_verb(Reporter& reporter);
  /// "said it was safe and warned that …", "…, adding that …": where the content ends because its speaker goes on to
  /// say more, who is then that verb's speaker too; else kNoToken.
  TokenIndex goes_on_to_say(const Reporter& reporter, TokenIndex clause, TokenIndex start, TokenIndex end);
  /// Whether the clause is about somebody who could go on to say something.
  bool speaks_itself(TokenIndex clause) const;
  bool comma_before(TokenIndex clause) const {
    const TokenIndex first = tree_.dependents().hull(clause).first;
    return first > 0 && tree_.form(first - 1) == ",";
  }
  bool quoted_mostly(TokenIndex first, TokenIndex last) const;
  static bool naming(std::string_view lemma) {
    return lemma == "call" || lemma == "describe" || lemma == "characterize" || lemma == "characterise" ||
           lemma == "label" || lemma == "brand" || lemma == "deem" || lemma == "dub";
  }
  /// "dismissed the report as gossip", "hailed it as a victory"
  bool judging(std::string_view lemma) const { return lexicon_.in_set("judging", lemma); }
  static std::vector<Run> merged(std::vector<Run> runs);
  /// "called it a farce", "dismissed the report as gossip", "the report, dismissed by Peru as gossip"
  bool named(Reporter& reporter);
  bool as_phrase(TokenIndex phrase) const;
  /// The phrase with "as" that the parser hung from another word than the verb.
  TokenIndex stray_as_phrase(TokenIndex verb, TokenIndex end) const;
  std::size_t words_total(const std::vector<Run>& runs) const {
    std::size_t words = 0;
    for (const Run& run : runs) words += words_in(run.first, run.last);
    return words;
  }
  /// The comma that ends "According to …" at the head of a sentence; an apposition between commas belongs to the
  /// phrase.
  TokenIndex opening_phrase_end(TokenIndex at, TokenIndex end) const;
  /// "according to X", "in the words of X"
  void according(std::uint32_t sentence);

  /// A reporting clause between commas, or between a comma and the sentence's end.
  struct Aside {
    TokenIndex first = 0;  ///< tokens [first, last) between the commas
    TokenIndex last = 0;
    TokenIndex subject = kNoToken;
    bool dated = false;  ///< more words than subject and verb: "he said on Monday"
  };
  /// "said Tom Reid,": who is named behind the verb and set off from what follows; else kNoToken.
  TokenIndex named_behind(TokenIndex verb) const;
  std::optional<Aside> aside_of(TokenIndex verb) const;
  /// The head of the noun phrase that ends before the verb, in [first, verb).
  TokenIndex phrase_subject(TokenIndex first, TokenIndex verb) const;
  /// "If it rains, she added, the dam will close", "The dam will close, said Minister Holt, and will be rebuilt": all
  /// beside the reporting clause is what was said.
  bool aside(Reporter& reporter);
  /// As `aside`, where the words between comma and verb are not plain.
  bool before_verb(Reporter& reporter);
  /// "The World Bank may match that sum, Raman said": the clause that the verb is set beside.
  void parenthetical(Reporter& reporter);
  /// ", a charge that Peru denied": what somebody else thinks of the words before.
  bool comments(TokenIndex comma) const;
  bool finite_form(TokenIndex token) const;
  /// Whether a finite verb or an auxiliary stands in [first, last).
  bool has_clause(TokenIndex first, TokenIndex last) const;
  /// "LIMA, May 4 (Andes Wire) - Two men …": where the sentence itself begins.
  TokenIndex past_dateline(const language::Sentence& sentence) const;
  std::string text_of(const std::vector<Run>& runs) const;
  void add(const std::vector<Reference>& speakers, const Reporter& reporter, std::vector<Run> runs, bool direct_speech);
  void about(const std::vector<Run>& runs, Node node, const std::vector<Reference>& speakers, std::uint32_t sentence,
             const std::string& verb);
  void finish();
  const Tree& tree_;
  const Lexicon& lexicon_;
  const DateResolver& dates_;
  EntityTable& entities_;
  std::vector<Quotation> quotations_;
  std::vector<std::int32_t> quotation_at_;
  std::vector<Reporter> reporters_;
  std::deque<Reporter> announcers_;                     // stable addresses
  std::vector<std::vector<std::size_t>> reporters_of_;  // per sentence
  ClaimSet out_;
  std::unordered_set<TokenIndex> reported_by_;  // verbs that a claim was made of
  std::vector<bool> spoken_;                    // per token: within direct speech that has its speaker
  std::vector<Reference> last_speakers_;
  const Predicate* last_entry_ = nullptr;
  TokenIndex last_verb_ = kNoToken;
  std::string last_preposition_;
  std::uint32_t last_sentence_ = 0;
};

}  // namespace dossier::extract
