#pragma once

#include "extract/extractor.h"

#include "annotated_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::extract::testing {

inline std::string name_of_node(const FactBatch& batch, Node node) {
  switch (node.kind) {
    case Node::Kind::kEntity: return batch.entities[node.index].name;
    case Node::Kind::kEvent: return "#" + batch.events[node.index].trigger;
    case Node::Kind::kClaim: return "claim";
  }
  return {};
}

/// Reads hand-made trees with a lexicon and says what came of them.
class EventReader : public ::testing::Test {
 protected:
  explicit EventReader(const Lexicon& lexicon) : lexicon_(lexicon) {}
  const FactBatch& read(std::string_view rows) {
    batch_ = Extractor(lexicon_, small_gazetteer())
                 .extract(annotated(rows), {.title = {}, .date = "2026-02-05", .source = {}});
    return batch_;
  }
  /// "Russia ATTACKED Ukraine", with what is not plain and positive behind it; events are "#trigger".
  std::vector<std::string> facts() const {
    std::vector<std::string> all;
    for (const Fact& fact : batch_.facts) {
      std::string line = name_of_node(batch_, fact.from) + ' ' + fact.relation + ' ' + name_of_node(batch_, fact.to);
      if (fact.polarity == Polarity::kNegative) line += " not";
      if (fact.modality != Modality::kActual) line += ' ' + std::string(name_of(fact.modality));
      all.push_back(line);
    }
    return all;
  }
  bool says(std::string_view wanted) const {
    const auto all = facts();
    return std::find(all.begin(), all.end(), wanted) != all.end();
  }
  std::string everything() const {
    std::string text;
    for (const std::string& line : facts()) text += line + '\n';
    return text;
  }
  const Lexicon& lexicon_;
  FactBatch batch_;
};

}  // namespace dossier::extract::testing
