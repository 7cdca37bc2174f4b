#pragma once

#include "ask/frame.h"
#include "ask/graph_view.h"

#include <string>
#include <vector>

namespace dossier::ask {

/// How a fact holds, from what may be told plainly to what did not happen.
enum class Standing : std::uint8_t { kPlain, kAttributed, kPossible, kPlanned, kNegative };

/// A relation between two nodes, or an event with its participants, that the question may be about.
struct Proposition {
  graph::EdgeId edge = graph::kNoId;   ///< a direct relation
  graph::NodeId event = graph::kNoId;  ///< or an event
  std::vector<graph::EdgeId> roles;    ///< the event's edges, MENTIONED_IN left out
  Standing standing = Standing::kPlain;
  bool verb_apart = false;  ///< an event called by the question's noun; the verb stands only in a sentence about it
  bool by_meaning = false;  ///< an event in which attending says nothing of the deed, as of another word for it
  double predicate = 0;  ///< how well the predicate fits: 3 the same word, 2 the same meaning, 1 the same type of event
  double score = 0;      ///< predicate, arguments and other words together
};

/// The propositions that fit the frame's predicate and all its names, whatever their standing; best first. With a
/// `property` only events that have it are looked at, and they need not fit the predicate.
std::vector<Proposition> match(const Frame& frame, const GraphView& view, const Vocabulary& vocabulary,
                               std::string_view property = {});

/// How an edge holds.
Standing standing_of(const GraphView& view, graph::EdgeId edge);

bool is_symmetric(std::string_view relation);
bool is_event_role(std::string_view relation);
/// CLAIMED, ABOUT and MENTIONED_IN: edges that tell where something was said, not how the world is.
bool is_bookkeeping(std::string_view relation);

}  // namespace dossier::ask
