#include "language/coref_ranker.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace dossier::language::coref {
namespace {

using Form = CorefMention::Form;

constexpr std::uint32_t mix(std::uint64_t x) {
  x *= 0x9e3779b97f4a7c15ull;
  x ^= x >> 29;
  x *= 0xbf58476d1ce4e5b9ull;
  return static_cast<std::uint32_t>(x >> 32);
}

/// What sort of mention it is: the pronoun, or the nominal's determiner, or a name of some kind.
std::uint32_t type_of(const RankedMention& m) {
  if (m.mention.form == Form::kPronoun)
    return 1 + static_cast<std::uint32_t>(m.mention.pronoun) * 2 +
           (m.mention.possessive || m.mention.reflexive ? 1 : 0);
  if (m.mention.form == Form::kName) return 30 + static_cast<std::uint32_t>(m.kind);
  return 40 + static_cast<std::uint32_t>(m.mention.determiner);
}

std::uint32_t coarse_type(const RankedMention& m) {
  return m.mention.form == Form::kPronoun                ? 1
         : m.mention.form == Form::kName                 ? 2
         : m.mention.determiner == Determiner::kDefinite ? 3
                                                         : 4;
}

std::uint32_t bucket(std::uint32_t n) {
  if (n < 5) return n;
  return 3u + static_cast<std::uint32_t>(std::bit_width(n));
}

std::uint32_t role_of(Deprel relation) {
  switch (relation) {
    case Deprel::kNsubj:
    case Deprel::kNsubjOuter: return 1;
    case Deprel::kNsubjPass: return 2;
    case Deprel::kObj: return 3;
    case Deprel::kIobj: return 4;
    case Deprel::kObl:
    case Deprel::kOblAgent:
    case Deprel::kOblUnmarked: return 5;
    case Deprel::kNmod:
    case Deprel::kNmodDesc:
    case Deprel::kNmodUnmarked: return 6;
    case Deprel::kNmodPoss: return 7;
    case Deprel::kAppos: return 8;
    case Deprel::kConj: return 9;
    case Deprel::kCompound: return 10;
    case Deprel::kRoot: return 11;
    default: return 12;
  }
}

bool is_subject(Deprel relation) {
  return relation == Deprel::kNsubj || relation == Deprel::kNsubjPass || relation == Deprel::kNsubjOuter;
}

std::uint32_t sense_key(const RankedMention& m) {
  return static_cast<std::uint32_t>(m.mention.sense) + (m.mention.form == Form::kName ? 16u : 0u);
}

}  // namespace

void RankerFeatures::pair(const RankedMention& m, const RankedMention& a, std::uint32_t distance,
                          std::uint32_t agreeing_between, std::vector<std::uint32_t>& out) const {
  out.clear();
  const std::uint64_t type = type_of(m);
  std::uint64_t id = 0;
  const auto add = [&](std::uint64_t value) { out.push_back(mix((++id << 56) ^ (type << 48) ^ value)); };
  const auto add_coarse = [&](std::uint64_t value) {
    out.push_back(mix((++id << 56) ^ (std::uint64_t{200 + coarse_type(m)} << 48) ^ value));
  };
  const std::uint32_t sentences = m.mention.sentence - a.mention.sentence;
  const std::uint64_t sentence_gap = bucket(sentences);
  const std::uint64_t a_type = type_of(a);
  const std::uint64_t a_role = role_of(a.relation), m_role = role_of(m.relation);
  const bool same_lemma = m.mention.lemma == a.mention.lemma;
  const bool same_text = m.text == a.text && m.text != 0;
  const std::uint64_t subset = (m.mention.modifiers & ~a.mention.modifiers) == 0 ? 1
                               : (m.mention.modifiers & a.mention.modifiers)     ? 2
                                                                                 : 3;
  const std::uint64_t gender =
      static_cast<std::uint64_t>(m.mention.gender) * 3 + static_cast<std::uint64_t>(a.mention.gender);
  const std::uint64_t number =
      static_cast<std::uint64_t>(m.mention.number) * 3 + static_cast<std::uint64_t>(a.mention.number);
  const std::uint64_t quote = (m.mention.quote < 0 ? 0u : 1u) + (a.mention.quote < 0 ? 0u : 2u) +
                              (m.mention.quote >= 0 && m.mention.quote == a.mention.quote ? 4u : 0u);

  add(1);
  add(sentence_gap * 64 + a_type);
  add(bucket(distance) * 2 + (sentences == 0));
  add(a_type * 16 + a_role);
  add(sense_key(a) * 16 + sense_key(m));
  add(sense_key(a) * 16 + sentence_gap);
  add(gender * 16 + number);
  add(number * 64 + sense_key(a));
  add(a_role * 16 + m_role);
  add((a_role * 16 + m_role) * 16 + sentence_gap);
  add(a.mention.lemma);
  add_coarse(same_lemma ? (subset * 8 + sentence_gap) : 0);
  add(same_lemma ? 1 + subset * 8 + static_cast<std::uint64_t>(a.mention.determiner) : 0);
  add(same_text ? 1 + sentence_gap : 0);
  add_coarse((std::uint64_t{m.mention.lemma} << 3) ^ a.mention.lemma);
  add(a_type * 8 + quote);
  add(bucket(agreeing_between) * 4 + (is_subject(a.relation) ? 2 : 0) + (sentences == 0));
  add(m.clause != kNoToken && m.clause == a.clause ? 1 + a_role * 16 + m_role : 0);
  add(a.governor_token == m.mention.head ? 1 : m.governor_token == a.mention.head ? 2 : 0);
  add((std::uint64_t{m.governor} << 6) ^ (m_role * 64 + sense_key(a)));
  add(std::min<std::uint32_t>(a.cluster_size, 6) * 64 + a_type);
  add((m.roles & a.roles) != 0 || ((1u << (m.mention.lemma >> 27)) & a.roles) != 0 ? 1 + sense_key(a) : 0);
  add(m.country != 0 && m.country == a.country ? 1 + sense_key(a) : m.country != 0 && a.country != 0 ? 40 : 0);
  add((a.mention.sentence == 0 ? 1u : 0u) + (a.mention.modifies ? 2u : 0u) + (a.mention.has_clause ? 4u : 0u) +
      (a.mention.has_of ? 8u : 0u));
  add_coarse(a_type * 64 + (a.mention.number == m.mention.number ? 1 : 0) +
             (a.mention.sense == m.mention.sense ? 2 : 0) + sentence_gap * 4);
  add(m.mention.has_of * 4u + a.mention.has_of * 2u + (same_lemma ? 1u : 0u) + (m.mention.modifies ? 8u : 0u) +
      (a.mention.modifies ? 16u : 0u));
  add((a.mention.first <= m.mention.head && m.mention.head < a.mention.last)   ? 1
      : (m.mention.first <= a.mention.head && a.mention.head < m.mention.last) ? 2
                                                                               : 0);
}

void RankerFeatures::none(const RankedMention& m, bool lemma_seen, std::vector<std::uint32_t>& out) const {
  out.clear();
  const std::uint64_t type = type_of(m);
  std::uint64_t id = 100;
  const auto add = [&](std::uint64_t value) { out.push_back(mix((++id << 56) ^ (type << 48) ^ value)); };
  add(1);
  add(lemma_seen ? 2 : 1);
  add(m.mention.lemma);
  add((std::uint64_t{m.mention.lemma} << 1) + lemma_seen);
  add(static_cast<std::uint64_t>(m.mention.sense) * 2 + lemma_seen);
  add(role_of(m.relation) * 2 + lemma_seen);
  add(m.mention.has_of * 1u + m.mention.has_clause * 2u + (m.mention.modifiers != 0) * 4u + lemma_seen * 8u +
      m.mention.modifies * 16u);
  add(static_cast<std::uint64_t>(std::popcount(m.mention.modifiers)) * 2 + lemma_seen);
  add(bucket(m.mention.sentence) * 2 + lemma_seen);
  add(m.mention.quote >= 0);
  add(static_cast<std::uint64_t>(m.mention.number) * 2 + lemma_seen);
  add(m.governor);
  add((std::uint64_t{m.governor} << 5) + role_of(m.relation));
}

bool RankerWeights::unpack(std::string_view bytes) {
  std::uint32_t magic = 0, bits = 0;
  float scale = 0;
  if (bytes.size() < 12) return false;
  std::memcpy(&magic, bytes.data(), 4);
  std::memcpy(&bits, bytes.data() + 4, 4);
  std::memcpy(&scale, bytes.data() + 8, 4);
  if (magic != kMagic || bits > 24 || !std::isfinite(scale) || scale <= 0) return false;
  if (bytes.size() != 12 + (std::size_t{1} << bits)) return false;
  weights_ = reinterpret_cast<const std::int8_t*>(bytes.data() + 12);
  bits_ = bits;
  scale_ = scale;
  return true;
}

float RankerWeights::score(const std::vector<std::uint32_t>& features) const {
  std::int32_t sum = 0;
  for (const std::uint32_t feature : features) sum += weights_[feature >> (32 - bits_)];
  return static_cast<float>(sum) * scale_;
}

void CandidateFinder::candidates(const std::vector<RankedMention>& mentions, std::uint32_t m,
                                 std::vector<std::uint32_t>& out) {
  out.clear();
  const RankedMention& mine = mentions[m];
  if (last_of_.size() < mentions.size() * 2) last_of_.assign(std::bit_ceil(mentions.size() * 2 + 2), {0, kNoMention});
  previous_same_.resize(mentions.size(), kNoMention);
  const bool pronoun = mine.mention.form == Form::kPronoun;
  const std::size_t mask = last_of_.size() - 1;
  std::size_t slot = mine.mention.lemma & mask;
  while (last_of_[slot].second != kNoMention && last_of_[slot].first != mine.mention.lemma) slot = (slot + 1) & mask;
  previous_same_[m] = last_of_[slot].second;
  last_of_[slot] = {mine.mention.lemma, m};
  lemma_seen_ = previous_same_[m] != kNoMention;

  const bool open = pronoun || mine.mention.determiner == Determiner::kDefinite ||
                    mine.mention.determiner == Determiner::kDemonstrative ||
                    mine.mention.determiner == Determiner::kPossessive;
  const std::uint32_t window = pronoun ? 40 : open ? 50 : 0;
  const std::uint32_t sentences = pronoun ? 4 : 6;
  std::uint32_t at = m;
  for (std::uint32_t n = 0; n < window && at-- > 0; ++n) {
    if (mine.mention.sentence - mentions[at].mention.sentence > sentences) break;
    if (may_corefer(mine, mentions[at])) out.push_back(at);
  }
  const std::uint32_t reached = window == 0 ? m : out.empty() ? m : out.back();
  std::uint32_t same = previous_same_[m];
  for (unsigned n = 0; n < 8 && same != kNoMention; ++n, same = previous_same_[same])
    if (same < reached && may_corefer(mine, mentions[same])) out.push_back(same);
}

bool may_corefer(const RankedMention& m, const RankedMention& a) {
  const Mention &x = m.mention, &y = a.mention;
  const bool pronoun = x.form == Form::kPronoun, other_pronoun = y.form == Form::kPronoun;
  // i within i: a phrase is not its own part, but for possessors of an apposition ("his wife").
  if (!pronoun && x.first <= y.head && y.head < x.last) return false;
  if (!other_pronoun && y.first <= x.head && x.head < y.last && y.form == Form::kNominal && y.head > x.head)
    return false;
  if (pronoun && y.form == Form::kNominal && y.first <= x.head && x.head < y.last) return false;
  if (x.gender != Gender::kUnknown && y.gender != Gender::kUnknown && x.gender != y.gender) return false;
  if (pronoun) {
    const bool person = x.pronoun == Pronoun::kHe || x.pronoun == Pronoun::kShe;
    if (person) {
      if (y.number == Number::kPlural) return false;
      if (y.form == Form::kName && a.kind != NameKind::kPerson) return false;
      if (other_pronoun && y.pronoun != x.pronoun && !(y.pronoun == Pronoun::kI || y.pronoun == Pronoun::kYou))
        return false;
    }
    if (x.pronoun == Pronoun::kIt) {
      if (y.form == Form::kName && (a.kind == NameKind::kPerson || a.kind == NameKind::kNationality)) return false;
      if (other_pronoun && y.pronoun != Pronoun::kIt && y.pronoun != Pronoun::kThis) return false;
      if (y.number == Number::kPlural || (y.form == Form::kNominal && y.gender != Gender::kUnknown)) return false;
    }
    if (x.pronoun == Pronoun::kThey) {
      if (other_pronoun && y.pronoun != Pronoun::kThey && y.pronoun != Pronoun::kThese && y.pronoun != Pronoun::kWe)
        return false;
      if (y.form == Form::kName && a.kind == NameKind::kPerson && y.gender != Gender::kUnknown) return false;
    }
    const bool first_or_second = x.pronoun == Pronoun::kI || x.pronoun == Pronoun::kWe || x.pronoun == Pronoun::kYou;
    if (first_or_second && y.form != Form::kPronoun && x.quote < 0) return false;
    if (first_or_second && other_pronoun && y.pronoun != x.pronoun && x.quote == y.quote) return false;
    // Binding: a plain pronoun and its clause-mate of the same verb are two; a reflexive needs such a mate.
    if (!x.possessive && !x.reflexive && m.governor_token == a.governor_token && m.governor_token != kNoToken &&
        role_of(m.relation) <= 5 && role_of(a.relation) <= 5 && !y.possessive)
      return false;
    return true;
  }
  if (other_pronoun) {
    if (y.pronoun == Pronoun::kI || y.pronoun == Pronoun::kYou || y.pronoun == Pronoun::kWe)
      return x.sense == Sense::kPerson && x.quote != y.quote;
  }
  if (x.form == Form::kNominal && y.form == Form::kNominal) {
    if (x.number != y.number && x.lemma != y.lemma) return false;
  }
  if (x.form == Form::kNominal && y.form == Form::kName && x.number == Number::kPlural &&
      a.kind != NameKind::kNationality && a.kind != NameKind::kOrganization)
    return false;
  // Conjuncts of one phrase are different things.
  if (m.relation == Deprel::kConj && m.governor_token == y.head) return false;
  return true;
}

}  // namespace dossier::language::coref
