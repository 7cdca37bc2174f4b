#pragma once

#include "query/execution/runtime.h"
#include "query/meaning/procedures.h"

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>

namespace dossier::query::execution {

/// A procedure: all its result rows at once, each as wide as its signature's results. May throw RuntimeError.
using Procedure = std::function<std::vector<std::vector<Value>>(Runtime& runtime, std::span<const Value> arguments)>;

/// The procedures that CALL can name.
class ProcedureLibrary final : public meaning::ProcedureCatalog {
 public:
  /// db.labels, db.relationshipTypes, db.propertyKeys and Dossier's own.
  static const ProcedureLibrary& built_in();

  void add(meaning::ProcedureSignature signature, Procedure procedure);
  const meaning::ProcedureSignature* find(std::string_view name) const override;
  std::vector<std::string_view> names() const override;
  /// Precondition: find(name).
  const Procedure& procedure(std::string_view name) const;

 private:
  struct Entry {
    meaning::ProcedureSignature signature;
    Procedure run;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

void add_schema_procedures(ProcedureLibrary& library);
void add_algorithm_procedures(ProcedureLibrary& library);
void add_search_procedure(ProcedureLibrary& library);

}  // namespace dossier::query::execution
