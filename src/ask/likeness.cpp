#include "ask/likeness.h"

#include "ask/words.h"

#include <algorithm>
#include <unordered_map>

namespace dossier::ask {
namespace {

using Lists = std::unordered_map<std::string_view, std::vector<std::string>>;

std::vector<std::string> look_up(const Lists& table, std::string_view key) {
  const auto at = table.find(key);
  return at == table.end() ? std::vector<std::string>() : at->second;
}

}  // namespace

std::vector<std::string> near_relations(std::string_view lemma) {
  static const Lists table{
      {"arrest", {"CAPTURED"}},    {"detain", {"CAPTURED"}},   {"capture", {"ARRESTED"}},   {"seize", {"ARRESTED"}},
      {"own", {"ACQUIRED"}},       {"condemn", {"ACCUSED"}},   {"denounce", {"ACCUSED"}},   {"criticise", {"REJECTED"}},
      {"criticize", {"REJECTED"}}, {"escape", {"FLED"}},       {"employ", {"HOLDS_ROLE"}},  {"evacuate", {"RESCUED"}},
      {"deport", {"EXPELLED"}},    {"reject", {"CRITICIZED"}}, {"dismiss", {"CRITICIZED"}},
  };
  return look_up(table, lemma);
}

std::vector<std::string> synonyms_of(std::string_view noun) {
  static const std::vector<std::vector<std::string_view>> sets{
      {"coup", "putsch", "mutiny", "rebellion", "takeover", "uprising"},
      {"attack", "assault", "bombing", "raid", "airstrike", "shelling", "bombardment", "onslaught", "offensive"},
      {"deal", "agreement", "accord", "pact", "treaty"},
      {"truce", "ceasefire", "armistice"},
      {"talks", "negotiations", "discussions"},
      {"meeting", "summit", "conference", "gathering"},
      {"protest", "demonstration", "march", "rally"},
      {"protester", "demonstrator", "marcher"},
      {"crash", "accident", "collision"},
      {"earthquake", "quake", "tremor"},
      {"storm", "hurricane", "typhoon", "cyclone"},
      {"blast", "explosion", "bombing"},
      {"fire", "blaze"},
      {"verdict", "ruling", "judgment", "judgement", "decision"},
      {"killing", "murder", "shooting", "death"},
      {"takeover", "acquisition", "purchase", "merger", "buyout", "bid"},
      {"election", "vote", "poll", "ballot"},
      {"match", "game", "fixture"},
      {"law", "bill", "legislation", "act"},
      {"inquiry", "investigation", "probe"},
      {"accusation", "allegation", "charge", "claim"},
      {"expulsion", "deportation"},
      {"swap", "exchange"},
      {"tariff", "duty", "levy"},
      {"company", "firm"},
      {"soldier", "troop"},
      {"dispute", "quarrel", "row"},
  };
  const std::string root = root_of(noun);
  std::vector<std::string> found;
  for (const auto& set : sets) {
    const auto same = [&](std::string_view word) { return root_of(word) == root; };
    if (std::none_of(set.begin(), set.end(), same)) continue;
    for (const std::string_view word : set) {
      if (!same(word)) found.push_back(root_of(word));
    }
  }
  return found;
}

std::vector<std::string> opposites_of(std::string_view lemma) {
  static const Lists table{
      {"convict", {"acquit", "clear", "exonerate", "absolve"}},
      {"acquit", {"convict"}},
      {"clear", {"convict"}},
      {"accept", {"reject", "refuse", "decline", "spurn"}},
      {"approve", {"reject", "veto", "block"}},
      {"back", {"oppose", "reject", "condemn", "criticise", "criticize", "denounce"}},
      {"support", {"oppose", "reject", "condemn", "criticise", "criticize", "denounce"}},
      {"endorse", {"oppose", "reject", "condemn"}},
      {"welcome", {"condemn", "criticise", "criticize", "denounce", "reject"}},
      {"praise", {"condemn", "criticise", "criticize", "denounce"}},
      {"condemn", {"welcome", "praise", "back", "support", "endorse"}},
      {"criticise", {"welcome", "praise", "back", "support", "endorse"}},
      {"criticize", {"welcome", "praise", "back", "support", "endorse"}},
      {"attend", {"boycott", "skip", "miss", "shun"}},
      {"play", {"miss", "skip"}},
      {"confirm", {"deny"}},
      {"admit", {"deny"}},
      {"win", {"lose"}},
      {"lose", {"win"}},
      {"survive", {"die"}},
      {"die", {"survive"}},
      {"sign", {"refuse", "reject"}},
      {"uphold", {"overturn", "quash", "annul"}},
      {"lift", {"extend", "maintain", "keep"}},
      {"rise", {"fall"}},
      {"fall", {"rise"}},
  };
  return look_up(table, lemma);
}

bool excludes_its_reverse(std::string_view relation) {
  return relation == "DEFEATED" || relation == "SUCCEEDED" || relation == "ACQUIRED";
}

}  // namespace dossier::ask
