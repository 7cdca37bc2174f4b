#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <random>
#include <thread>

#include "store/scratch_dir.h"
#include "store/store.h"

// What must hold when processes die, disks fill and several write at once. Each transaction here adds a chain of
// kChain nodes and the edges between them; a store is whole when it holds whole chains only.
namespace dossier::store {
namespace {

using graph::Value;
using Mode = Store::Mode;

constexpr std::uint32_t kChain = 20;

Result<void> add_chain(Store& store) {
  auto begun = store.begin();
  if (!begun) return std::move(begun).error();
  auto& change = *begun;
  graph::NodeId before = graph::kNoId;
  for (std::uint32_t i = 0; i < kChain; ++i) {
    const auto node = change.add_node({{"Link"}, {{"text", Value(std::string(300 + 400 * i, 'x'))}}});
    if (!node) return node.error();
    if (auto keyed = change.add_key("link" + std::to_string(i), *node); !keyed) return keyed;
    if (i > 0) {
      const auto edge = change.add_edge(before, "NEXT", *node, {{"place", Value(static_cast<std::int64_t>(i))}});
      if (!edge) return edge.error();
    }
    before = *node;
  }
  return change.commit();
}

/// The number of chains in the store, which must be whole.
std::size_t chains(const std::string& path) {
  const auto store = Store::open(path, Mode::kRead);
  EXPECT_TRUE(store.ok()) << store.error().render();
  if (!store) return 0;
  const auto graph = store->load();
  EXPECT_TRUE(graph.ok()) << graph.error().render();
  if (!graph) return 0;
  EXPECT_EQ(graph->node_count() % kChain, 0u);
  EXPECT_EQ(graph->edge_count(), graph->node_count() / kChain * (kChain - 1));
  EXPECT_GE(store->version().value(), graph->node_count() / kChain) << "another may have come since";
  return graph->node_count() / kChain;
}

/// Runs `work` in a child process, which exits with its result.
pid_t start(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  return child;
}

int status_of(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

int write_chains(const std::string& path, int count) {
  auto store = Store::open(path, Mode::kWrite);
  if (!store) return 1;
  for (int i = 0; i < count; ++i)
    if (!add_chain(*store)) return 2;
  return 0;
}

TEST(StoreDurability, IsWholeAfterAWriterIsKilledAtAnyMoment) {
  const test::ScratchDir dir;
  const std::string path = dir.file("news.db");
  std::mt19937 random(7);
  std::size_t before = 0;
  for (int round = 0; round < 40; ++round) {
    const pid_t child = start([&] { return write_chains(path, 1 << 20); });
    ::usleep(std::uniform_int_distribution<useconds_t>(0, 30'000)(random));
    ::kill(child, SIGKILL);
    status_of(child);
    if (!std::filesystem::exists(path)) continue;  // killed before there was a store
    const std::size_t now = chains(path);
    EXPECT_GE(now, before) << "what was committed stays";
    before = now;
    if (HasFailure()) FAIL() << "round " << round;
  }
  EXPECT_EQ(write_chains(path, 1), 0);
  EXPECT_EQ(chains(path), before + 1);
}

TEST(StoreDurability, TwoWritingProcessesWaitForOneAnother) {
  const test::ScratchDir dir;
  const std::string path = dir.file("news.db");
  std::vector<pid_t> writers;
  for (int i = 0; i < 3; ++i) writers.push_back(start([&] { return write_chains(path, 15); }));
  for (const pid_t writer : writers) EXPECT_EQ(status_of(writer), 0);
  EXPECT_EQ(chains(path), 45u);
}

TEST(StoreDurability, AReaderDuringAnIngestSeesWholeTransactions) {
  const test::ScratchDir dir;
  const std::string path = dir.file("news.db");
  ASSERT_EQ(status_of(start([&] { return write_chains(path, 1); })), 0);
  const pid_t writer = start([&] { return write_chains(path, 40); });
  std::size_t before = 0;
  for (int i = 0; i < 30; ++i) {
    const std::size_t now = chains(path);
    EXPECT_GE(now, before);
    before = now;
  }
  EXPECT_EQ(status_of(writer), 0);
  EXPECT_EQ(chains(path), 41u);
}

/// In a child that may not let a file grow beyond `limit` bytes: writes until that fails. 0 when it failed as it
/// should.
int fill(const std::string& path, rlim_t limit) {
  ::signal(SIGXFSZ, SIG_IGN);
  const rlimit allowed{limit, limit};
  ::setrlimit(RLIMIT_FSIZE, &allowed);
  auto store = Store::open(path, Mode::kWrite);
  if (!store) return store.error().fault == Fault::kStore ? 0 : 3;
  for (int i = 0; i < 10'000; ++i) {
    const auto added = add_chain(*store);
    if (added) continue;
    return added.error().fault == Fault::kStore && !added.error().hint.empty() ? 0 : 4;
  }
  return 5;
}

TEST(StoreDurability, AFullDiskIsAnErrorAndLeavesTheStoreAsItWas) {
  const test::ScratchDir dir;
  const std::string path = dir.file("news.db");
  ASSERT_EQ(write_chains(path, 3), 0);
  for (const rlim_t limit : {400'000u, 700'003u, 1'000'000u}) {
    EXPECT_EQ(status_of(start([&] { return fill(path, limit); })), 0) << limit;
    EXPECT_GE(chains(path), 3u);
  }
  const std::size_t before = chains(path);
  EXPECT_EQ(write_chains(path, 2), 0) << "and it can be written again once there is room";
  EXPECT_EQ(chains(path), before + 2);
}

TEST(StoreDurability, AStoreThatHasNoRoomToBeginIsNotThere) {
  const test::ScratchDir dir;
  const std::string path = dir.file("news.db");
  EXPECT_EQ(status_of(start([&] { return fill(path, 4096); })), 0);
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(StoreDurability, AFullFileSystemIsAnErrorAndLeavesTheStoreAsItWas) {
  const test::ScratchDir dir;
  // A mount of our own, seen by this test alone; needs the right to make one.
  const pid_t child = start([&] {
    const std::string small = dir.path().string();
    if (::mount("tmpfs", small.c_str(), "tmpfs", 0, "size=600k") != 0) return 77;
    int result = 0;
    {
      auto store = Store::open(dir.file("news.db"), Mode::kWrite);
      if (!store) result = 1;
      std::size_t added = 0;
      while (result == 0) {
        const auto change = add_chain(*store);
        if (change && ++added < 1000) continue;
        const auto& problem = change.error();
        if (problem.fault != Fault::kStore || problem.hint.empty()) result = 2;
        break;
      }
      if (result == 0 && (added == 0 || chains(dir.file("news.db")) != added)) result = 3;
      // The lock file too may find no room.
      std::filesystem::remove(dir.file("news.db-lock"));
    }
    ::umount2(small.c_str(), MNT_DETACH);
    return testing::Test::HasFailure() ? 4 : result;
  });
  const int status = status_of(child);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 77) GTEST_SKIP() << "no right to mount a small file system";
  EXPECT_EQ(status, 0) << "exit " << WEXITSTATUS(status);
}

TEST(StoreDurability, IsReadWhereNothingMayBeWritten) {
  const test::ScratchDir dir;
  const std::string path = dir.file("news.db");
  ASSERT_EQ(write_chains(path, 2), 0);
  std::filesystem::remove(path + "-lock");
  namespace fs = std::filesystem;
  fs::permissions(path, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
  fs::permissions(dir.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::group_read |
                                  fs::perms::group_exec | fs::perms::others_read | fs::perms::others_exec);
  const pid_t child = start([&] {
    if (::geteuid() == 0 && ::setuid(65534) != 0) return 77;  // the administrator may write anywhere
    if (chains(path) != 2) return 1;
    const auto writer = Store::open(path, Mode::kWrite);
    return !writer && writer.error().fault == Fault::kStore ? 0 : 2;
  });
  const int status = status_of(child);
  fs::permissions(dir.path(), fs::perms::owner_all);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 77) GTEST_SKIP() << "the administrator can't become another user";
  EXPECT_EQ(status, 0) << "exit " << WEXITSTATUS(status);
}

}  // namespace
}  // namespace dossier::store
