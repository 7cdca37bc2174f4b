#pragma once

#include "query/execution/operator.h"

#include <optional>
#include <vector>

namespace dossier::query::execution {

/// Makes the nodes and relationships of a pattern, for CREATE and MERGE.
class PatternWriter {
 public:
  PatternWriter(const meaning::PatternPath& path, const Execution& e, bool null_is_error);
  /// Creates what is not bound, puts everything into the frame, the path too.
  void write() const;

 private:
  struct Properties {
    std::vector<std::pair<std::string, EvaluatorPtr>> entries;
    EvaluatorPtr map;
  };
  Properties compile_properties(const std::vector<meaning::Property>& list,
                                const std::optional<meaning::Expr>& map) const;
  graph::Properties evaluate(const Properties& properties) const;
  graph::NodeRef node(std::size_t index) const;

  const meaning::PatternPath& path_;
  Execution e_;
  bool null_is_error_;
  std::vector<Properties> nodes_, edges_;
};

/// SET and REMOVE items.
class ItemWriter {
 public:
  ItemWriter(const std::vector<meaning::SetItem>& items, const Execution& e);
  void write() const;
  bool empty() const { return items_.empty(); }

 private:
  struct Item {
    const meaning::SetItem* item;
    EvaluatorPtr subject, value;
  };
  Execution e_;
  std::vector<Item> items_;
};

/// Whether a value can be stored as a property: scalars, temporal values and lists of them.
bool storable(const Value& value);

}  // namespace dossier::query::execution
