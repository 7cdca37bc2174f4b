#include "query/execution/accumulators.h"

#include "query/execution/arithmetic.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace dossier::query::execution {
namespace {

using Kind = Value::Kind;

double number(const Value& v, Span span) {
  if (v.kind() == Kind::kInteger) return static_cast<double>(v.integer());
  if (v.kind() == Kind::kFloat) return v.floating();
  fail("InvalidArgumentType", "this aggregate takes numbers", span);
}

class Count final : public Accumulator {
 public:
  void add(std::span<const Value>, Runtime&) override { ++count_; }
  void add_many(std::span<const Value>, std::int64_t times, Runtime&) override {
    if (__builtin_add_overflow(count_, times, &count_))
      fail("IntegerOverflow", "the count does not fit a 64-bit integer");
  }
  Value result() const override { return count_; }

 private:
  std::int64_t count_ = 0;
};

class Sum final : public Accumulator {
 public:
  explicit Sum(Span span) : span_(span) {}
  void add(std::span<const Value> arguments, Runtime&) override {
    const Value& v = arguments[0];
    if (!v.is_number() && v.kind() != Kind::kDuration)
      fail("InvalidArgumentType", "sum takes numbers or durations", span_);
    if (first_ && v.kind() == Kind::kDuration) total_ = v;
    else total_ = arithmetic(syntax::Operator::kAdd, total_, v, span_);
    first_ = false;
  }
  Value result() const override { return total_; }

 private:
  Span span_;
  Value total_{0};
  bool first_ = true;
};

class Average final : public Accumulator {
 public:
  explicit Average(Span span) : span_(span) {}
  void add(std::span<const Value> arguments, Runtime&) override {
    const Value& v = arguments[0];
    ++count_;
    if (v.kind() == Kind::kDuration) {
      durations_ = durations_.is_null() ? v : arithmetic(syntax::Operator::kAdd, durations_, v, span_);
      return;
    }
    const double x = number(v, span_);
    mean_ += (x - mean_) / static_cast<double>(count_);
  }
  Value result() const override {
    if (count_ == 0) return {};
    if (!durations_.is_null()) return arithmetic(syntax::Operator::kDivide, durations_, Value(count_), span_);
    return mean_;
  }

 private:
  Span span_;
  std::int64_t count_ = 0;
  double mean_ = 0;
  Value durations_;
};

class Extreme final : public Accumulator {
 public:
  explicit Extreme(int sign) : sign_(sign) {}
  void add(std::span<const Value> arguments, Runtime&) override {
    if (best_.is_null() || order(arguments[0], best_) * sign_ > 0) best_ = arguments[0];
  }
  Value result() const override { return best_; }

 private:
  int sign_;
  Value best_;
};

class Collect final : public Accumulator {
 public:
  void add(std::span<const Value> arguments, Runtime& runtime) override {
    runtime.charge(runtime.checked(arguments[0], 1).footprint());
    items_.push_back(arguments[0]);
  }
  Value result() const override { return items_; }

 private:
  graph::List items_;
};

/// Welford's algorithm.
class Deviation final : public Accumulator {
 public:
  Deviation(bool population, Span span) : population_(population), span_(span) {}
  void add(std::span<const Value> arguments, Runtime&) override {
    const double x = number(arguments[0], span_);
    ++count_;
    const double delta = x - mean_;
    mean_ += delta / static_cast<double>(count_);
    squares_ += delta * (x - mean_);
  }
  Value result() const override {
    const std::int64_t degrees = population_ ? count_ : count_ - 1;
    return degrees <= 0 ? 0.0 : std::sqrt(squares_ / static_cast<double>(degrees));
  }

 private:
  bool population_;
  Span span_;
  std::int64_t count_ = 0;
  double mean_ = 0, squares_ = 0;
};

class Percentile final : public Accumulator {
 public:
  Percentile(bool continuous, Span span) : continuous_(continuous), span_(span) {}
  void add(std::span<const Value> arguments, Runtime& runtime) override {
    const double p = number(arguments[1], span_);
    if (!(p >= 0 && p <= 1)) fail("NumberOutOfRange", "a percentile lies between 0.0 and 1.0", span_);
    fraction_ = p;
    number(arguments[0], span_);
    runtime.charge(sizeof(Value));
    values_.push_back(arguments[0]);
  }
  Value result() const override {
    if (values_.empty()) return {};
    std::vector<Value> sorted = values_;
    std::sort(sorted.begin(), sorted.end(), [](const Value& a, const Value& b) { return order(a, b) < 0; });
    const double size = static_cast<double>(sorted.size());
    if (!continuous_) {
      const double place = std::ceil(fraction_ * size);
      return sorted[place < 1 ? 0 : static_cast<std::size_t>(place) - 1];
    }
    const double place = fraction_ * (size - 1);
    const auto low = static_cast<std::size_t>(std::floor(place)), high = static_cast<std::size_t>(std::ceil(place));
    const double a = number(sorted[low], span_), b = number(sorted[high], span_);
    return a + (b - a) * (place - std::floor(place));
  }

 private:
  bool continuous_;
  Span span_;
  double fraction_ = 0;
  std::vector<Value> values_;
};

}  // namespace

std::unique_ptr<Accumulator> make_accumulator(const std::string& function, Span span) {
  if (function == "count" || function == "count(*)") return std::make_unique<Count>();
  if (function == "sum") return std::make_unique<Sum>(span);
  if (function == "avg") return std::make_unique<Average>(span);
  if (function == "min") return std::make_unique<Extreme>(-1);
  if (function == "max") return std::make_unique<Extreme>(1);
  if (function == "collect") return std::make_unique<Collect>();
  if (function == "stdev") return std::make_unique<Deviation>(false, span);
  if (function == "stdevp") return std::make_unique<Deviation>(true, span);
  return std::make_unique<Percentile>(function == "percentilecont", span);
}

}  // namespace dossier::query::execution
