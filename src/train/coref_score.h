#pragma once

#include "train/coref_data.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier::train {

/// One clustering: entities as lists of mention keys.
using Clustering = std::vector<std::vector<std::uint64_t>>;

/// Sums over documents, from which precision and recall are taken at the end (as the CoNLL scorer does).
struct CorefScore {
  struct Sums {
    double precision_top = 0, precision_bottom = 0, recall_top = 0, recall_bottom = 0;
    double precision() const { return precision_bottom == 0 ? 0 : precision_top / precision_bottom; }
    double recall() const { return recall_bottom == 0 ? 0 : recall_top / recall_bottom; }
    double f1() const;
  };
  Sums muc;    ///< links (Vilain et al. 1995)
  Sums b3;     ///< mentions (Bagga & Baldwin 1998)
  Sums ceafe;  ///< entities, phi 4, best one-to-one alignment (Luo 2005)
  double conll() const { return (muc.f1() + b3.f1() + ceafe.f1()) / 3; }
  std::string describe() const;
};

/// Adds one document. Singletons on either side are left out, as in the CoNLL-2012 task.
void add_score(CorefScore& score, Clustering gold, Clustering found);

Clustering gold_clusters(const CorefDocument& document);
Clustering found_clusters(const language::Document& document);

}  // namespace dossier::train
