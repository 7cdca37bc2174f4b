#pragma once

#include "build/identity.h"
#include "extract/facts.h"
#include "graph/value.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier::build {

/// The keys under which each event of the batch is known to later articles: one for each place and named participant,
/// made of type, polarity, modality, day, place, participant and its side. Articles tell of one happening when they
/// agree in all of these. An event without a full date, a place or a named participant has none. `nodes`: the graph's
/// node of each identity; kNoId where it has none.
std::vector<std::vector<std::string>> event_keys(const extract::FactBatch& batch, const Identities& identities,
                                                 const std::vector<graph::NodeId>& nodes);

}  // namespace dossier::build
