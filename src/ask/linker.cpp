#include "ask/linker.h"

#include "base/utf8.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <unordered_map>

namespace dossier::ask {
namespace {

using graph::NodeId;

constexpr std::size_t kLongestName = 9;  // words

bool is_named(std::string_view label) {
  return label == "Person" || label == "Country" || label == "Place" || label == "Organization";
}

class Linker {
 public:
  Linker(std::string_view question, const std::vector<Word>& words, const GraphView& view, const Vocabulary& vocabulary)
      : question_(question), words_(words), view_(view), vocabulary_(vocabulary) {
    shouts_ =
        std::any_of(words.begin() + (words.empty() ? 0 : 1), words.end(), [](const Word& w) { return w.capital; });
    mark_roles();
    read_names();
  }

  std::vector<Mention> run() {
    std::vector<Mention> mentions;
    for (std::size_t at = 0; at < words_.size();) {
      Mention found = whole_run(longest_at(at));
      if (found.nodes.empty()) found = country_at(at);
      if (found.nodes.empty()) found = unknown_at(at);
      if (found.last > at) {
        at = found.last;
        widen(found);
        mentions.push_back(std::move(found));
      } else {
        ++at;
      }
    }
    return mentions;
  }

 private:
  /// "Prime Minister": capital words that are a role and no name.
  void mark_roles() {
    static constexpr std::size_t kLongestRole = 4;  // words
    in_role_.assign(words_.size(), false);
    for (std::size_t first = 0; first < words_.size(); ++first) {
      std::string role;
      for (std::size_t last = first; last < std::min(words_.size(), first + kLongestRole); ++last) {
        role += (role.empty() ? "" : " ") + words_[last].lower;
        if (!is_function_word(words_[last].lower) && vocabulary_.is_role(role)) {
          for (std::size_t i = first; i <= last; ++i) in_role_[i] = true;
        }
      }
    }
  }

  /// All names by key; persons also by surname, and bodies, places and things by their first word.
  void read_names() {
    const graph::PropertyGraph& graph = view_.graph();
    for (NodeId node = 0; node < graph.node_bound(); ++node) {
      if (!graph.has_node(node)) continue;
      const std::string_view label = view_.label(node);
      if (label.empty() || label == "Event" || label == "Claim" || label == "Article") continue;
      std::vector<std::string_view> names = view_.texts(node, "aliases");
      names.push_back(view_.name(node));
      for (const std::string_view name : names) {
        if (name.size() > 200) continue;
        const std::string key = name_key(name);
        if (key.empty()) continue;
        add(by_key_, key, node);
        const bool named_thing = label == "Thing" && std::isupper(static_cast<unsigned char>(name.front())) != 0;
        if (is_named(label) || named_thing) known_names_.emplace_back(key, node);
        if (const std::size_t space = key.rfind(' '); space != std::string::npos) {
          if (label == "Person") add(by_surname_, key.substr(space + 1), node);
          if (label == "Organization" || label == "Place" || label == "Thing")
            add(by_first_, key.substr(0, key.find(' ')), node);
        }
      }
    }
  }

  static void add(std::unordered_map<std::string, std::vector<NodeId>>& index, const std::string& key, NodeId node) {
    auto& nodes = index[key];
    if (nodes.empty() || nodes.back() != node) nodes.push_back(node);
  }

  std::string_view text(std::size_t first, std::size_t last) const {
    return question_.substr(words_[first].span.start, words_[last - 1].span.end - words_[first].span.start);
  }

  Mention longest_at(std::size_t first) const {
    for (std::size_t last = std::min(words_.size(), first + kLongestName); last > first; --last) {
      const Word& begin = words_[first];
      const Word& end = words_[last - 1];
      if (is_function_word(begin.lower) || is_function_word(end.lower)) continue;
      const std::string key = name_key(text(first, last));
      const auto at = by_key_.find(key);
      if (at == by_key_.end()) continue;
      Mention mention = made(first, last, at->second);
      if (!mention.nodes.empty()) return mention;
    }
    return {};
  }

  /// "Corazon Dumlao" where the graph knows but "Corazon": a person's or body's name is not cut in two.
  Mention whole_run(Mention part) const {
    if (part.nodes.empty() || !part.named || !shouts_) return part;
    const std::string_view label = view_.label(part.nodes.front());
    if (label == "Country" || label == "Place" || in_role_[part.first]) return part;
    const std::size_t last = run_end(part.last);
    if (last == part.last) return part;
    part.last = last;
    part.text = std::string(text(part.first, last));
    part.guessed = true;
    return part;
  }

  /// Where the run of capital words that ends before `last` goes on to, over "of" and "of the" too.
  std::size_t run_end(std::size_t last) const {
    while (last < words_.size()) {
      std::size_t next = last;
      if (words_[next].lower == "of") ++next;
      if (next > last && next < words_.size() && words_[next].lower == "the") ++next;  // "Man of the Match"
      if (next >= words_.size() || !words_[next].capital || is_function_word(words_[next].lower)) break;
      if (next > last && starts_known_name(next)) break;  // "the Ruler of France" speaks of France
      last = next + 1;
    }
    return last;
  }

  bool starts_known_name(std::size_t first) const {
    for (std::size_t last = first + 1; last <= std::min(words_.size(), first + 4); ++last) {
      if (by_key_.contains(name_key(text(first, last)))) return true;
    }
    return false;
  }

  /// Nodes that are most likely the same thing under a shorter or longer name: a surname alone that nobody else bears,
  /// a company without its last word.
  void widen(Mention& mention) const {
    static constexpr std::size_t kMost = 4;  // more are not one thing
    std::vector<NodeId> more;
    for (const NodeId node : mention.nodes) {
      const std::string key = name_key(view_.name(node));
      const std::string_view label = view_.label(node);
      if (label == "Person" && key.find(' ') != std::string::npos) {
        const std::string surname = key.substr(key.rfind(' ') + 1);
        const auto bearers = by_surname_.find(surname);
        const auto alone = by_key_.find(surname);
        std::set<std::string> full;
        if (bearers != by_surname_.end()) {
          for (const NodeId bearer : bearers->second) full.insert(name_key(view_.name(bearer)));
        }
        if (full.size() == 1 && alone != by_key_.end())
          more.insert(more.end(), alone->second.begin(), alone->second.end());
      } else if (label == "Organization" || label == "Thing") {
        // "Mr Mielnik" for one whose full name was taken for a body's.
        const auto alone = by_key_.find(key.substr(key.rfind(' ') + 1));
        if (alone != by_key_.end() && key.find(' ') != std::string::npos && alone->second.size() == 1 &&
            view_.is(alone->second.front(), "Person") && name_key(view_.name(alone->second.front())) == alone->first)
          more.push_back(alone->second.front());
        for (const auto& [name, other] : known_names_) {
          const std::string_view kind = view_.label(other);
          const bool longer = name.starts_with(key + ' ') || key.starts_with(name + ' ');
          if (longer && (kind == "Organization" || kind == "Thing") && key.size() > 3) more.push_back(other);
        }
      }
    }
    if (more.size() > kMost) return;
    for (const NodeId node : more) {
      if (std::find(mention.nodes.begin(), mention.nodes.end(), node) == mention.nodes.end())
        mention.nodes.push_back(node);
    }
  }

  /// Keeps the nodes that the words may mean: a proper name must be written as one, unless the whole question is in
  /// small letters.
  Mention made(std::size_t first, std::size_t last, const std::vector<NodeId>& nodes) const {
    Mention mention{.first = first, .last = last, .nodes = {}, .text = std::string(text(first, last))};
    const bool capital =
        std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(first),
                    words_.begin() + static_cast<std::ptrdiff_t>(last), [](const Word& w) {
                      return w.capital || std::isdigit(static_cast<unsigned char>(w.text[0])) != 0 || w.text[0] == '#';
                    });
    std::vector<NodeId> named;
    std::vector<NodeId> unnamed;
    const bool possessed =
        std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(first),
                    words_.begin() + static_cast<std::ptrdiff_t>(last), [](const Word& w) { return w.lower == "'s"; });
    for (const NodeId node : nodes) {
      if (is_named(view_.label(node))) {
        named.push_back(node);
      } else if (!possessed || !view_.is(node, "Group")) {
        unnamed.push_back(node);  // "Trump's envoy" asks for somebody; it is not the name of a group
      }
    }
    if (!named.empty() && (capital || (!shouts_ && !looks_common(first, last)) || last - first > 1)) {
      mention.nodes = named;
      mention.named = true;
    } else if (capital && named.empty() && first > 0 && last < words_.size() && words_[last].capital) {
      return mention;  // "Flag" in "Flag Consideration Project"
    } else if (last - first > 1 || !vocabulary_knows(first)) {
      mention.nodes = unnamed.empty() ? std::vector<NodeId>() : unnamed;
      if (unnamed.empty() && !named.empty() && !capital) mention.nodes = named;  // "police" may be kept as a body
    }
    return mention;
  }

  bool looks_common(std::size_t first, std::size_t last) const {
    if (last - first > 1) return false;
    const Word& word = words_[first];
    return is_function_word(word.lower) || vocabulary_knows(first);
  }

  bool vocabulary_knows(std::size_t index) const {
    return !vocabulary_.meanings(words_[index].lemma).empty() || !vocabulary_.meanings(words_[index].lower).empty();
  }

  /// A country by adjective, capital or another of its names.
  Mention country_at(std::size_t first) const {
    for (std::size_t last = std::min(words_.size(), first + 4); last > first; --last) {
      if (is_function_word(words_[first].lower) && words_[first].text != "US") continue;
      if (!words_[first].capital && (shouts_ || first == 0)) continue;
      std::string_view name = text(first, last);
      for (const std::string_view possessive : {"'s", "\u2019s"}) {
        if (name.ends_with(possessive)) name.remove_suffix(possessive.size());
      }
      const std::string iso = vocabulary_.country(name);
      if (iso.empty()) continue;
      Mention mention{.first = first, .last = last, .nodes = {}, .named = true, .text = std::string(name)};
      for (const NodeId node :
           view_.graph().find_nodes(view_.graph().find_symbol("Country"), view_.graph().find_symbol("iso"), iso)) {
        mention.nodes.push_back(node);
      }
      if (mention.nodes.empty()) continue;
      mention.adjective = words_[last - 1].upos == language::Upos::kAdj;
      return mention;
    }
    return {};
  }

  /// Part of one longer name: "Muslim Student Association" of some university's. The longest such run of words.
  Mention part_of_name(std::size_t first, std::size_t last) const {
    for (std::size_t end = last; end > first + 1; --end) {
      const std::string part = ' ' + name_key(text(first, end)) + ' ';
      std::set<NodeId> holders;
      for (const auto& [name, node] : known_names_) {
        if ((' ' + name + ' ').find(part) != std::string::npos) holders.insert(node);
      }
      if (holders.size() != 1) continue;
      Mention mention{.first = first,
                      .last = end,
                      .nodes = {*holders.begin()},
                      .named = true,
                      .partial = true,
                      .text = std::string(text(first, end))};
      return mention;
    }
    return {};
  }

  /// A run of capital words that no name is equal to: a surname, the first part of a longer name, a misspelt name, or
  /// something the graph does not know.
  Mention unknown_at(std::size_t first) const {
    const auto proper = [&](std::size_t i) {
      const Word& w = words_[i];
      static constexpr std::string_view kNoNames[]{"list", "name", "tell", "mr", "mrs", "ms", "miss", "dr", "sir"};
      return w.capital && !is_function_word(w.lower) &&
             std::find(std::begin(kNoNames), std::end(kNoNames), w.lower) == std::end(kNoNames);
    };
    // The first word of a question is capital anyway.
    if (!proper(first) || in_role_[first] || (first == 0 && words_[0].upos != language::Upos::kPropn)) return {};
    const std::size_t last = run_end(first + 1);
    if (Mention part = part_of_name(first, last); part.last == last) return part;
    for (std::size_t end = last; end > first; --end) {
      const std::string key = name_key(text(first, end));
      for (const auto* index : {&by_surname_, &by_first_}) {
        const auto at = index->find(key);
        if (at == index->end() || at->second.size() != 1) continue;
        Mention mention{.first = first, .last = end, .nodes = at->second, .text = std::string(text(first, end))};
        mention.named = is_named(view_.label(at->second.front()));
        return mention;
      }
    }
    if (Mention part = part_of_name(first, last); part.last > first) return part;
    Mention mention{.first = first, .last = last, .nodes = {}, .named = true, .text = std::string(text(first, last))};
    const std::string key = name_key(mention.text);
    const std::size_t limit = key.size() >= 9 ? 2 : key.size() >= 5 ? 1 : 0;
    std::size_t best = limit + 1;
    for (const auto& [name, node] : known_names_) {
      const std::size_t distance = limit == 0 ? 1 : edit_distance(key, name, limit);
      if (distance > limit || distance > best) continue;
      if (distance < best) mention.nodes.clear();
      best = distance;
      if (std::find(mention.nodes.begin(), mention.nodes.end(), node) == mention.nodes.end())
        mention.nodes.push_back(node);
    }
    mention.guessed = !mention.nodes.empty();
    return mention;
  }

  std::string_view question_;
  const std::vector<Word>& words_;
  const GraphView& view_;
  const Vocabulary& vocabulary_;
  bool shouts_ = false;        ///< some word after the first is capital, so capitals mean something
  std::vector<bool> in_role_;  ///< per word: part of a role or title
  std::unordered_map<std::string, std::vector<NodeId>> by_key_, by_surname_, by_first_;
  std::vector<std::pair<std::string, NodeId>> known_names_;
};

}  // namespace

std::vector<Mention> link_names(std::string_view question, const std::vector<Word>& words, const GraphView& view,
                                const Vocabulary& vocabulary) {
  if (words.empty()) return {};
  return Linker(question, words, view, vocabulary).run();
}

}  // namespace dossier::ask
