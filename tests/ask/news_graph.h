#pragma once

#include "graph/property_graph.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::ask {

/// A hand-made graph of talks, an attack and what was said of them, in the ontology's terms.
class NewsGraph {
 public:
  using Texts = std::vector<std::pair<std::string_view, std::string>>;

  NewsGraph() {
    article = node("Article", "Talks", {{"title", "Talks in the Emirates"}, {"date", "2026-02-05"}});
    ukraine = node("Country", "Ukraine", {{"iso", "UKR"}});
    russia = node("Country", "Russia", {{"iso", "RUS"}});
    emirates = node("Country", "United Arab Emirates", {{"iso", "ARE"}});
    umerov = node("Person", "Rustem Umerov", {}, {"Umerov"});
    witkoff = node("Person", "Steve Witkoff", {}, {"Witkoff"});
    putin = node("Person", "Vladimir Putin", {}, {"Putin"});
    council = node("Organization", "National Security Council");
    city = node("Place", "Druzhkivka");
    grid = node("Thing", "power grid");
    talks = node("Event", "talks in the United Arab Emirates",
                 {{"type", "CONSULT"}, {"trigger", "negotiations"}, {"date", "2026-02-04"}, {"duration", "PT5H30M"}},
                 {}, {"negotiations", "talks"});
    attack = node("Event", "attack on Druzhkivka", {{"type", "ASSAULT"}, {"trigger", "attack"}, {"date", "2026-02-04"}},
                  {}, {"attack"});
    graph.set_node_property(attack, graph.intern("killed"), graph::Value(7));
    graph.set_node_property(attack, graph.intern("injured"), graph::Value(15));

    const std::string met = "Umerov and Witkoff attended the talks in the United Arab Emirates on February 4.";
    edge(umerov, "ATTENDED", talks, met, {{"verb", "attended"}});
    edge(witkoff, "ATTENDED", talks, met, {{"verb", "attended"}});
    edge(putin, "ATTENDED", talks, "Putin did not come to the talks.", {{"verb", "come"}, {"polarity", "negative"}});
    edge(talks, "OCCURRED_IN", emirates, met);
    const std::string hit = "Russia attacked Druzhkivka, leaving seven dead and fifteen injured.";
    edge(russia, "ATTACKED", city, hit, {{"verb", "attacked"}, {"date", "2026-02-04"}});
    edge(russia, "ATTACKED", grid, "The day prior, Russia attacked the power grid.",
         {{"verb", "attacked"}, {"date", "2026-02-03"}});
    edge(russia, "INITIATED", attack, hit, {{"verb", "attacked"}});
    edge(attack, "TARGETED", city, hit, {{"verb", "attacked"}});
    edge(city, "LOCATED_IN", ukraine, hit);
    edge(umerov, "HOLDS_ROLE", council, "Umerov, the secretary of Ukraine's National Security Council, came.",
         {{"title", "secretary"}});
    edge(council, "PART_OF", ukraine, "Umerov, the secretary of Ukraine's National Security Council, came.");
    const std::string said = "Russia stated that it will not allow NATO troops.";
    claim =
        node("Claim", "it will not allow NATO troops", {{"text", "it will not allow NATO troops"}, {"verb", "state"}});
    edge(russia, "CLAIMED", claim, said, {{"verb", "stated"}});
    edge(ukraine, "ATTACKED", putin, "Ukraine attacked Putin, Russia said.",
         {{"verb", "attacked"}, {"attributed_to", "Russia"}});
    edge(russia, "ARRESTED", witkoff, "Russia may arrest Witkoff.", {{"verb", "arrest"}, {"modality", "planned"}});
  }

  graph::NodeId node(std::string_view label, const std::string& name, const Texts& texts = {},
                     std::vector<std::string> aliases = {}, const std::vector<std::string>& mentions = {}) {
    graph::Properties properties{{graph.intern("name"), graph::Value(name)}};
    graph::List list{graph::Value(name)};
    for (const std::string& alias : aliases) list.emplace_back(alias);
    properties.emplace_back(graph.intern("aliases"), graph::Value(std::move(list)));
    if (!mentions.empty()) {
      graph::List words;
      for (const std::string& mention : mentions) words.emplace_back(mention);
      properties.emplace_back(graph.intern("mentions"), graph::Value(std::move(words)));
    }
    for (const auto& [key, value] : texts) properties.emplace_back(graph.intern(key), graph::Value(value));
    return graph.add_node({graph.intern(label)}, graph::normalized(std::move(properties)));
  }

  graph::EdgeId edge(graph::NodeId from, std::string_view type, graph::NodeId to, const std::string& evidence,
                     const Texts& texts = {}) {
    graph::Properties properties{{graph.intern("article"), graph::Value(std::int64_t{article})},
                                 {graph.intern("sentence"), graph::Value(0)},
                                 {graph.intern("evidence"), graph::Value(evidence)},
                                 {graph.intern("polarity"), graph::Value("positive")},
                                 {graph.intern("modality"), graph::Value("actual")},
                                 {graph.intern("confidence"), graph::Value(0.9)}};
    for (const auto& [key, value] : texts) properties.emplace_back(graph.intern(key), graph::Value(value));
    return graph.add_edge(from, graph.intern(type), to, graph::normalized(std::move(properties)));
  }

  graph::PropertyGraph graph;
  graph::NodeId article, ukraine, russia, emirates, umerov, witkoff, putin, council, city, grid, talks, attack, claim;
};

}  // namespace dossier::ask
