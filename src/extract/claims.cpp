#include "extract/claims.h"

#include "base/utf8.h"
#include "extract/arguments.h"
#include "extract/entity_names.h"
#include "extract/quotations.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <unordered_set>

namespace dossier::extract {

namespace {

constexpr std::size_t kMaxContent = 600;  ///< tokens of one claim; a longer clause belongs to broken text
constexpr TokenIndex kNear = 12;          ///< tokens between a quotation and the verb that reports it

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
};

bool is_word(const Tree& tree, TokenIndex token) {
  return tree.upos(token) != Upos::kPunct && tree.upos(token) != Upos::kSym;
}

class Finder {
 public:
  Finder(const Tree& tree, const Lexicon& lexicon, const DateResolver& dates, EntityTable& entities)
      : tree_(tree), lexicon_(lexicon), dates_(dates), entities_(entities) {}

  ClaimSet find() {
    quotations_ = find_quotations(tree_);
    quotation_at_.assign(tree_.size(), -1);
    for (std::size_t index = 0; index < quotations_.size(); ++index) {
      for (TokenIndex at = quotations_[index].first; at < quotations_[index].last; ++at) {
        quotation_at_[at] = static_cast<std::int32_t>(index);
      }
    }
    collect_reporters();
    const auto& sentences = tree_.document().sentences;
    for (std::uint32_t sentence = 0; sentence < sentences.size(); ++sentence) {
      quoted(sentence);
      for (std::size_t index : reporters_of_[sentence]) reported(reporters_[index]);
      according(sentence);
    }
    finish();
    return std::move(out_);
  }

 private:
  const Predicate* claim_entry(TokenIndex token) const {
    if (tree_.upos(token) != Upos::kVerb && !verb_in_disguise(token)) return nullptr;
    const auto* entries = lexicon_.find(tree_.lemma(token), WordClass::kVerb);
    if (entries == nullptr) return nullptr;
    for (const std::uint32_t index : *entries) {
      const Predicate& entry = lexicon_.predicates[index];
      if (!entry.claim) continue;
      if (!entry.object.empty() || !entry.tail.empty()) continue;
      if (!entry.particle.empty()) {
        bool found = false;
        for (const TokenIndex child : tree_.children(token)) {
          if (tree_.lemma(child) == entry.particle) found = true;
          if (is_oblique(tree_.relation(child)) && tree_.introduced_by(child, entry.particle)) found = true;
        }
        if (!found) continue;
      }
      return &entry;
    }
    return nullptr;
  }

  /// "Mr Mielnik, 67, denies having spied": a present tense that the tagger took for a plural.
  bool verb_in_disguise(TokenIndex token) const {
    if (!tree_.is(token, "NNS") || token + 1 >= tree_.size() || token == 0) return false;
    const bool content = (tree_.lemma(token + 1) == "that" && tree_.upos(token + 1) == Upos::kSconj) ||
                         tree_.form(token + 1) == "having";
    return content && (tree_.form(token - 1) == "," || tree_.upos(token - 1) == Upos::kPropn);
  }

  void collect_reporters() {
    const auto& sentences = tree_.document().sentences;
    reporters_of_.resize(sentences.size());
    for (TokenIndex token = 0; token < tree_.size(); ++token) {
      const Predicate* entry = claim_entry(token);
      if (entry == nullptr && !(tree_.upos(token) == Upos::kVerb && naming(tree_.lemma(token)))) continue;
      if (negated(token)) continue;
      reporters_of_[tree_.token(token).sentence].push_back(reporters_.size());
      Reporter reporter;
      reporter.verb = token;
      reporter.entry = entry;
      reporters_.push_back(std::move(reporter));
    }
  }

  /// "has not said whether": nothing was said.
  bool negated(TokenIndex verb) const {
    for (const TokenIndex child : tree_.children(verb)) {
      const std::string_view lemma = tree_.lemma(child);
      if (child < verb && (lemma == "not" || lemma == "n't" || lemma == "never") &&
          tree_.relation(child) == Deprel::kAdvmod)
        return true;
    }
    return false;
  }

  void resolve_speakers(Reporter& reporter) {
    if (reporter.resolved) return;
    reporter.resolved = true;
    const ClauseArguments arguments = clause_arguments(tree_, lexicon_, reporter.verb);
    TokenIndex subject = arguments.subject;
    if (tree_.passive(reporter.verb)) {
      subject = kNoToken;
      for (const TokenIndex child : tree_.children(reporter.verb)) {
        if (is_oblique(tree_.relation(child)) && tree_.introduced_by(child, "by")) subject = child;
      }
    } else if (subject == kNoToken) {
      // "said Colin Strand": an inverted subject that the parser took for something else.
      for (const TokenIndex child : tree_.children(reporter.verb)) {
        const Deprel relation = tree_.relation(child);
        if (child == reporter.verb + 1 &&
            (relation == Deprel::kObj || relation == Deprel::kCcomp || relation == Deprel::kXcomp ||
             relation == Deprel::kDep || relation == Deprel::kObl) &&
            (tree_.upos(child) == Upos::kPropn || tree_.upos(child) == Upos::kPron) &&
            entities_.name_at(child) != nullptr) {
          subject = child;
        }
      }
    }
    // A subject inside the quotation is none of the verb outside it.
    if (subject != kNoToken && quotation_at_[subject] != quotation_at_[reporter.verb]) subject = kNoToken;
    if (subject == kNoToken) subject = name_after(reporter.verb);
    if (subject == kNoToken) subject = name_before(reporter.verb);
    if (subject == kNoToken) return;
    if (tree_.relation(subject) == Deprel::kExpl || (tree_.lemma(subject) == "it" && !entities_.find(subject))) return;
    // "the Sheriff's representative Steve Whitmore said": the name that ends the phrase right before the verb.
    if (subject < reporter.verb && tree_.upos(subject) == Upos::kNoun && entities_.name_at(subject) == nullptr &&
        !tree_.is(subject, "NNS")) {
      if (const TokenIndex name = person_ending_before(reporter.verb, subject); name != kNoToken) subject = name;
    }
    reporter.speaker_token = subject;
    reporter.speakers = entities_.expand(subject, EntityTable::Reading::kActor);
    // "have blocked the square, alleging that": who does the main clause's deed.
    const bool nobody = std::none_of(reporter.speakers.begin(), reporter.speakers.end(), [&](const Reference& speaker) {
      return entities_[speaker.entity].kind != EntityKind::kThing &&
             entities_[speaker.entity].kind != EntityKind::kPlace;
    });
    if (nobody && tree_.is(reporter.verb, "VBG")) {
      const TokenIndex root = tree_.document().sentences[tree_.token(reporter.verb).sentence].root;
      const TokenIndex actor =
          root == kNoToken || root == reporter.verb ? kNoToken : clause_arguments(tree_, lexicon_, root).subject;
      if (actor != kNoToken && actor != subject) {
        reporter.speaker_token = actor;
        reporter.speakers = entities_.expand(actor, EntityTable::Reading::kActor);
      }
    }
    if (reporter.speakers.empty() && tree_.upos(subject) == Upos::kPron) {
      // A pronoun that coreference left open: who spoke last, when that was a person nearby.
      const std::string_view lemma = tree_.lemma(subject);
      if ((lemma == "he" || lemma == "she") && !last_speakers_.empty() &&
          tree_.token(reporter.verb).sentence <= last_sentence_ + 2 &&
          entities_[last_speakers_.front().entity].kind == EntityKind::kPerson) {
        reporter.speakers = last_speakers_;
      }
    }
    // Only who can speak.
    std::erase_if(reporter.speakers, [&](const Reference& speaker) { return !can_speak(speaker.entity); });
  }

  /// The person whose name ends right before the verb (and its adverbs and auxiliaries), after `subject` in one phrase.
  TokenIndex person_ending_before(TokenIndex verb, TokenIndex subject) const {
    TokenIndex at = verb;
    while (at > subject + 1 && (tree_.upos(at - 1) == Upos::kAdv || tree_.upos(at - 1) == Upos::kAux)) --at;
    const language::NameMention* name = entities_.name_at(at - 1);
    if (name == nullptr || name->kind != language::NameKind::kPerson || name->last != at || name->first <= subject)
      return kNoToken;
    for (TokenIndex token = subject; token < name->first; ++token) {
      if (tree_.upos(token) == Upos::kPunct && tree_.form(token) != "-") return kNoToken;
      if (tree_.upos(token) == Upos::kVerb) return kNoToken;
    }
    const Upos before = tree_.upos(name->first - 1);
    return before == Upos::kPropn || name->first == subject + 1 ? name->head : kNoToken;
  }

  /// Things say nothing, but for reports and the like, and bodies that go by a common noun.
  bool can_speak(std::uint32_t entity) const {
    if (entities_[entity].kind != EntityKind::kThing) return true;
    const std::string& name = entities_[entity].name;
    const std::size_t space = name.rfind(' ');
    std::string noun = utf8::to_lower(std::string_view(name).substr(space == std::string::npos ? 0 : space + 1));
    for (int form = 0; form < 2; ++form) {
      if (lexicon_.in_set("body", noun) || lexicon_.in_set("group", noun) || lexicon_.in_set("speaking-thing", noun))
        return true;
      if (noun.size() < 3 || noun.back() != 's') break;
      noun.pop_back();
    }
    return false;
  }

  /// "said Detective Inspector Steven Jones": the name in the phrase right after the verb.
  TokenIndex name_after(TokenIndex verb) const {
    const TokenIndex end = std::min<TokenIndex>(tree_.document().sentences[tree_.token(verb).sentence].last, verb + 8);
    if (verb == 0 || (quotation_at_[verb - 1] < 0 && tree_.upos(verb - 1) != Upos::kPunct)) return kNoToken;
    for (TokenIndex at = verb + 1; at < end; ++at) {
      const Upos tag = tree_.upos(at);
      if (tag == Upos::kVerb || tag == Upos::kAux || tag == Upos::kPunct || tag == Upos::kAdp) return kNoToken;
      const language::NameMention* name = entities_.name_at(at);
      if (name == nullptr || name->kind == language::NameKind::kNationality) continue;
      // A title's body ("NIA manager Rodel Quirante") comes before the person.
      if (name->kind == language::NameKind::kPerson || name->last >= end || tree_.upos(name->last) == Upos::kPunct)
        return name->head;
      at = name->last - 1;
    }
    return kNoToken;
  }

  /// The nearest person or body named before a verb whose subject the parser lost: "Tom Molomby, SC, said".
  TokenIndex name_before(TokenIndex verb) const {
    if (tree_.infinitive(verb) || tree_.participle(verb)) return kNoToken;
    const TokenIndex begin = tree_.document().sentences[tree_.token(verb).sentence].first;
    for (TokenIndex at = verb; at > begin && at + 14 > verb;) {
      --at;
      if (tree_.upos(at) == Upos::kVerb && quotation_at_[at] < 0) break;
      const language::NameMention* name = entities_.name_at(at);
      if (name == nullptr) continue;
      // Not what a preposition or possessor holds.
      const bool held = name->first > begin && tree_.upos(name->first - 1) == Upos::kAdp;
      if (!held && (name->kind == language::NameKind::kPerson || name->kind == language::NameKind::kOrganization)) {
        const auto found = entities_.find(name->head);
        if (found && name->last - name->first >= 1 &&
            !(name->last - name->first == 1 && tree_.form(name->first).size() <= 2))
          return name->head;
      }
      at = name->first;
    }
    return kNoToken;
  }

  // ---- quotations
  // -----------------------------------------------------------------------------------------------------------

  std::size_t words_in(TokenIndex first, TokenIndex last) const {
    std::size_t count = 0;
    for (TokenIndex at = first; at < last; ++at) count += is_word(tree_, at);
    return count;
  }

  /// Whether every word of the sentence stands inside quotation marks.
  bool wholly_quoted(std::uint32_t sentence) const {
    const language::Sentence& s = tree_.document().sentences[sentence];
    bool any = false;
    for (TokenIndex at = s.first; at < s.last; ++at) {
      if (!is_word(tree_, at)) continue;
      if (quotation_at_[at] < 0) return false;
      any = true;
    }
    return any;
  }

  /// Words said as such, not a term between marks: after a comma, colon or the reporting verb, or at the sentence's
  /// start.
  bool direct(const Quotation& quotation, std::uint32_t sentence) const {
    const language::Sentence& s = tree_.document().sentences[sentence];
    const TokenIndex first = std::max(quotation.first, s.first);
    if (first > quotation.first || quotation.open <= s.first) return true;
    TokenIndex before = quotation.open - 1;
    const std::string_view form = tree_.form(before);
    if (words_in(quotation.first, quotation.last) < 2) return false;
    if (form == "," || form == ":") {
      // … unless it only goes on an indirect one: "said that, over the months, “her …”"
      for (TokenIndex at = before; at-- > s.first;) {
        if (claim_entry(at) != nullptr && quotation_at_[at] < 0) break;
        if (tree_.lemma(at) == "that" && tree_.relation(at) == Deprel::kMark && at > s.first &&
            claim_entry(tree_.head(tree_.head(at)) != kNoToken ? tree_.head(tree_.head(at)) : at) != nullptr)
          return false;
      }
      return true;
    }
    return claim_entry(before) != nullptr || form == "“" || form == "(";
  }

  /// The reporter outside quotation marks that is nearest to the tokens [first, last) in the sentence.
  Reporter* nearest_reporter(std::uint32_t sentence, TokenIndex first, TokenIndex last) {
    Reporter* best = nullptr;
    TokenIndex best_distance = kNear + 1;
    for (const std::size_t index : reporters_of_[sentence]) {
      Reporter& reporter = reporters_[index];
      if (quotation_at_[reporter.verb] >= 0) continue;
      const TokenIndex verb = reporter.verb;
      // After the quotation is nearer than before it: "…," he said; but a verb right before the mark is nearest.
      TokenIndex distance = verb >= last ? verb - last : first - verb - (first > verb ? 1 : 0);
      if (verb < first && distance <= 2) distance = 0;
      if (distance < best_distance) {
        best = &reporter;
        best_distance = distance;
      }
    }
    return best;
  }

  void quoted(std::uint32_t sentence) {
    const language::Sentence& s = tree_.document().sentences[sentence];
    std::vector<std::pair<std::int32_t, Run>> parts;
    for (TokenIndex at = s.first; at < s.last;) {
      const std::int32_t quotation = quotation_at_[at];
      if (quotation < 0) {
        ++at;
        continue;
      }
      const TokenIndex last = std::min(quotations_[quotation].last, s.last);
      parts.push_back({quotation, {at, last}});
      at = last;
    }
    if (parts.empty()) return;

    const bool whole = wholly_quoted(sentence);
    std::vector<Run> runs;  // of the claim being put together
    Reporter* reporter = nullptr;
    const auto flush = [&] {
      if (!runs.empty() && reporter != nullptr) {
        resolve_speakers(*reporter);
        reporter->used = true;
        add(reporter->speakers, *reporter, runs, true);
      }
      runs.clear();
    };
    for (const auto& [index, run] : parts) {
      const Quotation& quotation = quotations_[index];
      if (!direct(quotation, sentence)) continue;
      Reporter* said = nearest_reporter(sentence, run.first, run.last);
      if (said == nullptr && !runs.empty()) said = reporter;
      if (said == nullptr && quotation.open > s.first && quotation.first >= s.first &&
          tree_.form(quotation.open - 1) == ":")
        said = announcer(sentence, quotation.open);
      if (said == nullptr) {
        if (!whole) continue;
        flush();
        continues(sentence, index, run);
        continue;
      }
      const bool joined = reporter == said && !runs.empty() && run.first > said->verb &&
                          runs.back().last <= said->verb && !ends_sentence(runs.back());
      if (!joined) flush();
      reporter = said;
      runs.push_back(run);
    }
    flush();
  }

  /// "The palace issued the following statement: “…”": who does what the sentence tells before the colon.
  Reporter* announcer(std::uint32_t sentence, TokenIndex before) {
    const TokenIndex root = tree_.document().sentences[sentence].root;
    if (root == kNoToken || root >= before || tree_.upos(root) != Upos::kVerb || quotation_at_[root] >= 0)
      return nullptr;
    announcers_.emplace_back();
    announcers_.back().verb = root;
    resolve_speakers(announcers_.back());
    return announcers_.back().speakers.empty() ? nullptr : &announcers_.back();
  }

  bool ends_sentence(const Run& run) const {
    const std::string_view form = tree_.form(run.last - 1);
    return form == "." || form == "!" || form == "?";
  }

  /// A sentence that is nothing but quotation: its speaker was named before, or will be where the quotation ends.
  void continues(std::uint32_t sentence, std::int32_t index, const Run& run) {
    const Quotation& quotation = quotations_[index];
    const auto& sentences = tree_.document().sentences;
    Reporter* said = nullptr;
    const std::uint32_t ending = tree_.token(quotation.last - 1).sentence;
    if (ending > sentence)
      said = nearest_reporter(ending, std::max(quotation.first, sentences[ending].first), quotation.last);
    if (said == nullptr && sentence > 0 && quotation_at_[sentences[sentence - 1].last - 1] < 0) {
      // "The president wrote:" on a line of its own
      const std::string_view form = tree_.form(sentences[sentence - 1].last - 1);
      const TokenIndex end = sentences[sentence - 1].last;
      if (form == ":" || form == ",") said = nearest_reporter(sentence - 1, end, end);
      if (said == nullptr && form == ":" && !reporters_of_[sentence - 1].empty())
        said = &reporters_[reporters_of_[sentence - 1].front()];
    }
    if (said == nullptr && sentence + 1 < sentences.size() && ending == sentence && quotation.close != kNoToken) {
      // "Is it?" | he asked.
      const language::Sentence& next = sentences[sentence + 1];
      const bool lower = !utf8::is_upper(utf8::decode(tree_.form(next.first), 0).code_point);
      for (const std::size_t other : reporters_of_[sentence + 1]) {
        if (lower && reporters_[other].verb <= next.first + 2) said = &reporters_[other];
      }
    }
    if (said != nullptr) {
      resolve_speakers(*said);
      said->used = true;
      add(said->speakers, *said, {run}, true);
      return;
    }
    const bool near = last_verb_ != kNoToken && sentence <= last_sentence_ + 2 &&
                      sentences[sentence].paragraph <= sentences[last_sentence_].paragraph + 1;
    if (!near || last_speakers_.empty()) return;
    Reporter same;
    same.verb = last_verb_;
    same.entry = last_entry_;
    same.preposition = last_preposition_;
    add(std::vector<Reference>(last_speakers_), same, {run}, true);
  }

  // ---- indirect speech
  // ---------------------------------------------------------------------------------------------------------

  /// The subtree of `root` without those of `without`, as runs of tokens in order.
  std::vector<Run> subtree(TokenIndex root, const std::vector<TokenIndex>& without) const {
    std::vector<TokenIndex> tokens;
    std::vector<TokenIndex> pending{root};
    while (!pending.empty() && tokens.size() < kMaxContent) {
      const TokenIndex token = pending.back();
      pending.pop_back();
      tokens.push_back(token);
      for (const TokenIndex child : tree_.children(token)) {
        if (std::find(without.begin(), without.end(), child) == without.end()) pending.push_back(child);
      }
    }
    std::sort(tokens.begin(), tokens.end());
    std::vector<Run> runs;
    for (const TokenIndex token : tokens) {
      if (!runs.empty() && runs.back().last == token) {
        ++runs.back().last;
      } else {
        runs.push_back({token, token + 1});
      }
    }
    return runs;
  }

  /// Runs without punctuation at their ends, leading "that", and what is only punctuation.
  std::vector<Run> trimmed(std::vector<Run> runs) const {
    std::vector<Run> out;
    for (Run run : runs) {
      const auto edge = [&](TokenIndex token) {
        const std::string_view form = tree_.form(token);
        return tree_.upos(token) == Upos::kPunct && form != "(" && form != ")" && form != "[" && form != "]" &&
               form != "\"" && form != "“" && form != "”";
      };
      while (run.first < run.last && edge(run.first)) ++run.first;
      while (run.first < run.last && edge(run.last - 1)) --run.last;
      if (run.first < run.last && out.empty()) {
        const std::string lower = utf8::to_lower(tree_.form(run.first));
        if (lower == "that" && tree_.relation(run.first) == Deprel::kMark) ++run.first;
        while (run.first < run.last && edge(run.first)) ++run.first;
      }
      if (run.first < run.last && words_in(run.first, run.last) > 0) out.push_back(run);
    }
    return out;
  }

  static std::size_t size_of(const std::vector<Run>& runs) {
    std::size_t size = 0;
    for (const Run& run : runs) size += run.last - run.first;
    return size;
  }

  void reported(Reporter& reporter) {
    const TokenIndex verb = reporter.verb;
    if (naming(tree_.lemma(verb)) && named(reporter)) return;
    if (reporter.entry == nullptr) return;
    if (reporter.entry->modality == Modality::kDemanded && demanded(reporter)) return;
    if (reporter.entry->denies && denied_deed(reporter)) return;
    if (after_verb(reporter)) return;
    if (reporter.used) return;
    if (before_verb(reporter)) return;
    parenthetical(reporter);
  }

  /// "urged him to reconsider": the one asked and the deed.
  bool demanded(Reporter& reporter) {
    for (const TokenIndex child : tree_.children(reporter.verb)) {
      if (tree_.relation(child) != Deprel::kXcomp || tree_.upos(child) != Upos::kVerb || child < reporter.verb)
        continue;
      std::vector<Run> runs = trimmed(subtree(child, {}));
      for (const TokenIndex object : tree_.children(reporter.verb)) {
        if ((tree_.relation(object) != Deprel::kObj && tree_.relation(object) != Deprel::kIobj) || object > child)
          continue;
        std::vector<Run> more = trimmed(subtree(object, {}));
        more.insert(more.end(), runs.begin(), runs.end());
        runs = merged(std::move(more));
        break;
      }
      if (runs.empty()) continue;
      resolve_speakers(reporter);
      add(reporter.speakers, reporter, std::move(runs), false);
      return true;
    }
    return false;
  }

  /// "denies having spied for anyone"
  bool denied_deed(Reporter& reporter) {
    for (const TokenIndex child : tree_.children(reporter.verb)) {
      const bool deed = child > reporter.verb &&
                        (tree_.is(child, "VBG") || utf8::to_lower(tree_.form(reporter.verb + 1)) == "having");
      if (!deed || !is_clausal(tree_.relation(child)) || tree_.has(child, Deprel::kMark)) continue;
      resolve_speakers(reporter);
      add(reporter.speakers, reporter, trimmed(subtree(child, {})), false);
      return true;
    }
    return false;
  }

  /// "told LA Weekly in a statement that …", "said resources would be accessible": from where the content begins to the
  /// end of what the verb governs, wherever the parser hung its parts.
  bool after_verb(Reporter& reporter) {
    const TokenIndex verb = reporter.verb;
    const language::Sentence& s = tree_.document().sentences[tree_.token(verb).sentence];
    TokenIndex start = kNoToken;
    TokenIndex clause = kNoToken;
    for (const TokenIndex child : tree_.children(verb)) {
      if (child < verb || tree_.relation(child) != Deprel::kCcomp) continue;
      clause = child;
      start = std::max(tree_.dependents().hull(child).first, verb + 1);
      break;
    }
    // The word "that" says where it begins, even where the tree lost the clause.
    for (TokenIndex at = verb + 1; at < s.last && at < verb + 10; ++at) {
      const Upos tag = tree_.upos(at);
      if (tag == Upos::kVerb || tag == Upos::kAux) break;
      if (start != kNoToken && at >= start && tree_.lemma(at) != "that") break;
      if (tree_.lemma(at) == "that" && tag == Upos::kSconj) {
        start = at + 1;
        if (clause == kNoToken) clause = tree_.head(at);
        break;
      }
      if (tree_.upos(at) == Upos::kPunct && tree_.form(at) != ",") break;
    }
    if (start == kNoToken || start >= s.last) return false;
    if (reporter.used && quoted_mostly(start, s.last)) return true;
    TokenIndex end = std::min(s.last, std::max(tree_.dependents().hull(verb).second,
                                               clause == kNoToken ? start : tree_.dependents().hull(clause).second));
    if (quotation_at_[verb] >= 0) end = std::min(end, quotations_[quotation_at_[verb]].last);
    // What the verb's own clause is joined to afterwards is not its content.
    for (const TokenIndex child : tree_.children(verb)) {
      if (child <= start || child == clause) continue;
      const Deprel relation = tree_.relation(child);
      const bool joined = relation == Deprel::kConj || relation == Deprel::kParataxis ||
                          (relation == Deprel::kAdvcl && (claim_entry(child) != nullptr || comma_before(child)));
      const TokenIndex from = tree_.dependents().hull(child).first;
      if (joined && from > start) end = std::min(end, from);
    }
    // The clause's own conjuncts with a "that" of their own are further claims.
    std::vector<TokenIndex> starts{start};
    if (clause != kNoToken) {
      for (const TokenIndex conjunct : tree_.children(clause)) {
        if (tree_.relation(conjunct) != Deprel::kConj) continue;
        const TokenIndex mark = tree_.child(conjunct, Deprel::kMark);
        if (mark != kNoToken && tree_.lemma(mark) == "that" && mark > start && mark < end) starts.push_back(mark);
      }
    }
    resolve_speakers(reporter);
    for (std::size_t index = 0; index < starts.size(); ++index) {
      TokenIndex last = index + 1 < starts.size() ? starts[index + 1] : end;
      while (last > starts[index] && (tree_.upos(last - 1) == Upos::kCconj || tree_.form(last - 1) == ",")) --last;
      if (last <= starts[index] || last - starts[index] > kMaxContent) continue;
      std::vector<Run> runs = trimmed({{starts[index], last}});
      if (words_total(runs) > 0) add(reporter.speakers, reporter, std::move(runs), false);
    }
    return true;
  }

  bool comma_before(TokenIndex clause) const {
    const TokenIndex first = tree_.dependents().hull(clause).first;
    return first > 0 && tree_.form(first - 1) == ",";
  }

  bool quoted_mostly(TokenIndex first, TokenIndex last) const {
    std::size_t inside = 0;
    std::size_t all = 0;
    for (TokenIndex at = first; at < last; ++at) {
      if (!is_word(tree_, at)) continue;
      ++all;
      inside += quotation_at_[at] >= 0;
    }
    return inside * 2 > all;
  }

  /// "…, the provincial disaster office said yesterday.": all before the comma that the reporting clause begins with.
  bool before_verb(Reporter& reporter) {
    const TokenIndex verb = reporter.verb;
    if (quotation_at_[verb] >= 0 || tree_.participle(verb) || tree_.infinitive(verb)) return false;
    const language::Sentence& s = tree_.document().sentences[tree_.token(verb).sentence];
    // Nothing but a time or place after the verb, or its inverted subject.
    for (TokenIndex at = verb + 1; at < s.last; ++at) {
      if (tree_.upos(at) == Upos::kVerb && tree_.relation(at) != Deprel::kAclRelcl) return false;
    }
    TokenIndex from = verb;
    const TokenIndex own = tree_.child(verb, Deprel::kNsubj);
    if (own != kNoToken && own < verb) from = std::min(from, tree_.dependents().hull(own).first);
    TokenIndex comma = from;
    while (comma > s.first && tree_.form(comma) != ",") {
      if (comma < verb && tree_.upos(comma) == Upos::kVerb &&
          (own == kNoToken || comma < tree_.dependents().hull(own).first))
        return false;
      --comma;
    }
    if (comma == s.first || verb - comma > 2 * kNear || utf8::to_lower(tree_.form(s.first)) == "according")
      return false;
    bool finite = false;
    for (TokenIndex at = s.first; at < comma; ++at)
      finite |= tree_.upos(at) == Upos::kVerb || tree_.upos(at) == Upos::kAux;
    if (!finite || words_in(s.first, comma) < 3 || comma - s.first > kMaxContent) return false;
    if (quoted_mostly(s.first, comma)) return false;
    resolve_speakers(reporter);
    if (reporter.speaker_token == kNoToken || (reporter.speaker_token < comma) || reporter.speakers.empty()) {
      // The subject that the parser lost stands between the comma and the verb.
      reporter.speakers.clear();
      for (TokenIndex at = comma + 1; at < verb; ++at) {
        const Upos tag = tree_.upos(at);
        if (tag != Upos::kNoun && tag != Upos::kPropn) continue;
        if (entities_.name_at(at) == nullptr && at + 1 < verb &&
            (tree_.upos(at + 1) == Upos::kNoun || tree_.upos(at + 1) == Upos::kPropn))
          continue;
        reporter.speaker_token = at;
        reporter.speakers = entities_.expand(at, EntityTable::Reading::kActor);
        break;
      }
    }
    if (reporter.speakers.empty()) return false;
    add(reporter.speakers, reporter, trimmed({{s.first, comma}}), false);
    return true;
  }

  static bool naming(std::string_view lemma) {
    return lemma == "call" || lemma == "describe" || lemma == "characterize" || lemma == "characterise" ||
           lemma == "label" || lemma == "brand" || lemma == "deem" || lemma == "dub";
  }

  static std::vector<Run> merged(std::vector<Run> runs) {
    std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.first < b.first; });
    std::vector<Run> out;
    for (const Run& run : runs) {
      if (!out.empty() && run.first <= out.back().last) {
        out.back().last = std::max(out.back().last, run.last);
      } else {
        out.push_back(run);
      }
    }
    return out;
  }

  bool named(Reporter& reporter) {
    const TokenIndex verb = reporter.verb;
    TokenIndex object = tree_.child(verb, Deprel::kObj);
    TokenIndex predicate = kNoToken;
    for (const TokenIndex child : tree_.children(verb)) {
      if (child < verb) continue;
      const Deprel relation = tree_.relation(child);
      if (relation == Deprel::kXcomp) predicate = child;
      if ((is_oblique(relation) || relation == Deprel::kAdvcl) && tree_.introduced_by(child, "as")) predicate = child;
      if (relation == Deprel::kObj && child != object) predicate = child;
    }
    // “the allegations ‘a fairy tale’”: taken for an apposition.
    if (predicate == kNoToken && object != kNoToken && tree_.lemma(verb) != "describe") {
      for (const TokenIndex child : tree_.children(object)) {
        if (child > object && tree_.relation(child) == Deprel::kAppos && quotation_at_[child] >= 0) predicate = child;
      }
    }
    if (object == kNoToken || predicate == kNoToken || object < verb || predicate < object) return false;
    std::vector<Run> runs = trimmed(subtree(object, {}));
    for (const Run& run : trimmed(subtree(predicate, {}))) runs.push_back(run);
    runs = merged(std::move(runs));
    // Marks between the two belong to what is said.
    if (runs.size() > 1) runs = {{runs.front().first, runs.back().last}};
    // "described him as an individual, “facing …”"
    TokenIndex next = runs.back().last;
    const TokenIndex end = tree_.document().sentences[tree_.token(verb).sentence].last;
    while (next < end && !is_word(tree_, next) && quotation_at_[next] < 0) ++next;
    if (next < end && quotation_at_[next] >= 0 && quotation_at_[runs.back().last - 1] < 0) {
      runs.back().last = std::min(end, quotations_[quotation_at_[next]].last);
    }
    resolve_speakers(reporter);
    add(reporter.speakers, reporter, runs, false);
    return true;
  }

  /// "The World Bank may match that sum, Raman said": the clause that the verb is set beside.
  void parenthetical(Reporter& reporter) {
    const TokenIndex verb = reporter.verb;
    if (reporter.entry->type != EventType::kNone || quotation_at_[verb] >= 0) return;
    if (tree_.relation(verb) == Deprel::kParataxis && tree_.head(verb) != kNoToken && !tree_.has(verb, Deprel::kMark)) {
      std::vector<Run> runs = trimmed(subtree(tree_.head(verb), {verb}));
      // Set within or after what is said, between marks.
      if (words_total(runs) < 2 || runs.front().first > verb) return;
      const bool says_something = std::any_of(runs.begin(), runs.end(), [&](const Run& run) {
        for (TokenIndex at = run.first; at < run.last; ++at)
          if (tree_.upos(at) == Upos::kVerb || tree_.upos(at) == Upos::kAux) return true;
        return false;
      });
      if (!says_something) return;
      resolve_speakers(reporter);
      add(reporter.speakers, reporter, runs, false);
      return;
    }
  }

  std::size_t words_total(const std::vector<Run>& runs) const {
    std::size_t words = 0;
    for (const Run& run : runs) words += words_in(run.first, run.last);
    return words;
  }

  /// The comma that ends "According to …" at the head of a sentence; an apposition between commas belongs to the
  /// phrase.
  TokenIndex opening_phrase_end(TokenIndex at, TokenIndex end) const {
    TokenIndex comma = at;
    while (comma < end && tree_.form(comma) != ",") ++comma;
    if (comma + 1 >= end) return end;
    const language::NameMention* name = entities_.name_at(comma + 1);
    if (name != nullptr && name->first == comma + 1 && name->kind == language::NameKind::kPerson && name->last < end &&
        tree_.form(name->last) == ",") {
      return name->last;
    }
    return comma;
  }

  /// "according to X", "in the words of X"
  void according(std::uint32_t sentence) {
    const language::Sentence& s = tree_.document().sentences[sentence];
    for (TokenIndex at = s.first; at + 2 < s.last; ++at) {
      const std::string word = utf8::to_lower(tree_.form(at));
      const bool words = word == "words" && at >= s.first + 2 && tree_.lemma(at - 1) == "the" &&
                         utf8::to_lower(tree_.form(at - 2)) == "in" && tree_.form(at + 1) == "of";
      if (quotation_at_[at] >= 0) continue;
      if (!words && (word != "according" || utf8::to_lower(tree_.form(at + 1)) != "to")) continue;
      // The phrase's head is what the preposition marks.
      TokenIndex phrase = words ? tree_.head(at + 1) : tree_.head(at);
      if (phrase == kNoToken || phrase <= at || phrase >= s.last || tree_.upos(phrase) == Upos::kVerb) {
        phrase = kNoToken;
        for (TokenIndex next = at + 2; next < s.last && next < at + kNear; ++next) {
          if (tree_.upos(next) == Upos::kPropn || tree_.upos(next) == Upos::kNoun || tree_.upos(next) == Upos::kPron) {
            phrase = next;
            if (entities_.name_at(next) != nullptr) break;
            if (next + 1 < s.last && tree_.upos(next + 1) != Upos::kNoun && tree_.upos(next + 1) != Upos::kPropn) break;
          }
        }
        if (phrase == kNoToken) continue;
      }
      if (at == s.first) {
        // "According to Afghan Ambassador to the United States Hamdullah Mohib, …": the person who ends the phrase.
        const TokenIndex end = opening_phrase_end(at, s.last);
        const language::NameMention* name = entities_.name_at(end - 1);
        if (end < s.last && name != nullptr && name->kind == language::NameKind::kPerson && name->first > at + 1)
          phrase = name->head;
      }
      const std::vector<Reference> speakers = entities_.expand(phrase, EntityTable::Reading::kActor);
      if (speakers.empty()) continue;
      // The sentence without the phrase: [at, end of the phrase).
      TokenIndex phrase_end = std::min(tree_.dependents().hull(phrase).second, s.last);
      if (phrase_end <= phrase) phrase_end = phrase + 1;
      if (at > s.first + 1 && phrase_end < s.last && words_in(phrase_end, s.last) == 0) phrase_end = s.last;
      if (at == s.first) phrase_end = opening_phrase_end(at, s.last);
      // Somebody else's words, reported at second hand, are theirs.
      bool second_hand = false;
      for (const std::size_t index : reporters_of_[sentence]) {
        const Reporter& other = reporters_[index];
        const TokenIndex root = tree_.document().sentences[sentence].root;
        if (other.verb == root && reported_by_.count(root) != 0) second_hand = true;
      }
      if (second_hand) continue;
      std::vector<Run> runs;
      if (words) {
        TokenIndex quote = phrase;
        while (quote < s.last && quotation_at_[quote] < 0) ++quote;
        if (quote == s.last) continue;
        runs.push_back({quote, std::min(s.last, quotations_[quotation_at_[quote]].last)});
      } else {
        bool clause_before = false;
        for (TokenIndex token = s.first; token < at; ++token) clause_before |= tree_.upos(token) == Upos::kVerb;
        if (at > s.first) runs.push_back({s.first, at});
        if (phrase_end < s.last && !clause_before) runs.push_back({phrase_end, s.last});
      }
      runs = trimmed(std::move(runs));
      if (words_total(runs) < 3) continue;
      Reporter reporter;
      reporter.verb = at;
      reporter.preposition = words ? "in the words of" : "according to";
      reporter.speaker_token = phrase;
      add(speakers, reporter, runs, words);
    }
  }

  // ---- claims
  // -------------------------------------------------------------------------------------------------------------------

  std::string text_of(const std::vector<Run>& runs) const {
    std::string text;
    for (const Run& run : runs) {
      std::string piece = words_of(tree_.document(), tree_.document().span_of(run.first, run.last));
      if (!text.empty()) text += ' ';
      text += piece;
    }
    return text;
  }

  void add(const std::vector<Reference>& speakers, const Reporter& reporter, std::vector<Run> runs,
           bool direct_speech) {
    if (speakers.empty() || runs.empty()) return;
    if (direct_speech) {
      // The comma before the closing mark belongs to the reporting clause.
      while (!runs.empty() && runs.back().last > runs.back().first && tree_.form(runs.back().last - 1) == ",") {
        --runs.back().last;
        if (runs.back().last == runs.back().first) runs.pop_back();
      }
      if (runs.empty() || words_total(runs) == 0) return;
    }
    const TokenIndex first = runs.front().first;
    const TokenIndex last = runs.back().last;
    const std::uint32_t sentence = tree_.token(first).sentence;
    // A claim within a claim of the same speaker says nothing new ("he said he believes").
    for (std::size_t index = out_.spans.size(); index-- > 0 && out_.spans.size() - index < 16;) {
      const ClaimSpan& span = out_.spans[index];
      if (span.first <= first && last <= span.last && span.speaker.index == speakers.front().entity) return;
    }

    Claim claim;
    claim.text = text_of(runs);
    const bool by_preposition = !reporter.preposition.empty();
    claim.verb = by_preposition ? reporter.preposition : std::string(tree_.lemma(reporter.verb));
    claim.span = tree_.document().span_of(first, last);
    if (reporter.entry != nullptr) {
      claim.polarity = reporter.entry->denies ? Polarity::kNegative : Polarity::kPositive;
      claim.modality = reporter.entry->modality;
    }
    claim.date = dates_.when(reporter.verb).date;
    const auto number = static_cast<std::uint32_t>(out_.claims.size());
    const Node node{Node::Kind::kClaim, number};

    // The evidence: from the speaker to the content, within the content's sentence.
    Span evidence = claim.span;
    if (tree_.token(reporter.verb).sentence == sentence) {
      const auto widen = [&](TokenIndex token) {
        if (token == kNoToken || tree_.token(token).sentence != sentence) return;
        evidence.start = std::min(evidence.start, tree_.token(token).span.start);
        evidence.end = std::max(evidence.end, tree_.token(token).span.end);
      };
      widen(reporter.verb);
      widen(reporter.speaker_token);
    }
    const Span whole = tree_.document().sentences[sentence].span;
    evidence.start = std::max(evidence.start, whole.start);
    evidence.end = std::min(evidence.end, whole.end);

    const std::string verb = by_preposition ? reporter.preposition : std::string(tree_.form(reporter.verb));
    for (const Reference& speaker : speakers) {
      Fact fact;
      fact.from = {Node::Kind::kEntity, speaker.entity};
      fact.relation = "CLAIMED";
      fact.to = node;
      fact.sentence = sentence;
      fact.evidence = evidence;
      fact.verb = verb;
      fact.confidence = direct_speech ? 0.9 : 0.85;
      fact.date = claim.date;
      fact.via = speaker.via;
      out_.facts.push_back(std::move(fact));
    }
    about(runs, node, speakers, sentence, verb);
    for (const Run& run : runs) {
      out_.spans.push_back({number,
                            run.first,
                            run.last,
                            {Node::Kind::kEntity, speakers.front().entity},
                            entities_[speakers.front().entity].name});
    }
    out_.claims.push_back(std::move(claim));
    reported_by_.insert(reporter.verb);
    last_speakers_ = speakers;
    last_entry_ = reporter.entry;
    last_verb_ = reporter.verb;
    last_preposition_ = reporter.preposition;
    last_sentence_ = tree_.token(last - 1).sentence;
  }

  void about(const std::vector<Run>& runs, Node node, const std::vector<Reference>& speakers, std::uint32_t sentence,
             const std::string& verb) {
    std::vector<std::uint32_t> seen;
    for (const Reference& speaker : speakers) seen.push_back(speaker.entity);
    for (const Run& run : runs) {
      for (TokenIndex at = run.first; at < run.last; ++at) {
        const Upos tag = tree_.upos(at);
        if (tag == Upos::kPunct || tag == Upos::kAdp || tag == Upos::kAux || tag == Upos::kVerb) continue;
        const auto mentioned = entities_.find(at);
        if (!mentioned || std::find(seen.begin(), seen.end(), mentioned->entity) != seen.end()) continue;
        seen.push_back(mentioned->entity);
        Fact fact;
        fact.from = node;
        fact.relation = "ABOUT";
        fact.to = {Node::Kind::kEntity, mentioned->entity};
        fact.sentence = tree_.token(at).sentence;
        (void)sentence;
        fact.evidence = tree_.document().span_of(at, at + 1);
        if (const language::NameMention* name = entities_.name_at(at)) {
          fact.evidence = tree_.document().span_of(name->first, name->last);
        }
        fact.verb = verb;
        fact.confidence = 0.8;
        fact.via = mentioned->via;
        out_.facts.push_back(std::move(fact));
      }
    }
  }

  void finish() {
    std::stable_sort(out_.spans.begin(), out_.spans.end(), [](const ClaimSpan& a, const ClaimSpan& b) {
      return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
    out_.span_at.assign(tree_.size(), -1);
    // Later spans begin later, or are shorter: the last one written is the innermost.
    for (std::size_t index = 0; index < out_.spans.size(); ++index) {
      for (TokenIndex at = out_.spans[index].first; at < out_.spans[index].last; ++at) {
        const std::int32_t known = out_.span_at[at];
        if (known < 0 ||
            out_.spans[known].last - out_.spans[known].first >= out_.spans[index].last - out_.spans[index].first) {
          out_.span_at[at] = static_cast<std::int32_t>(index);
        }
      }
    }
  }

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
  std::vector<Reference> last_speakers_;
  const Predicate* last_entry_ = nullptr;
  TokenIndex last_verb_ = kNoToken;
  std::string last_preposition_;
  std::uint32_t last_sentence_ = 0;
};

}  // namespace

ClaimSet find_claims(const language::Document& document, const language::Dependents& dependents, const Lexicon& lexicon,
                     const DateResolver& dates, EntityTable& entities) {
  const Tree tree(document, dependents);
  return Finder(tree, lexicon, dates, entities).find();
}

}  // namespace dossier::extract
