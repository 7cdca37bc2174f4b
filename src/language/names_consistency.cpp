#include "language/names_consistency.h"

#include "base/utf8.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace dossier::language::names {
namespace {

constexpr unsigned kPerson = 0, kCountry = 1, kPlace = 2, kOrganization = 3, kNationality = 4, kOther = 5;
static_assert(kModelKinds[kPerson] == NameKind::kPerson && kModelKinds[kOrganization] == NameKind::kOrganization);

constexpr float kLongerNameBonus = 6.0f;  // log-odds for following the only longer name that holds the word
constexpr float kInitialsBonus = 12.0f;
constexpr float kKnownTownBonus = 2.0f;
constexpr float kForenameBonus = 3.0f;
constexpr float kNounBonus = 2.0f;

struct Group {
  std::vector<std::size_t> members;
  std::array<float, kModelKinds.size()> support{};
  unsigned person_tail = 0;        // full names of persons that end in this word
  unsigned person_front = 0;       // ... that begin with it
  unsigned organization_part = 0;  // organisations' longer names that begin with it
  unsigned place_part = 0;
};

class Consistency {
 public:
  Consistency(const Document& document, const FeatureExtractor& extractor, const Gazetteer& gazetteer,
              std::vector<Candidate>& candidates)
      : document_(document), extractor_(extractor), gazetteer_(gazetteer), candidates_(candidates) {}

  void run() {
    split_pairs();
    vote();
    follow_initials();
    vote();
    adopt_left_out();
    std::erase_if(candidates_, [](const Candidate& candidate) { return candidate.removed; });
    std::sort(candidates_.begin(), candidates_.end(),
              [](const Candidate& a, const Candidate& b) { return a.first < b.first; });
  }

 private:
  bool is_forename(TokenIndex i) const {
    const std::uint16_t known = extractor_.look(i).known;
    constexpr unsigned kElse = Gazetteer::kCountryName | Gazetteer::kCity | Gazetteer::kRegion | Gazetteer::kPeople;
    return (known & Gazetteer::kForename) && !(known & kElse);
  }

  /// The words joined by spaces, folded, so that headlines in capitals meet the running text.
  std::string key(TokenIndex first, TokenIndex last) const {
    std::string out;
    for (TokenIndex i = first; i < last; ++i) {
      if (i > first) out += ' ';
      out += utf8::fold(document_.form(i));
    }
    return out;
  }

  /// "Saba and al-Eryani" is two names when one half stands alone elsewhere.
  void split_pairs() {
    std::unordered_map<std::string, unsigned> known;
    for (const Candidate& candidate : candidates_) known.emplace(key(candidate.first, candidate.last), candidate.kind);
    const std::size_t count = candidates_.size();
    for (std::size_t c = 0; c < count; ++c) {
      for (TokenIndex i = candidates_[c].first + 1; i + 1 < candidates_[c].last; ++i) {
        if (document_.form(i) != "and") continue;
        const auto front = known.find(key(candidates_[c].first, i));
        const auto back = known.find(key(i + 1, candidates_[c].last));
        if (front == known.end() && back == known.end()) continue;
        Candidate second = candidates_[c];
        second.first = i + 1;
        if (back != known.end()) second.kind = back->second;
        candidates_[c].last = i;
        if (front != known.end()) candidates_[c].kind = front->second;
        for (Candidate* half : {&candidates_[c], &second}) {
          half->support.fill(0);
          half->support[half->kind] = 1;
        }
        candidates_.push_back(second);
        break;
      }
    }
  }

  void vote() {
    groups_.clear();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& candidate = candidates_[i];
      Group& group = groups_[key(candidate.first, candidate.last)];
      group.members.push_back(i);
      for (std::size_t k = 0; k < group.support.size(); ++k) group.support[k] += candidate.support[k];
      const auto [before, after] = extractor_.beside(candidate.first, candidate.last);
      for (const std::uint8_t said : {before, after})
        if (said == 5) group.support[kPerson] += kNounBonus;
        else if (said == 1 || said == 2) group.support[kOrganization] += kNounBonus;
        else if (said == 3) group.support[kPlace] += kNounBonus;
    }
    for (const Candidate& candidate : candidates_) {
      if (candidate.last - candidate.first < 2) continue;
      const auto part = [&](TokenIndex first, TokenIndex last) {
        const auto it = groups_.find(key(first, last));
        return it == groups_.end() ? nullptr : &it->second;
      };
      Group* front = part(candidate.first, candidate.first + 1);
      Group* tail = part(candidate.last - 1, candidate.last);
      if (candidate.kind == kPerson) {
        if (tail) ++tail->person_tail;
        if (front) ++front->person_front;
      } else if (candidate.kind == kOrganization && front) {
        ++front->organization_part;
      } else if (candidate.kind == kPlace && front) {
        ++front->place_part;
      }
    }
    for (auto& [text, group] : groups_) {
      // The sum of support grows with the mentions; what longer names tell must keep up with it.
      const auto weight = static_cast<float>(group.members.size());
      const Candidate& one = candidates_[group.members.front()];
      const TokenIndex length = one.last - one.first;
      const Look& head = extractor_.look(one.last - 1);
      const bool plain = head.word_class == 0 && extractor_.look(one.first).word_class == 0;
      // "Tomás Echenique": a given name that is no town's name, and one or two words more.
      if (length >= 2 && length <= 3 && plain && is_forename(one.first) && head.writing != Case::kLower)
        group.support[kPerson] += kForenameBonus;
      if (length >= 2 && head.word_class == 1) group.support[kOrganization] += kForenameBonus;
      if (group.person_tail + group.person_front > 0 && group.organization_part + group.place_part == 0)
        group.support[kPerson] += kLongerNameBonus * weight;
      if (group.organization_part > 0 && group.person_tail + group.person_front + group.place_part == 0)
        group.support[kOrganization] += kLongerNameBonus * weight;
      // A known town that bears no person's name is rarely one.
      if (group.person_tail + group.person_front == 0) {
        const std::uint16_t known = gazetteer_.lookup(text).flags;
        const bool town = (known & (Gazetteer::kCity | Gazetteer::kCapital)) != 0;
        if (town && !(known & (Gazetteer::kForename | Gazetteer::kSurname))) group.support[kPlace] += kKnownTownBonus;
      }
      const auto best =
          static_cast<unsigned>(std::max_element(group.support.begin(), group.support.end()) - group.support.begin());
      for (const std::size_t member : group.members) candidates_[member].kind = best;
    }
  }

  /// "Federal Trade Commission (FTC)": the initials are a name of the long form's kind, here and elsewhere.
  void follow_initials() {
    const auto& tokens = document_.tokens;
    const std::size_t count = candidates_.size();
    for (std::size_t c = 0; c < count; ++c) {
      const TokenIndex at = candidates_[c].last;
      if (candidates_[c].last - candidates_[c].first < 2 || at + 2 >= tokens.size()) continue;
      if (document_.form(at) != "(" || document_.form(at + 2) != ")") continue;
      const Case writing = extractor_.look(at + 1).writing;
      if (writing != Case::kUpper && writing != Case::kMixed) continue;
      const std::string text = key(at + 1, at + 2);
      const unsigned kind =
          candidates_[c].kind == kCountry || candidates_[c].kind == kNationality ? kOrganization : candidates_[c].kind;
      auto it = groups_.find(text);
      if (it == groups_.end()) {
        insert(at + 1, at + 2, kind);
        it = groups_.find(text);
      }
      for (const std::size_t member : it->second.members) candidates_[member].support[kind] += kInitialsBonus;
    }
  }

  void insert(TokenIndex first, TokenIndex last, unsigned kind) {
    Candidate candidate;
    candidate.first = first;
    candidate.last = last;
    candidate.kind = kind;
    candidate.support[kind] = 1;
    groups_[key(first, last)].members.push_back(candidates_.size());
    candidates_.push_back(candidate);
  }

  /// Capitalised words outside all names whose like is a name elsewhere in the document.
  void adopt_left_out() {
    std::vector<bool> taken(document_.tokens.size());
    std::unordered_map<std::string, unsigned> known;     // whole names, by key
    std::unordered_map<std::string, unsigned> surnames;  // last words of full person names
    std::size_t longest = 1;
    for (const Candidate& candidate : candidates_) {
      for (TokenIndex i = candidate.first; i < candidate.last; ++i) taken[i] = true;
      if (candidate.kind == kNationality || candidate.kind == kOther) continue;
      known.emplace(key(candidate.first, candidate.last), candidate.kind);
      longest = std::max<std::size_t>(longest, candidate.last - candidate.first);
      if (candidate.kind == kPerson && candidate.last - candidate.first >= 2)
        surnames.emplace(key(candidate.last - 1, candidate.last), kPerson);
    }
    longest = std::min<std::size_t>(longest, 8);
    const auto capital = [&](TokenIndex i) {
      const Case writing = extractor_.look(i).writing;
      return writing == Case::kInitial || writing == Case::kUpper || writing == Case::kMixed;
    };
    for (const Sentence& sentence : document_.sentences) {
      for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
        if (taken[i] || !capital(i) || document_.tokens[i].span.size() < 2) continue;
        TokenIndex limit = i;
        while (limit < sentence.last && !taken[limit] && limit - i < longest) ++limit;
        for (TokenIndex end = limit; end > i; --end) {
          if (!capital(end - 1)) continue;
          const std::string text = key(i, end);
          auto it = known.find(text);
          if (it == known.end() && end == i + 1) {
            it = surnames.find(text);
            if (it == surnames.end()) continue;
          } else if (it == known.end()) {
            continue;
          }
          // One word at the start of a sentence may be an ordinary word there.
          if (end == i + 1 && i == sentence.first && gazetteer_.lookup(text).flags == 0 && text.size() < 4) break;
          insert(i, end, it->second);
          for (TokenIndex t = i; t < end; ++t) taken[t] = true;
          i = end - 1;
          break;
        }
      }
    }
  }

  const Document& document_;
  const FeatureExtractor& extractor_;
  const Gazetteer& gazetteer_;
  std::vector<Candidate>& candidates_;
  std::unordered_map<std::string, Group> groups_;
};

}  // namespace

void make_consistent(const Document& document, const FeatureExtractor& extractor, const Gazetteer& gazetteer,
                     std::vector<Candidate>& candidates) {
  Consistency(document, extractor, gazetteer, candidates).run();
}

}  // namespace dossier::language::names
