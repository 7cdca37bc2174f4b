#include "build/records.h"

#include <algorithm>
#include <cmath>

namespace dossier::build {
namespace {

using graph::List;
using graph::NamedProperties;
using graph::Value;

void put(NamedProperties& properties, std::string_view key, std::string_view text) {
  if (!text.empty()) properties.emplace_back(key, Value(text));
}

void put(NamedProperties& properties, std::string_view key, const std::optional<std::int64_t>& number) {
  if (number) properties.emplace_back(key, Value(*number));
}

Value strings(const std::vector<std::string>& texts) {
  List list;
  list.reserve(texts.size());
  for (const std::string& text : texts) list.emplace_back(text);
  return Value(std::move(list));
}

void sort(NamedProperties& properties) {
  std::sort(properties.begin(), properties.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

Value* find(NodeRecord& record, std::string_view key) {
  for (auto& [name, value] : record.properties) {
    if (name == key) return &value;
  }
  return nullptr;
}

/// Sets a property, keeping the order; tells whether that changed anything.
bool set(NodeRecord& record, std::string_view key, Value value) {
  if (Value* known = find(record, key)) {
    if (identical(*known, value)) return false;
    *known = std::move(value);
    return true;
  }
  const auto at = std::lower_bound(record.properties.begin(), record.properties.end(), key,
                                   [](const auto& property, std::string_view name) { return property.first < name; });
  record.properties.emplace(at, std::string(key), std::move(value));
  return true;
}

std::vector<std::string> texts_of(NodeRecord& record, std::string_view key) {
  std::vector<std::string> texts;
  const Value* value = find(record, key);
  if (value == nullptr || value->kind() != Value::Kind::kList) return texts;
  for (const Value& item : value->list()) {
    if (item.kind() == Value::Kind::kString) texts.push_back(item.string());
  }
  return texts;
}

std::vector<std::string> event_names(const extract::Event& event, std::string_view text) {
  std::vector<std::string> names;
  unite(names, {event.name});
  for (const Span mention : event.mentions) unite(names, {std::string(mention.of(text))});
  return names;
}

NodeRecord finished(std::string_view label, NamedProperties properties) {
  sort(properties);
  return {{std::string(label)}, std::move(properties)};
}

}  // namespace

std::string short_name(std::string_view text) {
  static constexpr std::size_t kLongest = 80;
  if (text.size() <= kLongest) return std::string(text);
  std::size_t end = text.rfind(' ', kLongest);
  if (end == std::string_view::npos || end < kLongest / 2) {
    end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  }
  return std::string(text.substr(0, end)) + "\u2026";
}

NodeRecord article_record(const extract::FactBatch& batch, const std::string& hash) {
  const std::string name = batch.title.empty() ? hash.substr(0, 12) : batch.title;
  NamedProperties properties;
  put(properties, "name", name);
  properties.emplace_back("aliases", strings({name}));
  put(properties, "title", batch.title);
  put(properties, "date", batch.date);
  put(properties, "source", batch.source);
  properties.emplace_back("text", Value(batch.text));
  put(properties, "sha256", hash);
  return finished("Article", std::move(properties));
}

NodeRecord entity_record(const Identity& identity) {
  NamedProperties properties;
  put(properties, "name", identity.name);
  properties.emplace_back("aliases", strings(identity.aliases));
  if (identity.kind == extract::EntityKind::kCountry) put(properties, "iso", identity.iso);
  if (identity.kind == extract::EntityKind::kPerson) put(properties, "title", identity.title);
  const bool counted = identity.kind == extract::EntityKind::kGroup || identity.kind == extract::EntityKind::kThing;
  if (counted) put(properties, "size", identity.size);
  return finished(name_of(identity.kind), std::move(properties));
}

NodeRecord event_record(const extract::Event& event, std::string_view text) {
  NamedProperties properties;
  put(properties, "name", event.name.empty() ? event.trigger : event.name);
  properties.emplace_back("aliases", strings(event_names(event, text)));
  put(properties, "type", name_of(event.type));
  put(properties, "trigger", event.trigger);
  List mentions;
  List starts;
  List ends;
  for (const Span mention : event.mentions) {
    mentions.emplace_back(mention.of(text));
    starts.emplace_back(std::int64_t{mention.start});
    ends.emplace_back(std::int64_t{mention.end});
  }
  properties.emplace_back("mentions", Value(std::move(mentions)));
  properties.emplace_back("starts", Value(std::move(starts)));
  properties.emplace_back("ends", Value(std::move(ends)));
  put(properties, "date", event.date);
  put(properties, "end_date", event.end_date);
  put(properties, "duration", event.duration);
  put(properties, "killed", event.killed);
  put(properties, "injured", event.injured);
  put(properties, "polarity", name_of(event.polarity));
  put(properties, "modality", name_of(event.modality));
  return finished("Event", std::move(properties));
}

NodeRecord claim_record(const extract::Claim& claim) {
  NamedProperties properties;
  const std::string name = short_name(claim.text);
  put(properties, "name", name);
  properties.emplace_back("aliases", strings({name}));
  put(properties, "text", claim.text);
  put(properties, "verb", claim.verb);
  put(properties, "polarity", name_of(claim.polarity));
  put(properties, "modality", name_of(claim.modality));
  put(properties, "date", claim.date);
  return finished("Claim", std::move(properties));
}

bool merge(NodeRecord& known, const Identity& identity) {
  bool changed = false;
  std::vector<std::string> aliases = texts_of(known, "aliases");
  const std::size_t before = aliases.size();
  unite(aliases, identity.aliases);
  if (aliases.size() != before) changed |= set(known, "aliases", strings(aliases));
  if (const Value* name = find(known, "name"); name != nullptr && name->kind() == Value::Kind::kString) {
    const std::string better = better_name(identity.kind, name->string(), identity.name);
    changed |= set(known, "name", Value(better));
  }
  if (!identity.iso.empty() && find(known, "iso") == nullptr) changed |= set(known, "iso", Value(identity.iso));
  if (!identity.title.empty()) changed |= set(known, "title", Value(identity.title));
  return changed;
}

bool merge(NodeRecord& known, const extract::Event& event, std::string_view text) {
  bool changed = false;
  std::vector<std::string> aliases = texts_of(known, "aliases");
  const std::size_t before = aliases.size();
  unite(aliases, event_names(event, text));
  if (aliases.size() != before) changed |= set(known, "aliases", strings(aliases));
  const auto fill = [&](std::string_view key, const std::string& value) {
    if (!value.empty() && find(known, key) == nullptr) changed |= set(known, key, Value(value));
  };
  fill("date", event.date);
  fill("end_date", event.end_date);
  fill("duration", event.duration);
  const auto raise = [&](std::string_view key, const std::optional<std::int64_t>& toll) {
    if (!toll) return;
    const Value* value = find(known, key);
    const bool higher = value == nullptr || (value->kind() == Value::Kind::kInteger && value->integer() < *toll);
    if (higher) changed |= set(known, key, Value(*toll));
  };
  raise("killed", event.killed);
  raise("injured", event.injured);
  return changed;
}

NamedProperties evidence_properties(const extract::FactBatch& batch, graph::NodeId article, std::uint32_t sentence,
                                    Span words) {
  const auto size = static_cast<std::uint32_t>(batch.text.size());
  words.end = std::min(words.end, size);
  words.start = std::min(words.start, words.end);
  Span around = words;
  if (sentence < batch.sentences.size()) {
    // Words that reach over a sentence's end (a broken quotation) take what they reach into along.
    around.start = std::min(batch.sentences[sentence].start, words.start);
    around.end = std::min(std::max(batch.sentences[sentence].end, words.end), size);
  }
  NamedProperties properties;
  properties.emplace_back("article", Value(std::int64_t{article}));
  properties.emplace_back("end", Value(std::int64_t{words.end}));
  properties.emplace_back("evidence", Value(around.of(batch.text)));
  properties.emplace_back("sentence", Value(std::int64_t{sentence}));
  properties.emplace_back("start", Value(std::int64_t{words.start}));
  return properties;
}

NamedProperties fact_properties(const extract::Fact& fact, const extract::FactBatch& batch, graph::NodeId article) {
  NamedProperties properties = evidence_properties(batch, article, fact.sentence, fact.evidence);
  put(properties, "verb", fact.verb);
  put(properties, "polarity", name_of(fact.polarity));
  put(properties, "modality", name_of(fact.modality));
  // Two digits are all that a confidence means; more would only make exports differ between machines.
  properties.emplace_back("confidence", Value(std::round(std::clamp(fact.confidence, 0.0, 1.0) * 100) / 100));
  put(properties, "attributed_to", fact.attributed_to);
  put(properties, "date", fact.date);
  put(properties, "via", fact.via);
  put(properties, fact.relation == "FAMILY_OF" ? "relation" : "title", fact.title);
  if (fact.former) properties.emplace_back("former", Value(true));
  if (fact.open) properties.emplace_back("open", Value(true));
  sort(properties);
  return properties;
}

}  // namespace dossier::build
