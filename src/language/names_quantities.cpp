#include "language/names_quantities.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

namespace dossier::language::names {
namespace {

using Words = std::initializer_list<std::string_view>;

bool one_of(std::string_view word, Words words) { return std::find(words.begin(), words.end(), word) != words.end(); }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "8.4", "40,000", "31", "8.4bn"; the digits end at `letters`.
bool starts_as_number(std::string_view text, std::size_t& letters) {
  std::size_t at = 0;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  if (at >= text.size() || text[at] < '0' || text[at] > '9') {
    if (!(at + 1 < text.size() && text[at] == '.' && text[at + 1] >= '0' && text[at + 1] <= '9')) return false;
  }
  while (at < text.size() && ((text[at] >= '0' && text[at] <= '9') || text[at] == ',' || text[at] == '.')) ++at;
  letters = at;
  return true;
}

class Finder {
 public:
  explicit Finder(const Document& document) : document_(document) {}

  std::vector<Quantity> run() {
    for (const Sentence& sentence : document_.sentences) {
      first_ = sentence.first;
      last_ = sentence.last;
      for (TokenIndex i = first_; i < last_;) {
        const TokenIndex end = find(i);
        i = std::max(i + 1, end);
      }
    }
    return std::move(out_);
  }

 private:
  /// The folded word at `i`, without a final full stop; empty outside the sentence.
  std::string_view word(TokenIndex i) {
    if (i < first_ || i >= last_) return {};
    const std::string_view form = document_.form(i);
    Cached& slot = cache_[i % cache_.size()];
    if (slot.token != i) {
      slot.token = i;
      slot.text.assign(form);
      for (char& c : slot.text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      if (slot.text.size() > 1 && slot.text.back() == '.') slot.text.pop_back();
    }
    return slot.text;
  }
  std::string_view tag(TokenIndex i) const { return xpos_name(document_.tokens[i].xpos); }
  bool capital(TokenIndex i) const { return i < last_ && document_.form(i)[0] >= 'A' && document_.form(i)[0] <= 'Z'; }

  TokenIndex emit(TokenIndex first, TokenIndex last, NameKind kind, bool certain = true) {
    Quantity quantity;
    quantity.mention.first = first;
    quantity.mention.last = last;
    quantity.mention.head = last - 1;
    quantity.mention.kind = kind;
    quantity.certain = certain;
    out_.push_back(quantity);
    return last;
  }

  bool month(TokenIndex i) {
    const std::string_view w = word(i);
    if (w.size() < 3 || !capital(i)) return false;
    return one_of(w, {"january",   "february", "march",    "april",    "may", "june", "july", "august",
                      "september", "october",  "november", "december", "jan", "feb",  "mar",  "apr",
                      "jun",       "jul",      "aug",      "sept",     "sep", "oct",  "nov",  "dec"});
  }
  bool weekday(TokenIndex i) {
    const std::string_view w = word(i);
    if (w.size() < 3 || !capital(i)) return false;
    if (w.ends_with("day"))
      return one_of(w, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
    if (w.ends_with("days")) return weekday_plural(w);
    return document_.form(i).ends_with('.') &&
           one_of(w, {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"});
  }
  static bool weekday_plural(std::string_view w) {
    return one_of(w, {"mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"});
  }
  bool day_of_month(TokenIndex i) {
    std::string_view w = word(i);
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
      if (w.size() > 2 && w.ends_with(ending)) w.remove_suffix(2);
    if (!all_digits(w) || w.size() > 2) return false;
    const int day = w.size() == 1 ? w[0] - '0' : (w[0] - '0') * 10 + (w[1] - '0');
    return day >= 1 && day <= 31;
  }
  bool year(TokenIndex i) {
    const std::string_view w = word(i);
    return w.size() == 4 && all_digits(w) && (w[0] == '1' || (w[0] == '2' && w[1] <= '1')) && !followed_by_amount(i);
  }
  bool followed_by_amount(TokenIndex i) {
    return i + 1 < last_ && (one_of(word(i + 1), {"%", "percent", "per", "people", "million", "billion", "dollars",
                                                  "euros", "pounds", "miles", "km"}));
  }
  bool decade(TokenIndex i) {
    std::string_view w = word(i);
    if (w.size() > 1 && (w[0] == '\'')) w.remove_prefix(1);
    return (w.size() == 5 || w.size() == 3) && w.ends_with("0s") && all_digits(w.substr(0, w.size() - 1));
  }
  bool unit(TokenIndex i) {
    std::string_view w = word(i);
    if (w.ends_with('s')) w.remove_suffix(1);
    return one_of(w, {"second",  "minute", "hour",   "day",       "night",    "week",    "weekend",   "month",
                      "quarter", "year",   "decade", "fortnight", "morning",  "evening", "afternoon", "season",
                      "spring",  "summer", "autumn", "winter",    "centurie", "century"});
  }
  bool part_of_day(TokenIndex i) {
    return one_of(word(i), {"morning", "evening", "afternoon", "night", "midday", "noon", "midnight"});
  }
  bool number_word(TokenIndex i) {
    const std::string_view w = word(i);
    if (w.empty()) return false;
    if (tag(i) != "CD" && document_.tokens[i].upos != Upos::kNum) {
      return false;
    }
    return true;
  }
  bool scale(TokenIndex i) {
    return one_of(word(i), {"hundred", "thousand", "million", "billion", "trillion", "m", "bn", "tn", "mn", "k",
                            "dozen", "mln", "bln"});
  }

  TokenIndex find(TokenIndex i) {
    if (const TokenIndex end = date(i)) return end;
    if (const TokenIndex end = money(i)) return end;
    return number(i);
  }

  /// A calendar date, a year or a relative expression at `i`; 0 when there is none.
  TokenIndex date(TokenIndex i) {
    if (const TokenIndex end = calendar(i)) return end;
    if (const TokenIndex end = clock_time(i)) return end;
    if (const TokenIndex end = relative(i)) return end;
    return 0;
  }

  TokenIndex year_after(TokenIndex i) {
    if (year(i)) return i + 1;
    if (word(i) == "," && year(i + 1)) return i + 2;
    if (word(i) == "of" && year(i + 1)) return i + 2;
    return i;
  }

  TokenIndex calendar(TokenIndex i) {
    const std::string_view w = word(i);
    if (w.empty()) return 0;
    TokenIndex start = i;
    TokenIndex at = i;
    if (one_of(w, {"early", "late", "mid"}) && i + 1 < last_) {
      at = i + 1;
      if (word(at) == "-") ++at;
      if (word(at) == "in") return 0;
      if (!month(at) && !year(at) && !decade(at)) return 0;
    }
    if ((w.starts_with("mid-") || w.starts_with("late-")) && w.size() > 5) {  // "mid-July" as one token
      std::string rest(w.substr(w.find('-') + 1));
      if (one_of(rest, {"january", "february", "march", "april", "may", "june", "july", "august", "september",
                        "october", "november", "december"}) ||
          (rest.size() == 4 && all_digits(rest)))
        return emit(i, year_after(i + 1), NameKind::kDate);
    }
    if (weekday(at)) {
      TokenIndex end = at + 1;
      if (part_of_day(end)) ++end;
      const TokenIndex comma = word(end) == "," ? end + 1 : end;
      if (month(comma) && day_of_month(comma + 1)) return emit(start, year_after(comma + 2), NameKind::kDate);
      if (day_of_month(comma) && month(comma + 1)) return emit(start, year_after(comma + 2), NameKind::kDate);
      return emit(start, end, NameKind::kDate);
    }
    if (month(at)) {
      if (day_of_month(at + 1)) {
        TokenIndex end = at + 2;
        // "March 3-5", "March 3 to 5"
        if (one_of(word(end), {"-", "–", "to"}) && day_of_month(end + 1) && word(end + 2) != "percent") end += 2;
        return emit(start, year_after(end), NameKind::kDate);
      }
      const TokenIndex end = year_after(at + 1);
      if (end > at + 1) return emit(start, end, NameKind::kDate);
      const std::string_view form = word(at);
      const bool ambiguous = one_of(form, {"may", "march", "august", "april", "june", "mar", "jan", "sun"});
      const bool led =
          at > first_ && (start < at || one_of(word(at - 1), {"in", "since", "until", "till", "by", "of", "during",
                                                              "from", "between", "before", "after", "through", "for",
                                                              "to", "and", "this", "last", "next"}));
      if (ambiguous && !led) return 0;
      if (form.size() == 3 && !document_.form(at).ends_with('.') && form != "may") return 0;
      return emit(start, at + 1, NameKind::kDate, !ambiguous);
    }
    if (day_of_month(at) && (month(at + 1) || (word(at + 1) == "of" && month(at + 2)))) {
      const TokenIndex end = month(at + 1) ? at + 2 : at + 3;
      return emit(start, year_after(end), NameKind::kDate);
    }
    if (decade(at)) return emit(start, at + 1, NameKind::kDate);
    if (year(at)) {
      static constexpr std::array<std::string_view, 24> kBefore = {
          "in",      "since", "until", "till", "by",  "from", "of",      "during", "before", "after", "around", "circa",
          "between", "to",    "-",     "–",    "and", "(",    "through", "late",   "early",  "mid",   "the",    "for"};
      const std::string_view before = at > first_ ? word(at - 1) : std::string_view();
      const bool led = start < at || std::find(kBefore.begin(), kBefore.end(), before) != kBefore.end();
      const bool counted = at + 1 < last_ && (tag(at + 1) == "NNS" || scale(at + 1));
      const bool alone = at == first_ && (word(at + 1) == ":" || at + 1 == last_);
      if ((led && !counted) || alone || (!counted && before.empty())) return emit(start, at + 1, NameKind::kDate);
      return 0;
    }
    if (w.size() == 10 && w[4] == '-' && w[7] == '-' && all_digits(w.substr(0, 4)) && all_digits(w.substr(5, 2)) &&
        all_digits(w.substr(8, 2)))
      return emit(i, i + 1, NameKind::kDate);
    if (w.size() >= 8 && w.size() <= 10 && std::count(w.begin(), w.end(), '/') == 2 && w[0] >= '0' && w[0] <= '9')
      return emit(i, i + 1, NameKind::kDate);
    return 0;
  }

  TokenIndex clock_time(TokenIndex i) {
    const std::string_view w = word(i);
    if (w.empty()) return 0;
    const bool with_colon =
        w.size() >= 4 && w.size() <= 5 && w.find(':') != std::string_view::npos && w[0] >= '0' && w[0] <= '9';
    const bool hour = (all_digits(w) && w.size() <= 2) || with_colon;
    if (hour) {
      TokenIndex end = i + 1;
      bool is_time = with_colon;
      if (one_of(word(end), {"a.m", "p.m", "am", "pm", "o'clock", "gmt", "utc"})) {
        ++end;
        is_time = true;
      }
      if (!is_time) return 0;
      if (one_of(word(end), {"gmt", "utc", "est", "edt", "cet", "bst"})) ++end;
      if (word(end) == "local" && word(end + 1) == "time") end += 2;
      return emit(i, end, NameKind::kDate);
    }
    if ((w.ends_with("am") || w.ends_with("pm")) && w.size() >= 3 && w.size() <= 7 && w[0] >= '1' && w[0] <= '9') {
      std::size_t letters = 0;
      if (starts_as_number(w.substr(0, w.size() - 2), letters) || w.find(':') != std::string_view::npos)
        return emit(i, i + 1, NameKind::kDate);
    }
    return 0;
  }

  TokenIndex relative(TokenIndex i) {
    const std::string_view w = word(i);
    if (one_of(w, {"today", "yesterday", "tomorrow", "tonight"})) {
      if (capital(i) && i > first_ && tag(i).starts_with("NNP")) return 0;  // "USA Today"
      return emit(i, part_of_day(i + 1) ? i + 2 : i + 1, NameKind::kDate);
    }
    TokenIndex at = i;
    if (one_of(w, {"the", "that", "this", "later", "earlier", "early", "late"})) ++at;
    if (at > i && one_of(word(at), {"very", "same"})) ++at;
    const std::string_view a = word(at);
    const bool pointing = one_of(a, {"last", "next", "past", "previous", "following", "coming", "preceding"});
    if (pointing) {
      TokenIndex end = at + 1;
      if (word(end) == "few" || word(end) == "several" || word(end) == "couple" || number_word(end)) ++end;
      if (word(end) == "of") ++end;
      if (unit(end) || weekday(end) || month(end)) {
        ++end;
        if (part_of_day(end)) ++end;
        if (word(at) != "following" || at > i || unit(end - 1)) return emit(i, end, NameKind::kDate);
      }
      return 0;
    }
    if (one_of(w, {"this", "that", "the"}) && at > i) {
      if (unit(at) && !word(at).ends_with('s')) {
        const bool after = one_of(word(at + 1), {"prior", "before", "after", "earlier", "later"});
        if (w == "the" && word(at) == "day" && after &&
            !(word(at + 1) == "before" && tag(at + 1) == "IN" && capital(at + 2)))
          return emit(i, at + 2, NameKind::kDate);
        if (w == "the" && after && one_of(word(at), {"week", "month", "year", "night", "evening"}))
          return emit(i, at + 2, NameKind::kDate);
        if (w != "the" && !one_of(word(at), {"second", "quarter"})) return emit(i, at + 1, NameKind::kDate);
        return 0;
      }
      if (word(at - 1) == "same" && unit(at)) return emit(i, at + 1, NameKind::kDate);
      if (w == "this" && (weekday(at) || month(at))) return emit(i, at + 1, NameKind::kDate);
      return 0;
    }
    // "two days ago", "a year earlier", "three weeks later"
    TokenIndex end = i;
    if (one_of(w, {"a", "an", "several", "few"})) end = i + 1;
    else
      while (end < last_ && end < i + 3 && number_word(end)) ++end;
    if (end > i && word(end) == "few") ++end;
    if (end > i && unit(end)) {
      if (one_of(word(end + 1), {"ago", "earlier", "later", "prior", "before", "previously"})) {
        if (word(end + 1) == "before" && end + 2 < last_ && !one_of(word(end + 2), {",", ".", ";"})) return 0;
        return emit(i, end + 2, NameKind::kDate);
      }
    }
    const std::string_view next = word(i + 1);
    if (next == "century" && w.size() >= 3 &&
        (w.ends_with("th") || w.ends_with("st") || w.ends_with("nd") || w.ends_with("rd")))
      return emit(i, i + 2, NameKind::kDate);
    return 0;
  }

  bool currency_sign(TokenIndex i) {
    if (i >= last_) return false;
    const std::string_view form = document_.form(i);
    return form == "$" || form == "£" || form == "€" || form == "¥" || form == "₹" || form == "₽" || form == "US$" ||
           form == "A$" || form == "C$" || form == "NZ$" || form == "HK$" || form == "AU$" || form == "CA$" ||
           form == "S$" || form == "USD" || form == "EUR" || form == "GBP";
  }
  bool currency_word(TokenIndex i) {
    std::string_view w = word(i);
    if (w.ends_with('s') && w != "s") w.remove_suffix(1);
    return one_of(w, {"dollar", "euro", "pound", "cent",    "yen",    "rouble", "ruble", "yuan",   "rupee",  "franc",
                      "dinar",  "peso", "krona", "kroner",  "kronor", "krone",  "riyal", "dirham", "shekel", "lira",
                      "won",    "rand", "real",  "hryvnia", "usd",    "eur",    "gbp",   "pence"});
  }
  /// Whether `i` begins with digits; a glued letter suffix ("8.4bn", "5m") is a scale.
  bool amount(TokenIndex i) {
    if (i >= last_) return false;
    std::size_t letters = 0;
    const std::string_view w = word(i);
    if (!starts_as_number(w, letters)) return false;
    const std::string_view rest = w.substr(letters);
    return rest.empty() || one_of(rest, {"bn", "m", "k", "tn", "mn", "b"});
  }

  TokenIndex money(TokenIndex i) {
    if (currency_sign(i) && (amount(i + 1) || number_word(i + 1))) {
      TokenIndex end = i + 2;
      while (scale(end)) ++end;
      if (word(end) == "-" && scale(end + 1)) end += 2;  // "$5-million"
      return emit(i, end, NameKind::kMoney);
    }
    const std::string_view form = i < last_ ? document_.form(i) : std::string_view();
    for (const std::string_view sign : {"$", "£", "€", "US$", "A$", "C$", "¥"}) {
      if (form.size() > sign.size() && form.starts_with(sign)) {
        std::size_t letters = 0;
        if (starts_as_number(form.substr(sign.size()), letters)) {
          TokenIndex end = i + 1;
          while (scale(end)) ++end;
          return emit(i, end, NameKind::kMoney);
        }
      }
    }
    if (amount(i) || number_word(i)) {
      TokenIndex end = i + 1;
      while (end < last_ && (scale(end) || (number_word(end) && end < i + 4))) ++end;
      if (one_of(word(end), {"us", "u.s", "canadian", "australian"}) && currency_word(end + 1)) ++end;
      if (currency_word(end)) return emit(i, end + 1, NameKind::kMoney);
    }
    return 0;
  }

  TokenIndex number(TokenIndex i) {
    const std::string_view w = word(i);
    if (w.empty()) return 0;
    std::size_t letters = 0;
    const bool digits = starts_as_number(w, letters);
    if (digits && letters < w.size()) {  // "31%", "2nd", "5m"; never "9/11" or "3G"
      const std::string_view rest = w.substr(letters);
      if (rest == "%" || one_of(rest, {"st", "nd", "rd", "th", "bn", "m", "k", "tn"}))
        return emit(i, i + 1, NameKind::kNumber);
      return 0;
    }
    const bool worded = !digits && number_word(i) && !(capital(i) && tag(i).starts_with("NNP"));
    const bool ordinal =
        !digits &&
        one_of(w, {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}) &&
        (tag(i) == "JJ" || document_.tokens[i].upos == Upos::kAdj);
    const bool round =
        one_of(w, {"dozens", "hundreds", "thousands", "millions", "billions", "tens", "scores"}) && tag(i) == "NNS";
    if (ordinal) return emit(i, i + 1, NameKind::kNumber);
    if (round) {
      TokenIndex end = i + 1;
      if (word(end) == "of" && one_of(word(end + 1), {"thousands", "millions", "billions"})) end += 2;
      return emit(i, end, NameKind::kNumber);
    }
    if (!digits && !worded) return 0;
    TokenIndex end = i + 1;
    for (;;) {
      if (end < last_ && scale(end) && word(end) != "m" && word(end) != "k") ++end;
      else if (worded && end < last_ && number_word(end)) ++end;
      else if (worded && word(end) == "-" && number_word(end + 1)) end += 2;
      else if (word(end) == "and" && word(end + 1) == "a" && word(end + 2) == "half") end += 3;
      else break;
    }
    if (word(end) == "%" || word(end) == "percent") ++end;
    else if (word(end) == "per" && word(end + 1) == "cent") end += 2;
    return emit(i, end, NameKind::kNumber);
  }

  struct Cached {
    TokenIndex token = kNoToken;
    std::string text;
  };
  const Document& document_;
  TokenIndex first_ = 0;
  TokenIndex last_ = 0;
  std::array<Cached, 16> cache_;
  std::vector<Quantity> out_;
};

}  // namespace

std::vector<Quantity> find_quantities(const Document& document) { return Finder(document).run(); }

}  // namespace dossier::language::names
