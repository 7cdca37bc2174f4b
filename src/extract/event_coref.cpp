#include "extract/event_coref.h"

#include <algorithm>
#include <set>

namespace dossier::extract {
namespace {

/// How a noun introduces its happening.
enum class Introduction : std::uint8_t {
  kVerb,
  kDemonstrative,
  kDefinite,
  kPossessed,
  kPronounPossessed,
  kIndefinite,
  kNew
};

struct Facet {
  std::set<std::uint32_t> actors, recipients, parties, places;
};

/// What is known of a group of joined mentions.
struct Group {
  bool merged = false;  ///< taken in by the group `into`
  std::uint32_t into = 0;
  EventType type = EventType::kNone;
  Facet facet;
  PartialDate date;
  std::optional<std::int64_t> killed;
  std::vector<const EventMention*> mentions;
  const EventMention* verb = nullptr;  ///< its first verbal mention
  std::uint32_t last_sentence = 0;
};

bool share(const std::set<std::uint32_t>& left, const std::set<std::uint32_t>& right) {
  return std::any_of(left.begin(), left.end(), [&](std::uint32_t each) { return right.count(each) != 0; });
}

/// Words of one root: "invade" and "invasion", "agree" and "agreement".
bool same_root(std::string_view left, std::string_view right) {
  std::size_t common = 0;
  while (common < left.size() && common < right.size() && left[common] == right[common]) ++common;
  const std::size_t shorter = std::min(left.size(), right.size());
  return common >= 4 ? common + 2 >= shorter || common >= 6 : common == shorter && shorter >= 3;
}

/// Two lists of words, parted by blanks, have one in common.
bool share_word(std::string_view left, std::string_view right) {
  while (!left.empty()) {
    const std::size_t gap = left.find(' ');
    const std::string_view word = left.substr(0, gap);
    for (std::string_view rest = right; !rest.empty();) {
      const std::size_t end = rest.find(' ');
      if (rest.substr(0, end) == word) return true;
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    left = gap == std::string_view::npos ? std::string_view{} : left.substr(gap + 1);
  }
  return false;
}

bool dates_conflict(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return false;
  const std::size_t length = std::min(left.size(), right.size());
  return left.substr(0, length) != right.substr(0, length);
}

class Joiner {
 public:
  Joiner(const Tree& tree, const Lexicon& lexicon, const EntityTable& entities,
         const std::vector<EventMention>& mentions)
      : tree_(tree), lexicon_(lexicon), entities_(entities), mentions_(mentions) {}

  std::vector<std::uint32_t> join() {
    std::vector<std::uint32_t> numbers(mentions_.size(), kNoGroup);
    mention_at_.assign(tree_.size(), -1);
    for (std::size_t i = 0; i < mentions_.size(); ++i)
      mention_at_[mentions_[i].instance.word] = static_cast<std::int32_t>(i);
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      const EventMention& mention = mentions_[i];
      if (mention.type() == EventType::kNone) continue;
      const Facet facet = facet_of(mention);
      const Introduction introduction = reference_of(mention);
      // The nearest groups are looked at; a report of hundreds of happenings stays linear.
      const std::size_t start = groups_.size() > kWindow ? groups_.size() - kWindow : 0;
      std::size_t best = kNone;
      double best_score = kThreshold;
      std::size_t retold = kNone;  // the best of those told in sentences before
      double retold_score = kThreshold;
      std::vector<std::size_t> sure;
      for (std::size_t g = start; g < groups_.size(); ++g) {
        if (groups_[g].merged) continue;
        const double score = this->score(mention, facet, introduction, groups_[g]);
        if (score >= kSure) sure.push_back(g);
        if (score >= kThreshold && score >= retold_score && groups_[g].last_sentence < mention.sentence) {
          retold_score = score;
          retold = g;
        }
        if (score >= best_score) {
          best_score = score;
          best = g;
        }
      }
      if (best == kNone) {
        best = groups_.size();
        groups_.push_back({});
        groups_.back().type = mention.type();
      }
      absorb(groups_[best], mention);
      // "held a general election", "died in last night's attack": the verb beside it does not keep the noun from what
      // it tells again.
      if (retold != kNone && retold != best && completes(mention, groups_[best]) &&
          compatible(groups_[best], groups_[retold]) && !others_act(groups_[best], groups_[retold]))
        best = merge(best, retold);
      // What is surely the same as two groups makes them one.
      for (const std::size_t other : sure) {
        if (other != best && !groups_[other].merged && compatible(groups_[best], groups_[other]))
          best = merge(best, other);
      }
      if (harmful(mention.type())) harm_sentence_ = mention.sentence;
      numbers[i] = static_cast<std::uint32_t>(best);
    }
    for (std::uint32_t& number : numbers) {
      while (number != kNoGroup && groups_[number].merged) number = groups_[number].into;
    }
    return numbers;
  }

 private:
  static constexpr double kThreshold = 3.0;
  static constexpr double kSure = 5.5;
  static constexpr std::size_t kWindow = 100;
  static constexpr std::size_t kCompared = 24;
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  bool compatible(const Group& left, const Group& right) const {
    return (left.type == right.type || (harmful(left.type) && harmful(right.type))) &&
           !dates_conflict(left.date, right.date) && !disjoint(left.facet.actors, right.facet.actors, true) &&
           !disjoint(left.facet.recipients, right.facet.recipients) &&
           !disjoint(left.facet.parties, right.facet.parties, true) && !disjoint(left.facet.places, right.facet.places);
  }

  /// All that the group told so far is the light verb of the noun, or the harm done in it.
  bool completes(const EventMention& noun, const Group& group) const {
    return !noun.verbal() && std::all_of(group.mentions.begin(), group.mentions.end(), [&](const EventMention* each) {
      const bool light = each->instance.object == noun.instance.word || noun.instance.support == each->instance.word;
      return each == &noun || (each->sentence == noun.sentence && (light || harmed_in(noun, *each)));
    });
  }

  /// Somebody acts in both, and nobody in both.
  static bool others_act(const Group& left, const Group& right) {
    return !left.facet.actors.empty() && !right.facet.actors.empty() && !share(left.facet.actors, right.facet.actors);
  }

  /// The earlier group takes the later one in.
  std::size_t merge(std::size_t left, std::size_t right) {
    const std::size_t keep = std::min(left, right);
    const std::size_t gone = std::max(left, right);
    for (const EventMention* mention : groups_[gone].mentions) absorb(groups_[keep], *mention);
    groups_[gone].merged = true;
    groups_[gone].into = static_cast<std::uint32_t>(keep);
    return keep;
  }

  Facet facet_of(const EventMention& mention) const {
    Facet facet;
    for (const Participant& participant : mention.participants) {
      if (participant.inferred) continue;
      const std::uint32_t entity = participant.reference.entity;
      switch (participant.role) {
        case Role::kActor: facet.actors.insert(entity); break;
        case Role::kRecipient: facet.recipients.insert(entity); break;
        case Role::kParty: facet.parties.insert(entity); break;
        case Role::kLocation: facet.places.insert(entity); break;
        default: break;
      }
    }
    return facet;
  }

  void absorb(Group& group, const EventMention& mention) {
    const Facet facet = facet_of(mention);
    group.facet.actors.insert(facet.actors.begin(), facet.actors.end());
    group.facet.recipients.insert(facet.recipients.begin(), facet.recipients.end());
    group.facet.parties.insert(facet.parties.begin(), facet.parties.end());
    group.facet.places.insert(facet.places.begin(), facet.places.end());
    if (group.date.size() < mention.when.date.size()) group.date = mention.when.date;
    if (!group.killed) group.killed = mention.casualties.killed;
    group.mentions.push_back(&mention);
    if (group.verb == nullptr && mention.verbal()) group.verb = &mention;
    group.last_sentence = mention.sentence;
  }

  /// Both name somebody and nobody is in both: other people's doings. A person may stand for a country as its actor,
  /// and a city or body may stand for its country; those prove nothing.
  bool disjoint(const std::set<std::uint32_t>& left, const std::set<std::uint32_t>& right, bool acting = false) const {
    if (left.empty() || right.empty() || left.size() * right.size() > 1024 || share(left, right)) return false;
    for (const std::uint32_t a : left) {
      for (const std::uint32_t b : right) {
        const EntityKind first = entities_[a].kind;
        const EntityKind second = entities_[b].kind;
        if (!is_named(first) || !is_named(second)) continue;
        if (first == second) {
          if (akin(entities_[a].name, entities_[b].name)) continue;
          return true;
        }
        if (!acting && (first == EntityKind::kPerson || second == EntityKind::kPerson)) return true;
      }
    }
    return false;
  }

  /// One name's words open the other: "South Carolina" and "South Carolina State", a firm and its fuller name. They may
  /// be one thing that the names did not show to be one.
  static bool akin(std::string_view left, std::string_view right) {
    if (left.size() > right.size()) std::swap(left, right);
    return !left.empty() && right.starts_with(left) && (right.size() == left.size() || right[left.size()] == ' ');
  }

  /// A description in the singular ("her daughter") may be a name told elsewhere; people in the plural are no one
  /// person.
  bool others_suffer(const std::set<std::uint32_t>& left, const std::set<std::uint32_t>& right) const {
    if (left.size() * right.size() > 1024) return false;
    for (const std::uint32_t a : left) {
      for (const std::uint32_t b : right) {
        const EntityKind first = entities_[a].kind;
        const EntityKind second = entities_[b].kind;
        if (is_named(first) == is_named(second) || first == EntityKind::kGroup || second == EntityKind::kGroup)
          return true;
      }
    }
    return false;
  }

  static bool is_named(EntityKind kind) { return kind != EntityKind::kGroup && kind != EntityKind::kThing; }

  Introduction reference_of(const EventMention& mention) const {
    if (mention.verbal()) {
      // "took part", "chaired": at a gathering that must have been told of.
      const TokenIndex word = mention.instance.word;
      // "three days of fighting"
      if (tree_.is(word, "VBG") && is_nominal_modifier(tree_.relation(word)) && tree_.has(word, Deprel::kCase))
        return Introduction::kIndefinite;
      // "launched an attack into the city": one not told of yet.
      if (const TokenIndex object = mention.instance.object; object != kNoToken) {
        const TokenIndex article = tree_.child(object, Deprel::kDet);
        if (article != kNoToken && tree_.lemma(article) == "another") return Introduction::kNew;
        if (article != kNoToken && tree_.lemma(article) == "a") return Introduction::kIndefinite;
      }
      const bool attends = lexicon_.frames[mention.instance.entry->frame].name == "attend";
      return attends ? Introduction::kDefinite : Introduction::kVerb;
    }
    Introduction kind = Introduction::kIndefinite;
    for (const TokenIndex dependent : tree_.children(mention.instance.word)) {
      const std::string_view lemma = tree_.lemma(dependent);
      switch (tree_.relation(dependent)) {
        case Deprel::kDet:
          if (lemma == "the") {
            if (kind == Introduction::kIndefinite) kind = Introduction::kDefinite;
          } else if (lemma == "this" || lemma == "that" || lemma == "these" || lemma == "those" || lemma == "such") {
            kind = Introduction::kDemonstrative;
          } else if (lemma == "another") {
            return Introduction::kNew;
          }
          break;
        case Deprel::kNmodPoss:
          kind = tree_.upos(dependent) == Upos::kPron ? Introduction::kPronounPossessed : Introduction::kPossessed;
          break;
        case Deprel::kAmod:
          if (lexicon_.in_set("distinct", lemma)) return Introduction::kNew;
          if (lexicon_.in_set("ordinal-adjective", lemma) && kind != Introduction::kDemonstrative)
            return Introduction::kIndefinite;
          break;
        default: break;
      }
    }
    return kind;
  }

  /// The mention that governs this one within its clause: "met for the second round of negotiations", "agreed to a
  /// truce".
  const EventMention* governing(const EventMention& mention) const {
    TokenIndex token = mention.instance.word;
    // "the truce, signed in Nairobi": the noun that the clause modifies completes its verb.
    if (mention.verbal() && (tree_.relation(token) == Deprel::kAcl || tree_.relation(token) == Deprel::kAclRelcl)) {
      const TokenIndex noun = tree_.head(token);
      const std::int32_t index = noun == kNoToken ? -1 : mention_at_[noun];
      if (index < 0) return nullptr;
      const EventMention& other = mentions_[static_cast<std::size_t>(index)];
      // "a deal to buy", "their agreement over selling"
      const bool agreed = !other.verbal() && business(other.type()) && business(mention.type());
      return mention.instance.object == noun || other.instance.support == token || agreed || lent(mention, other)
                 ? &other
                 : nullptr;
    }
    for (int step = 0; step < 3; ++step) {
      const TokenIndex governor = tree_.head(token);
      if (governor == kNoToken) return nullptr;
      switch (tree_.relation(token)) {
        case Deprel::kObj:
        case Deprel::kObl:
        case Deprel::kNmod:
        case Deprel::kNsubj:
        case Deprel::kNsubjPass:
        case Deprel::kXcomp: break;
        case Deprel::kAdvcl:
          if (!tree_.participle(token) && !tree_.infinitive(token)) return nullptr;
          break;
        default: return nullptr;
      }
      const std::int32_t index = mention_at_[governor];
      if (index >= 0) return &mentions_[static_cast<std::size_t>(index)];
      token = governor;
    }
    return nullptr;
  }

  /// "the curfew imposed on Sunday", "tariffs they had imposed": the light verb in whose clause the noun's doing is
  /// told.
  bool lent(const EventMention& verb, const EventMention& noun) const {
    if (!verb.verbal() || noun.verbal() || verb.type() != noun.type()) return false;
    if (tree_.head(verb.instance.word) != noun.instance.word) return false;
    const std::vector<Operator>* all = lexicon_.find_operators(entry_word(tree_, verb.instance.word), WordClass::kVerb);
    return all != nullptr && std::any_of(all->begin(), all->end(), [](const Operator& op) { return op.light; });
  }

  static bool harmful(EventType type) {
    return type == EventType::kAssault || type == EventType::kDisaster || type == EventType::kLife ||
           type == EventType::kCrime;
  }

  /// "The bombing killed …", "a crash injuring …": what the happening does is the happening.
  bool done_by(const EventMention& deed, const EventMention& happening) const {
    if (!deed.verbal() || happening.verbal() || !harmful(deed.type()) || !harmful(happening.type())) return false;
    const TokenIndex noun = happening.instance.word;
    // "an attack that left six dead"
    const bool relative =
        tree_.relation(deed.instance.word) == Deprel::kAclRelcl && tree_.head(deed.instance.word) == noun;
    return std::any_of(deed.arguments.begin(), deed.arguments.end(), [&](const Argument& argument) {
      if (argument.role != Role::kActor && argument.role != Role::kInstrument) return false;
      return argument.head == noun || (relative && (tree_.is(argument.head, "WDT") || tree_.is(argument.head, "WP")));
    });
  }

  /// "died in the attack": where somebody came to harm is what did it.
  bool harmed_in(const EventMention& happening, const EventMention& harm) const {
    const TokenIndex noun = happening.instance.word;
    if (happening.verbal() || !harm.verbal() || tree_.head(noun) != harm.instance.word) return false;
    if (!is_oblique(tree_.relation(noun)) || !(tree_.introduced_by(noun, "in") || tree_.introduced_by(noun, "by")))
      return false;
    return harmful(happening.type()) && (harm.type() == EventType::kLife || kills_or_injures(harm));
  }

  /// "people were killed when a bus plunged into a ravine", "died after the roof collapsed"
  bool harmed_when(const EventMention& happening, const EventMention& harm) const {
    const TokenIndex clause = happening.instance.word;
    if (!happening.verbal() || !harm.verbal() || tree_.relation(clause) != Deprel::kAdvcl) return false;
    if (tree_.head(clause) != harm.instance.word || !harmful(happening.type()) || kills_or_injures(happening))
      return false;
    if (harm.type() != EventType::kLife && !kills_or_injures(harm)) return false;
    return std::any_of(tree_.children(clause).begin(), tree_.children(clause).end(), [&](TokenIndex word) {
      const std::string_view lemma = tree_.lemma(word);
      return lemma == "when" || lemma == "after" || lemma == "as";
    });
  }

  /// "A bomb went off. No one was hurt."
  bool spared_by(const EventMention& mention, const Group& group) const {
    return mention.spared && harmful(group.type) && mention.sentence <= group.last_sentence + 1;
  }

  /// "A bomb went off in Kabul. Twelve people were killed": harm by nobody, nowhere else and at no other time, right
  /// behind the happening told last.
  bool aftermath_of(const EventMention& mention, const Facet& facet, const Group& group) const {
    if (!mention.verbal() || mention.spared || !facet.actors.empty() || !harmful(group.type)) return false;
    if (group.last_sentence != harm_sentence_ || mention.sentence > group.last_sentence + 1) return false;
    const std::string_view relation = mention.instance.entry->relation;
    const bool dies = mention.type() == EventType::kLife && tree_.lemma(mention.instance.word) == "die";
    if (!dies && !(tree_.passive(mention.instance.word) && (kills_or_injures(mention) || relation == "ATTACKED")))
      return false;
    if (mention.status.polarity != Polarity::kPositive || mention.status.modality != Modality::kActual) return false;
    if (!facet.places.empty() && !share(facet.places, group.facet.places)) return false;
    if (!mention.when.date.empty() && mention.when.date != group.date) return false;
    // A town of its own that was shelled is another blow.
    if (std::any_of(facet.recipients.begin(), facet.recipients.end(), [&](std::uint32_t each) {
          return is_named(entities_[each].kind) && entities_[each].kind != EntityKind::kPerson;
        }))
      return false;
    const EventMention& first = *group.mentions.front();
    return !kills_or_injures(first) && first.status.polarity == Polarity::kPositive &&
           first.status.modality == Modality::kActual;
  }

  /// "the toll", of whatever took the lives
  static bool is_toll(const EventMention& mention) {
    return !mention.verbal() && mention.instance.entry->lemma == "toll";
  }

  /// "an earthquake causing eleven deaths": what is caused, by the noun that causes it.
  bool caused_by(const EventMention& harm, const EventMention& happening) const {
    if (harm.verbal() || happening.verbal() || !harmful(harm.type()) || !harmful(happening.type())) return false;
    const TokenIndex noun = harm.instance.word;
    const TokenIndex verb = tree_.head(noun);
    if (verb == kNoToken || tree_.relation(noun) != Deprel::kObj) return false;
    const std::string_view lemma = tree_.lemma(verb);
    if (lemma != "cause" && lemma != "leave" && lemma != "claim") return false;
    const TokenIndex governor = tree_.head(verb);
    // "the north suffered an earthquake causing eleven deaths", with the participle on the verb
    const bool beside = tree_.relation(verb) == Deprel::kAdvcl && tree_.participle(verb) && governor != kNoToken &&
                        tree_.child(governor, Deprel::kObj) == happening.instance.word;
    return beside || governor == happening.instance.word ||
           tree_.child(verb, Deprel::kNsubj) == happening.instance.word;
  }

  /// One verb twice, and nothing else that it is done to.
  bool said_again(const EventMention& mention, const EventMention& other) const {
    const TokenIndex word = mention.instance.word;
    const TokenIndex before = other.instance.word;
    if (!mention.verbal() || !other.verbal() || tree_.lemma(word) != tree_.lemma(before)) return false;
    const TokenIndex object = tree_.child(word, Deprel::kObj);
    const TokenIndex known = tree_.child(before, Deprel::kObj);
    return object == kNoToken || known == kNoToken || tree_.lemma(object) == tree_.lemma(known);
  }

  static bool business(EventType type) { return type == EventType::kBusiness || type == EventType::kAgree; }

  /// "killed 17, including three children, and injured 30": joined by its form to the verb before, wherever it hangs.
  bool shares_subject(TokenIndex verb) const {
    return tree_.relation(verb) == Deprel::kConj && !tree_.has(verb, Deprel::kNsubj) &&
           !tree_.has(verb, Deprel::kNsubjPass) && verb > 0 && tree_.lemma(verb - 1) == "and";
  }

  /// "twenty more were injured", "30 others were hurt": more than those told before.
  bool others_counted(TokenIndex verb) const {
    TokenIndex noun = tree_.child(verb, Deprel::kNsubjPass);
    if (noun == kNoToken) noun = tree_.child(verb, Deprel::kNsubj);
    if (noun == kNoToken) return false;
    const auto more = [&](TokenIndex token) {
      const std::string_view lemma = tree_.lemma(token);
      return lemma == "more" || lemma == "other" || lemma == "others" || lemma == "another";
    };
    return more(noun) || std::any_of(tree_.children(noun).begin(), tree_.children(noun).end(), more);
  }

  /// "shot dead": what the deed leaves behind.
  bool result_of(const EventMention& mention, const EventMention& other) const {
    const TokenIndex word = mention.instance.word;
    return mention.type() == EventType::kLife && tree_.upos(word) == Upos::kAdj && harmful(other.type()) &&
           other.verbal() && (word == other.instance.word + 1 || tree_.head(word) == other.instance.word) &&
           mention.sentence == other.sentence;
  }

  /// "killing seven riders and injuring three": one blow, told by its results; "struck a bus, killing seven".
  bool same_blow(const EventMention& mention, const EventMention& other) const {
    const TokenIndex word = mention.instance.word;
    const TokenIndex head = tree_.head(word);
    if (!kills_or_injures(mention) || !harmful(other.type())) return false;
    if (mention.sentence == other.sentence && word > other.instance.word && kills_or_injures(other) &&
        (shares_subject(word) || others_counted(word)))
      return true;
    if (head != other.instance.word) return false;
    if (tree_.relation(word) == Deprel::kConj) return kills_or_injures(other);
    return tree_.relation(word) == Deprel::kAdvcl && tree_.participle(word);
  }

  bool contains(const Group& group, const EventMention* mention) const {
    return std::find(group.mentions.begin(), group.mentions.end(), mention) != group.mentions.end();
  }

  /// Both say whom or where it struck, and nothing is in both.
  static bool aims_elsewhere(const Facet& left, const Facet& right) {
    if ((left.recipients.empty() && left.places.empty()) || (right.recipients.empty() && right.places.empty()))
      return false;
    return !share(left.recipients, right.recipients) && !share(left.places, right.places) &&
           !share(left.recipients, right.places) && !share(left.places, right.recipients);
  }

  bool of_a_day(const EventMention& mention) const {
    const TokenIndex owner = tree_.child(mention.instance.word, Deprel::kNmodPoss);
    const std::int32_t name = owner == kNoToken ? -1 : tree_.token(owner).name;
    return name >= 0 && tree_.document().names[static_cast<std::size_t>(name)].kind == language::NameKind::kDate;
  }

  /// "the charge", where it is an accusation
  bool accusing_charge(const EventMention& mention) const {
    return mention.type() == EventType::kDisapprove && tree_.lemma(mention.instance.word) == "charge";
  }

  /// The kinds of happening that the mention's word names, see the set `happening`.
  const std::string* kinds_of(const EventMention& mention) const {
    if (accusing_charge(mention)) return lexicon_.word_value("happening", "accusation");
    return lexicon_.word_value("happening", entry_word(tree_, mention.instance.word));
  }

  /// Nothing but an article and words of time with the noun: it must lean on what was told before.
  bool bare(const EventMention& mention) const {
    for (const TokenIndex dependent : tree_.children(mention.instance.word)) {
      switch (tree_.relation(dependent)) {
        case Deprel::kAmod:
          if (!lexicon_.in_set("temporal-adjective", tree_.lemma(dependent))) return false;
          break;
        case Deprel::kCompound:
        case Deprel::kNmod:
        case Deprel::kNmodDesc:
        case Deprel::kNmodUnmarked:
        case Deprel::kNummod:
        case Deprel::kAcl:
        case Deprel::kAclRelcl: return false;
        default: break;
      }
    }
    return true;
  }

  bool contradicts(const EventMention& mention, const Facet& facet, const Group& group, Introduction introduction,
                   bool harm) const {
    // "A curfew imposed on Sunday is to be lifted on Friday"
    const auto lends = [&](const EventMention* other) { return lent(mention, *other); };
    const std::size_t latest = group.mentions.size() > kCompared ? group.mentions.size() - kCompared : 0;
    if (std::any_of(group.mentions.begin() + static_cast<std::ptrdiff_t>(latest), group.mentions.end(), lends))
      return false;
    if (dates_conflict(mention.when.date, group.date)) return true;
    if (disjoint(facet.actors, group.facet.actors, true) || disjoint(facet.recipients, group.facet.recipients))
      return true;
    // "took part", "chaired": others may have been named before.
    const bool joins = mention.verbal() && introduction == Introduction::kDefinite;
    if (!joins && disjoint(facet.parties, group.facet.parties, true)) return true;
    if (disjoint(facet.places, group.facet.places)) return true;
    const bool looks_back = introduction == Introduction::kDefinite || introduction == Introduction::kDemonstrative;
    if (mention.casualties.killed && group.killed && *mention.casualties.killed != *group.killed && !looks_back)
      return true;
    if (!mention.verbal()) return false;
    // What is planned or denied is not what was done.
    if (harm || group.verb == nullptr || governing(mention) == group.verb || mention.spared || group.verb->spared)
      return false;
    const Status& told = group.verb->status;
    // A headline's "to buy" is what the text tells of as agreed or done.
    const std::string_view relation = mention.instance.entry->relation;
    if (group.verb->sentence == 0 && told.modality == Modality::kPlanned && told.polarity == mention.status.polarity &&
        mention.type() == group.type &&
        (said_again(mention, *group.verb) || (!relation.empty() && relation == group.verb->instance.entry->relation)))
      return false;
    return told.polarity != mention.status.polarity ||
           (told.modality == Modality::kActual) != (mention.status.modality == Modality::kActual);
  }

  double score(const EventMention& mention, const Facet& facet, Introduction introduction, const Group& group) const {
    const std::string word = entry_word(tree_, mention.instance.word);
    const std::string* kinds = kinds_of(mention);
    bool root = false;
    bool kin = false;
    bool strangers = false;
    bool relation = false;
    bool linked = false;
    bool harm = false;
    bool same_verb = false;
    const EventMention* governor = governing(mention);
    // The first mention and the latest ones; a group of thousands stays cheap.
    const std::size_t latest = group.mentions.size() > kCompared ? group.mentions.size() - kCompared : 0;
    for (std::size_t i = 0; i < group.mentions.size(); i = i == 0 ? std::max<std::size_t>(1, latest) : i + 1) {
      const EventMention* other = group.mentions[i];
      root = root || (accusing_charge(mention) == accusing_charge(*other) &&
                      same_root(entry_word(tree_, other->instance.word), word));
      relation = relation || (!mention.instance.entry->relation.empty() &&
                              mention.instance.entry->relation == other->instance.entry->relation);
      linked = linked || governor == other || governing(*other) == &mention;
      harm = harm || result_of(mention, *other) || done_by(mention, *other) || done_by(*other, mention) ||
             same_blow(mention, *other) || harmed_in(mention, *other) || harmed_in(*other, mention) ||
             harmed_when(mention, *other) || harmed_when(*other, mention) || caused_by(mention, *other);
      same_verb = same_verb || said_again(mention, *other);
      const std::string* others = kinds_of(*other);
      if (kinds == nullptr || others == nullptr) continue;
      if (share_word(*kinds, *others)) {
        kin = true;
      } else {
        strangers = true;
      }
    }
    harm = harm || spared_by(mention, group);
    if (contradicts(mention, facet, group, introduction, harm)) return 0;
    const bool aftermath = aftermath_of(mention, facet, group);
    kin = kin || aftermath;
    kin = kin || (is_toll(mention) && harmful(group.type));
    // "announced their agreement over selling …": the deal and the sale.
    const bool deal = linked && business(group.type) && business(mention.type());
    if (group.type != mention.type() && !kin && !harm && !deal) return 0;

    double score = harm ? 6.5 : linked ? 4 : aftermath ? 2.5 : 0;
    if (root) {
      score += 3;
    } else if (kin) {
      score += 2;
    } else if (relation) {
      score += 1.5;
    }
    if (strangers && !kin && !root && !linked && !harm) score -= 3;
    // A noun that says whom it was done to, and says another: "the attacks on civilians".
    if (!mention.verbal() && !linked && !facet.recipients.empty() && !group.facet.recipients.empty() &&
        !share(facet.recipients, group.facet.recipients) && !share(facet.recipients, group.facet.places) &&
        others_suffer(facet.recipients, group.facet.recipients)) {
      score -= 3;
    }

    const bool actor = share(facet.actors, group.facet.actors);
    const bool recipient = share(facet.recipients, group.facet.recipients);
    const bool crossed = share(facet.parties, group.facet.actors) || share(facet.actors, group.facet.parties) ||
                         share(facet.recipients, group.facet.places) || share(facet.places, group.facet.recipients) ||
                         share(facet.recipients, group.facet.parties) || share(facet.parties, group.facet.recipients);
    const bool parties = share(facet.parties, group.facet.parties);
    if (actor) score += 2;
    if (recipient) score += 2;
    if (actor && recipient) score += 1.5;
    if (crossed) score += 1;
    if (parties) score += 1.5;
    if (parties && crossed) score += 1;
    if (share(facet.places, group.facet.places)) score += 1.5;
    if (!mention.when.date.empty() && mention.when.date == group.date)
      score += mention.when.date.size() >= 10 ? 1 : 0.5;
    // The lead tells the headline again.
    if (group.mentions.front()->sentence == 0 && mention.sentence > 0) {
      score += mention.sentence <= 2 ? 2.0 : mention.sentence == 3 ? 1.5 : 0.75;
      if (actor || recipient || parties) score += 0.5;
    }

    switch (introduction) {
      case Introduction::kVerb: score -= same_verb ? 0.0 : 1.0; break;
      case Introduction::kDemonstrative: score += 3.5; break;
      case Introduction::kDefinite: score += bare(mention) ? (kin || root ? 2.5 : 3.2) : 1.5; break;
      // "Tuesday's raid", of what was told of Tuesday
      case Introduction::kPossessed:
        score += !mention.when.date.empty() && mention.when.date == group.date && (kin || root) && of_a_day(mention)
                     ? 2.5
                     : 0.5;
        break;
      case Introduction::kPronounPossessed: score += 1.5; break;
      case Introduction::kIndefinite:
        score -= group.last_sentence == 0 || linked ? 0 : 2;
        // "an attack on the power grid", "an attack into the city": the second has an aim of its own.
        if (group.mentions.front()->sentence > 0 && !linked && aims_elsewhere(facet, group.facet)) score -= 3;
        break;
      case Introduction::kNew: score -= 6; break;
    }
    if (mention.sentence > group.last_sentence) {
      score -= std::min(2.0, 0.15 * static_cast<double>(mention.sentence - group.last_sentence));
    }
    return score;
  }

  const Tree& tree_;
  const Lexicon& lexicon_;
  const EntityTable& entities_;
  const std::vector<EventMention>& mentions_;
  std::vector<std::int32_t> mention_at_;
  std::vector<Group> groups_;
  std::uint32_t harm_sentence_ = 0;  ///< where harm was told last
};

}  // namespace

std::vector<std::uint32_t> join_mentions(const Tree& tree, const Lexicon& lexicon, const EntityTable& entities,
                                         const std::vector<EventMention>& mentions) {
  return Joiner(tree, lexicon, entities, mentions).join();
}

}  // namespace dossier::extract
