#include "train/coref_trainer.h"

#include "language/coref.h"
#include "language/coref_context.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <numeric>
#include <random>

namespace dossier::train {

namespace coref = language::coref;
using language::CorefMention;

namespace {

/// One mention's choice: option 0 is "nothing before it".
struct Choice {
  std::uint32_t first_option = 0;
  std::uint32_t option_count = 0;
};
struct Option {
  std::uint32_t first_feature = 0;
  std::uint32_t feature_count = 0;
  bool right = false;
};

class Trainer {
 public:
  Trainer(const language::Gazetteer& gazetteer, const CorefTrainingOptions& options)
      : gazetteer_(gazetteer), options_(options) {}

  std::string run(const std::vector<CorefDocument>& documents, std::string_view senses,
                  const std::function<void(const std::string&)>& report) {
    coref::SenseTable table;
    if (!table.unpack(senses)) return {};
    for (const CorefDocument& document : documents) add(document, table);
    report("coref: " + std::to_string(choices_.size()) + " choices, " + std::to_string(features_.size()) + " features");
    weights_.assign(std::size_t{1} << options_.bits, 0);
    history_.assign(weights_.size(), 0);
    std::vector<std::uint32_t> order(choices_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::minstd_rand random(5);
    for (unsigned epoch = 0; epoch < options_.epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      double loss = 0;
      for (const std::uint32_t c : order) loss += step(choices_[c]);
      char line[80];
      std::snprintf(line, sizeof line, "coref pass %u: loss %.4f a choice", epoch + 1,
                    loss / static_cast<double>(choices_.size()));
      report(line);
    }
    return pack(senses);
  }

 private:
  void add(const CorefDocument& gold, const coref::SenseTable& senses) {
    const coref::Context context = coref::prepare(gold.document, gazetteer_, senses);
    const auto entity = [&](std::uint32_t m) -> const std::string* {
      const auto it = gold.entity_of.find(context.mentions[m].mention.head);
      return it == gold.entity_of.end() ? nullptr : &it->second;
    };
    std::vector<bool> linked(context.mentions.size());
    for (const auto& [later, earlier] : context.links) linked[later] = true;
    coref::CandidateFinder finder;
    std::vector<std::uint32_t> candidates, features;
    const auto add_option = [&](bool right) {
      options_of_.push_back(
          {static_cast<std::uint32_t>(features_.size()), static_cast<std::uint32_t>(features.size()), right});
      for (const std::uint32_t feature : features) features_.push_back(feature >> (32 - options_.bits));
    };
    for (std::uint32_t m = 0; m < context.mentions.size(); ++m) {
      finder.candidates(context.mentions, m, candidates);
      if (candidates.empty() || linked[m] || context.mentions[m].mention.form == CorefMention::Form::kName) continue;
      const std::string* mine = entity(m);
      Choice choice{static_cast<std::uint32_t>(options_of_.size()), static_cast<std::uint32_t>(candidates.size() + 1)};
      ranker_.none(context.mentions[m], finder.lemma_seen(), features);
      add_option(false);
      bool any = false;
      std::uint32_t between = 0;
      for (const std::uint32_t a : candidates) {
        const std::string* other = entity(a);
        const bool right = mine && other && *mine == *other;
        any |= right;
        ranker_.pair(context.mentions[m], context.mentions[a], m - a, between++, features);
        add_option(right);
      }
      options_of_[choice.first_option].right = !any;
      choices_.push_back(choice);
    }
  }

  double step(const Choice& choice) {
    scores_.resize(choice.option_count);
    const Option* options = &options_of_[choice.first_option];
    const bool anaphoric = !options[0].right;
    float top = -1e30f, top_right = -1e30f;
    for (std::uint32_t o = 0; o < choice.option_count; ++o) {
      float score = 0;
      for (std::uint32_t f = 0; f < options[o].feature_count; ++f)
        score += weights_[features_[options[o].first_feature + f]];
      if (!options[o].right)
        score += !anaphoric ? options_.false_link : o == 0 ? options_.false_new : options_.wrong_link;
      scores_[o] = score;
      top = std::max(top, score);
      if (options[o].right) top_right = std::max(top_right, score);
    }
    float sum = 0, right = 0;
    for (std::uint32_t o = 0; o < choice.option_count; ++o) {
      sum += std::exp(scores_[o] - top);
      if (options[o].right) right += std::exp(scores_[o] - top_right);
    }
    for (std::uint32_t o = 0; o < choice.option_count; ++o) {
      float gradient = std::exp(scores_[o] - top) / sum;
      if (options[o].right) gradient -= std::exp(scores_[o] - top_right) / right;
      if (std::abs(gradient) < 1e-3f) continue;
      for (std::uint32_t f = 0; f < options[o].feature_count; ++f) {
        const std::uint32_t at = features_[options[o].first_feature + f];
        const float g = gradient + options_.decay * weights_[at];
        history_[at] += g * g;
        weights_[at] -= options_.rate * g / (std::sqrt(history_[at]) + 1e-3f);
      }
    }
    return std::log(sum) + top - std::log(right) - top_right;
  }

  std::string pack(std::string_view senses) const {
    float top = 0.05f;
    std::vector<float> sizes;
    for (const float w : weights_)
      if (w != 0) sizes.push_back(std::abs(w));
    if (!sizes.empty()) {
      const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 5000);
      std::nth_element(sizes.begin(), at, sizes.end());
      top = std::max(top, *at);
    }
    const float scale = top / 127;
    std::string out;
    const auto append = [&](const auto& value) { out.append(reinterpret_cast<const char*>(&value), sizeof(value)); };
    append(static_cast<std::uint32_t>(senses.size()));
    out += senses;
    append(coref::RankerWeights::kMagic);
    append(static_cast<std::uint32_t>(options_.bits));
    append(scale);
    for (const float w : weights_)
      out += static_cast<char>(static_cast<std::int8_t>(std::clamp(std::round(w / scale), -127.0f, 127.0f)));
    return out;
  }

  const language::Gazetteer& gazetteer_;
  const CorefTrainingOptions& options_;
  coref::RankerFeatures ranker_;
  std::vector<Choice> choices_;
  std::vector<Option> options_of_;
  std::vector<std::uint32_t> features_;
  std::vector<float> weights_, history_;
  std::vector<float> scores_;
};

}  // namespace

std::string train_coref(const std::vector<CorefDocument>& documents, const language::Gazetteer& gazetteer,
                        std::string_view senses, const CorefTrainingOptions& options,
                        const std::function<void(const std::string&)>& report) {
  return Trainer(gazetteer, options).run(documents, senses, report);
}

CorefScore score_coref(std::string_view section, const std::vector<CorefDocument>& documents,
                       const language::Gazetteer& gazetteer) {
  CorefScore score;
  language::CorefResolver resolver(gazetteer);
  if (!section.empty() && !resolver.unpack(section)) return score;
  for (const CorefDocument& gold : documents) {
    language::Document document = gold.document;
    resolver.resolve(document);
    add_score(score, gold_clusters(gold), found_clusters(document));
  }
  return score;
}

}  // namespace dossier::train
