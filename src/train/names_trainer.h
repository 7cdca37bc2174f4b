#pragma once

#include "language/gazetteer.h"
#include "train/names_data.h"

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::train {

struct NameTrainingOptions {
  unsigned epochs = 8;
  float rate = 0.12f;         ///< AdaGrad's step
  float decay = 2e-3f;        ///< L2 pull on the weights that a step touches
  unsigned least_count = 3;   ///< features seen less often are left out
  unsigned bucket_bits = 16;  ///< size of the packed table: 64 bytes << bits
};

/// Exact matches of span and kind.
struct NameScore {
  struct Counts {
    unsigned right = 0, found = 0, wanted = 0;
    double f1() const { return found + wanted == 0 ? 0 : 2.0 * right / (found + wanted); }
  };
  Counts all;
  std::array<Counts, 9> by_kind{};  ///< by NameKind
  std::string describe() const;     ///< one line a kind, percentages
};

/// Trains the conditional random field by stochastic gradient descent (AdaGrad, Duchi et al. 2011) and packs the
/// "names" section. The same documents in the same order give the same bytes. `report` gets one line a pass.
std::string train_names(const std::vector<NamedDocument>& documents, const language::Gazetteer& gazetteer,
                        const NameTrainingOptions& options, const std::function<void(const std::string&)>& report);

/// How well the packed section finds the labelled names: the sequence model alone, or the whole tagger.
NameScore score_names(std::string_view section, const std::vector<NamedDocument>& documents,
                      const language::Gazetteer& gazetteer, bool whole_tagger);

}  // namespace dossier::train
