#pragma once

#include "base/line_index.h"
#include "extract/lexicon_loader.h"
#include "extract/lexicon_names.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::extract {

/// Collects what is wrong or odd in lexicon files as they are walked, one `enter` after the other. With a file to check
/// it keeps all that concerns that file, up to a limit; without, it keeps the first error of any and no warning.
class LexiconFindings {
 public:
  explicit LexiconFindings(const LexiconSyntax* checked) : checked_(checked) {}

  /// What follows is about this file, which must outlive the findings.
  void enter(const LexiconSyntax& file) { file_ = &file; }
  const LexiconSyntax& file() const { return *file_; }
  std::string_view text(Span span) const { return span.of(file_->text); }
  /// The file entered is the one to check.
  bool checking() const { return checked_ == file_; }
  /// Nothing more will be kept: the caller may stop.
  bool stopped() const;

  void error(Span span, std::string message, std::string hint = {});
  void warn(Span span, std::string message, std::string hint = {});
  /// "unknown WHAT 'word'", with the nearest known name as hint, or all of them when none is near.
  void unknown(Span span, std::string_view what, std::span<const std::string_view> known);
  /// The value of a name in the table; an error and nothing when it has none.
  template <class T>
  std::optional<T> look_up(Span span, std::string_view what, std::span<const Named<T>> table) {
    const auto value = value_of(table, text(span));
    if (!value) unknown(span, what, names_of(table));
    return value;
  }

  std::vector<LexiconFinding>& all() { return all_; }

 private:
  void report(Span span, std::string message, std::string hint, bool warning);

  const LexiconSyntax* checked_;
  const LexiconSyntax* file_ = nullptr;
  std::vector<LexiconFinding> all_;
  std::unique_ptr<LineIndex> lines_;
  const LexiconSyntax* lines_of_ = nullptr;
};

}  // namespace dossier::extract
