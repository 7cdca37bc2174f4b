#pragma once

#include "grammar/cypher/parser_state.h"

/// The rules that more than one translation unit needs; each is defined and instantiated in the file of its family.
namespace dossier::grammar::cypher {

using ExpressionRule = x3::rule<class ExpressionId>;
using AtomRule = x3::rule<class AtomId>;
using MapRule = x3::rule<class MapId>;
using BracketedRule = x3::rule<class BracketedId>;
using PathRule = x3::rule<class PathId>;
using PatternRule = x3::rule<class PatternId>;
using RelationshipsRule = x3::rule<class RelationshipsId>;
using ShortestRule = x3::rule<class ShortestId>;
using LabelsRule = x3::rule<class LabelsId>;
using NameRule = x3::rule<class NameId>;
using VariableRule = x3::rule<class VariableId>;
using DottedNameRule = x3::rule<class DottedNameId>;
using WhereRule = x3::rule<class WhereId>;
using BodyRule = x3::rule<class BodyId>;
using UpdatingRule = x3::rule<class UpdatingId>;
using ReadingRule = x3::rule<class ReadingId>;
using RegularRule = x3::rule<class RegularId>;
using QueryRule = x3::rule<class QueryId>;

inline const ExpressionRule expression = "expression";
inline const AtomRule atom = "atom";
inline const MapRule map_literal = "map";
inline const BracketedRule bracketed = "bracketed";  ///< what begins with [
inline const PathRule path = "path";                 ///< one path of a pattern, maybe named
inline const PatternRule pattern = "pattern";        ///< paths with commas
inline const RelationshipsRule relationships_pattern =
    "relationships";                                      ///< a path of at least one step, as in expressions
inline const ShortestRule shortest_pattern = "shortest";  ///< shortestPath(…) and allShortestPaths(…)
inline const LabelsRule labels = "labels";
inline const NameRule name = "name";
inline const VariableRule variable = "variable";
inline const DottedNameRule dotted_name = "dotted name";
inline const WhereRule where = "where";
inline const BodyRule projection_body = "projection";
inline const UpdatingRule updating_clause = "updating clause";
inline const ReadingRule reading_clause = "reading clause";
inline const RegularRule regular_query = "regular query";  ///< single queries joined by UNION
inline const QueryRule query = "query";                    ///< all of the text

BOOST_SPIRIT_DECLARE(ExpressionRule, AtomRule, MapRule, BracketedRule, PathRule, PatternRule, RelationshipsRule,
                     ShortestRule, LabelsRule, NameRule, VariableRule, DottedNameRule, WhereRule, BodyRule,
                     UpdatingRule, ReadingRule, RegularRule, QueryRule)

}  // namespace dossier::grammar::cypher
