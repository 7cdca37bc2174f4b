#include "extract/dates.h"

#include "extract/numbers.h"

#include "base/utf8.h"

#include <algorithm>

namespace dossier::extract {

namespace chrono = std::chrono;
using Kind = DateExpression::Kind;

namespace {

PartialDate without_year(unsigned month, unsigned day) {
  char text[16];
  if (day == 0) std::snprintf(text, sizeof text, "--%02u", month);
  else std::snprintf(text, sizeof text, "--%02u-%02u", month, day);
  return text;
}

/// "before", "by" and "after" say when something else was.
bool bounds_from_outside(std::string_view preposition) {
  return preposition == "by" || preposition == "before" || preposition == "after" || preposition == "within";
}

}  // namespace

DateResolver::DateResolver(const language::Document& document, const language::Dependents& dependents, const Lexicon&,
                           PartialDate article_date)
    : tree_(document, dependents), article_date_(std::move(article_date)) {
  std::vector<DateExpression> found = find_date_expressions(tree_);
  if (article_date_.empty()) {
    // A dateline stands among the first lines, and says the year.
    constexpr std::uint32_t kDatelineBytes = 400;
    for (const DateExpression& expression : found) {
      if (tree_.token(expression.first).span.start > kDatelineBytes) break;
      if (expression.kind != Kind::kDay || expression.year == 0) continue;
      if (const auto day = make_day(expression.year, expression.month, expression.day)) article_date_ = write_day(*day);
      break;
    }
  }
  today_ = read_day(article_date_);
  placed_.reserve(found.size());
  for (DateExpression& expression : found) {
    const TokenIndex head = tree_.head(expression.head);
    placed_.push_back({std::move(expression), head, kNoToken, {}});
    Placed& placed = placed_.back();
    placed.clause = clause_of(placed.expression.head);
  }
  place_in_time();
}

TokenIndex DateResolver::clause_of(TokenIndex token) const {
  for (int step = 0; step < kMaxClimb; ++step) {
    const Deprel relation = tree_.relation(token);
    const TokenIndex head = tree_.head(token);
    if (head == kNoToken || is_clausal(relation)) return token;
    if (relation == Deprel::kConj && (tree_.upos(token) == Upos::kVerb || tree_.has(token, Deprel::kNsubj) ||
                                      tree_.has(token, Deprel::kNsubjPass) || tree_.has(token, Deprel::kCop)))
      return token;
    token = head;
  }
  return token;
}

bool DateResolver::lies_ahead(TokenIndex clause) const {
  // A modal of the future, or an infinitive that is not what a past verb led to.
  TokenIndex at = clause;
  for (int step = 0; step < 8 && at != kNoToken; ++step) {
    bool past = tree_.is(at, "VBD");
    for (const TokenIndex child : tree_.children(at)) {
      const Deprel relation = tree_.relation(child);
      if (relation != Deprel::kAux && relation != Deprel::kCop && relation != Deprel::kAuxPass) continue;
      const std::string_view lemma = tree_.lemma(child);
      if (lemma == "will" || lemma == "shall" || lemma == "'ll" || lemma == "must" || lemma == "may" ||
          lemma == "can" || lemma == "should" || lemma == "would" || lemma == "wo") {
        return true;
      }
      past |= tree_.is(child, "VBD");
    }
    if (tree_.infinitive(at)) return true;
    if (past) return false;
    const std::string_view lemma = tree_.lemma(at);
    if (lemma == "due" || lemma == "schedule" || lemma == "plan" || lemma == "expect") return true;
    if (lemma == "set" && !tree_.has(at, Deprel::kObj))
      return true;  // "is set for Monday", not "set it on fire on Monday"
    const Deprel relation = tree_.relation(at);
    if (relation != Deprel::kAdvcl && relation != Deprel::kConj && relation != Deprel::kXcomp &&
        relation != Deprel::kAcl && relation != Deprel::kAclRelcl)
      return false;
    at = tree_.head(at);
  }
  return false;
}

bool DateResolver::told_in_past(TokenIndex clause) const {
  if (tree_.is(clause, "VBD")) return true;
  for (const TokenIndex child : tree_.children(clause)) {
    if ((tree_.relation(child) == Deprel::kAux || tree_.relation(child) == Deprel::kAuxPass ||
         tree_.relation(child) == Deprel::kCop) &&
        tree_.is(child, "VBD"))
      return true;
  }
  return false;
}

When DateResolver::resolve(const DateExpression& e, TokenIndex clause) {
  When out;
  const bool ahead = lies_ahead(clause);
  const chrono::year_month_day now = today_ ? chrono::year_month_day(*today_) : chrono::year_month_day{};
  const int this_year = today_ ? static_cast<int>(now.year()) : 0;
  int known_year = this_year;
  if (known_year == 0 && article_date_.size() >= 4 && article_date_[0] != '-')
    known_year = std::atoi(article_date_.substr(0, 4).c_str());

  // The year of a date that does not say it: the one that brings it nearest on its side of today.
  const auto year_for = [&](unsigned month, unsigned day) -> int {
    if (known_year == 0 || !today_) return known_year;
    const auto this_time = make_day(this_year, month, day == 0 ? 1 : day);
    if (!this_time) return this_year;
    if (ahead) {
      const bool over = day == 0 ? month < static_cast<unsigned>(now.month()) : *this_time < *today_;
      return over ? this_year + 1 : this_year;
    }
    // Without a past tense, up to three months on is more likely news of what is to come than an anniversary.
    const bool next = *this_time > *today_ + chrono::days(told_in_past(clause) ? 1 : 100);
    return next ? this_year - 1 : this_year;
  };
  const auto shifted = [&](Day from, int count, char unit) -> PartialDate {
    switch (unit) {
      case 'D': return write_day(from + chrono::days(count));
      case 'W':
        return count == 0 || e.kind == Kind::kUnit ? write_month(from + chrono::days(7 * count))
                                                   : write_day(from + chrono::days(7 * count));
      default: {
        chrono::year_month_day date(from);
        if (unit == 'M') {
          const chrono::year_month month = chrono::year_month(date.year(), date.month()) + chrono::months(count);
          return write_month(Day(month / chrono::day(1)));
        }
        return write_year(static_cast<int>(date.year()) + count);
      }
    }
  };

  switch (e.kind) {
    case Kind::kDay: {
      const int year = e.year != 0 ? e.year : year_for(e.month, e.day);
      if (year == 0) {
        out.date = without_year(e.month, e.day);
        if (e.end_day != 0) out.end_date = without_year(e.end_month, e.end_day);
        return out;
      }
      if (const auto day = make_day(year, e.month, e.day)) {
        out.date = write_day(*day);
        if (!ahead || !today_ || *day <= *today_) story_ = *day;
      }
      if (e.end_day != 0) {
        const int end_year = e.end_year != 0 ? e.end_year : e.end_month < e.month ? year + 1 : year;
        if (const auto day = make_day(end_year, e.end_month, e.end_day)) out.end_date = write_day(*day);
      }
      return out;
    }
    case Kind::kMonth: {
      const int year = e.year != 0 ? e.year : year_for(e.month, 0);
      out.date = year == 0 ? without_year(e.month, 0) : write_year(year) + without_year(e.month, 0).substr(1);
      return out;
    }
    case Kind::kYear:
      out.date = write_year(e.year);
      if (e.end_year != 0) out.end_date = write_year(e.end_year);
      return out;
    case Kind::kWeekday: {
      if (!today_) return out;
      Day day;
      if (e.shift < 0) day = weekday_until(*today_ - chrono::days(1), e.weekday);
      else if (e.shift > 0 || ahead) day = weekday_after(*today_, e.weekday);
      else day = weekday_until(*today_, e.weekday);
      out.date = write_day(day);
      if (day <= *today_) story_ = day;
      return out;
    }
    case Kind::kToday:
      if (!today_) return out;
      out.date = write_day(*today_ + chrono::days(e.shift));
      if (e.shift <= 0) story_ = *today_ + chrono::days(e.shift);
      return out;
    case Kind::kUnit:
      if (today_) out.date = shifted(*today_, e.shift, e.unit);
      else if (known_year != 0 && e.unit == 'Y') out.date = write_year(known_year + e.shift);
      return out;
    case Kind::kStory: {
      const std::optional<Day> from = story_ ? story_ : today_;
      if (!from) return out;
      out.date = shifted(*from, e.shift, e.unit);
      // A story goes forward; looking back does not move it.
      if (e.shift > 0 && e.unit != 'Y' && e.unit != 'M')
        story_ = *from + chrono::days(e.unit == 'W' ? 7 * e.shift : e.shift);
      return out;
    }
    case Kind::kDuration: out.duration = e.duration; return out;
  }
  return out;
}

void DateResolver::place_in_time() {
  for (Placed& placed : placed_) {
    placed.when = resolve(placed.expression, placed.clause);
    const std::string_view preposition = placed.expression.preposition;
    if (preposition == "until" || preposition == "till") {
      placed.when.end_date = placed.when.end_date.empty() ? placed.when.date : placed.when.end_date;
      placed.when.date.clear();
    } else if (preposition == "between" && !placed.when.end_date.empty()) {
      continue;
    } else if (bounds_from_outside(preposition) && placed.expression.kind != Kind::kStory) {
      placed.when = {};
    }
    if (placed.expression.kind == Kind::kDuration &&
        (preposition == "within" || preposition == "after" || preposition == "of"))
      placed.when = {};
  }
}

When DateResolver::own_dates(TokenIndex predicate, bool whole_clause, TokenIndex limit) const {
  When out;
  const std::uint32_t sentence = tree_.token(predicate).sentence;
  const auto from =
      std::lower_bound(placed_.begin(), placed_.end(), tree_.document().sentences[sentence].first,
                       [](const Placed& placed, TokenIndex first) { return placed.expression.first < first; });
  for (auto at = from; at != placed_.end() && at->expression.first < tree_.document().sentences[sentence].last; ++at) {
    if (at->expression.first > limit) break;
    bool attached = false;
    if (whole_clause) {
      // What hangs from the clause's head, not from a noun within it.
      TokenIndex up = at->expression.head;
      for (int step = 0; step < 3 && up != kNoToken && !attached; ++step) {
        const Deprel relation = tree_.relation(up);
        if (tree_.head(up) == predicate)
          attached = is_oblique(relation) || relation == Deprel::kAdvmod || relation == Deprel::kObj ||
                     relation == Deprel::kNmodUnmarked || relation == Deprel::kDep;
        if (relation != Deprel::kNmod && relation != Deprel::kNmodUnmarked && relation != Deprel::kAppos &&
            relation != Deprel::kConj && relation != Deprel::kAdvmod && relation != Deprel::kFlat &&
            relation != Deprel::kCompound && relation != Deprel::kNummod)
          break;
        up = tree_.head(up);
      }
    } else {
      TokenIndex up = at->expression.head;
      for (int step = 0; step < 3 && up != kNoToken && !attached; ++step) {
        attached = tree_.head(up) == predicate;
        up = tree_.head(up);
        if (up != kNoToken && tree_.upos(up) == Upos::kVerb) break;
      }
    }
    if (!attached) continue;
    if (out.date.empty()) out.date = at->when.date;
    if (out.end_date.empty()) out.end_date = at->when.end_date;
    if (out.duration.empty()) out.duration = at->when.duration;
  }
  return out;
}

/// "a day after the strikes killed 17, the army said on Saturday": the day that so many days before or after its
/// clause's is. Nothing where the text does not say it so; empty when the other day is not known.
std::optional<PartialDate> DateResolver::days_from_clause(TokenIndex predicate) const {
  TokenIndex word = predicate;
  const auto marker = [&](TokenIndex of) {
    const TokenIndex mark = tree_.child(of, Deprel::kMark);
    return mark == kNoToken ? tree_.child(of, Deprel::kCase) : mark;
  };
  TokenIndex mark = marker(word);
  if (mark == kNoToken && is_subject(tree_.relation(word)) && tree_.head(word) != kNoToken) {
    word = tree_.head(word);
    mark = marker(word);
  }
  if (mark == kNoToken || mark < 2 || (tree_.lemma(mark) != "after" && tree_.lemma(mark) != "before"))
    return std::nullopt;
  const std::string_view unit = tree_.lemma(mark - 1);
  if (unit != "day" && unit != "week") return std::nullopt;
  const std::string_view amount = tree_.lemma(mark - 2);
  const std::optional<std::int64_t> count = amount == "a" || amount == "an" || amount == "the"
                                                ? std::optional<std::int64_t>(1)
                                                : number_value(tree_.document(), mark - 2, mark - 1);
  if (!count || *count > 366) return std::nullopt;
  const int days = static_cast<int>(*count) * (unit == "week" ? 7 : 1);
  TokenIndex governor = tree_.head(word);
  for (int step = 0; step < 3 && governor != kNoToken; ++step, governor = tree_.head(governor)) {
    if (const std::optional<Day> day = read_day(own_dates(governor, true, kNoToken).date))
      return write_day(*day + std::chrono::days(tree_.lemma(mark) == "after" ? -days : days));
  }
  return PartialDate{};
}

When DateResolver::when(TokenIndex predicate) const {
  When out = own_dates(predicate, false, kNoToken);
  if (out.date.empty()) {
    if (std::optional<PartialDate> day = days_from_clause(predicate)) {
      out.date = std::move(*day);
      return out;
    }
  }
  const auto fill = [&](const When& more, bool duration) {
    if (out.date.empty() && out.end_date.empty()) {
      out.date = more.date;
      out.end_date = more.end_date;
    }
    if (duration && out.duration.empty()) out.duration = more.duration;
  };
  // Up to the head of the clause, then to the clauses that this one only continues.
  TokenIndex at = predicate;
  TokenIndex limit = kNoToken;
  bool same_clause = true;
  for (int step = 0; step < 12; ++step) {
    const TokenIndex head = tree_.head(at);
    if (head == kNoToken) break;
    const Deprel relation = tree_.relation(at);
    const bool verb = tree_.upos(at) == Upos::kVerb || tree_.has(at, Deprel::kCop) || tree_.has(at, Deprel::kNsubj);
    if (verb) {
      same_clause = false;
      if (relation == Deprel::kConj) {
        limit = predicate;  // a date that opens the sentence counts for all its verbs
      } else if (relation == Deprel::kXcomp) {
        // "plans to meet": what the infinitive has of its own came first
      } else if (relation == Deprel::kAdvcl && (tree_.participle(at) || !tree_.has(at, Deprel::kMark))) {
        limit = kNoToken;
      } else {
        break;
      }
    } else if (relation == Deprel::kAppos || relation == Deprel::kConj || is_subject(relation) ||
               relation == Deprel::kObj || is_oblique(relation) || is_nominal_modifier(relation) ||
               relation == Deprel::kCompound || relation == Deprel::kNmodPoss) {
      // a noun: its clause's date is its own
    } else {
      break;
    }
    at = head;
    if (tree_.upos(at) == Upos::kVerb || tree_.has(at, Deprel::kCop) || tree_.has(at, Deprel::kNsubj)) {
      fill(own_dates(at, true, limit), same_clause);
      if (!out.date.empty() || !out.end_date.empty()) break;
    }
  }
  // "the takeover, announced on Monday": what was said of the noun dates it.
  if (out.date.empty() && out.end_date.empty() && tree_.upos(predicate) != Upos::kVerb) {
    for (const TokenIndex child : tree_.children(predicate)) {
      const Deprel relation = tree_.relation(child);
      if (relation != Deprel::kAcl) continue;
      fill(own_dates(child, true, kNoToken), true);
    }
  }
  return out;
}

}  // namespace dossier::extract
