#include "app/query_session.h"

#include "app/confidence.h"

#include <fmt/format.h>

#include <utility>

namespace dossier::app {
namespace {

using store::Store;

/// What a query that changes the graph would do to a store that holds nothing: whether it changes anything.
Result<bool> changes_an_empty_graph(std::string_view text, const query::Parameters& parameters,
                                    const query::Budget& budget) {
  graph::PropertyGraph nothing;
  bool changed = false;
  const auto keep = [&](const graph::GraphChanges&) -> Result<void> {
    changed = true;
    return {};
  };
  if (auto tried = query::run(nothing, text, parameters, budget, keep); !tried) return std::move(tried).error();
  return changed;
}

}  // namespace

Result<void> QuerySession::refresh() {
  if (!store_) {
    auto opened = Store::open(path_, Store::Mode::kRead);
    if (!opened) return std::move(opened).error();
    store_ = *std::move(opened);
  }
  if (auto ready = copy_.refresh(*store_); !ready) return ready;
  if (min_confidence_ > 0 && (!surer_ || surer_version_ != copy_.version())) {
    surer_ = surer_than(copy_.graph(), min_confidence_);
    surer_version_ = copy_.version();
  }
  return {};
}

Result<query::ResultTable> QuerySession::run(std::string_view text, const query::Parameters& parameters,
                                             const query::Budget& budget) {
  const auto writes = query::writes(text);
  if (!writes) return writes.error();
  if (*writes) return write(text, parameters, budget);
  if (auto ready = refresh(); !ready) return std::move(ready).error();
  return query::run_reading(graph(), text, parameters, budget);
}

Result<query::ResultTable> QuerySession::write(std::string_view text, const query::Parameters& parameters,
                                               const query::Budget& budget) {
  if (min_confidence_ > 0) {
    Diagnostic problem;
    problem.fault = Fault::kMeaning;
    problem.source = "<query>";
    problem.message = "a query that writes needs the whole graph, not what is sure enough of it";
    problem.hint = "leave --min-confidence out, and say WHERE r.confidence >= … in the query";
    return problem;
  }
  if (!store_) {
    const auto there = Store::open(path_, Store::Mode::kRead);
    if (!there && there.error().fault != Fault::kNotFound) return there.error();
    if (!there) {
      const auto changes = changes_an_empty_graph(text, parameters, budget);
      if (!changes) return changes.error();
      if (!*changes) return there.error();
    }
  }
  auto store = Store::open(path_, Store::Mode::kWrite);
  if (!store) return std::move(store).error();
  return copy_.write(*store, text, parameters, budget);
}

std::string summary(const query::SideEffects& effects) {
  std::string out;
  const char* last_verb = "";
  const auto add = [&](const char* verb, std::uint64_t count, const char* one, const char* many) {
    if (count == 0) return;
    const bool same_verb = std::string_view(verb) == last_verb;
    out += out.empty() ? std::string(verb) : same_verb ? " and" : std::string(", ") + verb;
    last_verb = verb;
    out += fmt::format(" {} {}", count, count == 1 ? one : many);
  };
  add("created", effects.nodes_created, "node", "nodes");
  add("created", effects.relationships_created, "relationship", "relationships");
  add("deleted", effects.nodes_deleted, "node", "nodes");
  add("deleted", effects.relationships_deleted, "relationship", "relationships");
  add("set", effects.properties_set, "property", "properties");
  add("added", effects.labels_added, "label", "labels");
  add("removed", effects.properties_removed, "property", "properties");
  add("removed", effects.labels_removed, "label", "labels");
  if (out.empty()) return "Changed nothing";
  out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

}  // namespace dossier::app
