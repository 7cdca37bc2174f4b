#include "grammar/cypher/habits.h"

#include "base/utf8.h"

#include <algorithm>
#include <iterator>

namespace dossier::grammar::cypher {
namespace {

struct Habit {
  std::string_view word, hint;
};

constexpr Habit kForeignWords[] = {
    {"SELECT", "to find, write a pattern: MATCH (n:Label) WHERE … RETURN …"},
    {"FROM", "what to read from is a pattern: MATCH (n:Label)"},
    {"JOIN", "to join, write a pattern: MATCH (a)-[:TYPE]->(b)"},
    {"INSERT", "write CREATE (:Label {key: value})"},
    {"UPDATE", "write MATCH (n) … SET n.key = value"},
    {"DROP", "write MATCH (n) … DELETE n"},
    {"GROUP", "there is no GROUP BY: aggregates group by the other items of WITH or RETURN"},
    {"HAVING", "write WITH …, count(*) AS n WHERE n > 1"},
    {"LIKE", "write CONTAINS, STARTS WITH, ENDS WITH, or =~ with a regular expression"},
    {"ILIKE", "write =~ '(?i).*word.*'"},
    {"BETWEEN", "write low <= x AND x <= high"},
    {"OFFSET", "write SKIP, before LIMIT"},
    {"FETCH", "write LIMIT"},
    {"VALUES", "write {key: value}"},
    {"ELSEIF", "write another WHEN … THEN …"},
    {"ELSIF", "write another WHEN … THEN …"},
    {"IF", "write CASE WHEN … THEN … ELSE … END"},
    {"ORDER", "ORDER BY, SKIP and LIMIT belong to WITH and RETURN, in this order"},
    {"SKIP", "ORDER BY, SKIP and LIMIT belong to WITH and RETURN, in this order"},
    {"LIMIT", "ORDER BY, SKIP and LIMIT belong to WITH and RETURN, in this order"},
    {"NOT", "NOT stands before the whole condition: NOT x IN […]"},
};

/// The tokens around the one that stopped the parse.
class Place {
 public:
  Place(const ParserState& state, std::string_view text) : state_(state), text_(text), at_(state.furthest) {}

  TokenKind kind(std::ptrdiff_t offset = 0) const {
    const Token* token = at(offset);
    return token ? token->kind : TokenKind::kEnd;
  }
  std::string_view written(std::ptrdiff_t offset) const {
    const Token* token = at(offset);
    return token ? token->span.of(text_) : std::string_view();
  }
  bool keyword(std::ptrdiff_t offset, Keyword keyword) const {
    const Token* token = at(offset);
    return token && token->keyword == keyword;
  }
  bool expects(std::string_view what) const {
    return std::find(state_.expected.begin(), state_.expected.end(), what) != state_.expected.end();
  }
  /// The index of the innermost bracket that is open here, from the token itself; 0 when none is.
  std::ptrdiff_t open_bracket() const {
    int closed = 0;
    for (std::ptrdiff_t offset = -1; at(offset); --offset) {
      switch (kind(offset)) {
        case TokenKind::kCloseRound:
        case TokenKind::kCloseSquare:
        case TokenKind::kCloseCurly: ++closed; break;
        case TokenKind::kOpenRound:
        case TokenKind::kOpenSquare:
        case TokenKind::kOpenCurly:
          if (closed-- == 0) return offset;
          break;
        default: break;
      }
    }
    return 0;
  }

 private:
  const Token* at(std::ptrdiff_t offset) const {
    const auto index = (at_ - state_.tokens.data()) + offset;
    return index >= 0 && index < static_cast<std::ptrdiff_t>(state_.tokens.size()) ? at_ + offset : nullptr;
  }

  const ParserState& state_;
  std::string_view text_;
  const Token* at_;
};

std::string word_hint(const Place& place) {
  const std::string upper = utf8::to_upper(place.written(0));
  const auto it = std::find_if(std::begin(kForeignWords), std::end(kForeignWords),
                               [&](const Habit& habit) { return habit.word == upper; });
  return it == std::end(kForeignWords) ? std::string() : std::string(it->hint);
}

std::string sign_hint(const Place& place) {
  switch (place.kind()) {
    case TokenKind::kEqual:
      if (place.kind(-1) == TokenKind::kEqual) return "equality is a single =";
      if (place.kind(-1) == TokenKind::kCloseSquare && place.expects("-")) return "an arrow is written -[…]->";
      if (place.expects(":")) return "an entry of a map is written key: value";
      return {};
    case TokenKind::kAmpersand:
      return place.kind(1) == TokenKind::kAmpersand ? "write AND" : "a node with both labels is written (n:A:B)";
    case TokenKind::kBar:
      if (place.kind(1) == TokenKind::kBar) return "write OR between conditions, and + between strings";
      return place.expects(":") ? "a choice of labels is a condition: WHERE n:A OR n:B" : "";
    case TokenKind::kGreater: return place.expects("[") ? "an arrow without a type is written -->" : "";
    case TokenKind::kMinus:
      if (place.kind(-1) == TokenKind::kInteger && place.expects("..")) return "a range of lengths is written *1..3";
      if (place.expects("]")) return "a ']' is missing before the arrow";
      return {};
    case TokenKind::kOpenSquare:
      return place.kind(-1) == TokenKind::kMinus ? "an arrow with a type is written -[:TYPE]->" : "";
    case TokenKind::kColon:
      if (place.expects("=") && place.kind(-1) == TokenKind::kWord)
        return "a node stands in parentheses: (" + std::string(place.written(-1)) + ":" +
               std::string(place.written(1)) + ")";
      if (place.kind(-1) == TokenKind::kOpenSquare && place.kind(-2) == TokenKind::kMinus)
        return "a pattern as a condition is written EXISTS { (a)-[:TYPE]->() }";
      return {};
    case TokenKind::kComma: {
      const auto open = place.open_bracket();
      if (open != 0 && place.kind(open) == TokenKind::kOpenRound && place.keyword(open - 1, Keyword::kIn))
        return "a list stands in square brackets: IN [1, 2]";
      return {};
    }
    case TokenKind::kString:
      return place.expects("a name") || place.expects("a variable")
                 ? "a name is written without quotes, or in backquotes: `a name`"
             : place.keyword(-1, Keyword::kIs) ? "equality is written ="
                                               : "";
    case TokenKind::kInteger: return utf8::to_upper(place.written(-1)) == "TOP" ? "write LIMIT at the end" : "";
    default: return {};
  }
}

}  // namespace

std::string habit_hint(const ParserState& state, std::string_view text) {
  const Place place(state, text);
  if (place.kind(-1) == TokenKind::kSemicolon) return "one query at a time";
  return place.kind() == TokenKind::kWord ? word_hint(place) : sign_hint(place);
}

std::string_view stray_character_hint(char32_t character) {
  switch (character) {
    case U'!': return "unequal is written <>, and a negation NOT";
    case U'\u2018':
    case U'\u2019':
    case U'\u201C':
    case U'\u201D':
    case U'\u00AB':
    case U'\u00BB': return "strings stand in ' or \"";
    case U'\u2010':
    case U'\u2011':
    case U'\u2012':
    case U'\u2013':
    case U'\u2014':
    case U'\u2212': return "the minus and the dashes of an arrow are the plain -";
    case U'?': return "a parameter is written $name";
    case U'@': return "a parameter is written $name";
    case U'#': return "a comment is written // …";
    default: return {};
  }
}

}  // namespace dossier::grammar::cypher
