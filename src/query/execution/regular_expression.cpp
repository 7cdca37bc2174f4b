#include "query/execution/regular_expression.h"

#include "query/execution/runtime.h"

#include <boost/regex.hpp>

namespace dossier::query::execution {

struct RegularExpression::Compiled {
  boost::regex regex;
};

RegularExpression::RegularExpression(std::string pattern, Span span) : pattern_(std::move(pattern)) {
  try {
    compiled_ = std::make_unique<const Compiled>(Compiled{boost::regex(pattern_, boost::regex::perl)});
  } catch (const std::exception& error) {  // malformed, or deeper than Boost.Regex goes
    fail("InvalidArgumentValue", std::string("the regular expression is malformed: ") + error.what(), span);
  }
}

RegularExpression::~RegularExpression() = default;
RegularExpression::RegularExpression(RegularExpression&&) noexcept = default;

bool RegularExpression::matches(std::string_view text, Span span) const {
  try {
    return boost::regex_match(text.begin(), text.end(), compiled_->regex);
  } catch (const std::exception&) {
    throw RuntimeError{Fault::kBudget, "InvalidArgumentValue", "matching this regular expression takes too long", span};
  }
}

}  // namespace dossier::query::execution
