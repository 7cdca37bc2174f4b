#include "base/utf8.h"
#include "query/execution/functions.h"

#include <algorithm>

namespace dossier::query::execution {
namespace {

using Arguments = std::span<const Value>;
using Kind = Value::Kind;

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
  for (std::int64_t i = first; step > 0 ? i <= end : i >= end;) {
    if ((out.size() & 1023) == 0) {
      runtime.tick();
      runtime.charge(1024 * sizeof(Value));
    }
    out.emplace_back(i);
    if (__builtin_add_overflow(i, step, &i)) break;
  }
  runtime.release((out.size() / 1024 + 1) * 1024 * sizeof(Value));
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
