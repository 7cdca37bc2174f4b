#include "extract/quotations.h"

#include <string_view>

namespace dossier::extract {

namespace {

enum class Mark : std::uint8_t { kNone, kOpen, kClose, kEither };

Mark double_mark(std::string_view form) {
  if (form == "“" || form == "``" || form == "«" || form == "„") return Mark::kOpen;
  if (form == "”" || form == "''" || form == "»") return Mark::kClose;
  if (form == "\"" || form == "＂") return Mark::kEither;
  return Mark::kNone;
}

/// A straight mark opens where white space stands before it and none after.
Mark by_spaces(const Tree& tree, TokenIndex mark) {
  const std::string_view text = tree.document().text;
  const Span span = tree.token(mark).span;
  const auto blank = [&](std::size_t at) {
    return at >= text.size() || text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r';
  };
  const bool before =
      span.start == 0 || blank(span.start - 1) || text[span.start - 1] == '(' || text[span.start - 1] == '[';
  const auto closing = [&](std::size_t at) {
    return at < text.size() && std::string_view(".,;:!?)]").find(text[at]) != std::string_view::npos;
  };
  const bool after = blank(span.end) || closing(span.end);
  if (before && !after) return Mark::kOpen;
  if (after && !before) return Mark::kClose;
  return Mark::kEither;
}

}  // namespace

std::vector<Quotation> find_quotations(const Tree& tree) {
  std::vector<Quotation> out;
  const auto& sentences = tree.document().sentences;
  // Per paragraph: whether its first double mark closes, so that an open quotation may go on into it.
  const auto goes_on_into = [&](std::size_t sentence) {
    if (sentence >= sentences.size()) return false;
    const std::uint32_t paragraph = sentences[sentence].paragraph;
    for (; sentence < sentences.size() && sentences[sentence].paragraph == paragraph; ++sentence) {
      for (TokenIndex at = sentences[sentence].first; at < sentences[sentence].last; ++at) {
        Mark mark = double_mark(tree.form(at));
        if (mark == Mark::kNone) continue;
        if (mark == Mark::kEither) mark = by_spaces(tree, at);
        return mark == Mark::kClose;
      }
    }
    return false;
  };

  TokenIndex open = kNoToken;
  for (std::size_t sentence = 0; sentence < sentences.size(); ++sentence) {
    const bool new_paragraph = sentence > 0 && sentences[sentence].paragraph != sentences[sentence - 1].paragraph;
    if (open != kNoToken && new_paragraph && !goes_on_into(sentence)) {
      if (open + 1 < sentences[sentence].first) out.push_back({open, open + 1, sentences[sentence].first, kNoToken});
      open = kNoToken;
    }
    for (TokenIndex at = sentences[sentence].first; at < sentences[sentence].last; ++at) {
      Mark mark = double_mark(tree.form(at));
      if (mark == Mark::kNone) continue;
      if (mark == Mark::kEither) {
        mark = by_spaces(tree, at);
        if (mark == Mark::kEither) mark = open == kNoToken ? Mark::kOpen : Mark::kClose;
      }
      if (mark == Mark::kOpen) {
        // An opening mark inside an open quotation begins its next paragraph, or the one before was never closed.
        if (open != kNoToken && open + 1 < at) out.push_back({open, open + 1, at, kNoToken});
        open = at;
      } else if (open != kNoToken) {
        if (open + 1 < at) out.push_back({open, open + 1, at, at});
        open = kNoToken;
      }
    }
  }
  if (open != kNoToken && open + 1 < tree.size()) {
    // To the end of its paragraph.
    const std::uint32_t paragraph = sentences[tree.token(open).sentence].paragraph;
    TokenIndex last = open + 1;
    while (last < tree.size() && sentences[tree.token(last).sentence].paragraph == paragraph) ++last;
    if (open + 1 < last) out.push_back({open, open + 1, last, kNoToken});
  }
  return out;
}

}  // namespace dossier::extract
