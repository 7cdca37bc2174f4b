#pragma once

#include "ask/ask.h"
#include "ask/graph_view.h"
#include "ask/words.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier::ask {

/// Words of the question that name something, and the nodes they may mean.
struct Mention {
  std::size_t first = 0, last = 0;   ///< words [first, last)
  std::vector<graph::NodeId> nodes;  ///< empty: a name that the graph does not know
  bool named = false;                ///< a proper name, not a Group's or Thing's description
  bool adjective = false;            ///< "Russian": stands for its country
  bool guessed = false;              ///< found by likeness; the question is misspelt, or the graph is
  bool partial = false;              ///< the words are the beginning or a part of a longer name
  std::string text;                  ///< the question's words
};

/// Finds the names in a question by looking its word sequences up among the graph's names and aliases, longest first.
/// Events, claims and articles are not looked for. In order of position, without overlaps.
std::vector<Mention> link_names(std::string_view question, const std::vector<Word>& words, const GraphView& view,
                                const Vocabulary& vocabulary);

}  // namespace dossier::ask
