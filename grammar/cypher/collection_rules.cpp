#include "grammar/cypher/lookahead.h"
#include "grammar/cypher/rules.h"

namespace dossier::grammar::cypher {

const auto map_entry = construct(Construct::kMapEntry)[name >> tok(TokenKind::kColon) >> expression];
const auto map_literal_def =
    construct(Construct::kMap)[tok(TokenKind::kOpenCurly) >> -(map_entry % tok(TokenKind::kComma)) >>
                               tok(TokenKind::kCloseCurly)];

const auto bar_projection = tok(TokenKind::kBar) >> construct(Construct::kProjection)[expression];

const auto list_comprehension =
    Lookahead<begins_list_comprehension>{} >>
    construct(Construct::kListComprehension)[tok(TokenKind::kOpenSquare) >> variable >> kw(Keyword::kIn) >>
                                             expression >> -where >> -bar_projection >> tok(TokenKind::kCloseSquare)];

const auto pattern_comprehension =
    Lookahead<begins_pattern_comprehension>{} >>
    construct(Construct::kPatternComprehension)
        [tok(TokenKind::kOpenSquare) >> -(construct(Construct::kPathVariable)[variable] >> tok(TokenKind::kEqual)) >>
         relationships_pattern >> -where >> bar_projection >> tok(TokenKind::kCloseSquare)];

const auto list = construct(Construct::kList)[tok(TokenKind::kOpenSquare) >> -(expression % tok(TokenKind::kComma)) >>
                                              tok(TokenKind::kCloseSquare)];

const auto bracketed_def = list_comprehension | pattern_comprehension | list;

BOOST_SPIRIT_DEFINE(map_literal, bracketed)
BOOST_SPIRIT_INSTANTIATE(MapRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(BracketedRule, Iterator, Context)

}  // namespace dossier::grammar::cypher
