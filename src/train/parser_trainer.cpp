#include "train/parser_trainer.h"

#include "base/utf8.h"
#include "language/model_file.h"
#include "language/parser.h"
#include "train/adam.h"
#include "train/aligned_copy.h"
#include "train/batch_gradient.h"
#include "train/gazetteer_component.h"
#include "train/lexical_sources.h"
#include "train/text_file.h"
#include "train/treebank.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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

using Counts = std::unordered_map<std::string, std::uint32_t>;

void count_words(const Document& document, Counts& counts) {
  for (language::TokenIndex i = 0; i < document.tokens.size(); ++i)
    ++counts[language::normalized_form(document.form(i))];
}

/// The words that get rows of their own, by falling frequency in the treebanks, then in the auxiliary corpus, then by
/// spelling.
std::vector<std::pair<std::string, std::uint32_t>> listed_words(const ParserTrainingData& data,
                                                                const ParserTrainingOptions& options) {
  Counts own, other;
  for (const Document& document : data.documents) count_words(document, own);
  for (const NamedDocument& named : data.auxiliary) count_words(named.document, other);
  struct Word {
    std::string form;
    std::uint32_t own = 0;
    std::uint32_t other = 0;
  };
  std::vector<Word> words;
  for (const auto& [form, count] : own) {
    const auto it = other.find(form);
    const std::uint32_t elsewhere = it == other.end() ? 0 : it->second;
    if (count >= options.least_word_count || elsewhere >= options.least_auxiliary_count)
      words.push_back({form, count, elsewhere});
  }
  for (const auto& [form, count] : other)
    if (count >= options.least_auxiliary_count && !own.count(form)) words.push_back({form, 0, count});
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
    return a.own != b.own ? a.own > b.own : a.other != b.other ? a.other > b.other : a.form < b.form;
  });
  std::vector<std::pair<std::string, std::uint32_t>> listed;
  for (const Word& word : words) listed.emplace_back(word.form, std::max(1u, word.own + word.other / 4));
  return listed;
}

enum class Case { kAsWritten, kLower };

TrainingSentence features_of(const Document& document, const Sentence& sentence, const WordFeatures& features,
                             Case letters = Case::kAsWritten) {
  const std::uint32_t count = sentence.last - sentence.first;
  TrainingSentence out;
  std::vector<WordFeatures::Context> contexts;
  sentence_contexts(document, sentence, contexts);
  out.row_starts.push_back(0);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string_view form = document.form(sentence.first + i);
    if (letters == Case::kLower) features.append_rows(utf8::to_lower(form), out.form_rows);
    else features.append_rows(form, out.form_rows);
    out.row_starts.push_back(static_cast<std::uint32_t>(out.form_rows.size()));
    out.context_rows.push_back(features.context_row(contexts[i]));
  }
  return out;
}

/// Takes over tags and tree of the document's tokens.
void annotate(const Document& document, const Sentence& sentence, TrainingSentence& out) {
  out.upos.clear();
  out.xpos.clear();
  out.heads.clear();
  out.relations.clear();
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const auto& token = document.tokens[i];
    out.upos.push_back(static_cast<std::uint8_t>(token.upos));
    out.xpos.push_back(token.xpos);
    out.heads.push_back(token.head == language::kNoToken ? sentence.last - sentence.first
                                                         : token.head - sentence.first);
    out.relations.push_back(static_cast<std::uint8_t>(token.deprel));
  }
}

bool is_short(const Sentence& sentence) { return sentence.last - sentence.first <= language::Parser::kMaxPiece; }

std::vector<TrainingSentence> prepare(const std::vector<Document>& documents, const WordFeatures& features) {
  std::vector<TrainingSentence> sentences;
  for (const Document& document : documents)
    for (const Sentence& sentence : document.sentences) {
      if (!is_short(sentence)) continue;
      sentences.push_back(features_of(document, sentence, features));
      annotate(document, sentence, sentences.back());
    }
  return sentences;
}

std::vector<TrainingSentence> prepare_auxiliary(const std::vector<NamedDocument>& documents,
                                                const WordFeatures& features) {
  std::vector<TrainingSentence> sentences;
  for (const NamedDocument& named : documents)
    for (const Sentence& sentence : named.document.sentences) {
      if (!is_short(sentence)) continue;
      TrainingSentence out = features_of(named.document, sentence, features);
      out.name_labels.assign(named.labels.begin() + sentence.first, named.labels.begin() + sentence.last);
      for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
        out.own_tags.push_back(named.document.tokens[i].xpos);
      sentences.push_back(std::move(out));
    }
  return sentences;
}

/// Gives the auxiliary sentences what `model` holds of their tags and trees. `sentences` come from prepare_auxiliary.
void teach(const language::ParserModel& model, const std::vector<NamedDocument>& documents,
           std::vector<TrainingSentence>& sentences) {
  const language::Parser parser(model);
  std::size_t at = 0;
  for (const NamedDocument& named : documents) {
    Document document = named.document;
    std::size_t scored = at;
    parser.run(document, [&](const language::Parser::PieceScores& scores) {
      const Sentence& sentence = document.sentences[document.tokens[scores.first].sentence];
      if (is_short(sentence)) sentences[scored++].soft.add(scores);
    });
    for (const Sentence& sentence : document.sentences)
      if (is_short(sentence)) annotate(document, sentence, sentences[at++]);
  }
}

/// Shows every so many of the auxiliary sentences in lower case. `sentences` come from prepare_auxiliary.
void show_in_lower_case(const std::vector<NamedDocument>& documents, const WordFeatures& features, std::size_t every,
                        std::vector<TrainingSentence>& sentences) {
  std::size_t at = 0;
  for (const NamedDocument& named : documents)
    for (const Sentence& sentence : named.document.sentences) {
      if (!is_short(sentence)) continue;
      if (at % every == every - 1) {
        TrainingSentence lower = features_of(named.document, sentence, features, Case::kLower);
        sentences[at].form_rows = std::move(lower.form_rows);
        sentences[at].row_starts = std::move(lower.row_starts);
      }
      ++at;
    }
}

void fill_uniform(float* values, std::size_t count, float range, Random& random) {
  for (std::size_t i = 0; i < count; ++i) values[i] = (2 * random.uniform() - 1) * range;
}

Network initial_network(const NetworkShape& shape, Random& random) {
  const NetworkLayout layout(shape);
  std::vector<float> w(layout.size + auxiliary_weight_count(shape), 0.0f);
  const auto glorot = [&](std::size_t at, std::size_t inputs, std::size_t outputs) {
    fill_uniform(w.data() + at, inputs * outputs, std::sqrt(3.0f / static_cast<float>(inputs)), random);
  };
  for (std::uint32_t l = 0; l < shape.layers; ++l) {
    const std::uint32_t bottleneck = shape.bottleneck_of(l);
    if (bottleneck > 0) glorot(layout.layers[l].narrowing, shape.input_of(l), bottleneck);
    glorot(layout.layers[l].projection, bottleneck > 0 ? bottleneck : shape.input_of(l), shape.projected_of(l));
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
  glorot(layout.last_tag_weights, shape.width(), NetworkShape::kTags);
  glorot(layout.size, shape.width(), NetworkShape::kTags);
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

namespace {

/// Hands out sentences in a random order, pass after pass.
class Deck {
 public:
  Deck(const std::vector<TrainingSentence>& sentences, Random& random) : sentences_(sentences), random_(random) {
    for (std::size_t i = 0; i < sentences.size(); ++i) order_.push_back(static_cast<std::uint32_t>(i));
    at_ = order_.size();
  }
  /// At least `words` words, fewer only at the end of a pass.
  std::size_t deal(std::size_t words, std::vector<const TrainingSentence*>& batch) {
    if (at_ == order_.size()) {
      random_.shuffle(order_);
      at_ = 0;
    }
    batch.clear();
    std::size_t dealt = 0;
    while (at_ < order_.size() && dealt < words) {
      batch.push_back(&sentences_[order_[at_++]]);
      dealt += batch.back()->size();
    }
    return dealt;
  }
  bool pass_ended() const { return at_ == order_.size(); }

 private:
  const std::vector<TrainingSentence>& sentences_;
  Random& random_;
  std::vector<std::uint32_t> order_;
  std::size_t at_ = 0;
};

std::size_t words_of(const std::vector<TrainingSentence>& sentences) {
  std::size_t words = 0;
  for (const auto& sentence : sentences) words += sentence.size();
  return words;
}

}  // namespace

namespace {

using Log = std::function<void(std::string_view)>;

/// What every network of a run is fitted on.
struct Corpus {
  const WordFeatures& features;
  std::vector<std::uint32_t> word_counts;  // by embedding row of the word
  std::vector<TrainingSentence> sentences;
  std::vector<TrainingSentence> auxiliary;
  language::TagPairs tag_pairs;
};

/// The pairs of tags that stand often enough in the treebanks to be no slips.
language::TagPairs tag_pairs_of(const std::vector<TrainingSentence>& sentences) {
  constexpr int kLeastCount = 5;
  std::array<std::array<int, 64>, std::tuple_size_v<decltype(language::TagPairs::xpos_of)>> counts{};
  for (const TrainingSentence& sentence : sentences)
    for (std::size_t i = 0; i < sentence.size(); ++i) ++counts[sentence.upos[i]][sentence.xpos[i]];
  language::TagPairs pairs;
  for (std::size_t u = 0; u < counts.size(); ++u)
    for (std::size_t x = 0; x < counts[u].size(); ++x)
      if (counts[u][x] >= kLeastCount) pairs.xpos_of[u] |= std::uint64_t{1} << x;
  return pairs;
}

std::string scores_line(const language::ParserModel& model, const ParserTrainingData& data) {
  std::string line;
  for (const auto& [name, gold] : data.dev) {
    const ParserScores scores = score_parser(model, gold);
    line += fmt::format("; {} upos {:.2f} xpos {:.2f} uas {:.2f} las {:.2f}", name, scores.upos, scores.xpos,
                        scores.unlabelled, scores.labelled);
  }
  return line;
}

/// A fitted network in its packed form, the section "parser".
std::string fit(std::string_view name, const NetworkFit& how, const ParserTrainingOptions& options,
                const ParserTrainingData& data, const Corpus& corpus, std::uint64_t seed, const Log& log) {
  Random random(seed);
  Network network = initial_network(how.shape, random);
  std::vector<float> embeddings(std::size_t{corpus.features.row_count()} * how.shape.embedding);
  fill_uniform(embeddings.data(), embeddings.size(), 0.15f, random);
  log(fmt::format("parser: {}, {} embedding rows, {} dense weights", name, corpus.features.row_count(),
                  network.layout().size));
  BatchGradient gradient(network, embeddings, corpus.word_counts, corpus.features.row_count(), how.upos_weight);
  Adam adam(network.weight_count(), corpus.features.row_count(), how.shape.embedding);
  Deck deck(corpus.sentences, random);
  Deck auxiliary_deck(corpus.auxiliary, random);
  const double all_words = static_cast<double>(words_of(corpus.sentences)) * how.passes;
  const double warm_up = std::min(all_words * 0.05, 200.0 * static_cast<double>(options.batch_words));
  double seen = 0;
  double auxiliary_seen = 0;
  std::vector<const TrainingSentence*> batch;
  const auto learn = [&] {
    const double loss = gradient.run(batch, how.dropout, random);
    const double rate = static_cast<double>(options.learning_rate) * std::min(1.0, (seen + 1) / (warm_up + 1)) *
                        (0.02 + 0.98 * 0.5 * (1 + std::cos(3.14159265358979 * std::min(1.0, seen / all_words))));
    adam.step(static_cast<float>(rate), network.weights(), gradient.dense(), embeddings, gradient.touched_rows(),
              gradient.row_gradients());
    return loss;
  };
  for (int pass = 0; seen < all_words; ++pass) {
    double loss = 0;
    double pass_words = 0;
    const auto started = std::chrono::steady_clock::now();
    do {
      const auto dealt = static_cast<double>(deck.deal(options.batch_words, batch));
      loss += learn();
      seen += dealt;
      pass_words += dealt;
      while (!corpus.auxiliary.empty() && auxiliary_seen < seen * how.auxiliary_share) {
        auxiliary_seen += static_cast<double>(auxiliary_deck.deal(options.batch_words, batch));
        learn();
      }
    } while (!deck.pass_ended() && seen < all_words);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    std::string line =
        fmt::format("parser: {}, pass {} loss {:.4f} a word, {:.0f} s", name, pass + 1, loss / pass_words, seconds);
    if (pass % 3 == 2) {
      // Read back from the packed form, so that what is measured is what ships.
      const AlignedCopy copy(pack_parser(corpus.features, embeddings, network, corpus.tag_pairs));
      language::ParserModel model;
      if (unpack_parser(copy.bytes(), model)) line += scores_line(model, data);
    }
    log(line);
  }
  return pack_parser(corpus.features, embeddings, network, corpus.tag_pairs);
}

}  // namespace

Result<std::string> train_parser(const ParserTrainingData& data, const ParserTrainingOptions& options, const Log& log) {
  std::vector<std::string> words;
  std::vector<std::uint32_t> word_counts = {1};
  for (auto& [word, count] : listed_words(data, options)) {
    words.push_back(word);
    word_counts.push_back(count);
  }
  const WordFeatures features(words, options.affix_rows, options.gram_rows, language::LexicalFacts(data.facts));
  Corpus corpus{features,
                std::move(word_counts),
                prepare(data.documents, features),
                prepare_auxiliary(data.auxiliary, features),
                {}};
  corpus.tag_pairs = tag_pairs_of(corpus.sentences);
  log(fmt::format("parser: {} sentences, {} auxiliary, {} words listed, {} facts", corpus.sentences.size(),
                  corpus.auxiliary.size(), words.size(), data.facts.size()));
  std::uint64_t seed = options.seed;
  for (std::size_t i = 0; i < options.teachers.size() && !corpus.auxiliary.empty(); ++i) {
    const std::string name = fmt::format("teacher {}", i + 1);
    const AlignedCopy taught(fit(name, options.teachers[i], options, data, corpus, seed++, log));
    language::ParserModel teacher;
    if (!unpack_parser(taught.bytes(), teacher)) return language::damaged_section("training", "parser");
    log("parser: " + name + scores_line(teacher, data));
    teach(teacher, data.auxiliary, corpus.auxiliary);
  }
  if (options.lower_every > 0) show_in_lower_case(data.auxiliary, features, options.lower_every, corpus.auxiliary);
  const std::string section = fit("student", options.student, options, data, corpus, seed, log);
  const AlignedCopy copy(section);
  language::ParserModel model;
  if (!unpack_parser(copy.bytes(), model)) return language::damaged_section("training", "parser");
  log("parser: student" + scores_line(model, data));
  return section;
}

Result<ParserTrainingData> read_parser_data(const TrainingContext& context) {
  ParserTrainingData data;
  auto treebanks = read_treebanks(context.data);
  if (!treebanks) return treebanks.error();
  data.documents = std::move(treebanks->train);
  data.dev = std::move(treebanks->dev);
  std::error_code missing;
  if (!std::filesystem::exists(context.wordnet / "index.noun", missing))
    context.log("parser: no WordNet in " + context.wordnet.string() +
                ", so the model will know less of rare words (Debian's wordnet-base has it)");
  auto facts = read_lexical_facts(context.data, context.wordnet);
  if (!facts) return facts.error();
  data.facts = std::move(*facts);
  const auto bank = context.data / "data" / "ner" / "gmb-train.tsv.xz";
  if (std::filesystem::exists(bank, missing)) {
    const auto gazetteer = gazetteer_of(context);
    if (!gazetteer) return gazetteer.error();
    auto text = read_text_file(bank.string());
    if (!text) return text.error();
    auto documents = read_gmb(*text, *gazetteer);
    if (!documents) return documents.error();
    data.auxiliary = std::move(*documents);
  }
  return data;
}

Component parser_component() {
  return {"parser", [](const TrainingContext& context) -> Result<std::map<std::string, std::string>> {
            auto data = read_parser_data(context);
            if (!data) return data.error();
            ParserTrainingOptions options;
            for (NetworkFit& teacher : options.teachers) teacher.passes *= context.effort;
            options.student.passes *= context.effort;
            auto section = train_parser(*data, options, context.log);
            if (!section) return section.error();
            return std::map<std::string, std::string>{{"parser", std::move(*section)}};
          }};
}

}  // namespace dossier::train
