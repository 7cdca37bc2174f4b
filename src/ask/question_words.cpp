#include "ask/question_words.h"

#include "ask/frame.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace dossier::ask {
namespace {

using Set = std::unordered_set<std::string_view>;
using Lists = std::unordered_map<std::string_view, std::vector<std::string>>;

template <class Table>
std::vector<std::string> look_up(const Table& table, std::string_view key) {
  const auto at = table.find(key);
  return at == table.end() ? std::vector<std::string>() : at->second;
}

}  // namespace

bool is_speech(std::string_view lemma) {
  static const Set words{"say",     "tell",    "claim",       "state",    "announce", "warn",    "insist", "deny",
                         "add",     "argue",   "believe",     "think",    "promise",  "write",   "tweet",  "comment",
                         "declare", "suggest", "report",      "admit",    "explain",  "note",    "stress", "assert",
                         "allege",  "predict", "observe",     "remark",   "speak",    "respond", "reply",  "mention",
                         "vow",     "confirm", "acknowledge", "describe", "complain"};
  return words.contains(lemma);
}

bool is_demand(std::string_view lemma) {
  static const Set words{"demand", "want", "urge", "request", "call", "propose", "recommend", "seek", "hope"};
  return words.contains(lemma);
}

bool acts_for_country(std::string_view lemma) {
  static const Set words{"government",     "official",   "authority", "force",  "troop",     "army",
                         "military",       "soldier",    "side",      "regime", "minister",  "ministry",
                         "administration", "delegation", "diplomat",  "police", "leadership"};
  return words.contains(lemma);
}

bool happens_to_subject(std::string_view lemma) {
  static const Set words{"die",   "drown", "perish", "crash", "sink", "collapse", "fall",  "end",  "begin",
                         "start", "occur", "happen", "close", "open", "burn",     "erupt", "lose", "suffer"};
  return words.contains(lemma);
}

bool is_light_verb(std::string_view lemma) {
  static const Set words{"hold",     "attend",  "occur",  "happen", "take",        "launch", "sign",   "organize",
                         "organise", "join",    "begin",  "start",  "participate", "end",    "finish", "conclude",
                         "conduct",  "carry",   "make",   "have",   "be",          "last",   "stage",  "mount",
                         "initiate", "perform", "commit", "reach",  "involve",     "do",     "erupt"};
  return words.contains(lemma);
}

namespace {

const Lists& relations_of_verbs() {
  static const Lists table{
      {"from", {"CITIZEN_OF", "LOCATED_IN"}},
      {"replace", {"SUCCEEDED"}},
      {"succeed", {"SUCCEEDED"}},
      {"help", {"AIDED", "SUPPORTED"}},
      {"assist", {"AIDED", "SUPPORTED"}},
      {"aid", {"AIDED", "SUPPORTED"}},
      {"support", {"SUPPORTED"}},
      {"back", {"SUPPORTED"}},
      {"endorse", {"SUPPORTED"}},
      {"congratulate", {"SUPPORTED"}},
      {"buy", {"ACQUIRED", "INVESTED_IN"}},
      {"purchase", {"ACQUIRED"}},
      {"acquire", {"ACQUIRED"}},
      {"own", {"OWNS", "INVESTED_IN"}},
      {"invest", {"INVESTED_IN", "OWNS"}},
      {"found", {"FOUNDED"}},
      {"create", {"FOUNDED"}},
      {"establish", {"FOUNDED"}},
      {"beat", {"DEFEATED"}},
      {"defeat", {"DEFEATED"}},
      {"win", {"DEFEATED"}},
      {"kill", {"KILLED"}},
      {"injure", {"INJURED"}},
      {"wound", {"INJURED"}},
      {"attack", {"ATTACKED"}},
      {"bomb", {"ATTACKED"}},
      {"shell", {"ATTACKED"}},
      {"strike", {"ATTACKED"}},
      {"hit", {"ATTACKED"}},
      {"invade", {"ATTACKED"}},
      {"capture", {"CAPTURED"}},
      {"seize", {"CAPTURED"}},
      {"meet", {"MET", "NEGOTIATED"}},
      {"phone", {"MET"}},
      {"negotiate", {"NEGOTIATED"}},
      {"visit", {"VISITED"}},
      {"travel", {"VISITED"}},
      {"go", {"VISITED"}},
      {"criticize", {"CRITICIZED", "ACCUSED"}},
      {"criticise", {"CRITICIZED", "ACCUSED"}},
      {"condemn", {"CRITICIZED"}},
      {"blame", {"CRITICIZED", "ACCUSED"}},
      {"accuse", {"ACCUSED"}},
      {"sanction", {"SANCTIONED"}},
      {"arrest", {"ARRESTED"}},
      {"detain", {"ARRESTED"}},
      {"jail", {"ARRESTED", "CONVICTED"}},
      {"sue", {"SUED"}},
      {"charge", {"CHARGED"}},
      {"convict", {"CONVICTED"}},
      {"release", {"RELEASED"}},
      {"free", {"RELEASED"}},
      {"rescue", {"RESCUED"}},
      {"save", {"RESCUED"}},
      {"flee", {"FLED"}},
      {"leave", {"WITHDREW_FROM", "FLED", "RESIGNED_FROM"}},
      {"resign", {"RESIGNED_FROM"}},
      {"expel", {"EXPELLED"}},
      {"appoint", {"APPOINTED"}},
      {"name", {"APPOINTED"}},
      {"ban", {"BANNED"}},
      {"reject", {"REJECTED"}},
      {"refuse", {"REJECTED"}},
      {"threaten", {"THREATENED"}},
      {"investigate", {"INVESTIGATED"}},
      {"urge", {"DEMANDED"}},
      {"ask", {"DEMANDED"}},
      {"demand", {"DEMANDED"}},
      {"call", {"DEMANDED"}},
      {"represent", {"REPRESENTS", "HOLDS_ROLE"}},
      {"belong", {"MEMBER_OF", "PART_OF"}},
      {"work", {"HOLDS_ROLE", "MEMBER_OF"}},
      {"marry", {"FAMILY_OF"}},
      {"related", {"FAMILY_OF"}},
      {"sign", {"AGREED"}},
      {"agree", {"AGREED"}},
  };
  return table;
}

}  // namespace

std::vector<std::string> own_relations(std::string_view lemma) { return look_up(relations_of_verbs(), lemma); }

std::string nearest_verb(const std::string& lemma) {
  static constexpr std::size_t kShortest = 5;  // letters; shorter words are like too many others
  std::string nearest = lemma;
  if (lemma.size() < kShortest) return nearest;
  for (const auto& [verb, relations] : relations_of_verbs()) {
    const bool near = verb.size() >= kShortest && edit_distance(lemma, verb, 1) == 1;
    if (near && (nearest == lemma || verb < nearest)) nearest = verb;  // the table has no order of its own
  }
  return nearest;
}

std::vector<std::string> titles_of_verb(std::string_view lemma) {
  static const Lists table{
      {"lead", {"leader", "head", "chief", "chair", "chairman", "president"}},
      {"head", {"head", "leader", "chief", "director", "chair", "chairman"}},
      {"run", {"head", "leader", "chief", "director", "manager"}},
      {"chair", {"chair", "chairman", "chairwoman", "chairperson"}},
      {"coach", {"coach", "trainer"}},
      {"captain", {"captain"}},
      {"found", {"founder", "co-founder", "cofounder", "creator"}},
      {"create", {"founder", "creator"}},
      {"own", {"owner", "proprietor"}},
      {"govern", {"governor"}},
      {"represent",
       {"representative", "envoy", "ambassador", "spokesman", "spokeswoman", "spokesperson", "lawyer", "delegate"}},
      {"manage", {"manager"}},
      {"direct", {"director"}},
  };
  return look_up(table, lemma);
}

std::vector<std::string> labels_of_noun(std::string_view lemma, const Vocabulary& vocabulary) {
  static const Lists table{
      {"country", {"Country"}},
      {"nation", {"Country"}},
      {"state", {"Country", "Place"}},
      {"government", {"Country", "Organization"}},
      {"person", {"Person"}},
      {"people", {"Person", "Group"}},
      {"man", {"Person"}},
      {"woman", {"Person"}},
      {"politician", {"Person"}},
      {"city", {"Place"}},
      {"town", {"Place"}},
      {"village", {"Place"}},
      {"place", {"Place", "Country"}},
      {"region", {"Place"}},
      {"location", {"Place", "Country"}},
      {"stadium", {"Place", "Organization"}},
      {"building", {"Place", "Organization"}},
      {"venue", {"Place", "Organization"}},
      {"side", {"Country", "Organization", "Group"}},
      {"party", {"Organization", "Country", "Group"}},
      {"team", {"Organization", "Country", "Group"}},
      {"group", {"Organization", "Group"}},
  };
  if (const auto found = look_up(table, lemma); !found.empty()) return found;
  static const Set bodies{"company",    "organisation", "organization", "agency",     "bank",         "court",
                          "magazine",   "newspaper",    "paper",        "university", "ministry",     "union",
                          "army",       "body",         "committee",    "council",    "institution",  "firm",
                          "bloc",       "alliance",     "club",         "network",    "school",       "force",
                          "department", "commission",   "regulator",    "airline",    "manufacturer", "publication",
                          "outlet",     "militia",      "military"};
  if (bodies.contains(lemma)) return {"Organization", "Group", "Country"};
  if (vocabulary.is_role(lemma)) return {"Person"};
  return {};
}

std::string noun_of(std::string_view lemma) {
  static const std::unordered_map<std::string_view, std::string_view> nouns{
      {"expel", "expulsion"}, {"destroy", "destruction"}, {"die", "death"},      {"sell", "sale"},
      {"lose", "loss"},       {"defend", "defence"},      {"marry", "marriage"}, {"speak", "speech"},
      {"try", "trial"},       {"bury", "burial"},         {"flee", "flight"},    {"fly", "flight"},
      {"choose", "choice"},   {"grow", "growth"},         {"prove", "proof"},    {"receive", "receipt"}};
  const auto at = nouns.find(lemma);
  return at == nouns.end() ? std::string() : std::string(at->second);
}

}  // namespace dossier::ask
