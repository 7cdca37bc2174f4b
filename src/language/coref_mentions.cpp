#include "language/coref_mentions.h"

#include <algorithm>
#include <array>
#include <optional>

namespace dossier::language::coref {
namespace {

struct PronounForm {
  std::string_view form;
  Pronoun pronoun;
  char use;  // 'p' personal, 's' possessive, 'r' reflexive, 'd' demonstrative
};
constexpr std::array kPronouns = {
    PronounForm{"i", Pronoun::kI, 'p'},          PronounForm{"me", Pronoun::kI, 'p'},
    PronounForm{"my", Pronoun::kI, 's'},         PronounForm{"mine", Pronoun::kI, 'p'},
    PronounForm{"myself", Pronoun::kI, 'r'},     PronounForm{"we", Pronoun::kWe, 'p'},
    PronounForm{"us", Pronoun::kWe, 'p'},        PronounForm{"our", Pronoun::kWe, 's'},
    PronounForm{"ours", Pronoun::kWe, 'p'},      PronounForm{"ourselves", Pronoun::kWe, 'r'},
    PronounForm{"'s", Pronoun::kWe, 'p'},        PronounForm{"you", Pronoun::kYou, 'p'},
    PronounForm{"your", Pronoun::kYou, 's'},     PronounForm{"yours", Pronoun::kYou, 'p'},
    PronounForm{"yourself", Pronoun::kYou, 'r'}, PronounForm{"yourselves", Pronoun::kYou, 'r'},
    PronounForm{"he", Pronoun::kHe, 'p'},        PronounForm{"him", Pronoun::kHe, 'p'},
    PronounForm{"his", Pronoun::kHe, 's'},       PronounForm{"himself", Pronoun::kHe, 'r'},
    PronounForm{"she", Pronoun::kShe, 'p'},      PronounForm{"her", Pronoun::kShe, 's'},
    PronounForm{"hers", Pronoun::kShe, 'p'},     PronounForm{"herself", Pronoun::kShe, 'r'},
    PronounForm{"it", Pronoun::kIt, 'p'},        PronounForm{"its", Pronoun::kIt, 's'},
    PronounForm{"itself", Pronoun::kIt, 'r'},    PronounForm{"they", Pronoun::kThey, 'p'},
    PronounForm{"them", Pronoun::kThey, 'p'},    PronounForm{"their", Pronoun::kThey, 's'},
    PronounForm{"theirs", Pronoun::kThey, 'p'},  PronounForm{"themselves", Pronoun::kThey, 'r'},
    PronounForm{"this", Pronoun::kThis, 'd'},    PronounForm{"that", Pronoun::kThis, 'd'},
    PronounForm{"these", Pronoun::kThese, 'd'},  PronounForm{"those", Pronoun::kThese, 'd'}};

/// Lower-cases ASCII into a small buffer; longer words can't be function words.
class Small {
 public:
  explicit Small(std::string_view form) {
    if (form.size() > sizeof(text_)) return;
    for (const char c : form) text_[size_++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  std::string_view view() const { return {text_, size_}; }

 private:
  char text_[16];
  std::size_t size_ = 0;
};

bool main_type_is(Deprel relation, Deprel a) { return relation == a; }

bool subject_or_like(Deprel relation) { return relation == Deprel::kDet || relation == Deprel::kNmodPoss; }

Determiner determiner_from(std::string_view word) {
  if (word == "the") return Determiner::kDefinite;
  if (word == "this" || word == "that" || word == "these" || word == "those" || word == "such")
    return Determiner::kDemonstrative;
  if (word == "a" || word == "an" || word == "another") return Determiner::kIndefinite;
  return Determiner::kQuantifier;  // some, any, no, every, each, all, both, …
}

/// Left dependents up to clauses belong to the nominal; right ones as long as they are no clause, list or apposition.
bool within_nominal(Deprel relation, bool left) {
  switch (relation) {
    case Deprel::kAcl:
    case Deprel::kAclRelcl:
    case Deprel::kAdvcl:
    case Deprel::kAdvclRelcl:
    case Deprel::kAppos:
    case Deprel::kConj:
    case Deprel::kCc:
    case Deprel::kParataxis:
    case Deprel::kPunct:
    case Deprel::kCase:
    case Deprel::kMark:
    case Deprel::kCop:
    case Deprel::kNsubj:
    case Deprel::kNsubjPass:
    case Deprel::kAux:
    case Deprel::kDiscourse:
    case Deprel::kCsubj:
    case Deprel::kNsubjOuter:
    case Deprel::kObl:
    case Deprel::kCcomp:
    case Deprel::kXcomp:
    case Deprel::kDep:
    case Deprel::kList:
    case Deprel::kVocative:
    case Deprel::kExpl:
    case Deprel::kReparandum: return false;
    case Deprel::kAdvmod: return left;
    default: return true;
  }
}

class MentionFinder {
 public:
  MentionFinder(const Document& document, const Dependents& dependents, const SenseTable& senses,
                const std::vector<std::int32_t>& quote_of)
      : document_(document), dependents_(dependents), senses_(senses), quote_of_(quote_of) {}

  std::vector<Mention> run() {
    for (TokenIndex i = 0; i < document_.tokens.size(); ++i)
      if (auto mention = at(i)) out_.push_back(*mention);
    return std::move(out_);
  }

 private:
  std::optional<Mention> at(TokenIndex i) const {
    const Token& token = document_.tokens[i];
    Mention mention;
    mention.head = i;
    mention.first = i;
    mention.last = i + 1;
    mention.sentence = token.sentence;
    mention.quote = quote_of_[i];
    if (token.name >= 0) {
      const NameMention& name = document_.names[static_cast<std::size_t>(token.name)];
      if (is_entity(name.kind)) {
        if (name.head != i) return std::nullopt;
        return named(mention, token.name, name);
      }
      if (name.kind != NameKind::kOther) return std::nullopt;  // dates, numbers and sums are no participants
    }
    if (token.upos == Upos::kPron || (token.upos == Upos::kDet && token.deprel == Deprel::kNmodPoss))
      return pronoun(mention);
    if (token.upos != Upos::kNoun && token.upos != Upos::kPropn) return std::nullopt;
    if (token.deprel == Deprel::kFlat || token.deprel == Deprel::kFixed || token.deprel == Deprel::kGoeswith ||
        token.deprel == Deprel::kCase || token.deprel == Deprel::kDiscourse || token.deprel == Deprel::kAdvmod)
      return std::nullopt;
    return nominal(mention);
  }

  Mention named(Mention mention, std::int32_t index, const NameMention& name) const {
    mention.form = CorefMention::Form::kName;
    mention.name = index;
    mention.first = name.first;
    mention.last = name.last;
    mention.sense = sense_of(name.kind);
    const std::string_view tag = xpos_name(document_.tokens[mention.head].xpos);
    if (name.kind == NameKind::kNationality)
      mention.number = tag == "NNPS" || tag == "NNS" ? Number::kPlural : Number::kUnknown;
    else mention.number = name.kind == NameKind::kOrganization ? Number::kUnknown : Number::kSingular;
    mention.lemma = SenseTable::hash_of(document_.form(mention.head));
    add_modifiers(mention);
    return mention;
  }

  std::optional<Mention> pronoun(Mention mention) const {
    const Token& token = document_.tokens[mention.head];
    const Small form(document_.form(mention.head));
    const auto it =
        std::find_if(kPronouns.begin(), kPronouns.end(), [&](const PronounForm& p) { return p.form == form.view(); });
    if (it == kPronouns.end() || token.deprel == Deprel::kExpl) return std::nullopt;
    if (it->use == 'd' &&
        (subject_or_like(token.deprel) || main_type_is(token.deprel, Deprel::kMark) || xpos_name(token.xpos) == "WDT" ||
         xpos_name(token.xpos) == "IN" || xpos_name(token.xpos) == "WP"))
      return std::nullopt;
    mention.form = CorefMention::Form::kPronoun;
    mention.pronoun = it->pronoun;
    mention.possessive = it->use == 's' && token.deprel == Deprel::kNmodPoss;
    mention.reflexive = it->use == 'r';
    switch (it->pronoun) {
      case Pronoun::kHe: mention.gender = Gender::kMale; [[fallthrough]];
      case Pronoun::kI:
        mention.number = Number::kSingular;
        mention.sense = Sense::kPerson;
        break;
      case Pronoun::kShe:
        mention.gender = Gender::kFemale;
        mention.number = Number::kSingular;
        mention.sense = Sense::kPerson;
        break;
      case Pronoun::kIt:
      case Pronoun::kThis: mention.number = Number::kSingular; break;
      case Pronoun::kWe:
      case Pronoun::kThey:
      case Pronoun::kThese: mention.number = Number::kPlural; break;
      default: break;
    }
    mention.lemma = SenseTable::hash_of(document_.form(mention.head));
    return mention;
  }

  Mention nominal(Mention mention) const {
    const Token& token = document_.tokens[mention.head];
    const std::string_view lemma =
        token.lemma.empty() || token.lemma == "_" ? document_.form(mention.head) : std::string_view(token.lemma);
    mention.lemma = SenseTable::hash_of(lemma);
    mention.sense = senses_.sense_of(lemma);
    mention.modifies = token.deprel == Deprel::kCompound;
    const std::string_view tag = xpos_name(token.xpos);
    mention.number = tag == "NNS" || tag == "NNPS" ? Number::kPlural : Number::kSingular;
    const Small small(lemma);
    mention.gender = gender_of_noun(small.view());
    add_modifiers(mention);
    return mention;
  }

  void add_modifiers(Mention& mention) const {
    const bool is_name = mention.form == CorefMention::Form::kName;
    for (const TokenIndex d : dependents_.of(mention.head)) {
      const Token& token = document_.tokens[d];
      const bool left = d < mention.head;
      switch (token.deprel) {
        case Deprel::kDet: mention.determiner = determiner_from(Small(document_.form(d)).view()); break;
        case Deprel::kNmodPoss: mention.determiner = Determiner::kPossessive; break;
        case Deprel::kAcl:
        case Deprel::kAclRelcl:
        case Deprel::kAdvcl: mention.has_clause = true; break;
        case Deprel::kNmod: mention.has_of |= !left; break;
        default: break;
      }
      if (token.deprel == Deprel::kAmod || token.deprel == Deprel::kCompound || token.deprel == Deprel::kNmodPoss ||
          token.deprel == Deprel::kNummod || (token.deprel == Deprel::kNmod && !left)) {
        const std::string_view lemma =
            token.lemma.empty() || token.lemma == "_" ? document_.form(d) : std::string_view(token.lemma);
        mention.modifiers |= 1u << (SenseTable::hash_of(lemma) >> 27);
      }
      if (token.name >= 0 && document_.names[static_cast<std::size_t>(token.name)].kind == NameKind::kNationality)
        mention.people = token.name;
      if (is_name || !within_nominal(token.deprel, left)) continue;
      if (left) {
        mention.first = std::min(mention.first, leftmost(d));
      } else if (token.deprel == Deprel::kNmod || token.deprel == Deprel::kFlat || token.deprel == Deprel::kNummod ||
                 token.deprel == Deprel::kAmod) {
        mention.last = std::max(mention.last, rightmost(d));
      }
    }
  }

  /// The ends of a dependent's own phrase, by a bounded walk down its outermost dependents.
  TokenIndex leftmost(TokenIndex at) const {
    for (unsigned depth = 0; depth < 32; ++depth) {
      const auto range = dependents_.of(at);
      if (range.empty() || *range.begin() >= at) break;
      at = *range.begin();
    }
    return at;
  }
  TokenIndex rightmost(TokenIndex at) const {
    TokenIndex end = at + 1;
    for (unsigned depth = 0; depth < 32; ++depth) {
      TokenIndex next = at;
      for (const TokenIndex d : dependents_.of(at))
        if (d > at && within_nominal(document_.tokens[d].deprel, false)) next = d;
      if (next == at) break;
      at = next;
      end = at + 1;
    }
    return end;
  }

  const Document& document_;
  const Dependents& dependents_;
  const SenseTable& senses_;
  const std::vector<std::int32_t>& quote_of_;
  std::vector<Mention> out_;
};

}  // namespace

std::vector<Mention> find_mentions(const Document& document, const Dependents& dependents, const SenseTable& senses,
                                   const std::vector<std::int32_t>& quote_of) {
  return MentionFinder(document, dependents, senses, quote_of).run();
}

Sense sense_of(NameKind kind) {
  switch (kind) {
    case NameKind::kPerson: return Sense::kPerson;
    case NameKind::kCountry: return Sense::kCountry;
    case NameKind::kPlace: return Sense::kPlace;
    case NameKind::kOrganization: return Sense::kOrganization;
    case NameKind::kNationality: return Sense::kPerson;
    case NameKind::kDate: return Sense::kTime;
    default: return Sense::kUnknown;
  }
}

}  // namespace dossier::language::coref
