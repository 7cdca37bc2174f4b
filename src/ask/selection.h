#pragma once

#include <dossier/result.h>

#include "ask/graph_view.h"
#include "query/syntax/ast.h"

#include <string>
#include <vector>

namespace dossier::ask {

/// Facts of one shape that understanding the question has singled out, and which part of them is the answer. A
/// question's query is made of selections; they say what to ask the graph for, the rows say the answer.
struct Selection {
  enum class Answer : std::uint8_t {
    kSource,    ///< the node that the facts start from
    kTarget,    ///< the node that they lead to
    kProperty,  ///< a property of the fact, or of the event it leads to
  };
  Answer answer = Answer::kSource;
  std::string property;               ///< for kProperty
  std::vector<graph::EdgeId> edges;   ///< the facts; of types that stand between the same kinds of node
  std::vector<graph::NodeId> events;  ///< instead of edges: events, persons or articles whose `property` is the answer
};

/// What a query gave for one fact.
struct FoundFact {
  graph::Value answer;
  graph::EdgeId edge = graph::kNoId;
  graph::NodeId event = graph::kNoId;
};

struct Fetched {
  std::vector<FoundFact> facts;  ///< in order of the query's rows
  std::string query;             ///< the openCypher that was run
};

/// Makes one query of the selections (joined by UNION), runs it and reads its rows. The query names types, names and
/// conditions; when those let in facts that were not selected, it names the facts' ids too.
Result<Fetched> fetch(const std::vector<Selection>& selections, const GraphView& view);

/// The paths of fewest edges between two nodes over edges of the types, at most `longest` long.
struct FetchedPaths {
  std::vector<graph::Path> paths;
  std::string query;
};
Result<FetchedPaths> fetch_paths(graph::NodeId from, graph::NodeId to, const std::vector<std::string>& types,
                                 std::uint64_t longest, const GraphView& view);

}  // namespace dossier::ask
