#include "language/coref.h"

#include "language/coref_context.h"
#include "language/coref_ranker.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace dossier::language {

using coref::Context;
using coref::Number;
using coref::Pronoun;
using coref::RankedMention;
using coref::Sense;
using Form = CorefMention::Form;

/// The "coref" section: u32 size of the sense table, the table, the ranker's weights.
struct CorefResolver::Model {
  coref::SenseTable senses;
  coref::RankerWeights weights;
};

CorefResolver::CorefResolver(const Gazetteer& gazetteer) : gazetteer_(&gazetteer), model_(std::make_unique<Model>()) {}
CorefResolver::CorefResolver(CorefResolver&&) noexcept = default;
CorefResolver::~CorefResolver() = default;

bool CorefResolver::unpack(std::string_view section) {
  std::uint32_t senses = 0;
  if (section.size() < sizeof(senses)) return false;
  std::memcpy(&senses, section.data(), sizeof(senses));
  section.remove_prefix(sizeof(senses));
  if (senses > section.size()) return false;
  auto model = std::make_unique<Model>();
  if (!model->senses.unpack(section.substr(0, senses)) || !model->weights.unpack(section.substr(senses))) return false;
  model_ = std::move(model);
  return true;
}

namespace {

/// Mentions that mean one thing, while they are being brought together.
struct Group {
  std::int32_t cluster = -1;  // of names; two groups with different ones never merge
  NameKind kind = NameKind::kOther;
  Gender gender = Gender::kUnknown;
};

class Resolution {
 public:
  Resolution(const Context& context, const coref::RankerWeights& weights)
      : context_(context), weights_(weights), parent_(context.mentions.size()), groups_(context.mentions.size()) {
    std::iota(parent_.begin(), parent_.end(), 0u);
    std::vector<std::int32_t> first_of(context.names.clusters.size(), -1);
    for (std::uint32_t m = 0; m < context.mentions.size(); ++m) {
      const RankedMention& mention = context.mentions[m];
      groups_[m] = {mention.cluster, mention.kind, mention.mention.gender};
      if (mention.cluster < 0) continue;
      auto& first = first_of[static_cast<std::size_t>(mention.cluster)];
      if (first < 0) first = static_cast<std::int32_t>(m);
      else join(m, static_cast<std::uint32_t>(first));
    }
  }

  void run() {
    for (const auto& [later, earlier] : context_.links) join(later, earlier);
    std::vector<bool> linked(parent_.size());
    for (const auto& [later, earlier] : context_.links) linked[later] = true;
    coref::CandidateFinder finder;
    std::vector<std::uint32_t> candidates, features;
    std::vector<std::pair<float, std::uint32_t>> scored;
    for (std::uint32_t m = 0; m < parent_.size(); ++m) {
      finder.candidates(context_.mentions, m, candidates);
      if (candidates.empty() || linked[m] || context_.mentions[m].mention.form == Form::kName) continue;
      scored.clear();
      float none = 0;
      if (weights_.loaded()) {
        ranker_.none(context_.mentions[m], finder.lemma_seen(), features);
        none = weights_.score(features);
      }
      std::uint32_t between = 0;
      for (const std::uint32_t a : candidates) {
        const float score = weights_.loaded() ? weigh(m, a, between, features) : by_rule(m, a);
        ++between;
        if (score > none) scored.emplace_back(score, a);
      }
      std::stable_sort(scored.begin(), scored.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
      for (const auto& [score, a] : scored)
        if (join(m, a)) break;
    }
  }

  std::uint32_t root(std::uint32_t m) {
    while (parent_[m] != m) m = parent_[m] = parent_[parent_[m]];
    return m;
  }
  const Group& group(std::uint32_t m) { return groups_[root(m)]; }

 private:
  bool join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return true;
    Group &x = groups_[a], &y = groups_[b];
    if (x.cluster >= 0 && y.cluster >= 0 && x.cluster != y.cluster) return false;
    if (x.gender != Gender::kUnknown && y.gender != Gender::kUnknown && x.gender != y.gender) return false;
    if (x.cluster < 0) {
      x.cluster = y.cluster;
      x.kind = y.kind;
    }
    if (x.gender == Gender::kUnknown) x.gender = y.gender;
    const std::uint32_t top = std::min(a, b);
    groups_[top] = x;
    parent_[std::max(a, b)] = top;
    return true;
  }

  float weigh(std::uint32_t m, std::uint32_t a, std::uint32_t between, std::vector<std::uint32_t>& features) const {
    ranker_.pair(context_.mentions[m], context_.mentions[a], m - a, between, features);
    return weights_.score(features);
  }

  /// Without a model: pronouns take the nearest subject that agrees, "the" phrases one with the same head or role.
  float by_rule(std::uint32_t m, std::uint32_t a) const {
    const RankedMention& x = context_.mentions[m];
    const RankedMention& y = context_.mentions[a];
    const bool subject = y.relation == Deprel::kNsubj || y.relation == Deprel::kNsubjPass;
    if (x.mention.form == Form::kPronoun) {
      const bool agrees =
          x.mention.sense == Sense::kUnknown ? y.mention.sense != Sense::kPerson : y.mention.sense == x.mention.sense;
      return (agrees ? 2.0f : -1.0f) + (subject ? 0.5f : 0.0f) -
             0.4f * static_cast<float>(x.mention.sentence - y.mention.sentence);
    }
    if (x.mention.determiner != coref::Determiner::kDefinite) return -1;
    if (x.mention.lemma == y.mention.lemma && (x.mention.modifiers & ~y.mention.modifiers) == 0) return 2;
    return (y.roles & (1u << (x.mention.lemma >> 27))) != 0 && x.mention.sense == y.mention.sense ? 1.0f : -1.0f;
  }

  const Context& context_;
  const coref::RankerWeights& weights_;
  coref::RankerFeatures ranker_;
  std::vector<std::uint32_t> parent_;
  std::vector<Group> groups_;
};

NameKind kind_of(Sense sense) {
  switch (sense) {
    case Sense::kPerson: return NameKind::kPerson;
    case Sense::kOrganization: return NameKind::kOrganization;
    case Sense::kCountry: return NameKind::kCountry;
    case Sense::kPlace: return NameKind::kPlace;
    default: return NameKind::kOther;
  }
}

}  // namespace

void CorefResolver::resolve(Document& document) const {
  document.chains.clear();
  document.chain_of.assign(document.tokens.size(), -1);
  if (document.tokens.empty()) return;
  const Context context = coref::prepare(document, *gazetteer_, model_->senses);
  Resolution resolution(context, model_->weights);
  resolution.run();

  const std::size_t count = context.mentions.size();
  std::vector<std::uint32_t> size(count);
  for (std::uint32_t m = 0; m < count; ++m) ++size[resolution.root(m)];
  std::vector<std::int32_t> chain_at(count, -1);
  std::vector<unsigned> plurals;
  for (std::uint32_t m = 0; m < count; ++m) {
    const RankedMention& mention = context.mentions[m];
    const std::uint32_t root = resolution.root(m);
    if (size[root] < 2 && mention.mention.form != Form::kName) continue;
    if (chain_at[root] < 0) {
      chain_at[root] = static_cast<std::int32_t>(document.chains.size());
      const Group& group = resolution.group(m);
      CorefChain chain;
      chain.gender = group.gender;
      if (group.cluster >= 0) {
        const coref::NameCluster& cluster = context.names.clusters[static_cast<std::size_t>(group.cluster)];
        chain.kind = cluster.kind;
        chain.name = cluster.best;
        chain.country = cluster.country;
      }
      document.chains.push_back(std::move(chain));
      plurals.push_back(0);
    }
    const auto at = static_cast<std::size_t>(chain_at[root]);
    CorefChain& chain = document.chains[at];
    if (chain.name.empty() && chain.kind == NameKind::kOther) chain.kind = kind_of(mention.mention.sense);
    plurals[at] += mention.mention.number == Number::kPlural;
    chain.mentions.push_back({mention.mention.first, mention.mention.last, mention.mention.head, mention.mention.form,
                              mention.mention.name});
    document.chain_of[mention.mention.head] = chain_at[root];
  }
  for (std::size_t c = 0; c < document.chains.size(); ++c)
    document.chains[c].plural = plurals[c] * 2 > document.chains[c].mentions.size();
}

}  // namespace dossier::language
