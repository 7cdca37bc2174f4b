#include "language/conllu.h"

#include "base/utf8.h"

#include <charconv>
#include <concepts>
#include <ostream>
#include <string>

namespace dossier::language {
namespace {

/// The text that is written, put together in memory: a stream's own formatting took longer than tokenising.
class Output {
 public:
  Output& operator<<(std::string_view text) {
    text_ += text;
    return *this;
  }
  Output& operator<<(const char* text) { return *this << std::string_view(text); }
  Output& operator<<(char letter) {
    text_ += letter;
    return *this;
  }
  template <std::integral Number>
  Output& operator<<(Number number) {
    char digits[24];
    text_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
    return *this;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// Text on one line: runs of white space, no-break spaces too, become a space, as `# text` wants it.
void write_line(std::string_view text, Output& out) {
  const auto plain = [](char letter) { return letter > ' ' && letter < 0x7f; };
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    if (plain(text[at])) {
      const std::size_t start = at;
      while (at < text.size() && plain(text[at])) ++at;
      if (space) out << ' ';
      space = false;
      out << text.substr(start, at - start);
      continue;
    }
    const auto d = utf8::decode(text, at);
    if (utf8::is_space(d.code_point)) {
      space = true;
    } else {
      if (space) out << ' ';
      space = false;
      out << text.substr(at, d.length);
    }
    at += d.length;
  }
}

/// A column may not be empty nor hold a tab or line break.
void write_column(std::string_view text, Output& out) {
  if (text.empty()) out << '_';
  else write_line(text, out);
}

void write_misc(const Document& document, TokenIndex index, bool space_after, Output& out) {
  const Token& token = document.tokens[index];
  const char* separator = "";
  const auto item = [&](auto&&... parts) {
    out << separator;
    (out << ... << parts);
    separator = "|";
  };
  if (index < document.chain_of.size() && document.chain_of[index] >= 0) item("Coref=", document.chain_of[index]);
  if (token.name >= 0 && static_cast<std::size_t>(token.name) < document.names.size()) {
    const NameMention& name = document.names[static_cast<std::size_t>(token.name)];
    item("Name=", name.first == index ? "B-" : "I-", name_of(name.kind));
  }
  if (!space_after) item("SpaceAfter=No");
  item("Start=", token.span.start);
  item("End=", token.span.end);
}

}  // namespace

void write_conllu(const Document& document, std::ostream& stream, std::string_view document_id) {
  if (document.sentences.empty()) return;
  Output out;
  std::uint32_t paragraph = 0;
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    if (s == 0) {
      out << "# newdoc";
      if (!document_id.empty()) {
        out << " id = ";
        write_line(document_id, out);
      }
      out << '\n';
    }
    if (s == 0 || sentence.paragraph != paragraph) out << "# newpar\n";
    paragraph = sentence.paragraph;
    out << "# sent_id = ";
    if (!document_id.empty()) {
      write_line(document_id, out);
      out << '-';
    }
    out << s + 1 << "\n# text = ";
    write_line(document.text_of(sentence.span), out);
    out << '\n';
    for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
      const Token& token = document.tokens[i];
      if (token.starts_multiword) {
        TokenIndex last = i;
        while (last + 1 < sentence.last && document.tokens[last + 1].continues_multiword) ++last;
        out << i - sentence.first + 1 << '-' << last - sentence.first + 1 << '\t';
        write_column(document.text_of(document.span_of(i, last + 1)), out);
        out << "\t_\t_\t_\t_\t_\t_\t_\t" << (document.tokens[last].space_after ? "_" : "SpaceAfter=No") << '\n';
      }
      out << i - sentence.first + 1 << '\t';
      write_column(document.form(i), out);
      out << '\t';
      write_column(token.lemma, out);
      out << '\t' << name_of(token.upos) << '\t' << xpos_name(token.xpos) << "\t_\t"
          << (token.head == kNoToken ? 0 : token.head - sentence.first + 1) << '\t' << name_of(token.deprel) << "\t_\t";
      const bool inside = token.starts_multiword || token.continues_multiword;
      write_misc(document, i, inside || token.space_after, out);
      out << '\n';
    }
    out << '\n';
  }
  stream << out.text();
}

}  // namespace dossier::language
