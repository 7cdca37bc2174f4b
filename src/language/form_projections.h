#pragma once

#include "language/network.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::language {

/// What the first layer's matrix makes of each form and each context seen so far. A word's input is the sum of its
/// form's embedding and its context's, so its projection is the sum of theirs, and most words of a text are repeats
/// (as Chen and Manning 2014 precompute their first layer). Kept by each thread from document to document; what is
/// found never depends on what was asked before.
class FormProjections {
 public:
  /// About five kilobytes each with the shape that ships. Above it, all are forgotten before the next batch.
  static constexpr std::size_t kMostForms = 4096;
  static constexpr std::size_t kMostFormBytes = 1u << 18;

  /// Starts a batch of words. `model` must live until the batch has ended.
  void start(const ParserModel& model);
  /// Adds a word to the batch.
  void add(std::string_view form, const WordFeatures::Context& context);
  /// Ends the batch: writes its words' projections, words × projected_of(0).
  void finish(std::vector<float>& projected);

 private:
  using Slot = std::uint32_t;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  struct Word {
    Slot form, context;
  };
  Slot slot_of(std::string_view form);
  Slot slot_of_context(std::uint32_t row);
  Slot new_slot();

  std::uint64_t model_id_ = 0;
  const ParserModel* model_ = nullptr;
  std::unordered_map<std::string, Slot, Hash, std::equal_to<>> forms_;
  std::size_t form_bytes_ = 0;
  std::unordered_map<std::uint32_t, Slot> contexts_;
  Slot slots_ = 0;
  std::vector<float> projections_;  ///< of the slots that are computed
  std::vector<float> embeddings_;   ///< of those that are not yet
  LayerActivations activations_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace dossier::language
