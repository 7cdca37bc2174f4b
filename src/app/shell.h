#pragma once

#include "app/query_session.h"

#include <string>

namespace dossier::app {

/// The interactive query shell: line editing and history (kept in $XDG_STATE_HOME/dossier/history, else
/// ~/.local/state/dossier/history), queries over several lines up to a ';' or an empty line, ':' commands.
/// Gives the exit status. Precondition: the session has been refreshed.
int run_shell(QuerySession& session, const query::Parameters& parameters, const query::Budget& budget,
              const std::string& format);

}  // namespace dossier::app
