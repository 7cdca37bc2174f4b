#pragma once

#include <dossier/span.h>

#include <cstdint>
#include <string>

namespace dossier {

/// What a failure is about, for callers that must tell kinds apart (exit status, retry, wording).
enum class Fault : std::uint8_t {
  kInput,        ///< a file or text that can't be read: missing, binary, not UTF-8, malformed
  kSyntax,       ///< a query or lexicon that does not parse
  kMeaning,      ///< a query that parses but means nothing: unknown variable, wrong type
  kRuntime,      ///< a query that failed while it ran
  kBudget,       ///< a limit on time, rows, memory, depth or size was reached
  kStore,        ///< the durable store: damaged, of another version, locked, disk full
  kModel,        ///< the model file: missing, cut, wrong version, bad checksum
  kNotFound,     ///< a thing that was asked for by name and is not there
  kInternal,     ///< a broken invariant of ours; please report
};

/// One problem, told so that its reader can mend it: what, where, how.
struct Diagnostic {
  Fault fault = Fault::kInternal;
  std::string message;      ///< what is wrong, one sentence, no full stop at its end
  std::string source;       ///< file name, "<query>", "<stdin>"; empty when there is none
  Span span;                ///< bytes of the source that are meant; empty when the whole of it is
  std::uint32_t line = 0;   ///< 1-based; 0 when there is no position
  std::uint32_t column = 0; ///< 1-based, in Unicode code points; 0 when there is no position
  std::string hint;         ///< how to mend it, or the nearest known name; may be empty
  std::string excerpt;      ///< the source line and a caret line below it; may be empty
  std::string code;         ///< a stable detail name, e.g. openCypher's "UndefinedVariable"; may be empty

  /// "source:line:column: message", then the excerpt and the hint on lines of their own. No final newline.
  std::string render() const;
};

}  // namespace dossier
