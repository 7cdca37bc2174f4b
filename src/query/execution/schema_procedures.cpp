#include "query/execution/procedures.h"

namespace dossier::query::execution {
namespace {

using meaning::one_of;
using meaning::Type;

using Symbols = std::vector<graph::SymbolId> (graph::PropertyGraph::*)() const;

Procedure listing(Symbols symbols) {
  return [symbols](Runtime& runtime, std::span<const Value>) {
    std::vector<std::vector<Value>> rows;
    for (const auto symbol : (runtime.graph().*symbols)()) rows.push_back({Value(runtime.graph().symbol(symbol))});
    return rows;
  };
}

}  // namespace

void add_schema_procedures(ProcedureLibrary& library) {
  library.add({"db.labels", {}, {{"label", one_of(Type::kString)}}, 0}, listing(&graph::PropertyGraph::all_labels));
  library.add({"db.relationshipTypes", {}, {{"relationshipType", one_of(Type::kString)}}, 0},
              listing(&graph::PropertyGraph::all_types));
  library.add({"db.propertyKeys", {}, {{"propertyKey", one_of(Type::kString)}}, 0},
              listing(&graph::PropertyGraph::all_keys));
}

}  // namespace dossier::query::execution
