#include "query/tck/scenario_runner.h"

#include "query/engine.h"
#include "query/execution/procedures.h"
#include "query/execution/value_order.h"
#include "query/statement.h"
#include "query/tck/canonical.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>

namespace dossier::tck {
namespace {

using graph::PropertyGraph;
using graph::Value;

/// What the kit calls observable: the sets that its measuring queries return.
struct Snapshot {
  std::set<graph::NodeId> nodes;
  std::set<graph::EdgeId> edges;
  std::set<std::string> properties, labels;

  explicit Snapshot(const PropertyGraph& g) {
    const auto add = [&](const std::string& owner, const graph::Properties& list) {
      for (const auto& [key, value] : list) {
        properties.insert(owner + "." + std::string(g.symbol(key)) + "=" + canonical(value, g, false));
      }
    };
    for (graph::NodeId node = 0; node < g.node_bound(); ++node) {
      if (!g.has_node(node)) continue;
      nodes.insert(node);
      add("n" + std::to_string(node), g.node_properties(node));
      for (const auto label : g.labels(node)) labels.insert(std::string(g.symbol(label)));
    }
    for (graph::EdgeId edge = 0; edge < g.edge_bound(); ++edge) {
      if (!g.has_edge(edge)) continue;
      edges.insert(edge);
      add("e" + std::to_string(edge), g.edge_properties(edge));
    }
  }
};

template <class Set>
void count_difference(const Set& before, const Set& after, const std::string& what,
                      std::map<std::string, std::size_t>& out) {
  const auto missing = [](const Set& from, const Set& in) {
    return static_cast<std::size_t>(
        std::count_if(from.begin(), from.end(), [&](const auto& x) { return !in.contains(x); }));
  };
  if (const auto n = missing(after, before)) out["+" + what] = n;
  if (const auto n = missing(before, after)) out["-" + what] = n;
}

std::map<std::string, std::size_t> effects(const Snapshot& before, const Snapshot& after) {
  std::map<std::string, std::size_t> out;
  count_difference(before.nodes, after.nodes, "nodes", out);
  count_difference(before.edges, after.edges, "relationships", out);
  count_difference(before.properties, after.properties, "properties", out);
  count_difference(before.labels, after.labels, "labels", out);
  return out;
}

class Runner {
 public:
  Runner(const std::filesystem::path& graphs)
      : graphs_(graphs), procedures_(query::execution::ProcedureLibrary::built_in()) {}

  Outcome run(const Scenario& scenario) {
    for (const Step& step : scenario.steps) {
      if (!handle(step)) break;
    }
    return outcome_;
  }

 private:
  bool failed(std::string why) {
    outcome_ = {Outcome::Kind::kFailed, std::move(why)};
    return false;
  }
  bool skipped(std::string why) {
    outcome_ = {Outcome::Kind::kSkipped, std::move(why)};
    return false;
  }

  bool handle(const Step& step) {
    const std::string& text = step.text;
    const auto starts = [&](std::string_view prefix) { return text.starts_with(prefix); };
    if (text == "an empty graph" || text == "any graph") return true;
    if (starts("the ") && text.ends_with(" graph")) return load(text.substr(4, text.size() - 10));
    if (starts("having executed") || starts("after having executed")) return prepare(step.document);
    if (starts("parameters are") || starts("parameter values are")) return set_parameters(step);
    if (starts("there exists a procedure")) return add_procedure(step);
    if (starts("executing query") || starts("executing control query")) return execute(step.document);
    if (starts("the result should be empty")) return compare({}, false, false, true);
    if (starts("the result should be")) {
      return compare(step.table, text.find("in order") != std::string::npos,
                     text.find("ignoring element order") != std::string::npos, false);
    }
    if (starts("no side effects")) return compare_effects({});
    if (starts("the side effects should be")) return compare_effects(step.table);
    if (text.find(" should be raised at ") != std::string::npos) return compare_error(text);
    return skipped("the step '" + text + "' is not understood");
  }

  bool load(const std::string& name) {
    std::ifstream file(graphs_ / name / (name + ".cypher"));
    if (!file) return skipped("the graph " + name + " is not there");
    std::stringstream text;
    text << file.rdbuf();
    std::string statement;
    for (const char c : text.str()) {
      if (c != ';') {
        statement += c;
        continue;
      }
      if (!prepare(statement)) return false;
      statement.clear();
    }
    return statement.find_first_not_of(" \n\r\t") == std::string::npos || prepare(statement);
  }

  bool prepare(const std::string& text) {
    auto done = query::run(graph_, text);
    return done.ok() || failed("the preparing query fails: " + done.error().render());
  }

  bool set_parameters(const Step& step) {
    for (const auto& row : step.table) {
      auto value = row.size() == 2 ? parameter_value(row[1]) : std::nullopt;
      if (!value) return skipped("a parameter is not understood");
      parameters_[row[0]] = std::move(*value);
    }
    return true;
  }

  static std::optional<query::meaning::Type> type_of(std::string_view name) {
    using query::meaning::Type;
    if (name.ends_with('?')) name.remove_suffix(1);
    if (name == "INTEGER") return query::meaning::one_of(Type::kInteger);
    if (name == "FLOAT") return query::meaning::one_of(Type::kFloat);
    if (name == "NUMBER") return query::meaning::one_of(Type::kNumber);
    if (name == "STRING") return query::meaning::one_of(Type::kString);
    if (name == "BOOLEAN") return query::meaning::one_of(Type::kBoolean);
    if (name == "MAP") return query::meaning::one_of(Type::kMap);
    return query::meaning::Type{};
  }

  // name(in :: TYPE?, …) :: (out :: TYPE?, …): or, when it gives nothing, name(…) :: VOID:
  bool add_procedure(const Step& step) {
    std::string_view text = step.text;
    text.remove_prefix(std::string_view("there exists a procedure ").size());
    query::meaning::ProcedureSignature signature;
    const auto open = text.find('(');
    signature.name = text.substr(0, open);
    const auto fields = [](std::string_view list) {
      std::vector<query::meaning::ProcedureField> out;
      std::string spaced(list);
      std::stringstream stream(spaced);
      std::string part;
      while (std::getline(stream, part, ',')) {
        const auto colons = part.find("::");
        if (colons == std::string::npos) continue;
        std::string name = part.substr(0, colons), type = part.substr(colons + 2);
        std::erase(name, ' ');
        std::erase(type, ' ');
        out.push_back({name, *type_of(type)});
      }
      return out;
    };
    const auto close = text.find(')', open);
    signature.parameters = fields(text.substr(open + 1, close - open - 1));
    if (const auto results = text.find('(', close); results != std::string_view::npos) {
      signature.results = fields(text.substr(results + 1, text.find(')', results) - results - 1));
    }
    signature.required = signature.parameters.size();

    const std::size_t inputs = signature.parameters.size();
    std::vector<std::vector<Value>> rows;
    for (std::size_t i = 1; i < step.table.size(); ++i) {
      std::vector<Value> row;
      for (const auto& cell : step.table[i]) {
        auto value = parameter_value(cell);
        if (!value) return skipped("a procedure's row is not understood");
        row.push_back(std::move(*value));
      }
      rows.push_back(std::move(row));
    }
    procedures_.add(std::move(signature), [rows, inputs](query::execution::Runtime&, std::span<const Value> arguments) {
      std::vector<std::vector<Value>> out;
      for (const auto& row : rows) {
        bool fits = true;
        for (std::size_t i = 0; i < inputs; ++i) fits = fits && query::execution::equivalent(row[i], arguments[i]);
        if (fits) out.emplace_back(row.begin() + static_cast<std::ptrdiff_t>(inputs), row.end());
      }
      return out;
    });
    return true;
  }

  bool execute(const std::string& text) {
    before_.emplace(graph_);
    error_.reset();
    auto statement = query::Statement::make(graph_, text, procedures_);
    if (!statement) {
      error_ = statement.error();
      return true;
    }
    auto result = statement->run(graph_, &graph_, parameters_, {.timeout = std::chrono::milliseconds(20'000)});
    if (result) table_ = std::move(*result);
    else error_ = result.error();
    return true;
  }

  bool compare(const std::vector<TableRow>& expected, bool ordered, bool sorted_lists, bool empty) {
    if (error_) return failed("the query fails: " + error_->code + ": " + error_->render());
    if (empty)
      return table_.rows.empty() || failed("the result is not empty: " + row_text(table_.rows.front(), sorted_lists));
    if (expected.empty()) return skipped("there is no expected table");
    std::vector<std::size_t> place;
    for (const auto& column : expected[0]) {
      const auto it = std::find(table_.columns.begin(), table_.columns.end(), column);
      if (it == table_.columns.end()) return failed("no column " + column);
      place.push_back(static_cast<std::size_t>(it - table_.columns.begin()));
    }
    if (table_.columns.size() != expected[0].size())
      return failed("there are " + std::to_string(table_.columns.size()) + " columns");
    std::vector<std::string> wanted, got;
    for (std::size_t i = 1; i < expected.size(); ++i) {
      std::string line;
      for (const auto& cell : expected[i]) {
        const auto value = canonical(cell, sorted_lists);
        if (!value) return skipped("the expected value " + cell + " is not understood");
        line += "| " + *value + " ";
      }
      wanted.push_back(std::move(line));
    }
    for (const auto& row : table_.rows) {
      std::string line;
      for (const std::size_t column : place) line += "| " + canonical(row[column], graph_, sorted_lists) + " ";
      got.push_back(std::move(line));
    }
    if (!ordered) {
      std::sort(wanted.begin(), wanted.end());
      std::sort(got.begin(), got.end());
    }
    for (std::size_t i = 0; i < std::max(wanted.size(), got.size()); ++i) {
      const std::string w = i < wanted.size() ? wanted[i] : "(no row)", g = i < got.size() ? got[i] : "(no row)";
      if (w != g) return failed("expected " + w + "\n          got " + g);
    }
    return true;
  }

  std::string row_text(const std::vector<Value>& row, bool sorted_lists) const {
    std::string out;
    for (const Value& value : row) out += "| " + canonical(value, graph_, sorted_lists) + " ";
    return out;
  }

  bool compare_effects(const std::vector<TableRow>& expected) {
    if (error_) return failed("the query fails: " + error_->code + ": " + error_->render());
    std::map<std::string, std::size_t> wanted;
    for (const auto& row : expected) {
      if (row.size() == 2 && row[1] != "0") wanted[row[0]] = static_cast<std::size_t>(std::stoul(row[1]));
    }
    const auto got = effects(*before_, Snapshot(graph_));
    if (got == wanted) return true;
    const auto text = [](const std::map<std::string, std::size_t>& all) {
      std::string out;
      for (const auto& [what, count] : all) out += " " + what + " " + std::to_string(count);
      return out.empty() ? std::string(" none") : out;
    };
    return failed("side effects: expected" + text(wanted) + ", got" + text(got));
  }

  // a TypeError should be raised at runtime: Detail
  bool compare_error(const std::string& text) {
    if (!error_) return failed("no error, but " + text);
    const auto phase_at = text.find(" raised at ") + 11;
    const auto colon = text.find(": ", phase_at);
    const std::string phase = text.substr(phase_at, colon - phase_at);
    const std::string detail = colon == std::string::npos ? "*" : text.substr(colon + 2);
    const bool runtime = error_->fault == Fault::kRuntime;
    if ((phase == "runtime" && !runtime) || (phase == "compile time" && runtime)) {
      return failed("expected an error at " + phase + ": " + detail + ", got " +
                    (runtime ? "runtime: " : "compile time: ") + error_->code + ": " + error_->render());
    }
    if (detail != "*" && detail != error_->code)
      return failed("expected " + detail + ", got " + error_->code + ": " + error_->render());
    if (!effects(*before_, Snapshot(graph_)).empty()) return failed("the failed query has changed the graph");
    return true;
  }

  std::filesystem::path graphs_;
  PropertyGraph graph_;
  query::Parameters parameters_;
  query::execution::ProcedureLibrary procedures_;
  std::optional<Snapshot> before_;
  std::optional<Diagnostic> error_;
  query::ResultTable table_;
  Outcome outcome_;
};

}  // namespace

Outcome run_scenario(const Scenario& scenario, const std::filesystem::path& graphs) {
  return Runner(graphs).run(scenario);
}

}  // namespace dossier::tck
