#include "grammar/cypher/lookahead.h"
#include "grammar/cypher/rules.h"

namespace dossier::grammar::cypher {

const auto literal =
    construct(Construct::kLiteral)[tok(TokenKind::kInteger) | tok(TokenKind::kFloat) | tok(TokenKind::kString) |
                                   kw(Keyword::kTrue) | kw(Keyword::kFalse) | kw(Keyword::kNull)];

const auto parameter =
    construct(Construct::kParameter)[tok(TokenKind::kDollar) >> (schema_name | tok(TokenKind::kInteger))];

const auto case_expression = construct(
    Construct::kCase)[kw(Keyword::kCase) >> -(construct(Construct::kCaseSubject)[expression]) >>
                      +construct(
                          Construct::kWhen)[kw(Keyword::kWhen) >> expression >> kw(Keyword::kThen) >> expression] >>
                      -construct(Construct::kElse)[kw(Keyword::kElse) >> expression] >> kw(Keyword::kEnd)];

const auto subquery =
    construct(Construct::kSubquery)[(kw(Keyword::kExists) | kw(Keyword::kCount)) >> tok(TokenKind::kOpenCurly) >>
                                    nested[regular_query | (pattern >> -where)] >> tok(TokenKind::kCloseCurly)];

const auto count_all = construct(Construct::kCountAll)[kw(Keyword::kCount) >> tok(TokenKind::kOpenRound) >>
                                                       tok(TokenKind::kStar) >> tok(TokenKind::kCloseRound)];

const auto quantifier =
    Lookahead<begins_quantifier>{} >>
    construct(Construct::kQuantifier)[schema_name >> tok(TokenKind::kOpenRound) >> variable >> kw(Keyword::kIn) >>
                                      expression >> -where >> tok(TokenKind::kCloseRound)];

const auto reduce =
    Lookahead<begins_reduce>{} >>
    construct(Construct::kReduce)[schema_name >> tok(TokenKind::kOpenRound) >> variable >> tok(TokenKind::kEqual) >>
                                  expression >> tok(TokenKind::kComma) >> variable >> kw(Keyword::kIn) >> expression >>
                                  tok(TokenKind::kBar) >> expression >> tok(TokenKind::kCloseRound)];

const auto function_call =
    Lookahead<begins_call>{} >>
    construct(Construct::kFunction)[dotted_name >> tok(TokenKind::kOpenRound) >>
                                    -construct(Construct::kDistinct)[kw(Keyword::kDistinct)] >>
                                    -(expression % tok(TokenKind::kComma)) >> tok(TokenKind::kCloseRound)];

const auto projected_item = construct(Construct::kProjectedAll)[tok(TokenKind::kDot) >> tok(TokenKind::kStar)] |
                            construct(Construct::kProjectedProperty)[tok(TokenKind::kDot) >> name] |
                            construct(Construct::kProjectedEntry)[name >> tok(TokenKind::kColon) >> expression] |
                            construct(Construct::kProjectedVariable)[variable];
const auto map_projection =
    Lookahead<begins_map_projection>{} >>
    construct(Construct::kMapProjection)[variable >> tok(TokenKind::kOpenCurly) >>
                                         -(projected_item % tok(TokenKind::kComma)) >> tok(TokenKind::kCloseCurly)];

const auto pattern_predicate = Lookahead<begins_path>{} >>
                               construct(Construct::kPatternExpression)[relationships_pattern];
const auto shortest_value = construct(Construct::kPatternExpression)[shortest_pattern];

const auto brackets =
    construct(Construct::kBrackets)[tok(TokenKind::kOpenRound) >> expression >> tok(TokenKind::kCloseRound)];

const auto atom_def = literal | parameter | case_expression | subquery | count_all | quantifier | reduce |
                      shortest_value | pattern_predicate | brackets | bracketed | map_literal | function_call |
                      map_projection | construct(Construct::kVariable)[variable_name];

BOOST_SPIRIT_DEFINE(atom)
BOOST_SPIRIT_INSTANTIATE(AtomRule, Iterator, Context)

}  // namespace dossier::grammar::cypher
