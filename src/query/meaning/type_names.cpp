#include "query/meaning/type_names.h"

#include "query/meaning/type.h"

#include <string_view>
#include <vector>

namespace dossier::query::meaning {
namespace {

struct Name {
  std::uint32_t kinds;
  std::string_view text;
};

// Groups before their members: the first that is wholly in the mask names all of it.
constexpr Name kNames[] = {
    {Type::kNumber, "a number"},
    {Type::kTemporal, "a temporal value"},
    {Type::kInstant, "a date or time"},
    {Type::kBoolean, "a truth value"},
    {Type::kInteger, "an integer"},
    {Type::kFloat, "a float"},
    {Type::kString, "a string"},
    {Type::kList, "a list"},
    {Type::kMap, "a map"},
    {Type::kNode, "a node"},
    {Type::kEdge, "a relationship"},
    {Type::kPath, "a path"},
    {Type::kDate, "a date"},
    {Type::kLocalTime, "a local time"},
    {Type::kTime, "a time"},
    {Type::kLocalDateTime, "a local datetime"},
    {Type::kDateTime, "a datetime"},
    {Type::kDuration, "a duration"},
};

}  // namespace

std::string kinds_text(std::uint32_t mask) {
  if (mask == Type::kAny) return "any value";
  if (mask == 0) return "null";
  std::vector<std::string_view> names;
  for (const Name& name : kNames) {
    if ((mask & name.kinds) != name.kinds) continue;
    names.push_back(name.text);
    mask &= ~name.kinds;
  }
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
    out += names[i];
  }
  return out;
}

}  // namespace dossier::query::meaning
