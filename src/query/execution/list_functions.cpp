#include "base/utf8.h"
#include "query/execution/functions.h"

#include <algorithm>

namespace dossier::query::execution {
namespace {

using Arguments = std::span<const Value>;
using Kind = Value::Kind;

constexpr std::uint64_t kLongestRange = 1'000'000'000;

Value size(Runtime&, Arguments a, Span span) {
  switch (a[0].kind()) {
    case Kind::kNull: return {};
    case Kind::kList: return static_cast<std::int64_t>(a[0].list().size());
    case Kind::kMap: return static_cast<std::int64_t>(a[0].map().size());
    case Kind::kString: return static_cast<std::int64_t>(utf8::length(a[0].string()));
    default: wrong_argument("size", span);
  }
}

const graph::List& list(const Value& value, std::string_view function, Span span) {
  if (value.kind() != Kind::kList) wrong_argument(function, span);
  return value.list();
}

Value head(Runtime&, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  const auto& items = list(a[0], "head", span);
  return items.empty() ? Value() : items.front();
}

Value last(Runtime&, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  const auto& items = list(a[0], "last", span);
  return items.empty() ? Value() : items.back();
}

Value tail(Runtime&, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  const auto& items = list(a[0], "tail", span);
  return items.empty() ? graph::List{} : graph::List(items.begin() + 1, items.end());
}

Value reverse(Runtime&, Arguments a, Span span) {
  if (a[0].is_null()) return {};
  if (a[0].kind() == Kind::kString) {
    const std::string& text = a[0].string();
    std::string out;
    for (std::size_t end = text.size(); end > 0;) {
      std::size_t start = end - 1;
      while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
      out.append(text, start, end - start);
      end = start;
    }
    return out;
  }
  const auto& items = list(a[0], "reverse", span);
  return graph::List(items.rbegin(), items.rend());
}

Value range(Runtime& runtime, Arguments a, Span span) {
  for (const Value& v : a) {
    if (v.is_null()) return {};
    if (v.kind() != Kind::kInteger) fail("InvalidArgumentType", "range takes integers", span);
  }
  const std::int64_t first = a[0].integer(), end = a[1].integer(), step = a.size() > 2 ? a[2].integer() : 1;
  if (step == 0) fail("NumberOutOfRange", "the step of range can't be 0", span);
  graph::List out;
  if (step > 0 ? first > end : first < end) return out;
  // Counted beforehand in unsigned numbers, which the widest range does not overflow.
  const auto distance = step > 0 ? static_cast<std::uint64_t>(end) - static_cast<std::uint64_t>(first)
                                 : static_cast<std::uint64_t>(first) - static_cast<std::uint64_t>(end);
  const auto stride = step > 0 ? static_cast<std::uint64_t>(step) : std::uint64_t{0} - static_cast<std::uint64_t>(step);
  const std::uint64_t more = distance / stride;
  if (more > kLongestRange)
    throw RuntimeError{Fault::kBudget, "MemoryLimit", "this range has too many numbers to hold", span};
  const std::size_t bytes = (more + 1) * sizeof(Value);
  runtime.charge(bytes);
  out.reserve(more + 1);
  for (std::uint64_t i = 0; i <= more; ++i) {
    runtime.tick();
    out.emplace_back(
        static_cast<std::int64_t>(static_cast<std::uint64_t>(first) + i * static_cast<std::uint64_t>(step)));
  }
  runtime.release(bytes);
  return out;
}

Value is_empty(Runtime&, Arguments a, Span span) {
  switch (a[0].kind()) {
    case Kind::kNull: return {};
    case Kind::kList: return a[0].list().empty();
    case Kind::kMap: return a[0].map().empty();
    case Kind::kString: return a[0].string().empty();
    default: wrong_argument("isEmpty", span);
  }
}

constexpr NamedFunction kTable[] = {{"size", size},       {"head", head},   {"last", last},       {"tail", tail},
                                    {"reverse", reverse}, {"range", range}, {"isempty", is_empty}};

}  // namespace

std::span<const NamedFunction> list_functions() { return kTable; }

}  // namespace dossier::query::execution
