#pragma once

#include "extract/calendar.h"
#include "extract/date_expressions.h"
#include "extract/facts.h"
#include "extract/tree.h"
#include "language/document.h"

#include <optional>
#include <string>
#include <vector>

namespace dossier::extract {

/// When something happened, as far as the text says. Empty strings where it does not.
struct When {
  PartialDate date;      ///< the day, month or year; of a range, its start
  PartialDate end_date;  ///< of a range, its end
  std::string duration;  ///< ISO 8601: "PT5H30M", "P2D"
  friend bool operator==(const When&, const When&) = default;
};

/// Reads date and time expressions and resolves them against the article's date and the running narrative.
class DateResolver {
 public:
  /// `article_date` may be empty; then a dateline among the article's first lines ("Tuesday, June 19, 2018") stands in.
  DateResolver(const language::Document& document, const language::Dependents& dependents, const Lexicon& lexicon,
               PartialDate article_date);

  /// The dates attached to the predicate (a verb or event noun) or to its clause.
  When when(TokenIndex predicate) const;

  /// The given date, or the dateline's; empty when neither is known.
  const PartialDate& article_date() const { return article_date_; }

 private:
  struct Placed {
    DateExpression expression;
    TokenIndex anchor;  ///< the word that the expression depends on
    TokenIndex clause;  ///< the head of the clause it stands in
    When when;
  };
  void place_in_time();
  When resolve(const DateExpression& expression, TokenIndex clause);
  bool lies_ahead(TokenIndex clause) const;
  bool told_in_past(TokenIndex clause) const;
  TokenIndex clause_of(TokenIndex token) const;
  std::optional<PartialDate> days_from_clause(TokenIndex predicate) const;
  When own_dates(TokenIndex predicate, bool whole_clause, TokenIndex limit) const;

  Tree tree_;
  PartialDate article_date_;
  std::optional<Day> today_;
  std::optional<Day> story_;    ///< the day that the narrative has reached
  std::vector<Placed> placed_;  ///< in order of position
};

}  // namespace dossier::extract
