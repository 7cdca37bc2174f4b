#pragma once

#include "train/component.h"

namespace dossier::train {

/// Trains the section "coref" on GUM's trees and entities, and measures it on the development part, with gold and with
/// predicted trees. Needs the sections "gazetteer" and "names". Noun senses come from GUM and from WordNet where
/// Debian's wordnet-base is installed.
Component coref_component();

}  // namespace dossier::train
