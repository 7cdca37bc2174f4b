#include "train/gazetteer_component.h"

#include "train/gazetteer_pack.h"
#include "train/text_file.h"

#include <array>

namespace dossier::train {

Component gazetteer_component() {
  const auto train = [](const TrainingContext& context) -> Result<std::map<std::string, std::string>> {
    const auto folder = context.data / "data" / "gazetteer";
    const std::array<std::string, 5> paths = {folder / "countries.json", folder / "forenames.csv",
                                              folder / "surnames.csv", folder / "world-cities.csv.xz",
                                              DOSSIER_GAZETTEER_SUPPLEMENT};
    std::array<std::string, 5> texts;
    for (std::size_t i = 0; i < paths.size(); ++i) {
      auto text = read_text_file(paths[i]);
      if (!text) return text.error();
      texts[i] = std::move(text).value();
    }
    auto packed = pack_gazetteer({texts[0], texts[1], texts[2], texts[3], texts[4]});
    if (!packed) return packed.error();
    context.log("gazetteer: " + std::to_string(packed.value().size()) + " bytes");
    return std::map<std::string, std::string>{{"gazetteer", std::move(packed).value()}};
  };
  return {"gazetteer", train};
}

Result<language::Gazetteer> gazetteer_of(const TrainingContext& context) {
  language::Gazetteer gazetteer;
  const auto section = context.sections.find("gazetteer");
  if (section != context.sections.end() && gazetteer.unpack(section->second)) return gazetteer;
  Diagnostic problem;
  problem.fault = Fault::kModel;
  problem.message = "the model has no sound gazetteer yet";
  problem.hint = "train the component 'gazetteer' before this one";
  return problem;
}

}  // namespace dossier::train
