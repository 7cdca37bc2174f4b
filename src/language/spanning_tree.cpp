#include "language/spanning_tree.h"

#include <algorithm>

namespace dossier::language {
namespace {

/// Taken off every root arc: far above any score, so that the best tree has as few of them as a tree can have, one.
constexpr float kRootToll = 1e5f;
constexpr std::uint32_t kUnmarked = 0xffffffffu;

}  // namespace

bool SpanningTree::find_cycle(std::size_t count, std::vector<std::uint32_t>& members) {
  mark_.assign(count + 1, kUnmarked);
  for (const std::uint32_t start : active_) {
    if (start == count) continue;
    std::uint32_t at = start;
    while (at != count && mark_[at] == kUnmarked) {
      mark_[at] = start;
      at = best_[at];
    }
    if (at == count || mark_[at] != start) continue;
    members.clear();
    std::uint32_t walk = at;
    do {
      members.push_back(walk);
      walk = best_[walk];
    } while (walk != at);
    return true;
  }
  return false;
}

bool SpanningTree::greedy(const float* scores, std::size_t stride, std::size_t count,
                          std::vector<std::uint32_t>& heads) {
  const auto root = static_cast<std::uint32_t>(count);
  std::uint32_t top = 0;  // the word that gains most, or loses least, by hanging from the root
  float top_gain = 0;
  for (std::uint32_t d = 0; d < root; ++d) {
    const float* row = scores + d * stride;
    std::uint32_t choice = root;
    float best = -1e30f;
    for (std::uint32_t h = 0; h < root; ++h)
      if (row[h] > best && h != d) {
        best = row[h];
        choice = h;
      }
    heads[d] = choice;
    const float gain = row[root] - best;
    if (d == 0 || gain > top_gain) {
      top = d;
      top_gain = gain;
    }
  }
  heads[top] = root;
  // Whether all lead to the root.
  mark_.assign(count + 1, kUnmarked);
  for (std::uint32_t d = 0; d < root; ++d) {
    std::uint32_t at = d;
    while (at != root && mark_[at] == kUnmarked) {
      mark_[at] = d;
      at = heads[at];
    }
    if (at != root && mark_[at] == d) return false;
  }
  return true;
}

void SpanningTree::solve(float* scores, std::size_t stride, std::size_t count, std::vector<std::uint32_t>& heads) {
  heads.assign(count, static_cast<std::uint32_t>(count));
  if (count == 0 || greedy(scores, stride, count, heads)) return;
  for (std::size_t d = 0; d < count; ++d) scores[d * stride + count] -= kRootToll;
  active_.clear();
  for (std::size_t i = 0; i <= count; ++i) active_.push_back(static_cast<std::uint32_t>(i));
  best_.assign(count + 1, static_cast<std::uint32_t>(count));
  contractions_.clear();
  const auto choose = [&](std::uint32_t d) {
    auto choice = static_cast<std::uint32_t>(count);
    for (const std::uint32_t h : active_)
      if (h != d && scores[d * stride + h] > scores[d * stride + choice]) choice = h;
    best_[d] = choice;
  };
  // All are active yet, so that the first choice, the root where none is better, is a plain search for the largest.
  for (std::uint32_t d = 0; d < count; ++d) {
    const float* row = scores + d * stride;
    auto choice = static_cast<std::uint32_t>(count);
    float top = row[count];
    for (std::uint32_t h = 0; h < count; ++h)
      if (row[h] > top && h != d) {
        top = row[h];
        choice = h;
      }
    best_[d] = choice;
  }
  std::vector<std::uint32_t> members;
  for (;;) {
    if (!find_cycle(count, members)) break;
    Contraction contraction;
    contraction.into = *std::min_element(members.begin(), members.end());
    contraction.members = members;
    for (const std::uint32_t m : members) contraction.member_heads.push_back(best_[m]);
    contraction.enters.assign(count + 1, kUnmarked);
    contraction.leaves.assign(count + 1, kUnmarked);
    std::vector<char> inside(count + 1, 0);
    for (const std::uint32_t m : members) inside[m] = 1;
    const std::size_t into = contraction.into;
    std::vector<float> entering(count + 1);
    std::vector<float> leaving(count + 1);
    for (const std::uint32_t v : active_) {
      if (inside[v]) continue;
      for (const std::uint32_t m : members) {
        const float in = scores[m * stride + v] - scores[m * stride + best_[m]];
        if (contraction.enters[v] == kUnmarked || in > entering[v]) {
          entering[v] = in;
          contraction.enters[v] = m;
        }
        if (v == count) continue;
        const float out = scores[v * stride + m];
        if (contraction.leaves[v] == kUnmarked || out > leaving[v]) {
          leaving[v] = out;
          contraction.leaves[v] = m;
        }
      }
    }
    for (const std::uint32_t v : active_) {
      if (inside[v]) continue;
      scores[into * stride + v] = entering[v];
      if (v == count) continue;
      scores[v * stride + into] = leaving[v];
      if (inside[best_[v]]) best_[v] = contraction.into;
    }
    active_.erase(
        std::remove_if(active_.begin(), active_.end(), [&](std::uint32_t v) { return inside[v] && v != into; }),
        active_.end());
    choose(contraction.into);  // the others' best heads are still their best
    contractions_.push_back(std::move(contraction));
  }
  for (auto it = contractions_.rbegin(); it != contractions_.rend(); ++it) {
    const std::uint32_t outer = best_[it->into];
    const std::uint32_t entered = it->enters[outer];
    for (std::uint32_t v = 0; v < count; ++v)
      if (best_[v] == it->into && it->leaves[v] != kUnmarked) best_[v] = it->leaves[v];
    for (std::size_t i = 0; i < it->members.size(); ++i) best_[it->members[i]] = it->member_heads[i];
    best_[entered] = outer;
  }
  std::copy(best_.begin(), best_.begin() + static_cast<std::ptrdiff_t>(count), heads.begin());
}

}  // namespace dossier::language
