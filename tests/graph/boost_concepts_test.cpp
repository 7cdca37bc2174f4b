#include <gtest/gtest.h>

#include <boost/concept/assert.hpp>
#include <boost/graph/graph_concepts.hpp>

#include "graph/boost_view.h"

// As BGL's own *_cc.cpp tests do: that this compiles is the test.
namespace dossier::graph {
namespace {

template <class View>
void models_the_concepts() {
  using Vertex = typename boost::graph_traits<View>::vertex_descriptor;
  using Edge = typename boost::graph_traits<View>::edge_descriptor;
  BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<View>));
  BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<View>));
  BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<View>));
  BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<View>));
  BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<View>));
  BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<View, Vertex, boost::vertex_index_t>));
  BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<View, Edge, boost::edge_index_t>));
  BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<boost_view::NodePropertyMap, Vertex>));
}

TEST(BoostView, ModelsTheConceptsOfTheBoostGraphLibrary) {
  models_the_concepts<DirectedView>();
  models_the_concepts<UndirectedView>();
}

TEST(BoostView, LeavesHolesAndFilteredNodesOut) {
  PropertyGraph graph;
  const SymbolId met = graph.intern("MET"), knows = graph.intern("KNOWS");
  for (int i = 0; i < 4; ++i) graph.add_node({}, {});
  graph.remove_node(1);
  graph.add_edge(0, met, 2, {});
  graph.add_edge(0, knows, 3, {});
  graph.add_edge(2, met, 2, {});
  graph.remove_edge(graph.add_edge(3, met, 0, {}));

  const DirectedView all(graph);
  EXPECT_EQ(num_vertices(all), 3u);
  EXPECT_EQ(num_edges(all), 3u);
  EXPECT_EQ(out_degree(0, all), 2u);
  EXPECT_EQ(in_degree(2, all), 2u);

  ViewFilter filter;
  filter.types.resize(met + 1);
  filter.types[met] = true;
  const DirectedView meetings(graph, &filter);
  EXPECT_EQ(num_edges(meetings), 2u);
  EXPECT_EQ(out_degree(0, meetings), 1u);

  filter = {};
  filter.nodes = {true, false, false, true};
  const UndirectedView some(graph, &filter);
  EXPECT_EQ(num_vertices(some), 2u);
  EXPECT_EQ(num_edges(some), 1u);
  EXPECT_EQ(out_degree(3, some), 1u);

  EXPECT_EQ(out_degree(2, UndirectedView(graph)), 2u) << "a loop counts once";
}

}  // namespace
}  // namespace dossier::graph
