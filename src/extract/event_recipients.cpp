// Whom an event reaches through what it is about.
#include "extract/events.h"

#include <algorithm>
#include <array>

namespace dossier::extract {

std::optional<Participant> owner_of(const Tree& tree, const EntityTable& entities, TokenIndex noun, bool located) {
  for (const TokenIndex dependent : tree.children(noun)) {
    const Deprel relation = tree.relation(dependent);
    bool owner = relation == Deprel::kNmodPoss || relation == Deprel::kAmod || relation == Deprel::kCompound;
    if (is_nominal_modifier(relation)) {
      owner = tree.introduced_by(dependent, "by") || tree.introduced_by(dependent, "of") ||
              tree.introduced_by(dependent, "from") ||
              (located && (tree.introduced_by(dependent, "in") || tree.introduced_by(dependent, "at")));
    }
    if (!owner) continue;
    std::optional<Reference> reference = entities.find(dependent, EntityTable::Reading::kActor);
    if (!reference) continue;
    const EntityKind kind = entities[reference->entity].kind;
    if (kind == EntityKind::kThing || kind == EntityKind::kGroup) continue;
    if (kind == EntityKind::kPlace && !located) continue;
    return Participant{Role::kRecipient, std::move(*reference), dependent, 0.8, false};
  }
  return std::nullopt;
}

namespace {

/// Types that reach somebody through what they are about. The others stand by their own arguments.
bool reaches(EventType type) {
  switch (type) {
    case EventType::kAgree:
    case EventType::kSupport:
    case EventType::kConcede:
    case EventType::kCooperate:
    case EventType::kAid:
    case EventType::kRetreat:
    case EventType::kInvestigate:
    case EventType::kDemand:
    case EventType::kDisapprove:
    case EventType::kReject:
    case EventType::kThreaten:
    case EventType::kProtest:
    case EventType::kCrime:
    case EventType::kSanction:
    case EventType::kMobilize:
    case EventType::kCoerce:
    case EventType::kAssault:
    case EventType::kJustice: return true;
    default: return false;
  }
}

/// Types whose events are words and measures about others, however deep in the phrase those are named.
bool reaches_far(EventType type) {
  return reaches(type) && type != EventType::kAssault && type != EventType::kCrime && type != EventType::kCooperate &&
         type != EventType::kJustice;
}

/// Words and measures that are aimed at places as well as at people: a curfew, a threat, help.
bool reaches_places(EventType type) {
  switch (type) {
    case EventType::kThreaten:
    case EventType::kMobilize:
    case EventType::kCoerce:
    case EventType::kReject: return true;
    default: return false;
  }
}

/// What a phrase after one of these names is no part of what the event is about: it says when, where or why.
bool circumstance(std::string_view preposition) {
  static constexpr std::array<std::string_view, 22> kCircumstances = {
      "after",   "before", "during",  "since",   "until",   "amid",        "following",  "despite",
      "without", "near",   "outside", "around",  "than",    "under",       "because of", "within",
      "along",   "beyond", "besides", "through", "because", "according to"};
  return std::find(kCircumstances.begin(), kCircumstances.end(), preposition) != kCircumstances.end();
}

/// Looks for those whom an event reaches and adds them to it.
class Reach {
 public:
  Reach(const Tree& tree, const Lexicon& lexicon, EntityTable& entities, EventMention& mention)
      : tree_(tree), lexicon_(lexicon), entities_(entities), mention_(mention) {}

  /// Whether the event has a recipient that is more than a thing.
  bool reached() const {
    const auto acts = [&](std::uint32_t entity) {
      return std::any_of(mention_.participants.begin(), mention_.participants.end(), [&](const Participant& each) {
        return each.role == Role::kActor && each.reference.entity == entity;
      });
    };
    return std::any_of(mention_.participants.begin(), mention_.participants.end(), [&](const Participant& each) {
      return each.role == Role::kRecipient && entities_[each.reference.entity].kind != EntityKind::kThing &&
             !acts(each.reference.entity);
    });
  }

  bool takes_part(std::uint32_t entity) const {
    return std::any_of(mention_.participants.begin(), mention_.participants.end(), [&](const Participant& each) {
      return each.reference.entity == entity && each.role != Role::kLocation;
    });
  }

  bool add(Participant participant, double certainty) {
    if (takes_part(participant.reference.entity)) return false;
    participant.role = Role::kRecipient;
    participant.certainty *= certainty;
    participant.inferred = true;
    mention_.participants.push_back(std::move(participant));
    return true;
  }

  /// The owners of what it is done to: "rejected an Indian proposal", "rejected an appeal by Kyiv".
  void add_owners() {
    for (const TokenIndex noun : things()) {
      const bool located = mention_.type() == EventType::kAssault || mention_.type() == EventType::kCoerce;
      if (std::optional<Participant> owner = owner_of(tree_, entities_, noun, located)) {
        add(std::move(*owner), 0.9);
      } else {
        add_unnamed_owner(noun, located);
      }
    }
  }

  /// Those who are to do what is demanded, or are said to have done it: "demanded that Israel ease …".
  void add_asked(TokenIndex clause) {
    const TokenIndex subject = tree_.child(clause, Deprel::kNsubj);
    if (subject == kNoToken) return;
    for (Reference& reference : entities_.expand(subject, EntityTable::Reading::kActor)) {
      Participant asked{Role::kRecipient, std::move(reference), subject, 0.8, false};
      if (takes_part(asked.reference.entity)) continue;
      if (entities_[asked.reference.entity].kind == EntityKind::kThing && tree_.upos(subject) != Upos::kNoun) continue;
      mention_.participants.push_back(std::move(asked));
    }
  }

  /// Clauses that say what is promised, demanded, refused: of the predicate, or of the noun that completes it.
  std::vector<TokenIndex> contents() const {
    std::vector<TokenIndex> clauses;
    for (const TokenIndex word : {mention_.instance.word, mention_.instance.object}) {
      if (word == kNoToken) continue;
      for (const TokenIndex clause : tree_.children(word)) {
        switch (tree_.relation(clause)) {
          case Deprel::kCcomp:
          case Deprel::kXcomp: clauses.push_back(clause); break;
          case Deprel::kAcl:
            if (tree_.upos(word) == Upos::kNoun && tree_.has(clause, Deprel::kMark)) clauses.push_back(clause);
            break;
          case Deprel::kAdvcl:
            // Parsers take "threatened to break relations" for a purpose at times.
            if (mention_.verbal() && tree_.infinitive(clause) && takes_infinitive()) clauses.push_back(clause);
            break;
          default: break;
        }
      }
    }
    return clauses;
  }

  /// At last whoever is named nearest within what it is about: "promised to continue aid to Mozambique".
  void add_nearest() {
    std::vector<TokenIndex> level = things();
    for (const TokenIndex clause : contents()) {
      if (tree_.relation(clause) != Deprel::kCcomp) level.push_back(clause);
    }
    if (!mention_.verbal()) level.push_back(mention_.instance.word);
    if (mention_.type() == EventType::kProtest) add_purposes(level);
    if (mention_.type() == EventType::kMobilize) {
      // "moved tanks to its border with Syria", "massed soldiers for an offensive against Eritrea"
      for (const TokenIndex phrase : tree_.children(mention_.instance.word)) {
        const std::string preposition = tree_.preposition(phrase);
        if (tree_.relation(phrase) == Deprel::kObl && (preposition == "with" || preposition == "against") &&
            add_named(phrase)) {
          return;
        }
        if (tree_.relation(phrase) == Deprel::kObl && (!circumstance(preposition) || preposition == "along" ||
                                                       preposition == "near" || preposition == "around")) {
          level.push_back(phrase);
        }
      }
    }
    if (mention_.type() == EventType::kRetreat) {
      // "opened the bridge to allow the delivery of grain to Afghanistan"
      for (const TokenIndex clause : tree_.children(mention_.instance.word)) {
        if (tree_.relation(clause) == Deprel::kAdvcl && tree_.infinitive(clause)) level.push_back(clause);
      }
    }
    for (int depth = 0; depth < 5 && !level.empty(); ++depth) {
      std::vector<TokenIndex> next;
      bool found = false;
      for (const TokenIndex head : level) {
        for (const TokenIndex dependent : tree_.children(head)) {
          if (next.size() >= 32 || !inside(head, dependent)) continue;
          next.push_back(dependent);
          found |= add_named(dependent);
        }
      }
      if (found) return;
      level = std::move(next);
    }
  }

  /// "threatened to stop the talks if the United States goes ahead": it is said to those on whom it depends.
  void add_condition() {
    std::vector<TokenIndex> words{mention_.instance.word};
    for (std::size_t next = 0; next < words.size() && words.size() < 16; ++next) {
      if (add_condition_of(words[next])) return;
      for (const TokenIndex clause : tree_.children(words[next])) {
        const Deprel relation = tree_.relation(clause);
        if (relation == Deprel::kXcomp || relation == Deprel::kCcomp || relation == Deprel::kAdvcl ||
            relation == Deprel::kParataxis) {
          words.push_back(clause);
        }
      }
    }
  }

 private:
  /// "the miners' demands", "opposition demands", "an offer from the guerrillas", "a camp for refugees".
  void add_unnamed_owner(TokenIndex noun, bool located) {
    for (const TokenIndex dependent : tree_.children(noun)) {
      const Deprel relation = tree_.relation(dependent);
      const bool owner =
          relation == Deprel::kNmodPoss ||
          (relation == Deprel::kNmod &&
           (tree_.introduced_by(dependent, "from") || tree_.introduced_by(dependent, "by") ||
            tree_.introduced_by(dependent, "of") || (located && tree_.introduced_by(dependent, "for")))) ||
          (relation == Deprel::kCompound && lexicon_.in_set("group", tree_.lemma(dependent)) &&
           !lexicon_.in_set("group", tree_.lemma(noun)));
      if (!owner || tree_.upos(dependent) != Upos::kNoun) continue;
      std::optional<Reference> reference = entities_.ensure(dependent, EntityTable::Reading::kActor);
      if (!reference || entities_[reference->entity].kind == EntityKind::kThing) continue;
      add({Role::kRecipient, std::move(*reference), dependent, 0.7, false}, 1.0);
      return;
    }
  }

  /// What the event is about: its recipients and contents that are nouns, and the noun that completes its verb.
  std::vector<TokenIndex> things() const {
    std::vector<TokenIndex> nouns;
    for (const Argument& argument : mention_.arguments) {
      // "pulled back from the Kuwaiti border"
      const bool border = argument.role == Role::kLocation &&
                          (mention_.type() == EventType::kRetreat || mention_.type() == EventType::kMobilize);
      if (argument.role != Role::kRecipient && argument.role != Role::kContent && argument.role != Role::kInstrument &&
          !border) {
        continue;
      }
      if (argument.role == Role::kInstrument && !aims(mention_.type())) continue;
      if (argument.role == Role::kLocation && tree_.token(argument.head).name >= 0) continue;
      if (tree_.upos(argument.head) != Upos::kVerb) nouns.push_back(argument.head);
    }
    if (mention_.instance.object != kNoToken) nouns.push_back(mention_.instance.object);
    return nouns;
  }

  /// Means and measures that are meant for somebody: "massed troops on the border with Chad", "lifted the blockade on
  /// Palestinian lorries".
  static bool aims(EventType type) {
    switch (type) {
      case EventType::kAid:
      case EventType::kMobilize:
      case EventType::kRetreat:
      case EventType::kConcede:
      case EventType::kSanction:
      case EventType::kSupport:
      case EventType::kCoerce: return true;
      default: return false;
    }
  }

  bool takes_infinitive() const {
    switch (mention_.type()) {
      case EventType::kAgree:
      case EventType::kThreaten:
      case EventType::kReject:
      case EventType::kDemand: return true;
      default: return false;
    }
  }

  /// "in protest at", "over", "against": what the crowd is there for.
  static bool at_issue(std::string_view preposition) {
    return preposition == "in" || preposition == "over" || preposition == "against" || preposition == "at" ||
           preposition == "about" || preposition == "for";
  }

  void add_purposes(std::vector<TokenIndex>& level) const {
    for (const TokenIndex word : {mention_.instance.word, mention_.instance.object, mention_.instance.support}) {
      if (word == kNoToken) continue;
      for (const TokenIndex clause : tree_.children(word)) {
        const Deprel relation = tree_.relation(clause);
        const bool phrase = relation == Deprel::kObl || relation == Deprel::kNmod;
        if (relation == Deprel::kAdvcl || relation == Deprel::kAcl || relation == Deprel::kXcomp ||
            (phrase && at_issue(tree_.preposition(clause)))) {
          level.push_back(clause);
        }
      }
    }
  }

  /// Whether the dependent belongs to what its head says.
  bool inside(TokenIndex head, TokenIndex dependent) const {
    // Who stands right by the noun of the event itself has his role by its frame.
    if (!mention_.verbal() && head == mention_.instance.word) {
      const std::string preposition = tree_.preposition(dependent);
      if (preposition.empty() ? tree_.relation(dependent) != Deprel::kAcl : preposition == "of" || preposition == "by")
        return false;
    }
    switch (tree_.relation(dependent)) {
      case Deprel::kNmod:
      case Deprel::kObl: {
        // "declined to go despite pressure from the board": what is refused against whom.
        const std::string preposition = tree_.preposition(dependent);
        if (preposition == "despite") return mention_.type() == EventType::kReject;
        return !circumstance(preposition) || mention_.type() == EventType::kMobilize;
      }
      case Deprel::kNsubj: {
        const Deprel clause = tree_.relation(head);
        return clause == Deprel::kAcl || clause == Deprel::kCcomp || clause == Deprel::kAclRelcl;
      }
      case Deprel::kCcomp: return true;
      case Deprel::kAdvcl: return mention_.type() == EventType::kProtest && !tree_.has(dependent, Deprel::kNsubj);
      // "an inquiry proposed by the speaker": who deals with the event itself is not whom it reaches.
      case Deprel::kOblAgent: return mention_.verbal() || tree_.head(head) != mention_.instance.word;
      case Deprel::kNmodPoss:
      case Deprel::kObj:
      case Deprel::kIobj:
      case Deprel::kXcomp:
      case Deprel::kAmod:
      case Deprel::kCompound:
      case Deprel::kFlat:
      case Deprel::kAppos:
      case Deprel::kAcl: return true;
      case Deprel::kAclRelcl: return tree_.has(dependent, Deprel::kMark);
      case Deprel::kConj: return tree_.upos(dependent) == tree_.upos(head);
      default: return false;
    }
  }

  bool add_named(TokenIndex token) {
    std::optional<Reference> reference = entities_.find(token, EntityTable::Reading::kActor);
    const std::string preposition = tree_.preposition(token);
    const bool aimed = preposition == "to" || preposition == "for" || preposition == "against" ||
                       preposition == "from" || preposition == "with" || preposition == "by" ||
                       tree_.relation(token) == Deprel::kNsubj;
    if (!reference && aimed && tree_.upos(token) == Upos::kNoun) {
      reference = entities_.ensure(token, EntityTable::Reading::kActor);
    }
    if (!reference || takes_part(reference->entity)) return false;
    double certainty = 0.5;
    switch (entities_[reference->entity].kind) {
      case EntityKind::kThing: return false;
      case EntityKind::kGroup:
        if (!aimed) return false;
        certainty = 0.45;
        break;
      case EntityKind::kPlace:
        if (!reaches_places(mention_.type())) return false;
        break;
      default: break;
    }
    return add({Role::kRecipient, std::move(*reference), token, certainty, true}, 1.0);
  }

  bool add_condition_of(TokenIndex word) {
    for (const TokenIndex clause : tree_.children(word)) {
      if (tree_.relation(clause) != Deprel::kAdvcl) continue;
      const TokenIndex mark = tree_.child(clause, Deprel::kMark);
      if (mark == kNoToken || (tree_.lemma(mark) != "if" && tree_.lemma(mark) != "unless")) continue;
      const TokenIndex subject = tree_.child(clause, Deprel::kNsubj);
      if (subject == kNoToken) continue;
      std::optional<Reference> reference = entities_.find(subject, EntityTable::Reading::kActor);
      if (!reference || entities_[reference->entity].kind == EntityKind::kThing) continue;
      if (add({Role::kRecipient, std::move(*reference), subject, 0.5, true}, 1.0)) return true;
    }
    return false;
  }

  const Tree& tree_;
  const Lexicon& lexicon_;
  EntityTable& entities_;
  EventMention& mention_;
};

}  // namespace

/// "Peru asked Chad to return her; Chad refused": an answer goes to whoever asked.
void MentionReader::add_asker(EventMention& answer, const std::vector<EventMention>& mentions) const {
  if (!answer.verbal() || (answer.type() != EventType::kReject && answer.type() != EventType::kAgree)) return;
  for (const Argument& argument : answer.arguments) {
    if (argument.role != Role::kActor && argument.role != Role::kParty) return;
  }
  for (const TokenIndex dependent : tree_.children(answer.instance.word)) {
    const Deprel relation = tree_.relation(dependent);
    if (relation == Deprel::kXcomp || relation == Deprel::kCcomp || relation == Deprel::kObj) return;
  }
  const auto plays = [](const EventMention& mention, std::uint32_t entity, Role role) {
    return std::any_of(mention.participants.begin(), mention.participants.end(),
                       [&](const Participant& each) { return each.role == role && each.reference.entity == entity; });
  };
  const auto self = static_cast<std::size_t>(&answer - mentions.data());
  for (std::size_t i = self; i-- > 0 && mentions[i].sentence + 1 >= answer.sentence;) {
    const EventMention& question = mentions[i];
    if (question.type() != EventType::kDemand) continue;
    const bool answered =
        std::any_of(answer.participants.begin(), answer.participants.end(),
                    [&](const Participant& p) { return plays(question, p.reference.entity, Role::kRecipient); });
    if (!answered) continue;
    for (Participant asker : question.participants) {
      if (asker.role != Role::kActor) continue;
      asker.role = Role::kRecipient;
      asker.token = answer.instance.word;
      asker.certainty *= 0.8;
      asker.inferred = false;
      answer.participants.push_back(std::move(asker));
    }
    return;
  }
}

/// Whom an event reaches through what it is about: the owner of the thing ("rejected an Indian proposal"), those who
/// are to do what is demanded ("demanded that Israel ease …"), those whom the refused or promised act would reach.
void MentionReader::add_indirect_recipients(EventMention& mention, const std::vector<EventMention>& mentions) const {
  if (!reaches(mention.type())) return;
  Reach reach(tree_, lexicon_, entities_, mention);
  if (reach.reached()) return;
  reach.add_owners();
  if (reach.reached()) return;
  const auto parties = std::count_if(mention.participants.begin(), mention.participants.end(),
                                     [](const Participant& each) { return each.role == Role::kParty; });
  const bool pact = mention.type() == EventType::kAgree && mention.instance.entry->symmetric && parties != 1;
  const bool blames = mention.type() == EventType::kDisapprove && mention.instance.entry->relation == "ACCUSED";
  for (const TokenIndex clause : reach.contents()) {
    const bool ruling = mention.type() == EventType::kJustice;
    if (ruling && mention.instance.entry->claim) continue;  // what a witness says is done to nobody
    if ((mention.type() == EventType::kDemand || blames || ruling) && tree_.has(clause, Deprel::kNsubj)) {
      reach.add_asked(clause);
      continue;
    }
    const std::int32_t nested = mention_at_[clause];
    if (nested < 0 || pact) continue;
    for (const Participant& each : mentions[static_cast<std::size_t>(nested)].participants) {
      const bool country =
          each.role == Role::kLocation && entities_[each.reference.entity].kind == EntityKind::kCountry;
      if (each.role == Role::kRecipient || each.role == Role::kParty || country) reach.add(each, 0.8);
    }
  }
  if (reach.reached() || !reaches_far(mention.type()) || pact) return;
  reach.add_nearest();
  if (!reach.reached() && mention.type() == EventType::kThreaten) reach.add_condition();
}

}  // namespace dossier::extract
