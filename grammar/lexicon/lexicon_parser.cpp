#include "grammar/lexicon/lexicon_parser.h"

#include "base/line_index.h"
#include "base/utf8.h"
#include "grammar/lexicon/lexicon_rules.h"

namespace dossier::grammar {
namespace {

Diagnostic problem_at(const extract::LexiconSyntax& syntax, std::size_t offset, Fault fault, std::string message) {
  Diagnostic problem;
  problem.fault = fault;
  problem.message = std::move(message);
  problem.source = syntax.source;
  const auto at = static_cast<std::uint32_t>(offset);
  const auto length = offset < syntax.text.size() ? utf8::decode(syntax.text, offset).length : 0u;
  LineIndex(syntax.text).attach(problem, {at, at + length});
  return problem;
}

}  // namespace

Result<extract::LexiconSyntax> parse_lexicon(std::string text, std::string source_name) {
  extract::LexiconSyntax syntax{.source = std::move(source_name), .text = std::move(text), .declarations = {}};
  if (syntax.text.size() > kMaxTextBytes) {
    Diagnostic problem;
    problem.fault = Fault::kBudget;
    problem.message = "the lexicon is longer than 16 MiB";
    problem.source = syntax.source;
    problem.hint = "split it into several files";
    return problem;
  }
  if (const auto bad = utf8::first_invalid(syntax.text))
    return problem_at(syntax, *bad, Fault::kInput, "the lexicon is not valid UTF-8");

  using namespace lexicon;
  const std::string_view view = syntax.text;
  Iterator at = view.begin();
  try {
    const Iterator begin = view.begin();
    x3::phrase_parse(at, view.end(), x3::with<TextBegin>(begin)[lexicon_rule], skipper, syntax.declarations);
  } catch (const x3::expectation_failure<Iterator>& failure) {
    auto where = failure.where();
    x3::skip_over(where, view.end(), x3::make_context<x3::skipper_tag>(skipper));
    return problem_at(syntax, static_cast<std::size_t>(where - view.begin()), Fault::kSyntax,
                      "expected " + failure.which());
  }
  return syntax;
}

}  // namespace dossier::grammar
