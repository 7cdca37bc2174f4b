#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dossier::graph {

using NodeId = std::uint32_t;
using EdgeId = std::uint32_t;
inline constexpr std::uint32_t kNoId = 0xffffffffu;

class Value;
using List = std::vector<Value>;
using Map = std::map<std::string, Value, std::less<>>;

struct NodeRef {
  NodeId id;
  friend auto operator<=>(NodeRef, NodeRef) = default;
};
struct EdgeRef {
  EdgeId id;
  friend auto operator<=>(EdgeRef, EdgeRef) = default;
};

/// An alternating walk: nodes.size() == edges.size() + 1.
struct Path {
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
  friend bool operator==(const Path&, const Path&) = default;
};

/// Temporal values of openCypher 9 (ISO 8601 calendar, proleptic Gregorian).
struct Date {
  std::int64_t days;
  friend auto operator<=>(Date, Date) = default;
};  ///< since 1970-01-01
struct LocalTime {
  std::int64_t nanos;
  friend auto operator<=>(LocalTime, LocalTime) = default;
};  ///< since midnight
struct Time {
  std::int64_t nanos;
  std::int32_t offset_seconds;
  friend bool operator==(Time, Time) = default;
};
struct LocalDateTime {
  std::int64_t seconds;  ///< since 1970-01-01T00:00
  std::int32_t nanos;
  friend auto operator<=>(LocalDateTime, LocalDateTime) = default;
};
struct DateTime {
  std::int64_t seconds;  ///< UTC seconds since the epoch
  std::int32_t nanos;
  std::int32_t offset_seconds;
  std::string zone;  ///< IANA name, or empty
  friend bool operator==(const DateTime&, const DateTime&) = default;
};
struct Duration {
  std::int64_t months, days, seconds;
  std::int32_t nanos;  ///< 0..999,999,999
  friend bool operator==(Duration, Duration) = default;
};

/// Any value a property or an expression can have. Strings, lists, maps and paths are immutable and shared, because
/// rows copy values freely; everything else is held in place.
class Value {
 public:
  enum class Kind : std::uint8_t {
    kNull,
    kBoolean,
    kInteger,
    kFloat,
    kString,
    kList,
    kMap,
    kNode,
    kEdge,
    kPath,
    kDate,
    kLocalTime,
    kTime,
    kLocalDateTime,
    kDateTime,
    kDuration
  };

  Value() = default;
  Value(bool value) : data_(value) {}
  Value(std::int64_t value) : data_(value) {}
  Value(int value) : data_(static_cast<std::int64_t>(value)) {}
  Value(double value) : data_(value) {}
  Value(std::string value) : data_(std::make_shared<const std::string>(std::move(value))) {}
  Value(std::string_view value) : Value(std::string(value)) {}
  Value(const char* value) : Value(std::string(value)) {}
  Value(List value);
  Value(Map value);
  Value(Path value) : data_(std::make_shared<const Path>(std::move(value))) {}
  Value(NodeRef value) : data_(value) {}
  Value(EdgeRef value) : data_(value) {}
  Value(Date value) : data_(value) {}
  Value(LocalTime value) : data_(value) {}
  Value(Time value) : data_(value) {}
  Value(LocalDateTime value) : data_(value) {}
  Value(DateTime value) : data_(std::make_shared<const DateTime>(std::move(value))) {}
  Value(Duration value) : data_(std::make_shared<const Duration>(value)) {}

  Kind kind() const { return static_cast<Kind>(data_.index()); }
  bool is_null() const { return kind() == Kind::kNull; }
  bool is_number() const { return kind() == Kind::kInteger || kind() == Kind::kFloat; }

  /// Preconditions: the kind is the one asked for.
  bool boolean() const { return std::get<1>(data_); }
  std::int64_t integer() const { return std::get<2>(data_); }
  double floating() const { return std::get<3>(data_); }
  const std::string& string() const { return *std::get<4>(data_); }
  const List& list() const { return std::get<5>(data_)->items; }
  const Map& map() const { return std::get<6>(data_)->items; }
  NodeRef node() const { return std::get<7>(data_); }
  EdgeRef edge() const { return std::get<8>(data_); }
  const Path& path() const { return *std::get<9>(data_); }
  Date date() const { return std::get<10>(data_); }
  LocalTime local_time() const { return std::get<11>(data_); }
  Time time() const { return std::get<12>(data_); }
  LocalDateTime local_date_time() const { return std::get<13>(data_); }
  const DateTime& date_time() const { return *std::get<14>(data_); }
  const Duration& duration() const { return *std::get<15>(data_); }

  /// How many lists and maps stand inside of each other: 0 for anything else, 1 for [1].
  std::uint32_t depth() const;
  /// An estimate of the bytes that the value would take if nothing in it were shared. Both are known without a walk.
  std::size_t footprint() const;

 private:
  /// A list or map with what was found out when it was made.
  template <class Items>
  struct Nest {
    Items items;
    std::uint32_t depth;
    std::size_t bytes;
  };
  template <class T>
  using Shared = std::shared_ptr<const T>;
  std::variant<std::monostate, bool, std::int64_t, double, Shared<std::string>, Shared<Nest<List>>, Shared<Nest<Map>>,
               NodeRef, EdgeRef, Shared<Path>, Date, LocalTime, Time, LocalDateTime, Shared<DateTime>, Shared<Duration>>
      data_;
};

/// Structural identity, for storage and tests: same kind, same contents; NaN equals itself. openCypher's `=` (with
/// nulls and numeric coercion) is the query engine's business.
bool identical(const Value& a, const Value& b);

}  // namespace dossier::graph
