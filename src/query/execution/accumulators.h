#pragma once

#include "query/execution/runtime.h"

#include <memory>
#include <span>
#include <string>

namespace dossier::query::execution {

/// The running state of one aggregate over one group.
class Accumulator {
 public:
  virtual ~Accumulator() = default;
  /// One row's argument values; the first is never null, except for count(*), which has none.
  virtual void add(std::span<const Value> arguments, Runtime& runtime) = 0;
  virtual Value result() const = 0;
};

/// A fresh state for the aggregate of that (lower-case) name. Precondition: it is one.
std::unique_ptr<Accumulator> make_accumulator(const std::string& function, Span span);

}  // namespace dossier::query::execution
