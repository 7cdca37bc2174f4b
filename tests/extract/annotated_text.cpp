#include "annotated_text.h"

#include "train/gazetteer_pack.h"

#include <map>
#include <sstream>

namespace dossier::extract::testing {

using namespace language;

namespace {

Upos upos_from(std::string_view name) {
  for (int tag = 0; tag <= static_cast<int>(Upos::kX); ++tag) {
    if (name_of(static_cast<Upos>(tag)) == name) return static_cast<Upos>(tag);
  }
  return Upos::kX;
}

NameKind kind_from(std::string_view name) {
  for (int kind = 0; kind <= static_cast<int>(NameKind::kOther); ++kind) {
    if (name_of(static_cast<NameKind>(kind)) == name) return static_cast<NameKind>(kind);
  }
  return NameKind::kOther;
}

}  // namespace

Document annotated(std::string_view rows) {
  Document document;
  std::istringstream in{std::string(rows)};
  std::string line;
  Sentence sentence;
  const auto close = [&] {
    sentence.last = static_cast<TokenIndex>(document.tokens.size());
    if (sentence.last == sentence.first) return;
    sentence.span = document.span_of(sentence.first, sentence.last);
    for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
      if (document.tokens[token].head == kNoToken) sentence.root = token;
    }
    document.sentences.push_back(sentence);
    sentence.first = sentence.last;
  };
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string form, lemma, tag, penn, relation, name;
    std::uint32_t head = 0;
    if (!(fields >> form >> lemma >> tag >> penn >> head >> relation)) {
      close();
      continue;
    }
    fields >> name;
    Token token;
    if (tag != "PUNCT" && form != "'s" && form != "n't" && !document.text.empty()) document.text += ' ';
    token.span.start = static_cast<std::uint32_t>(document.text.size());
    document.text += form;
    token.span.end = static_cast<std::uint32_t>(document.text.size());
    token.lemma = lemma;
    token.upos = upos_from(tag);
    token.xpos = xpos_from(penn);
    token.deprel = deprel_from(relation);
    token.head = head == 0 ? kNoToken : sentence.first + head - 1;
    token.sentence = static_cast<std::uint32_t>(document.sentences.size());
    const auto index = static_cast<TokenIndex>(document.tokens.size());
    if (name == "+") {
      document.names.back().last = index + 1;
    } else if (!name.empty()) {
      NameMention mention;
      mention.first = mention.head = index;
      mention.last = index + 1;
      mention.kind = kind_from(name.substr(0, name.find(':')));
      if (name.find(':') != std::string::npos) mention.country = name.substr(name.find(':') + 1);
      document.names.push_back(mention);
    }
    if (!name.empty()) token.name = static_cast<std::int32_t>(document.names.size()) - 1;
    document.tokens.push_back(token);
  }
  close();

  document.chain_of.assign(document.tokens.size(), -1);
  std::map<std::string, std::size_t> chains;
  for (std::size_t i = 0; i < document.names.size(); ++i) {
    NameMention& mention = document.names[i];
    for (TokenIndex token = mention.first; token < mention.last; ++token) {
      const TokenIndex head = document.tokens[token].head;
      if (head == kNoToken || head < mention.first || head >= mention.last) mention.head = token;
    }
    if (mention.kind >= NameKind::kDate) continue;
    const std::string text(document.text_of(document.span_of(mention.first, mention.last)));
    const auto [place, fresh] =
        chains.try_emplace(mention.country.empty() ? text : mention.country, document.chains.size());
    if (fresh) {
      CorefChain chain;
      chain.kind = mention.kind == NameKind::kNationality ? NameKind::kCountry : mention.kind;
      chain.name = text;
      chain.country = mention.country;
      document.chains.push_back(std::move(chain));
    }
    document.chains[place->second].mentions.push_back(
        {mention.first, mention.last, mention.head, CorefMention::Form::kName, static_cast<std::int32_t>(i)});
    document.chain_of[mention.head] = static_cast<std::int32_t>(place->second);
  }
  return document;
}

const Gazetteer& small_gazetteer() {
  static const Gazetteer gazetteer = [] {
    const char* countries = R"([
      {"iso":"RUS","name":"Russia","official":"Russian Federation","capital":["Moscow"],"alt":[],"demonym":["Russian"],"unMember":true},
      {"iso":"UKR","name":"Ukraine","official":"Ukraine","capital":["Kyiv"],"alt":[],"demonym":["Ukrainian"],"unMember":true},
      {"iso":"USA","name":"United States","official":"United States of America","capital":["Washington"],"alt":["US"],"demonym":["American"],"unMember":true},
      {"iso":"FRA","name":"France","official":"French Republic","capital":["Paris"],"alt":[],"demonym":["French"],"unMember":true}])";
    Gazetteer made;
    const auto packed = train::pack_gazetteer({countries, "", "", "", "male\t-\tJoe\n"});
    if (packed.ok()) (void)made.unpack(*packed);
    return made;
  }();
  return gazetteer;
}

}  // namespace dossier::extract::testing
