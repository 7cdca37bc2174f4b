#include "grammar/cypher/rules.h"

namespace dossier::grammar::cypher {

// n.key, (n).key, n.a.b, head(list).key: an atom and its properties.
const auto property_target =
    construct(Construct::kOperand)[atom >> +(tok(TokenKind::kDot) >> construct(Construct::kProperty)[name])];

const auto set_item = construct(Construct::kSetProperty)[property_target >> tok(TokenKind::kEqual) >> expression] |
                      construct(Construct::kSetMore)[variable >> tok(TokenKind::kPlusEqual) >> expression] |
                      construct(Construct::kSetAll)[variable >> tok(TokenKind::kEqual) >> expression] |
                      construct(Construct::kSetLabels)[variable >> labels];
const auto set_items = kw(Keyword::kSet) >> (set_item % tok(TokenKind::kComma));
const auto set_clause = construct(Construct::kSet)[set_items];

const auto remove_item =
    construct(Construct::kRemoveProperty)[property_target] | construct(Construct::kRemoveLabels)[variable >> labels];
const auto remove_clause =
    construct(Construct::kRemove)[kw(Keyword::kRemove) >> (remove_item % tok(TokenKind::kComma))];

const auto create_clause = construct(Construct::kCreate)[kw(Keyword::kCreate) >> pattern];

const auto merge_action = construct(Construct::kOnCreate)[kw(Keyword::kOn) >> kw(Keyword::kCreate) >> set_items] |
                          construct(Construct::kOnMatch)[kw(Keyword::kOn) >> kw(Keyword::kMatch) >> set_items];
const auto merge_clause = construct(Construct::kMerge)[kw(Keyword::kMerge) >> path >> *merge_action];

const auto delete_clause = construct(Construct::kDelete)[-construct(Construct::kDetach)[kw(Keyword::kDetach)] >>
                                                         kw(Keyword::kDelete) >> (expression % tok(TokenKind::kComma))];

const auto foreach_clause = construct(
    Construct::kForeach)[kw(Keyword::kForeach) >> tok(TokenKind::kOpenRound) >> variable >> kw(Keyword::kIn) >>
                         expression >> tok(TokenKind::kBar) >> nested[+updating_clause] >> tok(TokenKind::kCloseRound)];

const auto updating_clause_def =
    create_clause | merge_clause | set_clause | remove_clause | delete_clause | foreach_clause;

BOOST_SPIRIT_DEFINE(updating_clause)
BOOST_SPIRIT_INSTANTIATE(UpdatingRule, Iterator, Context)

}  // namespace dossier::grammar::cypher
