#include "io/json_reader.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>

#include "base/line_index.h"

namespace dossier::io {
namespace {

using graph::List;
using graph::Map;
using graph::Value;

/// Builds the value from the reader's events, with a stack of its own.
class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder> {
 public:
  bool Null() { return add(Value()); }
  bool Bool(bool value) { return add(value); }
  bool Int(int value) { return add(std::int64_t{value}); }
  bool Uint(unsigned value) { return add(std::int64_t{value}); }
  bool Int64(std::int64_t value) { return add(value); }
  bool Uint64(std::uint64_t value) {
    const bool fits = value <= static_cast<std::uint64_t>(INT64_MAX);
    return fits ? add(static_cast<std::int64_t>(value)) : add(static_cast<double>(value));
  }
  bool Double(double value) { return add(value); }
  bool String(const char* text, rapidjson::SizeType size, bool) { return add(std::string(text, size)); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    open_.back().key.assign(text, size);
    return true;
  }
  bool StartObject() { return open(true); }
  bool StartArray() { return open(false); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  bool too_deep() const { return too_deep_; }
  Value take() { return std::move(result_); }

 private:
  struct Open {
    bool object = false;
    Map map;
    List list;
    std::string key;
  };

  bool add(Value value) {
    if (open_.empty()) {
      result_ = std::move(value);
    } else if (open_.back().object) {
      open_.back().map.insert_or_assign(std::move(open_.back().key), std::move(value));
    } else {
      open_.back().list.push_back(std::move(value));
    }
    return true;
  }
  bool open(bool object) {
    too_deep_ = open_.size() >= static_cast<std::size_t>(kMaxJsonDepth);
    if (too_deep_) return false;
    open_.emplace_back().object = object;
    return true;
  }
  bool close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    return done.object ? add(std::move(done.map)) : add(std::move(done.list));
  }

  std::vector<Open> open_;
  Value result_;
  bool too_deep_ = false;
};

}  // namespace

Result<Value> parse_json(std::string_view text, const std::string& source) {
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  Builder builder;
  constexpr unsigned kFlags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag;
  if (reader.Parse<kFlags>(stream, builder)) return builder.take();

  Diagnostic problem;
  problem.fault = Fault::kInput;
  problem.source = source;
  const auto at = static_cast<std::uint32_t>(std::min(reader.GetErrorOffset(), text.size()));
  if (builder.too_deep()) {
    problem.message = "the JSON nests deeper than " + std::to_string(kMaxJsonDepth) + " levels";
  } else {
    std::string why = rapidjson::GetParseError_En(reader.GetParseErrorCode());
    if (!why.empty() && why.back() == '.') why.pop_back();
    if (!why.empty()) why.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(why.front())));
    problem.message = "malformed JSON: " + why;
  }
  LineIndex(text).attach(problem, {at, at});
  return problem;
}

}  // namespace dossier::io
