#include "ask/match.h"

#include "ask/likeness.h"
#include "ask/question_words.h"
#include "ask/sentences.h"
#include "ask/verb_forms.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

namespace dossier::ask {
namespace {

using graph::EdgeId;
using graph::NodeId;
using graph::PropertyGraph;

/// The key of a text, with a space before and after, so that whole words can be sought in it.
std::string padded_key(std::string_view text) { return ' ' + name_key(text) + ' '; }

class Matcher {
 public:
  Matcher(const Frame& frame, const GraphView& view, const Vocabulary& vocabulary, std::string_view property)
      : frame_(frame), view_(view), graph_(view.graph()), vocabulary_(vocabulary), property_(property) {
    read_meanings(vocabulary, frame.verb, verb_relations_, verb_types_);
    for (const std::string& relation : own_relations(frame.verb)) verb_relations_.insert(relation);
    usual_relations_ = own_relations(frame.verb);
    if (usual_relations_.empty()) usual_relations_ = usual_relations(frame.verb);
    for (const std::string& relation : near_relations(frame.verb)) near_relations_.insert(relation);
    for (const ContentWord& word : frame.content) {
      std::set<std::string> relations;
      std::set<std::string> types;
      read_meanings(vocabulary, word.lemma, relations, types);
      if (relations.empty() && types.empty()) read_meanings(vocabulary, word.lower, relations, types);
      if (word.noun) noun_relations_.insert(relations.begin(), relations.end());
      words_.push_back({word, std::move(types), word.noun ? synonyms_of(word.lower) : std::vector<std::string>()});
    }
  }

  std::vector<Proposition> run() {
    std::vector<Proposition> found;
    for (NodeId node = 0; node < graph_.node_bound(); ++node) {
      if (graph_.has_node(node) && view_.is(node, "Event")) consider_event(node, found);
    }
    for (EdgeId edge = 0; property_.empty() && edge < graph_.edge_bound(); ++edge) {
      if (graph_.has_edge(edge)) consider_edge(edge, found);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Proposition& a, const Proposition& b) { return a.score > b.score; });
    return found;
  }

 private:
  struct AskedWord {
    ContentWord word;
    std::set<std::string> types;        ///< event types that it may stand for
    std::vector<std::string> synonyms;  ///< roots
  };

  static void read_meanings(const Vocabulary& vocabulary, const std::string& lemma, std::set<std::string>& relations,
                            std::set<std::string>& types) {
    if (lemma.empty()) return;
    for (const auto& meaning : vocabulary.meanings(lemma)) {
      if (!meaning.relation.empty()) relations.insert(meaning.relation);
      if (!meaning.event_type.empty() && meaning.event_type != "OTHER") types.insert(meaning.event_type);
    }
  }

  /// Whether any word of `text` has the root of `lemma`; remembered, since graphs repeat their words.
  bool says(std::string_view text, const std::string& lemma) {
    if (text.empty() || lemma.empty()) return false;
    auto& known = said_[lemma];
    const auto at = known.find(std::string(text));
    if (at != known.end()) return at->second;
    bool same = false;
    const std::string past = past_of(lemma);
    const std::string deed = noun_of(lemma);
    const std::string key = name_key(text);
    for (std::size_t from = 0; from < key.size() && !same;) {
      const std::size_t end = std::min(key.find(' ', from), key.size());
      const std::string_view word = std::string_view(key).substr(from, end - from);
      const bool form = lemma == frame_.verb && (word == frame_.verb_form || same_root(word, frame_.verb_form));
      same = !is_function_word(word) && (word == past || word == deed || same_root(word, lemma) || form);
      from = end + 1;
    }
    known.emplace(text, same);
    return same;
  }

  // Events

  void consider_event(NodeId node, std::vector<Proposition>& found) {
    if (!property_.empty() && view_.integer(node, property_) < 0) return;
    Proposition proposition;
    proposition.event = node;
    double verb = 0;
    for (const auto& step : graph_.in(node)) add_role(step.edge, proposition, verb);
    for (const auto& step : graph_.out(node)) add_role(step.edge, proposition, verb);
    const std::string type(view_.text(node, "type"));
    double noun = 0;
    std::vector<std::string_view> names = view_.texts(node, "mentions");
    names.push_back(view_.text(node, "trigger"));
    for (const std::string_view name : names) {
      if (says(name, frame_.verb)) verb = 3;
      for (const AskedWord& word : words_) {
        if (word.word.noun && says(name, word.word.lemma)) noun = 3;
        if (word.word.noun && noun < kSynonym && has_root_of(name, word.synonyms)) noun = kSynonym;
      }
    }
    if (verb < 2 && !frame_.light_verb && !is_speech(frame_.verb)) {
      double fit = meaning_fit(proposition, names);
      // A sentence that says the verb itself says it of something else: "Peru offered help, and Chile sent a team."
      if (fit > verb && evidence_says_verb(proposition)) fit = 0;
      proposition.by_meaning = fit > verb;
      verb = std::max(verb, fit);
    }
    // Both sides of a match attend it; who beat whom only a relation or the roles of doer and done-to tell.
    const bool asks_sides = frame_.asked == Asked::kTruth || frame_.asked == Asked::kParticipant;
    if (asks_sides && (frame_.verb == "beat" || frame_.verb == "defeat")) proposition.by_meaning = true;
    if (verb < 1 && verb_types_.contains(type)) verb = frame_.light_verb ? 0 : 1;
    for (const AskedWord& word : words_) {
      if (noun < 1 && word.types.contains(type)) noun = 1;
    }
    const bool predicate_is_noun = frame_.verb.empty() || frame_.light_verb;
    proposition.predicate = predicate_is_noun ? std::max(noun, verb >= 3 && words_.empty() ? verb : 0) : verb;
    const bool noun_said = !predicate_is_noun && verb <= 1 && noun >= 3 && evidence_says_verb(proposition);
    if (noun_said) {
      proposition.predicate = 2;
      proposition.verb_apart = true;
    }
    if (frame_.light_verb && noun == 0 && verb >= 3) proposition.predicate = 2;
    // The property says as much as the verb does ("killed" is who died): the event is known by its noun.
    if (!property_.empty()) proposition.predicate = std::max(asks_noun() ? noun : verb, 1.0);
    if (proposition.predicate == 0 && is_bare() && is_or_holds_argument(proposition)) proposition.predicate = 2;
    if (proposition.predicate == 0) return;

    double arguments = 0;
    std::size_t parties = 0;  // names that stand in the event themselves
    for (const Argument& argument : frame_.arguments) {
      const double fit = argument_fit(argument, proposition);
      if (fit == 0 && argument.mention.named && !argument.optional) return;
      arguments += fit;
      parties += fit > 0.5 && !argument.mention.nodes.empty() ? 1 : 0;
    }
    // The type of an event alone says too little: "expel" and "sanction" may share one.
    const bool same_type_only = proposition.predicate < kNear && property_.empty();
    if (same_type_only && parties < 2 && !(predicate_is_noun && says_general_noun(type))) return;
    const auto words = words_fit(proposition, type);
    if (!words || (parties == 0 && !words_.empty() && *words == 0)) return;  // only the verb is the same
    proposition.standing = event_standing(proposition);
    const double prominence =
        0.02 * static_cast<double>(std::min<std::size_t>(names.size() + proposition.roles.size(), 15));
    proposition.score =
        2 * proposition.predicate + arguments + 2 * *words + (predicate_is_noun ? 0.3 * verb : 0.3 * noun) + prominence;
    found.push_back(std::move(proposition));
  }

  bool asks_noun() const {
    return std::any_of(words_.begin(), words_.end(), [](const AskedWord& word) { return word.word.noun; });
  }

  /// "When was the Chicago Marathon?": nothing but a name.
  bool is_bare() const {
    return frame_.verb.empty() && words_.empty() && (frame_.asked == Asked::kDate || frame_.asked == Asked::kDuration);
  }

  /// Whether the event is called by the question's one name, or took place in what bears it; a country or a person is
  /// no event.
  bool is_or_holds_argument(const Proposition& proposition) const {
    if (frame_.arguments.size() != 1) return false;
    for (const NodeId node : frame_.arguments.front().mention.nodes) {
      if (view_.is(node, "Country") || view_.is(node, "Person")) continue;
      for (const EdgeId edge : proposition.roles) {
        if (view_.type(edge) == "OCCURRED_IN" && graph_.target(edge) == node) return true;
      }
    }
    return false;
  }

  /// Whether the question names the event by a noun that fits all of its type: any CONSULT may be called "talks".
  bool says_general_noun(const std::string& type) const {
    if (type != "CONSULT" && type != "ASSAULT" && type != "AGREE" && type != "PROTEST") return false;
    return std::any_of(words_.begin(), words_.end(),
                       [&](const AskedWord& word) { return word.word.noun && word.types.contains(type); });
  }

  /// Whether one of the text's words has one of the roots.
  static bool has_root_of(std::string_view text, const std::vector<std::string>& roots) {
    if (roots.empty()) return false;
    const auto said = content_roots(text);
    return std::any_of(said.begin(), said.end(), [&](const std::string& root) {
      return std::find(roots.begin(), roots.end(), root) != roots.end();
    });
  }

  /// How near another word of the event comes to the verb by what relation it tells of: "freed" is released.
  double meaning_fit(const Proposition& proposition, const std::vector<std::string_view>& names) {
    double fit = 0;
    for (const std::string_view name : names) fit = std::max(fit, meaning_of(name));
    for (const EdgeId edge : proposition.roles) fit = std::max(fit, meaning_of(view_.edge_text(edge, "verb")));
    if (fit != kNear || !wants_persons()) return fit;
    const bool of_persons = std::any_of(proposition.roles.begin(), proposition.roles.end(), [&](EdgeId edge) {
      return view_.type(edge) == "TARGETED" && is_person(graph_.target(edge));
    });
    return of_persons ? fit : 0;
  }

  double meaning_of(std::string_view words) {
    if (words.empty()) return 0;
    const auto known = meanings_.find(std::string(words));
    if (known != meanings_.end()) return known->second;
    double fit = 0;
    const std::string key = name_key(words);
    const std::size_t space = std::min(key.find(' '), key.size());
    for (const std::string& lemma : lemmas_of(std::string_view(key).substr(0, space))) {
      const auto relations = usual_relations(lemma + key.substr(space));
      for (const std::string& relation : relations) {
        if (relation == "DEFEATED") continue;  // won or lost: the two sides of a match stand alike
        const bool same =
            std::find(usual_relations_.begin(), usual_relations_.end(), relation) != usual_relations_.end();
        fit = std::max(fit, same ? 2 : near_relations_.contains(relation) ? kNear : 0);
      }
      if (!relations.empty()) break;
    }
    meanings_.emplace(words, fit);
    return fit;
  }

  /// What a word tells of by itself; its other meanings are those of phrases that begin with it.
  std::vector<std::string> usual_relations(const std::string& lemma) const {
    std::vector<std::string> relations;
    for (const auto& meaning : vocabulary_.meanings(lemma)) {
      if (!meaning.relation.empty() && !meaning.phrase) relations.push_back(meaning.relation);
    }
    return relations;
  }

  /// Arrests are of people, also where a city "captured" would do for the word.
  bool wants_persons() const { return near_relations_.contains("CAPTURED"); }
  bool is_person(NodeId node) const { return view_.is(node, "Person") || view_.is(node, "Group"); }

  void add_role(EdgeId edge, Proposition& proposition, double& verb) {
    const std::string_view type = view_.type(edge);
    if (!is_event_role(type)) return;
    proposition.roles.push_back(edge);
    if (says(view_.edge_text(edge, "verb"), frame_.verb)) verb = std::max(verb, 2.5);
  }

  bool evidence_says_verb(const Proposition& proposition) {
    return std::any_of(proposition.roles.begin(), proposition.roles.end(),
                       [&](EdgeId edge) { return says(view_.edge_text(edge, "evidence"), frame_.verb); });
  }

  Standing event_standing(const Proposition& proposition) const {
    if (view_.text(proposition.event, "polarity") == "negative") return Standing::kNegative;
    const std::string_view modality = view_.text(proposition.event, "modality");
    if (modality == "planned" || modality == "demanded") return Standing::kPlanned;
    if (modality == "possible") return Standing::kPossible;
    // Each argument holds as its own edge does: a summit took place, though one who was asked did not come.
    Standing standing = Standing::kPlain;
    bool tied = false;
    for (const Argument& argument : frame_.arguments) {
      std::optional<Standing> best;
      for (const EdgeId edge : proposition.roles) {
        const NodeId end = graph_.source(edge) == proposition.event ? graph_.target(edge) : graph_.source(edge);
        if (node_fit(argument, end) == 0) continue;
        best = std::min(best.value_or(Standing::kNegative), standing_of(view_, edge));
      }
      if (best) standing = std::max(standing, *best);
      tied |= best.has_value();
    }
    if (tied || proposition.roles.empty()) return standing;
    Standing best = Standing::kNegative;
    for (const EdgeId edge : proposition.roles) best = std::min(best, standing_of(view_, edge));
    return best;
  }

  // Direct relations

  void consider_edge(EdgeId edge, std::vector<Proposition>& found) {
    const std::string_view type = view_.type(edge);
    if (is_bookkeeping(type) || is_event_role(type)) return;
    Proposition proposition;
    proposition.edge = edge;
    const bool noun_predicate = frame_.verb.empty() || frame_.light_verb;
    if (!frame_.verb.empty() && says(view_.edge_text(edge, "verb"), frame_.verb)) {
      proposition.predicate = 3;
    } else if (!frame_.verb.empty() && says(type_words(type), frame_.verb)) {
      proposition.predicate = 3;
    } else if (verb_relations_.contains(std::string(type)) && !wins_something_else(type)) {
      proposition.predicate = frame_.light_verb ? 1 : 2;
    } else if (noun_predicate && noun_relations_.contains(std::string(type))) {
      proposition.predicate = 2;
    } else if ((type == "HOLDS_ROLE" || type == "REPRESENTS") && title_fits_verb(edge)) {
      proposition.predicate = 2;
    } else if (near_relations_.contains(std::string(type)) && (!wants_persons() || is_person(graph_.target(edge)))) {
      proposition.predicate = kNear;
    }
    if (proposition.predicate == 0) return;
    double arguments = 0;
    std::size_t parties = 0;
    for (const Argument& argument : frame_.arguments) {
      const double fit = argument_fit(argument, proposition);
      if (fit == 0 && argument.mention.named && !argument.optional) return;
      arguments += fit;
      parties += fit > 0.5 && !argument.mention.nodes.empty() ? 1 : 0;
    }
    const auto words = words_fit(proposition, {});
    if (!words || (parties == 0 && !words_.empty() && *words == 0)) return;  // only the verb is the same
    proposition.standing = standing_of(view_, edge);
    proposition.score = 2 * proposition.predicate + arguments + 2 * *words;
    found.push_back(std::move(proposition));
  }

  /// "Who won the final?": who beat somebody on the way there has not won it.
  bool wins_something_else(std::string_view type) const {
    static constexpr std::string_view kContests[]{"match",   "game",    "election", "vote", "race",
                                                  "primary", "contest", "battle",   "war"};
    if (frame_.verb != "win" || type != "DEFEATED") return false;
    return std::any_of(words_.begin(), words_.end(), [](const AskedWord& word) {
      return word.word.noun &&
             std::find(std::begin(kContests), std::end(kContests), word.word.lemma) == std::end(kContests);
    });
  }

  static std::string type_words(std::string_view type) {
    std::string words(type);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
  }

  bool title_fits_verb(EdgeId edge) {
    const std::string title = padded_key(view_.edge_text(edge, "title"));
    for (const std::string& wanted : titles_of_verb(frame_.verb)) {
      if (title.find(' ' + name_key(wanted) + ' ') != std::string::npos) return true;
    }
    return false;
  }

  // Arguments: 1 the node itself stands there, less when it is only part of it or near it, 0 not at all

  double argument_fit(const Argument& argument, const Proposition& proposition) {
    if (argument.mention.nodes.empty())
      return argument.mention.named && text_has(proposition, name_key(argument.mention.text)) ? 0.8 : 0;
    const double fit = proposition.event == graph::kNoId ? edge_fit(argument, proposition.edge, proposition)
                                                         : event_fit(argument, proposition);
    // What is named by part of a longer name may be something else of that name, which the sentence speaks of.
    if (fit == 0 && argument.mention.partial && frame_.asked != Asked::kTruth &&
        text_has(proposition, name_key(argument.mention.text)))
      return 0.5;
    return fit;
  }

  double node_fit(const Argument& argument, NodeId node) const {
    double best = 0;
    for (const NodeId wanted : argument.mention.nodes) {
      if (wanted == node) return 1;
      if (view_.within(node, wanted)) best = 0.6;
    }
    return best;
  }

  double edge_fit(const Argument& argument, EdgeId edge, const Proposition& proposition) {
    const double source = node_fit(argument, graph_.source(edge));
    const double target = node_fit(argument, graph_.target(edge));
    const double either = std::max(source, target);
    if (is_symmetric(view_.type(edge))) return either;
    switch (argument.stand) {
      case Stand::kSubject:
      case Stand::kAgent: return source;
      case Stand::kObject: return target;
      case Stand::kPartner: return either;
      case Stand::kLocation: return either > 0 ? 0.9 * either : mentioned(argument, proposition);
      case Stand::kOther: return either > 0 ? 0.8 * either : mentioned(argument, proposition);
    }
    return 0;
  }

  double event_fit(const Argument& argument, const Proposition& proposition) {
    double as_actor = 0;
    double as_party = 0;
    double as_target = 0;
    double as_place = 0;
    // One event may hold several deeds: who offered help did not send the team that another sent.
    const bool others_only =
        frame_.asked == Asked::kTruth && !frame_.light_verb &&
        std::any_of(proposition.roles.begin(), proposition.roles.end(), [&](EdgeId edge) {
          return view_.type(edge) == "INITIATED" && says(view_.edge_text(edge, "verb"), frame_.verb);
        });
    for (const EdgeId edge : proposition.roles) {
      const std::string_view type = view_.type(edge);
      const bool outward = graph_.source(edge) == proposition.event;
      double fit = node_fit(argument, outward ? graph_.target(edge) : graph_.source(edge));
      if (!outward && others_only && !says(view_.edge_text(edge, "verb"), frame_.verb)) fit = 0;
      double& side = type == "INITIATED"  ? as_actor
                     : type == "ATTENDED" ? as_party
                     : type == "TARGETED" ? as_target
                                          : as_place;
      side = std::max(side, fit);
    }
    // Another word tells of the deed, not of what all who took part did.
    if (proposition.by_meaning) as_party = 0;
    const double any = std::max({as_actor, as_party, as_target, as_place});
    switch (argument.stand) {
      case Stand::kSubject:
        if (happens_to_subject(frame_.verb)) return any;  // who dies is what the death was done to
        [[fallthrough]];
      case Stand::kAgent: return std::max(as_actor, as_party);
      case Stand::kObject: return std::max({as_target, proposition.by_meaning ? 0 : as_place, 0.9 * as_party});
      case Stand::kPartner: return any;
      case Stand::kLocation: return any > 0 ? std::max(as_place, 0.8 * any) : mentioned(argument, proposition);
      case Stand::kOther: return any > 0 ? 0.8 * any : mentioned(argument, proposition);
    }
    return 0;
  }

  /// The evidence names it, though no edge leads there.
  double mentioned(const Argument& argument, const Proposition& proposition) {
    if (text_has(proposition, name_key(argument.mention.text))) return 0.4;
    for (const NodeId node : argument.mention.nodes) {
      if (argument.mention.named && text_has(proposition, name_key(view_.name(node)))) return 0.4;
    }
    return 0;
  }

  // Other words

  /// All that is said in and around the proposition, as a padded key. The last one is remembered.
  const std::string& text_of(const Proposition& proposition) {
    const std::pair<EdgeId, NodeId> key{proposition.edge, proposition.event};
    if (text_key_ == key && !text_.empty()) return text_;
    text_key_ = key;
    text_ = " ";
    std::set<std::string_view> parts;
    const auto add_node = [&](NodeId node) {
      parts.insert(view_.name(node));
      for (const std::string_view alias : view_.texts(node, "aliases")) parts.insert(alias);
    };
    const auto add_edge = [&](EdgeId edge) {
      parts.insert(without_dateline(view_.edge_text(edge, "evidence")));
      parts.insert(view_.edge_text(edge, "title"));
      parts.insert(view_.edge_text(edge, "via"));
      add_node(graph_.source(edge));
      add_node(graph_.target(edge));
    };
    if (proposition.event != graph::kNoId) {
      add_node(proposition.event);
      for (const auto& step : graph_.out(proposition.event, graph_.find_symbol("MENTIONED_IN"))) {
        parts.insert(without_dateline(view_.edge_text(step.edge, "evidence")));
      }
      for (const EdgeId edge : proposition.roles) add_edge(edge);
    } else {
      add_edge(proposition.edge);
    }
    for (const std::string_view part : parts) text_ += name_key(part) + ' ';
    roots_.clear();
    for (std::string& root : content_roots(text_)) roots_.insert(std::move(root));
    return text_;
  }

  bool text_has(const Proposition& proposition, const std::string& key) {
    return !key.empty() && text_of(proposition).find(' ' + key + ' ') != std::string::npos;
  }

  /// The share of the question's other words that the proposition speaks of; none when it speaks of none of its nouns.
  std::optional<double> words_fit(const Proposition& proposition, const std::string& event_type) {
    if (words_.empty()) return 0;
    text_of(proposition);
    double fit = 0;
    std::size_t nouns = 0;
    std::size_t nouns_met = 0;
    for (const AskedWord& asked : words_) {
      const bool said =
          roots_.contains(asked.word.root) ||
          std::any_of(roots_.begin(), roots_.end(), [&](const std::string& root) { return root == asked.word.lemma; });
      const bool alike = !said && std::any_of(asked.synonyms.begin(), asked.synonyms.end(),
                                              [&](const std::string& root) { return roots_.contains(root); });
      const bool meant = !said && !alike && asked.word.noun && said_by_pronoun(proposition, asked);
      // "pledged aid" of one who pledged four million, in an event of type AID
      const bool same_deed = proposition.predicate >= 2.5 && event_type == "AID";
      const bool typed = asked.types.contains(event_type) && (same_deed || says_general_noun(event_type));
      const bool met = said || alike || meant || typed;
      fit += said ? 1 : alike ? 0.8 : typed ? 0.7 : meant ? 0.5 : 0;
      if (asked.word.noun) {
        ++nouns;
        nouns_met += met ? 1 : 0;
      }
    }
    if (nouns > 0 && nouns_met == 0) return std::nullopt;
    return fit / static_cast<double>(words_.size());
  }

  /// "The African Union denounced it": the sentence before says what.
  bool said_by_pronoun(const Proposition& proposition, const AskedWord& asked) {
    const auto refers = [&](EdgeId edge) {
      const std::string_view verb = view_.edge_text(edge, "verb");
      if (verb.empty()) return false;
      const std::string evidence = ' ' + name_key(view_.edge_text(edge, "evidence")) + ' ';
      if (evidence.find(' ' + name_key(verb) + " it ") == std::string::npos) return false;
      std::vector<std::string> roots = asked.synonyms;
      roots.push_back(asked.word.root);
      return has_root_of(text_before(view_, edge), roots);
    };
    if (proposition.edge != graph::kNoId) return refers(proposition.edge);
    return std::any_of(proposition.roles.begin(), proposition.roles.end(), refers);
  }

  static constexpr double kNear = 1.6;     ///< a near relation: less than the same meaning, more than the same type
  static constexpr double kSynonym = 2.5;  ///< another noun for the same kind of happening

  const Frame& frame_;
  const GraphView& view_;
  const PropertyGraph& graph_;
  const Vocabulary& vocabulary_;
  std::string_view property_;
  std::set<std::string> verb_relations_, near_relations_, verb_types_, noun_relations_;
  std::vector<std::string> usual_relations_;
  std::unordered_map<std::string, double> meanings_;
  std::vector<AskedWord> words_;
  std::unordered_map<std::string, std::unordered_map<std::string, bool>> said_;
  std::pair<EdgeId, NodeId> text_key_{graph::kNoId, graph::kNoId};
  std::string text_;
  std::set<std::string> roots_;
};

}  // namespace

std::vector<Proposition> match(const Frame& frame, const GraphView& view, const Vocabulary& vocabulary,
                               std::string_view property) {
  return Matcher(frame, view, vocabulary, property).run();
}

Standing standing_of(const GraphView& view, EdgeId edge) {
  if (!view.positive(edge)) return Standing::kNegative;
  const std::string_view modality = view.modality(edge);
  if (modality == "planned" || modality == "demanded") return Standing::kPlanned;
  if (!view.edge_text(edge, "attributed_to").empty()) return Standing::kAttributed;
  return modality == "possible" ? Standing::kPossible : Standing::kPlain;
}

bool is_symmetric(std::string_view relation) {
  return relation == "MET" || relation == "NEGOTIATED" || relation == "AGREED" || relation == "COOPERATED" ||
         relation == "FAMILY_OF";
}

bool is_event_role(std::string_view relation) {
  return relation == "INITIATED" || relation == "TARGETED" || relation == "ATTENDED" || relation == "OCCURRED_IN";
}

bool is_bookkeeping(std::string_view relation) {
  return relation == "CLAIMED" || relation == "ABOUT" || relation == "MENTIONED_IN";
}

}  // namespace dossier::ask
