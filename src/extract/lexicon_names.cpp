#include "extract/lexicon_names.h"

#include <array>

namespace dossier::extract {
namespace {

constexpr Named<Role> kRoles[] = {{"actor", Role::kActor},           {"recipient", Role::kRecipient},
                                  {"party", Role::kParty},           {"location", Role::kLocation},
                                  {"content", Role::kContent},       {"topic", Role::kTopic},
                                  {"instrument", Role::kInstrument}, {"post", Role::kPost}};

constexpr Named<Position> kPositions[] = {{"subject", Position::kSubject},       {"object", Position::kObject},
                                          {"indirect", Position::kIndirect},     {"possessor", Position::kPossessor},
                                          {"modifier", Position::kModifier},     {"clause", Position::kClause},
                                          {"infinitive", Position::kInfinitive}, {"itself", Position::kAgentNoun}};

constexpr Named<Fillers> kFillers[] = {{"person", filler::kPerson}, {"country", filler::kCountry},
                                       {"place", filler::kPlace},   {"organization", filler::kOrganization},
                                       {"group", filler::kGroup},   {"thing", filler::kThing},
                                       {"event", filler::kEvent},   {"actor", filler::kActor}};

constexpr Named<Flag> kFlags[] = {
    {"claim", Flag::kClaim},       {"symmetric", Flag::kSymmetric}, {"weak", Flag::kWeak},
    {"negative", Flag::kNegative}, {"denies", Flag::kDenies},       {"planned", Flag::kPlanned},
    {"possible", Flag::kPossible}, {"demanded", Flag::kDemanded},   {"light", Flag::kLight},
    {"passive", Flag::kPassive},   {"active", Flag::kActive},       {"plural", Flag::kPlural}};

constexpr Named<WordClass> kClasses[] = {
    {"verbs", WordClass::kVerb}, {"nouns", WordClass::kNoun}, {"adjectives", WordClass::kAdjective}};

constexpr Named<RoleNoun::Kind> kRoleKinds[] = {
    {"holds", RoleNoun::Kind::kHolds},     {"represents", RoleNoun::Kind::kRepresents},
    {"member", RoleNoun::Kind::kMember},   {"family", RoleNoun::Kind::kFamily},
    {"citizen", RoleNoun::Kind::kCitizen}, {"owner", RoleNoun::Kind::kOwner},
    {"founder", RoleNoun::Kind::kFounder}};

constexpr Named<Metonym> kMetonyms[] = {
    {"forces", Metonym::kForces}, {"officials", Metonym::kOfficials}, {"seat", Metonym::kSeat}};

constexpr std::string_view kPrepositions[] = {
    "about",   "above",      "across", "after",    "against", "ahead",   "along",     "alongside", "amid",
    "among",   "amongst",    "around", "as",       "at",      "before",  "behind",    "below",     "beneath",
    "beside",  "between",    "beyond", "by",       "despite", "down",    "during",    "following", "for",
    "from",    "in",         "inside", "into",     "like",    "near",    "of",        "off",       "on",
    "onto",    "opposite",   "out",    "outside",  "over",    "past",    "regarding", "since",     "than",
    "through", "throughout", "to",     "together", "toward",  "towards", "under",     "until",     "up",
    "upon",    "using",      "versus", "via",      "v",       "vs",      "with",      "within",    "without"};

constexpr std::string_view kRelations[] = {"MET",           "NEGOTIATED",    "VISITED",      "AGREED",
                                           "SUPPORTED",     "COOPERATED",    "AIDED",        "DEMANDED",
                                           "CRITICIZED",    "ACCUSED",       "REJECTED",     "THREATENED",
                                           "SANCTIONED",    "EXPELLED",      "INVESTIGATED", "PROTESTED_AGAINST",
                                           "ATTACKED",      "KILLED",        "INJURED",      "CAPTURED",
                                           "DEPLOYED_TO",   "WITHDREW_FROM", "ARRESTED",     "CHARGED",
                                           "CONVICTED",     "RELEASED",      "SUED",         "BANNED",
                                           "RESCUED",       "FLED",          "APPOINTED",    "SUCCEEDED",
                                           "RESIGNED_FROM", "DEFEATED",      "FOUNDED",      "ACQUIRED",
                                           "INVESTED_IN",   "OWNS",          "HOLDS_ROLE",   "MEMBER_OF",
                                           "REPRESENTS",    "PART_OF",       "LOCATED_IN",   "CITIZEN_OF",
                                           "FAMILY_OF"};

constexpr std::string_view kEventTypes[] = {
    "AGREE",       "CONSULT",  "SUPPORT",     "CONCEDE", "COOPERATE", "AID",     "RETREAT",
    "INVESTIGATE", "DEMAND",   "DISAPPROVE",  "REJECT",  "THREATEN",  "PROTEST", "CRIME",
    "SANCTION",    "MOBILIZE", "COERCE",      "ASSAULT", "ELECTION",  "OFFICE",  "JUSTICE",
    "BUSINESS",    "DISASTER", "COMPETITION", "SCIENCE", "LIFE",      "OTHER",   "NONE"};

}  // namespace

std::span<const Named<Role>> role_names() { return kRoles; }
std::span<const Named<Position>> position_names() { return kPositions; }
std::span<const Named<Fillers>> filler_names() { return kFillers; }
std::span<const Named<Flag>> flag_names() { return kFlags; }
std::span<const Named<WordClass>> class_names() { return kClasses; }
std::span<const Named<RoleNoun::Kind>> role_kind_names() { return kRoleKinds; }
std::span<const Named<Metonym>> metonym_names() { return kMetonyms; }
std::span<const std::string_view> prepositions() { return kPrepositions; }
std::span<const std::string_view> relations() { return kRelations; }
std::span<const std::string_view> event_types() { return kEventTypes; }

}  // namespace dossier::extract
