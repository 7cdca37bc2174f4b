#include "language/coref_context.h"

#include "base/utf8.h"
#include "language/names_titles.h"

#include <algorithm>

namespace dossier::language::coref {
namespace {

using Form = CorefMention::Form;

std::uint32_t lemma_hash(const Document& document, TokenIndex i) {
  const std::string& lemma = document.tokens[i].lemma;
  return SenseTable::hash_of(lemma.empty() || lemma == "_" ? document.form(i) : std::string_view(lemma));
}

/// Dependents of one head that are looked through for another word's sake; more belong to no sentence that anybody
/// wrote.
constexpr unsigned kMostDependents = 64;

constexpr std::uint32_t bloom(std::uint32_t hash) { return 1u << (hash >> 27); }

class Preparer {
 public:
  Preparer(const Document& document, const Gazetteer& gazetteer, const SenseTable& senses)
      : document_(document), gazetteer_(gazetteer), senses_(senses), dependents_(document) {}

  Context run() {
    out_.quotes = find_quotes(document_, dependents_);
    out_.names = cluster_names(document_, gazetteer_);
    out_.mention_at.assign(document_.tokens.size(), -1);
    has_copula_.assign(document_.tokens.size(), false);
    for (const Token& token : document_.tokens)
      if (token.deprel == Deprel::kCop && token.head != kNoToken) has_copula_[token.head] = true;
    roles_.assign(out_.names.clusters.size(), 0);
    countries_.assign(out_.names.clusters.size(), 0);
    genders_.assign(out_.names.clusters.size(), Gender::kUnknown);
    for (std::size_t c = 0; c < out_.names.clusters.size(); ++c) {
      genders_[c] = out_.names.clusters[c].gender;
      if (!out_.names.clusters[c].country.empty()) countries_[c] = SenseTable::hash_of(out_.names.clusters[c].country);
    }
    for (Mention& mention : find_mentions(document_, dependents_, senses_, out_.quotes.quote_of)) add(mention);
    for (std::uint32_t m = 0; m < out_.mentions.size(); ++m) gather_roles(m);
    for (RankedMention& m : out_.mentions) {
      if (m.cluster < 0) continue;
      const auto c = static_cast<std::size_t>(m.cluster);
      m.roles = roles_[c];
      m.country = countries_[c];
      if (m.kind == NameKind::kPerson) m.mention.gender = genders_[c];
    }
    for (std::uint32_t m = 0; m < out_.mentions.size(); ++m) link(m);
    return std::move(out_);
  }

 private:
  void add(const Mention& mention) {
    RankedMention m;
    m.mention = mention;
    const Token& token = document_.tokens[mention.head];
    m.relation = token.deprel;
    m.governor_token = token.head;
    if (token.head != kNoToken) m.governor = lemma_hash(document_, token.head);
    m.clause = clause_of(mention.head);
    if (mention.name >= 0) {
      m.cluster = out_.names.cluster_of[static_cast<std::size_t>(mention.name)];
      if (m.cluster >= 0) {
        const NameCluster& cluster = out_.names.clusters[static_cast<std::size_t>(m.cluster)];
        m.kind = cluster.kind;
        m.cluster_size = static_cast<std::uint32_t>(cluster.names.size());
        m.mention.sense = sense_of(cluster.kind);
      }
    } else if (mention.people >= 0) {
      const std::string& country = document_.names[static_cast<std::size_t>(mention.people)].country;
      if (!country.empty()) m.country = SenseTable::hash_of(country);
    }
    std::uint32_t text = 2166136261u;
    for (TokenIndex i = mention.first; i < mention.last; ++i) {
      if (i == mention.first && document_.tokens[i].deprel == Deprel::kDet && mention.last - mention.first > 1)
        continue;
      text = (text ^ SenseTable::hash_of(document_.form(i))) * 16777619u;
    }
    m.text = text | 1u;
    out_.mention_at[mention.head] = static_cast<std::int32_t>(out_.mentions.size());
    out_.mentions.push_back(m);
  }

  /// The verb of the clause; a bounded climb.
  TokenIndex clause_of(TokenIndex at) const {
    for (unsigned steps = 0; steps < 12; ++steps) {
      const TokenIndex up = document_.tokens[at].head;
      if (up == kNoToken) return at;
      at = up;
      if (document_.tokens[at].upos == Upos::kVerb) return at;
    }
    return at;
  }

  std::int32_t mention_of(TokenIndex head) const { return head == kNoToken ? -1 : out_.mention_at[head]; }

  /// Takes what titles, appositions and modifiers say of a named thing.
  void gather_roles(std::uint32_t index) {
    const RankedMention& m = out_.mentions[index];
    if (m.cluster < 0) return;
    const auto c = static_cast<std::size_t>(m.cluster);
    const auto role = [&](TokenIndex i) {
      roles_[c] |= bloom(lemma_hash(document_, i));
      if (genders_[c] == Gender::kUnknown && m.kind == NameKind::kPerson)
        genders_[c] = gender_of_noun(document_.tokens[i].lemma);
    };
    const auto people_of = [&](TokenIndex i) {
      const std::int32_t name = document_.tokens[i].name;
      if (name < 0 || countries_[c] != 0) return;
      const NameMention& mention = document_.names[static_cast<std::size_t>(name)];
      if (mention.kind == NameKind::kNationality && !mention.country.empty())
        countries_[c] = SenseTable::hash_of(mention.country);
    };
    for (const TokenIndex d : dependents_.of(m.mention.head)) {
      const Token& token = document_.tokens[d];
      if (d >= m.mention.first && d < m.mention.last) continue;
      const bool noun = token.upos == Upos::kNoun || token.upos == Upos::kPropn;
      if (noun && token.name < 0 &&
          (token.deprel == Deprel::kCompound || token.deprel == Deprel::kFlat || token.deprel == Deprel::kAppos ||
           token.deprel == Deprel::kNmodDesc)) {
        role(d);
        for (const TokenIndex e : dependents_.of(d)) people_of(e);
      }
      people_of(d);
    }
    // Titles directly before the name, whatever the tree says.
    const TokenIndex start = document_.sentences[m.mention.sentence].first;
    for (TokenIndex i = m.mention.first; i > start && i + 4 > m.mention.first; --i) {
      if (!title_word(utf8::fold(document_.form(i - 1))).is_title) {
        people_of(i - 1);
        break;
      }
      role(i - 1);
    }
    // "Gazprom is the company that …", and a nominal that the name is in apposition to.
    const Token& token = document_.tokens[m.mention.head];
    const TokenIndex up = token.head;
    if (up == kNoToken || document_.tokens[up].name >= 0 || document_.tokens[up].upos != Upos::kNoun) return;
    const bool copular = token.deprel == Deprel::kNsubj && has_copula_[up];
    if (token.deprel == Deprel::kAppos || copular) {
      role(up);
      unsigned seen = 0;
      for (const TokenIndex e : dependents_.of(up)) {
        if (++seen > kMostDependents) break;
        people_of(e);
      }
    }
  }

  void link(std::uint32_t index) {
    const RankedMention& m = out_.mentions[index];
    const Token& token = document_.tokens[m.mention.head];
    if (token.deprel == Deprel::kAppos && token.head != kNoToken && m.mention.form != Form::kPronoun) {
      const std::int32_t other = mention_of(token.head);
      if (other >= 0 && apposition_holds(m, out_.mentions[static_cast<std::size_t>(other)]))
        link_pair(index, static_cast<std::uint32_t>(other));
    }
    // "Professor Jean-Jacques Muyembe", parsed with the title at the head of the name.
    if (m.mention.form == Form::kNominal)
      for (const TokenIndex d : dependents_.of(m.mention.head)) {
        const std::int32_t other = mention_of(d);
        if (other < 0 || d < m.mention.head) continue;
        const RankedMention& named = out_.mentions[static_cast<std::size_t>(other)];
        if (named.mention.form == Form::kName && named.kind == NameKind::kPerson &&
            named.mention.first == m.mention.head + 1 && m.mention.number != Number::kPlural)
          link_pair(index, static_cast<std::uint32_t>(other));
      }
    // A predicate nominal with "the", after its subject: "Putin is the president".
    if (m.mention.form == Form::kNominal && m.mention.determiner == Determiner::kDefinite &&
        has_copula_[m.mention.head]) {
      const std::int32_t subject = mention_of(dependents_.first(m.mention.head, Deprel::kNsubj));
      if (subject >= 0 && out_.mentions[static_cast<std::size_t>(subject)].mention.form != Form::kPronoun &&
          apposition_holds(m, out_.mentions[static_cast<std::size_t>(subject)]))
        link_pair(index, static_cast<std::uint32_t>(subject));
    }
    if (m.mention.form == Form::kPronoun && m.mention.pronoun == Pronoun::kI && m.mention.quote >= 0) {
      const TokenIndex speaker = out_.quotes.quotes[static_cast<std::size_t>(m.mention.quote)].speaker;
      const std::int32_t other = mention_of(speaker);
      if (other >= 0 && static_cast<std::uint32_t>(other) != index) {
        const RankedMention& who = out_.mentions[static_cast<std::size_t>(other)];
        const bool person = who.mention.form != Form::kName || who.kind == NameKind::kPerson;
        if (person && who.mention.number != Number::kPlural) link_pair(index, static_cast<std::uint32_t>(other));
      }
    }
    if (m.mention.pronoun == Pronoun::kIt) link_to_subject(index);
    // "we" of a body's or country's spokesman is left to the ranker: it means a group more often than the speaker.
  }

  /// "Russia said that it would not withdraw its troops": "it" and "its" go to the nearest subject above them that is a
  /// body or a country. A thing that could be meant as well leaves the matter to the ranker.
  void link_to_subject(std::uint32_t index) {
    const Mention& pronoun = out_.mentions[index].mention;
    TokenIndex below = pronoun.head;
    for (unsigned steps = 0; steps < 10; ++steps) {
      const TokenIndex verb = document_.tokens[below].head;
      if (verb == kNoToken) return;
      const bool own =
          below == pronoun.head && !pronoun.possessive;  // the subject of its own verb is another, or itself
      unsigned seen = 0;
      for (const TokenIndex d : dependents_.of(verb)) {
        if (++seen > kMostDependents) break;
        const Deprel relation = document_.tokens[d].deprel;
        if (own || d >= pronoun.head || (relation != Deprel::kNsubj && relation != Deprel::kNsubjPass)) continue;
        const std::int32_t subject = mention_of(d);
        if (subject < 0 || static_cast<std::uint32_t>(subject) == index) return;
        const RankedMention& who = out_.mentions[static_cast<std::size_t>(subject)];
        const bool body =
            who.mention.form == Form::kName && (who.kind == NameKind::kOrganization || who.kind == NameKind::kCountry);
        if (body || who.mention.pronoun == Pronoun::kIt) return link_pair(index, static_cast<std::uint32_t>(subject));
        if (who.mention.form == Form::kNominal && who.mention.number != Number::kPlural &&
            who.mention.sense != Sense::kPerson)
          return;
      }
      below = verb;
    }
  }

  bool apposition_holds(const RankedMention& m, const RankedMention& a) const {
    if (m.cluster >= 0 && a.cluster >= 0 && m.cluster != a.cluster) return false;  // "Sydney, Australia"
    if (m.mention.number == Number::kPlural && a.mention.form == Form::kName && a.kind != NameKind::kOrganization)
      return false;
    const Sense x = m.mention.sense, y = a.mention.sense;
    const auto person = [](Sense sense) { return sense == Sense::kPerson; };
    if (x != Sense::kUnknown && y != Sense::kUnknown && person(x) != person(y)) return false;
    if (x == Sense::kTime || y == Sense::kTime) return false;
    return true;
  }

  void link_pair(std::uint32_t a, std::uint32_t b) { out_.links.emplace_back(std::max(a, b), std::min(a, b)); }

  const Document& document_;
  const Gazetteer& gazetteer_;
  const SenseTable& senses_;
  Dependents dependents_;
  Context out_;
  std::vector<std::uint32_t> roles_, countries_;
  std::vector<Gender> genders_;
  std::vector<bool> has_copula_;
};

}  // namespace

Context prepare(const Document& document, const Gazetteer& gazetteer, const SenseTable& senses) {
  return Preparer(document, gazetteer, senses).run();
}

}  // namespace dossier::language::coref
