#pragma once

#include "extract/tree.h"

#include <cstdint>
#include <vector>

namespace dossier::extract {

/// The tokens between a pair of quotation marks, perhaps over several sentences.
struct Quotation {
  TokenIndex open = kNoToken;  ///< the opening mark
  TokenIndex first = 0;        ///< tokens [first, last) inside
  TokenIndex last = 0;
  TokenIndex close = kNoToken;  ///< kNoToken: never closed; it ends with its paragraph
};

/// Double quotation marks of every kind, and single ones where no double one is open, paired. A quotation of several
/// paragraphs goes on where the next paragraph closes what it did not open.
std::vector<Quotation> find_quotations(const Tree& tree);

}  // namespace dossier::extract
