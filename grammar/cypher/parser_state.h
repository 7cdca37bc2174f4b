#pragma once

#include "grammar/cypher/events.h"

#include <boost/spirit/home/x3.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace dossier::grammar::cypher {

namespace x3 = boost::spirit::x3;

inline constexpr int kMaxDepth = 200;  ///< nested brackets

/// What one parse carries along: the events so far, the depth, and where it got furthest with what was expected there.
struct ParserState {
  const std::vector<Token>& tokens;
  std::vector<Event> events;
  int depth = 0;
  const Token* too_deep = nullptr;  ///< set when the depth or the work allowed is used up; nothing matches after
  std::uint64_t work_left = 0;      ///< constructs that may still be tried: backtracking can't go exponential
  const Token* furthest = nullptr;
  std::vector<std::string_view> expected;
  const Token* named_from = nullptr;  ///< failures here are told by a construct's name instead

  explicit ParserState(const std::vector<Token>& all)
      : tokens(all), work_left(100 * all.size() + 10'000), furthest(all.data()) {
    events.reserve(all.size() * 2);
  }

  /// Drops the events of an alternative that was given up: those of tokens at or after `position`.
  void forget_from(const Token* position) {
    const auto index = static_cast<std::uint32_t>(position - tokens.data());
    while (!events.empty() && events.back().begin >= index) events.pop_back();
  }

  void expect(const Token* at, std::string_view what) {
    if (too_deep || at < furthest || at == named_from) return;
    if (at > furthest) {
      furthest = at;
      expected.clear();
    }
    for (const std::string_view known : expected) {
      if (known == what) return;
    }
    expected.push_back(what);
  }
};

using Iterator = const Token*;
struct StateTag;
/// The one context that every rule is instantiated with.
using Context = x3::context<StateTag, ParserState>;

inline ParserState& state_of(const Context& context) { return const_cast<ParserState&>(x3::get<StateTag>(context)); }

template <class Derived>
struct Primitive : x3::parser<Derived> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  template <class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator&, const Context& context, RuleContext&, Attribute&) const {
    ParserState& state = state_of(context);
    if (!state.too_deep && this->derived().accepts(*first)) {
      ++first;
      return true;
    }
    if (const auto what = this->derived().what(); !what.empty()) state.expect(first, what);
    return false;
  }
};

struct TokenParser : Primitive<TokenParser> {
  TokenKind kind;
  constexpr explicit TokenParser(TokenKind k) : kind(k) {}
  bool accepts(const Token& token) const { return token.kind == kind; }
  std::string_view what() const { return token_text(kind); }
};

struct KeywordParser : Primitive<KeywordParser> {
  Keyword keyword;
  constexpr explicit KeywordParser(Keyword k) : keyword(k) {}
  bool accepts(const Token& token) const { return token.kind == TokenKind::kWord && token.keyword == keyword; }
  std::string_view what() const { return keyword_text(keyword); }
};

/// Any word, reserved or not: labels, types, keys and functions may be called what they like.
struct SchemaNameParser : Primitive<SchemaNameParser> {
  bool accepts(const Token& token) const {
    return token.kind == TokenKind::kWord || token.kind == TokenKind::kQuotedName;
  }
  std::string_view what() const { return "a name"; }
};

struct VariableNameParser : Primitive<VariableNameParser> {
  bool accepts(const Token& token) const {
    return (token.kind == TokenKind::kWord && !token.reserved) || token.kind == TokenKind::kQuotedName;
  }
  std::string_view what() const { return "a variable"; }
};

/// Succeeds, taking nothing, when the tokens ahead satisfy `Test`. Keeps the grammar from trying what can't be.
template <bool (*Test)(const Token*, const Token*)>
struct Lookahead : x3::parser<Lookahead<Test>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  template <class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext&, Attribute&) const {
    const ParserState& state = state_of(context);
    return !state.too_deep && Test(state.tokens.data() + (first - state.tokens.data()), last);
  }
};

/// Records an event when its subject matches. Every construct takes at least one token.
template <class Subject>
struct ConstructDirective : x3::unary_parser<Subject, ConstructDirective<Subject>> {
  using base_type = x3::unary_parser<Subject, ConstructDirective<Subject>>;
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  Construct kind;
  constexpr ConstructDirective(const Subject& inner, Construct k) : base_type(inner), kind(k) {}

  template <class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext& rule_context,
             Attribute&) const {
    ParserState& state = state_of(context);
    if (state.too_deep) return false;
    if (state.work_left-- == 0) {
      state.too_deep = first;
      return false;
    }
    const Iterator start = first;
    state.forget_from(start);
    const auto events = static_cast<std::uint32_t>(state.events.size());
    if (!this->subject.parse(first, last, context, rule_context, x3::unused)) {
      first = start;
      return false;
    }
    state.forget_from(first);
    const Token* base = state.tokens.data();
    state.events.push_back(
        {kind, events, static_cast<std::uint32_t>(start - base), static_cast<std::uint32_t>(first - base)});
    return true;
  }
};

/// Counts one level of nesting; deeper than kMaxDepth ends the parse.
template <class Subject>
struct NestedDirective : x3::unary_parser<Subject, NestedDirective<Subject>> {
  using base_type = x3::unary_parser<Subject, NestedDirective<Subject>>;
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  constexpr explicit NestedDirective(const Subject& inner) : base_type(inner) {}

  template <class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext& rule_context,
             Attribute&) const {
    ParserState& state = state_of(context);
    if (state.too_deep) return false;
    if (state.depth >= kMaxDepth) {
      state.too_deep = first;
      return false;
    }
    ++state.depth;
    const bool matched = this->subject.parse(first, last, context, rule_context, x3::unused);
    --state.depth;
    return matched;
  }
};

/// When the subject fails without taking a token, `name` is what was expected, not the subject's parts.
template <class Subject>
struct NamedDirective : x3::unary_parser<Subject, NamedDirective<Subject>> {
  using base_type = x3::unary_parser<Subject, NamedDirective<Subject>>;
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  std::string_view name;
  constexpr NamedDirective(const Subject& inner, std::string_view n) : base_type(inner), name(n) {}

  template <class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext& rule_context,
             Attribute&) const {
    ParserState& state = state_of(context);
    const Token* outer = state.named_from;
    state.named_from = first;
    const Iterator start = first;
    const bool matched = this->subject.parse(first, last, context, rule_context, x3::unused);
    state.named_from = outer;
    if (!matched) state.expect(start, name);
    return matched;
  }
};

struct ConstructMaker {
  Construct kind;
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    const auto parser = x3::as_parser(subject);
    return ConstructDirective<std::remove_cvref_t<decltype(parser)>>(parser, kind);
  }
};
struct NamedMaker {
  std::string_view name;
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    const auto parser = x3::as_parser(subject);
    return NamedDirective<std::remove_cvref_t<decltype(parser)>>(parser, name);
  }
};
struct NestedMaker {
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    const auto parser = x3::as_parser(subject);
    return NestedDirective<std::remove_cvref_t<decltype(parser)>>(parser);
  }
};

constexpr ConstructMaker construct(Construct kind) { return {kind}; }
constexpr NamedMaker named(std::string_view name) { return {name}; }
inline constexpr NestedMaker nested{};
constexpr TokenParser tok(TokenKind kind) { return TokenParser(kind); }
constexpr KeywordParser kw(Keyword keyword) { return KeywordParser(keyword); }
inline constexpr SchemaNameParser schema_name{};
inline constexpr VariableNameParser variable_name{};

}  // namespace dossier::grammar::cypher
