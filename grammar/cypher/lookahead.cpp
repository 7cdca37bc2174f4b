#include "grammar/cypher/lookahead.h"

namespace dossier::grammar::cypher {
namespace {

bool is(const Token* token, const Token* last, TokenKind kind) { return token < last && token->kind == kind; }
bool is_name(const Token* token, const Token* last) {
  return is(token, last, TokenKind::kWord) || is(token, last, TokenKind::kQuotedName);
}

}  // namespace

bool begins_call(const Token* next, const Token* last) {
  // Of the reserved words only EXISTS and ALL name functions.
  if (!is_name(next, last) || (next->reserved && next->keyword != Keyword::kExists && next->keyword != Keyword::kAll))
    return false;
  ++next;
  while (is(next, last, TokenKind::kDot) && is_name(next + 1, last)) next += 2;
  return is(next, last, TokenKind::kOpenRound);
}

bool begins_quantifier(const Token* next, const Token* last) {
  const bool quantifies =
      is(next, last, TokenKind::kWord) && (next->keyword == Keyword::kAll || next->keyword == Keyword::kAny ||
                                           next->keyword == Keyword::kNone_ || next->keyword == Keyword::kSingle);
  return quantifies && is(next + 1, last, TokenKind::kOpenRound) && is_name(next + 2, last) && !next[2].reserved &&
         is(next + 3, last, TokenKind::kWord) && next[3].keyword == Keyword::kIn;
}

bool begins_reduce(const Token* next, const Token* last) {
  return is(next, last, TokenKind::kWord) && next->keyword == Keyword::kReduce &&
         is(next + 1, last, TokenKind::kOpenRound) && is_name(next + 2, last) && is(next + 3, last, TokenKind::kEqual);
}

bool begins_map_projection(const Token* next, const Token* last) {
  return is_name(next, last) && !next->reserved && is(next + 1, last, TokenKind::kOpenCurly);
}

bool begins_path(const Token* next, const Token* last) {
  if (!is(next, last, TokenKind::kOpenRound) || next->match == 0) return false;
  const Token* close = next + next->match;
  if (close + 2 >= last) return false;
  const Token* dash = close + 1;
  if (dash->kind == TokenKind::kLess) ++dash;
  return is(dash, last, TokenKind::kMinus) &&
         (is(dash + 1, last, TokenKind::kMinus) || is(dash + 1, last, TokenKind::kOpenSquare));
}

bool begins_list_comprehension(const Token* next, const Token* last) {
  return is(next, last, TokenKind::kOpenSquare) && is_name(next + 1, last) && !next[1].reserved &&
         is(next + 2, last, TokenKind::kWord) && next[2].keyword == Keyword::kIn;
}

bool begins_pattern_comprehension(const Token* next, const Token* last) {
  if (!is(next, last, TokenKind::kOpenSquare)) return false;
  if (is_name(next + 1, last) && is(next + 2, last, TokenKind::kEqual)) next += 2;
  return begins_path(next + 1, last);
}

}  // namespace dossier::grammar::cypher
