#include "extract/predicates.h"

#include "base/utf8.h"

namespace dossier::extract {
namespace {

/// A date or time, not what a word's preposition is about.
bool says_when(const Tree& tree, TokenIndex phrase) {
  const std::int32_t name = tree.token(phrase).name;
  return name >= 0 && tree.document().names[static_cast<std::size_t>(name)].kind == language::NameKind::kDate;
}

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
        // "stopped short of": an adverb taken for an adjective.
        if (tree.relation(dependent) == Deprel::kXcomp && dependent == word + 1 && tree.lemma(dependent) == words)
          return dependent;
        // "by Thursday the flat stood empty": before the verb and no question word, it says when or where.
        if (dependent < word && tree.upos(dependent) != Upos::kPron && tree.upos(dependent) != Upos::kDet &&
            tree.upos(word) == Upos::kVerb)
          break;
        if (tree.introduced_by(dependent, words)) {
          // "ruled on Tuesday" rules on nothing.
          if (dependent > word && says_when(tree, dependent)) break;
          return tree.child(dependent, Deprel::kCase);
        }
        if (const TokenIndex mark = tree.child(dependent, Deprel::kMark);
            mark != kNoToken && tree.upos(mark) != Upos::kPart && tree.lemma(mark) == words) {
          return mark;
        }
        break;
      default: break;
    }
  }
  // A word right behind that the parser hung elsewhere: "shot down drones".
  const TokenIndex next = word + 1;
  if (next < tree.size() && tree.lemma(next) == words && tree.upos(next) == Upos::kAdp &&
      tree.token(next).sentence == tree.token(word).sentence &&
      !(tree.relation(next) == Deprel::kCase && tree.head(next) > next && says_when(tree, tree.head(next)))) {
    return next;
  }
  // "shot dead the mayor", "set free the hostages": hung from the object behind it.
  if (next + 1 < tree.size() && tree.upos(word) == Upos::kVerb && tree.upos(next) == Upos::kAdj &&
      tree.lemma(next) == words) {
    const Upos after = tree.upos(next + 1);
    if (after == Upos::kDet || after == Upos::kNum || after == Upos::kPropn || after == Upos::kPron) return next;
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

bool is_word(const Tree& tree, TokenIndex token, std::string_view word) {
  if (tree.lemma(token) == word) return true;
  const char first = tree.lemma(token).empty() ? ' ' : tree.lemma(token).front();
  return first >= 'A' && first <= 'Z' && entry_word(tree, token) == word;
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
          // "took place in Mexico City" takes no city.
          if (tree.relation(dependent) == Deprel::kObl && tree.token(noun).name >= 0 && inside_name(tree, noun))
            continue;
          if (is_word(tree, noun, lemma)) return noun;
          // "a wave of attacks", "a round of talks"
          for (const TokenIndex inner : tree.children(noun)) {
            if (tree.relation(inner) == Deprel::kNmod && is_word(tree, inner, lemma) &&
                tree.introduced_by(inner, "of")) {
              return inner;
            }
          }
        }
        break;
      default: break;
    }
  }
  if (tree.relation(verb) == Deprel::kAcl || tree.relation(verb) == Deprel::kAclRelcl) {
    const TokenIndex noun = tree.head(verb);
    if (noun != kNoToken && is_word(tree, noun, lemma)) return noun;
  }
  return kNoToken;
}

/// Finds the tail's words side by side, the first at most six tokens after `word`.
bool find_tail(const Tree& tree, std::string_view tail, PredicateInstance& instance) {
  constexpr TokenIndex kReach = 6;
  const std::uint32_t sentence = tree.token(instance.word).sentence;
  for (TokenIndex start = instance.word + 1; start <= instance.word + kReach && start < tree.size(); ++start) {
    std::string_view rest = tail;
    TokenIndex token = start;
    while (!rest.empty() && token < tree.size() && tree.token(token).sentence == sentence) {
      const std::size_t gap = rest.find(' ');
      const std::string_view word = rest.substr(0, gap);
      if (!is_word(tree, token, word) && tree.form(token) != word) break;
      rest = gap == std::string_view::npos ? std::string_view{} : rest.substr(gap + 1);
      ++token;
    }
    if (rest.empty()) {
      instance.tail_first = start;
      instance.tail_last = token;
      return true;
    }
  }
  return false;
}

/// The entry's leading words stand right before the noun.
bool find_lead(const Tree& tree, std::string_view lead, PredicateInstance& instance) {
  TokenIndex token = instance.word;
  const std::uint32_t sentence = tree.token(token).sentence;
  while (!lead.empty()) {
    if (token == 0 || tree.token(token - 1).sentence != sentence) return false;
    --token;
    const std::size_t gap = lead.rfind(' ');
    const std::string_view word = gap == std::string_view::npos ? lead : lead.substr(gap + 1);
    if (tree.form(token) == "-" && token > 0) --token;
    if (!is_word(tree, token, word) && tree.form(token) != word) return false;
    lead = gap == std::string_view::npos ? std::string_view{} : lead.substr(0, gap);
    ++instance.lead;
  }
  return true;
}

bool is_light(const Tree& tree, const Lexicon& lexicon, TokenIndex token) {
  const Operator* op = operator_at(tree, lexicon, token);
  if (op != nullptr && op->light) return true;
  if (lexicon.in_set("occurrence", entry_word(tree, token))) return true;
  // A word may be an operator of another kind and light besides.
  const std::vector<Operator>* all =
      lexicon.find_operators(entry_word(tree, token), predicate_class(tree, token).value_or(WordClass::kVerb));
  if (all == nullptr) return false;
  for (const Operator& each : *all) {
    if (each.light && (each.particle.empty() || companions(tree, token, each.particle) != kNoToken)) return true;
  }
  return false;
}

/// Happenings that people go to: talks, matches, a funeral.
bool gathers(const Predicate& entry) {
  return entry.type == EventType::kConsult || entry.type == EventType::kCompetition || entry.type == EventType::kLife;
}

/// The verb that the event noun leans on, see PredicateInstance::support.
void find_support(const Tree& tree, const Lexicon& lexicon, PredicateInstance& instance) {
  TokenIndex noun = tree.first_conjunct(instance.word);
  // "a series of attacks": what holds of the series holds of the attacks.
  if (tree.relation(noun) == Deprel::kNmod && tree.head(noun) != kNoToken && tree.introduced_by(noun, "of")) {
    const TokenIndex container = tree.head(noun);
    const std::optional<WordClass> word_class = predicate_class(tree, container);
    // And "ten days of talks".
    if (word_class == WordClass::kNoun &&
        (is_light(tree, lexicon, container) || lexicon.in_set("time-unit", tree.lemma(container)))) {
      instance.container = container;
      noun = tree.first_conjunct(container);
    }
  } else if (tree.relation(noun) == Deprel::kCompound && tree.head(noun) != kNoToken &&
             lexicon.in_set("undertaking", tree.lemma(tree.head(noun)))) {
    // "a mediation effort": what holds of the effort holds of the mediation.
    instance.container = tree.head(noun);
    noun = tree.first_conjunct(instance.container);
  }
  // "flew to Tallinn for talks", "was in Vienna for talks": who goes somewhere for talks takes part in them.
  const TokenIndex governor = tree.head(noun);
  if (gathers(*instance.entry) && governor != kNoToken && tree.introduced_by(noun, "for")) {
    const bool went = tree.upos(governor) == Upos::kVerb && tree.relation(noun) == Deprel::kObl &&
                      lexicon.in_set("going", tree.lemma(governor));
    const bool there = tree.upos(governor) == Upos::kPropn && tree.has(governor, Deprel::kCop) &&
                       (tree.introduced_by(governor, "in") || tree.introduced_by(governor, "at"));
    if (went || there) {
      instance.support = governor;
      return;
    }
  }
  TokenIndex verb = kNoToken;
  switch (tree.relation(noun)) {
    case Deprel::kObj:
    case Deprel::kNsubj:
    case Deprel::kNsubjPass:
    case Deprel::kXcomp:
    case Deprel::kObl: verb = governor; break;
    default: break;
  }
  const bool planned = verb != kNoToken && tree.upos(verb) == Upos::kVerb &&
                       (tree.relation(noun) == Deprel::kObj || tree.relation(noun) == Deprel::kNsubjPass) &&
                       lexicon.in_set("intending", tree.lemma(verb));
  if (planned) {
    instance.support = verb;
    return;
  }
  const bool occurs = is_subject(tree.relation(noun));  // of what happens, another clause tells who does it
  const bool lent = verb != kNoToken && tree.upos(verb) == Upos::kVerb && is_light(tree, lexicon, verb);
  if (occurs || !lent) {
    // "the attack launched by Russia", "the talks that the two held", "the Saudi-led blockade"
    for (const TokenIndex clause : tree.children(noun)) {
      const Deprel relation = tree.relation(clause);
      const bool hyphened = relation == Deprel::kAmod && clause > 0 && tree.form(clause - 1) == "-";
      if ((relation == Deprel::kAcl || relation == Deprel::kAclRelcl || hyphened) && tree.upos(clause) == Upos::kVerb &&
          is_light(tree, lexicon, clause)) {
        instance.support = clause;
        return;
      }
    }
    if (!lent) return;
  }
  if (tree.relation(noun) == Deprel::kObl && (tree.has(verb, Deprel::kObj) || !tree.introduced_by(noun, "in"))) {
    // "engaged in talks", "entered into negotiations", "agreed to a ceasefire": phrases that the verb needs.
    const Operator* op = operator_at(tree, lexicon, verb);
    const std::string preposition = tree.preposition(noun);
    if (op == nullptr || op->particle.empty() || !op->particle.ends_with(preposition)) return;
  }
  instance.support = verb;
}

}  // namespace

std::optional<WordClass> predicate_class(const Tree& tree, TokenIndex token) {
  switch (tree.upos(token)) {
    case Upos::kVerb: return WordClass::kVerb;
    case Upos::kAdj: return inside_name(tree, token) ? std::nullopt : std::optional(WordClass::kAdjective);
    case Upos::kNoun:
    case Upos::kPropn: return inside_name(tree, token) ? std::nullopt : std::optional(WordClass::kNoun);
    default: return std::nullopt;
  }
}

std::string entry_word(const Tree& tree, TokenIndex token) {
  const std::string_view lemma = tree.lemma(token);
  for (const char byte : lemma) {
    if ((byte >= 'A' && byte <= 'Z') || static_cast<unsigned char>(byte) >= 0x80) return utf8::to_lower(lemma);
  }
  return std::string(lemma);
}

const Operator* operator_at(const Tree& tree, const Lexicon& lexicon, TokenIndex token) {
  const std::optional<WordClass> word_class = predicate_class(tree, token);
  if (!word_class) return nullptr;
  const std::vector<Operator>* all = lexicon.find_operators(entry_word(tree, token), *word_class);
  if (all == nullptr) return nullptr;
  const Operator* light = nullptr;
  for (const Operator& each : *all) {
    if (!each.particle.empty() && companions(tree, token, each.particle) == kNoToken) continue;
    // A word that is light and more besides is more: "agreed to sell".
    if (!each.light) return &each;
    if (light == nullptr) light = &each;
  }
  return light;
}

TokenIndex governor_past_object(const Tree& tree, const Lexicon& lexicon, TokenIndex clause) {
  const TokenIndex noun = tree.head(clause);
  if (tree.relation(clause) != Deprel::kAcl || noun == kNoToken || noun > clause) return kNoToken;
  const TokenIndex mark = tree.child(clause, Deprel::kMark);
  if (mark == kNoToken || !(tree.infinitive(clause) || tree.is(clause, "VBG"))) return kNoToken;
  const Deprel relation = tree.relation(noun);
  if (relation != Deprel::kObj && relation != Deprel::kIobj) return kNoToken;
  const TokenIndex verb = tree.head(noun);
  if (verb == kNoToken || verb > noun || tree.upos(verb) != Upos::kVerb) return kNoToken;
  // "a plan to attack", "an order to leave", "a habit of attacking" ask for their clause themselves.
  if (tree.upos(noun) == Upos::kNoun && (operator_at(tree, lexicon, noun) != nullptr ||
                                         lexicon.find(entry_word(tree, noun), WordClass::kNoun) != nullptr))
    return kNoToken;
  const Operator* op = operator_at(tree, lexicon, verb);
  if (op == nullptr || op->light) return kNoToken;
  if (tree.infinitive(clause))
    return op->modality == Modality::kDemanded || lexicon.in_set("wishing", tree.lemma(verb)) ? verb : kNoToken;
  return tree.lemma(mark) == "of" || tree.lemma(mark) == "from" ? verb : kNoToken;
}

std::optional<PredicateInstance> match_words(const Tree& tree, const Lexicon& lexicon, const Predicate& entry,
                                             TokenIndex token) {
  PredicateInstance instance;
  instance.entry = &entry;
  instance.word = token;
  if (!entry.topic.empty() && entry.topic != tree.topic()) return std::nullopt;
  if (entry.voice != Voice::kAny && tree.passive(token) != (entry.voice == Voice::kPassive)) return std::nullopt;
  if (entry.plural && !tree.is(token, "NNS") && !tree.is(token, "NNPS")) return std::nullopt;
  if (!entry.lead.empty() && !find_lead(tree, entry.lead, instance)) return std::nullopt;
  if (!entry.object.empty()) {
    instance.object = completing(tree, token, entry.object);
    if (instance.object == kNoToken) return std::nullopt;
    // "called the vote orderly" says something of the vote; it calls none.
    const TokenIndex said = tree.child(token, Deprel::kXcomp);
    if (said != kNoToken && said > instance.object && tree.upos(said) != Upos::kVerb &&
        tree.relation(instance.object) == Deprel::kObj) {
      return std::nullopt;
    }
  }
  if (!entry.tail.empty() && !find_tail(tree, entry.tail, instance)) return std::nullopt;
  if (!entry.particle.empty()) {
    instance.particle = companions(tree, token, entry.particle);
    if (instance.particle == kNoToken && instance.object != kNoToken) {
      // The preposition of an idiom may hang from its noun: "laid the blame on".
      instance.particle = companions(tree, instance.object, entry.particle);
      if (instance.particle == kNoToken && tree.introduced_by(instance.object, entry.particle)) {
        instance.particle = tree.child(instance.object, Deprel::kCase);
      }
    }
    if (instance.particle == kNoToken) return std::nullopt;
  }
  if (entry.word_class == WordClass::kNoun) {
    find_support(tree, lexicon, instance);
  } else {
    instance.support = token;
  }
  return instance;
}

}  // namespace dossier::extract
