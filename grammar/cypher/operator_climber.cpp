#include "grammar/cypher/operator_climber.h"

namespace dossier::grammar::cypher {
namespace {

bool is_postfix(Construct kind) {
  return kind == Construct::kProperty || kind == Construct::kSubscript || kind == Construct::kSlice ||
         kind == Construct::kLabels;
}

syntax::Operator operator_of(const Token& token) {
  switch (token.kind) {
    case TokenKind::kPlus: return syntax::Operator::kAdd;
    case TokenKind::kMinus: return syntax::Operator::kSubtract;
    case TokenKind::kStar: return syntax::Operator::kMultiply;
    case TokenKind::kSlash: return syntax::Operator::kDivide;
    case TokenKind::kPercent: return syntax::Operator::kModulo;
    case TokenKind::kCaret: return syntax::Operator::kPower;
    default: break;
  }
  if (token.keyword == Keyword::kOr) return syntax::Operator::kOr;
  return token.keyword == Keyword::kXor ? syntax::Operator::kXor : syntax::Operator::kAnd;
}

syntax::Comparator comparator_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::kNotEqual: return syntax::Comparator::kNotEqual;
    case TokenKind::kLess: return syntax::Comparator::kLess;
    case TokenKind::kLessOrEqual: return syntax::Comparator::kLessOrEqual;
    case TokenKind::kGreater: return syntax::Comparator::kGreater;
    case TokenKind::kGreaterOrEqual: return syntax::Comparator::kGreaterOrEqual;
    default: return syntax::Comparator::kEqual;
  }
}

syntax::PredicateOperator predicate_of(const Token& token) {
  switch (token.keyword) {
    case Keyword::kIn: return syntax::PredicateOperator::kIn;
    case Keyword::kStarts: return syntax::PredicateOperator::kStartsWith;
    case Keyword::kEnds: return syntax::PredicateOperator::kEndsWith;
    case Keyword::kContains: return syntax::PredicateOperator::kContains;
    default: return syntax::PredicateOperator::kMatches;
  }
}

Span joined(const syntax::Expression& first, const syntax::Expression& last) {
  return {first.span.start, last.span.end};
}

}  // namespace

OperatorClimber::OperatorClimber(TreeBuilder& builder, const TreeBuilder::Children& run) : builder_(builder) {
  for (const auto event : run) {
    if (builder.kind(event) == Construct::kOperator) {
      items_.push_back({Item::Kind::kOperator, event});
      if (level(items_.back()) == Level::kPredicate) ++nesting_;
      continue;
    }
    bool atom_seen = false, test_seen = false;
    for (const auto part : builder.children(event)) {
      const Construct kind = builder.kind(part);
      if (kind == Construct::kPrefix && !atom_seen) {
        items_.push_back({Item::Kind::kPrefix, part});
        ++nesting_;
      } else if (kind == Construct::kIsNull || kind == Construct::kIsNotNull) {
        items_.push_back({Item::Kind::kNullTest, part});
        test_seen = true;
        ++nesting_;
      } else if (!atom_seen) {
        items_.push_back({Item::Kind::kOperand, event});
        atom_seen = true;
      } else if (test_seen) {
        builder.fail(builder.span(part), "an IS NULL test has no parts to look into", "UnexpectedSyntax");
      } else {
        ++nesting_;
      }
    }
  }
}

OperatorClimber::Level OperatorClimber::level(const Item& item) const {
  if (item.kind == Item::Kind::kNullTest) return Level::kPredicate;
  const Token& token = builder_.first_token(item.event);
  switch (token.kind) {
    case TokenKind::kPlus:
    case TokenKind::kMinus: return Level::kAdd;
    case TokenKind::kStar:
    case TokenKind::kSlash:
    case TokenKind::kPercent: return Level::kMultiply;
    case TokenKind::kCaret: return Level::kPower;
    case TokenKind::kMatches: return Level::kPredicate;
    case TokenKind::kWord: break;
    default: return Level::kCompare;
  }
  switch (token.keyword) {
    case Keyword::kOr: return Level::kOr;
    case Keyword::kXor: return Level::kXor;
    case Keyword::kAnd: return Level::kAnd;
    default: return Level::kPredicate;
  }
}

syntax::Expression OperatorClimber::climb() { return parse(Level::kOr); }

syntax::Expression OperatorClimber::parse(Level least) {
  syntax::Expression left = prefixed();
  while (const Item* item = peek()) {
    const Level here = level(*item);
    if (here < least) break;
    if (here == Level::kCompare) left = comparison(std::move(left));
    else if (here == Level::kPredicate) left = predicate(std::move(left));
    else left = chain(std::move(left), here);
  }
  return left;
}

syntax::Expression OperatorClimber::prefixed() {
  const Item item = items_[next_++];
  if (item.kind == Item::Kind::kOperand) return operand(item.event, false);
  const Token& token = builder_.first_token(item.event);
  if (token.kind == TokenKind::kWord) {
    syntax::Expression inner = parse(Level::kNot);
    const Span span{token.span.start, inner.span.end};
    return {syntax::Unary{syntax::UnaryOperator::kNot, syntax::box(std::move(inner))}, span};
  }
  const bool minus = token.kind == TokenKind::kMinus;
  const Item* next = peek();
  if (minus && next && next->kind == Item::Kind::kOperand) {  // -9223372036854775808 fits only with its sign
    const auto parts = builder_.children(next->event);
    const auto first = builder_.kind(parts.back());
    if (first == Construct::kLiteral && builder_.first_token(parts.back()).kind == TokenKind::kInteger) {
      ++next_;
      syntax::Expression number = operand(next->event, true);
      number.span.start = token.span.start;
      return number;
    }
  }
  syntax::Expression inner =
      next && next->kind == Item::Kind::kPrefix ? prefixed() : operand(items_[next_++].event, false);
  const Span span{token.span.start, inner.span.end};
  return {syntax::Unary{minus ? syntax::UnaryOperator::kMinus : syntax::UnaryOperator::kPlus,
                        syntax::box(std::move(inner))},
          span};
}

syntax::Expression OperatorClimber::chain(syntax::Expression first, Level level_here) {
  syntax::Chain out;
  const std::uint32_t start = first.span.start;
  out.operands.push_back(std::move(first));
  while (const Item* item = peek()) {
    if (level(*item) != level_here) break;
    out.operators.push_back(operator_of(builder_.first_token(item->event)));
    ++next_;
    out.operands.push_back(parse(static_cast<Level>(static_cast<int>(level_here) + 1)));
  }
  const Span span{start, out.operands.back().span.end};
  return {std::move(out), span};
}

syntax::Expression OperatorClimber::comparison(syntax::Expression first) {
  syntax::Comparison out;
  const std::uint32_t start = first.span.start;
  out.operands.push_back(std::move(first));
  while (const Item* item = peek()) {
    if (level(*item) != Level::kCompare) break;
    out.operators.push_back(comparator_of(builder_.first_token(item->event).kind));
    ++next_;
    out.operands.push_back(parse(Level::kPredicate));
  }
  const Span span{start, out.operands.back().span.end};
  return {std::move(out), span};
}

syntax::Expression OperatorClimber::predicate(syntax::Expression left) {
  const Item item = items_[next_++];
  if (item.kind == Item::Kind::kNullTest) {
    const Span span{left.span.start, builder_.span(item.event).end};
    return {syntax::NullTest{syntax::box(std::move(left)), builder_.kind(item.event) == Construct::kIsNotNull}, span};
  }
  const auto op = predicate_of(builder_.first_token(item.event));
  syntax::Expression right = parse(Level::kAdd);
  const Span span = joined(left, right);
  return {syntax::Predicate{op, syntax::box(std::move(left)), syntax::box(std::move(right))}, span};
}

syntax::Expression OperatorClimber::operand(TreeBuilder::Index event, bool negative) {
  const auto parts = builder_.children(event);
  std::size_t atom = 0;
  while (builder_.kind(parts[atom]) == Construct::kPrefix) ++atom;
  std::size_t end = atom + 1;
  while (end < parts.size() && is_postfix(builder_.kind(parts[end]))) ++end;
  return with_postfixes(builder_, parts, atom, end, negative);
}

syntax::Expression OperatorClimber::with_postfixes(TreeBuilder& builder, const TreeBuilder::Children& parts,
                                                   std::size_t atom, std::size_t end, bool negative) {
  syntax::Expression out = builder.operand_atom(parts[atom], negative);
  for (std::size_t i = atom + 1; i < end; ++i) {
    const auto part = parts[i];
    const Span span{out.span.start, builder.span(part).end};
    auto subject = syntax::box(std::move(out));
    switch (builder.kind(part)) {
      case Construct::kProperty:
        out = {syntax::PropertyAccess{std::move(subject), builder.name(builder.children(part).front())}, span};
        break;
      case Construct::kLabels: out = {syntax::LabelTest{std::move(subject), builder.names(part)}, span}; break;
      case Construct::kSubscript: out = {syntax::Subscript{std::move(subject), builder.only_child(part)}, span}; break;
      default: {
        syntax::Slice slice{std::move(subject), nullptr, nullptr};
        for (const auto limit : builder.children(part)) {
          (builder.kind(limit) == Construct::kSliceFrom ? slice.from : slice.to) = builder.only_child(limit);
        }
        out = {std::move(slice), span};
      }
    }
  }
  return out;
}

}  // namespace dossier::grammar::cypher
