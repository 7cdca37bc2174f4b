#include "app/process.h"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>

#include <sys/mount.h>
#include <unistd.h>

/// `dossier query` with a query that writes: one transaction of the store, wholly there or not at all.
namespace dossier {
namespace {

using test::Finished;
using test::run_dossier;
using test::TemporaryFolder;

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

class WritingQuery : public testing::Test {
 protected:
  Finished query(const std::string& text) { return run_dossier({"query", "--db", db_, "--format", "csv", text}); }
  void ingest(const std::string& name, const std::string& text) {
    const Finished finished = run_dossier({"ingest", "--db", db_, "--date", "2026-03-05", folder_.write(name, text)});
    ASSERT_EQ(finished.status, 0) << finished.err;
  }
  /// The first cell of the first row.
  std::string value(const std::string& text) {
    const Finished finished = query(text);
    EXPECT_EQ(finished.status, 0) << finished.err;
    const std::size_t line = finished.out.find("\r\n");
    if (line == std::string::npos) return {};
    return finished.out.substr(line + 2, finished.out.find("\r\n", line + 2) - line - 2);
  }
  void expect_sound() {
    const Finished verified = run_dossier({"verify", "--db", db_});
    EXPECT_EQ(verified.status, 0) << verified.out << verified.err;
  }
  TemporaryFolder folder_;
  std::string db_ = folder_.file("news.db");
};

constexpr const char* kArticle =
    "Ministers meet in Geneva\n"
    "The French minister Anna Rey met the Egyptian minister Omar Farouk in Geneva on March 3.\n";

TEST_F(WritingQuery, IsThereInTheNextProcessWithItsCounts) {
  ingest("geneva.txt", kArticle);
  const Finished made = query("CREATE (n:Note {text: 'check this', author: 'me'})-[:ON]->(:Topic) RETURN n.author AS author");
  EXPECT_EQ(made.status, 0) << made.err;
  EXPECT_EQ(made.out, "author\r\nme\r\n");
  EXPECT_TRUE(holds(made.err, "Created 2 nodes and 1 relationship, set 2 properties, added 2 labels")) << made.err;
  EXPECT_EQ(value("MATCH (n:Note)-[:ON]->(t:Topic) RETURN n.text"), "check this");

  EXPECT_EQ(query("MATCH (n:Note) SET n.text = 'checked', n.author = null, n:Done").status, 0);
  EXPECT_EQ(value("MATCH (n:Done) RETURN n.text + size(keys(n))"), "checked1");
  const Finished gone = query("MATCH (n:Note)-[:ON]->(t) DETACH DELETE n, t");
  EXPECT_TRUE(holds(gone.err, "Deleted 2 nodes and 1 relationship")) << gone.err;
  EXPECT_EQ(value("MATCH (n) WHERE n:Note OR n:Topic RETURN count(n)"), "0");
  expect_sound();
}

TEST_F(WritingQuery, MergeFindsWhatAnEarlierProcessMade) {
  ingest("geneva.txt", kArticle);
  const std::string merge = "MERGE (t:Tag {name: 'x'}) ON CREATE SET t.n = 1 ON MATCH SET t.n = t.n + 1 RETURN t.n";
  EXPECT_EQ(value(merge), "1");
  EXPECT_EQ(value(merge), "2");
  EXPECT_EQ(value("MATCH (t:Tag) RETURN count(t)"), "1");
}

TEST_F(WritingQuery, ThatFailsHalfWayLeavesNothing) {
  ingest("geneva.txt", kArticle);
  const std::string before = run_dossier({"export", "--db", db_, "--format", "jsonl"}).out;
  const Finished failed = query("UNWIND range(0, 100) AS i CREATE (:Half {i: i, q: 10 / (50 - i)})");
  EXPECT_EQ(failed.status, 1);
  EXPECT_TRUE(holds(failed.err, "zero")) << failed.err;
  EXPECT_EQ(query("MATCH (c:Country) DELETE c").status, 1) << "it still has relationships";
  EXPECT_EQ(run_dossier({"export", "--db", db_, "--format", "jsonl"}).out, before);
  EXPECT_EQ(run_dossier({"query", "--db", db_, "--max-memory", "8", "UNWIND range(1, 1000000) AS i CREATE (:Many {i: i})"}).status, 1);
  EXPECT_EQ(run_dossier({"query", "--db", db_, "--timeout", "50", "FOREACH (i IN range(1, 10000000) | CREATE (:Many {i: i}))"}).status, 1);
  EXPECT_EQ(run_dossier({"export", "--db", db_, "--format", "jsonl"}).out, before);
}

TEST_F(WritingQuery, ExplainChangesNothingAndProfileDoes) {
  ingest("geneva.txt", kArticle);
  EXPECT_EQ(query("EXPLAIN CREATE (:Plan)").status, 0);
  EXPECT_EQ(value("MATCH (p:Plan) RETURN count(p)"), "0");
  const Finished profiled = query("PROFILE CREATE (:Plan)");
  EXPECT_TRUE(holds(profiled.out, "Create")) << profiled.out;
  EXPECT_TRUE(holds(profiled.err, "Created 1 node")) << profiled.err;
  EXPECT_EQ(value("MATCH (p:Plan) RETURN count(p)"), "1");
}

TEST_F(WritingQuery, MakesAStoreOnlyWhenItMakesSomething) {
  EXPECT_EQ(query("MATCH (n) SET n.x = 1").status, 1);
  EXPECT_EQ(query("EXPLAIN CREATE (:A)").status, 1);
  EXPECT_EQ(query("CREATE (:A {x: 1 / 0})").status, 1);
  EXPECT_EQ(query("CREATE (:A) RETRUN 1").status, 1);
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
  EXPECT_EQ(query("CREATE (:A {x: 1})").status, 0);
  EXPECT_EQ(value("MATCH (a:A) RETURN a.x"), "1");
}

TEST_F(WritingQuery, ANodeOfAQueryIsMetAgainByALaterArticle) {
  ASSERT_EQ(query("CREATE (:Person {name: 'Anna Rey', note: 'ours'}), (:Place {name: 'Geneva'}), (:Country {name: 'Egypt', iso: 'EGY'})").status, 0);
  ingest("geneva.txt", kArticle);
  EXPECT_EQ(value("MATCH (p:Person {name: 'Anna Rey'}) RETURN count(p) + ' ' + collect(p.note)[0]"), "1 ours");
  EXPECT_EQ(value("MATCH (c:Country {name: 'Egypt'}) RETURN count(c)"), "1");
  EXPECT_EQ(value("MATCH (:Person {note: 'ours'})-[:MENTIONED_IN]->(a:Article) RETURN count(a)"), "1");
}

TEST_F(WritingQuery, ARenamedNodeIsMetUnderItsNewNameOnly) {
  ingest("geneva.txt", kArticle);
  ASSERT_EQ(query("MATCH (p:Person {name: 'Omar Farouk'}) SET p.name = 'Karim Adel', p.aliases = ['Karim Adel'], p.mark = 1").status, 0);
  ingest("paris.txt", "Visit\nKarim Adel visited Paris on Monday. Omar Farouk visited Rome on Friday.\n");
  EXPECT_EQ(value("MATCH (p:Person {name: 'Karim Adel'}) RETURN count(p) + ' ' + sum(p.mark)"), "1 1");
  EXPECT_EQ(value("MATCH (p:Person {name: 'Omar Farouk'}) RETURN count(p) + ' ' + count(p.mark)"), "1 0");
  expect_sound();
}

TEST_F(WritingQuery, ADeletedNodeComesBackAsANewOneWithTheNextArticle) {
  ingest("geneva.txt", kArticle);
  const std::string old_id = value("MATCH (p:Person {name: 'Anna Rey'}) RETURN id(p)");
  ASSERT_EQ(query("MATCH (p:Person {name: 'Anna Rey'}) DETACH DELETE p").status, 0);
  ingest("paris.txt", "Visit\nAnna Rey visited Paris on Monday.\n");
  EXPECT_EQ(value("MATCH (p:Person {name: 'Anna Rey'}) RETURN count(p)"), "1");
  EXPECT_NE(value("MATCH (p:Person {name: 'Anna Rey'}) RETURN id(p)"), old_id);
  expect_sound();
}

TEST_F(WritingQuery, EvidenceCantBeCutOffFromItsArticle) {
  ingest("geneva.txt", kArticle);
  const std::string before = run_dossier({"export", "--db", db_, "--format", "jsonl"}).out;
  for (const char* text : {"MATCH (a:Article) DETACH DELETE a", "MATCH (a:Article) SET a.text = 'nothing of it'", "MATCH (a:Article) REMOVE a:Article",
                           "MATCH ()-[r {verb: 'meet'}]->() SET r.end = 100000", "MATCH (a:Person), (b:Person) CREATE (a)-[:KNOWS {article: 4711}]->(b)"}) {
    const Finished refused = query(text);
    EXPECT_EQ(refused.status, 1) << text;
    EXPECT_TRUE(holds(refused.err, "Delete an article's relationships with it")) << refused.err;
  }
  EXPECT_EQ(run_dossier({"export", "--db", db_, "--format", "jsonl"}).out, before);

  // As the message says; then the article is unknown and can be read anew.
  ASSERT_EQ(query("MATCH (a:Article) WITH a, id(a) AS article MATCH ()-[r]->() WHERE r.article = article DELETE r WITH DISTINCT a DETACH DELETE a").status, 0);
  expect_sound();
  EXPECT_EQ(value("MATCH ()-[r]->() RETURN count(r)"), "0");
  ingest("geneva.txt", kArticle);
  EXPECT_EQ(value("MATCH (a:Article) RETURN count(a)"), "1");
  EXPECT_EQ(value("MATCH (p:Person {name: 'Anna Rey'}) RETURN count(p)"), "1") << "the people had stayed and were met again";
}

constexpr const char* kThousand = "UNWIND range(1, 1000) AS i CREATE (:Row {i: i, text: 'row number ' + i})";

TEST_F(WritingQuery, ReadersSeeItWhollyOrNotAtAll) {
  ASSERT_EQ(query("CREATE (:Seed)").status, 0);
  const int first = test::start_dossier({"query", "--db", db_, kThousand}), second = test::start_dossier({"query", "--db", db_, kThousand});
  for (int i = 0; i < 8; ++i) EXPECT_EQ(std::stoi(value("MATCH (r:Row) RETURN count(r)")) % 1000, 0);
  EXPECT_EQ(test::wait_for(first), 0);
  EXPECT_EQ(test::wait_for(second), 0);
  EXPECT_EQ(value("MATCH (r:Row) RETURN count(r)"), "2000") << "two writers take turns";
}

TEST_F(WritingQuery, AKillAtAnyMomentLeavesBeforeOrAfter) {
  ASSERT_EQ(query("CREATE (:Seed)").status, 0);
  for (int round = 0; round < 12; ++round) {
    const int process = test::start_dossier({"query", "--db", db_, kThousand});
    usleep(static_cast<useconds_t>(2000 + round * 3000));
    kill(process, SIGKILL);
    test::wait_for(process);
    EXPECT_EQ(std::stoi(value("MATCH (r:Row) RETURN count(r)")) % 1000, 0);
  }
  EXPECT_EQ(query(kThousand).status, 0);
}

TEST_F(WritingQuery, AFullDiskIsAClearErrorAndLeavesTheStoreAsItWas) {
  const std::string disk = folder_.file("disk");
  std::filesystem::create_directory(disk);
  if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=512k") != 0) GTEST_SKIP() << "mounting a small tmpfs needs root";
  db_ = disk + "/full.db";
  ASSERT_EQ(query("CREATE (:Seed)").status, 0);
  const Finished full = query("UNWIND range(1, 20000) AS i CREATE (:Row {i: i, text: 'row number ' + i})");
  EXPECT_EQ(full.status, 1);
  EXPECT_TRUE(holds(full.err, "disk") || holds(full.err, "space")) << full.err;
  EXPECT_EQ(value("MATCH (n) RETURN count(n)"), "1");
  EXPECT_EQ(query("CREATE (:Seed)").status, 0) << "what fits can still be written";
  EXPECT_EQ(value("MATCH (n) RETURN count(n)"), "2");
  umount2(disk.c_str(), MNT_DETACH);
}

TEST_F(WritingQuery, AReadingQueryIsNotKeptOutNorKeepsOut) {
  ASSERT_EQ(query("CREATE (:Seed)").status, 0);
  // A writer that takes long: the reader is done before it.
  const int writer = test::start_dossier({"query", "--db", db_, "--timeout", "20000", "UNWIND range(1, 60000) AS i MERGE (:Slow {i: i % 200})"});
  EXPECT_EQ(value("MATCH (n:Seed) RETURN count(n)"), "1");
  EXPECT_EQ(test::wait_for(writer), 0);
}

TEST_F(WritingQuery, AStoreThatMayNotBeWrittenIsReadAndRefusesToWrite) {
  ASSERT_EQ(query("CREATE (:Seed)").status, 0);
  if (geteuid() == 0) GTEST_SKIP() << "the administrator may write anywhere";
  std::filesystem::permissions(db_, std::filesystem::perms::owner_read);
  EXPECT_EQ(value("MATCH (n:Seed) RETURN count(n)"), "1");
  const Finished refused = query("CREATE (:Seed)");
  EXPECT_EQ(refused.status, 1);
  EXPECT_TRUE(holds(refused.err, db_)) << refused.err;
}

}  // namespace
}  // namespace dossier
