#include "query/meaning/binder.h"

#include "base/line_index.h"
#include "query/meaning/binder_state.h"

#include <algorithm>

namespace dossier::query::meaning {

Query Binder::whole(const syntax::Query& query) {
  out_.report = query.report;
  const bool mixed = std::adjacent_find(query.union_all.begin(), query.union_all.end(), std::not_equal_to<>{}) !=
                     query.union_all.end();
  if (mixed) {
    fail(query.parts.front().span, "InvalidClauseComposition", "UNION and UNION ALL can't be mixed in one query");
  }
  std::vector<std::string> first;
  for (std::size_t i = 0; i < query.parts.size(); ++i) {
    scope_ = Scope{};
    out_.parts.push_back(single(query.parts[i], query.parts.size() == 1, false));
    if (out_.standalone_call) break;
    Single& part = out_.parts.back();
    const auto* projection = std::get_if<Projection>(&part.clauses.back().node);
    std::vector<std::string> columns;
    if (projection && projection->returns) {
      for (const auto& item : projection->items) columns.push_back(item.name);
    }
    if (i == 0) {
      first = columns;
      continue;
    }
    if (columns.size() != first.size() || !std::is_permutation(columns.begin(), columns.end(), first.begin())) {
      fail(query.parts[i].span, "DifferentColumnsInUnion", "all parts of a UNION return the same columns");
    }
    std::vector<Slot> slots;
    for (const auto& name : first) {
      slots.push_back(
          part.columns[static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin())]);
    }
    part.columns = std::move(slots);
  }
  if (!out_.standalone_call) out_.columns = std::move(first);
  out_.union_all = query.union_all;
  return std::move(out_);
}

Result<Query> bind(const syntax::Query& query, std::string_view text, const ProcedureCatalog& procedures) {
  try {
    return Binder(procedures).whole(query);
  } catch (BindingError& error) {
    error.problem.source = "<query>";
    if (!text.empty()) LineIndex(text).attach(error.problem, error.problem.span);
    return std::move(error.problem);
  }
}

}  // namespace dossier::query::meaning
