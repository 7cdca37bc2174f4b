#include "grammar/cypher/parser.h"

#include "base/line_index.h"
#include "base/nearest_name.h"
#include "base/utf8.h"
#include "grammar/cypher/habits.h"
#include "grammar/cypher/lexer.h"
#include "grammar/cypher/rules.h"
#include "grammar/cypher/tree_builder.h"

#include <algorithm>

namespace dossier::grammar::cypher {
namespace {

Diagnostic located(std::string_view text, Diagnostic problem, Span span) {
  problem.source = "<query>";
  LineIndex(text).attach(problem, span);
  return problem;
}

std::string listed(const std::vector<std::string_view>& expected) {
  std::string out;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (i > 0) out += i + 1 == expected.size() ? " or " : ", ";
    const char first = expected[i].front();
    const bool sign = !((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z'));
    out += sign ? "'" + std::string(expected[i]) + "'" : std::string(expected[i]);
  }
  return out;
}

// The first misspelt keyword is usually the whole trouble: "RETRUN n".
std::string keyword_hint(std::string_view word, const std::vector<std::string_view>& expected) {
  std::vector<std::string_view> candidates;
  for (const std::string_view known : expected) {
    if (known == "a clause") {
      candidates.insert(candidates.end(), {"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CREATE", "MERGE", "SET",
                                           "REMOVE", "DELETE", "DETACH", "CALL", "FOREACH"});
    } else if (known == "an operator") {
      candidates.insert(candidates.end(),
                        {"AND", "OR", "XOR", "IN", "STARTS WITH", "ENDS WITH", "CONTAINS", "IS NULL"});
    } else if (known.size() > 1 && known[0] >= 'A' && known[0] <= 'Z') {
      candidates.push_back(known);
    }
  }
  const std::string nearest = nearest_name(utf8::to_upper(word), candidates);
  return nearest.empty() ? "" : "did you mean " + nearest + "?";
}

Diagnostic unexpected(std::string_view text, const ParserState& state) {
  const Token& token = *state.furthest;
  const std::string_view written = token.span.of(text);
  Diagnostic out;
  out.fault = Fault::kSyntax;
  out.code = "UnexpectedSyntax";
  std::string found =
      token.kind == TokenKind::kEnd
          ? "the query ends here"
          : "'" + std::string(written.substr(0, utf8::offset_of(written, 40))) + "' is not expected here";
  out.message = found;
  if (!state.expected.empty()) out.message += ": expected " + listed(state.expected);
  const bool length_possible = std::find(state.expected.begin(), state.expected.end(), "*") != state.expected.end();
  if (token.kind == TokenKind::kDots && length_possible) {
    out.code = "InvalidRelationshipPattern";
    out.hint = "a variable length begins with *: write *1..3";
  }
  const Token* before = state.furthest > state.tokens.data() ? state.furthest - 1 : nullptr;
  const bool in_length = before && (before->kind == TokenKind::kStar || before->kind == TokenKind::kDots);
  if (token.kind == TokenKind::kMinus && in_length &&
      std::find(state.expected.begin(), state.expected.end(), "]") != state.expected.end()) {
    out.code = "InvalidRelationshipPattern";
    out.hint = "a length can't be negative";
  }
  if (out.hint.empty()) out.hint = habit_hint(state, text);
  if (out.hint.empty() && token.kind == TokenKind::kWord) out.hint = keyword_hint(written, state.expected);
  return located(text, std::move(out), token.span);
}

Diagnostic too_deep(std::string_view text, const ParserState& state) {
  Diagnostic out;
  out.fault = Fault::kBudget;
  out.code = "UnexpectedSyntax";
  out.message = "the query nests deeper than " + std::to_string(kMaxDepth) + " levels";
  out.hint = "name inner parts with WITH … AS, or pass a parameter";
  return located(text, std::move(out), state.too_deep->span);
}

}  // namespace

Result<query::syntax::Query> parse(std::string_view text) {
  if (text.size() > kMaxTextBytes) {
    Diagnostic out;
    out.fault = Fault::kBudget;
    out.source = "<query>";
    out.message = "the query is larger than " + std::to_string(kMaxTextBytes >> 20) + " MiB";
    out.hint = "pass large values as parameters";
    return out;
  }
  auto tokens = tokenize(text);
  if (!tokens) {
    Diagnostic problem = tokens.error();
    problem.source = "<query>";
    return problem;
  }
  ParserState state(*tokens);
  const Token* first = tokens->data();
  const Token* const last = first + tokens->size();
  const Context context = x3::make_context<StateTag>(state);
  const bool matched = query.parse(first, last, context, x3::unused, x3::unused);
  if (state.too_deep) return too_deep(text, state);
  if (!matched || first != last) return unexpected(text, state);
  state.forget_from(last);
  TreeBuilder builder(text, *tokens, state.events);
  query::syntax::Query tree = builder.whole();
  if (builder.problem()) return located(text, *builder.problem(), builder.problem()->span);
  return tree;
}

}  // namespace dossier::grammar::cypher
