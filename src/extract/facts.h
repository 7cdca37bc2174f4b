#pragma once

#include <dossier/span.h>

#include "extract/lexicon.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What extraction found in one article, before it is known which of it the graph already has.
namespace dossier::extract {

enum class EntityKind : std::uint8_t { kPerson, kCountry, kPlace, kOrganization, kGroup, kThing };
std::string_view name_of(EntityKind kind);  ///< the node label: "Person"

struct Entity {
  EntityKind kind = EntityKind::kThing;
  std::string name;                  ///< best, fullest surface name, without article or title
  std::vector<std::string> aliases;  ///< every surface name, `name` included, in order of first sight, no doubles
  std::string iso;                   ///< countries: ISO 3166-1 alpha-3
  std::string title;                 ///< persons: the last title seen
  std::optional<std::int64_t> size;  ///< groups and things, when counted
  std::vector<Span> mentions;        ///< bytes in the article, in order
};

/// ISO 8601 as far as it is known: "2026-02-04", "2026-02", "2026", "--02-04"; "" when unknown.
using PartialDate = std::string;

struct Event {
  EventType type = EventType::kOther;
  std::string name;                  ///< a short human-readable label: "talks in the United Arab Emirates"
  std::string trigger;               ///< the first mention's word
  std::vector<Span> mentions;        ///< triggers, bytes in the article, in order
  PartialDate date;
  PartialDate end_date;
  std::string duration;              ///< ISO 8601 duration ("PT5H30M"), "" when unknown
  std::optional<std::int64_t> killed;
  std::optional<std::int64_t> injured;
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kActual;
};

struct Claim {
  std::string text;                  ///< the content, as the article words it
  std::string verb;                  ///< lemma of the reporting word
  Span span;                         ///< the content's bytes (hull, when the speaker breaks the quotation)
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kActual;
  PartialDate date;
};

/// An end of a fact: an index into one of the batch's vectors.
struct Node {
  enum class Kind : std::uint8_t { kEntity, kEvent, kClaim };
  Kind kind = Kind::kEntity;
  std::uint32_t index = 0;
  friend bool operator==(Node, Node) = default;
  friend auto operator<=>(Node, Node) = default;
};

/// One edge with its evidence.
struct Fact {
  Node from;
  std::string relation;              ///< "ATTACKED", "ATTENDED", "HOLDS_ROLE", …
  Node to;
  std::uint32_t sentence = 0;        ///< index from 0
  Span evidence;                     ///< bytes of the article: the words that say it
  std::string verb;                  ///< the word that expressed it, as written
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kActual;
  double confidence = 0.5;           ///< 0..1
  std::string attributed_to;         ///< the speaker's name when it stands inside a claim, else ""
  PartialDate date;
  std::string via;                   ///< the words, when a role holder stood in for the node, else ""
  std::string title;                 ///< HOLDS_ROLE: "secretary"; FAMILY_OF: the relation
  bool former = false;               ///< HOLDS_ROLE
  bool open = false;                 ///< a relation outside ONTOLOGY.md's list
};

struct FactBatch {
  std::string title;                 ///< the headline: given, or the article's first line
  PartialDate date;                  ///< publication date
  std::string source;                ///< file name or URL
  std::string text;                  ///< the article's bytes
  std::vector<Span> sentences;       ///< bytes of each sentence
  std::vector<Entity> entities;
  std::vector<Event> events;
  std::vector<Claim> claims;
  std::vector<Fact> facts;           ///< no two with the same from, relation, to and sentence
};

}  // namespace dossier::extract
