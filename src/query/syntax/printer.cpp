#include "query/syntax/printer.h"

#include <charconv>
#include <cmath>

namespace dossier::query::syntax {
namespace {

// Binding strengths, weakest first, in the order of openCypher's grammar.
enum Level { kOr, kXor, kAnd, kNot, kCompare, kPredicate, kAdd, kMultiply, kPower, kSign, kPostfix, kAtom };

Level level_of(Operator op) {
  switch (op) {
    case Operator::kOr: return Level::kOr;
    case Operator::kXor: return Level::kXor;
    case Operator::kAnd: return Level::kAnd;
    case Operator::kAdd:
    case Operator::kSubtract: return Level::kAdd;
    case Operator::kMultiply:
    case Operator::kDivide:
    case Operator::kModulo: return Level::kMultiply;
    case Operator::kPower: return Level::kPower;
  }
  return Level::kAtom;
}

const char* text_of(Operator op) {
  switch (op) {
    case Operator::kOr: return " OR ";
    case Operator::kXor: return " XOR ";
    case Operator::kAnd: return " AND ";
    case Operator::kAdd: return " + ";
    case Operator::kSubtract: return " - ";
    case Operator::kMultiply: return " * ";
    case Operator::kDivide: return " / ";
    case Operator::kModulo: return " % ";
    case Operator::kPower: return " ^ ";
  }
  return " ";
}

const char* text_of(Comparator op) {
  switch (op) {
    case Comparator::kEqual: return " = ";
    case Comparator::kNotEqual: return " <> ";
    case Comparator::kLess: return " < ";
    case Comparator::kLessOrEqual: return " <= ";
    case Comparator::kGreater: return " > ";
    case Comparator::kGreaterOrEqual: return " >= ";
  }
  return " ";
}

const char* text_of(PredicateOperator op) {
  switch (op) {
    case PredicateOperator::kIn: return " IN ";
    case PredicateOperator::kStartsWith: return " STARTS WITH ";
    case PredicateOperator::kEndsWith: return " ENDS WITH ";
    case PredicateOperator::kContains: return " CONTAINS ";
    case PredicateOperator::kMatches: return " =~ ";
  }
  return " ";
}

class Printer {
 public:
  std::string take() { return std::move(out_); }

  void query(const Query& query) {
    if (query.report == Report::kExplain) out_ += "EXPLAIN ";
    if (query.report == Report::kProfile) out_ += "PROFILE ";
    for (std::size_t i = 0; i < query.parts.size(); ++i) {
      if (i > 0) out_ += query.union_all[i - 1] ? " UNION ALL " : " UNION ";
      clauses(query.parts[i].clauses, " ");
    }
  }

  void expression(const Expression& e) { (*this)(e, kOr); }

  void path(const PathPattern& pattern) {
    if (pattern.variable) out_ += quoted_name(pattern.variable->text) + " = ";
    if (pattern.selector == PathPattern::Selector::kShortest) out_ += "shortestPath(";
    if (pattern.selector == PathPattern::Selector::kAllShortest) out_ += "allShortestPaths(";
    node(pattern.first);
    for (const PathStep& step : pattern.steps) {
      relationship(step.relationship);
      node(step.node);
    }
    if (pattern.selector != PathPattern::Selector::kAll) out_ += ")";
  }

 private:
  // Prints `e`, in brackets when it binds weaker than `least`.
  void operator()(const Expression& e, Level least) {
    const bool brackets = level(e) < least;
    if (brackets) out_ += "(";
    std::visit([this](const auto& node_value) { write(node_value); }, e.node);
    if (brackets) out_ += ")";
  }

  static Level level(const Expression& e) {
    if (const auto* chain = std::get_if<Chain>(&e.node)) return level_of(chain->operators.front());
    if (std::holds_alternative<Comparison>(e.node)) return Level::kCompare;
    if (std::holds_alternative<Predicate>(e.node) || std::holds_alternative<NullTest>(e.node)) return Level::kPredicate;
    if (const auto* unary = std::get_if<Unary>(&e.node))
      return unary->op == UnaryOperator::kNot ? Level::kNot : Level::kSign;
    if (const auto* integer = std::get_if<IntegerLiteral>(&e.node))
      return integer->value < 0 ? Level::kSign : Level::kAtom;
    if (const auto* real = std::get_if<FloatLiteral>(&e.node))
      return std::signbit(real->value) ? Level::kSign : Level::kAtom;
    if (std::holds_alternative<LabelTest>(e.node) || std::holds_alternative<PropertyAccess>(e.node) ||
        std::holds_alternative<Subscript>(e.node) || std::holds_alternative<Slice>(e.node)) {
      return Level::kPostfix;
    }
    return Level::kAtom;
  }

  static Level above(Level level) { return static_cast<Level>(level + 1); }

  template <class Items, class Each>
  void separated(const Items& items, const char* separator, Each each) {
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += separator;
      first = false;
      each(item);
    }
  }

  void write(const NullLiteral&) { out_ += "null"; }
  void write(const BooleanLiteral& v) { out_ += v.value ? "true" : "false"; }
  void write(const IntegerLiteral& v) { out_ += std::to_string(v.value); }
  void write(const FloatLiteral& v) {
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, v.value).ptr;
    std::string text(buffer, end);
    if (text.find_first_of(".en") == std::string::npos) text += ".0";
    out_ += text;
  }
  void write(const StringLiteral& v) { out_ += quoted_string(v.value); }
  void write(const ListLiteral& v) {
    out_ += "[";
    separated(v.items, ", ", [this](const Expression& e) { expression(e); });
    out_ += "]";
  }
  void write(const MapLiteral& v) {
    out_ += "{";
    separated(v.entries, ", ", [this](const auto& entry) {
      out_ += quoted_name(entry.first.text) + ": ";
      expression(entry.second);
    });
    out_ += "}";
  }
  void write(const Parameter& v) { out_ += "$" + quoted_name(v.name); }
  void write(const Variable& v) { out_ += quoted_name(v.name); }
  void write(const PropertyAccess& v) {
    (*this)(*v.subject, Level::kPostfix);
    out_ += "." + quoted_name(v.key.text);
  }
  void write(const Subscript& v) {
    (*this)(*v.subject, Level::kPostfix);
    out_ += "[";
    expression(*v.index);
    out_ += "]";
  }
  void write(const Slice& v) {
    (*this)(*v.subject, Level::kPostfix);
    out_ += "[";
    if (v.from) expression(*v.from);
    out_ += "..";
    if (v.to) expression(*v.to);
    out_ += "]";
  }
  void write(const LabelTest& v) {
    (*this)(*v.subject, Level::kPostfix);
    labels(v.labels);
  }
  void write(const NullTest& v) {
    (*this)(*v.operand, Level::kPredicate);
    out_ += v.negated ? " IS NOT NULL" : " IS NULL";
  }
  void write(const Unary& v) {
    switch (v.op) {
      case UnaryOperator::kNot: out_ += "NOT "; break;
      case UnaryOperator::kPlus: out_ += "+"; break;
      case UnaryOperator::kMinus: out_ += "-"; break;
    }
    const auto* integer = std::get_if<IntegerLiteral>(&v.operand->node);
    // "-1" would be read as one literal, so the minus of a minus keeps its brackets; so does that of 0, whose minus is
    // lost.
    if (v.op == UnaryOperator::kMinus && integer && integer->value == 0) {
      out_ += "(0)";
      return;
    }
    (*this)(*v.operand, v.op == UnaryOperator::kNot ? Level::kNot : integer ? Level::kAtom : Level::kPostfix);
  }
  void write(const Chain& v) {
    const Level own = level_of(v.operators.front());
    for (std::size_t i = 0; i < v.operands.size(); ++i) {
      if (i > 0) out_ += text_of(v.operators[i - 1]);
      (*this)(v.operands[i], above(own));
    }
  }
  void write(const Comparison& v) {
    for (std::size_t i = 0; i < v.operands.size(); ++i) {
      if (i > 0) out_ += text_of(v.operators[i - 1]);
      (*this)(v.operands[i], above(Level::kCompare));
    }
  }
  void write(const Predicate& v) {
    (*this)(*v.left, Level::kPredicate);
    out_ += text_of(v.op);
    (*this)(*v.right, above(Level::kPredicate));
  }
  void write(const FunctionCall& v) {
    dotted(v.name.text);
    out_ += v.distinct ? "(DISTINCT " : "(";
    separated(v.arguments, ", ", [this](const Expression& e) { expression(e); });
    out_ += ")";
  }
  void write(const CountAll&) { out_ += "count(*)"; }
  void write(const Case& v) {
    out_ += "CASE";
    if (v.subject) {
      out_ += " ";
      expression(*v.subject);
    }
    for (const CaseAlternative& alternative : v.alternatives) {
      out_ += " WHEN ";
      expression(alternative.when);
      out_ += " THEN ";
      expression(alternative.then);
    }
    if (v.otherwise) {
      out_ += " ELSE ";
      expression(*v.otherwise);
    }
    out_ += " END";
  }
  void write(const ListComprehension& v) {
    out_ += "[" + quoted_name(v.variable.text) + " IN ";
    expression(*v.list);
    where(v.predicate);
    if (v.projection) {
      out_ += " | ";
      expression(*v.projection);
    }
    out_ += "]";
  }
  void write(const PatternComprehension& v) {
    out_ += "[";
    path(*v.pattern);
    where(v.predicate);
    out_ += " | ";
    expression(*v.projection);
    out_ += "]";
  }
  void write(const Quantifier& v) {
    static constexpr const char* kNames[] = {"all(", "any(", "none(", "single("};
    out_ += kNames[static_cast<int>(v.kind)] + quoted_name(v.variable.text) + " IN ";
    expression(*v.list);
    where(v.predicate);
    out_ += ")";
  }
  void write(const Reduce& v) {
    out_ += "reduce(" + quoted_name(v.accumulator.text) + " = ";
    expression(*v.initial);
    out_ += ", " + quoted_name(v.variable.text) + " IN ";
    expression(*v.list);
    out_ += " | ";
    expression(*v.body);
    out_ += ")";
  }
  void write(const PatternExpression& v) { path(*v.pattern); }
  void write(const SubqueryExpression& v) {
    out_ += v.counts ? "COUNT { " : "EXISTS { ";
    query(*v.query);
    out_ += " }";
  }
  void write(const MapProjection& v) {
    out_ += quoted_name(v.variable.text) + " {";
    separated(v.items, ", ", [this](const MapProjectionItem& item) {
      switch (item.kind) {
        case MapProjectionItem::Kind::kProperty: out_ += "." + quoted_name(item.key.text); break;
        case MapProjectionItem::Kind::kAllProperties: out_ += ".*"; break;
        case MapProjectionItem::Kind::kVariable: out_ += quoted_name(item.key.text); break;
        case MapProjectionItem::Kind::kEntry:
          out_ += quoted_name(item.key.text) + ": ";
          expression(*item.value);
          break;
      }
    });
    out_ += "}";
  }

  void dotted(const std::string& name) {
    std::size_t start = 0;
    for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.', start)) {
      out_ += quoted_name(std::string_view(name).substr(start, dot - start)) + ".";
      start = dot + 1;
    }
    const std::string_view last = std::string_view(name).substr(start);
    out_ += is_reserved(last) ? std::string(last) : quoted_name(last);
  }

  void labels(const std::vector<Name>& names) {
    for (const Name& name : names) out_ += ":" + quoted_name(name.text);
  }

  void where(const ExpressionPtr& predicate) {
    if (!predicate) return;
    out_ += " WHERE ";
    expression(*predicate);
  }

  void node(const NodePattern& n) {
    out_ += "(";
    if (n.variable) out_ += quoted_name(n.variable->text);
    labels(n.labels);
    properties(n.properties, n.variable || !n.labels.empty());
    where(n.predicate);
    out_ += ")";
  }

  void properties(const ExpressionPtr& map, bool space) {
    if (!map) return;
    if (space) out_ += " ";
    expression(*map);
  }

  void relationship(const RelationshipPattern& r) {
    out_ += r.direction == Direction::kIn ? "<-" : "-";
    if (r.variable || !r.types.empty() || r.length || r.properties || r.predicate) {
      out_ += "[";
      if (r.variable) out_ += quoted_name(r.variable->text);
      bool first = true;
      for (const Name& type : r.types) {
        out_ += first ? ":" : "|";
        out_ += quoted_name(type.text);
        first = false;
      }
      if (r.length) length(*r.length);
      properties(r.properties, r.variable || !r.types.empty() || r.length);
      where(r.predicate);
      out_ += "]";
    }
    out_ += r.direction == Direction::kOut ? "->" : "-";
  }

  void length(const Length& l) {
    out_ += "*";
    if (l.min) out_ += std::to_string(*l.min);
    if (l.min && l.max && *l.min == *l.max) return;
    if (l.min || l.max) out_ += "..";
    if (l.max) out_ += std::to_string(*l.max);
  }

  void clauses(const std::vector<Clause>& list, const char* separator) {
    separated(list, separator, [this](const Clause& clause) {
      std::visit([this](const auto& node_value) { write(node_value); }, clause.node);
    });
  }

  void paths(const std::vector<PathPattern>& patterns) {
    separated(patterns, ", ", [this](const PathPattern& pattern) { path(pattern); });
  }

  void write(const Match& v) {
    out_ += v.optional ? "OPTIONAL MATCH " : "MATCH ";
    paths(v.patterns);
    where(v.predicate);
  }
  void write(const Unwind& v) {
    out_ += "UNWIND ";
    expression(*v.list);
    out_ += " AS " + quoted_name(v.variable.text);
  }
  void projection(const Projection& p) {
    if (p.distinct) out_ += "DISTINCT ";
    if (p.star) out_ += p.items.empty() ? "*" : "*, ";
    separated(p.items, ", ", [this](const ProjectionItem& item) {
      expression(*item.expression);
      if (item.alias) out_ += " AS " + quoted_name(item.alias->text);
    });
    if (!p.order.empty()) {
      out_ += " ORDER BY ";
      separated(p.order, ", ", [this](const SortItem& item) {
        expression(*item.expression);
        if (item.descending) out_ += " DESC";
      });
    }
    if (p.skip) {
      out_ += " SKIP ";
      expression(*p.skip);
    }
    if (p.limit) {
      out_ += " LIMIT ";
      expression(*p.limit);
    }
  }
  void write(const With& v) {
    out_ += "WITH ";
    projection(v.projection);
    where(v.predicate);
  }
  void write(const Return& v) {
    out_ += "RETURN ";
    projection(v.projection);
  }
  void write(const Create& v) {
    out_ += "CREATE ";
    paths(v.patterns);
  }
  void write(const SetProperty& v) {
    (*this)(*v.subject, Level::kPostfix);
    out_ += "." + quoted_name(v.key.text) + " = ";
    expression(*v.value);
  }
  void write(const SetProperties& v) {
    out_ += quoted_name(v.variable.text) + (v.keep_others ? " += " : " = ");
    expression(*v.value);
  }
  void write(const SetLabels& v) {
    out_ += quoted_name(v.variable.text);
    labels(v.labels);
  }
  void set_items(const std::vector<SetItem>& items) {
    out_ += "SET ";
    separated(items, ", ", [this](const SetItem& item) { std::visit([this](const auto& i) { write(i); }, item); });
  }
  void write(const Set& v) { set_items(v.items); }
  void write(const RemoveProperty& v) {
    (*this)(*v.subject, Level::kPostfix);
    out_ += "." + quoted_name(v.key.text);
  }
  void write(const RemoveLabels& v) {
    out_ += quoted_name(v.variable.text);
    labels(v.labels);
  }
  void write(const Remove& v) {
    out_ += "REMOVE ";
    separated(v.items, ", ", [this](const RemoveItem& item) { std::visit([this](const auto& i) { write(i); }, item); });
  }
  void write(const Merge& v) {
    out_ += "MERGE ";
    path(v.pattern);
    if (!v.on_create.empty()) {
      out_ += " ON CREATE ";
      set_items(v.on_create);
    }
    if (!v.on_match.empty()) {
      out_ += " ON MATCH ";
      set_items(v.on_match);
    }
  }
  void write(const Delete& v) {
    out_ += v.detach ? "DETACH DELETE " : "DELETE ";
    separated(v.targets, ", ", [this](const Expression& e) { expression(e); });
  }
  void write(const Call& v) {
    out_ += "CALL ";
    dotted(v.procedure.text);
    if (v.arguments) {
      out_ += "(";
      separated(*v.arguments, ", ", [this](const Expression& e) { expression(e); });
      out_ += ")";
    }
    if (v.yield_star) out_ += " YIELD *";
    if (v.yields) {
      out_ += " YIELD ";
      if (v.yields->empty()) out_ += "-";
      separated(*v.yields, ", ", [this](const YieldItem& item) {
        out_ += quoted_name(item.field.text);
        if (item.alias) out_ += " AS " + quoted_name(item.alias->text);
      });
    }
    where(v.predicate);
  }
  void write(const CallSubquery& v) {
    out_ += "CALL { ";
    query(*v.query);
    out_ += " }";
  }
  void write(const Foreach& v) {
    out_ += "FOREACH (" + quoted_name(v.variable.text) + " IN ";
    expression(*v.list);
    out_ += " | ";
    clauses(v.body, " ");
    out_ += ")";
  }

  std::string out_;
};

}  // namespace

std::string print(const Query& query) {
  Printer printer;
  printer.query(query);
  return printer.take();
}

std::string print(const Expression& expression) {
  Printer printer;
  printer.expression(expression);
  return printer.take();
}

std::string print(const PathPattern& pattern) {
  Printer printer;
  printer.path(pattern);
  return printer.take();
}

}  // namespace dossier::query::syntax
