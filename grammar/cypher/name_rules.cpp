#include "grammar/cypher/rules.h"

namespace dossier::grammar::cypher {

const auto name_def = construct(Construct::kName)[schema_name];
const auto variable_def = construct(Construct::kName)[variable_name];
const auto dotted_name_def = construct(Construct::kDottedName)[schema_name >> *(tok(TokenKind::kDot) >> schema_name)];
const auto where_def = kw(Keyword::kWhere) >> construct(Construct::kWhere)[expression];

BOOST_SPIRIT_DEFINE(name, variable, dotted_name, where)
BOOST_SPIRIT_INSTANTIATE(NameRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(VariableRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(DottedNameRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(WhereRule, Iterator, Context)

}  // namespace dossier::grammar::cypher
