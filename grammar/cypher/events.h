#pragma once

#include "grammar/cypher/token.h"

#include <cstdint>
#include <vector>

namespace dossier::grammar::cypher {

/// What a stretch of tokens was recognised as. The grammar only recognises; builder.h makes the tree.
enum class Construct : std::uint8_t {
  // Expressions: kExpression holds a flat run of operands and operators
  kExpression,
  kOperator,
  kOperand,
  kPrefix,
  kIsNull,
  kIsNotNull,
  kProperty,
  kSubscript,
  kSlice,
  kSliceFrom,
  kSliceTo,
  kLabels,
  kLiteral,
  kParameter,
  kVariable,
  kList,
  kMap,
  kBrackets,
  kFunction,
  kCountAll,
  kCase,
  kCaseSubject,
  kWhen,
  kElse,
  kListComprehension,
  kPatternComprehension,
  kQuantifier,
  kReduce,
  kPatternExpression,
  kSubquery,
  kMapProjection,
  kProjectedProperty,
  kProjectedAll,
  kProjectedVariable,
  kProjectedEntry,
  kMapEntry,
  // Small parts
  kName,
  kDottedName,
  kDistinct,
  kStar,
  kAll,
  kWhere,
  kProjection,
  // Patterns
  kPath,
  kPathVariable,
  kShortest,
  kAllShortest,
  kNode,
  kRelationship,
  kLeftArrow,
  kRightArrow,
  kTypes,
  kLength,
  kQuantity,
  kMinimum,
  kMaximum,
  kProperties,
  // Clauses
  kMatch,
  kOptional,
  kUnwind,
  kWith,
  kReturn,
  kBody,
  kItem,
  kOrder,
  kSortItem,
  kDescending,
  kSkip,
  kLimit,
  kCreate,
  kMerge,
  kOnCreate,
  kOnMatch,
  kSet,
  kSetProperty,
  kSetAll,
  kSetMore,
  kSetLabels,
  kRemove,
  kRemoveProperty,
  kRemoveLabels,
  kDelete,
  kDetach,
  kCall,
  kArguments,
  kYield,
  kYieldItem,
  kYieldNothing,
  kCallSubquery,
  kForeach,
  kSingleQuery,
  kUnion,
  kExplain,
  kProfile,
  kQuery
};

/// One recognised construct. Events are in postorder: the events from `first` up to an event are its subtree.
struct Event {
  Construct kind;
  std::uint32_t first;       ///< index of the subtree's first event
  std::uint32_t begin, end;  ///< its tokens, half-open
};

}  // namespace dossier::grammar::cypher
