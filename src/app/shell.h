#pragma once

#include "graph/property_graph.h"
#include "query/engine.h"

#include <string>

namespace dossier::app {

/// The interactive query shell: line editing and history (kept in $XDG_STATE_HOME/dossier/history, else
/// ~/.local/state/dossier/history), queries over several lines up to a ';' or an empty line, ':' commands.
/// Gives the exit status.
int run_shell(const graph::PropertyGraph& graph, const query::Parameters& parameters, const query::Budget& budget,
              const std::string& format);

}  // namespace dossier::app
