#pragma once

#include <algorithm>
#include <array>
#include <string_view>

/// Words that names of bodies and places end or begin with.
namespace dossier::extract {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Last words of the names of firms.
inline constexpr std::array<std::string_view, 34> kFirmEndings = {
    "corp",       "corporation", "inc",      "ltd",        "limited",    "plc",      "llc",
    "gmbh",       "ag",          "co",       "company",    "group",      "holdings", "partners",
    "bank",       "industries",  "airlines", "airways",    "motors",     "foods",    "builders",
    "party",      "agency",      "ministry", "commission", "committee",  "council",  "association",
    "university", "magazine",    "herald",   "times",      "department", "institute"};

/// Last words of the names of places.
inline constexpr std::array<std::string_view, 40> kPlaceEndings = {
    "street",    "avenue", "road",   "river",   "dam",    "bridge", "lake",    "island",    "islands",   "mountain",
    "mountains", "bay",    "sea",    "ocean",   "valley", "park",   "airport", "square",    "boulevard", "highway",
    "palace",    "castle", "beach",  "hills",   "desert", "strait", "gulf",    "peninsula", "province",  "county",
    "region",    "canal",  "forest", "stadium", "arena",  "ridge",  "creek",   "falls",     "harbour",   "harbor"};

}  // namespace dossier::extract
