#include "language/names_titles.h"

#include <algorithm>
#include <array>

namespace dossier::language {
namespace {

// Sorted; "m", "f" tell the gender that the title implies, "-" marks words that need another title beside them.
struct Row {
  std::string_view word;
  char kind;
};
constexpr std::array kTitles = {
    Row{"actor", 'm'},
    Row{"actress", 'f'},
    Row{"adm", ' '},
    Row{"admiral", ' '},
    Row{"adviser", ' '},
    Row{"advisor", ' '},
    Row{"air", '-'},
    Row{"ambassador", ' '},
    Row{"archbishop", 'm'},
    Row{"assistant", '-'},
    Row{"attorney", '-'},
    Row{"ayatollah", 'm'},
    Row{"baron", 'm'},
    Row{"baroness", 'f'},
    Row{"bishop", ' '},
    Row{"brig", ' '},
    Row{"brigadier", ' '},
    Row{"capt", ' '},
    Row{"captain", ' '},
    Row{"cardinal", 'm'},
    Row{"ceo", ' '},
    Row{"chairman", 'm'},
    Row{"chairwoman", 'f'},
    Row{"chancellor", ' '},
    Row{"chief", '-'},
    Row{"cleric", ' '},
    Row{"cmdr", ' '},
    Row{"coach", ' '},
    Row{"col", ' '},
    Row{"colonel", ' '},
    Row{"commander", ' '},
    Row{"commissioner", ' '},
    Row{"congressman", 'm'},
    Row{"congresswoman", 'f'},
    Row{"constable", ' '},
    Row{"corporal", ' '},
    Row{"councillor", ' '},
    Row{"count", 'm'},
    Row{"crown", '-'},
    Row{"dame", 'f'},
    Row{"defence", '-'},
    Row{"defense", '-'},
    Row{"deputy", '-'},
    Row{"detective", ' '},
    Row{"dictator", ' '},
    Row{"director", ' '},
    Row{"dr", ' '},
    Row{"duchess", 'f'},
    Row{"duke", 'm'},
    Row{"emir", 'm'},
    Row{"emperor", 'm'},
    Row{"envoy", ' '},
    Row{"ex-president", ' '},
    Row{"father", 'm'},
    Row{"finance", '-'},
    Row{"foreign", '-'},
    Row{"former", '-'},
    Row{"gen", ' '},
    Row{"general", ' '},
    Row{"gov", ' '},
    Row{"governor", ' '},
    Row{"health", '-'},
    Row{"hon", ' '},
    Row{"imam", 'm'},
    Row{"inspector", ' '},
    Row{"interior", '-'},
    Row{"judge", ' '},
    Row{"justice", ' '},
    Row{"king", 'm'},
    Row{"lady", 'f'},
    Row{"leader", ' '},
    Row{"lieutenant", ' '},
    Row{"lord", 'm'},
    Row{"lt", ' '},
    Row{"lt-gen", ' '},
    Row{"madam", 'f'},
    Row{"madame", 'f'},
    Row{"maj", ' '},
    Row{"major", ' '},
    Row{"major-general", ' '},
    Row{"marshal", ' '},
    Row{"mayor", ' '},
    Row{"minister", ' '},
    Row{"miss", 'f'},
    Row{"mr", 'm'},
    Row{"mrs", 'f'},
    Row{"ms", 'f'},
    Row{"mullah", 'm'},
    Row{"mx", ' '},
    Row{"officer", ' '},
    Row{"pastor", ' '},
    Row{"petty", '-'},
    Row{"pope", 'm'},
    Row{"premier", ' '},
    Row{"pres", ' '},
    Row{"president", ' '},
    Row{"president-elect", ' '},
    Row{"prime", '-'},
    Row{"prince", 'm'},
    Row{"princess", 'f'},
    Row{"private", ' '},
    Row{"prof", ' '},
    Row{"professor", ' '},
    Row{"prosecutor", ' '},
    Row{"queen", 'f'},
    Row{"rabbi", ' '},
    Row{"rear", '-'},
    Row{"rep", ' '},
    Row{"representative", ' '},
    Row{"rev", ' '},
    Row{"reverend", ' '},
    Row{"saint", ' '},
    Row{"sec", ' '},
    Row{"secretary", ' '},
    Row{"secretary-general", ' '},
    Row{"sen", ' '},
    Row{"senator", ' '},
    Row{"sergeant", ' '},
    Row{"sgt", ' '},
    Row{"sheik", 'm'},
    Row{"sheikh", 'm'},
    Row{"sheriff", ' '},
    Row{"sir", 'm'},
    Row{"sister", 'f'},
    Row{"speaker", ' '},
    Row{"spokesman", 'm'},
    Row{"spokesperson", ' '},
    Row{"spokeswoman", 'f'},
    Row{"sultan", 'm'},
    Row{"superintendent", ' '},
    Row{"tsar", 'm'},
    Row{"vice", '-'},
    Row{"vice-president", ' '},
};

constexpr bool sorted() {
  for (std::size_t i = 1; i < kTitles.size(); ++i)
    if (!(kTitles[i - 1].word < kTitles[i].word)) return false;
  return true;
}
static_assert(sorted());

}  // namespace

TitleWord title_word(std::string_view folded) {
  if (folded.ends_with('.')) folded.remove_suffix(1);
  const auto it = std::lower_bound(kTitles.begin(), kTitles.end(), folded,
                                   [](const Row& row, std::string_view key) { return row.word < key; });
  if (it == kTitles.end() || it->word != folded) return {};
  const Gender gender = it->kind == 'm' ? Gender::kMale : it->kind == 'f' ? Gender::kFemale : Gender::kUnknown;
  return {true, it->kind != '-', gender};
}

}  // namespace dossier::language
