#include "graph/communities.h"

#include <algorithm>

#include "graph/boost_view.h"
#include "graph/view_filter.h"

namespace dossier::graph {
namespace {

struct Link {
  std::uint32_t to;
  double weight;
};

/// An undirected weighted graph in compressed rows. Each edge between two vertices stands with both.
struct Network {
  std::vector<std::size_t> begin;  // by vertex, and the end
  std::vector<Link> links;
  std::vector<double> loops;   // by vertex: weight of the edges within it
  std::vector<double> degree;  // by vertex: weight of all edges at it, loops twice
  double total = 0;            // weight of all edges

  std::uint32_t size() const { return static_cast<std::uint32_t>(loops.size()); }
};

/// Adds up the links of equal target, which makes rows of at most one link to each.
Network made(std::vector<std::vector<Link>> rows, std::vector<double> loops) {
  Network out;
  out.begin.push_back(0);
  out.loops = std::move(loops);
  for (std::uint32_t vertex = 0; vertex < rows.size(); ++vertex) {
    auto& row = rows[vertex];
    std::sort(row.begin(), row.end(), [](const Link& a, const Link& b) { return a.to < b.to; });
    double degree = 2 * out.loops[vertex];
    for (const Link& link : row) {
      degree += link.weight;
      if (out.links.size() > out.begin.back() && out.links.back().to == link.to) out.links.back().weight += link.weight;
      else out.links.push_back(link);
    }
    std::vector<Link>().swap(row);
    out.degree.push_back(degree);
    out.total += degree / 2;
    out.begin.push_back(out.links.size());
  }
  return out;
}

/// One level: which community each vertex is in, while single vertices move.
class Level {
 public:
  explicit Level(const Network& network) : network_(network), of_(network.size()), weight_(network.degree) {
    for (std::uint32_t vertex = 0; vertex < network.size(); ++vertex) of_[vertex] = vertex;
  }

  /// Moves vertices until none gains; tells whether any has moved.
  template <class Tick>
  bool settle(const Tick& tick) {
    std::vector<double> shared(network_.size(), 0.0);  // weight between the vertex and each community beside it
    std::vector<std::uint32_t> beside;
    bool moved_any = false;
    for (bool moved = true; moved;) {
      moved = false;
      for (std::uint32_t vertex = 0; vertex < network_.size(); ++vertex) {
        tick();
        beside.clear();
        for (std::size_t i = network_.begin[vertex]; i < network_.begin[vertex + 1]; ++i) {
          const Link& link = network_.links[i];
          if (shared[of_[link.to]] == 0) beside.push_back(of_[link.to]);
          shared[of_[link.to]] += link.weight;
        }
        const std::uint32_t home = of_[vertex];
        weight_[home] -= network_.degree[vertex];
        std::sort(beside.begin(), beside.end());
        // Staying is the first choice; a move must gain more than rounding could.
        std::uint32_t best = home;
        double best_gain = gain(shared[home], home, vertex) + kLeastGain;
        for (const std::uint32_t community : beside) {
          const double here = gain(shared[community], community, vertex);
          if (here > best_gain) {
            best = community;
            best_gain = here;
          }
        }
        for (const std::uint32_t community : beside) shared[community] = 0;
        weight_[best] += network_.degree[vertex];
        if (best == home) continue;
        of_[vertex] = best;
        moved = moved_any = true;
      }
    }
    return moved_any;
  }

  /// The communities, numbered from 0 by their smallest vertex.
  std::vector<std::uint32_t> numbered(std::uint32_t& count) const {
    std::vector<std::uint32_t> number(network_.size(), kNoId), out(network_.size());
    count = 0;
    for (std::uint32_t vertex = 0; vertex < network_.size(); ++vertex) {
      if (number[of_[vertex]] == kNoId) number[of_[vertex]] = count++;
      out[vertex] = number[of_[vertex]];
    }
    return out;
  }

 private:
  static constexpr double kLeastGain = 1e-9;

  /// What joining a community adds to modularity, times the weight of all edges; without what does not depend on it.
  double gain(double shared, std::uint32_t community, std::uint32_t vertex) const {
    return shared - weight_[community] * network_.degree[vertex] / (2 * network_.total);
  }

  const Network& network_;
  std::vector<std::uint32_t> of_;
  std::vector<double> weight_;  // by community: degrees of its vertices
};

Network merged(const Network& network, const std::vector<std::uint32_t>& of, std::uint32_t count) {
  std::vector<std::vector<Link>> rows(count);
  std::vector<double> loops(count, 0.0);
  for (std::uint32_t vertex = 0; vertex < network.size(); ++vertex) {
    loops[of[vertex]] += network.loops[vertex];
    for (std::size_t i = network.begin[vertex]; i < network.begin[vertex + 1]; ++i) {
      const Link& link = network.links[i];
      if (of[link.to] == of[vertex]) loops[of[vertex]] += link.weight / 2;  // it stands with both ends
      else rows[of[vertex]].push_back({of[link.to], link.weight});
    }
  }
  return made(std::move(rows), std::move(loops));
}

double modularity(const Network& network) {
  double sum = 0;
  if (network.total == 0) return 0;
  for (std::uint32_t vertex = 0; vertex < network.size(); ++vertex) {
    const double share = network.degree[vertex] / (2 * network.total);
    sum += network.loops[vertex] / network.total - share * share;
  }
  return sum;
}

}  // namespace

Communities communities(const PropertyGraph& graph, const Scope& scope) {
  const ViewFilter filter = filter_of(graph, scope);
  const UndirectedView view(graph, &filter);
  Communities out;
  out.of_node.assign(graph.node_bound(), kNoId);
  std::vector<NodeId> nodes;
  for (NodeId node = 0; node < graph.node_bound(); ++node) {
    if (!view.has_node(node)) continue;
    out.of_node[node] = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back(node);
  }
  std::vector<std::vector<Link>> rows(nodes.size());
  std::vector<double> loops(nodes.size(), 0.0);
  for (std::uint32_t vertex = 0; vertex < nodes.size(); ++vertex) {
    const auto [first, last] = out_edges(nodes[vertex], view);
    for (auto edge = first; edge != last; ++edge) {
      if (edge.neighbor() == nodes[vertex]) loops[vertex] += 1;
      else rows[vertex].push_back({out.of_node[edge.neighbor()], 1.0});
    }
  }
  Network network = made(std::move(rows), std::move(loops));
  std::vector<std::uint32_t> of(nodes.size());  // the community of each vertex of the first network
  for (std::uint32_t vertex = 0; vertex < nodes.size(); ++vertex) of[vertex] = vertex;
  out.count = static_cast<std::uint32_t>(nodes.size());
  const auto tick = [&] {
    if (scope.tick) scope.tick();
  };
  while (network.total > 0) {
    Level level(network);
    if (!level.settle(tick)) break;
    const std::vector<std::uint32_t> joined = level.numbered(out.count);
    for (std::uint32_t& community : of) community = joined[community];
    network = merged(network, joined, out.count);
  }
  for (std::uint32_t vertex = 0; vertex < nodes.size(); ++vertex) out.of_node[nodes[vertex]] = of[vertex];
  out.modularity = modularity(network);
  return out;
}

}  // namespace dossier::graph
