#pragma once

#include "extract/facts.h"
#include "language/document.h"

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
  When when(language::TokenIndex predicate) const;

  /// The given date, or the dateline's; empty when neither is known.
  const PartialDate& article_date() const { return article_date_; }

 private:
  const language::Document* document_;
  const language::Dependents* dependents_;
  const Lexicon* lexicon_;
  PartialDate article_date_;
};

}  // namespace dossier::extract
