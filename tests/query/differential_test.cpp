// Random queries over random small graphs: the engine against the oracle. DOSSIER_ORACLE_QUERIES sets how many.
#include "query/engine.h"
#include "query/query_generator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace {

using namespace dossier;
using query_tests::Cell;

Cell cell_of(const graph::Value& value) {
  switch (value.kind()) {
    case graph::Value::Kind::kNull: return {};
    case graph::Value::Kind::kNode: return {Cell::Kind::kNode, value.node().id, {}};
    case graph::Value::Kind::kEdge: return {Cell::Kind::kEdge, value.edge().id, {}};
    case graph::Value::Kind::kList: {
      Cell out{Cell::Kind::kEdges, 0, {}};
      for (const auto& item : value.list()) out.edges.push_back(item.edge().id);
      return out;
    }
    default: return {Cell::Kind::kInteger, value.integer(), {}};
  }
}

std::vector<std::string> rows_of(const query::ResultTable& table) {
  std::vector<std::string> out;
  for (const auto& row : table.rows) {
    std::string line;
    for (const auto& value : row) line += (line.empty() ? "" : " ") + cell_of(value).text();
    out.push_back(line);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += "  " + line + "\n";
  return out;
}

TEST(Differential, RandomQueriesGiveTheOraclesRows) {
  const char* asked = std::getenv("DOSSIER_ORACLE_QUERIES");
  const std::uint64_t count = asked ? std::strtoull(asked, nullptr, 10) : 3'000;
  std::uint64_t with_rows = 0, too_large = 0;
  for (std::uint64_t seed = 0; seed < count; ++seed) {
    query_tests::QueryGenerator generator(seed);
    const graph::PropertyGraph graph = generator.graph();
    const query_tests::OracleQuery query = generator.query();
    const auto expected = query_tests::expected_rows(query, graph);
    if (!expected) {
      ++too_large;
      continue;
    }
    const auto result = query::run_reading(graph, query.text());
    ASSERT_TRUE(result.ok()) << "seed " << seed << ": " << query.text() << "\n" << result.error().render();
    const auto rows = rows_of(*result);
    ASSERT_EQ(rows, *expected) << "seed " << seed << ": " << query.text() << "\ngot\n"
                               << joined(rows) << "expected\n"
                               << joined(*expected);
    with_rows += rows.empty() ? 0 : 1;
  }
  RecordProperty("queries_with_rows", std::to_string(with_rows));
  RecordProperty("queries_too_large", std::to_string(too_large));
  // A generator whose queries find nothing would show nothing.
  EXPECT_GT(with_rows, count / 3);
  EXPECT_LT(too_large, count / 20);
}

}  // namespace
