#pragma once

#include <dossier/span.h>

#include <optional>
#include <string>
#include <vector>

/// The syntax tree of a lexicon file: what was written, before it is known whether it means anything. Words are spans
/// of the file's text, so that reading one costs no copies and every complaint can point at its place. Made by
/// `parse_lexicon` (grammar/lexicon), read by `load_lexicon`.
namespace dossier::extract {

/// A place to look for an argument: `object!`, `in (place country)`.
struct SlotSyntax {
  Span position;              ///< "subject", "object", … or a preposition
  bool required = false;      ///< followed by '!'
  std::vector<Span> fillers;  ///< names in parentheses
};

/// `recipient = object | on | against;`
struct FrameRoleSyntax {
  Span role;
  std::vector<SlotSyntax> slots;
};

/// A word of a list with what is said of it: `launch ... attack`, `come "under fire"`, `may = 5`, `talk (plural)`.
struct ItemSyntax {
  Span words;                  ///< one or several words, parted by blanks
  std::optional<Span> object;  ///< the words after "..."
  std::optional<Span> tail;    ///< the words between quotation marks
  std::optional<Span> value;   ///< the words after "="
  std::vector<Span> flags;     ///< names in parentheses
};

/// `verbs attack, bomb, shell;`, or a bare list, whose label is empty.
struct GroupSyntax {
  Span label;
  std::vector<ItemSyntax> items;
};

/// A part of a declaration's head: `frame assault` has an argument, `claim` has none.
struct ClauseSyntax {
  Span keyword;
  std::optional<Span> argument;
};

/// `frame …{…}`, `event …{…}`, `roles …{…}`: frames have roles, the others have groups.
struct DeclarationSyntax {
  std::vector<ClauseSyntax> head;  ///< never empty; the first keyword says what is declared
  std::vector<FrameRoleSyntax> roles;
  std::vector<GroupSyntax> groups;
};

struct LexiconSyntax {
  std::string source;  ///< file name, for messages
  std::string text;    ///< what the spans are of
  std::vector<DeclarationSyntax> declarations;
};

}  // namespace dossier::extract
