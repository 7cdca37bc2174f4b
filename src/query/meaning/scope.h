#pragma once

#include "query/meaning/tree.h"

#include <dossier/diagnostic.h>

#include <string>
#include <string_view>
#include <vector>

namespace dossier::query::meaning {

struct Variable {
  std::string name;
  Slot slot = kNoSlot;
  Type type;
};

/// The variables that can be seen, innermost last.
class Scope {
 public:
  const Variable* find(std::string_view name) const {
    for (auto it = variables_.rbegin(); it != variables_.rend(); ++it) {
      if (it->name == name) return &*it;
    }
    return nullptr;
  }
  void add(Variable variable) { variables_.push_back(std::move(variable)); }
  std::size_t size() const { return variables_.size(); }
  void shrink(std::size_t size) { variables_.resize(size); }
  const std::vector<Variable>& variables() const { return variables_; }

 private:
  std::vector<Variable> variables_;
};

/// Thrown inside the binder only; bind() turns it into its Result.
struct BindingError {
  Diagnostic problem;
};

[[noreturn]] void fail(Span where, std::string code, std::string message, std::string hint = {});

}  // namespace dossier::query::meaning
