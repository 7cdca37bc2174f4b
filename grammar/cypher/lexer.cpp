#include "grammar/cypher/lexer.h"

#include "base/line_index.h"
#include "base/utf8.h"
#include "grammar/cypher/habits.h"
#include "query/syntax/printer.h"

#include <boost/spirit/home/x3.hpp>

#include <optional>

namespace dossier::grammar::cypher {
namespace {

namespace x3 = boost::spirit::x3;
using Iterator = const char*;

// Matches one code point of a class. X3's own character classes stop at Latin-1.
template <bool (*Belongs)(char32_t)>
struct CodePoint : x3::parser<CodePoint<Belongs>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  template <class Context, class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context&, RuleContext&, Attribute&) const {
    if (first == last) return false;
    const auto decoded = utf8::decode({first, static_cast<std::size_t>(last - first)}, 0);
    if (!decoded.valid || !Belongs(decoded.code_point)) return false;
    first += decoded.length;
    return true;
  }
};

bool starts_word(char32_t c) { return c == U'_' || utf8::is_letter(c); }
bool continues_word(char32_t c) { return c == U'_' || utf8::is_letter(c) || utf8::is_digit(c); }

constexpr CodePoint<starts_word> word_start{};
constexpr CodePoint<continues_word> word_part{};
constexpr CodePoint<utf8::is_space> space{};

struct TokenSymbols : x3::symbols<TokenKind> {
  TokenSymbols() {
    add("(", TokenKind::kOpenRound)(")", TokenKind::kCloseRound)("[", TokenKind::kOpenSquare)(
        "]", TokenKind::kCloseSquare)("{", TokenKind::kOpenCurly)("}", TokenKind::kCloseCurly)(",", TokenKind::kComma)(
        ":", TokenKind::kColon)(";", TokenKind::kSemicolon)(".", TokenKind::kDot)("..", TokenKind::kDots)(
        "+", TokenKind::kPlus)("-", TokenKind::kMinus)("*", TokenKind::kStar)("/", TokenKind::kSlash)(
        "%", TokenKind::kPercent)("^", TokenKind::kCaret)("|", TokenKind::kBar)("$", TokenKind::kDollar)(
        "&", TokenKind::kAmpersand)("=", TokenKind::kEqual)("<>", TokenKind::kNotEqual)("<", TokenKind::kLess)(
        "<=", TokenKind::kLessOrEqual)(">", TokenKind::kGreater)(">=", TokenKind::kGreaterOrEqual)(
        "=~", TokenKind::kMatches)("+=", TokenKind::kPlusEqual);
  }
};

const auto block_comment = x3::lit("/*") >> *(x3::char_ - "*/") >> "*/";
const auto line_comment = x3::lit("//") >> *(x3::char_ - x3::eol);
const auto blank = +(space | block_comment | line_comment);

const auto word = word_start >> *word_part;
const auto quoted_name = '`' >> *(x3::lit("``") | (x3::char_ - '`')) >> '`';
const auto string = ('\'' >> *(('\\' >> x3::char_) | (x3::char_ - (x3::lit('\'') | '\\'))) >> '\'') |
                    ('"' >> *(('\\' >> x3::char_) | (x3::char_ - (x3::lit('"') | '\\'))) >> '"');
const auto digits = +x3::digit;
const auto exponent = (x3::lit('e') | 'E') >> -(x3::lit('+') | '-') >> digits;
const auto based_integer = '0' >>
                           (((x3::lit('x') | 'X') >> +x3::xdigit) | ((x3::lit('o') | 'O') >> +x3::char_('0', '7')));
const auto real = ((*x3::digit >> '.' >> digits >> -exponent) | (digits >> exponent));

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text), first_(text.data()), last_(text.data() + text.size()) {}

  Result<std::vector<Token>> run() {
    tokens_.reserve(text_.size() / 4 + 8);
    while (true) {
      match(blank);
      if (first_ == last_) break;
      start_ = first_;
      if (auto problem = next()) return std::move(*problem);
    }
    start_ = first_;
    push(TokenKind::kEnd);
    return std::move(tokens_);
  }

 private:
  template <class Parser>
  bool match(const Parser& parser) {
    return x3::parse(first_, last_, parser);
  }

  std::optional<Diagnostic> next() {
    if (match(word)) {
      push(TokenKind::kWord);
      const std::string_view spelling = tokens_.back().span.of(text_);
      tokens_.back().keyword = find_keyword(spelling);
      tokens_.back().reserved = tokens_.back().keyword != Keyword::kNone && query::syntax::is_reserved(spelling);
      return std::nullopt;
    }
    const char c = *first_;
    const bool number =
        (c >= '0' && c <= '9') || (c == '.' && last_ - first_ > 1 && first_[1] >= '0' && first_[1] <= '9');
    if (number && !after_dot()) return scan_number();
    if (c == '\'' || c == '"') {
      if (!match(string)) return problem("this string has no closing quote", "UnexpectedSyntax", 1);
      push(TokenKind::kString);
      return std::nullopt;
    }
    if (c == '`') {
      if (!match(quoted_name)) return problem("this name has no closing backquote", "UnexpectedSyntax", 1);
      push(TokenKind::kQuotedName);
      return std::nullopt;
    }
    static const TokenSymbols kSymbols;
    TokenKind kind{};
    if (last_ - first_ > 1 && c == '/' && first_[1] == '*')
      return problem("this comment is never closed", "UnexpectedSyntax", 2);
    if (x3::parse(first_, last_, kSymbols, kind)) {
      push(kind);
      pair_brackets(kind);
      return std::nullopt;
    }
    const auto decoded = utf8::decode({first_, static_cast<std::size_t>(last_ - first_)}, 0);
    if (!decoded.valid) return problem("the query is not well-formed UTF-8 here", "InvalidUnicodeCharacter", 1);
    Diagnostic out = problem("this character means nothing in a query",
                             decoded.length > 1 ? "InvalidUnicodeCharacter" : "UnexpectedSyntax", decoded.length);
    out.hint = stray_character_hint(decoded.code_point);
    return out;
  }

  // "a.0" can't be a property; but ".." before a number is a range.
  bool after_dot() const { return *first_ == '.' && first_ > text_.data() && first_[-1] == '.'; }

  // Where only a name can stand: behind ':', '.', '$' or AS, or before the ':' of a map's entry.
  bool names_something() {
    if (!tokens_.empty()) {
      const Token& last = tokens_.back();
      if (last.kind == TokenKind::kColon || last.kind == TokenKind::kDot || last.kind == TokenKind::kDollar ||
          last.keyword == Keyword::kAs)
        return true;
    }
    match(blank);
    return first_ != last_ && *first_ == ':';
  }

  std::optional<Diagnostic> scan_number() {
    TokenKind kind = TokenKind::kInteger;
    if (match(based_integer)) {
    } else if (match(real)) {
      kind = TokenKind::kFloat;
    } else {
      match(digits);
    }
    if (first_ != last_ && match(+word_part)) {
      const auto length = static_cast<std::size_t>(first_ - start_);
      if (names_something())
        return problem("a name can't begin with a digit: write it in backquotes", "UnexpectedSyntax", length);
      return problem("this is not a number", "InvalidNumberLiteral", length);
    }
    push(kind);
    return std::nullopt;
  }

  void push(TokenKind kind) {
    Token token;
    token.kind = kind;
    token.span = {static_cast<std::uint32_t>(start_ - text_.data()), static_cast<std::uint32_t>(first_ - text_.data())};
    tokens_.push_back(token);
  }

  void pair_brackets(TokenKind kind) {
    const auto index = static_cast<std::uint32_t>(tokens_.size() - 1);
    switch (kind) {
      case TokenKind::kOpenRound:
      case TokenKind::kOpenSquare:
      case TokenKind::kOpenCurly: open_.push_back(index); break;
      case TokenKind::kCloseRound:
      case TokenKind::kCloseSquare:
      case TokenKind::kCloseCurly:
        if (open_.empty()) return;
        tokens_[open_.back()].match = index - open_.back();
        open_.pop_back();
        break;
      default: break;
    }
  }

  Diagnostic problem(std::string message, std::string code, std::size_t length) const {
    Diagnostic out;
    out.fault = Fault::kSyntax;
    out.message = std::move(message);
    out.code = std::move(code);
    const auto at = static_cast<std::uint32_t>(start_ - text_.data());
    LineIndex(text_).attach(out, {at, at + static_cast<std::uint32_t>(length)});
    return out;
  }

  std::string_view text_;
  Iterator first_, last_, start_ = nullptr;
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> open_;
};

}  // namespace

Result<std::vector<Token>> tokenize(std::string_view text) { return Lexer(text).run(); }

}  // namespace dossier::grammar::cypher
