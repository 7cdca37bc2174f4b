#pragma once

#include <dossier/result.h>

#include "extract/lexicon.h"
#include "extract/lexicon_syntax.h"
#include "language/analyzer.h"

#include <string>
#include <vector>

namespace dossier::app {

/// Where the model and the lexicon are, as the command line and the environment say.
struct ResourceOptions {
  std::string model;                  ///< --model; empty: models/en.model in the data folder
  std::vector<std::string> lexicons;  ///< --lexicon, each added to the shipped ones
};

/// The folder that holds models/ and lexicon/: $DOSSIER_HOME when set; else the first of the folders above the running
/// program, or their share/dossier, that has a models/en.model. Fault::kNotFound when there is none.
Result<std::string> data_folder();

Result<language::Analyzer> load_analyzer(const ResourceOptions& options);

/// The shipped lexicon/*.lexicon in order of name, then the user's files, parsed. The first error ends it.
Result<std::vector<extract::LexiconSyntax>> parse_lexicons(const ResourceOptions& options);

/// The same, loaded.
Result<extract::Lexicon> load_lexicon(const ResourceOptions& options);

/// A whole file's bytes, at most `limit`. Fault::kInput names the file and the system's reason.
Result<std::string> read_file(const std::string& path, std::size_t limit = kMaxTextBytes);

}  // namespace dossier::app
