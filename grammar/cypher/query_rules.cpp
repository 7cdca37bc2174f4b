#include "grammar/cypher/rules.h"

namespace dossier::grammar::cypher {

const auto match_clause = construct(Construct::kMatch)[-construct(Construct::kOptional)[kw(Keyword::kOptional)] >>
                                                       kw(Keyword::kMatch) >> pattern >> -where];

const auto unwind_clause =
    construct(Construct::kUnwind)[kw(Keyword::kUnwind) >> expression >> kw(Keyword::kAs) >> variable];

const auto yield_item = construct(Construct::kYieldItem)[name >> -(kw(Keyword::kAs) >> variable)];
const auto yield = kw(Keyword::kYield) >>
                   construct(Construct::kYield)[construct(Construct::kStar)[tok(TokenKind::kStar)] |
                                                construct(Construct::kYieldNothing)[tok(TokenKind::kMinus)] |
                                                (yield_item % tok(TokenKind::kComma))] >>
                   -where;
const auto arguments =
    construct(Construct::kArguments)[tok(TokenKind::kOpenRound) >> -(expression % tok(TokenKind::kComma)) >>
                                     tok(TokenKind::kCloseRound)];
const auto call_subquery = construct(Construct::kCallSubquery)[kw(Keyword::kCall) >> tok(TokenKind::kOpenCurly) >>
                                                               nested[regular_query] >> tok(TokenKind::kCloseCurly)];
const auto call_clause = construct(Construct::kCall)[kw(Keyword::kCall) >> dotted_name >> -arguments >> -yield];

const auto reading_clause_def = match_clause | unwind_clause | call_subquery | call_clause;

const auto with_clause = construct(Construct::kWith)[kw(Keyword::kWith) >> projection_body >> -where];
const auto return_clause = construct(Construct::kReturn)[kw(Keyword::kReturn) >> projection_body];

const auto clause = reading_clause | updating_clause | with_clause | return_clause;
const auto single_query = construct(Construct::kSingleQuery)[named("a clause")[clause] >> *named("a clause")[clause]];
const auto union_join =
    construct(Construct::kUnion)[kw(Keyword::kUnion) >> -construct(Construct::kAll)[kw(Keyword::kAll)]];

const auto regular_query_def = construct(Construct::kQuery)[single_query >> *(union_join >> single_query)];

const auto query_def = -(construct(Construct::kExplain)[kw(Keyword::kExplain)] |
                         construct(Construct::kProfile)[kw(Keyword::kProfile)]) >>
                       regular_query >> -tok(TokenKind::kSemicolon) >> tok(TokenKind::kEnd);

BOOST_SPIRIT_DEFINE(reading_clause, regular_query, query)
BOOST_SPIRIT_INSTANTIATE(ReadingRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(RegularRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(QueryRule, Iterator, Context)

}  // namespace dossier::grammar::cypher
