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
inline constexpr std::array<std::string_view, 41> kFirmEndings = {
    "corp",       "corporation",   "inc",        "ltd",         "limited",      "plc",
    "llc",        "gmbh",          "ag",         "co",          "company",      "group",
    "holdings",   "partners",      "bank",       "industries",  "airlines",     "airways",
    "motors",     "foods",         "builders",   "party",       "agency",       "ministry",
    "commission", "committee",     "council",    "association", "university",   "magazine",
    "herald",     "times",         "department", "institute",   "organization", "organisation",
    "federation", "confederation", "foundation", "alliance",    "holding"};

/// Last words of bodies' names that are surnames too: of a body where no forename goes before.
inline constexpr std::array<std::string_view, 62> kBodyEndings = {
    "oil",      "gas",      "steel",         "energy",    "health",   "systems",  "media",     "capital",   "insurance",
    "pharma",   "labs",     "software",      "electric",  "shipping", "mining",   "resources", "minerals",  "telecom",
    "railways", "rail",     "aviation",      "air",       "lines",    "pictures", "studios",   "records",   "press",
    "news",     "tribune",  "observer",      "league",    "bloc",     "front",    "movement",  "coalition", "pact",
    "brigade",  "brigades", "militia",       "army",      "guard",    "club",     "united",    "rovers",    "wanderers",
    "lions",    "eagles",   "stars",         "tigers",    "warriors", "trust",    "fund",      "society",   "authority",
    "watch",    "network",  "international", "chemicals", "chemical", "tech",     "robotics",  "textiles"};

/// First words of bodies' names in the tongues of the world.
inline constexpr std::array<std::string_view, 42> kBodyBeginnings = {
    "banco",     "banca",    "banque",      "fondo",      "fonds",      "grupo",      "groupe",
    "gruppo",    "radio",    "compagnie",   "compañía",   "société",    "sociedad",   "olympique",
    "atlético",  "atletico", "athletic",    "racing",     "sporting",   "dynamo",     "dinamo",
    "lokomotiv", "spartak",  "partizan",    "deportivo",  "fc",         "ac",         "sc",
    "afc",       "cf",       "partido",     "parti",      "partito",    "movimiento", "mouvement",
    "frente",    "unión",    "universidad", "université", "università", "médecins",   "crédit"};

/// What stands on after a town's name in small letters and names a place of its own: "Split airport".
inline constexpr std::array<std::string_view, 4> kSites = {"airport", "stadium", "barracks", "prison"};

/// First words of places' names: "the Stade Mohammed V", "Camp Lemonnier".
inline constexpr std::array<std::string_view, 12> kPlaceBeginnings = {
    "stade", "estadio", "estádio", "stadio", "stadion", "mount", "lake", "cape", "fort", "camp", "puerto", "punta"};

/// Last words of the names of places.
inline constexpr std::array<std::string_view, 46> kPlaceEndings = {
    "street",   "avenue",    "road",      "river",     "dam",      "bridge", "lake",    "island",
    "islands",  "mountain",  "mountains", "bay",       "sea",      "ocean",  "valley",  "park",
    "airport",  "square",    "boulevard", "highway",   "palace",   "castle", "beach",   "hills",
    "desert",   "strait",    "gulf",      "peninsula", "province", "county", "region",  "canal",
    "forest",   "stadium",   "arena",     "ridge",     "creek",    "falls",  "harbour", "harbor",
    "barracks", "cathedral", "cemetery",  "prison",    "plaza",    "heights"};

}  // namespace dossier::extract
