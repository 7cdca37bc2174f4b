#pragma once

#include <dossier/result.h>

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// The seam between the dossier-train program and the trainers of the model's sections.
namespace dossier::train {

/// What a trainer may use.
struct TrainingContext {
  std::filesystem::path data;                            ///< the folder that holds treebank/, data/, articles/, gold/
  std::filesystem::path wordnet = "/usr/share/wordnet";  ///< Debian's wordnet-base
  std::map<std::string, std::string> sections;  ///< of the model so far: components before this one are already in it
  std::function<void(std::string_view)> log;    ///< one line of progress; never empty
  double effort = 1.0;                          ///< a factor on the number of training passes; tests use less
};

/// One trainer. It makes the sections that it names and nothing else; the same data gives the same bytes.
struct Component {
  std::string name;  ///< as given to --only
  std::function<Result<std::map<std::string, std::string>>(const TrainingContext&)> train;
  /// Scores of the sections in the context on data held back, as Markdown for the model card; may be empty.
  std::function<Result<std::string>(const TrainingContext&)> measure = {};
};

/// All components, in the order in which they must be trained.
std::vector<Component> components();

}  // namespace dossier::train
