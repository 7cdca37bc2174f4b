#pragma once

#include "language/coref_mentions.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::language::coref {

/// A mention with what its name's cluster and its place in the document add.
struct RankedMention {
  Mention mention;
  std::int32_t cluster = -1;         ///< index of the name cluster, or -1
  NameKind kind = NameKind::kOther;  ///< of the cluster's names
  std::uint32_t cluster_size = 0;    ///< names in the cluster
  std::uint32_t roles = 0;           ///< a small Bloom filter of lemmas that titles and appositions give the cluster
  std::uint32_t governor = 0;        ///< hash of the lemma that its head depends on
  Deprel relation = Deprel::kDep;
  TokenIndex governor_token = kNoToken;
  TokenIndex clause = kNoToken;  ///< the verb of the clause it stands in
  bool has_country = false;
  std::uint32_t country = 0;  ///< hash of the ISO code of its cluster, or of the people that modify it; 0 unknown
  std::uint32_t text = 0;     ///< hash of the folded words of the span without its determiner
};

/// The features of "m refers to a", as hashes; `none` gives those of "m refers to nothing before it".
class RankerFeatures {
 public:
  void pair(const RankedMention& m, const RankedMention& a, std::uint32_t distance, std::uint32_t agreeing_between,
            std::vector<std::uint32_t>& out) const;
  void none(const RankedMention& m, bool lemma_seen, std::vector<std::uint32_t>& out) const;
};

/// Linear weights over hashed features. Packed: u32 magic, u32 bits, f32 scale, then 2^bits int8.
class RankerWeights {
 public:
  static constexpr std::uint32_t kMagic = 0x31464352u;  // "RCF1"
  bool unpack(std::string_view bytes);
  bool loaded() const { return weights_ != nullptr; }
  std::uint32_t bits() const { return bits_; }
  float score(const std::vector<std::uint32_t>& features) const;

 private:
  const std::int8_t* weights_ = nullptr;
  std::uint32_t bits_ = 0;
  float scale_ = 0;
};

/// Which antecedents of a mention are weighed: all of the last sentences for pronouns and definite phrases, and those
/// with the same head anywhere before. Bounded, so that the work stays linear in the text.
class CandidateFinder {
 public:
  /// Call for each mention in order; gives indices of earlier mentions, the nearest first.
  void candidates(const std::vector<RankedMention>& mentions, std::uint32_t m, std::vector<std::uint32_t>& out);
  /// Whether the last mention asked about has a head seen before.
  bool lemma_seen() const { return lemma_seen_; }

 private:
  static constexpr std::uint32_t kNoMention = 0xffffffffu;
  std::vector<std::uint32_t> previous_same_;                      // per mention: the one before with its lemma
  std::vector<std::pair<std::uint32_t, std::uint32_t>> last_of_;  // hash table: lemma, last mention
  bool lemma_seen_ = false;
};

/// Hard constraints: agreement in person, number and gender, binding, one inside the other.
bool may_corefer(const RankedMention& m, const RankedMention& a);

}  // namespace dossier::language::coref
