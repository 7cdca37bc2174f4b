#pragma once

#include "graph/property_graph.h"
#include "query/budget.h"
#include "query/execution/transaction.h"
#include "query/execution/value_order.h"

#include <dossier/diagnostic.h>

#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace dossier::query::execution {

/// Thrown inside the execution only; the engine turns it into a Diagnostic.
struct RuntimeError {
  Fault fault = Fault::kRuntime;
  std::string code;
  std::string message;
  Span span;
  std::string hint{};
};
[[noreturn]] void fail(std::string code, std::string message, Span span = {}, std::string hint = {});

/// What kind of value it is, for a message: "a list".
std::string kind_text(const Value& value);

inline constexpr std::uint32_t kMaxValueDepth = 1'000;  ///< lists and maps inside of each other

/// The row that all operators of one run work on: one value for each slot of the query.
using Frame = std::vector<Value>;

/// What one run shares: the graph, the parameters, what may be spent and the statement's clock.
class Runtime {
 public:
  Runtime(const graph::PropertyGraph& graph, Transaction* transaction, const Parameters& parameters,
          const Budget& budget);

  const graph::PropertyGraph& graph() const { return graph_; }
  /// Precondition: the query writes.
  Transaction& transaction() { return *transaction_; }
  bool node_visible(graph::NodeId node) const {
    return !transaction_ || !transaction_->is_deleted(graph::NodeRef{node});
  }
  bool edge_visible(graph::EdgeId edge) const {
    return !transaction_ || !transaction_->is_deleted(graph::EdgeRef{edge});
  }
  bool hides_any() const { return transaction_ && transaction_->hides_any(); }

  const Value& parameter(const std::string& name, Span span) const;
  const Parameters& parameters() const { return parameters_; }

  /// To be called in every loop whose length the data decides. Throws when the time is up.
  void tick() {
    if ((++ticks_ & 1023) == 0) check_time();
  }
  /// Accounts for rows that are held; throws when that is more than the budget. `release` gives them back.
  void charge(std::size_t bytes) {
    held_ = bytes > SIZE_MAX - held_ ? SIZE_MAX : held_ + bytes;
    if (budget_.max_memory_bytes != 0 && held_ > budget_.max_memory_bytes) out_of_memory();
  }
  void release(std::size_t bytes) { held_ -= bytes < held_ ? bytes : held_; }
  /// To be called before a single value of that size is made: throws when it alone is more than the budget.
  void afford(std::size_t bytes) const {
    if (budget_.max_memory_bytes != 0 && bytes > budget_.max_memory_bytes) out_of_memory();
  }
  /// A value that was just put together: throws when it is larger than the budget or nests too deep, `more` levels that
  /// will be put around it counted, as the code that walks over values recurs.
  const Value& checked(const Value& value, std::uint32_t more = 0) const {
    if (value.depth() + more > kMaxValueDepth) too_deep();
    afford(value.footprint());
    return value;
  }
  /// To be called for each result row.
  void count_row() {
    if (budget_.max_rows != 0 && ++rows_ > budget_.max_rows) too_many_rows();
  }
  const Budget& budget() const { return budget_; }

  /// The moment that date() and its kin see: the same throughout the statement.
  std::chrono::system_clock::time_point now() const { return now_; }
  double random() { return std::uniform_real_distribution<double>()(random_); }
  std::uint64_t random_bits() { return random_(); }

 private:
  void check_time() const;
  [[noreturn]] void out_of_memory() const;
  [[noreturn]] void too_deep() const;
  [[noreturn]] void too_many_rows() const;

  const graph::PropertyGraph& graph_;
  Transaction* transaction_;
  const Parameters& parameters_;
  Budget budget_;
  std::chrono::system_clock::time_point now_ = std::chrono::system_clock::now();
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::uint64_t ticks_ = 0, rows_ = 0;
  std::size_t held_ = 0;
  std::mt19937_64 random_{static_cast<std::uint64_t>(now_.time_since_epoch().count())};
};

}  // namespace dossier::query::execution
