#include "extract/predicates.h"

#include "base/utf8.h"

#include <optional>

namespace dossier::extract {
namespace {

/// The dependent that shows `words` to go with `word`: a particle, a preposition's phrase or a stranded preposition.
TokenIndex companion(const Tree& tree, TokenIndex word, std::string_view words) {
  for (const TokenIndex dependent : tree.children(word)) {
    switch (tree.relation(dependent)) {
      case Deprel::kCompoundPrt:
      case Deprel::kAdvmod:
      case Deprel::kCase:
      case Deprel::kDep:
        if (tree.lemma(dependent) == words) return dependent;
        break;
      case Deprel::kObl:
      case Deprel::kOblAgent:
      case Deprel::kNmod:
      case Deprel::kXcomp:
      case Deprel::kAdvcl:
      case Deprel::kCcomp:
        if (tree.introduced_by(dependent, words)) return tree.child(dependent, Deprel::kCase);
        if (const TokenIndex mark = tree.child(dependent, Deprel::kMark);
            mark != kNoToken && tree.upos(mark) != Upos::kPart && tree.lemma(mark) == words) {
          return mark;
        }
        break;
      default: break;
    }
  }
  return kNoToken;
}

/// As `companion`, for a particle and a preposition together ("put up with"): each word must be there.
TokenIndex companions(const Tree& tree, TokenIndex word, std::string_view words) {
  const TokenIndex whole = companion(tree, word, words);
  const std::size_t gap = words.find(' ');
  if (whole != kNoToken || gap == std::string_view::npos) return whole;
  const TokenIndex first = companion(tree, word, words.substr(0, gap));
  return first != kNoToken && companion(tree, word, words.substr(gap + 1)) != kNoToken ? first : kNoToken;
}

/// The noun `lemma` that completes the light verb: its object, the subject of its passive, a phrase it governs, or the
/// noun that its relative or participial clause modifies.
TokenIndex completing(const Tree& tree, TokenIndex verb, std::string_view lemma) {
  for (const TokenIndex dependent : tree.children(verb)) {
    switch (tree.relation(dependent)) {
      case Deprel::kObj:
      case Deprel::kNsubjPass:
      case Deprel::kObl:
      case Deprel::kXcomp:
      case Deprel::kCompoundPrt:
      case Deprel::kAdvmod:
        for (const TokenIndex noun : tree.conjuncts(dependent)) {
          if (entry_word(tree, noun) == lemma) return noun;
        }
        break;
      default: break;
    }
  }
  if (tree.relation(verb) == Deprel::kAcl || tree.relation(verb) == Deprel::kAclRelcl) {
    const TokenIndex noun = tree.head(verb);
    if (noun != kNoToken && entry_word(tree, noun) == lemma) return noun;
  }
  return kNoToken;
}

/// How many of the frame's slots the word has dependents for, to choose between entries that are alike otherwise.
int fit(const Tree& tree, const Frame& frame, TokenIndex word, bool passive) {
  int filled = 0;
  for (const Slot& slot : frame.slots) {
    for (const TokenIndex dependent : tree.children(word)) {
      const Deprel relation = tree.relation(dependent);
      bool fills = false;
      switch (slot.position) {
        case Position::kObject: fills = relation == (passive ? Deprel::kNsubjPass : Deprel::kObj); break;
        case Position::kIndirect: fills = relation == Deprel::kIobj; break;
        case Position::kPreposition:
          fills = (is_oblique(relation) || is_nominal_modifier(relation)) &&
                  tree.introduced_by(dependent, slot.preposition);
          break;
        case Position::kPossessor: fills = relation == Deprel::kNmodPoss; break;
        case Position::kModifier: fills = relation == Deprel::kCompound || relation == Deprel::kAmod; break;
        case Position::kClause: fills = relation == Deprel::kCcomp || relation == Deprel::kXcomp; break;
        case Position::kSubject:
        case Position::kAgentNoun: break;
      }
      if (fills) {
        ++filled;
        break;
      }
    }
  }
  return filled;
}

std::optional<WordClass> class_of(const Tree& tree, TokenIndex token) {
  const Upos tag = tree.upos(token);
  if (tag == Upos::kVerb) return WordClass::kVerb;
  if (tag == Upos::kAdj) return WordClass::kAdjective;
  if (tag == Upos::kNoun || tag == Upos::kPropn) return WordClass::kNoun;
  return std::nullopt;
}

/// Words of names name something; they happen to nobody.
bool inside_name(const Tree& tree, TokenIndex token) {
  const std::int32_t name = tree.token(token).name;
  if (name < 0) return false;
  const language::NameMention& mention = tree.document().names[static_cast<std::size_t>(name)];
  switch (mention.kind) {
    case language::NameKind::kOther: return mention.head != token;
    case language::NameKind::kNumber: return false;
    default: return true;
  }
}

/// The verb that the event noun leans on, see PredicateInstance::support.
TokenIndex supporting_verb(const Tree& tree, const Lexicon& lexicon, TokenIndex noun) {
  const TokenIndex first = tree.first_conjunct(noun);
  TokenIndex verb = kNoToken;
  switch (tree.relation(first)) {
    case Deprel::kObj:
    case Deprel::kNsubj:
    case Deprel::kNsubjPass:
    case Deprel::kXcomp:
    case Deprel::kObl: verb = tree.head(first); break;
    default:
      // "the attack launched by Russia", "the talks that the two held"
      for (const TokenIndex clause : tree.children(noun)) {
        if ((tree.relation(clause) == Deprel::kAcl || tree.relation(clause) == Deprel::kAclRelcl) &&
            tree.upos(clause) == Upos::kVerb && supports(tree, lexicon, clause)) {
          return clause;
        }
      }
      return kNoToken;
  }
  if (verb == kNoToken || tree.upos(verb) != Upos::kVerb || !supports(tree, lexicon, verb)) return kNoToken;
  if (tree.relation(first) == Deprel::kObl && tree.has(verb, Deprel::kObj)) return kNoToken;
  return verb;
}

}  // namespace

std::string entry_word(const Tree& tree, TokenIndex token) {
  const std::string_view lemma = tree.lemma(token);
  for (const char byte : lemma) {
    if ((byte >= 'A' && byte <= 'Z') || static_cast<unsigned char>(byte) >= 0x80) return utf8::to_lower(lemma);
  }
  return std::string(lemma);
}

bool supports(const Tree& tree, const Lexicon& lexicon, TokenIndex verb) {
  const std::string word = entry_word(tree, verb);
  const Operator* op = lexicon.find_operator(word, WordClass::kVerb);
  return (op != nullptr && op->light) || lexicon.in_set("occurrence", word);
}

std::vector<PredicateInstance> find_predicates(const Tree& tree, const Lexicon& lexicon) {
  std::vector<PredicateInstance> found;
  for (TokenIndex token = 0; token < tree.size(); ++token) {
    const std::optional<WordClass> word_class = class_of(tree, token);
    if (!word_class || inside_name(tree, token)) continue;
    const std::string word = entry_word(tree, token);
    const std::vector<std::uint32_t>* entries = lexicon.find(word, *word_class);
    if (entries == nullptr) continue;
    if (*word_class == WordClass::kNoun && tree.relation(token) == Deprel::kCompound) continue;

    PredicateInstance best;
    int best_score = -1;
    const bool passive = *word_class == WordClass::kVerb && tree.passive(token);
    for (const std::uint32_t index : *entries) {
      const Predicate& entry = lexicon.predicates[index];
      PredicateInstance instance;
      instance.entry = &entry;
      instance.word = instance.trigger = token;
      int score = 0;
      if (!entry.object.empty()) {
        instance.object = completing(tree, token, entry.object);
        if (instance.object == kNoToken) continue;
        score += 40;
      }
      if (!entry.particle.empty()) {
        instance.particle = companions(tree, token, entry.particle);
        if (instance.particle == kNoToken && instance.object != kNoToken) {
          // The preposition of an idiom may hang from its noun: "laid the blame on".
          instance.particle = companions(tree, instance.object, entry.particle);
          if (instance.particle == kNoToken && tree.introduced_by(instance.object, entry.particle)) {
            instance.particle = tree.child(instance.object, Deprel::kCase);
          }
        }
        if (instance.particle == kNoToken) continue;
        score += 20;
      }
      score += 2 * fit(tree, lexicon.frames[entry.frame], token, passive) + entry.weight;
      if (score > best_score) {
        best_score = score;
        best = instance;
      }
    }
    if (best.entry == nullptr) continue;
    if (best.word_class() == WordClass::kVerb) {
      best.support = token;
    } else if (best.word_class() == WordClass::kNoun) {
      best.support = supporting_verb(tree, lexicon, token);
    }
    found.push_back(best);
  }
  return found;
}

}  // namespace dossier::extract
