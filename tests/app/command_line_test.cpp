#include "app/process.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace dossier {
namespace {

using test::Finished;
using test::run_dossier;
using test::TemporaryFolder;

constexpr const char* kArticle =
    "Foreign ministers meet in Geneva\n"
    "The foreign ministers of France and Egypt met in Geneva on March 3. Russia attacked Ukraine on Monday.\n";

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(CommandLine, WrongUsageIsStatusTwo) {
  EXPECT_EQ(run_dossier({}).status, 2);
  EXPECT_EQ(run_dossier({"ingest"}).status, 2);
  EXPECT_EQ(run_dossier({"frobnicate"}).status, 2);
  EXPECT_EQ(run_dossier({"export", "--format", "png"}).status, 2);
  const Finished wrong_date = run_dossier({"ingest", "--date", "4 February", "x.txt"});
  EXPECT_EQ(wrong_date.status, 2);
  EXPECT_TRUE(holds(wrong_date.err, "ISO 8601")) << wrong_date.err;
}

TEST(CommandLine, HelpTeachesByExample) {
  const Finished help = run_dossier({"--help"});
  EXPECT_EQ(help.status, 0);
  for (const char* command : {"ingest", "query", "ask", "show", "export", "stats", "analyze", "verify"}) {
    EXPECT_TRUE(holds(help.out, command)) << command;
    EXPECT_EQ(run_dossier({command, "--help"}).status, 0) << command;
  }
  EXPECT_TRUE(holds(help.out, "dossier ask 'Who attended the talks?'"));
}

TEST(CommandLine, ReadingNeverCreatesAStore) {
  const TemporaryFolder folder;
  const std::string db = folder.file("none.db");
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"query", "--db", db, "RETURN 1"}, {"ask", "--db", db, "Who?"}, {"show", "--db", db, "x"},
           {"export", "--db", db, "--format", "jsonl"}, {"stats", "--db", db}, {"verify", "--db", db}}) {
    const Finished finished = run_dossier(command);
    EXPECT_EQ(finished.status, 1) << command[0];
    EXPECT_TRUE(holds(finished.err, db)) << finished.err;
    EXPECT_TRUE(finished.out.empty()) << finished.out;
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

class WithStore : public testing::Test {
 protected:
  void SetUp() override {
    article_ = folder_.write("geneva.txt", kArticle);
    db_ = folder_.file("news.db");
    const Finished ingested = run_dossier({"ingest", "--db", db_, "--date", "2026-03-05", article_});
    ASSERT_EQ(ingested.status, 0) << ingested.err;
  }
  TemporaryFolder folder_;
  std::string article_, db_;
};

TEST_F(WithStore, ResultsGoToStandardOutputAndTheRestElsewhere) {
  const Finished ingested = run_dossier({"ingest", "--db", db_, "--date", "2026-03-05", article_});
  EXPECT_EQ(ingested.status, 0);
  EXPECT_TRUE(ingested.out.empty());
  EXPECT_TRUE(holds(ingested.err, "1 already there")) << ingested.err;
}

TEST_F(WithStore, TheSameArticleTwiceChangesNothing) {
  const std::string before = run_dossier({"export", "--db", db_, "--format", "jsonl"}).out;
  run_dossier({"ingest", "--db", db_, "--date", "2026-03-05", article_});
  EXPECT_EQ(run_dossier({"export", "--db", db_, "--format", "jsonl"}).out, before);
}

TEST_F(WithStore, QueriesAnswerInEveryFormat) {
  const std::string query = "MATCH (c:Country {name: $name}) RETURN c.name AS name, c.iso AS iso";
  const auto ask = [&](const std::string& format) {
    return run_dossier({"query", "--db", db_, "--format", format, "--param", "name=Egypt", query}).out;
  };
  EXPECT_EQ(ask("csv"), "name,iso\r\nEgypt,EGY\r\n");
  EXPECT_EQ(ask("jsonl"), "{\"name\":\"Egypt\",\"iso\":\"EGY\"}\n");
  EXPECT_TRUE(holds(ask("table"), "Egypt"));
}

TEST_F(WithStore, AQueryCanComeFromStandardInput) {
  const Finished finished = run_dossier({"query", "--db", db_, "--format", "csv"}, "RETURN 1 + 1 AS two");
  EXPECT_EQ(finished.out, "two\r\n2\r\n") << finished.err;
}

TEST_F(WithStore, AQueryErrorShowsLineAndCaret) {
  const Finished finished = run_dossier({"query", "--db", db_, "MATCH (n) RETRUN n"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_TRUE(holds(finished.err, "1:11")) << finished.err;
  EXPECT_TRUE(holds(finished.err, "MATCH (n) RETRUN n\n          ^")) << finished.err;
}

TEST_F(WithStore, ExportsADrawingAndAPartOfTheGraph) {
  const Finished dot = run_dossier({"export", "--db", db_, "--format", "dot"});
  EXPECT_EQ(dot.status, 0);
  EXPECT_TRUE(holds(dot.out, "digraph"));
  const Finished part = run_dossier({"export", "--db", db_, "--format", "jsonl", "--query", "MATCH (c:Country {name: 'Egypt'}) RETURN c"});
  EXPECT_EQ(part.status, 0) << part.err;
  EXPECT_TRUE(holds(part.out, "Egypt"));
  EXPECT_FALSE(holds(part.out, "\"France\""));
}

TEST_F(WithStore, MinConfidenceLeavesOutWhatIsLessSure) {
  const std::string count = "MATCH ()-[r]->() WHERE r.confidence < 0.85 RETURN count(r) AS n";
  const auto ask = [&](const std::string& least, const std::string& query) {
    return run_dossier({"query", "--db", db_, "--format", "csv", "--min-confidence", least, query}).out;
  };
  EXPECT_EQ(ask("0.85", count), "n\r\n0\r\n");
  // Nobody is sure beyond doubt: no event and no claim stays, those who are named do.
  EXPECT_EQ(ask("1", "MATCH (n) WHERE n:Event OR n:Claim OR n:Group OR n:Thing RETURN count(n) AS n"), "n\r\n0\r\n");
  EXPECT_EQ(ask("1", "MATCH (c:Country {name: 'Egypt'}) RETURN c.name AS n"), "n\r\nEgypt\r\n");
  const Finished all = run_dossier({"export", "--db", db_, "--format", "jsonl"});
  const Finished none = run_dossier({"export", "--db", db_, "--format", "jsonl", "--min-confidence", "1"});
  EXPECT_TRUE(holds(all.out, "\"Event\""));
  EXPECT_FALSE(holds(none.out, "\"Event\""));
  const Finished asked = run_dossier({"ask", "--db", db_, "--format", "json", "--min-confidence", "1", "Who met Omar Said?"});
  EXPECT_TRUE(holds(asked.out, "\"answers\":[]")) << asked.out << asked.err;
  const Finished wrong = run_dossier({"export", "--db", db_, "--format", "jsonl", "--min-confidence", "7"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_TRUE(holds(wrong.err, "--min-confidence")) << wrong.err;
}

TEST_F(WithStore, EvidenceHolds) {
  const Finished verified = run_dossier({"verify", "--db", db_});
  EXPECT_EQ(verified.status, 0) << verified.out << verified.err;
}

TEST_F(WithStore, TheNumberOfJobsDoesNotChangeTheGraph) {
  std::vector<std::string> files;
  for (int i = 0; i < 8; ++i)
    files.push_back(folder_.write("a" + std::to_string(i) + ".txt",
                                  "Ministers meet\nFrench minister Anna Rey met Egyptian minister Omar Said in Paris on May " +
                                      std::to_string(i + 1) + ", 2025. Rey visited Cairo on Friday.\n"));
  const auto graph_with = [&](const std::string& jobs) {
    const std::string db = folder_.file("jobs" + jobs + ".db");
    std::vector<std::string> arguments{"ingest", "--db", db, "--jobs", jobs};
    arguments.insert(arguments.end(), files.begin(), files.end());
    EXPECT_EQ(run_dossier(arguments).status, 0);
    return run_dossier({"export", "--db", db, "--format", "jsonl"}).out;
  };
  const std::string one = graph_with("1");
  EXPECT_TRUE(holds(one, "Anna Rey"));
  EXPECT_EQ(graph_with("4"), one);
}

TEST_F(WithStore, AskAnswersInJson) {
  const Finished answer = run_dossier({"ask", "--db", db_, "--format", "json", "Who attacked Ukraine?"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_TRUE(holds(answer.out, "\"answers\":[\"Russia\"]")) << answer.out;
  EXPECT_TRUE(holds(answer.out, "Russia attacked Ukraine on Monday.")) << answer.out;
}

TEST_F(WithStore, ShowPrintsOneNamesDossier) {
  const Finished shown = run_dossier({"show", "--db", db_, "ukraine"});
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_TRUE(holds(shown.out, "Ukraine  (Country)")) << shown.out;
  EXPECT_TRUE(holds(shown.out, "Russia attacked it")) << shown.out;
  EXPECT_EQ(run_dossier({"show", "--db", db_, "Atlantis"}).status, 1);
}

TEST_F(WithStore, JsonLinesAreArticles) {
  const std::string lines = folder_.write("wire.jsonl",
                                          "{\"title\":\"One\",\"date\":\"2025-01-02\",\"source\":\"wire/1\",\"text\":\"Japan sued Canada.\"}\n"
                                          "{\"title\":\"Two\",\"text\":\n"
                                          "\n"
                                          "{\"title\":\"Three\",\"text\":\"Kenya thanked Peru.\"}\n");
  const std::string db = folder_.file("wire.db");
  const Finished finished = run_dossier({"ingest", "--db", db, lines});
  EXPECT_EQ(finished.status, 1);  // the second line is broken; the others are in
  EXPECT_TRUE(holds(finished.err, "wire.jsonl:2")) << finished.err;
  const Finished titles = run_dossier({"query", "--db", db, "--format", "csv", "MATCH (a:Article) RETURN a.title AS title ORDER BY title"});
  EXPECT_EQ(titles.out, "title\r\nOne\r\nThree\r\n");
}

}  // namespace
}  // namespace dossier
