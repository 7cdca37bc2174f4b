#include "language/names.h"

#include "language/names_consistency.h"
#include "language/names_features.h"
#include "language/names_model.h"
#include "language/names_quantities.h"
#include "language/names_repair.h"

#include <algorithm>
#include <cmath>

namespace dossier::language {

using names::Candidate;
using names::Scores;

struct NameTagger::Model {
  names::SequenceModel sequence;
};

NameTagger::NameTagger(const Gazetteer& gazetteer) : gazetteer_(&gazetteer) {}
NameTagger::NameTagger(NameTagger&&) noexcept = default;
NameTagger::~NameTagger() = default;

bool NameTagger::unpack(std::string_view section) {
  auto model = std::make_unique<Model>();
  if (!model->sequence.unpack(section)) return false;
  model_ = std::move(model);
  return true;
}

namespace {

/// What the model thinks of each kind for a span: its labels' scores summed, as log-odds.
void add_support(const std::vector<Scores>& scores, float scale, Candidate& candidate) {
  for (unsigned k = 0; k < names::kModelKinds.size(); ++k) {
    float sum = 0;
    for (TokenIndex i = candidate.first; i < candidate.last; ++i)
      sum += scores[i][i == candidate.first ? names::begin_label(k) : names::inside_label(k)];
    candidate.support[k] = sum * scale / static_cast<float>(candidate.last - candidate.first);
  }
}

std::vector<Candidate> find_candidates(const Document& document, const names::SequenceModel& model,
                                       const names::FeatureExtractor& extractor) {
  std::vector<Candidate> found;
  std::vector<Scores> scores(document.tokens.size());
  std::vector<std::uint8_t> labels;
  names::Features features;
  for (const Sentence& sentence : document.sentences) {
    for (TokenIndex i = sentence.first; i < sentence.last;) {
      TokenIndex end = i;
      while (end < sentence.last && extractor.active(end)) ++end;
      if (end == i) {
        ++i;
        continue;
      }
      for (TokenIndex t = i; t < end; ++t) {
        extractor.features(t, features);
        model.score(features, scores[t]);
      }
      labels.resize(end - i);
      model.decode(scores, i, end, labels.data());
      for (TokenIndex t = i; t < end;) {
        TokenIndex stop = t + 1;
        if (const unsigned label = labels[t - i]; label != 0) {
          Candidate candidate;
          candidate.kind = names::kind_of_label(label);
          while (stop < end && labels[stop - i] == names::inside_label(candidate.kind)) ++stop;
          candidate.first = t;
          candidate.last = stop;
          add_support(scores, model.scale(), candidate);
          found.push_back(candidate);
        }
        t = stop;
      }
      i = end;
    }
  }
  return found;
}

/// Without a model: what the gazetteer's phrases alone tell.
std::vector<Candidate> gazetteer_candidates(const Document& document, const names::FeatureExtractor& extractor) {
  std::vector<Candidate> found;
  for (TokenIndex i = 0; i < document.tokens.size(); ++i) {
    const std::uint8_t phrase = extractor.look(i).phrase;
    if (phrase % 2 != 1) continue;
    Candidate candidate;
    candidate.kind = phrase == 1 ? 1 : phrase == 3 ? 4 : phrase == 7 ? 3 : 2;
    candidate.first = i;
    candidate.last = i + 1;
    while (candidate.last < document.tokens.size() && extractor.look(candidate.last).phrase == phrase + 1)
      ++candidate.last;
    candidate.support[candidate.kind] = 1;
    found.push_back(candidate);
  }
  return found;
}

/// The token of the mention whose head lies outside it; the last word before the parser has run.
TokenIndex head_of(const Document& document, TokenIndex first, TokenIndex last) {
  bool parsed = false;
  for (TokenIndex i = first; i < last; ++i) {
    const TokenIndex up = document.tokens[i].head;
    parsed |= up != kNoToken;
    if (up != kNoToken && (up < first || up >= last)) return i;
  }
  if (parsed)  // the sentence's root is inside
    for (TokenIndex i = first; i < last; ++i)
      if (document.tokens[i].head == kNoToken) return i;
  return last - 1;
}

/// What is no name for its length; looking for names within it would take quadratic time.
void drop_endless(std::vector<Candidate>& candidates) {
  std::erase_if(candidates, [](const Candidate& c) { return c.last - c.first > NameTagger::kLongestName; });
}

}  // namespace

void NameTagger::tag(Document& document) const {
  document.names.clear();
  for (Token& token : document.tokens) token.name = -1;
  if (document.tokens.empty()) return;
  const names::FeatureExtractor extractor(document, *gazetteer_);
  std::vector<Candidate> candidates =
      model_ ? find_candidates(document, model_->sequence, extractor) : gazetteer_candidates(document, extractor);
  drop_endless(candidates);
  names::repair_spans(document, extractor, *gazetteer_, candidates);
  drop_endless(candidates);
  names::make_consistent(document, extractor, *gazetteer_, candidates);
  names::repair_kinds(document, extractor, *gazetteer_, candidates);

  // Quantities stand aside for names, but for dates that are dates by their own form.
  std::vector<std::int32_t> covered(document.tokens.size(), -1);
  for (std::size_t c = 0; c < candidates.size(); ++c)
    for (TokenIndex i = candidates[c].first; i < candidates[c].last; ++i) covered[i] = static_cast<std::int32_t>(c);
  std::vector<NameMention> mentions;
  for (const names::Quantity& quantity : names::find_quantities(document)) {
    const NameMention& mention = quantity.mention;
    bool clash = false, inside = false;
    for (TokenIndex i = mention.first; i < mention.last; ++i) {
      if (covered[i] < 0) continue;
      clash = true;
      const Candidate& candidate = candidates[static_cast<std::size_t>(covered[i])];
      inside |= candidate.first < mention.first || candidate.last > mention.last;
    }
    if (clash && (!quantity.certain || mention.kind != NameKind::kDate || inside)) continue;
    if (clash)
      for (TokenIndex i = mention.first; i < mention.last; ++i)
        if (covered[i] >= 0) candidates[static_cast<std::size_t>(covered[i])].removed = true;
    mentions.push_back(mention);
  }
  for (const Candidate& candidate : candidates) {
    if (candidate.removed) continue;
    NameMention mention;
    mention.first = candidate.first;
    mention.last = candidate.last;
    mention.kind = names::kModelKinds[candidate.kind];
    mention.country = names::country_of(document, *gazetteer_, candidate);
    mentions.push_back(std::move(mention));
  }
  std::sort(mentions.begin(), mentions.end(),
            [](const NameMention& a, const NameMention& b) { return a.first < b.first; });
  for (NameMention& mention : mentions) {
    mention.head = head_of(document, mention.first, mention.last);
    for (TokenIndex i = mention.first; i < mention.last; ++i)
      document.tokens[i].name = static_cast<std::int32_t>(document.names.size());
    document.names.push_back(std::move(mention));
  }
}

}  // namespace dossier::language
