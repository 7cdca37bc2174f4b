#pragma once

#include <dossier/diagnostic.h>

#include <cassert>
#include <utility>
#include <variant>

namespace dossier {

/// Either a value or the Diagnostic that says why there is none. Exceptions do not cross layer boundaries.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Diagnostic problem) : state_(std::in_place_index<1>, std::move(problem)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Precondition for all of these: `ok()`.
  T& value() & { assert(ok()); return *std::get_if<0>(&state_); }
  const T& value() const& { assert(ok()); return *std::get_if<0>(&state_); }
  T&& value() && { assert(ok()); return std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// Precondition: `!ok()`.
  const Diagnostic& error() const& { assert(!ok()); return *std::get_if<1>(&state_); }
  Diagnostic&& error() && { assert(!ok()); return std::move(*std::get_if<1>(&state_)); }

 private:
  std::variant<T, Diagnostic> state_;
};

/// Success without a value, or a Diagnostic.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Diagnostic problem) : problem_(std::move(problem)), ok_(false) {}

  bool ok() const { return ok_; }
  explicit operator bool() const { return ok_; }
  const Diagnostic& error() const& { assert(!ok_); return problem_; }
  Diagnostic&& error() && { assert(!ok_); return std::move(problem_); }

 private:
  Diagnostic problem_;
  bool ok_ = true;
};

}  // namespace dossier
