#include "query/explain.h"

#include <cmath>
#include <string>

namespace dossier::query {
namespace {

class Table {
 public:
  Table(const plan::Plan& plan, const OperatorCounts* counts) : plan_(plan), counts_(counts) {
    out_.columns = {"operator", "details", "estimated rows"};
    if (counts) out_.columns.push_back("rows");
  }

  // Along a chain of inputs no deeper; what runs inside of an operator is indented.
  void add(const plan::Operator& top, std::size_t depth) {
    for (const plan::Operator* op = &top; op != nullptr; op = op->input.get()) {
      std::vector<graph::Value> row;
      row.emplace_back(std::string(2 * depth, ' ') + std::string(plan::name_of(op->kind)));
      row.emplace_back(details(*op));
      row.emplace_back(static_cast<std::int64_t>(std::ceil(std::min(op->rows, 1e18))));
      if (counts_) row.emplace_back(count(*op));
      out_.rows.push_back(std::move(row));
      if (op->inner) add(*op->inner, depth + 1);
      for (const auto& part : op->parts) add(*part, depth + 1);
    }
  }

  ResultTable take() { return std::move(out_); }

 private:
  std::string name(plan::Slot slot) const {
    if (slot == meaning::kNoSlot) return "";
    const std::string& known = plan_.query.slot_names[slot];
    return known.empty() ? "_" + std::to_string(slot) : known;
  }

  std::string details(const plan::Operator& op) const {
    using plan::Kind;
    switch (op.kind) {
      case Kind::kNodeScan: return "(" + name(op.slot) + ")";
      case Kind::kLabelScan: return "(" + name(op.slot) + ":" + op.label + ")";
      case Kind::kIndexSeek:
        return "(" + name(op.slot) + (op.label.empty() ? "" : ":" + op.label) + " {" + op.key + "})";
      case Kind::kExpand:
      case Kind::kExpandInto:
      case Kind::kExpandVariable:
      case Kind::kCountExpand:
      case Kind::kBoundEdge:
      case Kind::kShortestPath: return edge(op);
      case Kind::kFilter:
        return std::to_string(op.predicates.size()) + (op.predicates.size() == 1 ? " condition" : " conditions");
      case Kind::kHashJoin: return std::to_string(op.keys.size()) + (op.keys.size() == 1 ? " key" : " keys");
      case Kind::kUnwind: return name(op.slot);
      case Kind::kProject: {
        std::string out;
        for (const auto& item : *op.items) out += (out.empty() ? "" : ", ") + item.name;
        return out;
      }
      case Kind::kAggregate: {
        std::string out;
        for (const auto& key : op.projection->keys) out += (out.empty() ? "" : ", ") + key.name;
        for (const auto& aggregate : op.projection->aggregations) out += (out.empty() ? "" : ", ") + aggregate.function;
        return out;
      }
      default: return "";
    }
  }

  static std::string labels(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& label : names) out += ":" + label;
    return out;
  }

  std::string edge(const plan::Operator& op) const {
    std::string types;
    for (const auto& type : op.edge->types) types += (types.empty() ? ":" : "|") + type;
    auto direction = op.edge->direction;
    if (op.reversed && op.kind != plan::Kind::kBoundEdge && direction != syntax::Direction::kEither) {
      direction = direction == syntax::Direction::kOut ? syntax::Direction::kIn : syntax::Direction::kOut;
    }
    return "(" + name(op.from) + ")" + (direction == syntax::Direction::kIn ? "<-[" : "-[") + types +
           (op.edge->length ? "*" : "") + (direction == syntax::Direction::kOut ? "]->(" : "]-(") + name(op.to) +
           labels(op.end_labels) + ")";
  }

  /// Null for what hangs on a CountExpand, which gives no rows.
  graph::Value count(const plan::Operator& op) const {
    graph::Value out;
    for (const auto& [counted, rows] : *counts_) {
      if (counted == &op) out = static_cast<std::int64_t>(rows) + (out.is_null() ? 0 : out.integer());
    }
    return out;
  }

  const plan::Plan& plan_;
  const OperatorCounts* counts_;
  ResultTable out_;
};

}  // namespace

ResultTable explained(const plan::Plan& plan, const OperatorCounts* counts) {
  Table table(plan, counts);
  for (const auto& part : plan.parts) table.add(*part.root, 0);
  return table.take();
}

}  // namespace dossier::query
