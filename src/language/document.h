#pragma once

#include <dossier/span.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// One analysed article: what every later stage reads. Plain data, filled by `Analyzer`.
namespace dossier::language {

/// Index of a token in `Document::tokens`, across the whole document.
using TokenIndex = std::uint32_t;
inline constexpr TokenIndex kNoToken = 0xffffffffu;

/// Universal part-of-speech tags (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
  kAdj, kAdp, kAdv, kAux, kCconj, kDet, kIntj, kNoun, kNum, kPart, kPron, kPropn, kPunct, kSconj, kSym, kVerb, kX
};
std::string_view name_of(Upos tag);
Upos upos_from(std::string_view name);               ///< an unknown tag gives kX

/// Universal dependency relations (universaldependencies.org/u/dep), with the subtypes English uses.
enum class Deprel : std::uint8_t {
  kRoot, kAcl, kAclRelcl, kAdvcl, kAdvclRelcl, kAdvmod, kAmod, kAppos, kAux, kAuxPass, kCase, kCc, kCcPreconj, kCcomp,
  kCompound, kCompoundPrt, kConj, kCop, kCsubj, kCsubjPass, kCsubjOuter, kDep, kDet, kDetPredet, kDiscourse, kDislocated,
  kExpl, kFixed, kFlat, kGoeswith, kIobj, kList, kMark, kNmod, kNmodDesc, kNmodPoss, kNmodUnmarked, kNsubj, kNsubjOuter,
  kNsubjPass, kNummod, kObj, kObl, kOblAgent, kOblUnmarked, kOrphan, kParataxis, kPunct, kReparandum, kVocative, kXcomp
};
std::string_view name_of(Deprel relation);          ///< "nsubj:pass"
Deprel deprel_from(std::string_view name);          ///< an unknown subtype falls back to its main type, else kDep

/// One syntactic word. "don't" is two tokens ("do", "n't") whose spans meet.
struct Token {
  Span span;                    ///< bytes in Document::text; the form is exactly these bytes
  std::string lemma;
  Upos upos = Upos::kX;
  std::uint8_t xpos = 0;        ///< Penn tag; see `xpos_name`
  Deprel deprel = Deprel::kDep;
  bool space_after = true;      ///< false when the next token follows without white space
  bool starts_multiword = false;     ///< first word of an orthographic token that holds several words
  bool continues_multiword = false;  ///< a later word of it
  TokenIndex head = kNoToken;   ///< kNoToken: the root of its sentence
  std::uint32_t sentence = 0;   ///< index in Document::sentences
  std::int32_t name = -1;       ///< index in Document::names of the name that covers it, or -1
};
std::string_view xpos_name(std::uint8_t xpos);       ///< "NNP"
std::uint8_t xpos_from(std::string_view name);       ///< an unknown tag gives that of "XX"
std::size_t xpos_count();                            ///< tags in the table: every valid xpos is below it

struct Sentence {
  Span span;                    ///< from the first token's start to the last token's end
  TokenIndex first = 0;         ///< tokens [first, last)
  TokenIndex last = 0;
  std::uint32_t paragraph = 0;  ///< 0-based
  TokenIndex root = kNoToken;
};

enum class NameKind : std::uint8_t {
  kPerson, kCountry, kPlace, kOrganization,
  kNationality,   ///< an adjective or demonym: "Ukrainian", "Russians"
  kDate,          ///< date or time expression
  kNumber,        ///< cardinal, ordinal, percentage
  kMoney,
  kOther          ///< product, work, named event
};
std::string_view name_of(NameKind kind);             ///< "Person"

/// A name, date or number in the text. Names do not overlap and are in order of position.
struct NameMention {
  TokenIndex first = 0;         ///< tokens [first, last)
  TokenIndex last = 0;
  TokenIndex head = 0;          ///< the token whose head lies outside the mention
  NameKind kind = NameKind::kOther;
  std::string country;          ///< ISO 3166-1 alpha-3 for kCountry and kNationality when known, else empty
};

/// One mention of a coreference chain: a name, a pronoun or a definite description.
struct CorefMention {
  enum class Form : std::uint8_t { kName, kPronoun, kNominal };
  TokenIndex first = 0;         ///< tokens [first, last): for a nominal from its determiner to its head's last pre-clausal dependent
  TokenIndex last = 0;
  TokenIndex head = 0;
  Form form = Form::kName;
  std::int32_t name = -1;       ///< index in Document::names when form is kName
};

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

/// Mentions of one thing, in order of position. Every name of an entity kind (Person, Country, Place, Organization,
/// Nationality) is in exactly one chain, even alone; pronouns and nominals only when they were resolved.
struct CorefChain {
  std::vector<CorefMention> mentions;
  NameKind kind = NameKind::kOther;
  std::string name;             ///< best full name: the longest proper one, without titles; empty when it has none
  std::string country;          ///< ISO alpha-3 when the chain is a country or its people, else empty
  Gender gender = Gender::kUnknown;
  bool plural = false;
};

struct Document {
  std::string text;             ///< the article's bytes, unchanged
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<NameMention> names;
  std::vector<CorefChain> chains;
  std::vector<std::int32_t> chain_of;  ///< per token: index in `chains` of the mention whose head it is, or -1

  std::string_view form(TokenIndex token) const { return tokens[token].span.of(text); }
  std::string_view text_of(Span span) const { return span.of(text); }
  Span span_of(TokenIndex first, TokenIndex last) const { return {tokens[first].span.start, tokens[last - 1].span.end}; }
};

/// The dependents of each token as compressed rows; built once a document after parsing.
class Dependents {
 public:
  explicit Dependents(const Document& document);
  struct Range {
    const TokenIndex* first;
    const TokenIndex* last;
    const TokenIndex* begin() const { return first; }
    const TokenIndex* end() const { return last; }
    bool empty() const { return first == last; }
  };
  /// In order of position.
  Range of(TokenIndex head) const { return {rows_.data() + starts_[head], rows_.data() + starts_[head + 1]}; }
  /// The first dependent with the relation, or kNoToken. Main types do not match subtypes.
  TokenIndex first(TokenIndex head, Deprel relation) const;
  /// The tokens of the subtree of `head` as a contiguous [first, last) hull.
  std::pair<TokenIndex, TokenIndex> hull(TokenIndex head) const;

 private:
  const Document* document_;
  std::vector<std::uint32_t> starts_;
  std::vector<TokenIndex> rows_;
};

}  // namespace dossier::language
