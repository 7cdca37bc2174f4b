#pragma once

#include <string_view>

/// How the picture shows each label and each kind of statement. Colours are dark enough on white for small text
/// (WCAG 2.1, contrast 4.5:1) and differ in lightness too, for readers who don't see all colours.
namespace dossier::io {

struct NodeStyle {
  std::string_view label;
  std::string_view shape;
  std::string_view style;
  std::string_view fill;
  std::string_view border;
};

/// The style of ONTOLOGY's label, or a plain one of the given label for others.
NodeStyle node_style(std::string_view label);

/// The label that decides how a node with several labels looks: lower comes first.
int label_rank(std::string_view label);

enum class Statement { kFact, kNotActual, kClaimed, kNegative, kBackground };

struct EdgeStyle {
  std::string_view meaning;  ///< for the legend
  std::string_view attributes;
  std::string_view color;
};
EdgeStyle edge_style(Statement statement);

/// Facts of different kinds look different: who takes part in an event, who says something, what somebody is, and what
/// somebody did to somebody, which stands out.
EdgeStyle fact_style(std::string_view relation);

}  // namespace dossier::io
