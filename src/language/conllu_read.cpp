#include "language/conllu.h"

#include <array>
#include <charconv>
#include <optional>

namespace dossier::language {
namespace {

struct Row {
  std::array<std::string_view, 10> columns;
};

struct RawWord {
  std::string_view form, lemma, upos, xpos, deprel, misc;
  std::uint32_t head = 0;  // 1-based, 0 for the root
  bool has_head = false;
  std::uint32_t multiword = 0;  // 1-based number of the multiword token it is part of, 0 for none
};

struct RawMultiword {
  std::string_view form;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool space_after = true;
};

struct RawSentence {
  std::vector<RawWord> words;
  std::vector<RawMultiword> multiwords;
  std::optional<std::string_view> text;
  bool new_document = false;
  bool new_paragraph = false;
  std::string_view document_id;
  std::uint32_t line = 0;
};

bool has_item(std::string_view misc, std::string_view item) {
  while (!misc.empty()) {
    const auto bar = misc.find('|');
    if (misc.substr(0, bar) == item) return true;
    if (bar == std::string_view::npos) break;
    misc.remove_prefix(bar + 1);
  }
  return false;
}

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Diagnostic problem_at(const std::string& source, std::uint32_t line, std::string message) {
  Diagnostic problem;
  problem.fault = Fault::kInput;
  problem.message = std::move(message);
  problem.source = source;
  problem.line = line;
  problem.column = line ? 1 : 0;
  problem.hint = "CoNLL-U has ten columns parted by tabs: universaldependencies.org/format";
  return problem;
}

class Reader {
 public:
  Reader(std::string_view bytes, const std::string& source) : bytes_(bytes), source_(source) {}

  Result<std::vector<RawSentence>> read() {
    std::vector<RawSentence> sentences;
    RawSentence sentence;
    std::uint32_t line_number = 0;
    const auto finish = [&] {
      if (!sentence.words.empty()) sentences.push_back(std::move(sentence));
      else if (sentence.new_document) {
        pending_document_ = true;
        pending_id_ = sentence.document_id;
      }
      sentence = {};
    };
    while (!bytes_.empty()) {
      const auto end = bytes_.find('\n');
      std::string_view line = bytes_.substr(0, end);
      bytes_.remove_prefix(end == std::string_view::npos ? bytes_.size() : end + 1);
      ++line_number;
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      if (line.empty()) {
        finish();
        continue;
      }
      if (sentence.line == 0) sentence.line = line_number;
      if (line.front() == '#') {
        comment(line, sentence);
        continue;
      }
      if (auto problem = row(line, line_number, sentence)) return *problem;
    }
    finish();
    return sentences;
  }

 private:
  void comment(std::string_view line, RawSentence& sentence) {
    if (line.starts_with("# newdoc")) {
      sentence.new_document = true;
      if (const auto at = line.find("id = "); at != std::string_view::npos) sentence.document_id = line.substr(at + 5);
    } else if (line == "# newpar" || line.starts_with("# newpar ")) {
      sentence.new_paragraph = true;
    } else if (line.starts_with("# text = ")) {
      sentence.text = line.substr(9);
    }
  }

  std::optional<Diagnostic> row(std::string_view line, std::uint32_t line_number, RawSentence& sentence) {
    Row row;
    std::size_t count = 0;
    for (std::string_view rest = line;; ++count) {
      const auto tab = rest.find('\t');
      if (count < 10) row.columns[count] = rest.substr(0, tab);
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
    if (count != 9) return problem_at(source_, line_number, "this row does not have ten columns");
    const std::string_view id = row.columns[0];
    if (id.find('.') != std::string_view::npos) return std::nullopt;  // an empty node of the enhanced graph
    if (row.columns[1].empty()) return problem_at(source_, line_number, "this word has no form");
    if (const auto dash = id.find('-'); dash != std::string_view::npos) {
      const auto first = number(id.substr(0, dash));
      const auto last = number(id.substr(dash + 1));
      if (!first || !last || *first != sentence.words.size() + 1 || *last < *first || *last - *first > 1000)
        return problem_at(source_, line_number, "this multiword range does not begin at the next word");
      sentence.multiwords.push_back({row.columns[1], *first, *last, !has_item(row.columns[9], "SpaceAfter=No")});
      return std::nullopt;
    }
    const auto number_of_word = number(id);
    if (!number_of_word || *number_of_word != sentence.words.size() + 1)
      return problem_at(source_, line_number, "word numbers must count from 1 without gaps");
    RawWord word;
    word.form = row.columns[1];
    word.lemma = row.columns[2];
    word.upos = row.columns[3];
    word.xpos = row.columns[4];
    word.deprel = row.columns[7];
    word.misc = row.columns[9];
    if (const auto head = number(row.columns[6])) {
      word.head = *head;
      word.has_head = true;
    }
    if (!sentence.multiwords.empty() && *number_of_word <= sentence.multiwords.back().last)
      word.multiword = static_cast<std::uint32_t>(sentence.multiwords.size());
    if (pending_document_ && sentence.words.empty()) {
      sentence.new_document = true;
      sentence.document_id = pending_id_;
      pending_document_ = false;
    }
    sentence.words.push_back(word);
    return std::nullopt;
  }

  std::string_view bytes_;
  const std::string& source_;
  bool pending_document_ = false;
  std::string_view pending_id_;
};

/// One orthographic token: a word or a multiword range.
struct Surface {
  std::string_view form;
  std::uint32_t first = 0;  // words [first, last), 0-based
  std::uint32_t last = 0;
  bool space_after = true;
};

std::vector<Surface> surfaces_of(const RawSentence& sentence) {
  std::vector<Surface> surfaces;
  for (std::uint32_t i = 0; i < sentence.words.size();) {
    const RawWord& word = sentence.words[i];
    if (word.multiword) {
      const RawMultiword& multiword = sentence.multiwords[word.multiword - 1];
      const auto last = std::min<std::uint32_t>(multiword.last, static_cast<std::uint32_t>(sentence.words.size()));
      surfaces.push_back({multiword.form, i, last, multiword.space_after});
      i = last;
    } else {
      surfaces.push_back({word.form, i, i + 1, !has_item(word.misc, "SpaceAfter=No")});
      ++i;
    }
  }
  return surfaces;
}

/// Spans of the words of one surface token that starts at `start`.
void share_out(const RawSentence& sentence, const Surface& surface, std::uint32_t start, std::vector<Span>& spans) {
  std::size_t total = 0;
  for (auto i = surface.first; i < surface.last; ++i) total += sentence.words[i].form.size();
  const std::uint32_t size = static_cast<std::uint32_t>(surface.form.size());
  const std::uint32_t count = surface.last - surface.first;
  std::uint32_t at = start;
  for (std::uint32_t k = 0; k < count; ++k) {
    std::uint32_t end = start + size;
    if (total == size) end = at + static_cast<std::uint32_t>(sentence.words[surface.first + k].form.size());
    else if (k + 1 < count) end = start + size * (k + 1) / count;
    spans.push_back({at, end});
    at = end;
  }
}

std::optional<Diagnostic> append_sentence(const RawSentence& raw, const std::string& source, AnnotatedDocument& out) {
  Document& document = out.document;
  const auto first = static_cast<TokenIndex>(document.tokens.size());
  const auto count = static_cast<std::uint32_t>(raw.words.size());
  if (document.text.size() + (raw.text ? raw.text->size() : 0) > kMaxTextBytes)
    return problem_at(source, raw.line, "the text of this document is larger than 16 MiB");
  const auto surfaces = surfaces_of(raw);
  std::vector<Span> spans;
  const auto base = static_cast<std::uint32_t>(document.text.size());
  if (raw.text) {
    std::size_t at = 0;
    for (const Surface& surface : surfaces) {
      while (
          at < raw.text->size() && (*raw.text)[at] != surface.form.front() &&
          ((*raw.text)[at] == ' ' || (*raw.text)[at] == '\t' || (*raw.text)[at] == '\xC2' || (*raw.text)[at] == '\xA0'))
        ++at;
      if (raw.text->substr(at, surface.form.size()) != surface.form)
        return problem_at(source, raw.line, "the words of this sentence do not spell its '# text'");
      share_out(raw, surface, base + static_cast<std::uint32_t>(at), spans);
      at += surface.form.size();
    }
    document.text.append(*raw.text);
  } else {
    for (std::size_t i = 0; i < surfaces.size(); ++i) {
      share_out(raw, surfaces[i], static_cast<std::uint32_t>(document.text.size()), spans);
      document.text.append(surfaces[i].form);
      if (surfaces[i].space_after && i + 1 < surfaces.size()) document.text += ' ';
      if (document.text.size() > kMaxTextBytes) return problem_at(source, raw.line, "the text is larger than 16 MiB");
    }
  }
  Sentence sentence;
  sentence.first = first;
  sentence.last = first + count;
  sentence.span = {spans.front().start, spans.back().end};
  sentence.paragraph = document.sentences.empty() ? 0 : document.sentences.back().paragraph;
  for (const Surface& surface : surfaces) {
    for (auto i = surface.first; i < surface.last; ++i) {
      const RawWord& word = raw.words[i];
      Token token;
      token.span = spans[i];
      token.lemma = word.lemma;
      token.upos = upos_from(word.upos);
      token.xpos = xpos_from(word.xpos);
      token.deprel = deprel_from(word.deprel);
      token.space_after = i + 1 == surface.last && surface.space_after;
      token.starts_multiword = word.multiword && i == surface.first;
      token.continues_multiword = word.multiword && i != surface.first;
      token.sentence = static_cast<std::uint32_t>(document.sentences.size());
      if (word.head > count) return problem_at(source, raw.line, "a head lies outside its sentence");
      if (word.head > 0) token.head = first + word.head - 1;
      else if (word.has_head) sentence.root = first + i;
      document.tokens.push_back(std::move(token));
      out.misc.emplace_back(word.misc);
    }
  }
  document.sentences.push_back(sentence);
  return std::nullopt;
}

}  // namespace

Result<std::vector<AnnotatedDocument>> read_annotated_conllu(std::string_view bytes, const std::string& source) {
  auto raw = Reader(bytes, source).read();
  if (!raw) return raw.error();
  std::vector<AnnotatedDocument> documents;
  for (const RawSentence& sentence : *raw) {
    const bool starts = documents.empty() || sentence.new_document;
    if (starts) {
      documents.emplace_back();
      documents.back().id = std::string(sentence.document_id);
    }
    AnnotatedDocument& out = documents.back();
    const bool paragraph = sentence.new_paragraph && !starts;
    if (!starts) {
      const bool joined = !paragraph && !out.document.tokens.empty() && !out.document.tokens.back().space_after;
      if (!joined || sentence.text) out.document.text += paragraph ? "\n\n" : " ";
    }
    if (auto problem = append_sentence(sentence, source, out)) return *problem;
    if (paragraph) ++out.document.sentences.back().paragraph;
  }
  for (auto& annotated : documents) annotated.document.chain_of.assign(annotated.document.tokens.size(), -1);
  return documents;
}

Result<std::vector<Document>> read_conllu(std::string_view bytes, const std::string& source) {
  auto annotated = read_annotated_conllu(bytes, source);
  if (!annotated) return annotated.error();
  std::vector<Document> documents;
  for (auto& one : *annotated) documents.push_back(std::move(one.document));
  return documents;
}

Result<GivenText> read_given_words(std::string_view bytes, const std::string& source) {
  auto raw = Reader(bytes, source).read();
  if (!raw) return raw.error();
  GivenText given;
  for (const RawSentence& sentence : *raw) {
    auto& words = given.sentences.emplace_back();
    for (const Surface& surface : surfaces_of(sentence)) {
      for (auto i = surface.first; i < surface.last; ++i) {
        Analyzer::GivenWord word;
        word.form = std::string(sentence.words[i].form);
        word.space_after = i + 1 == surface.last && surface.space_after;
        word.starts_multiword = sentence.words[i].multiword && i == surface.first;
        word.continues_multiword = sentence.words[i].multiword && i != surface.first;
        words.push_back(std::move(word));
      }
    }
  }
  return given;
}

}  // namespace dossier::language
