#include "grammar/cypher/lookahead.h"
#include "grammar/cypher/rules.h"

namespace dossier::grammar::cypher {

const auto labels_def = +(tok(TokenKind::kColon) >> name);

// A parameter here is refused later, with openCypher's own detail code, where the language forbids it.
const auto properties = construct(
    Construct::kProperties)[map_literal | construct(Construct::kParameter)[tok(TokenKind::kDollar) >>
                                                                           (schema_name | tok(TokenKind::kInteger))]];

const auto node_pattern = named("a node pattern")[construct(
    Construct::kNode)[tok(TokenKind::kOpenRound) >> -variable >> -construct(Construct::kLabels)[labels] >>
                      -properties >> -where >> tok(TokenKind::kCloseRound)]];

const auto minimum = construct(Construct::kMinimum)[tok(TokenKind::kInteger)];
const auto maximum = construct(Construct::kMaximum)[tok(TokenKind::kInteger)];
const auto length = construct(Construct::kLength)[tok(TokenKind::kStar) >> -minimum >>
                                                  -(construct(Construct::kStar)[tok(TokenKind::kDots)] >> -maximum)];

const auto types = construct(
    Construct::kTypes)[tok(TokenKind::kColon) >> name >> *(tok(TokenKind::kBar) >> -tok(TokenKind::kColon) >> name)];

// GQL: -[:R]->{1,3}, -[:R]->+, -[:R]->*
const auto quantity =
    construct(Construct::kQuantity)[(tok(TokenKind::kOpenCurly) >> -minimum >>
                                     -(construct(Construct::kStar)[tok(TokenKind::kComma)] >> -maximum) >>
                                     tok(TokenKind::kCloseCurly)) |
                                    tok(TokenKind::kPlus) | tok(TokenKind::kStar)];

const auto left_arrow = construct(Construct::kLeftArrow)[tok(TokenKind::kLess)];
const auto right_arrow = construct(Construct::kRightArrow)[tok(TokenKind::kGreater)];
const auto dash = tok(TokenKind::kMinus);

const auto relationship_detail = tok(TokenKind::kOpenSquare) >> -variable >> -types >> -length >> -properties >>
                                 -where >> tok(TokenKind::kCloseSquare);
const auto relationship = named("a relationship pattern")[construct(
    Construct::kRelationship)[-left_arrow >> dash >> -relationship_detail >> dash >> -right_arrow >> -quantity]];

const auto step = relationship >> node_pattern;

const auto relationships_pattern_def = construct(Construct::kPath)[node_pattern >> +step];

const auto shortest_word = construct(Construct::kShortest)[kw(Keyword::kShortestPath)] |
                           construct(Construct::kAllShortest)[kw(Keyword::kAllShortestPaths)];
const auto shortest_pattern_def = construct(Construct::kPath)[shortest_word >> tok(TokenKind::kOpenRound) >>
                                                              node_pattern >> *step >> tok(TokenKind::kCloseRound)];

// GQL's selectors stand before the path.
const auto selector = construct(Construct::kShortest)[kw(Keyword::kAny) >> kw(Keyword::kShortest)] |
                      construct(Construct::kAllShortest)[kw(Keyword::kAll) >> kw(Keyword::kShortest)];
const auto plain_path = node_pattern >> *step;
const auto path_variable = construct(Construct::kPathVariable)[variable] >> tok(TokenKind::kEqual);
const auto path_def = construct(Construct::kPath)[-path_variable >> ((shortest_word >> tok(TokenKind::kOpenRound) >>
                                                                      plain_path >> tok(TokenKind::kCloseRound)) |
                                                                     (-selector >> plain_path))];

const auto pattern_def = path % tok(TokenKind::kComma);

BOOST_SPIRIT_DEFINE(labels, relationships_pattern, shortest_pattern, path, pattern)
BOOST_SPIRIT_INSTANTIATE(LabelsRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(RelationshipsRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(ShortestRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(PathRule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(PatternRule, Iterator, Context)

}  // namespace dossier::grammar::cypher
