#include "shipped_lexicon.h"

#include "extract/extractor.h"
#include "language/analyzer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

// Sentences of our own about who is what (standing_sentences.tsv), read by the shipped model and lexicon. What is
// expected was thought out before the sentences were first read; a floor says how much of it must hold.
namespace dossier::extract {
namespace {

using testing::parts;
using testing::shipped_lexicon;

struct Expectation {
  std::vector<std::string> wanted;
  std::string text;
};

std::vector<Expectation> expectations() {
  std::vector<Expectation> result;
  std::ifstream stream(DOSSIER_SOURCE_DIR "/tests/extract/standing_sentences.tsv");
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> fields = parts(line, '\t');
    if (fields.size() != 2) {
      ADD_FAILURE() << "not two fields: " << line;
      continue;
    }
    std::string text = fields[1];
    if (const std::size_t bar = text.find(" | "); bar != std::string::npos) text.replace(bar, 3, "\n\n");
    result.push_back({parts(fields[0], ';'), text});
  }
  return result;
}

bool known_as(const Entity& entity, const std::string& name) {
  return entity.name == name || std::find(entity.aliases.begin(), entity.aliases.end(), name) != entity.aliases.end();
}

/// "Anna Weiss HOLDS_ROLE Austria", "not Anna Weiss HOLDS_ROLE Austria", "Organization Civic Pact".
bool holds(const FactBatch& batch, std::string wanted) {
  const bool absent = wanted.rfind("not ", 0) == 0;
  if (absent) wanted.erase(0, 4);
  bool found = false;
  for (const Entity& entity : batch.entities) {
    const std::string kind(name_of(entity.kind));
    found |= wanted.rfind(kind + ' ', 0) == 0 && known_as(entity, wanted.substr(kind.size() + 1));
  }
  for (const Fact& fact : batch.facts) {
    if (fact.from.kind != Node::Kind::kEntity || fact.to.kind != Node::Kind::kEntity) continue;
    const std::size_t relation = wanted.find(' ' + fact.relation + ' ');
    if (relation == std::string::npos || fact.polarity != Polarity::kPositive) continue;
    found |= known_as(batch.entities[fact.from.index], wanted.substr(0, relation)) &&
             known_as(batch.entities[fact.to.index], wanted.substr(relation + fact.relation.size() + 2));
  }
  return found != absent;
}

TEST(StandingSentences, SayWhoIsWhat) {
  const auto analyzer = language::Analyzer::load(DOSSIER_SOURCE_DIR "/models/en.model");
  if (!analyzer.ok()) GTEST_SKIP() << "needs models/en.model";
  const auto lexicon = shipped_lexicon();
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().render();
  const Extractor extractor(lexicon.value(), analyzer.value().gazetteer());

  std::string missed;
  int asked = 0;
  int right = 0;
  for (const Expectation& expected : expectations()) {
    const auto document = analyzer.value().analyze(expected.text);
    ASSERT_TRUE(document.ok());
    const FactBatch batch = extractor.extract(document.value(), {});
    for (const std::string& wanted : expected.wanted) {
      ++asked;
      if (holds(batch, wanted)) ++right;
      else missed += wanted + ": " + expected.text + '\n';
    }
  }
  ASSERT_GE(asked, 70);
  EXPECT_GE(right, asked * 90 / 100) << missed;
  RecordProperty("right", right);
  RecordProperty("asked", asked);
}

}  // namespace
}  // namespace dossier::extract
