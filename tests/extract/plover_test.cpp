#include "shipped_lexicon.h"

#include "base/utf8.h"
#include "extract/extractor.h"
#include "language/analyzer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>

// Sentences of our own for every PLOVER type (plover_sentences.tsv), read by the shipped model and lexicon: who does
// what to whom. What is expected was thought out before the sentences were first read; a floor says how many must hold.
namespace dossier::extract {
namespace {

using testing::parts;
using testing::shipped_lexicon;

struct Expectation {
  std::string type;
  std::vector<std::string> actors;
  std::vector<std::string> recipients;
  std::string sentence;
};

std::vector<Expectation> expectations() {
  std::vector<Expectation> result;
  std::ifstream stream(DOSSIER_SOURCE_DIR "/tests/extract/plover_sentences.tsv");
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> fields = parts(line, '\t');
    if (fields.size() != 4) {
      ADD_FAILURE() << "not four fields: " << line;
      continue;
    }
    result.push_back({fields[0], parts(fields[1], ';'), parts(fields[2], ';'), fields[3]});
  }
  return result;
}

/// The names that take part in the event on one side, in one string: `outgoing` those it was done to.
std::string side(const FactBatch& batch, std::uint32_t event, bool outgoing) {
  std::string names;
  for (const Fact& fact : batch.facts) {
    const Node& at = outgoing ? fact.from : fact.to;
    const Node& other = outgoing ? fact.to : fact.from;
    if (at.kind != Node::Kind::kEvent || at.index != event || other.kind != Node::Kind::kEntity) continue;
    for (const std::string& alias : batch.entities[other.index].aliases) names += alias + " | ";
    names += batch.entities[other.index].name + " | " + fact.via + " | ";
  }
  return utf8::to_lower(names);
}

bool names_one(const std::string& names, const std::vector<std::string>& wanted) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& each) {
           return names.find(utf8::to_lower(each)) != std::string::npos;
         });
}

/// Some event of the type has one of the actors and one of the recipients expected.
bool holds(const FactBatch& batch, const Expectation& expected) {
  const bool together = expected.type == "CONSULT" || expected.type == "AGREE" || expected.type == "COOPERATE";
  std::string actors;
  std::string recipients;
  bool found = false;
  for (std::uint32_t event = 0; event < batch.events.size(); ++event) {
    if (name_of(batch.events[event].type) != expected.type) continue;
    found = true;
    actors += side(batch, event, false);
    recipients += side(batch, event, true);
  }
  if (together) recipients += actors;
  return found && names_one(actors, expected.actors) && names_one(recipients, expected.recipients);
}

TEST(Plover, ReadsWhoDoesWhatToWhom) {
  const auto analyzer = language::Analyzer::load(DOSSIER_SOURCE_DIR "/models/en.model");
  if (!analyzer.ok()) GTEST_SKIP() << "needs models/en.model";
  const auto lexicon = shipped_lexicon();
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().render();
  const Extractor extractor(lexicon.value(), analyzer.value().gazetteer());

  const std::vector<Expectation> all = expectations();
  std::map<std::string, int> asked;
  std::map<std::string, int> right;
  std::string missed;
  int total = 0;
  for (const Expectation& expected : all) {
    const auto document = analyzer.value().analyze(expected.sentence);
    ASSERT_TRUE(document.ok());
    ++asked[expected.type];
    if (holds(extractor.extract(document.value(), {}), expected)) {
      ++right[expected.type];
      ++total;
    } else {
      missed += expected.type + ": " + expected.sentence + '\n';
    }
  }
  ASSERT_GE(all.size(), 300u);
  EXPECT_GE(total, static_cast<int>(all.size()) * 82 / 100) << missed;
  for (const auto& [type, count] : asked) EXPECT_GE(2 * right[type], count) << type << '\n' << missed;
}

}  // namespace
}  // namespace dossier::extract
