#include "grammar/cypher/rules.h"

namespace dossier::grammar::cypher {

const auto item = construct(Construct::kItem)[expression >> -(kw(Keyword::kAs) >> variable)];
const auto star = construct(Construct::kStar)[tok(TokenKind::kStar)];
const auto items = (star >> *(tok(TokenKind::kComma) >> item)) | (item % tok(TokenKind::kComma));

const auto descending = construct(Construct::kDescending)[kw(Keyword::kDescending) | kw(Keyword::kDesc)];
const auto sort_item =
    construct(Construct::kSortItem)[expression >> -(descending | kw(Keyword::kAscending) | kw(Keyword::kAsc))];
const auto order =
    construct(Construct::kOrder)[kw(Keyword::kOrder) >> kw(Keyword::kBy) >> (sort_item % tok(TokenKind::kComma))];

const auto projection_body_def =
    construct(Construct::kBody)[-construct(Construct::kDistinct)[kw(Keyword::kDistinct)] >> items >> -order >>
                                -(kw(Keyword::kSkip) >> construct(Construct::kSkip)[expression]) >>
                                -(kw(Keyword::kLimit) >> construct(Construct::kLimit)[expression])];

BOOST_SPIRIT_DEFINE(projection_body)
BOOST_SPIRIT_INSTANTIATE(BodyRule, Iterator, Context)

}  // namespace dossier::grammar::cypher
