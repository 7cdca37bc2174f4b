#include "extract/lexicon_findings.h"

#include "base/nearest_name.h"

namespace dossier::extract {
namespace {

constexpr std::size_t kMostFindings = 200;
constexpr std::size_t kLongestHint = 150;  ///< bytes, about

std::string listed(std::span<const std::string_view> names) {
  std::string list;
  for (const std::string_view name : names) {
    if (list.size() > kLongestHint) return list + ", …";
    if (!list.empty()) list += ", ";
    list += name;
  }
  return list;
}

}  // namespace

bool LexiconFindings::stopped() const { return checked_ == nullptr ? !all_.empty() : all_.size() >= kMostFindings; }

void LexiconFindings::report(Span span, std::string message, std::string hint, bool warning) {
  if (stopped() || (checked_ != nullptr && !checking())) return;
  if (lines_ == nullptr || lines_of_ != file_) {
    lines_ = std::make_unique<LineIndex>(file_->text);
    lines_of_ = file_;
  }
  LexiconFinding finding;
  finding.warning = warning;
  finding.problem.fault = Fault::kMeaning;
  finding.problem.message = std::move(message);
  finding.problem.source = file_->source;
  finding.problem.hint = std::move(hint);
  lines_->attach(finding.problem, span);
  all_.push_back(std::move(finding));
}

void LexiconFindings::error(Span span, std::string message, std::string hint) {
  report(span, std::move(message), std::move(hint), false);
}

void LexiconFindings::warn(Span span, std::string message, std::string hint) {
  if (checking()) report(span, std::move(message), std::move(hint), true);
}

void LexiconFindings::unknown(Span span, std::string_view what, std::span<const std::string_view> known) {
  const std::string near = nearest_name(text(span), known);
  std::string hint;
  if (!near.empty()) {
    hint = "did you mean '" + near + "'?";
  } else if (!known.empty()) {
    hint = "known are " + listed(known);
  }
  error(span, "unknown " + std::string(what) + " '" + std::string(text(span)) + "'", std::move(hint));
}

}  // namespace dossier::extract
