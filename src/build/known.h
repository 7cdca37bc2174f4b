#pragma once

#include <dossier/result.h>

#include "build/identity.h"
#include "graph/graph_writer.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

/// Who is who against what the graph already has, through its name keys. The kinds of key (a prefix, then the name's
/// compared form) are listed in docs/who-is-who.md.
namespace dossier::build {

class Known {
 public:
  explicit Known(graph::GraphWriter& writer) : writer_(writer) {}

  /// The node that `identity` is, or none when the graph does not have it or can't tell. A node is given out once a
  /// batch: two things of one article stay two. `countries`: nodes of the identity's countries.
  Result<std::optional<graph::NodeId>> find(const Identity& identity, const std::vector<graph::NodeId>& countries);

  /// Lets later articles find `node` by the names and countries of `identity`, beside those it was found by before.
  Result<void> remember(graph::NodeId node, const Identity& identity, const std::vector<graph::NodeId>& countries);

  /// Marks a node that this batch made or found, so that `find` gives it to nobody else.
  void take(graph::NodeId node) { taken_.insert(node); }

 private:
  using Found = Result<std::optional<graph::NodeId>>;
  struct Candidate {
    graph::NodeId node;
    std::string name, title;
    bool tied = false;  ///< to some country
    bool countries_shared = false;
    bool countries_clash = false;
    bool sexes_clash = false;
  };
  Result<std::vector<Candidate>> candidates(const std::string& key, const Identity& identity,
                                            const std::vector<graph::NodeId>& countries);
  static std::optional<graph::NodeId> choose(std::vector<Candidate> fitting, const Identity& identity);
  Found find_country(const Identity& identity);
  Found find_person(const Identity& identity, const std::vector<graph::NodeId>& countries);
  Found find_surname(const Identity& identity, const std::vector<graph::NodeId>& countries);
  Found find_body(const Identity& identity, const std::vector<graph::NodeId>& countries);

  graph::GraphWriter& writer_;
  std::set<graph::NodeId> taken_;
};

/// The keys that later articles can find an identity by; none for groups and things.
std::set<std::string> name_keys(const Identity& identity);

/// The key that leads to the countries that `node` belongs to.
std::string ties_key(graph::NodeId node);

/// A key as the writer takes it: long ones are cut and told apart by their hash.
std::string bounded_key(std::string key);

}  // namespace dossier::build
