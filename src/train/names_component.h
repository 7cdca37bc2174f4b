#pragma once

#include "train/component.h"

namespace dossier::train {

/// Trains the section "names" on GMB and GUM, with a tenth of GMB held back for measuring. Needs the section
/// "gazetteer"; with the section "parser" the Penn tags are the tagger's own, so that training sees what running sees.
Component names_component();

}  // namespace dossier::train
