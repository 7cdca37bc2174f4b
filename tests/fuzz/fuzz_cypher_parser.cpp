// Any bytes parse or give an error; what parses, prints as something that parses and prints the same.
#include "grammar/cypher/parser.h"
#include "query/syntax/printer.h"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dossier;
  const auto tree = grammar::cypher::parse({reinterpret_cast<const char*>(data), size});
  if (!tree) return 0;
  const std::string printed = query::syntax::print(*tree);
  const auto again = grammar::cypher::parse(printed);
  // Printed brackets may pass the depth cap where the query's own did not.
  if (!again && again.error().fault == Fault::kBudget) return 0;
  if (!again || query::syntax::print(*again) != printed) std::abort();
  return 0;
}
