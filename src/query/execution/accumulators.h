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
  /// The same row that many times. What is not a count does not mind how often.
  virtual void add_many(std::span<const Value> arguments, std::int64_t, Runtime& runtime) { add(arguments, runtime); }
  virtual Value result() const = 0;
};

/// A fresh state for the aggregate of that (lower-case) name. Precondition: it is one.
std::unique_ptr<Accumulator> make_accumulator(const std::string& function, Span span);

}  // namespace dossier::query::execution
