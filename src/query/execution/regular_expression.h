#pragma once

#include <dossier/span.h>

#include <memory>
#include <string>
#include <string_view>

namespace dossier::query::execution {

/// A Perl regular expression as =~ uses it: the whole text must match. Both members throw RuntimeError: for a malformed
/// pattern, and for one that would take exponential time.
class RegularExpression {
 public:
  RegularExpression(std::string pattern, Span span);
  ~RegularExpression();
  RegularExpression(RegularExpression&&) noexcept;

  const std::string& pattern() const { return pattern_; }
  bool matches(std::string_view text, Span span) const;

 private:
  struct Compiled;
  std::string pattern_;
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace dossier::query::execution
