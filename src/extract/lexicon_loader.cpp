#include "extract/lexicon_loader.h"

#include "base/nearest_name.h"
#include "base/utf8.h"
#include "extract/lexicon_findings.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace dossier::extract {
namespace {

constexpr std::size_t kLongestPhrase = 100;  ///< bytes
constexpr std::size_t kMostFrames = 0xffff;

/// What a block's head says of all of its words.
struct BlockHead {
  EventType type = EventType::kNone;
  std::string relation;
  std::uint16_t frame = 0;
  std::string topic;
  bool names_frame = false;
  bool empty_on_purpose = false;  ///< "event NONE"
  std::vector<Span> flags;
};

/// Lower case, one space between words.
std::string normalised(std::string_view phrase) {
  std::string words;
  words.reserve(phrase.size());
  bool ascii = true;
  for (const char byte : phrase) {
    if (byte == ' ' || byte == '\t') {
      if (words.back() != ' ') words += ' ';
      continue;
    }
    ascii = ascii && static_cast<unsigned char>(byte) < 0x80;
    words += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  }
  return ascii ? words : utf8::to_lower(words);
}

std::size_t word_count(std::string_view words) {
  return 1 + static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
}

/// Walks the declarations of all files. With `checked` set it collects all that is wrong or odd in that file; without,
/// it stops at the first error of any.
class Loader {
 public:
  Loader(std::span<const LexiconSyntax> files, const LexiconSyntax* checked)
      : files_(files), checked_(checked), findings_(checked) {}

  void run() {
    for (const LexiconSyntax& file : files_) {
      findings_.enter(file);
      for (const DeclarationSyntax& declaration : file.declarations) {
        if (keyword(declaration) == "frame") add_frame(declaration);
        if (findings_.stopped()) return;
      }
    }
    if (lexicon_.frames.empty()) lexicon_.frames.push_back({"nothing", {}});
    predicates_by_file_.resize(files_.size());
    reserve();
    for (const LexiconSyntax& file : files_) {
      findings_.enter(file);
      own_predicates_ = &predicates_by_file_[static_cast<std::size_t>(&file - files_.data())];
      for (const DeclarationSyntax& declaration : file.declarations) {
        add_words(declaration);
        if (findings_.stopped()) return;
      }
    }
    for (const auto& [file, set] : needed_sets_) {
      findings_.enter(*file);
      if (lexicon_.find_set(text(set)) == nullptr)
        findings_.error(set, "there is no word set '" + std::string(text(set)) + "'");
    }
    for (auto file = predicates_by_file_.rbegin(); file != predicates_by_file_.rend(); ++file)
      for (Predicate& predicate : *file) lexicon_.add_predicate(std::move(predicate));
    if (checked_ != nullptr) report_unused_frames();
  }

  /// Room for all words that the files have.
  void reserve() {
    std::size_t all = 0;
    std::size_t roles = 0;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      std::size_t predicates = 0;
      for (const DeclarationSyntax& declaration : files_[i].declarations) {
        const std::string_view kind = declaration.head.front().keyword.of(files_[i].text);
        const bool lists =
            kind == "operators" || kind == "metonyms" || kind == "seats" || kind == "set" || kind == "roles";
        for (const GroupSyntax& group : declaration.groups) {
          if (!lists) predicates += group.items.size();
          if (kind == "roles") roles += group.items.size();
        }
      }
      predicates_by_file_[i].reserve(predicates + predicates / 8);
      all += predicates + predicates / 8;
    }
    lexicon_.reserve(all, roles);
  }

  Lexicon& lexicon() { return lexicon_; }
  std::vector<LexiconFinding>& findings() { return findings_.all(); }

 private:
  std::string_view text(Span span) const { return findings_.text(span); }
  std::string_view keyword(const DeclarationSyntax& declaration) const {
    return text(declaration.head.front().keyword);
  }
  // Frames

  void add_frame(const DeclarationSyntax& declaration) {
    const Span name = *declaration.head.front().argument;
    const std::string key(text(name));
    if (frames_.contains(key)) {
      findings_.error(name, "frame '" + key + "' is there already", "give it another name");
      return;
    }
    if (lexicon_.frames.size() == kMostFrames) {
      findings_.error(name, "too many frames");
      return;
    }
    Frame frame{key, {}};
    for (const FrameRoleSyntax& role : declaration.roles) add_slots(frame, role);
    for (std::size_t clause = 1; clause < declaration.head.size(); ++clause) {
      const Span like = *declaration.head[clause].argument;
      if (const auto it = frames_.find(std::string(text(like))); it != frames_.end()) {
        used_frames_.insert(it->second);
        const auto& inherited = lexicon_.frames[it->second].slots;
        frame.slots.insert(frame.slots.end(), inherited.begin(), inherited.end());
      } else {
        findings_.unknown(like, "frame, or one that stands further down,", frame_names());
      }
    }
    const auto index = static_cast<std::uint16_t>(lexicon_.frames.size());
    frames_.emplace(key, index);
    if (findings_.checking()) own_frames_.push_back({index, name});
    lexicon_.frames.push_back(std::move(frame));
  }

  void add_slots(Frame& frame, const FrameRoleSyntax& syntax) {
    const auto role = findings_.look_up(syntax.role, "role", role_names());
    for (const SlotSyntax& slot_syntax : syntax.slots) {
      Slot slot;
      slot.role = role.value_or(Role::kActor);
      slot.required = slot_syntax.required;
      const std::string_view where = text(slot_syntax.position);
      if (const auto position = value_of(position_names(), where)) {
        slot.position = *position;
      } else if (std::find(prepositions().begin(), prepositions().end(), where) != prepositions().end()) {
        slot.position = Position::kPreposition;
        slot.preposition = where;
      } else {
        std::vector<std::string_view> known = names_of(position_names());
        known.insert(known.end(), prepositions().begin(), prepositions().end());
        findings_.unknown(slot_syntax.position, "position or preposition", known);
      }
      for (std::size_t i = 0; i < slot_syntax.fillers.size(); ++i) {
        const Span filler = slot_syntax.fillers[i];
        if (text(filler) != "set") {
          slot.fillers |= findings_.look_up(filler, "kind of argument", filler_names()).value_or(0);
        } else if (++i < slot_syntax.fillers.size()) {
          slot.words = text(slot_syntax.fillers[i]);
          needed_sets_.push_back({&findings_.file(), slot_syntax.fillers[i]});
        } else {
          findings_.error(filler, "'set' needs the name of a word set after it");
        }
      }
      frame.slots.push_back(std::move(slot));
    }
  }

  std::vector<std::string_view> frame_names() const {
    std::vector<std::string_view> names;
    for (const Frame& frame : lexicon_.frames) names.push_back(frame.name);
    return names;
  }

  void report_unused_frames() {
    findings_.enter(*checked_);
    for (const auto& [index, name] : own_frames_)
      if (!used_frames_.contains(index)) findings_.warn(name, "nothing uses frame '" + std::string(text(name)) + "'");
  }

  // Words

  void add_words(const DeclarationSyntax& declaration) {
    const std::string_view kind = keyword(declaration);
    if (kind == "frame") return;
    bool empty = true;
    for (const GroupSyntax& group : declaration.groups) empty = empty && group.items.empty();
    if (empty) findings_.warn(declaration.head.front().keyword, "this block has no words");
    if (kind == "operators") return add_operators(declaration);
    if (kind == "roles") return add_role_nouns(declaration);
    if (kind == "metonyms") return add_metonyms(declaration);
    if (kind == "seats") return add_seats(declaration);
    if (kind == "set") return add_set(declaration);
    add_predicates(declaration);
  }

  /// The words of a phrase as look-ups know them; "" (and an error) when they are too long.
  std::string words_of(Span span) {
    if (span.size() > kLongestPhrase) {
      findings_.error(span, "a word is longer than 100 bytes");
      return {};
    }
    return normalised(text(span));
  }

  BlockHead read_head(const DeclarationSyntax& declaration) {
    BlockHead head;
    for (const ClauseSyntax& clause : declaration.head) {
      const std::string_view name = text(clause.keyword);
      if (name == "event") {
        head.type = event_type_from(text(*clause.argument));
        head.empty_on_purpose = text(*clause.argument) == "NONE";
        if (head.type == EventType::kNone && !head.empty_on_purpose)
          findings_.unknown(*clause.argument, "event type", event_types());
      } else if (name == "relation") {
        head.relation = text(*clause.argument);
        check_relation(*clause.argument);
      } else if (name == "frame") {
        head.names_frame = true;
        if (const auto it = frames_.find(std::string(text(*clause.argument))); it != frames_.end()) {
          head.frame = it->second;
          used_frames_.insert(it->second);
        } else {
          findings_.unknown(*clause.argument, "frame", frame_names());
        }
      } else if (name == "topic") {
        head.topic = text(*clause.argument);
        needed_sets_.push_back({&findings_.file(), *clause.argument});
      } else if (name != "operators") {
        head.flags.push_back(clause.keyword);
      }
    }
    if (!head.names_frame && !head.empty_on_purpose && keyword(declaration) != "operators")
      findings_.error(declaration.head.front().keyword, "these predicates have no frame",
                      "add 'frame NAME' before the '{'");
    return head;
  }

  /// Relations outside the ontology are allowed ("open"), but must look like one, and a near miss is worth a word.
  void check_relation(Span span) {
    const std::string_view name = text(span);
    if (std::find(relations().begin(), relations().end(), name) != relations().end()) return;
    const bool shaped =
        std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
    if (!shaped) {
      findings_.unknown(span, "relation", relations());
    } else if (const std::string near = nearest_name(name, relations()); !near.empty()) {
      findings_.warn(span, "relation '" + std::string(name) + "' is not in the ontology",
                     "did you mean '" + near + "'?");
    }
  }

  void apply(Predicate& predicate, Span span) {
    const auto flag = findings_.look_up(span, "flag", flag_names());
    if (!flag) return;
    switch (*flag) {
      case Flag::kClaim: predicate.claim = true; break;
      case Flag::kSymmetric: predicate.symmetric = true; break;
      case Flag::kWeak: predicate.weight = 0; break;
      case Flag::kNegative: predicate.polarity = Polarity::kNegative; break;
      case Flag::kDenies: predicate.denies = true; break;
      case Flag::kPlanned: predicate.modality = Modality::kPlanned; break;
      case Flag::kPossible: predicate.modality = Modality::kPossible; break;
      case Flag::kDemanded: predicate.modality = Modality::kDemanded; break;
      case Flag::kPassive: predicate.voice = Voice::kPassive; break;
      case Flag::kActive: predicate.voice = Voice::kActive; break;
      case Flag::kPlural: predicate.plural = true; break;
      case Flag::kLight: findings_.error(span, "only operators are 'light'"); break;
    }
    const bool of_verbs = *flag == Flag::kPassive || *flag == Flag::kActive;
    if (of_verbs && predicate.word_class != WordClass::kVerb) findings_.error(span, "only verbs have a voice");
    if (*flag == Flag::kPlural && predicate.word_class != WordClass::kNoun)
      findings_.error(span, "only nouns have a plural");
  }

  void add_predicates(const DeclarationSyntax& declaration) {
    const BlockHead head = read_head(declaration);
    for (const GroupSyntax& group : declaration.groups) {
      const auto word_class = findings_.look_up(group.label, "word class", class_names());
      if (!word_class) continue;
      for (const ItemSyntax& item : group.items) {
        if (findings_.stopped()) return;
        Predicate predicate;
        predicate.word_class = *word_class;
        predicate.type = head.type;
        predicate.relation = head.relation;
        predicate.frame = head.frame;
        predicate.topic = head.topic;
        for (const Span flag : head.flags) {
          // A block's flag concerns those of its words that can have it.
          const std::string_view name = text(flag);
          if ((name == "passive" || name == "active") && *word_class != WordClass::kVerb) continue;
          if (name == "plural" && *word_class != WordClass::kNoun) continue;
          apply(predicate, flag);
        }
        for (const Span flag : item.flags) apply(predicate, flag);
        if (item.value)
          findings_.error(*item.value, "a predicate has no value",
                          "only members of sets, seats and family roles have one");
        if (!split_words(predicate, item)) continue;
        if (checked_ != nullptr) check_hidden(predicate, item.words);
        if (predicate.word_class != WordClass::kAdjective) add_split_compound(predicate);
        own_predicates_->push_back(std::move(predicate));
      }
    }
  }

  /// Verbs and adjectives begin with their head word, nouns end with it.
  bool split_words(Predicate& predicate, const ItemSyntax& item) {
    const std::string words = words_of(item.words);
    if (words.empty()) return false;
    if (predicate.word_class == WordClass::kNoun) {
      const auto gap = words.rfind(' ');
      predicate.lemma = gap == std::string::npos ? words : words.substr(gap + 1);
      if (gap != std::string::npos) predicate.lead = words.substr(0, gap);
      if (item.object) findings_.error(*item.object, "only verbs take an object after '...'");
    } else {
      const auto gap = words.find(' ');
      predicate.lemma = words.substr(0, gap);
      if (gap != std::string::npos) predicate.particle = words.substr(gap + 1);
      if (word_count(words) > 3)
        findings_.error(item.words, "more than two words follow the head word",
                        "put the words after it in quotation marks");
      if (item.object) predicate.object = words_of(*item.object);
    }
    if (word_count(predicate.object) > 1)
      findings_.error(*item.object, "the object of a light verb is one word", "give its head noun only");
    if (item.tail) predicate.tail = words_of(*item.tail);
    return true;
  }

  /// The tokeniser parts most hyphenated words ("cease - fire", "test - fired"), so such a word also stands as separate
  /// words; one that ends in a particle ("sit - in") has its first part for a head.
  void add_split_compound(const Predicate& predicate) {
    if (predicate.lemma.find('-') == std::string::npos && predicate.lead.find('-') == std::string::npos) return;
    static constexpr std::array<std::string_view, 9> kParticles = {"in",   "out",  "up",   "down",   "off",
                                                                   "over", "away", "back", "through"};
    const auto hyphen = predicate.lemma.rfind('-');
    if (predicate.word_class == WordClass::kNoun && hyphen != std::string::npos && hyphen > 0 &&
        predicate.tail.empty()) {
      const std::string last = predicate.lemma.substr(hyphen + 1);
      if (std::find(kParticles.begin(), kParticles.end(), last) != kParticles.end()) {
        Predicate headed = predicate;
        headed.lemma = predicate.lemma.substr(0, hyphen);
        headed.tail = "- " + last;
        own_predicates_->push_back(std::move(headed));
      }
    }
    std::string words = predicate.lead.empty() ? predicate.lemma : predicate.lead + ' ' + predicate.lemma;
    std::replace(words.begin(), words.end(), '-', ' ');
    Predicate split = predicate;
    const auto gap = words.rfind(' ');
    split.lead = words.substr(0, gap);
    split.lemma = words.substr(gap + 1);
    own_predicates_->push_back(std::move(split));
  }

  /// An entry that the same words reached before, by a frame that never declines, is never reached.
  void check_hidden(const Predicate& predicate, Span span) {
    std::string key = predicate.lemma + '\n' + predicate.particle + '\n' + predicate.object + '\n' + predicate.tail +
                      '\n' + predicate.lead + '\n' + static_cast<char>('0' + static_cast<int>(predicate.word_class));
    const auto& slots = lexicon_.frames[predicate.frame].slots;
    const bool declines = predicate.plural || !predicate.topic.empty() || predicate.voice != Voice::kAny ||
                          std::any_of(slots.begin(), slots.end(), [](const Slot& slot) { return slot.required; });
    const auto [it, first] = sure_.try_emplace(std::move(key), &findings_.file(), span);
    if (!first && it->second.first == &findings_.file()) {
      const auto at = LineIndex(findings_.file().text).locate(it->second.second.start);
      findings_.warn(span,
                     "'" + std::string(text(span)) + "' is hidden by the entry in line " + std::to_string(at.line),
                     "take one of them out, or let the first one's frame require a slot");
    }
    if (first && declines) sure_.erase(it);
    if (!first && !declines) it->second = {&findings_.file(), span};
  }

  void add_operators(const DeclarationSyntax& declaration) {
    const BlockHead head = read_head(declaration);
    for (const GroupSyntax& group : declaration.groups) {
      const auto word_class = findings_.look_up(group.label, "word class", class_names());
      if (!word_class) continue;
      for (const ItemSyntax& item : group.items) {
        Operator op;
        op.word_class = *word_class;
        for (const Span flag : head.flags) apply(op, flag);
        for (const Span flag : item.flags) apply(op, flag);
        only_words(item, "an operator");
        const std::string words = words_of(item.words);
        const auto gap = words.find(' ');
        op.lemma = words.substr(0, gap);
        if (gap != std::string::npos) op.particle = words.substr(gap + 1);
        note_double("operator " + std::to_string(static_cast<int>(*word_class)), words, item.words);
        lexicon_.add_operator(std::move(op));
      }
    }
  }

  void apply(Operator& op, Span span) {
    const auto flag = findings_.look_up(span, "flag", flag_names());
    if (!flag) return;
    switch (*flag) {
      case Flag::kNegative: op.flips_polarity = true; break;
      case Flag::kPlanned: op.modality = Modality::kPlanned; break;
      case Flag::kPossible: op.modality = Modality::kPossible; break;
      case Flag::kDemanded: op.modality = Modality::kDemanded; break;
      case Flag::kLight: op.light = true; break;
      default:
        findings_.error(span, "an operator can't be '" + std::string(text(span)) + "'",
                        "operators are negative, planned, possible, demanded or light");
    }
  }

  void only_words(const ItemSyntax& item, std::string_view what, bool value_allowed = false) {
    const std::string subject(what);
    if (item.object) findings_.error(*item.object, subject + " takes no object after '...'");
    if (item.tail) findings_.error(*item.tail, subject + " takes no words in quotation marks");
    if (item.value && !value_allowed) findings_.error(*item.value, subject + " has no value");
  }

  void no_flags(const ItemSyntax& item, std::string_view what) {
    if (!item.flags.empty()) findings_.error(item.flags.front(), std::string(what) + " has no flags");
  }

  void note_double(std::string_view list, std::string_view words, Span span) {
    if (!findings_.checking()) return;
    if (!seen_.insert(std::string(list) + '\n' + std::string(words)).second)
      findings_.warn(span, "'" + std::string(words) + "' is given twice");
  }

  void add_role_nouns(const DeclarationSyntax& declaration) {
    const auto kind = findings_.look_up(*declaration.head.front().argument, "kind of role", role_kind_names());
    if (!kind) return;
    for (const GroupSyntax& group : declaration.groups) {
      for (const ItemSyntax& item : group.items) {
        const bool family = *kind == RoleNoun::Kind::kFamily;
        only_words(item, family ? "a family role" : "a role noun", family);
        no_flags(item, "a role noun");
        RoleNoun noun{words_of(item.words), *kind};
        if (family) noun.relation = item.value ? words_of(*item.value) : noun.lemma;
        note_double("roles", noun.lemma, item.words);
        if (noun.lemma.find('-') != std::string::npos) {
          RoleNoun split = noun;
          std::replace(split.lemma.begin(), split.lemma.end(), '-', ' ');
          lexicon_.add_role_noun(std::move(split));
        }
        lexicon_.add_role_noun(std::move(noun));
      }
    }
  }

  void add_metonyms(const DeclarationSyntax& declaration) {
    const auto kind = findings_.look_up(*declaration.head.front().argument, "kind of metonym", metonym_names());
    if (!kind) return;
    for (const GroupSyntax& group : declaration.groups) {
      for (const ItemSyntax& item : group.items) {
        only_words(item, "a metonym");
        no_flags(item, "a metonym");
        note_double("metonyms", text(item.words), item.words);
        lexicon_.add_metonym(words_of(item.words), *kind);
      }
    }
  }

  void add_seats(const DeclarationSyntax& declaration) {
    for (const GroupSyntax& group : declaration.groups) {
      for (const ItemSyntax& item : group.items) {
        only_words(item, "a seat", true);
        no_flags(item, "a seat");
        const std::string_view code = item.value ? text(*item.value) : std::string_view{};
        const bool shaped =
            code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (!shaped) {
          findings_.error(item.value.value_or(item.words), "a seat needs its country's ISO 3166-1 alpha-3 code",
                          "write 'Kremlin = RUS'");
          continue;
        }
        note_double("seats", text(item.words), item.words);
        lexicon_.add_seat(std::string(text(item.words)), std::string(code));
      }
    }
  }

  void add_set(const DeclarationSyntax& declaration) {
    const std::string set(text(*declaration.head.front().argument));
    for (const GroupSyntax& group : declaration.groups) {
      for (const ItemSyntax& item : group.items) {
        only_words(item, "a member of a set", true);
        no_flags(item, "a member of a set");
        std::string words = words_of(item.words);
        note_double("set " + set, words, item.words);
        lexicon_.add_word(set, std::move(words), item.value ? std::string(text(*item.value)) : std::string{});
      }
    }
  }

  std::span<const LexiconSyntax> files_;
  const LexiconSyntax* checked_;
  LexiconFindings findings_;
  Lexicon lexicon_;
  std::vector<std::vector<Predicate>> predicates_by_file_;
  std::vector<Predicate>* own_predicates_ = nullptr;  // of the file entered
  std::unordered_map<std::string, std::uint16_t> frames_;
  std::unordered_set<std::uint16_t> used_frames_;
  std::vector<std::pair<const LexiconSyntax*, Span>> needed_sets_;               // by slots and topics
  std::vector<std::pair<std::uint16_t, Span>> own_frames_;                       // of the checked file
  std::unordered_map<std::string, std::pair<const LexiconSyntax*, Span>> sure_;  // entries that never decline
  std::unordered_set<std::string> seen_;
};

}  // namespace

Result<Lexicon> load_lexicon(std::span<const LexiconSyntax> files) {
  Loader loader(files, nullptr);
  loader.run();
  if (!loader.findings().empty()) return std::move(loader.findings().front().problem);
  return std::move(loader.lexicon());
}

std::vector<LexiconFinding> check_lexicon(std::span<const LexiconSyntax> files) {
  if (files.empty()) return {};
  Loader loader(files, &files.back());
  loader.run();
  std::vector<LexiconFinding> findings = std::move(loader.findings());
  std::stable_sort(findings.begin(), findings.end(), [](const LexiconFinding& a, const LexiconFinding& b) {
    return a.problem.span.start < b.problem.span.start;
  });
  return findings;
}

}  // namespace dossier::extract
