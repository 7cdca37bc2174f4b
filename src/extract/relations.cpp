#include "extract/relations.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace dossier::extract {
namespace {

/// Relations that reach the owner of what they are done to.
constexpr std::array<std::string_view, 10> kReachesOwner = {
    "ATTACKED",   "CRITICIZED", "SUPPORTED",    "REJECTED",          "THREATENED",
    "SANCTIONED", "AIDED",      "INVESTIGATED", "PROTESTED_AGAINST", "ACCUSED"};
/// Those whose object is a place or a body, never a thing that is merely near.
constexpr std::size_t kMostParties = 10;  ///< a communiqué of fifty signatories does not become 1,225 edges

bool reaches_owner(std::string_view relation) {
  return std::find(kReachesOwner.begin(), kReachesOwner.end(), relation) != kReachesOwner.end();
}

struct InSentence {
  bool operator()(const EventMention& left, const EventMention& right) const { return left.sentence < right.sentence; }
};

class RelationFinder {
 public:
  RelationFinder(const Tree& tree, const Lexicon& lexicon, const EntityTable& entities, const ClaimSet& claims,
                 const std::vector<EventMention>& mentions, std::vector<Fact>& facts)
      : tree_(tree), lexicon_(lexicon), entities_(entities), claims_(claims), mentions_(mentions), facts_(facts) {
    mention_at_.assign(tree.size(), -1);
    for (std::size_t i = 0; i < mentions.size(); ++i)
      mention_at_[mentions[i].instance.word] = static_cast<std::int32_t>(i);
  }

  void find() {
    collect_doers();
    for (const EventMention& mention : mentions_) {
      add_stay(mention);
      const Predicate& entry = *mention.instance.entry;
      if (entry.relation.empty() || entry.relation == "ATTENDED") continue;
      if (entry.symmetric) {
        pair_parties(mention);
      } else {
        direct(mention);
      }
    }
  }

 private:
  void add(const EventMention& mention, const Participant& from, const Participant& to, double certainty) {
    add(mention, mention, from, to, certainty);
  }

  /// `said_by` is the mention whose word names the relation; the clause and its standing are those of `mention`.
  void add(const EventMention& mention, const EventMention& said_by, const Participant& from, const Participant& to,
           double certainty) {
    if (from.reference.entity == to.reference.entity) return;
    const std::string_view relation = said_by.instance.entry->relation;
    if (entities_[from.reference.entity].kind == EntityKind::kThing && relation != "ATTACKED" && relation != "KILLED" &&
        relation != "INJURED") {
      return;
    }
    Fact fact = fact_of(mention, from, to, certainty);
    fact.relation = relation;
    fact.evidence = evidence_of(tree_, {mention.instance.word, said_by.instance.word, from.token, to.token});
    fact.verb = std::string(tree_.form(said_by.instance.word));
    facts_.push_back(std::move(fact));
  }

  /// A fact between the two as the mention's clause holds; its relation and verb are left to the caller.
  Fact fact_of(const EventMention& mention, const Participant& from, const Participant& to, double certainty) const {
    Fact fact;
    fact.from = {Node::Kind::kEntity, from.reference.entity};
    fact.to = {Node::Kind::kEntity, to.reference.entity};
    fact.sentence = mention.sentence;
    fact.evidence = evidence_of(tree_, {mention.instance.word, from.token, to.token});
    fact.polarity = mention.status.polarity;
    if (mention.instance.entry->polarity == Polarity::kNegative) {
      fact.polarity = fact.polarity == Polarity::kPositive ? Polarity::kNegative : Polarity::kPositive;
    }
    fact.modality = mention.status.modality;
    fact.confidence = 0.92 * certainty * (mention.instance.entry->weight == 0 ? 0.7 : 1.0);
    if (const ClaimSpan* claim = claims_.enclosing(mention.instance.word)) fact.attributed_to = claim->speaker_name;
    fact.date = mention.when.date;
    fact.via = from.reference.via.empty() ? to.reference.via : from.reference.via;
    return fact;
  }

  /// "was in Vienna for talks": who is somewhere for a happening has gone there.
  void add_stay(const EventMention& mention) {
    const TokenIndex support = mention.instance.support;
    if (support == kNoToken || tree_.upos(support) == Upos::kVerb || support == mention.instance.word) return;
    const auto place =
        std::find_if(mention.participants.begin(), mention.participants.end(),
                     [&](const Participant& each) { return each.role == Role::kLocation && each.token == support; });
    if (place == mention.participants.end()) return;
    for (const Participant& each : mention.participants) {
      if (each.role != Role::kActor && each.role != Role::kParty) continue;
      if (tree_.head(each.token) != support || entities_[each.reference.entity].kind != EntityKind::kPerson) continue;
      Fact fact = fact_of(mention, each, *place, std::min(each.certainty, place->certainty));
      fact.relation = "VISITED";
      fact.verb = std::string(tree_.form(tree_.child(support, Deprel::kCop)));
      facts_.push_back(std::move(fact));
    }
  }

  void pair_parties(const EventMention& mention) {
    std::vector<const Participant*> parties;
    std::vector<const Participant*> recipients;
    for (const Participant& each : mention.participants) {
      if (each.inferred || entities_[each.reference.entity].kind == EntityKind::kThing) continue;
      if (each.role == Role::kParty || each.role == Role::kActor) {
        if (parties.size() < kMostParties) parties.push_back(&each);
      } else if (each.role == Role::kRecipient) {
        if (recipients.size() < kMostParties) recipients.push_back(&each);
      }
    }
    const EventMention* negotiation = negotiation_of(mention);
    const auto pair = [&](const Participant& left, const Participant& right) {
      const double certainty = std::min(left.certainty, right.certainty);
      add(mention, left, right, certainty);
      if (negotiation != nullptr) add(mention, *negotiation, left, right, 0.95 * certainty);
    };
    for (std::size_t i = 0; i < parties.size(); ++i) {
      if (parties[i]->role == Role::kParty) {
        for (std::size_t j = i + 1; j < parties.size(); ++j) pair(*parties[i], *parties[j]);
      }
      for (const Participant* recipient : recipients) pair(*parties[i], *recipient);
    }
  }

  /// "They met for a second round of negotiations": the mention in the same sentence that makes the meeting a
  /// negotiation.
  const EventMention* negotiation_of(const EventMention& meeting) const {
    if (meeting.event < 0 || meeting.instance.entry->relation != "MET") return nullptr;
    // Mentions are in order of position, so those of one sentence stand together.
    const auto [first, last] = std::equal_range(mentions_.begin(), mentions_.end(), meeting, InSentence{});
    const auto found = std::find_if(first, last, [&](const EventMention& other) {
      return other.event == meeting.event && other.instance.entry->relation == "NEGOTIATED";
    });
    return found == last ? nullptr : &*found;
  }

  void direct(const EventMention& mention) {
    std::vector<const Participant*> subjects;
    std::vector<Participant> objects;
    const Frame& frame = lexicon_.frames[mention.instance.entry->frame];
    const Role object_role = frame.has(Role::kRecipient)  ? Role::kRecipient
                             : frame.has(Role::kLocation) ? Role::kLocation
                                                          : Role::kPost;
    for (const Participant& each : mention.participants) {
      if (each.inferred) continue;
      if (each.role == Role::kActor || each.role == Role::kParty) subjects.push_back(&each);
      if (each.role != object_role) continue;
      if (object_role != Role::kLocation || slot_of_frame(mention, each.token)) objects.push_back(each);
    }
    const std::string_view relation = mention.instance.entry->relation;
    std::vector<Participant> doers;
    if (subjects.empty() && (relation == "KILLED" || relation == "INJURED")) {
      // "a Saudi air strike killed nine": those who struck.
      for (const Argument& argument : mention.arguments) {
        const std::int32_t deed = argument.role == Role::kActor ? mention_at_[argument.head] : -1;
        if (deed >= 0) add_doers(mentions_[static_cast<std::size_t>(deed)], argument, doers);
      }
      for (const Participant& each : doers) subjects.push_back(&each);
    }
    if (subjects.empty()) return;
    if (reaches_owner(relation)) {
      for (const Argument& argument : mention.arguments) {
        if (argument.role != Role::kRecipient) continue;
        const bool thing =
            std::any_of(mention.participants.begin(), mention.participants.end(), [&](const Participant& each) {
              return each.token == argument.head && entities_[each.reference.entity].kind == EntityKind::kThing;
            });
        const bool resolved = std::any_of(mention.participants.begin(), mention.participants.end(),
                                          [&](const Participant& each) { return each.token == argument.head; });
        if (!thing && resolved) continue;
        if (std::optional<Participant> owner = owner_of(tree_, entities_, argument.head, relation == "ATTACKED")) {
          owner->certainty = 0.8 * argument.certainty;
          objects.push_back(std::move(*owner));
        } else if (const std::int32_t other = mention_at_[argument.head]; other >= 0) {
          // "rejected the accusation", "condemned the attack": it goes to those who did it.
          add_doers(mentions_[static_cast<std::size_t>(other)], argument, objects);
        }
      }
    }
    for (const Participant* subject : subjects) {
      for (const Participant& object : objects)
        add(mention, *subject, object, std::min(subject->certainty, object.certainty));
    }
  }

  /// Those who did the event that the other mention speaks of.
  void add_doers(const EventMention& other, const Argument& argument, std::vector<Participant>& objects) const {
    if (other.event < 0) return;
    const auto doers = doers_.find(other.event);
    if (doers == doers_.end()) return;
    for (Participant each : doers->second) {
      each.token = argument.head;
      each.role = Role::kRecipient;
      each.certainty = 0.6 * argument.certainty;
      objects.push_back(std::move(each));
    }
  }

  void collect_doers() {
    for (const EventMention& mention : mentions_) {
      if (mention.event < 0 || doers_.contains(mention.event)) continue;
      std::vector<Participant> doers;
      for (const Participant& each : mention.participants) {
        const EntityKind kind = entities_[each.reference.entity].kind;
        if (each.role == Role::kActor && kind != EntityKind::kThing && kind != EntityKind::kGroup)
          doers.push_back(each);
      }
      if (!doers.empty()) doers_.emplace(mention.event, std::move(doers));
    }
  }

  /// A place that the frame itself asks for, not one that merely says where.
  bool slot_of_frame(const EventMention& mention, TokenIndex token) const {
    return std::any_of(mention.arguments.begin(), mention.arguments.end(), [&](const Argument& argument) {
      if (argument.role != Role::kLocation) return false;
      const std::vector<TokenIndex> heads = tree_.conjuncts(argument.head);
      return std::find(heads.begin(), heads.end(), token) != heads.end();
    });
  }

  const Tree& tree_;
  const Lexicon& lexicon_;
  const EntityTable& entities_;
  const ClaimSet& claims_;
  const std::vector<EventMention>& mentions_;
  std::vector<Fact>& facts_;
  std::vector<std::int32_t> mention_at_;
  std::unordered_map<std::int32_t, std::vector<Participant>>
      doers_;  ///< of each event, by its first mention that names any
};

bool is_vowel(char letter) { return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u'; }

}  // namespace

std::string simple_past(std::string_view lemma) {
  // The irregular verbs of news prose; the rest are regular.
  static constexpr std::pair<std::string_view, std::string_view> kIrregular[] = {{"arise", "arose"},
                                                                                 {"bear", "bore"},
                                                                                 {"beat", "beat"},
                                                                                 {"become", "became"},
                                                                                 {"begin", "began"},
                                                                                 {"bet", "bet"},
                                                                                 {"bind", "bound"},
                                                                                 {"bite", "bit"},
                                                                                 {"blow", "blew"},
                                                                                 {"break", "broke"},
                                                                                 {"breed", "bred"},
                                                                                 {"bring", "brought"},
                                                                                 {"broadcast", "broadcast"},
                                                                                 {"build", "built"},
                                                                                 {"burst", "burst"},
                                                                                 {"buy", "bought"},
                                                                                 {"cast", "cast"},
                                                                                 {"catch", "caught"},
                                                                                 {"choose", "chose"},
                                                                                 {"come", "came"},
                                                                                 {"cost", "cost"},
                                                                                 {"cut", "cut"},
                                                                                 {"deal", "dealt"},
                                                                                 {"do", "did"},
                                                                                 {"draw", "drew"},
                                                                                 {"drive", "drove"},
                                                                                 {"eat", "ate"},
                                                                                 {"fall", "fell"},
                                                                                 {"feed", "fed"},
                                                                                 {"feel", "felt"},
                                                                                 {"fight", "fought"},
                                                                                 {"find", "found"},
                                                                                 {"flee", "fled"},
                                                                                 {"fly", "flew"},
                                                                                 {"forbid", "forbade"},
                                                                                 {"forget", "forgot"},
                                                                                 {"forgive", "forgave"},
                                                                                 {"freeze", "froze"},
                                                                                 {"get", "got"},
                                                                                 {"give", "gave"},
                                                                                 {"go", "went"},
                                                                                 {"grow", "grew"},
                                                                                 {"hang", "hung"},
                                                                                 {"have", "had"},
                                                                                 {"hear", "heard"},
                                                                                 {"hide", "hid"},
                                                                                 {"hit", "hit"},
                                                                                 {"hold", "held"},
                                                                                 {"hurt", "hurt"},
                                                                                 {"keep", "kept"},
                                                                                 {"know", "knew"},
                                                                                 {"lay", "laid"},
                                                                                 {"lead", "led"},
                                                                                 {"leave", "left"},
                                                                                 {"lend", "lent"},
                                                                                 {"let", "let"},
                                                                                 {"lie", "lay"},
                                                                                 {"lose", "lost"},
                                                                                 {"make", "made"},
                                                                                 {"mean", "meant"},
                                                                                 {"meet", "met"},
                                                                                 {"outbid", "outbid"},
                                                                                 {"overcome", "overcame"},
                                                                                 {"oversee", "oversaw"},
                                                                                 {"overtake", "overtook"},
                                                                                 {"overthrow", "overthrew"},
                                                                                 {"pay", "paid"},
                                                                                 {"put", "put"},
                                                                                 {"quit", "quit"},
                                                                                 {"read", "read"},
                                                                                 {"rebuild", "rebuilt"},
                                                                                 {"ride", "rode"},
                                                                                 {"ring", "rang"},
                                                                                 {"rise", "rose"},
                                                                                 {"run", "ran"},
                                                                                 {"say", "said"},
                                                                                 {"see", "saw"},
                                                                                 {"seek", "sought"},
                                                                                 {"sell", "sold"},
                                                                                 {"send", "sent"},
                                                                                 {"set", "set"},
                                                                                 {"shake", "shook"},
                                                                                 {"shoot", "shot"},
                                                                                 {"show", "showed"},
                                                                                 {"shut", "shut"},
                                                                                 {"sing", "sang"},
                                                                                 {"sink", "sank"},
                                                                                 {"sit", "sat"},
                                                                                 {"sleep", "slept"},
                                                                                 {"speak", "spoke"},
                                                                                 {"spend", "spent"},
                                                                                 {"split", "split"},
                                                                                 {"spread", "spread"},
                                                                                 {"stand", "stood"},
                                                                                 {"steal", "stole"},
                                                                                 {"stick", "stuck"},
                                                                                 {"strike", "struck"},
                                                                                 {"swear", "swore"},
                                                                                 {"sweep", "swept"},
                                                                                 {"swim", "swam"},
                                                                                 {"take", "took"},
                                                                                 {"teach", "taught"},
                                                                                 {"tear", "tore"},
                                                                                 {"tell", "told"},
                                                                                 {"think", "thought"},
                                                                                 {"throw", "threw"},
                                                                                 {"undergo", "underwent"},
                                                                                 {"understand", "understood"},
                                                                                 {"undertake", "undertook"},
                                                                                 {"uphold", "upheld"},
                                                                                 {"wake", "woke"},
                                                                                 {"wear", "wore"},
                                                                                 {"win", "won"},
                                                                                 {"withdraw", "withdrew"},
                                                                                 {"withhold", "withheld"},
                                                                                 {"withstand", "withstood"},
                                                                                 {"write", "wrote"}};
  for (const auto& [base, past] : kIrregular) {
    if (base == lemma) return std::string(past);
  }
  std::string past(lemma);
  if (past.empty()) return past;
  const std::size_t size = past.size();
  const char last = past.back();
  if (last == 'e') return past + 'd';
  if (last == 'y' && size > 1 && !is_vowel(past[size - 2])) {
    past.back() = 'i';
    return past + "ed";
  }
  // One vowel before one consonant in a short word doubles it: "plan", "grab"; longer ones by their last syllable's
  // stress, which spelling does not show, except for these endings.
  const bool closed = size >= 3 && !is_vowel(last) && is_vowel(past[size - 2]) && !is_vowel(past[size - 3]) &&
                      last != 'w' && last != 'x' && last != 'y';
  const bool stressed =
      size <= 4 || lemma.ends_with("fer") || lemma.ends_with("mit") || lemma.ends_with("pel") || lemma.ends_with("cur");
  if (closed && stressed) past += last;
  return past + "ed";
}

void find_relations(const Tree& tree, const Lexicon& lexicon, const EntityTable& entities, const ClaimSet& claims,
                    const std::vector<EventMention>& mentions, std::vector<Fact>& facts) {
  RelationFinder(tree, lexicon, entities, claims, mentions, facts).find();
}

void find_open_relations(const Tree& tree, const Lexicon& lexicon, const ClaimSet& claims, const Readings& readings,
                         const std::vector<EventMention>& mentions, EntityTable& entities, std::vector<Fact>& facts) {
  std::vector<bool> known(tree.size(), false);
  for (TokenIndex token = 0; token < tree.size(); ++token) known[token] = readings[token] != nullptr;
  for (const EventMention& mention : mentions) {
    if (mention.instance.support != kNoToken) known[mention.instance.support] = true;
  }
  const auto named = [&](const Reference& reference) {
    const EntityKind kind = entities[reference.entity].kind;
    return kind != EntityKind::kGroup && kind != EntityKind::kThing;
  };
  for (TokenIndex verb = 0; verb < tree.size(); ++verb) {
    if (tree.upos(verb) != Upos::kVerb || known[verb]) continue;
    const std::string word = entry_word(tree, verb);
    if (lexicon.find_operator(word, WordClass::kVerb) != nullptr || lexicon.in_set("vague", word) || word.size() < 2)
      continue;
    if (tree.has(verb, Deprel::kCcomp) || tree.has(verb, Deprel::kXcomp)) continue;
    const ClauseArguments clause = clause_arguments(tree, lexicon, verb);
    if (clause.subject == kNoToken || tree.token(clause.subject).sentence != tree.token(verb).sentence) continue;
    const std::optional<Reference> subject = entities.find(clause.subject, EntityTable::Reading::kActor);
    if (!subject || !named(*subject)) continue;

    struct Object {
      TokenIndex token;
      std::string preposition;
      double certainty;
    };
    std::vector<Object> objects;
    if (clause.object != kNoToken) {
      objects.push_back({clause.object, {}, clause.object_certainty});
    } else {
      for (const TokenIndex phrase : tree.children(verb)) {
        if (tree.relation(phrase) != Deprel::kObl) continue;
        const std::string preposition = tree.preposition(phrase);
        if (!lexicon.in_set("open_preposition", preposition)) continue;
        objects.push_back({phrase, preposition, 0.85});
      }
    }
    const Status status = status_of(tree, lexicon, readings, verb);
    for (const Object& each : objects) {
      std::optional<Reference> object = entities.find(each.token, EntityTable::Reading::kAuto);
      if (!object || !named(*object) || object->entity == subject->entity) continue;
      std::string relation = simple_past(word);
      if (const TokenIndex particle = tree.child(verb, Deprel::kCompoundPrt); particle != kNoToken) {
        relation += ' ' + std::string(tree.lemma(particle));
      }
      if (!each.preposition.empty()) relation += ' ' + each.preposition;
      relation = utf8::to_upper(relation);
      std::replace_if(
          relation.begin(), relation.end(), [](char byte) { return byte == ' ' || byte == '-' || byte == '\''; }, '_');
      Fact fact;
      fact.from = {Node::Kind::kEntity, subject->entity};
      fact.to = {Node::Kind::kEntity, object->entity};
      fact.relation = std::move(relation);
      fact.sentence = tree.token(verb).sentence;
      fact.evidence = evidence_of(tree, {verb, clause.subject, each.token});
      fact.verb = std::string(tree.form(verb));
      fact.polarity = status.polarity;
      fact.modality = status.modality;
      fact.confidence = 0.6 * clause.subject_certainty * each.certainty;
      if (const ClaimSpan* claim = claims.enclosing(verb)) fact.attributed_to = claim->speaker_name;
      fact.via = subject->via.empty() ? object->via : subject->via;
      fact.open = true;
      facts.push_back(std::move(fact));
    }
  }
}

}  // namespace dossier::extract
