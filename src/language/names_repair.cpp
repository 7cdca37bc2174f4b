#include "language/names_repair.h"

#include "base/utf8.h"
#include "language/names_titles.h"

#include <algorithm>
#include <array>
#include <string>

namespace dossier::language::names {
namespace {

constexpr unsigned kPerson = 0, kCountry = 1, kPlace = 2, kOrganization = 3, kNationality = 4, kOther = 5;

std::string text_of(const Document& document, TokenIndex first, TokenIndex last) {
  std::string out;
  for (TokenIndex i = first; i < last; ++i) {
    if (i > first && document.tokens[i - 1].space_after) out += ' ';
    out += document.form(i);
  }
  return out;
}

/// Words that name a body only together with its country or town: "Army", "Supreme Court".
bool generic_body_word(std::string_view folded) {
  static constexpr std::array<std::string_view, 49> kWords = {
      "agency",   "air",        "airforce", "armed",     "army",       "assembly",  "authority",  "bank",
      "border",   "cabinet",    "central",  "coast",     "commission", "committee", "congress",   "constitutional",
      "corps",    "council",    "court",    "customs",   "defence",    "defense",   "department", "embassy",
      "federal",  "federation", "finance",  "fisheries", "football",   "force",     "forces",     "foreign",
      "guard",    "health",     "high",     "house",     "interior",   "justice",   "marine",     "marines",
      "ministry", "national",   "navy",     "olympic",   "parliament", "police",    "senate",     "supreme",
      "treasury"};
  return std::binary_search(kWords.begin(), kWords.end(), folded);
}

bool starts_upper(std::string_view form) { return !form.empty() && utf8::is_upper(utf8::decode(form, 0).code_point); }

constexpr float kSettled = 6.0f;  // log-odds of what a rule has decided

class Repairer {
 public:
  Repairer(const Document& document, const FeatureExtractor& extractor, const Gazetteer& gazetteer,
           std::vector<Candidate>& candidates)
      : document_(document), extractor_(extractor), gazetteer_(gazetteer), candidates_(candidates) {}

  void mend_spans() {
    take_in_known_phrases();
    split_runs_on();
    for (Candidate& candidate : candidates_) trim(candidate);
    drop_removed();
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      heed_title(candidates_[c]);
      join_forename(c);
      take_in_forename(c);
      take_in_body_word(c);
      leave_title(c);
    }
    drop_removed();
    join_phrases();
  }

  void mend_kinds() {
    for (Candidate& candidate : candidates_) {
      trim(candidate);
      if (!candidate.removed) settle_kind(candidate);
    }
    drop_removed();
    for (std::size_t c = 0; c < candidates_.size(); ++c) leave_title(c);
    join_bodies();
    drop_removed();
  }

 private:
  void drop_removed() {
    std::erase_if(candidates_, [](const Candidate& candidate) { return candidate.removed; });
  }

  /// Changes the kind for good: the document's vote takes it as settled.
  static void decide(Candidate& candidate, unsigned kind) {
    candidate.kind = kind;
    candidate.support[kind] = *std::max_element(candidate.support.begin(), candidate.support.end()) + kSettled;
  }

  /// Countries and peoples by the gazetteer's word: "Democratic Republic of the Congo" as one name, "US" where the
  /// model overlooked it. Words that are persons' names as well are left to the model.
  void take_in_known_phrases() {
    std::vector<std::int32_t> covering(document_.tokens.size(), -1);
    for (std::size_t c = 0; c < candidates_.size(); ++c)
      for (TokenIndex i = candidates_[c].first; i < candidates_[c].last; ++i)
        covering[i] = static_cast<std::int32_t>(c);
    for (TokenIndex i = 0; i < document_.tokens.size(); ++i) {
      const Look& look = extractor_.look(i);
      if (look.phrase != 1 && look.phrase != 3) continue;
      TokenIndex end = i + 1;
      while (end < document_.tokens.size() && extractor_.look(end).phrase == look.phrase + 1) ++end;
      bool within_longer = false, whole = true;
      for (TokenIndex t = i; t < end; ++t) {
        if (covering[t] < 0) {
          whole = false;
          continue;
        }
        const Candidate& other = candidates_[static_cast<std::size_t>(covering[t])];
        within_longer |= other.first < i || other.last > end;
        whole &= other.first == i && other.last == end;
      }
      if (within_longer || whole) continue;
      constexpr unsigned kAlsoNames = Gazetteer::kForename | Gazetteer::kSurname;
      if (end == i + 1 && ((look.known & kAlsoNames) || look.writing == Case::kMixed)) continue;
      for (TokenIndex t = i; t < end; ++t)
        if (covering[t] >= 0) candidates_[static_cast<std::size_t>(covering[t])].removed = true;
      Candidate known;
      known.first = i;
      known.last = end;
      decide(known, look.phrase == 1 ? kCountry : kNationality);
      candidates_.push_back(known);
    }
    drop_removed();
    std::sort(candidates_.begin(), candidates_.end(),
              [](const Candidate& a, const Candidate& b) { return a.first < b.first; });
  }

  static bool is_possessive(std::string_view form) { return form == "'s" || form == "’s"; }

  /// Cuts names that the model ran together: "Ukraine's National Security Council", "Brightwater and Mr Greaves",
  /// "United States Hamdullah Mohib".
  void split_runs_on() {
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      for (TokenIndex i = candidates_[c].first + 1; i + 1 < candidates_[c].last; ++i) {
        const std::string front = text_of(document_, candidates_[c].first, i);
        const std::string_view form = document_.form(i);
        if (is_possessive(form)) {
          const auto entry = gazetteer_.lookup(utf8::fold(front));
          constexpr unsigned kOwners = Gazetteer::kCity | Gazetteer::kRegion | Gazetteer::kBody;
          if (entry.named == nullptr && !(entry.flags & kOwners)) continue;
          const unsigned owner = entry.named ? kCountry : (entry.flags & Gazetteer::kBody) ? kOrganization : kPlace;
          cut(c, i, i + 1, owner, candidates_[c].kind);
          break;
        }
        // "Irving Independent School District and the Irving Police Department" are two.
        if (candidates_[c].kind == kOrganization && form == "and" && document_.form(i + 1) == "the" &&
            extractor_.look(i - 1).word_class != 0 && extractor_.look(candidates_[c].last - 1).word_class != 0) {
          cut(c, i, i + 2, kOrganization, kOrganization);
          break;
        }
        if (candidates_[c].kind != kPerson && honorific(form)) {
          TokenIndex end = i;
          while (end > candidates_[c].first && !starts_upper(document_.form(end - 1))) --end;
          cut(c, end, i, candidates_[c].kind, kPerson);
          break;
        }
        const bool titled = title_word(utf8::fold(form)).is_title;
        if (candidates_[c].kind == kPerson &&
            (titled || i - candidates_[c].first >= 2 || front.find('.') != std::string::npos)) {
          if (gazetteer_.country_named(front) == nullptr) continue;
          cut(c, i, i, kCountry, kPerson);
          break;
        }
      }
    }
    std::sort(candidates_.begin(), candidates_.end(),
              [](const Candidate& a, const Candidate& b) { return a.first < b.first; });
  }

  static bool honorific(std::string_view form) {
    static constexpr std::array<std::string_view, 10> kHonorifics = {"Mr",  "Mr.",  "Mrs", "Mrs.", "Ms",
                                                                     "Ms.", "Miss", "Dr",  "Dr.",  "President"};
    return std::find(kHonorifics.begin(), kHonorifics.end(), form) != kHonorifics.end();
  }

  /// The first name ends before `end`, the second begins at `start`.
  void cut(std::size_t at, TokenIndex end, TokenIndex start, unsigned first_kind, unsigned second_kind) {
    Candidate second = candidates_[at];
    second.first = start;
    candidates_[at].last = end;
    decide(candidates_[at], first_kind);
    decide(second, second_kind);
    if (second.first < second.last) candidates_.push_back(second);
  }

  /// Whoever is called "Mr" is a person.
  void heed_title(Candidate& candidate) const {
    if (candidate.kind == kPerson || candidate.first == 0 || candidate.last - candidate.first > 3) return;
    const std::string_view before = document_.form(candidate.first - 1);
    if (honorific(before) && before != "President") decide(candidate, kPerson);
  }

  /// "Vladimir" and "Putin" side by side are one person.
  void join_forename(std::size_t c) {
    if (c + 1 >= candidates_.size()) return;
    Candidate &front = candidates_[c], &back = candidates_[c + 1];
    if (front.removed || front.kind != kPerson || front.last - front.first != 1 || front.last != back.first) return;
    if (back.last - back.first > 2 || back.kind == kCountry || back.kind == kNationality) return;
    if (document_.tokens[front.first].sentence != document_.tokens[back.first].sentence) return;
    if (!(extractor_.look(front.first).known & Gazetteer::kForename)) return;
    back.first = front.first;
    decide(back, kPerson);
    front.removed = true;
  }

  /// "Walter P. Greaves" where the model began at "P.": a given name directly before belongs to the person.
  void take_in_forename(std::size_t c) {
    Candidate& candidate = candidates_[c];
    if (candidate.removed || candidate.kind != kPerson) return;
    const TokenIndex start = document_.sentences[document_.tokens[candidate.first].sentence].first;
    if (candidate.first == start || (c > 0 && candidates_[c - 1].last >= candidate.first)) return;
    const std::string_view form = document_.form(candidate.first - 1);
    if (!starts_upper(form) || title_word(utf8::fold(form)).is_title) return;
    const std::uint16_t flags = gazetteer_.lookup(utf8::fold(form)).flags;
    if ((flags & Gazetteer::kForename) && !(flags & (Gazetteer::kCountryName | Gazetteer::kCity))) --candidate.first;
  }

  /// "Toronto | Police", "Brightwater | Foods": the word that tells what the name is belongs to it.
  void take_in_body_word(std::size_t c) {
    Candidate& candidate = candidates_[c];
    if (candidate.removed || candidate.kind == kNationality || candidate.kind == kCountry || candidate.kind == kOther)
      return;
    const Sentence& sentence = document_.sentences[document_.tokens[candidate.first].sentence];
    const TokenIndex next = c + 1 < candidates_.size() ? candidates_[c + 1].first : sentence.last;
    const TokenIndex stop = std::min(next, sentence.last);
    TokenIndex end = candidate.last;
    while (end < stop && starts_upper(document_.form(end)) && end < candidate.last + 3) ++end;
    if (end == candidate.last || (end < sentence.last && starts_upper(document_.form(end)))) return;
    const std::uint8_t what = extractor_.look(end - 1).word_class;
    if (what != 1 && what != 2) return;
    if (capitals_everywhere(sentence)) return;  // a headline's capitals tell nothing
    candidate.last = end;
    decide(candidate, kOrganization);
  }

  bool capitals_everywhere(const Sentence& sentence) const {
    for (TokenIndex i = sentence.first; i < sentence.last; ++i)
      if (extractor_.look(i).writing == Case::kLower && document_.tokens[i].span.size() > 4) return false;
    return true;
  }

  /// "Minister of Information", "Secretary of State" are titles; "US Ambassador" is a country and a title.
  void leave_title(std::size_t c) {
    Candidate& candidate = candidates_[c];
    if (candidate.removed || candidate.kind == kPerson) return;
    if (candidate.kind == kOrganization && candidate.first >= 2) {
      const std::string_view link = document_.form(candidate.first - 1), title = document_.form(candidate.first - 2);
      if ((link == "of" || link == "for") && (title == "Minister" || title == "Secretary" || title == "Ministers"))
        candidate.removed = true;
    }
    if (candidate.last - candidate.first < 2) return;
    if (!title_word(utf8::fold(document_.form(candidate.last - 1))).is_title) return;
    const std::string front = text_of(document_, candidate.first, candidate.last - 1);
    const auto entry = gazetteer_.lookup(utf8::fold(front));
    if (entry.named == nullptr && !(entry.flags & Gazetteer::kPeople)) return;
    --candidate.last;
    candidate.kind = entry.named ? kCountry : kNationality;
  }

  void trim(Candidate& candidate) const {
    const auto form = [&](TokenIndex i) { return document_.form(i); };
    const auto shorten_front = [&] { ++candidate.first; };
    const auto trails = [&](std::string_view word) {
      static constexpr std::array<std::string_view, 13> kTails = {"'s", "’s",  "'",   "’",  ",",  "-", "for",
                                                                  "of", "and", "the", "in", "to", "&"};
      return std::find(kTails.begin(), kTails.end(), word) != kTails.end();
    };
    while (candidate.first < candidate.last && trails(form(candidate.last - 1))) --candidate.last;
    while (candidate.first < candidate.last) {
      const std::string_view head = form(candidate.first);
      static constexpr std::array<std::string_view, 11> kFronts = {"the", "The", "a",   "A",  "-",  ",",
                                                                   "\"",  "(",   "and", "of", "for"};
      if (std::find(kFronts.begin(), kFronts.end(), head) != kFronts.end()) shorten_front();
      else break;
    }
    if (candidate.first < candidate.last && candidate.kind != kPerson && honorific(form(candidate.first)) &&
        form(candidate.first) != "President")
      candidate.kind = kPerson;
    if (candidate.kind == kPerson) {
      TokenIndex at = candidate.first;
      while (at < candidate.last) {
        const TitleWord title = title_word(utf8::fold(form(at)));
        const bool beside = at + 1 < candidate.last && title_word(utf8::fold(form(at + 1))).is_title;
        if (!title.is_title || !(title.alone || beside)) break;
        ++at;
      }
      // "Prince" alone or a lone "King" may be a name after all; leave one word.
      if (at < candidate.last) candidate.first = at;
      else if (candidate.last - candidate.first > 1 || title_word(utf8::fold(form(candidate.first))).is_title)
        candidate.removed = true;
    }
    if (candidate.first >= candidate.last) candidate.removed = true;
    else if (candidate.last - candidate.first == 1 && document_.tokens[candidate.first].span.size() == 1 &&
             !starts_upper(form(candidate.first)))
      candidate.removed = true;
  }

  void settle_kind(Candidate& candidate) const {
    const std::string text = text_of(document_, candidate.first, candidate.last);
    const auto* country = gazetteer_.country_named(text);
    const auto entry = gazetteer_.lookup(utf8::fold(text));
    if (names_storm(candidate) || names_disease(text)) {
      candidate.kind = kOther;
      return;
    }
    const bool also_forename = (entry.flags & (Gazetteer::kForename | Gazetteer::kSurname)) != 0;
    if (country && !(candidate.kind == kPerson && also_forename)) {
      candidate.kind = country->sovereign ? kCountry : kPlace;
      if (candidate.kind == kCountry && text == "Georgia" && means_the_us_state()) candidate.kind = kPlace;
      return;
    }
    if ((entry.flags & Gazetteer::kPeople) && candidate.kind != kPerson) {
      candidate.kind = kNationality;
      return;
    }
    constexpr unsigned kElse = Gazetteer::kForename | Gazetteer::kSurname | Gazetteer::kCity | Gazetteer::kRegion;
    if ((entry.flags & Gazetteer::kBody) && !(entry.flags & kElse) && candidate.kind != kOther)
      candidate.kind = kOrganization;
    if (candidate.kind == kCountry &&
        !(text.find("Republic") != std::string::npos || text.find("Kingdom") != std::string::npos))
      candidate.kind = kPlace;
    if (candidate.kind == kNationality && (entry.flags & (Gazetteer::kCity | Gazetteer::kRegion)))
      candidate.kind = kPlace;
  }

  static bool names_disease(std::string_view text) {
    static constexpr std::array<std::string_view, 12> kDiseases = {
        "AIDS", "COVID", "COVID-19", "Covid", "Covid-19", "Ebola", "H1N1", "H5N1", "HIV", "MERS", "SARS", "Zika"};
    return std::find(kDiseases.begin(), kDiseases.end(), text) != kDiseases.end();
  }

  bool names_storm(const Candidate& candidate) const {
    static constexpr std::array<std::string_view, 6> kStorms = {"Cyclone",  "Hurricane", "Storm",
                                                                "Tropical", "Typhoon",   "Operation"};
    return candidate.last - candidate.first >= 2 &&
           std::find(kStorms.begin(), kStorms.end(), document_.form(candidate.first)) != kStorms.end();
  }

  /// Georgia is the state when the text speaks of its towns or of other American states and never of the country's.
  bool means_the_us_state() const {
    if (georgia_ == 0) {
      int state = 0, nation = 0;
      for (TokenIndex i = 0; i < document_.tokens.size(); ++i) {
        const std::string_view form = document_.form(i);
        if (form == "Tbilisi" || form == "Georgians" || form == "Abkhazia" || form == "Ossetia" ||
            form == "Saakashvili" || form == "Russia")
          ++nation;
        if (form == "Atlanta" || form == "Savannah" || form == "Alabama" || form == "Florida" || form == "Carolina" ||
            form == "Tennessee")
          ++state;
      }
      georgia_ = state > nation ? 1 : 2;
    }
    return georgia_ == 1;
  }

  /// "International Committee | of the | Red Cross", "Commission | on | Audit", "Organization for Security and
  /// Co-operation | in | Europe": what follows the word for a body and a small word is the rest of its name.
  void join_phrases() {
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      Candidate& body = candidates_[c];
      if (body.removed || (body.kind != kOrganization && body.kind != kPlace && body.kind != kPerson)) continue;
      const Sentence& sentence = document_.sentences[document_.tokens[body.first].sentence];
      const Look& last = extractor_.look(body.last - 1);
      TokenIndex at = body.last;
      if (at + 1 >= sentence.last) continue;
      const std::string_view link = document_.form(at);
      bool joins = last.word_class == 2 && (link == "of" || link == "on" || link == "for" || link == "to");
      if (link == "in")
        for (TokenIndex i = body.first; i < body.last; ++i)
          joins |= document_.form(i) == "for" && body.kind == kOrganization;
      if (!joins) continue;
      ++at;
      if (document_.form(at) == "the" && at + 1 < sentence.last) ++at;
      if (!starts_upper(document_.form(at))) continue;
      TokenIndex end = at;
      std::size_t next = c + 1;
      if (next < candidates_.size() && candidates_[next].first == at && candidates_[next].kind != kPerson) {
        end = candidates_[next].last;
      } else if (next == candidates_.size() || candidates_[next].first > at) {
        const TokenIndex stop =
            next < candidates_.size() ? std::min(sentence.last, candidates_[next].first) : sentence.last;
        while (end < stop && starts_upper(document_.form(end)) && document_.tokens[end].upos != Upos::kPron) ++end;
        if (end - at > 4) continue;
      }
      if (end == at) continue;
      // A meeting, a vote or a date after "on" is no part of the name.
      if (link == "on" && months_or_days(at)) continue;
      body.last = end;
      decide(body, kOrganization);
      while (next < candidates_.size() && candidates_[next].first < end) candidates_[next++].removed = true;
    }
    std::erase_if(candidates_, [](const Candidate& candidate) { return candidate.removed; });
  }

  bool months_or_days(TokenIndex i) const {
    const std::string folded = utf8::fold(document_.form(i));
    static constexpr std::array<std::string_view, 19> kTimes = {
        "april",  "august",   "december", "february", "friday",    "january", "july",     "june",    "march",    "may",
        "monday", "november", "october",  "saturday", "september", "sunday",  "thursday", "tuesday", "wednesday"};
    return std::binary_search(kTimes.begin(), kTimes.end(), folded);
  }

  void join_bodies() const {
    for (std::size_t i = 0; i + 1 < candidates_.size(); ++i) {
      Candidate& front = candidates_[i];
      Candidate& body = candidates_[i + 1];
      if ((front.kind != kCountry && front.kind != kNationality) || body.kind != kOrganization ||
          front.last != body.first)
        continue;
      if (document_.tokens[front.first].sentence != document_.tokens[body.first].sentence) continue;
      const std::string first = utf8::fold(document_.form(body.first));
      const std::string last = utf8::fold(document_.form(body.last - 1));
      if (!generic_body_word(first) && !generic_body_word(last)) continue;
      body.first = front.first;
      front.removed = true;
    }
    // "the U.S. Army" where the model saw only the country.
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      Candidate& front = candidates_[i];
      if (front.removed || (front.kind != kCountry && front.kind != kNationality)) continue;
      const Sentence& sentence = document_.sentences[document_.tokens[front.first].sentence];
      TokenIndex end = front.last;
      const TokenIndex next = i + 1 < candidates_.size() ? candidates_[i + 1].first : sentence.last;
      while (end < std::min(sentence.last, next) && starts_upper(document_.form(end)) &&
             generic_body_word(utf8::fold(document_.form(end))))
        ++end;
      if (end == front.last || (end < sentence.last && starts_upper(document_.form(end)))) continue;
      front.last = end;
      front.kind = kOrganization;
    }
  }

  const Document& document_;
  const FeatureExtractor& extractor_;
  const Gazetteer& gazetteer_;
  std::vector<Candidate>& candidates_;
  mutable int georgia_ = 0;  // 0 not looked yet, 1 the state, 2 the country
};

}  // namespace

void repair_spans(const Document& document, const FeatureExtractor& extractor, const Gazetteer& gazetteer,
                  std::vector<Candidate>& candidates) {
  Repairer(document, extractor, gazetteer, candidates).mend_spans();
}

void repair_kinds(const Document& document, const FeatureExtractor& extractor, const Gazetteer& gazetteer,
                  std::vector<Candidate>& candidates) {
  Repairer(document, extractor, gazetteer, candidates).mend_kinds();
}

std::string_view country_of(const Document& document, const Gazetteer& gazetteer, const Candidate& candidate) {
  const std::string text = text_of(document, candidate.first, candidate.last);
  const Gazetteer::Country* country = nullptr;
  if (candidate.kind == kCountry) country = gazetteer.country_named(text);
  else if (candidate.kind == kNationality) country = gazetteer.country_of_people(text);
  return country ? country->iso : std::string_view();
}

}  // namespace dossier::language::names
