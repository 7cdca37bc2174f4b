#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dossier {

/// Interns strings: equal strings share one id, ids are dense from 0 in order of first sight.
/// Views returned stay valid as long as the pool lives. Not thread-safe.
class StringPool {
 public:
  using Id = std::uint32_t;
  static constexpr Id kNone = 0xffffffffu;

  Id intern(std::string_view text) {
    if (const auto it = ids_.find(text); it != ids_.end()) return it->second;
    const auto id = static_cast<Id>(strings_.size());
    strings_.emplace_back(text);
    ids_.emplace(strings_.back(), id);
    return id;
  }
  /// kNone when the string was never interned.
  Id find(std::string_view text) const {
    const auto it = ids_.find(text);
    return it == ids_.end() ? kNone : it->second;
  }
  std::string_view view(Id id) const { return strings_[id]; }
  std::size_t size() const { return strings_.size(); }

 private:
  std::deque<std::string> strings_;  // stable addresses
  std::unordered_map<std::string_view, Id> ids_;
};

}  // namespace dossier
