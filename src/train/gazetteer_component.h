#pragma once

#include "language/gazetteer.h"
#include "train/component.h"

namespace dossier::train {

/// Packs the section "gazetteer" from DATA/data/gazetteer and the supplement beside the sources.
Component gazetteer_component();

/// The gazetteer of the model so far, for the trainers that need it. Errors (Fault::kModel): missing or damaged
/// section.
Result<language::Gazetteer> gazetteer_of(const TrainingContext& context);

}  // namespace dossier::train
