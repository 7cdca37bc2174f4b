#include "ask/verb_forms.h"

#include <algorithm>
#include <iterator>

namespace dossier::ask {
namespace {

struct Irregular {
  std::string_view lemma, past, participle;
};

constexpr Irregular kIrregular[]{{"arise", "arose", "arisen"},
                                 {"be", "was", "been"},
                                 {"bear", "bore", "borne"},
                                 {"beat", "beat", "beaten"},
                                 {"become", "became", "become"},
                                 {"begin", "began", "begun"},
                                 {"bend", "bent", "bent"},
                                 {"bid", "bid", "bid"},
                                 {"bind", "bound", "bound"},
                                 {"bite", "bit", "bitten"},
                                 {"bleed", "bled", "bled"},
                                 {"blow", "blew", "blown"},
                                 {"break", "broke", "broken"},
                                 {"bring", "brought", "brought"},
                                 {"build", "built", "built"},
                                 {"burst", "burst", "burst"},
                                 {"buy", "bought", "bought"},
                                 {"cast", "cast", "cast"},
                                 {"catch", "caught", "caught"},
                                 {"choose", "chose", "chosen"},
                                 {"come", "came", "come"},
                                 {"cost", "cost", "cost"},
                                 {"cut", "cut", "cut"},
                                 {"deal", "dealt", "dealt"},
                                 {"dig", "dug", "dug"},
                                 {"do", "did", "done"},
                                 {"draw", "drew", "drawn"},
                                 {"drink", "drank", "drunk"},
                                 {"drive", "drove", "driven"},
                                 {"eat", "ate", "eaten"},
                                 {"fall", "fell", "fallen"},
                                 {"feed", "fed", "fed"},
                                 {"feel", "felt", "felt"},
                                 {"fight", "fought", "fought"},
                                 {"find", "found", "found"},
                                 {"flee", "fled", "fled"},
                                 {"fly", "flew", "flown"},
                                 {"forbid", "forbade", "forbidden"},
                                 {"forget", "forgot", "forgotten"},
                                 {"forgive", "forgave", "forgiven"},
                                 {"freeze", "froze", "frozen"},
                                 {"get", "got", "got"},
                                 {"give", "gave", "given"},
                                 {"go", "went", "gone"},
                                 {"grow", "grew", "grown"},
                                 {"hang", "hung", "hung"},
                                 {"have", "had", "had"},
                                 {"hear", "heard", "heard"},
                                 {"hide", "hid", "hidden"},
                                 {"hit", "hit", "hit"},
                                 {"hold", "held", "held"},
                                 {"hurt", "hurt", "hurt"},
                                 {"keep", "kept", "kept"},
                                 {"know", "knew", "known"},
                                 {"lay", "laid", "laid"},
                                 {"lead", "led", "led"},
                                 {"leave", "left", "left"},
                                 {"lend", "lent", "lent"},
                                 {"let", "let", "let"},
                                 {"lie", "lay", "lain"},
                                 {"lose", "lost", "lost"},
                                 {"make", "made", "made"},
                                 {"mean", "meant", "meant"},
                                 {"meet", "met", "met"},
                                 {"overthrow", "overthrew", "overthrown"},
                                 {"overtake", "overtook", "overtaken"},
                                 {"pay", "paid", "paid"},
                                 {"put", "put", "put"},
                                 {"quit", "quit", "quit"},
                                 {"read", "read", "read"},
                                 {"ride", "rode", "ridden"},
                                 {"ring", "rang", "rung"},
                                 {"rise", "rose", "risen"},
                                 {"run", "ran", "run"},
                                 {"say", "said", "said"},
                                 {"see", "saw", "seen"},
                                 {"seek", "sought", "sought"},
                                 {"sell", "sold", "sold"},
                                 {"send", "sent", "sent"},
                                 {"set", "set", "set"},
                                 {"shake", "shook", "shaken"},
                                 {"shoot", "shot", "shot"},
                                 {"shut", "shut", "shut"},
                                 {"sing", "sang", "sung"},
                                 {"sink", "sank", "sunk"},
                                 {"sit", "sat", "sat"},
                                 {"sleep", "slept", "slept"},
                                 {"speak", "spoke", "spoken"},
                                 {"spend", "spent", "spent"},
                                 {"split", "split", "split"},
                                 {"spread", "spread", "spread"},
                                 {"stand", "stood", "stood"},
                                 {"steal", "stole", "stolen"},
                                 {"strike", "struck", "struck"},
                                 {"swear", "swore", "sworn"},
                                 {"sweep", "swept", "swept"},
                                 {"swim", "swam", "swum"},
                                 {"take", "took", "taken"},
                                 {"teach", "taught", "taught"},
                                 {"tear", "tore", "torn"},
                                 {"tell", "told", "told"},
                                 {"think", "thought", "thought"},
                                 {"throw", "threw", "thrown"},
                                 {"undergo", "underwent", "undergone"},
                                 {"understand", "understood", "understood"},
                                 {"uphold", "upheld", "upheld"},
                                 {"wear", "wore", "worn"},
                                 {"win", "won", "won"},
                                 {"withdraw", "withdrew", "withdrawn"},
                                 {"write", "wrote", "written"}};

const Irregular* irregular(std::string_view lemma) {
  const auto* at =
      std::find_if(std::begin(kIrregular), std::end(kIrregular), [&](const Irregular& i) { return i.lemma == lemma; });
  return at == std::end(kIrregular) ? nullptr : at;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

/// Whether the last consonant is written twice before "-ed": "ban", "rob", and longer words stressed on their end.
bool doubles_last(std::string_view lemma) {
  const std::size_t n = lemma.size();
  static constexpr std::string_view kStressed[]{
      "expel", "acquit", "compel", "repel", "propel", "cancel", "travel", "admit",   "commit", "permit", "submit",
      "refer", "prefer", "occur",  "deter", "concur", "confer", "defer",  "control", "label",  "model",  "quarrel"};
  if (std::find(std::begin(kStressed), std::end(kStressed), lemma) != std::end(kStressed)) return true;
  if (n < 3 || n > 4 || is_vowel(lemma[n - 1]) || !is_vowel(lemma[n - 2]) || is_vowel(lemma[n - 3])) return false;
  // "plan", "stop", "ban", but "visit" and "open" have their stress before.
  return std::string_view("wxy").find(lemma[n - 1]) == std::string_view::npos && (n == 3 || !is_vowel(lemma[0]));
}

}  // namespace

std::string past_of(std::string_view lemma) {
  if (const Irregular* verb = irregular(lemma)) return std::string(verb->past);
  std::string past(lemma);
  if (past.empty()) return past;
  if (past.back() == 'e') return past + 'd';
  const std::size_t n = past.size();
  if (past.back() == 'y' && n > 1 && !is_vowel(past[n - 2])) {
    past.back() = 'i';
  } else if (doubles_last(lemma)) {
    past.push_back(past.back());
  }
  return past + "ed";
}

std::string participle_of(std::string_view lemma) {
  const Irregular* verb = irregular(lemma);
  return verb != nullptr ? std::string(verb->participle) : past_of(lemma);
}

std::vector<std::string> lemmas_of(std::string_view form) {
  std::vector<std::string> lemmas;
  for (const Irregular& verb : kIrregular) {
    if (form == verb.past || form == verb.participle) lemmas.emplace_back(verb.lemma);
  }
  const auto without = [&](std::string_view suffix, std::string_view instead) {
    if (form.ends_with(suffix) && form.size() >= suffix.size() + 2)
      lemmas.push_back(std::string(form.substr(0, form.size() - suffix.size())) + std::string(instead));
  };
  for (const std::string_view suffix : {"ed", "ing"}) {
    if (!form.ends_with(suffix) || form.size() < suffix.size() + 3) continue;
    const std::string stem(form.substr(0, form.size() - suffix.size()));
    if (stem.back() == 'i' && suffix == "ed") lemmas.push_back(stem.substr(0, stem.size() - 1) + 'y');
    lemmas.push_back(stem);
    lemmas.push_back(stem + 'e');
    if (stem.size() > 3 && stem.back() == stem[stem.size() - 2]) lemmas.push_back(stem.substr(0, stem.size() - 1));
  }
  without("ies", "y");
  without("es", "");
  without("s", "");
  lemmas.emplace_back(form);
  return lemmas;
}

}  // namespace dossier::ask
