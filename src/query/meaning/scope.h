#pragma once

#include "query/meaning/tree.h"

#include <dossier/diagnostic.h>

#include <string>
#include <string_view>
#include <unordered_map>
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
    if (variables_.size() <= kSmall) {
      for (auto it = variables_.rbegin(); it != variables_.rend(); ++it) {
        if (it->name == name) return &*it;
      }
      return nullptr;
    }
    for (; indexed_ < variables_.size(); ++indexed_) latest_[variables_[indexed_].name] = indexed_;
    const auto it = latest_.find(std::string(name));
    return it == latest_.end() ? nullptr : &variables_[it->second];
  }
  void add(Variable variable) { variables_.push_back(std::move(variable)); }
  std::size_t size() const { return variables_.size(); }
  void shrink(std::size_t size) {
    variables_.resize(size);
    if (indexed_ <= size) return;
    latest_.clear();
    indexed_ = 0;
  }
  const std::vector<Variable>& variables() const { return variables_; }

 private:
  static constexpr std::size_t kSmall = 32;  ///< up to here looking through is faster than any index
  std::vector<Variable> variables_;
  mutable std::unordered_map<std::string, std::size_t> latest_;  ///< of the first `indexed_` variables
  mutable std::size_t indexed_ = 0;
};

/// Thrown inside the binder only; bind() turns it into its Result.
struct BindingError {
  Diagnostic problem;
};

[[noreturn]] void fail(Span where, std::string code, std::string message, std::string hint = {});

}  // namespace dossier::query::meaning
