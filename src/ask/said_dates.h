#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Dates as sentences write them.
namespace dossier::ask {

/// The first date in a clause, ISO 8601 and as precise as the words: "on Friday", "in October 2025", "on 3 July", "in
/// 2019", "last year", "yesterday". What is relative counts from `written` (ISO 8601, the article's date) to the past,
/// or with `ahead` to the future; none when it is relative and `written` is no date.
std::optional<std::string> date_said(std::string_view clause, std::string_view written, bool ahead);

}  // namespace dossier::ask
