#include "extract/date_expressions.h"

#include "base/utf8.h"
#include "extract/calendar.h"
#include "extract/numbers.h"

#include <cmath>
#include <optional>

namespace dossier::extract {

namespace {

using Kind = DateExpression::Kind;

/// Reads one expression at a token of a sentence; a small recursive-descent reader over words without backtracking
/// state.
class Reader {
 public:
  Reader(const Tree& tree, const language::Sentence& sentence)
      : tree_(tree), begin_(sentence.first), end_(sentence.last) {
    words_.reserve(end_ - begin_);
    for (TokenIndex at = begin_; at < end_; ++at) words_.push_back(utf8::to_lower(tree_.form(at)));
  }

  std::vector<DateExpression> read() {
    std::vector<DateExpression> out;
    for (TokenIndex at = begin_; at < end_;) {
      std::optional<DateExpression> found = calendar(at);
      if (!found) found = relative(at);
      if (!found) found = duration(at);
      if (!found) found = year(at);
      if (!found) {
        ++at;
        continue;
      }
      place(*found);
      at = found->last;
      out.push_back(std::move(*found));
    }
    return out;
  }

 private:
  const std::string& word(TokenIndex at) const {
    static const std::string kNone;
    return at >= begin_ && at < end_ ? words_[at - begin_] : kNone;
  }
  static int whole(const std::string& text) {
    if (text.empty() || text.size() > 4) return -1;
    int value = 0;
    for (const char letter : text) {
      if (letter < '0' || letter > '9') return -1;
      value = value * 10 + (letter - '0');
    }
    return value;
  }
  /// "4", "4th", "21st"
  unsigned day_number(TokenIndex at) const {
    std::string text = word(at);
    if (text.size() > 2 &&
        (text.ends_with("st") || text.ends_with("nd") || text.ends_with("rd") || text.ends_with("th"))) {
      text.resize(text.size() - 2);
    }
    if (text.size() > 2) return 0;
    const int value = whole(text);
    return value >= 1 && value <= 31 ? static_cast<unsigned>(value) : 0;
  }
  int year_number(TokenIndex at) const {
    const std::string& text = word(at);
    if (text.size() != 4) return 0;
    const int value = whole(text);
    return value >= 1000 && value <= 2199 ? value : 0;
  }
  /// "may" and "march" are months only with a capital and not as verbs; "sun", "sat", "mar" only with a neighbour.
  unsigned month(TokenIndex at) const {
    if (at >= end_) return 0;
    const std::string_view form = tree_.form(at);
    if (!utf8::is_upper(utf8::decode(form, 0).code_point)) return 0;
    if (tree_.upos(at) == Upos::kAux || tree_.upos(at) == Upos::kVerb) return 0;
    const unsigned value = month_from(form);
    if (value != 0 && form.size() <= 3 && form != "May" && day_number(at + 1) == 0 &&
        (at == begin_ || day_number(at - 1) == 0))
      return 0;
    return value;
  }
  unsigned weekday(TokenIndex at) const {
    if (at >= end_) return 0;
    const std::string_view form = tree_.form(at);
    if (form.size() < 5 || !utf8::is_upper(utf8::decode(form, 0).code_point)) return 0;
    std::string_view bare = form;
    const unsigned value = weekday_from(bare);
    if (value == 0 && bare.ends_with('s')) return 0;  // "Mondays": no one day
    return value;
  }
  static bool dash(const std::string& text) {
    return text == "-" || text == "–" || text == "—" || text == "to" || text == "and" || text == "until" ||
           text == "through";
  }

  std::optional<DateExpression> calendar(TokenIndex at) {
    DateExpression found;
    found.first = at;
    // A weekday that leads a full date only repeats it.
    TokenIndex next = at;
    if (weekday(next) != 0) {
      TokenIndex after = next + 1;
      if (word(after) == "," || word(after) == ".") ++after;
      if (month(after) != 0 || (day_number(after) != 0 && month(after + 1) != 0)) next = after;
    }
    if (const unsigned named = month(next); named != 0) {
      found.month = named;
      if (const unsigned day = day_number(next + 1); day != 0 && word(next + 2) != "%" && word(next + 2) != "percent") {
        found.kind = Kind::kDay;
        found.day = day;
        next += 2;
        if (dash(word(next)) && day_number(next + 1) != 0 && month(next + 2) == 0 && word(next + 1).size() <= 4) {
          found.end_month = named;
          found.end_day = day_number(next + 1);
          next += 2;
        } else if (dash(word(next)) && month(next + 1) != 0 && day_number(next + 2) != 0) {
          found.end_month = month(next + 1);
          found.end_day = day_number(next + 2);
          next += 3;
        }
      } else {
        found.kind = Kind::kMonth;
        next += 1;
      }
      TokenIndex after = next;
      if (word(after) == "," && year_number(after + 1) != 0) ++after;
      if (word(after) == "of" && year_number(after + 1) != 0) ++after;
      if (const int year = year_number(after)) {
        found.year = year;
        if (found.end_day != 0) found.end_year = year;
        next = after + 1;
      } else if (found.kind == Kind::kMonth && word(next) == "this") {
        next = next + 0;
      }
      found.last = next;
      return found;
    }
    if (const unsigned day = day_number(next); day != 0) {
      // "2 May", "20 and 21 April", "the 4th of July"
      TokenIndex after = next + 1;
      unsigned end_day = 0;
      if (dash(word(after)) && day_number(after + 1) != 0 && month(after + 2) != 0) {
        end_day = day_number(after + 1);
        after += 2;
      }
      if (word(after) == "of" && month(after + 1) != 0) ++after;
      if (const unsigned named = month(after); named != 0 && tree_.form(after).size() >= 3) {
        found.kind = Kind::kDay;
        found.day = day;
        found.month = named;
        if (end_day != 0) {
          found.end_day = end_day;
          found.end_month = named;
        }
        ++after;
        if (word(after) == "," && year_number(after + 1) != 0) ++after;
        if (const int year = year_number(after)) {
          found.year = year;
          if (end_day != 0) found.end_year = year;
          ++after;
        }
        found.last = after;
        return found;
      }
    }
    if (const unsigned named = weekday(at); named != 0) {
      found.kind = Kind::kWeekday;
      found.weekday = named;
      found.last = at + 1;
      if (at > begin_) {
        const std::string& before = word(at - 1);
        if (before == "last" || before == "past") found.shift = -1, found.first = at - 1;
        if (before == "next" || before == "coming") found.shift = 1, found.first = at - 1;
      }
      const std::string& part = word(found.last);
      if (part == "night" || part == "morning" || part == "evening" || part == "afternoon") ++found.last;
      return found;
    }
    return std::nullopt;
  }

  static char unit_of(const std::string& text) {
    if (text == "day" || text == "days" || text == "night" || text == "nights" || text == "morning" ||
        text == "evening" || text == "afternoon")
      return 'D';
    if (text == "week" || text == "weeks" || text == "weekend") return 'W';
    if (text == "month" || text == "months") return 'M';
    if (text == "year" || text == "years") return 'Y';
    if (text == "fortnight") return 'W';
    return 0;
  }

  /// A count of units: "two weeks", "a year", "three days"; `at` moves past it. Zero when there is none.
  int counted(TokenIndex& at, char& unit) const {
    TokenIndex next = at;
    while (word(next) == "about" || word(next) == "almost" || word(next) == "nearly" || word(next) == "some" ||
           word(next) == "only" || word(next) == "just")
      ++next;
    int count = 0;
    if (word(next) == "a" || word(next) == "an") {
      count = 1;
      ++next;
    } else {
      TokenIndex last = next;
      while (last < end_ && last < next + 3 && tree_.upos(last) == Upos::kNum) ++last;
      if (last == next) return 0;
      const auto value = number_value(tree_.document(), next, last);
      if (!value || *value <= 0 || *value > 4000) return 0;
      count = static_cast<int>(*value);
      next = last;
    }
    unit = unit_of(word(next));
    if (unit == 0) return 0;
    at = next + 1;
    return count;
  }

  std::optional<DateExpression> relative(TokenIndex at) {
    DateExpression found;
    found.first = at;
    const std::string& here = word(at);
    const auto done = [&](Kind kind, int shift, char unit, TokenIndex last) {
      found.kind = kind;
      found.shift = shift;
      found.unit = unit;
      found.last = last;
      return found;
    };
    if (here == "yesterday") return done(Kind::kToday, -1, 'D', at + 1);
    if (here == "today" || here == "tonight") return done(Kind::kToday, 0, 'D', at + 1);
    if (here == "tomorrow") return done(Kind::kToday, 1, 'D', at + 1);
    if (here == "overnight" && tree_.upos(at) == Upos::kAdv) return done(Kind::kStory, 0, 'D', at + 1);

    const bool article = here == "the" || here == "that" || here == "this" || here == "these";
    const TokenIndex next = article ? at + 1 : at;
    const std::string& order = word(next);
    const char unit_after = unit_of(word(next + 1));
    if (here == "last" || here == "past") {
      if (unit_after != 0)
        return done(word(next + 1) == "night" ? Kind::kToday : Kind::kUnit, -1, unit_after, next + 2);
      if (month(next + 1) != 0) return std::nullopt;
    }
    if (here == "next" && unit_after != 0) return done(Kind::kUnit, 1, unit_after, next + 2);
    if (here == "this") {
      const char unit = unit_of(order);
      if (unit == 'D') return done(Kind::kToday, 0, 'D', next + 1);
      if (unit != 0) return done(Kind::kUnit, 0, unit, next + 1);
    }
    if (here == "earlier" && word(at + 1) == "this") {
      if (const char unit = unit_of(word(at + 2)))
        return done(unit == 'D' ? Kind::kToday : Kind::kUnit, 0, unit, at + 3);
    }
    if (here == "later" && word(at + 1) == "this") {
      if (const char unit = unit_of(word(at + 2)))
        return done(unit == 'D' ? Kind::kToday : Kind::kUnit, 0, unit, at + 3);
    }
    if (here == "that") {
      const char unit = unit_of(order);
      if (unit != 0) return done(Kind::kStory, 0, unit, next + 1);
    }
    if (here == "the") {
      // "the day before", "the day prior", "the week after"; "the next day", "the previous year", "the same day"
      if (const char unit = unit_of(order)) {
        const std::string& side = word(next + 1);
        if (side == "before" || side == "prior" || side == "earlier") {
          const bool bare = next + 2 >= end_ || tree_.upos(next + 2) == Upos::kPunct ||
                            tree_.relation(next + 1) == Deprel::kAdvmod || side != "before";
          if (bare) return done(Kind::kStory, -1, unit, next + 2);
        }
        if ((side == "after" || side == "later") && (next + 2 >= end_ || tree_.upos(next + 2) == Upos::kPunct))
          return done(Kind::kStory, 1, unit, next + 2);
      }
      if (unit_after != 0) {
        if (order == "next" || order == "following") return done(Kind::kStory, 1, unit_after, next + 2);
        if (order == "previous" || order == "preceding") return done(Kind::kStory, -1, unit_after, next + 2);
        if (order == "same") return done(Kind::kStory, 0, unit_after, next + 2);
      }
    }
    // "three days ago", "a week later", "two years earlier"
    TokenIndex after = at;
    char unit = 0;
    if (const int count = counted(after, unit); count > 0) {
      const std::string& side = word(after);
      if (side == "ago") return done(Kind::kUnit, -count, unit, after + 1);
      if (side == "later" || side == "afterwards") return done(Kind::kStory, count, unit, after + 1);
      if (side == "earlier" || side == "previously") return done(Kind::kStory, -count, unit, after + 1);
      if ((side == "before" || side == "after") && (after + 1 >= end_ || tree_.upos(after + 1) == Upos::kPunct)) {
        return done(Kind::kStory, side == "before" ? -count : count, unit, after + 1);
      }
    }
    return std::nullopt;
  }

  static std::string_view clock_unit(const std::string& text) {
    if (text == "hour" || text == "hours") return "TH";
    if (text == "minute" || text == "minutes") return "TM";
    if (text == "second" || text == "seconds") return "TS";
    if (text == "day" || text == "days") return "D";
    if (text == "week" || text == "weeks") return "W";
    if (text == "month" || text == "months") return "M";
    if (text == "year" || text == "years") return "Y";
    return {};
  }
  static std::string write_duration(double amount, std::string_view unit) {
    const double whole_part = std::floor(amount);
    const double rest = amount - whole_part;
    const auto number = static_cast<long long>(whole_part);
    std::string out = "P";
    if (unit.front() == 'T') {
      out += 'T';
      if (number > 0 || rest == 0) out += std::to_string(number) + unit[1];
      if (rest > 0 && unit[1] == 'H') out += std::to_string(std::llround(rest * 60)) + "M";
      if (rest > 0 && unit[1] == 'M') out += std::to_string(std::llround(rest * 60)) + "S";
      return out;
    }
    if (rest > 0 && unit == "Y")
      return out + (number > 0 ? std::to_string(number) + "Y" : "") + std::to_string(std::llround(rest * 12)) + "M";
    if (rest > 0 && unit == "W") return out + std::to_string(std::llround(amount * 7)) + "D";
    if (rest > 0 && unit == "D")
      return out + (number > 0 ? std::to_string(number) + "D" : "") + "T" + std::to_string(std::llround(rest * 24)) +
             "H";
    return out + std::to_string(number) + std::string(unit);
  }

  std::optional<DateExpression> duration(TokenIndex at) {
    DateExpression found;
    found.kind = Kind::kDuration;
    found.first = at;
    // "three-day", "five-hour"
    const std::string& here = word(at);
    if (const std::size_t hyphen = here.find('-');
        hyphen != std::string::npos && hyphen > 0 && tree_.upos(at) == Upos::kAdj) {
      std::string_view unit = clock_unit(here.substr(hyphen + 1));
      if (!unit.empty()) {
        if (const auto amount = small_number(here.substr(0, hyphen))) {
          found.last = at + 1;
          found.duration = write_duration(*amount, unit);
          return found;
        }
      }
    }
    TokenIndex next = at;
    double amount = 0;
    if (here == "half" && (word(at + 1) == "an" || word(at + 1) == "a")) {
      amount = 0.5;
      next = at + 2;
    } else if (here == "an" || here == "a") {
      amount = 1;
      next = at + 1;
      if (word(next) == "half") return std::nullopt;
    } else if (tree_.upos(at) == Upos::kNum || small_number(here)) {
      TokenIndex last = at;
      while (last < end_ && last < at + 3 && tree_.upos(last) == Upos::kNum) ++last;
      if (last == at) last = at + 1;
      if (const auto number = number_value(tree_.document(), at, last)) {
        amount = static_cast<double>(*number);
      } else {
        return std::nullopt;
      }
      next = last;
    } else {
      return std::nullopt;
    }
    if (word(next) == "and" && word(next + 1) == "a" && word(next + 2) == "half") {
      amount += 0.5;
      next += 3;
    }
    const std::string_view unit = clock_unit(word(next));
    if (unit.empty()) return std::nullopt;
    if ((here == "a" || here == "an") && unit.front() != 'T' && word(next) != "week") return std::nullopt;
    ++next;
    if (word(next) == "and" && word(next + 1) == "a" && word(next + 2) == "half") {  // "an hour and a half"
      amount += 0.5;
      next += 3;
    }
    const std::string& side = word(next);
    if (side == "ago" || side == "earlier" || side == "later" || side == "old" || side == "before" || side == "after" ||
        side == "from")
      return std::nullopt;
    if (side == "in" && (word(next + 1) == "prison" || word(next + 1) == "jail")) return std::nullopt;
    found.last = next;
    found.duration = write_duration(amount, unit);
    return found;
  }

  std::optional<double> small_number(const std::string& text) const {
    if (const int value = whole(text); value > 0) return value;
    static constexpr std::string_view kNames[] = {"one",   "two",   "three", "four", "five",   "six",
                                                  "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
    for (std::size_t index = 0; index < std::size(kNames); ++index)
      if (text == kNames[index]) return static_cast<double>(index + 1);
    return std::nullopt;
  }

  std::optional<DateExpression> year(TokenIndex at) {
    const int value = year_number(at);
    if (value == 0 || tree_.upos(at) == Upos::kPropn) return std::nullopt;
    // A year follows a preposition, or stands alone; a count has its noun.
    const std::string& before = word(at - (at > begin_ ? 1 : 0));
    static constexpr std::string_view kBefore[] = {"in",     "since", "until",  "by",    "of",     "from",    "to",
                                                   "before", "after", "early",  "late",  "mid",    "between", "and",
                                                   "during", "till",  "around", "circa", "spring", "summer",  "autumn",
                                                   "winter", "fall",  "-",      "–"};
    bool placed = false;
    for (const std::string_view entry : kBefore) placed |= before == entry && at > begin_;
    if (!placed) return std::nullopt;
    if (tree_.relation(at) == Deprel::kNummod && tree_.head(at) != kNoToken && tree_.head(at) > at) return std::nullopt;
    DateExpression found;
    found.kind = Kind::kYear;
    found.first = at;
    found.last = at + 1;
    found.year = value;
    if ((dash(word(at + 1))) && year_number(at + 2) > value) {
      found.end_year = year_number(at + 2);
      found.last = at + 3;
    }
    return found;
  }

  /// Finds the expression's head and the preposition before it.
  void place(DateExpression& found) const {
    found.head = found.first;
    for (TokenIndex at = found.first; at < found.last; ++at) {
      const TokenIndex head = tree_.head(at);
      if (head == kNoToken || head < found.first || head >= found.last) {
        if (tree_.relation(at) == Deprel::kPunct || tree_.relation(at) == Deprel::kCase ||
            tree_.relation(at) == Deprel::kDet)
          continue;
        found.head = at;
        break;
      }
    }
    TokenIndex before = found.first;
    for (int step = 0; step < 4 && before > begin_; ++step) {
      --before;
      const std::string& text = word(before);
      if (text == "the" || text == "early" || text == "late" || text == "about" || text == "around" ||
          text == "least" || text == "nearly" || text == "mid")
        continue;
      if (tree_.upos(before) == Upos::kAdp || tree_.upos(before) == Upos::kSconj) found.preposition = text;
      break;
    }
  }

  const Tree& tree_;
  TokenIndex begin_;
  TokenIndex end_;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<DateExpression> find_date_expressions(const Tree& tree) {
  std::vector<DateExpression> out;
  for (const language::Sentence& sentence : tree.document().sentences) {
    Reader reader(tree, sentence);
    for (DateExpression& found : reader.read()) out.push_back(std::move(found));
  }
  return out;
}

}  // namespace dossier::extract
