// Queries that are made to hurt: each must end soon, in a clear error or a right result.
#include "query/engine.h"

#include <gtest/gtest.h>

#include <chrono>

namespace {

using namespace dossier;
using namespace std::chrono_literals;

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

Fault fault_of(std::string_view text, const query::Budget& budget = {.timeout = 5s}) {
  graph::PropertyGraph g;
  const auto result = query::run(g, text, {}, budget);
  return result ? Fault::kInternal : result.error().fault;
}

TEST(Hostile, TenThousandNestedBracketsAreAClearError) {
  for (const auto& [open, close] : {std::pair{"(", ")"},
                                    {"[", "]"},
                                    {"{a: ", "}"},
                                    {"CASE WHEN true THEN ", " END"},
                                    {"NOT ", ""},
                                    {"- ", ""},
                                    {"EXISTS { MATCH (n) WHERE ", " }"},
                                    {"size(", ")"},
                                    {"[x IN ", "]"},
                                    {"({a: ", "})-[x]"}}) {
    graph::PropertyGraph g;
    const auto result = query::run(g, "RETURN " + repeated(open, 10'000) + "1" + repeated(close, 10'000));
    ASSERT_FALSE(result.ok()) << open;
    EXPECT_NE(result.error().message.find("nests deeper"), std::string::npos) << open << result.error().message;
    EXPECT_LT(result.error().excerpt.size(), 1000u);
  }
}

TEST(Hostile, ValuesThatNestOrDoubleWithoutEndAreAClearError) {
  for (const char* text : {"RETURN size(reduce(a = [], x IN range(1, 1000000) | [a]))",
                           "WITH reduce(a = {}, x IN range(1, 1000000) | {k: a}) AS m RETURN m = m",
                           "UNWIND [reduce(a = [], x IN range(1, 200000) | [x] + [a])] AS l RETURN DISTINCT l",
                           "WITH reduce(a = [0], x IN range(1, 60) | [a, a]) AS l RETURN l = l",
                           "RETURN size(reduce(s = 'a', x IN range(1, 100) | s + s))",
                           "RETURN size(reduce(l = [1], x IN range(1, 100) | l + l))",
                           "RETURN size([x IN range(1, 100000) | reduce(s = 'a', y IN range(1, 20) | s + s) + x])",
                           "WITH reduce(s = 'a', x IN range(1, 20) | s + s) AS s RETURN size(replace(s, 'a', s))",
                           "WITH reduce(s = 'a', x IN range(1, 25) | s + s) AS s RETURN size(split(s, ''))"}) {
    EXPECT_EQ(fault_of(text, {.timeout = 20s, .max_memory_bytes = 64u << 20}), Fault::kBudget) << text;
  }
  std::string chain = "WITH [] AS l ";
  for (int i = 0; i < 5'000; ++i) chain += "WITH [l] AS l ";
  EXPECT_EQ(fault_of(chain + "RETURN size(l)"), Fault::kBudget);
  EXPECT_EQ(fault_of("UNWIND range(1, 3) AS x WITH [[x]] AS l RETURN collect(l)"), Fault::kInternal);
}

TEST(Hostile, LongFlatChainsAreNoNesting) {
  graph::PropertyGraph g;
  const auto sum = query::run(g, "RETURN 1" + repeated(" + 1", 100'000) + " AS n");
  ASSERT_TRUE(sum.ok());
  EXPECT_EQ(sum->rows[0][0].integer(), 100'001);
  EXPECT_TRUE(query::run(g, "RETURN true" + repeated(" AND true", 50'000)).ok());
  EXPECT_TRUE(query::run(g, "RETURN [1" + repeated(", 1", 100'000) + "]").ok());
  EXPECT_EQ(fault_of("RETURN a" + repeated(".b", 10'000)), Fault::kBudget);
}

TEST(Hostile, AMegabyteOfAnythingIsReadInTime) {
  EXPECT_EQ(fault_of(repeated("(", 1'000'000)), Fault::kSyntax);
  EXPECT_EQ(fault_of(repeated("a ", 500'000)), Fault::kSyntax);
  EXPECT_EQ(fault_of("RETURN '" + repeated("x", 1'000'000)), Fault::kSyntax);
  EXPECT_EQ(fault_of("RETURN " + repeated("9", 1'000'000)), Fault::kSyntax);
  EXPECT_EQ(fault_of("MATCH " + repeated("(a)--", 200'000)), Fault::kSyntax);
  graph::PropertyGraph g;
  EXPECT_TRUE(query::run(g, "RETURN size('" + repeated("x", 1'000'000) + "')").ok());
}

TEST(Hostile, BytesThatAreNoTextAreAClearError) {
  for (const char* text : {"RETURN \xff", "\xc3\x28", "RETURN 1 \xed\xa0\x80", "MATCH (n\xf0\x28\x8c\x28) RETURN n"}) {
    EXPECT_EQ(fault_of(text), Fault::kSyntax) << text;
  }
  EXPECT_EQ(fault_of(std::string_view("RETURN 1\0 2", 11)), Fault::kSyntax);
  EXPECT_EQ(fault_of(""), Fault::kSyntax);
}

TEST(Hostile, APathExplosionEndsAtTheTimeout) {
  graph::PropertyGraph g;
  ASSERT_TRUE(query::run(g, "UNWIND range(1, 12) AS i CREATE (:N {i: i})").ok());
  ASSERT_TRUE(query::run(g, "MATCH (a:N), (b:N) CREATE (a)-[:R]->(b)").ok());
  const auto start = std::chrono::steady_clock::now();
  const auto result = query::run(g, "MATCH p = (:N)-[*]-(:N) RETURN count(p)", {}, {.timeout = 200ms});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().fault, Fault::kBudget);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
}

TEST(Hostile, MemoryAndRowsAreBounded) {
  const query::Budget small{.timeout = 20s, .max_rows = 100, .max_memory_bytes = 10'000'000};
  EXPECT_EQ(fault_of("RETURN range(1, 1000000000)", small), Fault::kBudget);
  EXPECT_EQ(fault_of("RETURN range(-9223372036854775808, 9223372036854775807)", small), Fault::kBudget);
  EXPECT_EQ(fault_of("UNWIND range(1, 10000) AS x UNWIND range(1, 10000) AS y RETURN collect(y)", small),
            Fault::kBudget);
  EXPECT_EQ(fault_of("UNWIND range(1, 1000) AS x RETURN x", small), Fault::kBudget);
  EXPECT_EQ(fault_of("UNWIND range(1, 10000) AS x UNWIND range(1, 10000) AS y RETURN DISTINCT x, y", small),
            Fault::kBudget);
}

TEST(Hostile, ARegularExpressionCantRunForEver) {
  const auto start = std::chrono::steady_clock::now();
  graph::PropertyGraph g;
  const auto result = query::run(g, "RETURN '" + repeated("a", 40) + "!' =~ '(a*)*(a*)*(a*)*b'");
  EXPECT_TRUE(result.ok() || result.error().fault == Fault::kBudget);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 10s);
  EXPECT_EQ(fault_of("RETURN 'a' =~ '(['"), Fault::kRuntime);
}

TEST(Hostile, ExtremeNumbersOverflowCleanly) {
  EXPECT_EQ(fault_of("RETURN 9223372036854775807 + 1"), Fault::kRuntime);
  EXPECT_EQ(fault_of("RETURN -9223372036854775808 / -1"), Fault::kRuntime);
  EXPECT_EQ(fault_of("RETURN abs(-9223372036854775808)"), Fault::kRuntime);
  EXPECT_EQ(fault_of("RETURN duration({years: 1e300})"), Fault::kRuntime);
  EXPECT_EQ(fault_of("RETURN date({year: 9999999999})"), Fault::kRuntime);
  EXPECT_EQ(fault_of("RETURN date('2000-01-01') + duration({months: 9223372036854775807})"), Fault::kRuntime);
}

}  // namespace
