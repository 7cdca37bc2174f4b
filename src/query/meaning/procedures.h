#pragma once

#include "query/meaning/type.h"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::query::meaning {

struct ProcedureField {
  std::string name;
  Type type;
};

struct ProcedureSignature {
  std::string name;
  std::vector<ProcedureField> parameters, results;
  std::size_t required = 0;  ///< parameters that must be given; the rest have defaults
};

/// The procedures that a query may call. What they do is the execution's business.
class ProcedureCatalog {
 public:
  virtual ~ProcedureCatalog() = default;
  virtual const ProcedureSignature* find(std::string_view name) const = 0;
  virtual std::vector<std::string_view> names() const = 0;
};

}  // namespace dossier::query::meaning
