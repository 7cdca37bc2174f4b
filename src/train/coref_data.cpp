#include "train/coref_data.h"

#include "language/conllu.h"
#include "train/coref_entities.h"

#include <algorithm>

namespace dossier::train {

Result<std::vector<CorefDocument>> read_gum_coref(std::string_view conllu, const std::string& source) {
  auto read = language::read_annotated_conllu(conllu, source);
  if (!read) return read.error();
  std::vector<CorefDocument> out;
  for (auto& annotated : read.value()) {
    CorefDocument document;
    document.id = annotated.id;
    document.document = std::move(annotated.document);
    auto mentions = read_gum_mentions(annotated.misc);
    // The shortest mention of a head comes first: the conjunct before the coordination.
    std::stable_sort(mentions.begin(), mentions.end(),
                     [](const GumMention& a, const GumMention& b) { return a.last - a.first < b.last - b.first; });
    for (const GumMention& mention : mentions) {
      std::uint64_t key = head_of_span(document.document, mention.first, mention.last);
      while (document.entity_of.contains(key)) {
        if (document.entity_of[key] == mention.id) break;  // an apposition within its own entity
        key += std::uint64_t{1} << 32;
      }
      document.entity_of[key] = mention.id;
    }
    out.push_back(std::move(document));
  }
  return out;
}

Result<TypeCounts> count_gum_types(std::string_view conllu) {
  auto read = language::read_annotated_conllu(conllu, "gum");
  if (!read) return read.error();
  TypeCounts counts;
  for (const auto& annotated : read.value())
    for (const GumMention& mention : read_gum_mentions(annotated.misc)) {
      const auto& token = annotated.document.tokens[head_of_span(annotated.document, mention.first, mention.last)];
      if (token.upos == language::Upos::kNoun) ++counts[token.lemma][mention.type];
    }
  return counts;
}

}  // namespace dossier::train
