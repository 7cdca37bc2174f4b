#pragma once

#include <dossier/result.h>

#include <iosfwd>

#include "graph/property_graph.h"

/// Whole graphs in the formats of other tools. Like the writers of io/writers.h: the same bytes for the same graph, and
/// a failed write is Fault::kStore. Malformed UTF-8 becomes U+FFFD. A property that the format has no type for (a map,
/// a list of lists, a key with values of different kinds) is written as its JSON text.
namespace dossier::io {

/// GraphML (http://graphml.graphdrawing.org), for Gephi, yEd, NetworkX and igraph. Node labels are the attribute
/// `labels`
/// (":Person"), relationship types the attribute `label`; a property of one of these names gets a "_" at its end.
/// Control characters, which XML 1.0 forbids, become spaces.
Result<void> write_graphml(const graph::PropertyGraph& graph, std::ostream& out);

/// A Cypher script that makes the graph in Neo4j 4.1 or later: a statement a line, each ended by a semicolon. Nodes are
/// found again by a label and property of their own, `DossierImport` and `dossierImportId`, removed at the end.
Result<void> write_cypher(const graph::PropertyGraph& graph, std::ostream& out);

/// The two files of `neo4j-admin database import full --nodes=… --relationships=… --array-delimiter=U+001F`: RFC 4180
/// with typed headers (`:ID`, `:LABEL`, `:START_ID`, `:END_ID`, `:TYPE`; long, double, boolean, string and lists of
/// them).
Result<void> write_admin_nodes(const graph::PropertyGraph& graph, std::ostream& out);
Result<void> write_admin_relationships(const graph::PropertyGraph& graph, std::ostream& out);

}  // namespace dossier::io
