#include "train/coref_score.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <map>
#include <unordered_map>

namespace dossier::train {
namespace {

using MentionIndex = std::unordered_map<std::uint64_t, std::size_t>;

MentionIndex index_of(const Clustering& clustering) {
  MentionIndex out;
  for (std::size_t c = 0; c < clustering.size(); ++c)
    for (const std::uint64_t mention : clustering[c]) out.emplace(mention, c);
  return out;
}

/// Sum over `key` of (size - parts), and of (size - 1), where parts are the pieces that `response` cuts the entity
/// into.
void add_muc(const Clustering& key, const MentionIndex& response, double& top, double& bottom) {
  for (const auto& entity : key) {
    std::map<std::size_t, unsigned> parts;
    unsigned alone = 0;
    for (const std::uint64_t mention : entity) {
      const auto it = response.find(mention);
      if (it == response.end()) ++alone;
      else ++parts[it->second];
    }
    top += static_cast<double>(entity.size()) - static_cast<double>(parts.size() + alone);
    bottom += static_cast<double>(entity.size()) - 1;
  }
}

void add_b3(const Clustering& key, const MentionIndex& response, double& top, double& bottom) {
  for (const auto& entity : key) {
    std::map<std::size_t, unsigned> shared;
    for (const std::uint64_t mention : entity)
      if (const auto it = response.find(mention); it != response.end()) ++shared[it->second];
    for (const auto& [other, count] : shared)
      top += static_cast<double>(count) * count / static_cast<double>(entity.size());
    bottom += static_cast<double>(entity.size());
  }
}

/// Kuhn and Munkres' assignment by shortest augmenting paths on costs; returns the greatest total similarity.
double best_alignment(const std::vector<std::vector<double>>& similarity, std::size_t columns) {
  const std::size_t rows = similarity.size();
  if (rows == 0 || columns == 0) return 0;
  const std::size_t n = std::max(rows, columns);
  const auto cost = [&](std::size_t i, std::size_t j) { return i < rows && j < columns ? -similarity[i][j] : 0.0; };
  std::vector<double> u(n + 1), v(n + 1);
  std::vector<std::size_t> match(n + 1), way(n + 1);
  for (std::size_t i = 1; i <= n; ++i) {
    match[0] = i;
    std::size_t j0 = 0;
    std::vector<double> least(n + 1, std::numeric_limits<double>::max());
    std::vector<bool> used(n + 1);
    do {
      used[j0] = true;
      const std::size_t i0 = match[j0];
      std::size_t j1 = 0;
      double delta = std::numeric_limits<double>::max();
      for (std::size_t j = 1; j <= n; ++j) {
        if (used[j]) continue;
        const double reduced = cost(i0 - 1, j - 1) - u[i0] - v[j];
        if (reduced < least[j]) {
          least[j] = reduced;
          way[j] = j0;
        }
        if (least[j] < delta) {
          delta = least[j];
          j1 = j;
        }
      }
      for (std::size_t j = 0; j <= n; ++j) {
        if (used[j]) {
          u[match[j]] += delta;
          v[j] -= delta;
        } else {
          least[j] -= delta;
        }
      }
      j0 = j1;
    } while (match[j0] != 0);
    do {
      const std::size_t j1 = way[j0];
      match[j0] = match[j1];
      j0 = j1;
    } while (j0 != 0);
  }
  double total = 0;
  for (std::size_t j = 1; j <= n; ++j) total -= cost(match[j] - 1, j - 1);
  return total;
}

void drop_singletons(Clustering& clustering) {
  std::erase_if(clustering, [](const auto& entity) { return entity.size() < 2; });
}

}  // namespace

double CorefScore::Sums::f1() const {
  const double p = precision(), r = recall();
  return p + r == 0 ? 0 : 2 * p * r / (p + r);
}

void add_score(CorefScore& score, Clustering gold, Clustering found) {
  drop_singletons(gold);
  drop_singletons(found);
  const MentionIndex in_gold = index_of(gold), in_found = index_of(found);
  add_muc(gold, in_found, score.muc.recall_top, score.muc.recall_bottom);
  add_muc(found, in_gold, score.muc.precision_top, score.muc.precision_bottom);
  add_b3(gold, in_found, score.b3.recall_top, score.b3.recall_bottom);
  add_b3(found, in_gold, score.b3.precision_top, score.b3.precision_bottom);
  std::vector<std::vector<double>> similarity(gold.size(), std::vector<double>(found.size()));
  for (std::size_t g = 0; g < gold.size(); ++g)
    for (const std::uint64_t mention : gold[g])
      if (const auto it = in_found.find(mention); it != in_found.end()) similarity[g][it->second] += 1;
  for (std::size_t g = 0; g < gold.size(); ++g)
    for (std::size_t f = 0; f < found.size(); ++f)
      similarity[g][f] = 2 * similarity[g][f] / static_cast<double>(gold[g].size() + found[f].size());
  const double aligned = best_alignment(similarity, found.size());
  score.ceafe.precision_top += aligned;
  score.ceafe.recall_top += aligned;
  score.ceafe.precision_bottom += static_cast<double>(found.size());
  score.ceafe.recall_bottom += static_cast<double>(gold.size());
}

Clustering gold_clusters(const CorefDocument& document) {
  std::map<std::string, std::vector<std::uint64_t>> entities;
  for (const auto& [mention, entity] : document.entity_of) entities[entity].push_back(mention);
  Clustering out;
  for (auto& [entity, mentions] : entities) out.push_back(std::move(mentions));
  return out;
}

Clustering found_clusters(const language::Document& document) {
  Clustering out;
  for (const auto& chain : document.chains) {
    out.emplace_back();
    for (const auto& mention : chain.mentions) out.back().push_back(mention.head);
  }
  return out;
}

std::string CorefScore::describe() const {
  std::string out;
  const auto line = [&](const char* name, const Sums& sums) {
    char text[100];
    std::snprintf(text, sizeof text, "%-8s precision %5.1f recall %5.1f F1 %5.1f\n", name, 100 * sums.precision(),
                  100 * sums.recall(), 100 * sums.f1());
    out += text;
  };
  line("MUC", muc);
  line("B3", b3);
  line("CEAF-e", ceafe);
  char text[40];
  std::snprintf(text, sizeof text, "CoNLL    %5.1f\n", 100 * conll());
  return out + text;
}

}  // namespace dossier::train
