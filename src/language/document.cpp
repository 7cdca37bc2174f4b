#include "language/document.h"

#include <algorithm>
#include <array>

namespace dossier::language {
namespace {

constexpr std::array<std::string_view, 17> kUposNames = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                         "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                         "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 51> kDeprelNames = {
    "root",       "acl",        "acl:relcl", "advcl",      "advcl:relcl",   "advmod",   "amod",        "appos",
    "aux",        "aux:pass",   "case",      "cc",         "cc:preconj",    "ccomp",    "compound",    "compound:prt",
    "conj",       "cop",        "csubj",     "csubj:pass", "csubj:outer",   "dep",      "det",         "det:predet",
    "discourse",  "dislocated", "expl",      "fixed",      "flat",          "goeswith", "iobj",        "list",
    "mark",       "nmod",       "nmod:desc", "nmod:poss",  "nmod:unmarked", "nsubj",    "nsubj:outer", "nsubj:pass",
    "nummod",     "obj",        "obl",       "obl:agent",  "obl:unmarked",  "orphan",   "parataxis",   "punct",
    "reparandum", "vocative",   "xcomp"};
static_assert(kDeprelNames.size() == static_cast<std::size_t>(Deprel::kXcomp) + 1);

// Penn Treebank tags as the English UD treebanks use them. The order is part of the model format: append only.
constexpr std::array<std::string_view, 51> kXposNames = {
    "XX",   "$",   "''",  ",",    "-LRB-", "-RRB-", ".",   ":",   "ADD", "AFX", "CC",  "CD", "DT",
    "EX",   "FW",  "GW",  "HYPH", "IN",    "JJ",    "JJR", "JJS", "LS",  "MD",  "NFP", "NN", "NNP",
    "NNPS", "NNS", "PDT", "POS",  "PRP",   "PRP$",  "RB",  "RBR", "RBS", "RP",  "SYM", "TO", "UH",
    "VB",   "VBD", "VBG", "VBN",  "VBP",   "VBZ",   "WDT", "WP",  "WP$", "WRB", "``",  "#"};

constexpr std::array<std::string_view, 9> kNameKindNames = {"Person", "Country", "Place", "Organization", "Nationality",
                                                            "Date",   "Number",  "Money", "Other"};

}  // namespace

std::string_view name_of(Upos tag) { return kUposNames[static_cast<std::size_t>(tag)]; }
std::string_view name_of(Deprel relation) { return kDeprelNames[static_cast<std::size_t>(relation)]; }
std::string_view name_of(NameKind kind) { return kNameKindNames[static_cast<std::size_t>(kind)]; }

Upos upos_from(std::string_view name) {
  const auto it = std::find(kUposNames.begin(), kUposNames.end(), name);
  return it == kUposNames.end() ? Upos::kX : static_cast<Upos>(it - kUposNames.begin());
}

Deprel deprel_from(std::string_view name) {
  for (;;) {
    const auto it = std::find(kDeprelNames.begin(), kDeprelNames.end(), name);
    if (it != kDeprelNames.end()) return static_cast<Deprel>(it - kDeprelNames.begin());
    const auto colon = name.rfind(':');
    if (colon == std::string_view::npos) return Deprel::kDep;
    name = name.substr(0, colon);
  }
}

std::string_view xpos_name(std::uint8_t xpos) { return kXposNames[xpos < kXposNames.size() ? xpos : 0]; }

std::uint8_t xpos_from(std::string_view name) {
  const auto it = std::find(kXposNames.begin(), kXposNames.end(), name);
  return it == kXposNames.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(it - kXposNames.begin());
}

std::size_t xpos_count() { return kXposNames.size(); }

Dependents::Dependents(const Document& document) : document_(&document) {
  const auto& tokens = document.tokens;
  starts_.assign(tokens.size() + 1, 0);
  for (const Token& token : tokens)
    if (token.head != kNoToken) ++starts_[token.head + 1];
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  rows_.resize(starts_.back());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (TokenIndex i = 0; i < tokens.size(); ++i)
    if (tokens[i].head != kNoToken) rows_[next[tokens[i].head]++] = i;
}

TokenIndex Dependents::first(TokenIndex head, Deprel relation) const {
  for (const TokenIndex dependent : of(head))
    if (document_->tokens[dependent].deprel == relation) return dependent;
  return kNoToken;
}

std::pair<TokenIndex, TokenIndex> Dependents::hull(TokenIndex head) const {
  TokenIndex low = head;
  TokenIndex high = head;
  std::vector<TokenIndex> pending = {head};
  while (!pending.empty()) {
    const TokenIndex at = pending.back();
    pending.pop_back();
    low = std::min(low, at);
    high = std::max(high, at);
    for (const TokenIndex dependent : of(at)) pending.push_back(dependent);
  }
  return {low, high + 1};
}

}  // namespace dossier::language
