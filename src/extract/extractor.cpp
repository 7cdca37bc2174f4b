#include "extract/extractor.h"

#include "extract/claims.h"
#include "extract/dates.h"
#include "extract/entities.h"
#include "extract/event_coref.h"
#include "extract/events.h"
#include "extract/lexicon_forms.h"
#include "extract/relations.h"
#include "extract/standing.h"
#include "extract/topics.h"
#include "extract/tree.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace dossier::extract {
namespace {

std::string_view trim(std::string_view text) {
  const std::string_view space = " \t\r\n";
  const std::size_t first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

/// The title given, else the first line; of an article that begins without a headline its first words, up to 100 bytes.
std::string headline(const language::Document& document, const ArticleInfo& info) {
  if (!info.title.empty()) return info.title;
  constexpr std::size_t kLongestHeadline = 160, kOpening = 100;
  const std::string_view text = trim(document.text);
  const std::string_view line = trim(text.substr(0, text.find('\n')));
  if (line.size() <= kLongestHeadline) return std::string(line);
  const std::size_t cut = line.rfind(' ', kOpening);
  // Without a space near, the cut goes before a whole character.
  std::size_t end = cut == std::string_view::npos ? kOpening : cut;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0u) == 0x80u) --end;
  return std::string(trim(line.substr(0, end))) + "…";
}

/// Of facts with the same ends, relation and sentence the surest stays; order is that of the text.
void drop_doubles(std::vector<Fact>& facts) {
  std::stable_sort(facts.begin(), facts.end(), [](const Fact& left, const Fact& right) {
    return std::tie(left.sentence, left.evidence) < std::tie(right.sentence, right.evidence);
  });
  std::map<std::tuple<Node, std::string_view, Node, std::uint32_t>, std::size_t> kept;
  std::vector<bool> drop(facts.size(), false);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto [place, fresh] = kept.try_emplace({facts[i].from, facts[i].relation, facts[i].to, facts[i].sentence}, i);
    if (fresh) continue;
    std::size_t& best = place->second;
    if (facts[i].confidence > facts[best].confidence) {
      drop[best] = true;
      best = i;
    } else {
      drop[i] = true;
    }
  }
  std::vector<Fact> rest;
  rest.reserve(kept.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!drop[i]) rest.push_back(std::move(facts[i]));
  }
  facts = std::move(rest);
}

/// From how a fact was found to how often such facts hold, by straight lines between points measured on articles with
/// gold graphs (docs/extraction.md) and set a little lower, as unseen articles are harder. Keeps the order.
double calibrated(double raw) {
  constexpr std::pair<double, double> kPoints[] = {{0.0, 0.30}, {0.5, 0.65},  {0.65, 0.78},
                                                   {0.8, 0.84}, {0.88, 0.90}, {1.0, 0.97}};
  for (std::size_t i = 1; i < std::size(kPoints); ++i) {
    const auto [left, low] = kPoints[i - 1];
    const auto [right, high] = kPoints[i];
    if (raw <= right) return low + (high - low) * (std::max(raw, left) - left) / (right - left);
  }
  return kPoints[std::size(kPoints) - 1].second;
}

}  // namespace

FactBatch Extractor::extract(const language::Document& document, const ArticleInfo& info) const {
  if (has_mendable_lemmas(document, *lexicon_)) {
    language::Document mended = document;
    mend_lemmas(mended, *lexicon_);
    return extract(mended, info);
  }
  FactBatch batch;
  batch.title = headline(document, info);
  batch.date = info.date;
  batch.source = info.source;
  batch.text = document.text;
  batch.sentences.reserve(document.sentences.size());
  for (const language::Sentence& sentence : document.sentences) batch.sentences.push_back(sentence.span);
  if (document.tokens.empty()) return batch;

  const language::Dependents dependents(document);
  Tree tree(document, dependents);
  tree.set_topic(topic_of(document, *lexicon_));
  EntityTable entities(document, dependents, *lexicon_, *gazetteer_);
  const DateResolver dates(document, dependents, *lexicon_, info.date);
  if (batch.date.empty()) batch.date = dates.article_date();
  bind_role_holders(tree, *lexicon_, *gazetteer_, entities);
  ClaimSet claims = find_claims(document, dependents, *lexicon_, dates, entities);
  batch.facts = find_standing_relations(document, dependents, *lexicon_, *gazetteer_, claims, entities);
  std::move(claims.facts.begin(), claims.facts.end(), std::back_inserter(batch.facts));

  MentionReader reader(tree, *lexicon_, dates, entities);
  std::vector<EventMention> mentions = reader.read();
  const std::vector<std::uint32_t> groups = join_mentions(tree, *lexicon_, entities, mentions);
  build_events(tree, entities, claims, mentions, groups, batch.events, batch.facts);
  find_relations(tree, *lexicon_, entities, claims, mentions, batch.facts);
  find_open_relations(tree, *lexicon_, claims, reader.readings(), mentions, entities, batch.facts);

  batch.claims = std::move(claims.claims);
  batch.entities = entities.entities();
  drop_doubles(batch.facts);
  for (Fact& fact : batch.facts) {
    if (!fact.open)
      fact.confidence = calibrated(fact.confidence);  // open relations are in no gold: theirs stays an order
  }
  drop_unused_participants(batch);
  return batch;
}

}  // namespace dossier::extract
