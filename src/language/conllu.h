#pragma once

#include <dossier/result.h>

#include "language/analyzer.h"
#include "language/document.h"

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

/// CoNLL-U (universaldependencies.org/format), in and out.
namespace dossier::language {

/// Reads annotated CoNLL-U: one Document for each `# newdoc` (or one for all). The text is rebuilt from the `# text`
/// comments, or from forms and SpaceAfter when there are none: sentences of a paragraph are joined by a space,
/// paragraphs by a blank line. Empty nodes (`8.1`) are left out. A word whose form is not the bytes of its multiword
/// token gets an even share of them. Errors (Fault::kInput): a row that is not CoNLL-U, heads out of range, text and
/// forms that do not agree.
Result<std::vector<Document>> read_conllu(std::string_view bytes, const std::string& source);

/// As `read_conllu`, and the MISC column of each token, for readers of treebanks' own annotations (GUM's `Entity=`).
struct AnnotatedDocument {
  Document document;
  std::string id;                 ///< of `# newdoc id = `; may be empty
  std::vector<std::string> misc;  ///< one a token
};
Result<std::vector<AnnotatedDocument>> read_annotated_conllu(std::string_view bytes, const std::string& source);

/// Reads only forms, multiword ranges and SpaceAfter: the input of `Analyzer::analyze_tokens`. Tags and heads may be
/// `_`. Errors (Fault::kInput): a row that is not CoNLL-U.
struct GivenText {
  std::vector<std::vector<Analyzer::GivenWord>> sentences;
};
Result<GivenText> read_given_words(std::string_view bytes, const std::string& source);

/// Writes the document as CoNLL-U: `# newdoc`, `# newpar`, `# sent_id`, `# text`, multiword ranges, and in MISC
/// SpaceAfter=No, `Name=Kind` with the name's first and later words as `B-`/`I-`, `Coref=` with the chain's number on the
/// head of each mention, `Start=` and `End=` with byte offsets. A file of several documents needs their ids, so that its
/// `# sent_id`s differ: they are the id, "-" and the sentence's number, or the number alone.
void write_conllu(const Document& document, std::ostream& out, std::string_view document_id = {});

}  // namespace dossier::language
