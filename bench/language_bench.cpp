#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "language/analyzer.h"
#include "language/byte_matrix.h"
#include "language/kernels.h"
#include "language/lemmatizer.h"
#include "language/model_file.h"
#include "language/parser.h"
#include "language/tokenizer.h"

/// Where the time of the language layer goes, a word: each stage alone over the same articles, and the whole.
namespace {

using namespace dossier;

constexpr const char* kModel = DOSSIER_SOURCE_DIR "/models/en.model";

const std::vector<std::string>& articles() {
  static const std::vector<std::string> texts = [] {
    std::vector<std::filesystem::path> paths;
    std::error_code missing;
    for (const char* folder : {"/../shared/articles", "/../shared/gold", "/graphs"})
      for (const auto& entry : std::filesystem::directory_iterator(std::string(DOSSIER_SOURCE_DIR) + folder, missing))
        if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> out;
    for (const auto& path : paths) {
      std::ostringstream text;
      text << std::ifstream(path).rdbuf();
      out.push_back(text.str());
    }
    return out;
  }();
  return texts;
}

void count_words(benchmark::State& state, std::size_t words) {
  state.counters["words"] = benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
}

void tokenize(benchmark::State& state) {
  const auto model = language::ModelFile::open(kModel);
  language::Tokenizer tokenizer;
  if (!model || !tokenizer.unpack(*model->section("tokenizer"))) return state.SkipWithError("no model");
  std::size_t words = 0;
  for (auto _ : state)
    for (const auto& text : articles()) {
      language::Document document;
      document.text = text;
      tokenizer.run(document);
      words += document.tokens.size();
    }
  count_words(state, words);
}
BENCHMARK(tokenize)->Unit(benchmark::kMillisecond);

void tag_and_parse(benchmark::State& state) {
  const auto model = language::ModelFile::open(kModel);
  language::Tokenizer tokenizer;
  language::ParserModel parser_model;
  if (!model || !tokenizer.unpack(*model->section("tokenizer")) ||
      !unpack_parser(*model->section("parser"), parser_model))
    return state.SkipWithError("no model");
  std::vector<language::Document> documents;
  for (const auto& text : articles()) {
    documents.emplace_back().text = text;
    tokenizer.run(documents.back());
  }
  const language::Parser parser(parser_model);
  std::size_t words = 0;
  for (auto _ : state)
    for (auto& document : documents) {
      parser.run(document);
      words += document.tokens.size();
    }
  count_words(state, words);
}
BENCHMARK(tag_and_parse)->Unit(benchmark::kMillisecond);

void lemmatize(benchmark::State& state) {
  const auto model = language::ModelFile::open(kModel);
  const auto analyzer = language::Analyzer::load(kModel);
  language::Lemmatizer lemmatizer;
  if (!model || !analyzer || !lemmatizer.unpack(*model->section("lemmatizer"))) return state.SkipWithError("no model");
  std::vector<language::Document> documents;
  for (const auto& text : articles())
    if (auto document = analyzer->analyze(text)) documents.push_back(*std::move(document));
  std::size_t words = 0;
  for (auto _ : state)
    for (auto& document : documents) {
      lemmatizer.run(document);
      words += document.tokens.size();
    }
  count_words(state, words);
}
BENCHMARK(lemmatize)->Unit(benchmark::kMillisecond);

void analyze(benchmark::State& state) {
  const auto analyzer = language::Analyzer::load(kModel);
  if (!analyzer) return state.SkipWithError("no model");
  std::size_t words = 0;
  for (auto _ : state)
    for (const auto& text : articles())
      if (const auto document = analyzer->analyze(text)) words += document->tokens.size();
  count_words(state, words);
}
BENCHMARK(analyze)->Unit(benchmark::kMillisecond);

/// One layer's product for 240 words, in single precision and in bytes: the ratio of the two is what bytes gain.
constexpr std::size_t kRows = 240, kInner = 256, kColumns = 768;

std::vector<float> some_values(std::size_t count) {
  std::vector<float> values(count);
  for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<float>(i * 37 % 101) / 101.0f - 0.5f;
  return values;
}

void product_in_floats(benchmark::State& state) {
  const auto left = some_values(kRows * kInner), right = some_values(kInner * kColumns);
  std::vector<float> out(kRows * kColumns);
  for (auto _ : state)
    language::kernels().multiply(left.data(), kInner, 1, right.data(), kColumns, out.data(), kColumns, kRows, kColumns,
                                 kInner, false);
  state.SetLabel(language::kernels().name);
  count_words(state, state.iterations() * kRows);
}
BENCHMARK(product_in_floats)->Unit(benchmark::kMicrosecond);

void product_in_bytes(benchmark::State& state) {
  const auto left = some_values(kRows * kInner);
  const language::ByteMatrix right(some_values(kInner * kColumns).data(), kInner, kColumns, nullptr);
  std::vector<float> out(kRows * kColumns);
  for (auto _ : state) right.apply(left.data(), kRows, out.data());
  state.SetLabel(language::kernels().name);
  count_words(state, state.iterations() * kRows);
}
BENCHMARK(product_in_bytes)->Unit(benchmark::kMicrosecond);

void load_model(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(language::Analyzer::load(kModel));
}
BENCHMARK(load_model)->Unit(benchmark::kMillisecond);

}  // namespace
