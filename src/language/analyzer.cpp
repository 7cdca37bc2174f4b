#include "language/analyzer.h"

#include "base/utf8.h"
#include "language/coref.h"
#include "language/lemmatizer.h"
#include "language/model_file.h"
#include "language/names.h"
#include "language/parser.h"
#include "language/tokenizer.h"
#include "language/tree_repair.h"

#include <functional>

namespace dossier::language {

struct Analyzer::State {
  explicit State(ModelFile opened) : file(std::move(opened)) {}

  ModelFile file;  // first: the rest views its sections
  Tokenizer tokenizer;
  Lemmatizer lemmatizer;
  ParserModel parser;
  Gazetteer gazetteer;
  std::unique_ptr<NameTagger> names;
  std::unique_ptr<CorefResolver> coref;

  void annotate(Document& document) const {
    Parser(parser).run(document);
    repair_trees(document);
    lemmatizer.run(document);
    names->tag(document);
    coref->resolve(document);
  }
};

Analyzer::Analyzer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

Result<Analyzer> Analyzer::load(const std::string& model_path) {
  auto file = ModelFile::open(model_path);
  if (!file) return file.error();
  auto state = std::make_unique<State>(std::move(*file));
  State& s = *state;
  s.names = std::make_unique<NameTagger>(s.gazetteer);
  s.coref = std::make_unique<CorefResolver>(s.gazetteer);
  struct Part {
    const char* name;
    bool needed;  // a model in the making may lack the others
    std::function<bool(std::string_view)> unpack;
  };
  const Part parts[] = {
      {"tokenizer", true, [&](std::string_view bytes) { return s.tokenizer.unpack(bytes); }},
      {"lemmatizer", true, [&](std::string_view bytes) { return s.lemmatizer.unpack(bytes); }},
      {"parser", true, [&](std::string_view bytes) { return unpack_parser(bytes, s.parser); }},
      {"gazetteer", false, [&](std::string_view bytes) { return s.gazetteer.unpack(bytes); }},
      {"names", false, [&](std::string_view bytes) { return s.names->unpack(bytes); }},
      {"coref", false, [&](std::string_view bytes) { return s.coref->unpack(bytes); }},
  };
  for (const Part& part : parts) {
    auto section = s.file.section(part.name);
    if (!section) {
      if (part.needed) return section.error();
      continue;
    }
    if (!part.unpack(*section)) return damaged_section(model_path, part.name);
  }
  return Analyzer(std::move(state));
}

namespace {

Diagnostic input_problem(std::string message, std::string hint) {
  Diagnostic problem;
  problem.fault = Fault::kInput;
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  return problem;
}

}  // namespace

Result<Document> Analyzer::analyze(std::string text) const {
  if (text.size() > kMaxTextBytes)
    return input_problem("this text has " + std::to_string(text.size()) + " bytes; one article may have " +
                             std::to_string(kMaxTextBytes),
                         "part it into articles");
  if (text.find('\0') != std::string::npos)
    return input_problem("this is binary data, not text: it holds a NUL byte", "give plain text in UTF-8");
  if (const auto at = utf8::first_invalid(text)) {
    auto problem = input_problem("this text is not UTF-8: byte " + std::to_string(*at) + " is malformed",
                                 "convert it, e.g. with iconv -t UTF-8");
    problem.span = {static_cast<std::uint32_t>(*at), static_cast<std::uint32_t>(*at) + 1};
    return problem;
  }
  Document document;
  document.text = std::move(text);
  state_->tokenizer.run(document);
  state_->annotate(document);
  return document;
}

Result<Document> Analyzer::analyze_tokens(const std::vector<std::vector<GivenWord>>& sentences) const {
  Document document;
  for (const auto& words : sentences) {
    if (words.empty()) continue;
    if (!document.text.empty() && document.tokens.back().space_after) document.text += ' ';
    Sentence sentence;
    sentence.first = static_cast<TokenIndex>(document.tokens.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      const GivenWord& word = words[i];
      if (word.form.empty() || word.form.find('\0') != std::string::npos || utf8::first_invalid(word.form))
        return input_problem("word " + std::to_string(i + 1) + " of sentence " +
                                 std::to_string(document.sentences.size() + 1) + " is empty or not UTF-8",
                             "give every word a form in UTF-8");
      if (document.text.size() + word.form.size() + 1 > kMaxTextBytes)
        return input_problem("the words make a text of more than " + std::to_string(kMaxTextBytes) + " bytes",
                             "part it into articles");
      Token token;
      token.span.start = static_cast<std::uint32_t>(document.text.size());
      document.text += word.form;
      token.span.end = static_cast<std::uint32_t>(document.text.size());
      token.space_after = word.space_after;
      token.starts_multiword = word.starts_multiword;
      token.continues_multiword = word.continues_multiword;
      token.sentence = static_cast<std::uint32_t>(document.sentences.size());
      document.tokens.push_back(token);
      if (word.space_after && i + 1 < words.size()) document.text += ' ';
    }
    sentence.last = static_cast<TokenIndex>(document.tokens.size());
    sentence.span = {document.tokens[sentence.first].span.start, document.tokens.back().span.end};
    document.sentences.push_back(sentence);
  }
  document.chain_of.assign(document.tokens.size(), -1);
  state_->annotate(document);
  return document;
}

const Gazetteer& Analyzer::gazetteer() const { return state_->gazetteer; }

}  // namespace dossier::language
