#pragma once

#include <dossier/result.h>

#include "train/component.h"

namespace dossier::train {

/// Writes MODEL.md beside the model: what it is, the data and their licences, the scores on the development treebanks
/// measured with the written model, how to train it again. Errors (Fault::kModel): the model does not load, can't
/// write.
Result<void> write_model_card(const std::string& model_path, const TrainingContext& context);

}  // namespace dossier::train
