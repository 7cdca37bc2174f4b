#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dossier::language {

/// The best dependency tree under arc scores: the maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967), with
/// exactly one word under the root. Buffers are reused from call to call; not thread-safe.
class SpanningTree {
 public:
  /// `scores[d * stride + h]` is the score of head h for word d; h = count is the root. Changes `scores`.
  /// heads[d] becomes the head of word d, `count` for the root's one dependent. Time O(count²), and as much again
  /// for the words of the cycles among the best heads.
  void solve(float* scores, std::size_t stride, std::size_t count, std::vector<std::uint32_t>& heads);

 private:
  struct Contraction {
    std::uint32_t into = 0;
    std::vector<std::uint32_t> members;
    std::vector<std::uint32_t> member_heads;
    std::vector<std::uint32_t> enters;  // for each head outside: the member that its arc enters
    std::vector<std::uint32_t> leaves;  // for each dependent outside: the member that its arc leaves
  };
  /// Every word's best head, but for the word that the root is best for. No tree can score more, so when this is one it
  /// is the best; most sentences have it. Returns whether it is; leaves `heads` as they may be otherwise.
  bool greedy(const float* scores, std::size_t stride, std::size_t count, std::vector<std::uint32_t>& heads);
  bool find_cycle(std::size_t count, std::vector<std::uint32_t>& members);

  std::vector<std::uint32_t> best_;
  std::vector<std::uint32_t> active_;
  std::vector<std::uint32_t> mark_;
  std::vector<Contraction> contractions_;
};

}  // namespace dossier::language
