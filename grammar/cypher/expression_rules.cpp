#include "grammar/cypher/rules.h"

namespace dossier::grammar::cypher {

// Operators and operands stay one flat run here; operator_climber.cpp gives them their precedences.
const auto binary_operator = construct(Construct::kOperator)[named(
    "an operator")[kw(Keyword::kAnd) | kw(Keyword::kOr) | kw(Keyword::kXor) | kw(Keyword::kIn) |
                   (kw(Keyword::kStarts) >> kw(Keyword::kWith)) | (kw(Keyword::kEnds) >> kw(Keyword::kWith)) |
                   kw(Keyword::kContains) | tok(TokenKind::kEqual) | tok(TokenKind::kNotEqual) | tok(TokenKind::kLess) |
                   tok(TokenKind::kLessOrEqual) | tok(TokenKind::kGreater) | tok(TokenKind::kGreaterOrEqual) |
                   tok(TokenKind::kMatches) | tok(TokenKind::kPlus) | tok(TokenKind::kMinus) | tok(TokenKind::kStar) |
                   tok(TokenKind::kSlash) | tok(TokenKind::kPercent) | tok(TokenKind::kCaret)]];

const auto prefix = construct(Construct::kPrefix)[kw(Keyword::kNot) | tok(TokenKind::kPlus) | tok(TokenKind::kMinus)];

const auto slice_or_subscript =
    tok(TokenKind::kOpenSquare) >>
    (construct(Construct::kSlice)[-construct(Construct::kSliceFrom)[expression] >> tok(TokenKind::kDots) >>
                                  -construct(Construct::kSliceTo)[expression] >> tok(TokenKind::kCloseSquare)] |
     (construct(Construct::kSubscript)[expression] >> tok(TokenKind::kCloseSquare)));

const auto postfix =
    named("an operator")[(tok(TokenKind::kDot) >> construct(Construct::kProperty)[name]) | slice_or_subscript |
                         construct(Construct::kLabels)[labels] |
                         construct(Construct::kIsNotNull)[kw(Keyword::kIs) >> kw(Keyword::kNot) >> kw(Keyword::kNull)] |
                         construct(Construct::kIsNull)[kw(Keyword::kIs) >> kw(Keyword::kNull)]];

const auto operand = named("an expression")[construct(Construct::kOperand)[*prefix >> atom >> *postfix]];

const auto expression_def =
    named("an expression")[nested[construct(Construct::kExpression)[operand >> *(binary_operator >> operand)]]];

BOOST_SPIRIT_DEFINE(expression)
BOOST_SPIRIT_INSTANTIATE(ExpressionRule, Iterator, Context)

}  // namespace dossier::grammar::cypher
