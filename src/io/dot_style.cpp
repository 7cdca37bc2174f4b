#include "io/dot_style.h"

#include <algorithm>
#include <iterator>

namespace dossier::io {
namespace {

constexpr NodeStyle kStyles[] = {
    {"Event", "box", "filled,rounded", "#FFF1C2", "#A67C00"},
    {"Claim", "note", "filled", "#FBF7EC", "#8A8066"},
    {"Person", "ellipse", "filled", "#DCEBFA", "#2F6DA8"},
    {"Country", "box", "filled,bold", "#D9EFD3", "#3C7D32"},
    {"Organization", "component", "filled", "#E9DFF5", "#6F4BA0"},
    {"Place", "house", "filled", "#FBE0D2", "#B2562B"},
    {"Group", "egg", "filled,dashed", "#E3EEF2", "#4E7A8A"},
    {"Thing", "box", "filled", "#EFEFEF", "#777777"},
    {"Article", "folder", "filled", "#FFFFFF", "#555555"},
};

}  // namespace

NodeStyle node_style(std::string_view label) {
  for (const NodeStyle& style : kStyles)
    if (style.label == label) return style;
  return {label, "box", "filled,rounded", "#FFFFFF", "#555555"};
}

int label_rank(std::string_view label) {
  int rank = 0;
  for (const NodeStyle& style : kStyles) {
    if (style.label == label) return rank;
    ++rank;
  }
  return rank;
}

EdgeStyle edge_style(Statement statement) {
  switch (statement) {
    case Statement::kNotActual: return {"planned, possible or demanded", "style=dashed", "#6B7A8F"};
    case Statement::kClaimed: return {"said by somebody", "style=dotted,penwidth=1.3", "#6B7A8F"};
    case Statement::kNegative: return {"denied: did not happen", "style=dashed,arrowhead=tee", "#B3261E"};
    case Statement::kBackground: return {"speaks about", "style=dotted,arrowhead=none", "#B8B8B8"};
    case Statement::kFact: break;
  }
  return {"reported as fact", "style=solid", "#3A3A3A"};
}

EdgeStyle fact_style(std::string_view relation) {
  constexpr std::string_view kRoles[] = {"INITIATED", "TARGETED", "ATTENDED", "OCCURRED_IN"};
  constexpr std::string_view kStanding[] = {"HOLDS_ROLE", "MEMBER_OF",  "REPRESENTS", "PART_OF",
                                            "LOCATED_IN", "CITIZEN_OF", "FAMILY_OF"};
  const auto in = [relation](const auto& names) {
    return std::find(std::begin(names), std::end(names), relation) != std::end(names);
  };
  if (in(kRoles)) return {"part in an event", "style=solid", "#8A6A00"};
  if (in(kStanding)) return {"office or belonging", "style=solid", "#5A5A96"};
  if (relation == "CLAIMED") return {"says", "style=solid", "#7A705A"};
  return {"done to another", "style=solid,penwidth=1.6", "#1F1F1F"};
}

}  // namespace dossier::io
