#include "train/component.h"
#include "train/coref_component.h"
#include "train/gazetteer_component.h"
#include "train/lemmatizer_trainer.h"
#include "train/names_component.h"
#include "train/parser_trainer.h"
#include "train/tokenizer_trainer.h"

namespace dossier::train {

std::vector<Component> components() {
  return {tokenizer_component(), lemmatizer_component(), gazetteer_component(),
          parser_component(),    names_component(),      coref_component()};
}

}  // namespace dossier::train
