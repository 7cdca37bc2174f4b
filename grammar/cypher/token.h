#pragma once

#include <dossier/span.h>

#include <cstdint>
#include <string_view>

namespace dossier::grammar::cypher {

enum class TokenKind : std::uint8_t {
  kWord,
  kQuotedName,
  kInteger,
  kFloat,
  kString,
  kOpenRound,
  kCloseRound,
  kOpenSquare,
  kCloseSquare,
  kOpenCurly,
  kCloseCurly,
  kComma,
  kColon,
  kSemicolon,
  kDot,
  kDots,
  kPlus,
  kMinus,
  kStar,
  kSlash,
  kPercent,
  kCaret,
  kBar,
  kDollar,
  kAmpersand,
  kEqual,
  kNotEqual,
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
  kMatches,
  kPlusEqual,
  kEnd
};

/// Words that mean something in some place. Whether one may also be a name is syntax::is_reserved's business.
enum class Keyword : std::uint8_t {
  kNone,
  kAll,
  kAllShortestPaths,
  kAnd,
  kAny,
  kAs,
  kAsc,
  kAscending,
  kBy,
  kCall,
  kCase,
  kContains,
  kCount,
  kCreate,
  kDelete,
  kDesc,
  kDescending,
  kDetach,
  kDistinct,
  kElse,
  kEnd,
  kEnds,
  kExists,
  kExplain,
  kFalse,
  kForeach,
  kIn,
  kIs,
  kLimit,
  kMatch,
  kMerge,
  kNone_,
  kNot,
  kNull,
  kOn,
  kOptional,
  kOr,
  kOrder,
  kProfile,
  kReduce,
  kRemove,
  kReturn,
  kSet,
  kShortest,
  kShortestPath,
  kSingle,
  kSkip,
  kStarts,
  kThen,
  kTrue,
  kUnion,
  kUnwind,
  kWhen,
  kWhere,
  kWith,
  kXor,
  kYield
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  Keyword keyword = Keyword::kNone;
  bool reserved = false;    ///< a word that can't name a variable
  std::uint32_t match = 0;  ///< for an opening bracket: how many tokens ahead its closing one is; 0 when it has none
  Span span;
};

/// The keyword that `word`, in any case, is; kNone for other words.
Keyword find_keyword(std::string_view word);
/// The keyword in capitals.
std::string_view keyword_text(Keyword keyword);
/// The token as it is written, or what it is ("a number").
std::string_view token_text(TokenKind kind);

}  // namespace dossier::grammar::cypher
