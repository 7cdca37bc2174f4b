#include <gtest/gtest.h>
#include <lmdb.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <random>
#include <sstream>

#include "store/scratch_dir.h"
#include "store/store.h"

// Files that are cut, changed or not ours: each is refused with a diagnostic or read rightly, and none ends the
// process.
namespace dossier::store {
namespace {

using graph::Value;
using Mode = Store::Mode;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// A store with small and large records, removed ones, free pages and trees of more than one level.
void sample_store(const std::string& path) {
  auto store = Store::open(path, Mode::kWrite).value();
  for (int article = 0; article < 12; ++article) {
    auto change = store.begin().value();
    std::vector<graph::NodeId> nodes;
    for (int i = 0; i < 25; ++i) {
      const auto name = "node " + std::to_string(article) + "." + std::to_string(i);
      nodes.push_back(change.add_node({{i % 2 == 0 ? "Person" : "Country"}, {{"name", Value(name)}}}).value());
      EXPECT_TRUE(change.add_key(name, nodes.back()).ok());
    }
    nodes.push_back(change.add_node({{"Article"}, {{"text", Value(std::string(9000, 'a'))}}}).value());
    for (std::size_t i = 1; i < nodes.size(); ++i)
      EXPECT_TRUE(change.add_edge(nodes[i - 1], "MET", nodes[i], {{"evidence", Value("They met.")}}).ok());
    EXPECT_TRUE(change.commit().ok());
    if (article % 3 == 2) {
      auto removal = store.begin().value();
      EXPECT_TRUE(removal.remove_edge(static_cast<graph::EdgeId>(article * 25)).ok());
      EXPECT_TRUE(removal.commit().ok());
    }
  }
}

std::string picture(const graph::PropertyGraph& graph) {
  std::ostringstream out;
  for (graph::NodeId node = 0; node < graph.node_bound(); ++node) {
    if (!graph.has_node(node)) continue;
    out << node;
    for (const auto label : graph.labels(node)) out << ':' << graph.symbol(label);
    for (const auto& [key, value] : graph.node_properties(node))
      out << ' ' << graph.symbol(key) << '=' << value.string();
    for (const auto& edge : graph.out(node)) {
      out << " -" << edge.edge << graph.symbol(edge.type) << "->" << edge.neighbor;
      for (const auto& [key, value] : graph.edge_properties(edge.edge)) out << graph.symbol(key) << value.string();
    }
    out << '\n';
  }
  return out.str();
}

/// Opens and reads the file in both ways. Empty when it was refused with a diagnostic, else what was read.
std::string read_all(const std::string& path) {
  std::string seen;
  for (const Mode mode : {Mode::kRead, Mode::kWrite}) {
    auto store = Store::open(path, mode);
    if (!store) {
      EXPECT_FALSE(store.error().message.empty());
      EXPECT_EQ(store.error().source, path);
      continue;
    }
    const auto graph = store->load();
    if (graph) seen = picture(*graph);
    if (mode == Mode::kRead) continue;
    auto change = store->begin();
    if (!change) continue;
    (void)change->find("node 3.7");
    (void)change->node(40);
    if (change->add_node({{"Person"}, {{"name", Value("new")}}}) && change->add_key("new", 0)) (void)change->commit();
  }
  return seen;
}

class DamagedStore : public testing::Test {
 protected:
  test::ScratchDir dir_;
  std::string path_ = dir_.file("news.db");
  std::string hurt_ = dir_.file("hurt.db");

  void hurt(const std::string& bytes) {
    std::filesystem::remove(hurt_ + "-lock");
    write_file(hurt_, bytes);
  }

  /// Runs a check in a child process, so that a crash is a failed test and not the end of all tests.
  void expect_survival(const std::function<void()>& work, const std::string& what) {
    const pid_t child = ::fork();
    if (child == 0) {
      work();
      ::_exit(HasFailure() ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0) << what << (WIFSIGNALED(status) ? ": signal " + std::to_string(WTERMSIG(status)) : "");
  }
};

TEST_F(DamagedStore, CutAtAnyLengthIsRefusedOrRight) {
  sample_store(path_);
  const std::string whole = read_file(path_);
  const std::string right = picture(Store::open(path_, Mode::kRead).value().load().value());
  for (std::size_t length = 0; length < whole.size();
       length += length < 9000 ? 509 : 4096 - (length % 3 == 0 ? 1 : 0)) {
    hurt(whole.substr(0, length));
    expect_survival(
        [&] {
          const auto store = Store::open(hurt_, Mode::kRead);
          if (!store) {
            EXPECT_EQ(store.error().fault, Fault::kStore);
            return;
          }
          const auto graph = store->load();
          EXPECT_TRUE(!graph || picture(*graph) == right);
        },
        "cut at " + std::to_string(length));
    if (HasFailure()) return;
  }
}

TEST_F(DamagedStore, FlippedBitsAreRefusedOrDoNoHarm) {
  sample_store(path_);
  const std::string whole = read_file(path_);
  const std::string right = picture(Store::open(path_, Mode::kRead).value().load().value());
  std::mt19937 random(11);
  const auto below = [&](std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
  };
  for (int round = 0; round < 400; ++round) {
    std::string bytes = whole;
    // Headers of the file and of its pages are where a change can mislead most, so they get more than their share.
    std::size_t at = below(bytes.size());
    if (round % 4 == 1) at = below(2) * 4096 + below(152);
    if (round % 4 == 2) at = below(bytes.size() / 4096) * 4096 + below(64);
    const std::size_t flips = round % 5 == 0 ? 8 : 1;
    for (std::size_t i = 0; i < flips; ++i) {
      const std::size_t place = std::min(bytes.size() - 1, at + i);
      bytes[place] = static_cast<char>(bytes[place] ^ (1 << below(8)));
    }
    hurt(bytes);
    expect_survival(
        [&] {
          const std::string seen = read_all(hurt_);
          EXPECT_TRUE(seen.empty() || seen == right || seen.find("new") != std::string::npos) << seen.size();
        },
        "round " + std::to_string(round) + ", byte " + std::to_string(at));
    if (HasFailure()) return;
  }
}

TEST_F(DamagedStore, RandomPagesAreRefused) {
  sample_store(path_);
  const std::string whole = read_file(path_);
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    std::string bytes = whole;
    const std::size_t page = std::uniform_int_distribution<std::size_t>(0, bytes.size() / 4096 - 1)(random);
    for (std::size_t i = 0; i < 4096; ++i) bytes[page * 4096 + i] = static_cast<char>(random());
    hurt(bytes);
    expect_survival([&] { read_all(hurt_); }, "page " + std::to_string(page));
    if (HasFailure()) return;
  }
}

TEST_F(DamagedStore, AFileOfAnotherKindIsNotAStore) {
  write_file(hurt_, std::string(100'000, 'x'));
  EXPECT_NE(Store::open(hurt_, Mode::kRead).error().message.find("not a Dossier store"), std::string::npos);
  EXPECT_FALSE(Store::open(hurt_, Mode::kWrite).ok());
  EXPECT_EQ(read_file(hurt_), std::string(100'000, 'x')) << "and it is left alone";
  EXPECT_FALSE(Store::open(dir_.path().string(), Mode::kRead).ok());
}

TEST_F(DamagedStore, AnotherProgramsLmdbFileIsNotAStore) {
  MDB_env* env = nullptr;
  ASSERT_EQ(mdb_env_create(&env), 0);
  ASSERT_EQ(mdb_env_open(env, hurt_.c_str(), MDB_NOSUBDIR, 0644), 0);
  MDB_txn* txn = nullptr;
  MDB_dbi dbi = 0;
  ASSERT_EQ(mdb_txn_begin(env, nullptr, 0, &txn), 0);
  ASSERT_EQ(mdb_dbi_open(txn, nullptr, 0, &dbi), 0);
  char word[] = "word";
  MDB_val value{4, word};
  ASSERT_EQ(mdb_put(txn, dbi, &value, &value, 0), 0);
  ASSERT_EQ(mdb_txn_commit(txn), 0);
  mdb_env_close(env);
  const auto store = Store::open(hurt_, Mode::kWrite);
  ASSERT_FALSE(store.ok());
  EXPECT_EQ(store.error().fault, Fault::kStore);
}

TEST_F(DamagedStore, AnEmptyFileIsRefusedForReadingAndFilledForWriting) {
  write_file(hurt_, "");
  EXPECT_FALSE(Store::open(hurt_, Mode::kRead).ok());
  EXPECT_TRUE(Store::open(hurt_, Mode::kWrite).ok());
  EXPECT_TRUE(Store::open(hurt_, Mode::kRead).ok());
}

}  // namespace
}  // namespace dossier::store
