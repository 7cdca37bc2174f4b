#include <dossier/diagnostic.h>

namespace dossier {

std::string Diagnostic::render() const {
  std::string out;
  if (!source.empty()) out += source + ":";
  if (line != 0) out += std::to_string(line) + ":" + std::to_string(column) + ":";
  if (!out.empty()) out += " ";
  out += message;
  if (!excerpt.empty()) out += "\n" + excerpt;
  if (!hint.empty()) out += "\n" + hint;
  return out;
}

}  // namespace dossier
