#include "train/parser_trainer.h"

#include "language/model_file.h"
#include "language/parser.h"
#include "train/adam.h"
#include "train/aligned_copy.h"
#include "train/treebank.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <unordered_map>

namespace dossier::train {
namespace {

using language::Document;
using language::Network;
using language::NetworkLayout;
using language::NetworkShape;
using language::Sentence;
using language::WordFeatures;

/// Words by falling frequency, then by spelling.
std::vector<std::pair<std::string, std::uint32_t>> count_words(const std::vector<Document>& documents) {
  std::unordered_map<std::string, std::uint32_t> counts;
  for (const Document& document : documents)
    for (language::TokenIndex i = 0; i < document.tokens.size(); ++i)
      ++counts[language::normalized_form(document.form(i))];
  std::vector<std::pair<std::string, std::uint32_t>> sorted(counts.begin(), counts.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  return sorted;
}

std::vector<TrainingSentence> prepare(const std::vector<Document>& documents, const WordFeatures& features) {
  std::vector<TrainingSentence> sentences;
  std::vector<WordFeatures::Context> contexts;
  for (const Document& document : documents)
    for (const Sentence& sentence : document.sentences) {
      const std::uint32_t count = sentence.last - sentence.first;
      if (count > language::Parser::kMaxPiece) continue;
      TrainingSentence out;
      sentence_contexts(document, sentence, contexts);
      out.row_starts.push_back(0);
      for (std::uint32_t i = 0; i < count; ++i) {
        const auto& token = document.tokens[sentence.first + i];
        features.append_rows(document.form(sentence.first + i), out.form_rows);
        out.row_starts.push_back(static_cast<std::uint32_t>(out.form_rows.size()));
        out.context_rows.push_back(features.context_row(contexts[i]));
        out.upos.push_back(static_cast<std::uint8_t>(token.upos));
        out.xpos.push_back(token.xpos);
        out.heads.push_back(token.head == language::kNoToken ? count : token.head - sentence.first);
        out.relations.push_back(static_cast<std::uint8_t>(token.deprel));
      }
      sentences.push_back(std::move(out));
    }
  return sentences;
}

void fill_uniform(float* values, std::size_t count, float range, Random& random) {
  for (std::size_t i = 0; i < count; ++i) values[i] = (2 * random.uniform() - 1) * range;
}

Network initial_network(const NetworkShape& shape, Random& random) {
  const NetworkLayout layout(shape);
  std::vector<float> w(layout.size, 0.0f);
  const auto glorot = [&](std::size_t at, std::size_t inputs, std::size_t outputs) {
    fill_uniform(w.data() + at, inputs * outputs, std::sqrt(3.0f / static_cast<float>(inputs)), random);
  };
  for (std::uint32_t l = 0; l < shape.layers; ++l) {
    glorot(layout.layers[l].projection, shape.input_of(l), shape.projected_of(l));
    for (std::size_t direction = 0; direction < 2; ++direction)
      fill_uniform(w.data() + layout.layers[l].recurrent + direction * 4 * shape.hidden, std::size_t{2} * shape.hidden,
                   0.5f, random);
  }
  glorot(layout.parse_weights, shape.width(), shape.parse_width());
  fill_uniform(w.data() + layout.arc_weights, std::size_t{shape.arc} * shape.arc, 1.0f / static_cast<float>(shape.arc),
               random);
  fill_uniform(w.data() + layout.arc_root, shape.arc, 0.5f, random);
  glorot(layout.label_weights, shape.label, NetworkShape::kLabels);
  glorot(layout.tag_weights, shape.width(), NetworkShape::kTags);
  return Network(shape, std::move(w));
}

}  // namespace

ParserScores score_parser(const language::ParserModel& model, const std::vector<Document>& gold) {
  double words = 0, upos = 0, xpos = 0, heads = 0, labelled = 0;
  const language::Parser parser(model);
  for (const Document& document : gold) {
    Document own = document;
    parser.run(own);
    for (std::size_t i = 0; i < own.tokens.size(); ++i) {
      const auto& a = document.tokens[i];
      const auto& b = own.tokens[i];
      const auto main_type = [](language::Deprel relation) {
        const auto name = name_of(relation);
        return name.substr(0, name.find(':'));
      };
      words += 1;
      upos += a.upos == b.upos;
      xpos += a.xpos == b.xpos;
      heads += a.head == b.head;
      labelled += a.head == b.head && main_type(a.deprel) == main_type(b.deprel);
    }
  }
  const double scale = words > 0 ? 100 / words : 0;
  return {upos * scale, xpos * scale, heads * scale, labelled * scale};
}

Result<std::string> train_parser(const std::vector<Document>& documents, const ParserTrainingOptions& options,
                                 const std::vector<std::pair<std::string, std::vector<Document>>>& dev,
                                 const std::function<void(std::string_view)>& log) {
  Random random(options.seed);
  const auto counted = count_words(documents);
  std::vector<std::string> words;
  std::vector<std::uint32_t> word_counts = {1};
  for (const auto& [word, count] : counted)
    if (count >= options.least_word_count) {
      words.push_back(word);
      word_counts.push_back(count);
    }
  const WordFeatures features(words, options.affix_rows, options.gram_rows);
  const std::vector<TrainingSentence> sentences = prepare(documents, features);

  Network network = initial_network(options.shape, random);
  std::vector<float> embeddings(std::size_t{features.row_count()} * options.shape.embedding);
  fill_uniform(embeddings.data(), embeddings.size(), 0.15f, random);
  log(fmt::format("parser: {} sentences, {} words listed, {} embedding rows, {} dense weights", sentences.size(),
                  words.size(), features.row_count(), network.weight_count()));

  NetworkGradient gradient(network, embeddings, word_counts, features.row_count());
  Adam adam(network.weight_count(), features.row_count(), options.shape.embedding);
  std::vector<std::size_t> order(sentences.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::size_t total_words = 0;
  for (const auto& sentence : sentences) total_words += sentence.size();
  const double all_words = static_cast<double>(total_words) * options.passes;
  const double warm_up = std::min(all_words * 0.05, 200.0 * static_cast<double>(options.batch_words));
  double seen = 0;
  for (int pass = 0; seen < all_words; ++pass) {
    random.shuffle(order);
    double loss = 0;
    double pass_words = 0;
    std::vector<const TrainingSentence*> batch;
    std::size_t batch_words = 0;
    const auto started = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < order.size() && seen < all_words; ++i) {
      batch.push_back(&sentences[order[i]]);
      batch_words += batch.back()->size();
      if (batch_words < options.batch_words && i + 1 < order.size()) continue;
      loss += gradient.run(batch, options.dropout, random);
      const double progress = seen / all_words;
      const double rate = static_cast<double>(options.learning_rate) * std::min(1.0, (seen + 1) / (warm_up + 1)) *
                          (0.02 + 0.98 * 0.5 * (1 + std::cos(3.14159265358979 * progress)));
      adam.step(static_cast<float>(rate), network.weights(), gradient.dense, embeddings, gradient.touched_rows,
                gradient.row_gradients);
      seen += static_cast<double>(batch_words);
      pass_words += static_cast<double>(batch_words);
      batch.clear();
      batch_words = 0;
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    std::string line =
        fmt::format("parser: pass {} loss {:.4f} a word, {:.0f} s", pass + 1, loss / pass_words, seconds);
    if (!dev.empty() && (pass % 3 == 2 || seen >= all_words)) {
      // Read back from the packed form, so that what is measured is what ships.
      const std::string packed = pack_parser(features, embeddings, network);
      const AlignedCopy copy(packed);
      language::ParserModel model;
      if (!unpack_parser(copy.bytes(), model)) return language::damaged_section("training", "parser");
      for (const auto& [name, gold] : dev) {
        const ParserScores scores = score_parser(model, gold);
        line += fmt::format("; {} upos {:.2f} xpos {:.2f} uas {:.2f} las {:.2f}", name, scores.upos, scores.xpos,
                            scores.unlabelled, scores.labelled);
      }
    }
    log(line);
  }
  return pack_parser(features, embeddings, network);
}

Component parser_component() {
  return {"parser", [](const TrainingContext& context) -> Result<std::map<std::string, std::string>> {
            auto treebanks = read_treebanks(context.data);
            if (!treebanks) return treebanks.error();
            ParserTrainingOptions options;
            options.passes *= context.effort;
            auto section = train_parser(treebanks->train, options, treebanks->dev, context.log);
            if (!section) return section.error();
            return std::map<std::string, std::string>{{"parser", std::move(*section)}};
          }};
}

}  // namespace dossier::train
