#include "train/names_trainer.h"

#include "language/names.h"
#include "language/names_features.h"
#include "language/names_model.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <numeric>
#include <random>
#include <set>
#include <tuple>
#include <unordered_map>

namespace dossier::train {

namespace names = language::names;
using language::Gazetteer;
using language::TokenIndex;
using names::kFeatureCount;
using names::kLabelCount;

namespace {

constexpr std::uint32_t kAbsent = 0xffffffffu;
constexpr unsigned kWidth = 16;  // labels padded for the vector unit

using Row = std::array<float, kWidth>;

/// Stretches of active tokens, flat: the only places where names can be.
struct Instances {
  std::vector<std::uint32_t> features;  // kFeatureCount ids a token
  std::vector<std::uint8_t> labels;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> sequences;
};

/// A copy of the looks' owner with words hidden is made for one stretch of capitals in six.
void hide_some(names::FeatureExtractor& extractor, const language::Document& document, std::minstd_rand& random) {
  bool hiding = false, in_run = false;
  for (TokenIndex i = 0; i < document.tokens.size(); ++i) {
    const auto writing = extractor.look(i).writing;
    const bool capital =
        writing != names::Case::kLower && writing != names::Case::kNumber && writing != names::Case::kOther;
    if (capital && !in_run) hiding = random() % 6 == 0;
    in_run = capital;
    if (capital && hiding) extractor.hide(i);
  }
}

template <class Visit>
void each_active_run(const language::Document& document, const names::FeatureExtractor& extractor, const Visit& visit) {
  for (const auto& sentence : document.sentences) {
    for (TokenIndex i = sentence.first; i < sentence.last;) {
      TokenIndex end = i;
      while (end < sentence.last && extractor.active(end)) ++end;
      if (end > i) visit(i, end);
      i = end > i ? end : i + 1;
    }
  }
}

class Trainer {
 public:
  Trainer(const Gazetteer& gazetteer, const NameTrainingOptions& options) : gazetteer_(gazetteer), options_(options) {}

  std::string run(const std::vector<NamedDocument>& documents, const std::function<void(const std::string&)>& report) {
    count_features(documents);
    fill_instances(documents);
    report(std::to_string(instances_.labels.size()) + " active tokens, " + std::to_string(ids_.size()) + " features");
    weights_.assign(ids_.size(), Row{});
    history_.assign(ids_.size(), Row{});
    std::vector<std::uint32_t> order(instances_.sequences.size());
    std::iota(order.begin(), order.end(), 0u);
    std::minstd_rand random(7);
    for (unsigned epoch = 0; epoch < options_.epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      double loss = 0;
      for (const std::uint32_t at : order)
        loss += step(instances_.sequences[at].first, instances_.sequences[at].second);
      char line[100];
      std::snprintf(line, sizeof line, "names pass %u: loss %.4f a token", epoch + 1,
                    loss / static_cast<double>(instances_.labels.size()));
      report(line);
    }
    return pack();
  }

 private:
  template <class Visit>
  void each_token(const std::vector<NamedDocument>& documents, const Visit& visit) {
    std::minstd_rand random(11);
    for (const NamedDocument& named : documents) {
      names::FeatureExtractor extractor(named.document, gazetteer_);
      hide_some(extractor, named.document, random);
      each_active_run(named.document, extractor, [&](TokenIndex first, TokenIndex last) {
        for (TokenIndex i = first; i < last; ++i)
          if (named.labels[i] == kUnsure) return;
        names::Features features;
        for (TokenIndex i = first; i < last; ++i) {
          extractor.features(i, features);
          visit(features, named.labels[i], i == first, i + 1 == last);
        }
      });
    }
  }

  /// A first pass over small saturating counters keeps the exact map to features that are seen often enough.
  void count_features(const std::vector<NamedDocument>& documents) {
    constexpr unsigned kBits = 26;
    std::vector<std::uint8_t> counters(std::size_t{1} << kBits);
    each_token(documents, [&](const names::Features& features, std::uint8_t, bool, bool) {
      for (const std::uint64_t feature : features)
        if (feature != 0) {
          auto& counter = counters[(feature >> 20) & (counters.size() - 1)];
          counter = static_cast<std::uint8_t>(counter + (counter < 255));
        }
    });
    each_token(documents, [&](const names::Features& features, std::uint8_t, bool, bool) {
      for (const std::uint64_t feature : features)
        if (feature != 0 && counters[(feature >> 20) & (counters.size() - 1)] >= options_.least_count)
          ids_.emplace(feature, static_cast<std::uint32_t>(ids_.size()));
    });
  }

  void fill_instances(const std::vector<NamedDocument>& documents) {
    std::uint32_t start = 0;
    each_token(documents, [&](const names::Features& features, std::uint8_t label, bool first, bool last) {
      const auto at = static_cast<std::uint32_t>(instances_.labels.size());
      if (first) start = at;
      for (const std::uint64_t feature : features) {
        const auto it = feature == 0 ? ids_.end() : ids_.find(feature);
        instances_.features.push_back(it == ids_.end() ? kAbsent : it->second);
      }
      instances_.labels.push_back(label);
      if (last) instances_.sequences.emplace_back(start, at + 1);
    });
  }

  /// One gradient step on one stretch; returns its negative log-likelihood.
  double step(std::uint32_t first, std::uint32_t last) {
    const std::size_t length = last - first;
    emissions_.assign(length, Row{});
    for (std::size_t t = 0; t < length; ++t) {
      const std::uint32_t* ids = &instances_.features[(first + t) * kFeatureCount];
      for (unsigned f = 0; f < kFeatureCount; ++f)
        if (ids[f] != kAbsent)
          for (unsigned l = 0; l < kWidth; ++l) emissions_[t][l] += weights_[ids[f]][l];
    }
    Row moves[kWidth];
    for (unsigned a = 0; a < kLabelCount; ++a)
      for (unsigned b = 0; b < kLabelCount; ++b)
        moves[a][b] = names::may_follow(a, b) ? std::exp(transitions_[a][b]) : 0.0f;
    forward_.assign(length, Row{});
    backward_.assign(length, Row{});
    potentials_.assign(length, Row{});
    double log_z = 0;
    for (std::size_t t = 0; t < length; ++t) {
      float top = emissions_[t][0];
      for (unsigned l = 1; l < kLabelCount; ++l) top = std::max(top, emissions_[t][l]);
      for (unsigned l = 0; l < kLabelCount; ++l) potentials_[t][l] = std::exp(emissions_[t][l] - top);
      float sum = 0;
      for (unsigned l = 0; l < kLabelCount; ++l) {
        float in = 0;
        if (t == 0) in = moves[0][l];
        else
          for (unsigned k = 0; k < kLabelCount; ++k) in += forward_[t - 1][k] * moves[k][l];
        forward_[t][l] = in * potentials_[t][l];
        sum += forward_[t][l];
      }
      for (unsigned l = 0; l < kLabelCount; ++l) forward_[t][l] /= sum;
      log_z += std::log(sum) + top;
    }
    float end_sum = 0;
    for (unsigned l = 0; l < kLabelCount; ++l) end_sum += forward_[length - 1][l] * moves[l][0];
    log_z += std::log(end_sum);
    for (unsigned l = 0; l < kLabelCount; ++l) backward_[length - 1][l] = moves[l][0];
    for (std::size_t t = length - 1; t-- > 0;) {
      float sum = 0;
      for (unsigned k = 0; k < kLabelCount; ++k) {
        float out = 0;
        for (unsigned l = 0; l < kLabelCount; ++l) out += moves[k][l] * potentials_[t + 1][l] * backward_[t + 1][l];
        backward_[t][k] = out;
        sum += out;
      }
      for (unsigned k = 0; k < kLabelCount; ++k) backward_[t][k] /= sum;
    }
    double gold = 0;
    unsigned previous = 0;
    Row move_gradient[kWidth] = {};
    for (std::size_t t = 0; t < length; ++t) {
      const unsigned label = instances_.labels[first + t];
      gold += emissions_[t][label] + transitions_[previous][label];
      Row gradient{};
      float sum = 0;
      for (unsigned l = 0; l < kLabelCount; ++l) sum += gradient[l] = forward_[t][l] * backward_[t][l];
      for (unsigned l = 0; l < kLabelCount; ++l) gradient[l] /= sum;
      pair_gradient(t, previous, label, moves, move_gradient);
      gradient[label] -= 1;
      previous = label;
      if (1 + gradient[label] > 0.998f) continue;  // as good as certain
      const std::uint32_t* ids = &instances_.features[(first + t) * kFeatureCount];
      for (unsigned f = 0; f < kFeatureCount; ++f)
        if (ids[f] != kAbsent) update(weights_[ids[f]], history_[ids[f]], gradient);
    }
    gold += transitions_[previous][0];
    for (unsigned l = 0; l < kLabelCount; ++l) {
      const float p = forward_[length - 1][l] * moves[l][0] / end_sum;
      move_gradient[l][0] += p;
    }
    move_gradient[previous][0] -= 1;
    for (unsigned a = 0; a < kLabelCount; ++a) update(transitions_[a], transition_history_[a], move_gradient[a]);
    return log_z - gold;
  }

  void pair_gradient(std::size_t t, unsigned previous, unsigned label, const Row* moves, Row* gradient) const {
    gradient[previous][label] -= 1;
    Row out{};
    for (unsigned l = 0; l < kLabelCount; ++l) out[l] = potentials_[t][l] * backward_[t][l];
    float sum = 0;
    Row pairs[kWidth] = {};
    for (unsigned k = 0; k < kLabelCount; ++k) {
      const float in = t == 0 ? (k == 0 ? 1.0f : 0.0f) : forward_[t - 1][k];
      if (in == 0) continue;
      for (unsigned l = 0; l < kLabelCount; ++l) sum += pairs[k][l] = in * moves[k][l] * out[l];
    }
    for (unsigned k = 0; k < kLabelCount; ++k)
      for (unsigned l = 0; l < kLabelCount; ++l) gradient[k][l] += pairs[k][l] / sum;
  }

  void update(Row& weights, Row& history, const Row& gradient) const {
    for (unsigned l = 0; l < kWidth; ++l) {
      const float g = gradient[l] + options_.decay * weights[l];
      history[l] += g * g;
      weights[l] -= options_.rate * g / (std::sqrt(history[l]) + 1e-3f);
    }
  }

  std::string pack() const {
    struct Candidate {
      std::uint64_t feature;
      std::uint32_t id;
      float size;
    };
    std::vector<Candidate> candidates;
    candidates.reserve(ids_.size());
    for (const auto& [feature, id] : ids_) {
      float size = 0;
      for (const float w : weights_[id]) size = std::max(size, std::abs(w));
      if (size > 0.03f) candidates.push_back({feature, id, size});
    }
    // What moves the scores most is placed first; a full bucket turns the rest away.
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      return std::tie(b.size, a.feature) < std::tie(a.size, b.feature);
    });
    float top = 0.1f;
    if (!candidates.empty()) top = std::min(candidates[candidates.size() / 2000].size, 5.0f);
    names::ModelHeader header{};
    header.magic = names::kModelMagic;
    header.bucket_bits = options_.bucket_bits;
    header.feature_count = kFeatureCount;
    header.scale = top / 127;
    const auto units = [&](float value, float limit) {
      return std::clamp(std::round(value / header.scale), -limit, limit);
    };
    for (unsigned a = 0; a < kLabelCount; ++a)
      for (unsigned b = 0; b < kLabelCount; ++b)
        header.transitions[a][b] = static_cast<std::int16_t>(units(transitions_[a][b], 4000));
    std::vector<names::Row> rows((std::size_t{1} << options_.bucket_bits) * names::kRowsInBucket);
    for (const Candidate& candidate : candidates) {
      names::Row* bucket = &rows[names::bucket_of(candidate.feature, options_.bucket_bits) * names::kRowsInBucket];
      for (unsigned r = 0; r < names::kRowsInBucket; ++r) {
        if (bucket[r].check == names::check_of(candidate.feature)) break;
        if (bucket[r].check != 0) continue;
        bucket[r].check = names::check_of(candidate.feature);
        for (unsigned l = 0; l < kLabelCount; ++l)
          bucket[r].weights[l] = static_cast<std::int8_t>(units(weights_[candidate.id][l], 127));
        break;
      }
    }
    std::string out(sizeof(header) + rows.size() * sizeof(names::Row), '\0');
    std::memcpy(out.data(), &header, sizeof(header));
    std::memcpy(out.data() + sizeof(header), rows.data(), rows.size() * sizeof(names::Row));
    return out;
  }

  const Gazetteer& gazetteer_;
  const NameTrainingOptions& options_;
  std::unordered_map<std::uint64_t, std::uint32_t> ids_;
  Instances instances_;
  std::vector<Row> weights_, history_;
  std::array<Row, kWidth> transitions_{}, transition_history_{};
  std::vector<Row> emissions_, forward_, backward_, potentials_;
};

using NameKey = std::tuple<TokenIndex, TokenIndex, language::NameKind>;

std::set<NameKey> names_in(const std::vector<std::uint8_t>& labels) {
  std::set<NameKey> out;
  for (TokenIndex i = 0; i < labels.size();) {
    TokenIndex end = i + 1;
    if (labels[i] != 0) {
      const unsigned kind = names::kind_of_label(labels[i]);
      while (end < labels.size() && labels[end] == names::inside_label(kind)) ++end;
      out.emplace(i, end, names::kModelKinds[kind]);
    }
    i = end;
  }
  return out;
}

}  // namespace

std::string train_names(const std::vector<NamedDocument>& documents, const Gazetteer& gazetteer,
                        const NameTrainingOptions& options, const std::function<void(const std::string&)>& report) {
  return Trainer(gazetteer, options).run(documents, report);
}

NameScore score_names(std::string_view section, const std::vector<NamedDocument>& documents, const Gazetteer& gazetteer,
                      bool whole_tagger) {
  NameScore score;
  names::SequenceModel model;
  language::NameTagger tagger(gazetteer);
  if (!model.unpack(section) || !tagger.unpack(section)) return score;
  for (const NamedDocument& named : documents) {
    std::set<NameKey> found;
    if (whole_tagger) {
      language::Document document = named.document;
      tagger.tag(document);
      for (const auto& name : document.names)
        if (std::find(names::kModelKinds.begin(), names::kModelKinds.end(), name.kind) != names::kModelKinds.end())
          found.emplace(name.first, name.last, name.kind);
    } else {
      names::FeatureExtractor extractor(named.document, gazetteer);
      std::vector<std::uint8_t> labels(named.labels.size());
      std::vector<names::Scores> scores(labels.size());
      names::Features features;
      each_active_run(named.document, extractor, [&](TokenIndex first, TokenIndex last) {
        for (TokenIndex i = first; i < last; ++i) {
          extractor.features(i, features);
          model.score(features, scores[i]);
        }
        model.decode(scores, first, last, &labels[first]);
      });
      found = names_in(labels);
    }
    const std::set<NameKey> wanted = names_in(named.labels);
    const auto count = [&](const NameKey& key, auto member) {
      ++(score.all.*member);
      ++(score.by_kind[static_cast<std::size_t>(std::get<2>(key))].*member);
    };
    for (const NameKey& key : wanted) count(key, &NameScore::Counts::wanted);
    for (const NameKey& key : found) {
      count(key, &NameScore::Counts::found);
      if (wanted.contains(key)) count(key, &NameScore::Counts::right);
    }
  }
  return score;
}

std::string NameScore::describe() const {
  std::string out;
  const auto line = [&](std::string_view label, const Counts& counts) {
    if (counts.wanted == 0) return;
    char text[120];
    std::snprintf(text, sizeof text, "%-13.*s precision %5.1f recall %5.1f F1 %5.1f (%u)\n",
                  static_cast<int>(label.size()), label.data(), 100.0 * counts.right / std::max(1u, counts.found),
                  100.0 * counts.right / counts.wanted, 100 * counts.f1(), counts.wanted);
    out += text;
  };
  line("all", all);
  for (std::size_t k = 0; k < by_kind.size(); ++k)
    line(language::name_of(static_cast<language::NameKind>(k)), by_kind[k]);
  return out;
}

}  // namespace dossier::train
