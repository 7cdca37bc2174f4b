#include "query/meaning/functions.h"

#include <algorithm>

namespace dossier::query::meaning {
namespace {

constexpr std::uint32_t kAny = Type::kAny, kNum = Type::kNumber, kInt = Type::kInteger, kStr = Type::kString,
                        kLst = Type::kList, kMapLike = Type::kMap | Type::kNode | Type::kEdge;
constexpr Type kAnyType{};

constexpr Signature unary(std::string_view name, std::uint32_t argument, Type result) {
  return {name, 1, 1, result, {argument, kAny, kAny}};
}
constexpr Signature from_number(std::string_view name) { return unary(name, kNum, one_of(Type::kFloat)); }
constexpr Signature instant(std::string_view name, std::uint32_t kind) {
  return {name, 0, 1, one_of(kind), {kAny, kAny, kAny}};
}
constexpr Signature truncate(std::string_view name, std::uint32_t kind) {
  return {name, 1, 3, one_of(kind), {kStr, Type::kInstant, Type::kMap}};
}
constexpr Signature between(std::string_view name) {
  return {name, 2, 2, one_of(Type::kDuration), {Type::kInstant, Type::kInstant, kAny}};
}

constexpr Signature kFunctions[] = {
    // Graph
    unary("id", Type::kNode | Type::kEdge, one_of(kInt)),
    unary("elementid", Type::kNode | Type::kEdge, one_of(kStr)),
    unary("labels", Type::kNode, list_of(kStr)),
    unary("type", Type::kEdge, one_of(kStr)),
    unary("keys", kMapLike, list_of(kStr)),
    unary("properties", kMapLike, one_of(Type::kMap)),
    unary("startnode", Type::kEdge, one_of(Type::kNode)),
    unary("endnode", Type::kEdge, one_of(Type::kNode)),
    unary("nodes", Type::kPath, list_of(Type::kNode)),
    unary("relationships", Type::kPath, list_of(Type::kEdge)),
    unary("length", Type::kPath, one_of(kInt)),
    unary("exists", kAny, one_of(Type::kBoolean)),
    // Scalars and lists
    {"coalesce", 1, 255, kAnyType, {kAny, kAny, kAny}},
    unary("size", kLst | kStr, one_of(kInt)),
    unary("head", kLst, kAnyType),
    unary("last", kLst, kAnyType),
    unary("tail", kLst, one_of(kLst)),
    unary("reverse", kLst | kStr, one_of(kLst | kStr)),
    {"range", 2, 3, list_of(kInt), {kInt, kInt, kInt}},
    unary("isempty", kLst | kStr | Type::kMap, one_of(Type::kBoolean)),
    // Conversions
    unary("tointeger", kNum | kStr, one_of(kInt)),
    unary("tofloat", kNum | kStr, one_of(Type::kFloat)),
    unary("tostring", kNum | kStr | Type::kBoolean | Type::kTemporal, one_of(kStr)),
    unary("toboolean", kStr | Type::kBoolean | kInt, one_of(Type::kBoolean)),
    unary("tointegerornull", kAny, one_of(kInt)),
    unary("tofloatornull", kAny, one_of(Type::kFloat)),
    unary("tostringornull", kAny, one_of(kStr)),
    unary("tobooleanornull", kAny, one_of(Type::kBoolean)),
    unary("valuetype", kAny, one_of(kStr)),
    // Numbers
    unary("abs", kNum, one_of(kNum)),
    from_number("ceil"),
    from_number("floor"),
    {"round", 1, 2, one_of(Type::kFloat), {kNum, kInt, kAny}},
    unary("sign", kNum, one_of(kInt)),
    from_number("sqrt"),
    from_number("exp"),
    from_number("log"),
    from_number("log10"),
    from_number("sin"),
    from_number("cos"),
    from_number("tan"),
    from_number("cot"),
    from_number("asin"),
    from_number("acos"),
    from_number("atan"),
    from_number("degrees"),
    from_number("radians"),
    from_number("haversin"),
    unary("isnan", kNum, one_of(Type::kBoolean)),
    {"atan2", 2, 2, one_of(Type::kFloat), {kNum, kNum, kAny}},
    {"rand", 0, 0, one_of(Type::kFloat), {kAny, kAny, kAny}},
    {"e", 0, 0, one_of(Type::kFloat), {kAny, kAny, kAny}},
    {"pi", 0, 0, one_of(Type::kFloat), {kAny, kAny, kAny}},
    // Strings
    unary("tolower", kStr, one_of(kStr)),
    unary("toupper", kStr, one_of(kStr)),
    unary("lower", kStr, one_of(kStr)),
    unary("upper", kStr, one_of(kStr)),
    unary("trim", kStr, one_of(kStr)),
    unary("ltrim", kStr, one_of(kStr)),
    unary("rtrim", kStr, one_of(kStr)),
    unary("btrim", kStr, one_of(kStr)),
    {"replace", 3, 3, one_of(kStr), {kStr, kStr, kStr}},
    {"substring", 2, 3, one_of(kStr), {kStr, kInt, kInt}},
    {"left", 2, 2, one_of(kStr), {kStr, kInt, kAny}},
    {"right", 2, 2, one_of(kStr), {kStr, kInt, kAny}},
    {"split", 2, 2, list_of(kStr), {kStr, kStr | kLst, kAny}},
    {"char_length", 1, 1, one_of(kInt), {kStr, kAny, kAny}},
    {"randomuuid", 0, 0, one_of(kStr), {kAny, kAny, kAny}},
    // Time
    {"timestamp", 0, 0, one_of(kInt), {kAny, kAny, kAny}},
    instant("date", Type::kDate),
    instant("localtime", Type::kLocalTime),
    instant("time", Type::kTime),
    instant("localdatetime", Type::kLocalDateTime),
    instant("datetime", Type::kDateTime),
    unary("duration", kStr | Type::kMap | Type::kDuration, one_of(Type::kDuration)),
    truncate("date.truncate", Type::kDate),
    truncate("localtime.truncate", Type::kLocalTime),
    truncate("time.truncate", Type::kTime),
    truncate("localdatetime.truncate", Type::kLocalDateTime),
    truncate("datetime.truncate", Type::kDateTime),
    {"date.transaction", 0, 1, one_of(Type::kDate), {kAny, kAny, kAny}},
    {"date.statement", 0, 1, one_of(Type::kDate), {kAny, kAny, kAny}},
    {"date.realtime", 0, 1, one_of(Type::kDate), {kAny, kAny, kAny}},
    {"localtime.transaction", 0, 1, one_of(Type::kLocalTime), {kAny, kAny, kAny}},
    {"localtime.statement", 0, 1, one_of(Type::kLocalTime), {kAny, kAny, kAny}},
    {"localtime.realtime", 0, 1, one_of(Type::kLocalTime), {kAny, kAny, kAny}},
    {"time.transaction", 0, 1, one_of(Type::kTime), {kAny, kAny, kAny}},
    {"time.statement", 0, 1, one_of(Type::kTime), {kAny, kAny, kAny}},
    {"time.realtime", 0, 1, one_of(Type::kTime), {kAny, kAny, kAny}},
    {"localdatetime.transaction", 0, 1, one_of(Type::kLocalDateTime), {kAny, kAny, kAny}},
    {"localdatetime.statement", 0, 1, one_of(Type::kLocalDateTime), {kAny, kAny, kAny}},
    {"localdatetime.realtime", 0, 1, one_of(Type::kLocalDateTime), {kAny, kAny, kAny}},
    {"datetime.transaction", 0, 1, one_of(Type::kDateTime), {kAny, kAny, kAny}},
    {"datetime.statement", 0, 1, one_of(Type::kDateTime), {kAny, kAny, kAny}},
    {"datetime.realtime", 0, 1, one_of(Type::kDateTime), {kAny, kAny, kAny}},
    {"datetime.fromepoch", 2, 2, one_of(Type::kDateTime), {kNum, kNum, kAny}},
    {"datetime.fromepochmillis", 1, 1, one_of(Type::kDateTime), {kNum, kAny, kAny}},
    between("duration.between"),
    between("duration.inmonths"),
    between("duration.indays"),
    between("duration.inseconds"),
};

constexpr Signature kAggregates[] = {
    unary("count", kAny, one_of(kInt)),
    unary("sum", kNum | Type::kDuration, one_of(kNum | Type::kDuration)),
    unary("avg", kNum | Type::kDuration, one_of(kNum | Type::kDuration)),
    unary("min", kAny, kAnyType),
    unary("max", kAny, kAnyType),
    unary("collect", kAny, one_of(kLst)),
    unary("stdev", kNum, one_of(Type::kFloat)),
    unary("stdevp", kNum, one_of(Type::kFloat)),
    {"percentilecont", 2, 2, one_of(Type::kFloat), {kNum, kNum, kAny}},
    {"percentiledisc", 2, 2, one_of(kNum), {kNum, kNum, kAny}},
};

template <std::size_t Count>
const Signature* find_in(const Signature (&table)[Count], std::string_view name) {
  const auto it = std::find_if(std::begin(table), std::end(table), [&](const Signature& s) { return s.name == name; });
  return it == std::end(table) ? nullptr : it;
}

}  // namespace

const Signature* find_function(std::string_view name) { return find_in(kFunctions, name); }
const Signature* find_aggregate(std::string_view name) { return find_in(kAggregates, name); }
bool is_aggregate(std::string_view name) { return find_aggregate(name) != nullptr; }

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> out = {"toInteger",      "toFloat",  "toString",  "toBoolean", "toLower",
                                       "toUpper",        "lTrim",    "rTrim",     "startNode", "endNode",
                                       "localDateTime",  "dateTime", "localTime", "isEmpty",   "percentileCont",
                                       "percentileDisc", "stDev",    "stDevP"};
  const auto usual = out.size();
  const auto add = [&](std::string_view name) {
    const auto same = [&](std::string_view known) {
      return known.size() == name.size() &&
             std::equal(known.begin(), known.end(), name.begin(), [](char a, char b) { return (a | 0x20) == b; });
    };
    if (std::none_of(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(usual), same)) out.push_back(name);
  };
  for (const Signature& signature : kFunctions) add(signature.name);
  for (const Signature& signature : kAggregates) add(signature.name);
  return out;
}

}  // namespace dossier::query::meaning
