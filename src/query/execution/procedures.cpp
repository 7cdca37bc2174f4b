#include "query/execution/procedures.h"

namespace dossier::query::execution {

const ProcedureLibrary& ProcedureLibrary::built_in() {
  static const ProcedureLibrary kLibrary = [] {
    ProcedureLibrary library;
    add_schema_procedures(library);
    add_algorithm_procedures(library);
    add_search_procedure(library);
    return library;
  }();
  return kLibrary;
}

void ProcedureLibrary::add(meaning::ProcedureSignature signature, Procedure procedure) {
  std::string name = signature.name;
  entries_.insert_or_assign(std::move(name), Entry{std::move(signature), std::move(procedure)});
}

const meaning::ProcedureSignature* ProcedureLibrary::find(std::string_view name) const {
  const auto it = entries_.find(name);
  return it == entries_.end() ? nullptr : &it->second.signature;
}

std::vector<std::string_view> ProcedureLibrary::names() const {
  std::vector<std::string_view> out;
  for (const auto& [name, entry] : entries_) out.push_back(name);
  return out;
}

const Procedure& ProcedureLibrary::procedure(std::string_view name) const { return entries_.find(name)->second.run; }

}  // namespace dossier::query::execution
