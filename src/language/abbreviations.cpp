#include "language/abbreviations.h"

#include "base/utf8.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace dossier::language {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// In capitals, as in a headline, they are compared by their first letter and the rest in lower case.
bool is_title(std::string_view word) {
  static constexpr std::string_view kTitles[] = {
      "Mr",   "Mrs",  "Ms",  "Messrs", "Mme", "Mlle", "Dr",   "Drs",  "Prof", "Profs", "Rev", "Hon", "Gen",
      "Gens", "Lt",   "Col", "Cols",   "Maj", "Capt", "Cmdr", "Cdr",  "Adm",  "Brig",  "Sgt", "Cpl", "Pvt",
      "Supt", "Insp", "Sen", "Sens",   "Rep", "Reps", "Gov",  "Govs", "Msgr", "Amb",   "Ft"};
  if (is_one_of(word, kTitles)) return true;
  if (word.size() < 2 || word[1] < 'A' || word[1] > 'Z') return false;
  std::string plain = utf8::to_lower(word);
  plain[0] = word[0];
  return is_one_of(plain, kTitles);
}

bool is_month(std::string_view word) {
  static constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"};
  return is_one_of(word, kMonths);
}

/// The Associated Press's and older abbreviations of states and provinces.
bool is_state(std::string_view word) {
  static constexpr std::string_view kStates[] = {
      "Ala",  "Ariz", "Ark",  "Calif", "Colo", "Conn", "Del", "Fla",  "Ga",  "Ill", "Ind",  "Kan", "Ky",
      "La",   "Md",   "Mass", "Mich",  "Minn", "Miss", "Mo",  "Mont", "Neb", "Nev", "Okla", "Ore", "Pa",
      "Penn", "Tenn", "Tex",  "Va",    "Vt",   "Wash", "Wis", "Wyo",  "Ont", "Que", "Alta", "Sask"};
  return is_one_of(word, kStates);
}

bool is_company(std::string_view word) {
  static constexpr std::string_view kCompanies[] = {"Inc", "Corp", "Ltd", "Co", "Bros", "Pvt", "Cos"};
  return is_one_of(word, kCompanies);
}

/// Words that letters are put after as numbers are: "Plan B", "Vitamin D".
bool takes_letters(std::string_view word) {
  static constexpr std::string_view kCounted[] = {
      "Plan",  "Group", "Vitamin", "Section", "Part",  "Class",    "Grade",    "Hepatitis", "Type",     "Category",
      "Phase", "Team",  "Exhibit", "Annex",   "Unit",  "Building", "Terminal", "Gate",      "Schedule", "Appendix",
      "Line",  "Block", "Model",   "Company", "Serie", "Zone",     "Area",     "Option",    "Pool",     "Division"};
  return is_one_of(word, kCounted);
}

/// Words that begin sentences and not names.
bool is_starter(std::string_view word) {
  static constexpr std::string_view kStarters[] = {
      "The",   "He",   "She",      "It",  "They",  "We",      "But",       "This", "That",  "These",  "Those",
      "There", "His",  "Her",      "Its", "Their", "In",      "On",        "At",   "After", "Before", "During",
      "Since", "When", "While",    "As",  "If",    "However", "Meanwhile", "Both", "A",     "An",     "Some",
      "Many",  "Also", "Although", "For", "By",    "What",    "Who",       "So",   "Then",  "Now"};
  return is_one_of(word, kStarters);
}

bool begins_upper(std::string_view word) { return !word.empty() && utf8::is_upper(utf8::decode(word, 0).code_point); }
bool begins_lower(std::string_view word) {
  if (word.empty()) return false;
  const char32_t first = utf8::decode(word, 0).code_point;
  return utf8::is_letter(first) && !utf8::is_upper(first);
}
bool begins_digit(std::string_view word) { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }

bool is_initial(std::string_view before, std::string_view letter, std::string_view after) {
  // "I" is a word, and "World War I" ends sentences.
  return letter.size() == 1 && letter[0] >= 'A' && letter[0] <= 'Z' && letter[0] != 'I' && before.size() > 1 &&
         begins_upper(before) && !takes_letters(before) && !is_starter(before) && begins_upper(after) &&
         !is_starter(after);
}

}  // namespace

bool stop_abbreviates(std::string_view before, std::string_view word, std::string_view after) {
  if (word.empty() || after.empty()) return false;
  if (is_title(word)) return begins_upper(after) && !is_starter(after);
  if (is_month(word)) return begins_digit(after);
  if (word == "v" || word == "vs") return begins_upper(before) && (begins_upper(after) || begins_digit(after));
  const bool goes_on = begins_lower(after) || after == ",";
  if (is_company(word)) return goes_on && begins_upper(before);
  if (is_state(word)) return (before == "," || before == "-") && (goes_on || after == ")");
  return is_initial(before, word, after);
}

bool abbreviation_ends_sentence(std::string_view word, std::string_view next) {
  if (word.size() < 3 || word.back() != '.' || next.empty() || next[0] < 'A' || next[0] > 'Z') return false;
  static constexpr std::string_view kAbbreviations[] = {"Inc.", "Corp.", "Ltd.", "Co.", "Jr.", "Sr.", "etc."};
  const bool inner = word.find('.') + 1 < word.size();  // "U.S.", "p.m."
  if (!inner && !is_one_of(word, kAbbreviations)) return false;
  return is_starter(next);
}

}  // namespace dossier::language
