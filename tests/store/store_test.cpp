#include "store/store.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <thread>

#include "store/scratch_dir.h"

namespace dossier::store {
namespace {

using graph::NamedProperties;
using graph::Value;
using Mode = Store::Mode;

class StoreTest : public testing::Test {
 protected:
  test::ScratchDir dir_;
  std::string path_ = dir_.file("news.db");

  Store open(Mode mode) {
    auto store = Store::open(path_, mode);
    if (!store) throw std::runtime_error(store.error().render());
    return std::move(store).value();
  }
};

TEST_F(StoreTest, GivesBackWhatWasCommitted) {
  {
    Store store = open(Mode::kWrite);
    auto change = store.begin().value();
    const auto umerov = change.add_node({{"Person"}, {{"name", Value("Rustem Umerov")}}}).value();
    const auto talks = change.add_node({{"Event"}, {{"type", Value("CONSULT")}}}).value();
    ASSERT_TRUE(change.add_edge(umerov, "ATTENDED", talks, {{"sentence", Value(0)}, {"verb", Value("met")}}).ok());
    ASSERT_TRUE(change.commit().ok());
  }
  const auto graph = open(Mode::kRead).load().value();
  ASSERT_EQ(graph.node_count(), 2u);
  ASSERT_EQ(graph.edge_count(), 1u);
  EXPECT_EQ(graph.symbol(graph.type(0)), "ATTENDED");
  EXPECT_EQ(graph.node_property(0, graph.find_symbol("name"))->string(), "Rustem Umerov");
  EXPECT_EQ(graph.edge_property(0, graph.find_symbol("verb"))->string(), "met");
  EXPECT_TRUE(graph.has_label(1, graph.find_symbol("Event")));
}

TEST_F(StoreTest, KeepsEveryKindOfValue) {
  graph::DateTime moment{1'770'000'000, 5, 3600, "Europe/Kyiv"};
  const NamedProperties properties{
      {"boolean", Value(true)},
      {"date", Value(graph::Date{-719'528})},
      {"datetime", Value(moment)},
      {"duration", Value(graph::Duration{-14, 3, -5, 999'999'999})},
      {"float", Value(-0.0)},
      {"integer", Value(std::int64_t{-9'223'372'036'854'775'807} - 1)},
      {"list", Value(graph::List{Value(1), Value("two"), Value(graph::List{}), Value()})},
      {"localdatetime", Value(graph::LocalDateTime{-1, 7})},
      {"localtime", Value(graph::LocalTime{86'399'999'999'999})},
      {"map", Value(graph::Map{{"k", Value(graph::Map{{"", Value(1.5)}})}})},
      {"nan", Value(std::nan(""))},
      {"text", Value(std::string("zero \0 inside, and \xff", 20))},
      {"time", Value(graph::Time{1, -3600})},
  };
  Store store = open(Mode::kWrite);
  auto change = store.begin().value();
  const auto id = change.add_node({{}, properties}).value();
  const auto back = change.node(id).value();
  ASSERT_EQ(back.properties.size(), properties.size());
  for (std::size_t i = 0; i < properties.size(); ++i) {
    EXPECT_EQ(back.properties[i].first, properties[i].first);
    EXPECT_TRUE(graph::identical(back.properties[i].second, properties[i].second)) << properties[i].first;
  }
}

TEST_F(StoreTest, RefusesAPropertyThatPointsIntoTheGraph) {
  Store store = open(Mode::kWrite);
  auto change = store.begin().value();
  const auto refused = change.add_node({{}, {{"friend", Value(graph::NodeRef{0})}}});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().fault, Fault::kRuntime);
}

TEST_F(StoreTest, UndoesADroppedTransactionWithItsSymbols) {
  Store store = open(Mode::kWrite);
  {
    auto dropped = store.begin().value();
    ASSERT_TRUE(dropped.add_node({{"Dropped"}, {}}).ok());
  }
  EXPECT_EQ(store.version().value(), 0u);
  auto change = store.begin().value();
  EXPECT_EQ(change.add_node({{"Kept"}, {}}).value(), 0u);
  ASSERT_TRUE(change.commit().ok());
  const auto graph = store.load().value();
  EXPECT_EQ(graph.find_symbol("Dropped"), graph::kNoSymbol);
  EXPECT_EQ(graph.node_count(), 1u);
  EXPECT_EQ(store.version().value(), 1u);
}

TEST_F(StoreTest, LeavesTheVersionWhenNothingChanged) {
  Store store = open(Mode::kWrite);
  auto change = store.begin().value();
  ASSERT_TRUE(change.commit().ok());
  EXPECT_EQ(store.version().value(), 0u);
}

TEST_F(StoreTest, FindsNodesUnderTheirKeysAcrossTransactions) {
  Store store = open(Mode::kWrite);
  {
    auto change = store.begin().value();
    const auto a = change.add_node({{"Person"}, {}}).value(), b = change.add_node({{"Person"}, {}}).value();
    for (const auto node : {b, a}) ASSERT_TRUE(change.add_key("driscoll", node).ok());
    ASSERT_TRUE(change.add_key("driscol", b).ok());
    ASSERT_TRUE(change.add_key(std::string("\0\xff", 2), a).ok());
    ASSERT_TRUE(change.add_key(std::string(400, 'x'), a).ok());
    EXPECT_FALSE(change.add_key(std::string(401, 'x'), a).ok());
    ASSERT_TRUE(change.commit().ok());
  }
  auto change = store.begin().value();
  EXPECT_EQ(change.find("driscoll").value(), (std::vector<graph::NodeId>{0, 1}));
  EXPECT_EQ(change.find("driscol").value(), (std::vector<graph::NodeId>{1}));
  EXPECT_EQ(change.find(std::string("\0\xff", 2)).value(), (std::vector<graph::NodeId>{0}));
  EXPECT_TRUE(change.find("driscolls").value().empty());
  ASSERT_TRUE(change.remove_node(0).ok());
  EXPECT_EQ(change.find("driscoll").value(), (std::vector<graph::NodeId>{1}));
}

TEST_F(StoreTest, NeverGivesARemovedIdAgain) {
  Store store = open(Mode::kWrite);
  {
    auto change = store.begin().value();
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(change.add_node({{"N"}, {}}).ok());
    ASSERT_TRUE(change.add_edge(0, "R", 1, {}).ok());
    ASSERT_TRUE(change.remove_edge(0).ok());
    ASSERT_TRUE(change.remove_node(2).ok());
    ASSERT_TRUE(change.commit().ok());
  }
  auto graph = store.load().value();
  EXPECT_EQ(graph.node_bound(), 3u);
  EXPECT_EQ(graph.edge_bound(), 1u);
  EXPECT_EQ(graph.node_count(), 2u);
  EXPECT_EQ(graph.edge_count(), 0u);
  auto change = store.begin().value();
  EXPECT_EQ(change.add_node({{}, {}}).value(), 3u);
}

TEST_F(StoreTest, RefusesToCommitAnEdgeWithoutItsNode) {
  Store store = open(Mode::kWrite);
  auto change = store.begin().value();
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(change.add_node({{"N"}, {}}).ok());
  ASSERT_TRUE(change.add_edge(0, "R", 1, {}).ok());
  ASSERT_TRUE(change.remove_node(1).ok());
  const auto refused = change.commit();
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().fault, Fault::kRuntime);
}

TEST_F(StoreTest, ReplacesRecordsAndSaysWhichIsMissing) {
  Store store = open(Mode::kWrite);
  auto change = store.begin().value();
  ASSERT_TRUE(change.add_node({{"Person"}, {{"name", Value("Umerov")}}}).ok());
  ASSERT_TRUE(change.replace_node(0, {{"Person"}, {{"name", Value("Rustem Umerov")}}}).ok());
  EXPECT_EQ(change.node(0).value().properties[0].second.string(), "Rustem Umerov");
  for (const auto& missing : {change.replace_node(7, {}), change.remove_node(7), change.remove_edge(7),
                              change.replace_edge(7, {}), change.add_key("k", 7)}) {
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().fault, Fault::kNotFound);
    EXPECT_NE(missing.error().message.find("7"), std::string::npos);
  }
  EXPECT_TRUE(change.commit().ok()) << "a missing id changes nothing and spoils nothing";
}

TEST_F(StoreTest, ReadingNeverMakesAFile) {
  const auto store = Store::open(path_, Mode::kRead);
  ASSERT_FALSE(store.ok());
  EXPECT_EQ(store.error().fault, Fault::kNotFound);
  EXPECT_TRUE(std::filesystem::is_empty(dir_.path()));
}

TEST_F(StoreTest, AReaderInTheSameProcessSeesTheLastCommitOnly) {
  Store writer = open(Mode::kWrite);
  const Store reader = open(Mode::kRead);
  auto change = writer.begin().value();
  ASSERT_TRUE(change.add_node({{"N"}, {}}).ok());
  EXPECT_EQ(reader.load().value().node_count(), 0u);
  ASSERT_TRUE(change.commit().ok());
  EXPECT_EQ(reader.load().value().node_count(), 1u);
  EXPECT_FALSE(Store(open(Mode::kRead)).begin().ok()) << "opened for reading";
}

TEST_F(StoreTest, ASecondTransactionInOneThreadIsAnErrorAndInAnotherThreadWaits) {
  Store store = open(Mode::kWrite);
  auto first = store.begin().value();
  const auto second = store.begin();
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().fault, Fault::kStore);
  ASSERT_TRUE(first.add_node({{"N"}, {}}).ok());
  std::thread waits([&] {
    auto change = store.begin().value();
    EXPECT_EQ(change.add_node({{"N"}, {}}).value(), 1u);
    EXPECT_TRUE(change.commit().ok());
  });
  ASSERT_TRUE(first.commit().ok());
  waits.join();
  EXPECT_EQ(store.version().value(), 2u);
}

}  // namespace
}  // namespace dossier::store
