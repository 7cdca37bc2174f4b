// Which kind a name is of by those of the same article that it shares a word with.
#include "extract/entity_names.h"
#include "extract/name_reviser.h"
#include "extract/name_words.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::extract {

void NameReviser::settle_namesakes() {
  const auto length = [](const NameMention& name) { return name.last - name.first; };
  // The whole names by their first and their last word, a few of each.
  constexpr std::size_t kEnough = 8;
  std::unordered_map<std::string_view, std::vector<std::size_t>> opening;
  std::unordered_map<std::string_view, std::vector<std::size_t>> ending;
  for (std::size_t index = 0; index < names_.size(); ++index) {
    const NameMention& whole = names_[index].mention;
    if (length(whole) < 2) continue;
    for (auto* list : {&opening[tree_.form(whole.first)], &ending[tree_.form(whole.last - 1)]})
      if (list->size() < kEnough) list->push_back(index);
  }
  const auto of_kind = [&](std::string_view surname, NameKind kind, TokenIndex longest) {
    const auto found = ending.find(surname);
    if (found == ending.end()) return names_.size();
    for (const std::size_t index : found->second)
      if (names_[index].mention.kind == kind && length(names_[index].mention) <= longest) return index;
    return names_.size();
  };
  constexpr TokenIndex kAnyLength = 64;
  // "Ms Strenna": whose whole name ends so is a person too.
  for (const RevisedName& surname : names_) {
    const NameMention& mention = surname.mention;
    if (mention.kind != NameKind::kPerson || length(mention) != 1 || mention.first == begin_of(mention.first) ||
        !is_honorific(tree_.form(mention.first - 1)))
      continue;
    const auto found = ending.find(tree_.form(mention.first));
    if (found == ending.end()) continue;
    for (const std::size_t index : found->second) {
      RevisedName& whole = names_[index];
      if (whole.mention.kind != NameKind::kPlace || length(whole.mention) > 3) continue;
      whole.mention.kind = NameKind::kPerson;
      whole.chain = surname.chain;
    }
  }
  for (RevisedName& name : names_) {
    if (length(name.mention) != 1) continue;
    const bool place = name.mention.kind == NameKind::kPlace;
    if (!place && name.mention.kind != NameKind::kPerson) continue;
    const std::string_view word = tree_.form(name.mention.first);
    if (gazetteer_.is_place(word) || gazetteer_.country_named(word) != nullptr) continue;
    const std::size_t person = of_kind(word, NameKind::kPerson, kAnyLength);
    // The name that a club or firm goes by: "Malvarrosa" of Atlético Malvarrosa, "Kordal" of Kordal Holding.
    std::size_t body = names_.size();
    if (const std::size_t club = of_kind(word, NameKind::kOrganization, 2);
        place && club < names_.size() && among(kBodyBeginnings, utf8::to_lower(tree_.form(names_[club].mention.first))))
      body = club;
    const bool titled = name.mention.first > begin_of(name.mention.first) &&
                        (is_honorific(tree_.form(name.mention.first - 1)) || role_before(name.mention.first));
    if (const auto found = opening.find(word); body == names_.size() && found != opening.end() && !titled &&
                                               person == names_.size() && !gazetteer_.is_forename(word)) {
      for (const std::size_t index : found->second)
        if (names_[index].mention.kind == NameKind::kOrganization && length(names_[index].mention) <= 3) body = index;
    }
    if (body < names_.size()) {
      name.mention.kind = NameKind::kOrganization;
      name.chain = names_[body].chain;
    } else if (place && person < names_.size()) {
      // A lone word that is somebody's surname here, and no place that is known.
      name.mention.kind = NameKind::kPerson;
    }
  }
}

}  // namespace dossier::extract
