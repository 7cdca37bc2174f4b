#include "app/process.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <sys/mount.h>
#include <unistd.h>

/// Whatever comes in, the program ends with a clear message or a right result, and the store stays whole.
namespace dossier {
namespace {

using test::Finished;
using test::run_dossier;
using test::TemporaryFolder;

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string article(int number) {
  std::string text = "Report " + std::to_string(number) + "\n";
  for (int i = 0; i < 40; ++i)
    text += "On May 3, President Ana Ruiz of Chile met Jonas Berg, the envoy of Sweden, in Oslo for talks number " +
            std::to_string(number * 100 + i) + ". Chile accused Peru of an attack on its embassy in Lima.\n";
  return text;
}

/// The store opens, and each of its edges is still in its article.
void expect_whole(const std::string& db) {
  const Finished verified = run_dossier({"verify", "--db", db});
  EXPECT_EQ(verified.status, 0) << verified.out << verified.err;
}

int articles_in(const std::string& db) {
  const Finished counted =
      run_dossier({"query", "--db", db, "--format", "csv", "MATCH (a:Article) RETURN count(a) AS n"});
  EXPECT_EQ(counted.status, 0) << counted.err;
  return counted.out.size() > 3 ? std::atoi(counted.out.c_str() + 3) : -1;
}

class HostileText : public testing::Test {
 protected:
  Finished ingest(const std::string& bytes) {
    return run_dossier({"ingest", "--db", folder_.file("x.db"), folder_.write("input.txt", bytes)});
  }
  TemporaryFolder folder_;
};

TEST_F(HostileText, AnEmptyFileIsAClearError) {
  for (const std::string text : {"", " \n\t\n"}) {
    const Finished finished = ingest(text);
    EXPECT_EQ(finished.status, 1);
    EXPECT_TRUE(holds(finished.err, "empty")) << finished.err;
  }
}

TEST_F(HostileText, BinaryIsAClearError) {
  std::string binary =
      "\x7f"
      "ELF";
  for (int i = 0; i < 5000; ++i) binary += static_cast<char>((i * 7919) % 256);
  const Finished finished = ingest(binary);
  EXPECT_EQ(finished.status, 1);
  EXPECT_TRUE(holds(finished.err, "input.txt")) << finished.err;
}

TEST_F(HostileText, InvalidUtf8IsAClearErrorWithItsPlace) {
  const Finished finished = ingest("A good line.\nCaf\xE9 society met.\n");
  EXPECT_EQ(finished.status, 1);
  EXPECT_TRUE(holds(finished.err, "UTF-8")) << finished.err;
  EXPECT_TRUE(holds(finished.err, "2:4") || holds(finished.err, "byte 16") || holds(finished.err, "line 2"))
      << finished.err;
}

TEST_F(HostileText, ALineOfAHundredMegabytesIsRefusedAtTheDoor) {
  const Finished finished = ingest(std::string(100u << 20, 'a'));
  EXPECT_EQ(finished.status, 1);
  EXPECT_TRUE(holds(finished.err, "16 MiB")) << finished.err;
}

TEST_F(HostileText, AMegabyteWithoutASpaceOrAFullStopIsRead) {
  EXPECT_EQ(ingest(std::string(1u << 20, 'a')).status, 0);
  std::string words;
  while (words.size() < (1u << 20)) words += "word ";
  EXPECT_EQ(ingest(words).status, 0);
}

// Quadratic time in any of them would take minutes.
TEST_F(HostileText, EndlessRunsOfOneThingAreReadInTime) {
  for (const std::string word : {"Smith ", "Minister ", "New York ", "Bank Of ", "its president , ", "the Bank of "}) {
    std::string text;
    for (int i = 0; i < 30000; ++i) text += word;
    EXPECT_EQ(ingest(text).status, 0) << word;
  }
}

TEST_F(HostileText, OddCharactersDoNotDisturb) {
  EXPECT_EQ(ingest("\xEF\xBB\xBFTitle\r\n\r\nRussia\xC2\xA0"
                   "attacked \xE2\x80\x8BUkraine\xE2\x80\xA8 \x01\x02 \"]}--\r\n")
                .status,
            0);
  expect_whole(folder_.file("x.db"));
  EXPECT_EQ(run_dossier({"export", "--db", folder_.file("x.db"), "--format", "dot"}).status, 0);
}

TEST_F(HostileText, OneBadFileDoesNotLoseTheOthers) {
  const std::string good = folder_.write("good.txt", article(1));
  const std::string bad = folder_.write("bad.txt", std::string("\xff\xfe\0x", 4));
  const std::string better = folder_.write("better.txt", article(2));
  const std::string db = folder_.file("y.db");
  EXPECT_EQ(run_dossier({"ingest", "--db", db, good, bad, better}).status, 1);
  EXPECT_EQ(articles_in(db), 2);
}

TEST(HostileQuery, TenThousandBracketsAreAClearError) {
  const TemporaryFolder folder;
  const std::string db = folder.file("q.db");
  ASSERT_EQ(run_dossier({"ingest", "--db", db, folder.write("a.txt", article(1))}).status, 0);
  for (const char bracket : {'(', '[', '{'}) {
    const Finished finished = run_dossier({"query", "--db", db, "RETURN " + std::string(10000, bracket)});
    EXPECT_EQ(finished.status, 1);
    EXPECT_FALSE(finished.err.empty());
  }
}

TEST(HostileStore, ATruncatedStoreIsAClearError) {
  const TemporaryFolder folder;
  const std::string db = folder.file("t.db");
  ASSERT_EQ(
      run_dossier({"ingest", "--db", db, folder.write("a.txt", article(1)), folder.write("b.txt", article(2))}).status,
      0);
  const auto size = std::filesystem::file_size(db);
  for (const auto kept : {size / 2, size - 4096, std::uintmax_t{5000}, std::uintmax_t{100}}) {
    const std::string cut = folder.file("cut.db");
    std::filesystem::copy_file(db, cut, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::resize_file(cut, kept);
    const Finished finished = run_dossier({"stats", "--db", cut});
    EXPECT_EQ(finished.status, 1) << "cut to " << kept << " of " << size << " bytes: " << finished.out;
    EXPECT_TRUE(holds(finished.err, cut)) << finished.err;
  }
}

TEST(HostileStore, AFileThatIsNoStoreIsLeftAlone) {
  const TemporaryFolder folder;
  const std::string letter = folder.write("letter.db", "Dear reader, this is not a store.\n");
  EXPECT_EQ(run_dossier({"ingest", "--db", letter, folder.write("a.txt", article(1))}).status, 1);
  EXPECT_EQ(run_dossier({"stats", "--db", letter}).status, 1);
  EXPECT_EQ(std::filesystem::file_size(letter), 34u);
}

TEST(HostileStore, AFullDiskLosesNothingThatWasStored) {
  const TemporaryFolder folder;
  const std::string disk = folder.file("disk");
  std::filesystem::create_directory(disk);
  if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=512k") != 0) GTEST_SKIP() << "mounting a small tmpfs needs root";
  std::vector<std::string> arguments{"ingest", "--db", disk + "/full.db"};
  for (int i = 0; i < 60; ++i) arguments.push_back(folder.write("a" + std::to_string(i) + ".txt", article(i)));
  const Finished finished = run_dossier(arguments);
  EXPECT_EQ(finished.status, 1);
  EXPECT_TRUE(holds(finished.err, "disk") || holds(finished.err, "space")) << finished.err;
  EXPECT_GT(articles_in(disk + "/full.db"), 0);
  expect_whole(disk + "/full.db");
  umount2(disk.c_str(), MNT_DETACH);
}

TEST(HostileStore, TwoIngestsAtOnceTakeTurns) {
  const TemporaryFolder folder;
  const std::string db = folder.file("two.db");
  std::vector<std::string> odd{"ingest", "--db", db}, even{"ingest", "--db", db};
  for (int i = 0; i < 24; ++i)
    (i % 2 ? odd : even).push_back(folder.write("a" + std::to_string(i) + ".txt", article(i)));
  const int first = test::start_dossier(odd), second = test::start_dossier(even);
  EXPECT_EQ(test::wait_for(first), 0);
  EXPECT_EQ(test::wait_for(second), 0);
  EXPECT_EQ(articles_in(db), 24);
  expect_whole(db);
}

TEST(HostileStore, AKillInTheMiddleOfAnIngestLeavesWholeArticles) {
  const TemporaryFolder folder;
  std::vector<std::string> files;
  for (int i = 0; i < 60; ++i) files.push_back(folder.write("a" + std::to_string(i) + ".txt", article(i)));
  const std::string db = folder.file("killed.db");
  std::vector<std::string> arguments{"ingest", "--db", db};
  arguments.insert(arguments.end(), files.begin(), files.end());
  for (int round = 0; round < 6; ++round) {
    const int process = test::start_dossier(arguments);
    usleep(static_cast<useconds_t>(40000 + round * 30000));
    kill(process, SIGKILL);
    EXPECT_TRUE([](int status) { return status == 0 || status == 128 + SIGKILL; }(test::wait_for(process)));
    if (std::filesystem::exists(db) && std::filesystem::file_size(db) > 0) expect_whole(db);
  }
  EXPECT_EQ(run_dossier(arguments).status, 0);  // and the work can be taken up again
  EXPECT_EQ(articles_in(db), 60);
  expect_whole(db);
}

}  // namespace
}  // namespace dossier
