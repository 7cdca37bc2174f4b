#include "language/conllu.h"

#include "base/utf8.h"

#include <ostream>

namespace dossier::language {
namespace {

/// Text on one line: runs of white space, no-break spaces too, become a space, as `# text` wants it.
void write_line(std::string_view text, std::ostream& out) {
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
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
void write_column(std::string_view text, std::ostream& out) {
  if (text.empty()) out << '_';
  else write_line(text, out);
}

void write_misc(const Document& document, TokenIndex index, bool space_after, std::ostream& out) {
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

void write_conllu(const Document& document, std::ostream& out, std::string_view document_id) {
  if (document.sentences.empty()) return;
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
}

}  // namespace dossier::language
