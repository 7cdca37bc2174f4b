#pragma once

#include "extract/facts.h"

#include <string>
#include <string_view>

namespace dossier::build {

/// Writes a FactBatch by hand: entities with the words that stand for them in the text.
class BatchMaker {
 public:
  explicit BatchMaker(std::string text) {
    batch.text = std::move(text);
    std::uint32_t start = 0;
    for (std::uint32_t i = 0; i < batch.text.size(); ++i) {  // a sentence ends with a full stop and a space or the end
      const bool last = i + 1 == batch.text.size();
      if (!last && !(batch.text[i] == '.' && batch.text[i + 1] == ' ')) continue;
      batch.sentences.push_back({start, i + 1});
      start = i + 2;
    }
    batch.title = "An article";
    batch.date = "2026-02-05";
  }

  Span span(std::string_view words) const {
    const auto at = static_cast<std::uint32_t>(batch.text.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
  }

  extract::Node entity(extract::EntityKind kind, std::string name, std::string title = {}, std::string iso = {}) {
    extract::Entity made{
        .kind = kind, .name = name, .aliases = {name}, .iso = iso, .title = title, .size = {}, .mentions = {}};
    if (batch.text.find(name) != std::string::npos) made.mentions.push_back(span(name));
    batch.entities.push_back(std::move(made));
    return {extract::Node::Kind::kEntity, static_cast<std::uint32_t>(batch.entities.size() - 1)};
  }
  extract::Node person(std::string name, std::string title = {}) {
    return entity(extract::EntityKind::kPerson, std::move(name), std::move(title));
  }
  extract::Node country(std::string name, std::string iso) {
    return entity(extract::EntityKind::kCountry, std::move(name), {}, std::move(iso));
  }
  extract::Node organization(std::string name) { return entity(extract::EntityKind::kOrganization, std::move(name)); }
  extract::Node place(std::string name) { return entity(extract::EntityKind::kPlace, std::move(name)); }

  extract::Node event(extract::EventType type, std::string_view trigger, std::string date = {}) {
    extract::Event made;
    made.type = type;
    made.name = made.trigger = std::string(trigger);
    made.mentions = {span(trigger)};
    made.date = std::move(date);
    batch.events.push_back(std::move(made));
    return {extract::Node::Kind::kEvent, static_cast<std::uint32_t>(batch.events.size() - 1)};
  }

  extract::Fact& fact(extract::Node from, std::string relation, extract::Node to, std::string_view words = {}) {
    extract::Fact made;
    made.from = from;
    made.relation = std::move(relation);
    made.to = to;
    made.evidence = words.empty() ? batch.sentences.front() : span(words);
    while (made.sentence + 1 < batch.sentences.size() && batch.sentences[made.sentence].end <= made.evidence.start)
      ++made.sentence;
    batch.facts.push_back(std::move(made));
    return batch.facts.back();
  }

  extract::FactBatch batch;
};

}  // namespace dossier::build
