#include "train/coref_entities.h"

#include <string_view>

namespace dossier::train {

using language::TokenIndex;

std::vector<GumMention> read_gum_mentions(const std::vector<std::string>& misc) {
  std::vector<GumMention> out;
  std::vector<GumMention> open;
  for (TokenIndex i = 0; i < misc.size(); ++i) {
    std::string_view column = misc[i];
    while (!column.empty()) {  // find the item that begins with Entity=, not part of another
      if (column.starts_with("Entity=")) break;
      const auto bar = column.find('|');
      column.remove_prefix(bar == std::string_view::npos ? column.size() : bar + 1);
    }
    if (column.empty()) continue;
    std::string_view value = column.substr(7);
    value = value.substr(0, value.find('|'));
    while (!value.empty()) {
      if (value.front() == '(') {
        value.remove_prefix(1);
        const auto end = value.find_first_of("()");
        const std::string_view body = value.substr(0, end);
        const auto dash = body.find('-');
        GumMention mention;
        mention.first = i;
        mention.id = std::string(body.substr(0, dash));
        if (dash != std::string_view::npos)
          mention.type = std::string(body.substr(dash + 1, body.find('-', dash + 1) - dash - 1));
        value.remove_prefix(body.size());
        if (!value.empty() && value.front() == ')') {
          mention.last = i + 1;
          out.push_back(std::move(mention));
          value.remove_prefix(1);
        } else {
          open.push_back(std::move(mention));
        }
        continue;
      }
      const auto end = value.find(')');
      const std::string_view id = value.substr(0, end);
      for (std::size_t k = open.size(); k-- > 0;) {
        if (open[k].id != id) continue;
        open[k].last = i + 1;
        out.push_back(std::move(open[k]));
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(k));
        break;
      }
      value.remove_prefix(end == std::string_view::npos ? value.size() : end + 1);
    }
  }
  return out;
}

TokenIndex head_of_span(const language::Document& document, TokenIndex first, TokenIndex last) {
  for (TokenIndex i = first; i < last; ++i) {
    const TokenIndex up = document.tokens[i].head;
    if (up == language::kNoToken || up < first || up >= last) return i;
  }
  return first;
}

}  // namespace dossier::train
