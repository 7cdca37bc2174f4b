#pragma once

#include <dossier/span.h>

#include "language/bytes.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::language {

/// The smallest piece that the tokeniser may make a word of: a run of letters, a run of digits, one other character, or
/// a whole web or e-mail address.
struct Atom {
  enum class Kind : std::uint8_t {
    kLower,
    kCapitalized,
    kUpper,
    kDigits,
    kAddress,
    kPeriod,
    kQuote,
    kApostrophe,
    kHyphen,
    kDash,
    kOther
  };
  Span span;
  std::uint64_t hash = 0;  ///< of its normalized form
  Kind kind = Kind::kOther;
  std::uint8_t length = 0;  ///< code points, at most 255
  bool space_before = true;
};

/// Letter runs that hold two words ("cannot", "gonna"), learned from the treebanks: normalized run → offset of the
/// second.
class SplitRuns {
 public:
  void add(std::string_view run, std::uint32_t offset) { offsets_.emplace(std::string(run), offset); }
  /// 0: the run holds one word.
  std::uint32_t offset(const std::string& run) const {
    const auto it = offsets_.find(run);
    return it == offsets_.end() ? 0 : it->second;
  }
  void write(ByteWriter& out) const;
  bool read(ByteReader& in);

 private:
  std::unordered_map<std::string, std::uint32_t> offsets_;
};

/// Cuts the block into atoms. "n" before "'t" is an atom of its own, as are both halves of a run in `runs`.
void cut_atoms(std::string_view text, Span block, const SplitRuns& runs, std::vector<Atom>& atoms);

}  // namespace dossier::language
