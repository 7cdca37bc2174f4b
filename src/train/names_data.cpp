#include "train/names_data.h"

#include "base/utf8.h"
#include "language/conllu.h"
#include "language/names_features.h"
#include "language/names_titles.h"
#include "train/coref_entities.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace dossier::train {

using language::Document;
using language::Gazetteer;
using language::NameKind;
using language::TokenIndex;
namespace names = language::names;

namespace {

struct Word {
  std::string form;
  std::string tag;
  std::string label;  // "O", "B-geo", …
};

struct NameSpan {
  TokenIndex first;
  TokenIndex last;
  NameKind kind;
};

std::optional<unsigned> model_kind(NameKind kind) {
  const auto it = std::find(names::kModelKinds.begin(), names::kModelKinds.end(), kind);
  if (it == names::kModelKinds.end()) return std::nullopt;
  return static_cast<unsigned>(it - names::kModelKinds.begin());
}

bool starts_upper(std::string_view form) { return !form.empty() && utf8::is_upper(utf8::decode(form, 0).code_point); }

std::string text_of(const Document& document, TokenIndex first, TokenIndex last) {
  std::string out;
  for (TokenIndex i = first; i < last; ++i) {
    if (i > first && document.tokens[i - 1].space_after) out += ' ';
    out += document.form(i);
  }
  return out;
}

void set_label(NamedDocument& named, const NameSpan& span) {
  const auto kind = model_kind(span.kind);
  if (!kind) return;
  for (TokenIndex i = span.first; i < span.last; ++i)
    named.labels[i] =
        static_cast<std::uint8_t>(i == span.first ? names::begin_label(*kind) : names::inside_label(*kind));
}

/// Takes titles from a person's front: "Prime Minister Tony Blair" names "Tony Blair". Empty when only titles are left.
NameSpan without_titles(const Document& document, NameSpan span) {
  while (span.first < span.last && language::title_word(utf8::fold(document.form(span.first))).is_title) ++span.first;
  while (span.first < span.last && !starts_upper(document.form(span.first)) && !(span.first + 1 < span.last))
    ++span.first;
  return span;
}

/// The gazetteer's word on what GMB calls geo, gpe or org.
NameKind kind_by_gazetteer(const Gazetteer& gazetteer, const std::string& text, NameKind kind) {
  const auto* country = gazetteer.country_named(text);
  const auto entry = gazetteer.lookup(utf8::fold(text));
  const bool ambiguous = text == "Georgia" || text == "Jordan" || text == "Chad" || text == "Guinea";
  if (country) {
    if (kind == NameKind::kPerson && ambiguous) return kind;
    return country->sovereign ? NameKind::kCountry : NameKind::kPlace;
  }
  if (kind == NameKind::kPerson) return kind;
  if (entry.flags & Gazetteer::kPeople) return NameKind::kNationality;
  if (entry.flags & Gazetteer::kBody) return NameKind::kOrganization;
  if (kind == NameKind::kNationality && (entry.flags & (Gazetteer::kCity | Gazetteer::kRegion)))
    return NameKind::kPlace;
  return kind;
}

class GmbReader {
 public:
  explicit GmbReader(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  NamedDocument build(const std::vector<std::vector<Word>>& sentences, bool split_hyphens) {
    NamedDocument named;
    Document& document = named.document;
    std::vector<std::string> labels;
    for (const auto& words : sentences) {
      language::Sentence sentence;
      sentence.first = static_cast<TokenIndex>(document.tokens.size());
      for (const Word& word : words) add(document, labels, word, split_hyphens);
      sentence.last = static_cast<TokenIndex>(document.tokens.size());
      sentence.span = document.span_of(sentence.first, sentence.last);
      for (TokenIndex i = sentence.first; i < sentence.last; ++i)
        document.tokens[i].sentence = static_cast<std::uint32_t>(document.sentences.size());
      document.sentences.push_back(sentence);
    }
    named.labels.assign(document.tokens.size(), 0);
    for (TokenIndex i = 0; i < labels.size();) {
      if (labels[i] == "O") {
        ++i;
        continue;
      }
      const std::string type = labels[i].substr(2);
      TokenIndex end = i + 1;
      while (end < labels.size() && labels[end] == "I-" + type &&
             document.tokens[end].sentence == document.tokens[i].sentence)
        ++end;
      label(named, {i, end, NameKind::kOther}, type);
      i = end;
    }
    return named;
  }

 private:
  void add(Document& document, std::vector<std::string>& labels, const Word& word, bool split_hyphens) {
    std::vector<std::string_view> parts;
    std::string_view rest = word.form;
    static const std::set<std::string> kPrefixes = {"co",  "ex", "non",  "pre",  "post", "anti", "e",
                                                    "mid", "re", "vice", "semi", "sub",  "multi"};
    while (split_hyphens) {
      const auto at = rest.find('-', 1);
      if (at == std::string_view::npos || at + 1 >= rest.size()) break;
      if (kPrefixes.contains(utf8::fold(rest.substr(0, at)))) break;
      parts.push_back(rest.substr(0, at));
      parts.push_back(rest.substr(at, 1));
      rest.remove_prefix(at + 1);
    }
    parts.push_back(rest);
    for (std::size_t p = 0; p < parts.size(); ++p) {
      language::Token token;
      token.span.start = static_cast<std::uint32_t>(document.text.size());
      document.text += parts[p];
      token.span.end = static_cast<std::uint32_t>(document.text.size());
      token.space_after = p + 1 == parts.size();
      if (token.space_after) document.text += ' ';
      token.xpos = language::xpos_from(parts[p] == "-" && parts.size() > 1 ? "HYPH" : std::string_view(word.tag));
      document.tokens.push_back(token);
      if (parts.size() > 1 && p == 0 && word.label == "O" && compound_of_name(parts)) labels.push_back("B-geo");
      else labels.push_back(p > 0 && word.label.starts_with("B-") ? "I-" + word.label.substr(2) : word.label);
    }
  }

  /// "Seattle-based", "U.S.-led": the bank leaves such words unlabelled; their first part is a name all the same.
  bool compound_of_name(const std::vector<std::string_view>& parts) const {
    constexpr unsigned kNames = Gazetteer::kCountryName | Gazetteer::kPeople | Gazetteer::kCity | Gazetteer::kRegion;
    return starts_upper(parts[0]) && !starts_upper(parts.back()) &&
           (gazetteer_.lookup(utf8::fold(parts[0])).flags & kNames) != 0;
  }

  void label(NamedDocument& named, NameSpan span, const std::string& type) {
    const Document& document = named.document;
    if (type == "tim") return;
    if (type == "per") span = without_titles(document, {span.first, span.last, NameKind::kPerson});
    else if (type == "org") span.kind = NameKind::kOrganization;
    else if (type == "geo") span.kind = NameKind::kPlace;
    else if (type == "gpe") span.kind = NameKind::kNationality;
    const auto trimmed = [&](TokenIndex at) {  // lower-case edges are directions and slips, but for particles
      const std::string_view form = document.form(at);
      return !starts_upper(form) &&
             !(form == "al" || form == "bin" || form == "el" || form == "de" || form.starts_with("al-") ||
               form.starts_with("el-") || form.starts_with("an-") || form.starts_with("ash-"));
    };
    while (span.first < span.last && trimmed(span.first)) ++span.first;
    const auto trailing = [&](TokenIndex at) {
      const std::string_view form = document.form(at);
      return form == "'s" || form == "," || form == "." || form == "-" ||
             (type != "per" && form[0] >= 'a' && form[0] <= 'z');
    };
    while (span.first < span.last && trailing(span.last - 1)) --span.last;
    while (span.first < span.last && type != "per" && utf8::fold(document.form(span.first)) == "the") ++span.first;
    if (span.first >= span.last) return;
    static const std::set<std::string> kFaiths = {"muslim",   "muslims",  "sunni",          "sunnis",  "shi'ite",
                                                  "shi'ites", "shiite",   "islamic",        "western", "christian",
                                                  "jewish",   "catholic", "muslim-majority"};
    const std::string text = text_of(document, span.first, span.last);
    if (kFaiths.contains(utf8::fold(text))) return;
    span.kind = kind_by_gazetteer(gazetteer_, text, span.kind);
    set_label(named, span);
  }

  const Gazetteer& gazetteer_;
};

Diagnostic bad_row(std::size_t line) {
  Diagnostic problem;
  problem.fault = Fault::kInput;
  problem.message = "a row of the GMB data needs three columns: word, tag, label";
  problem.source = "gmb";
  problem.line = static_cast<std::uint32_t>(line);
  problem.column = 1;
  return problem;
}

}  // namespace

Result<std::vector<NamedDocument>> read_gmb(std::string_view tsv, const Gazetteer& gazetteer) {
  constexpr std::size_t kSentences = 12;
  std::vector<NamedDocument> documents;
  std::vector<std::vector<Word>> sentences(1);
  GmbReader reader(gazetteer);
  const auto finish_document = [&] {
    if (sentences.back().empty()) sentences.pop_back();
    if (!sentences.empty()) documents.push_back(reader.build(sentences, documents.size() % 8 != 0));
    sentences.assign(1, {});
  };
  for (std::size_t number = 1; !tsv.empty(); ++number) {
    const auto end = tsv.find('\n');
    const std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(end == std::string_view::npos ? tsv.size() : end + 1);
    if (line.empty()) {
      if (sentences.back().empty()) continue;
      if (sentences.size() == kSentences) finish_document();
      else sentences.emplace_back();
      continue;
    }
    const auto tab1 = line.find('\t');
    const auto tab2 = line.find('\t', tab1 + 1);
    if (tab1 == std::string_view::npos || tab2 == std::string_view::npos || tab1 == 0) return bad_row(number);
    std::string tag(line.substr(tab1 + 1, tab2 - tab1 - 1));
    if (tag == "LRB") tag = "-LRB-";
    if (tag == "RRB") tag = "-RRB-";
    if (tag == ";") tag = ":";
    sentences.back().push_back({std::string(line.substr(0, tab1)), tag, std::string(line.substr(tab2 + 1))});
  }
  finish_document();
  return documents;
}

namespace {

bool proper(const Document& document, TokenIndex i) {
  const std::string_view tag = language::xpos_name(document.tokens[i].xpos);
  return tag == "NNP" || tag == "NNPS";
}

}  // namespace

Result<std::vector<NamedDocument>> read_gum_names(std::string_view conllu, const Gazetteer& gazetteer) {
  auto read = language::read_annotated_conllu(conllu, "gum");
  if (!read) return read.error();
  std::vector<NamedDocument> out;
  for (auto& annotated : read.value()) {
    NamedDocument named;
    auto entities = read_gum_mentions(annotated.misc);
    named.document = std::move(annotated.document);
    const Document& document = named.document;
    named.labels.assign(document.tokens.size(), 0);
    for (TokenIndex i = 0; i < document.tokens.size(); ++i)
      if (starts_upper(document.form(i)) && (gazetteer.lookup(utf8::fold(document.form(i))).flags & Gazetteer::kPeople))
        set_label(named, {i, i + 1, NameKind::kNationality});
    // Longer mentions last, so that the name of the whole covers the names inside it.
    std::stable_sort(entities.begin(), entities.end(),
                     [](const GumMention& a, const GumMention& b) { return a.last - a.first < b.last - b.first; });
    for (const GumMention& span : entities) {
      const std::string& type = span.type;
      const TokenIndex head = head_of_span(document, span.first, span.last);
      if (!proper(document, head)) {
        // "Swedish captain Andreas Granqvist": the name stands beside the noun that heads the mention.
        TokenIndex end = head + 1;
        while (type == "person" && end < span.last && proper(document, end)) ++end;
        if (end > head + 1) set_label(named, {head + 1, end, NameKind::kPerson});
        continue;
      }
      NameSpan name{head, head + 1, NameKind::kOther};
      const bool person = type == "person";
      const auto joins = [&](TokenIndex i) {
        const std::string_view form = document.form(i);
        return form == "-" || form == "&" ||
               (!person && (form == "of" || form == "and" || form == "the" || form == "for" || form == "'s"));
      };
      while (name.first > span.first && (proper(document, name.first - 1) || document.form(name.first - 1) == "-"))
        --name.first;
      for (TokenIndex i = name.last; i < span.last && (proper(document, i) || joins(i)); ++i)
        if (proper(document, i)) name.last = i + 1;
      if (type == "person") name.kind = NameKind::kPerson;
      else if (type == "place") name.kind = NameKind::kPlace;
      else if (type == "organization") name.kind = NameKind::kOrganization;
      else if (type == "time") continue;
      if (name.kind == NameKind::kPerson) name = without_titles(document, name);
      while (name.first < name.last &&
             (document.form(name.first) == "-" || utf8::fold(document.form(name.first)) == "the"))
        ++name.first;
      if (name.first >= name.last || !starts_upper(document.form(name.first))) continue;
      const std::string text = text_of(document, name.first, name.last);
      if (name.kind != NameKind::kPerson) name.kind = kind_by_gazetteer(gazetteer, text, name.kind);
      for (TokenIndex i = name.first; i < name.last; ++i) named.labels[i] = 0;
      if (name.last < named.labels.size() && named.labels[name.last] != 0 && !names::is_begin(named.labels[name.last]))
        named.labels[name.last] = static_cast<std::uint8_t>(named.labels[name.last] - 1);
      set_label(named, name);
    }
    for (TokenIndex i = 0; i < document.tokens.size(); ++i)
      if (named.labels[i] == 0 && proper(document, i) && !language::title_word(utf8::fold(document.form(i))).is_title)
        named.labels[i] = kUnsure;
    out.push_back(std::move(named));
  }
  return out;
}

void harmonise(std::vector<NamedDocument>& documents, const Gazetteer& gazetteer) {
  constexpr unsigned kKinds = names::kModelKinds.size();
  std::map<std::string, std::array<unsigned, kKinds>> votes;
  const auto each_name = [](NamedDocument& named, const auto& visit) {
    for (TokenIndex i = 0; i < named.labels.size();) {
      TokenIndex end = i + 1;
      if (named.labels[i] != 0) {
        while (end < named.labels.size() && named.labels[end] == (named.labels[i] | 1) + 1) ++end;
        visit(i, end, names::kind_of_label(named.labels[i]));
      }
      i = end;
    }
  };
  for (auto& named : documents)
    each_name(named, [&](TokenIndex first, TokenIndex last, unsigned kind) {
      ++votes[text_of(named.document, first, last)][kind];
    });
  for (auto& named : documents) {
    each_name(named, [&](TokenIndex first, TokenIndex last, unsigned kind) {
      const auto& counts = votes[text_of(named.document, first, last)];
      unsigned total = 0, best = 0;
      for (unsigned k = 0; k < kKinds; ++k) {
        total += counts[k];
        if (counts[k] > counts[best]) best = k;
      }
      if (best != kind && total >= 8 && counts[best] * 10 >= total * 8)
        set_label(named, {first, last, names::kModelKinds[best]});
    });
    // Countries and peoples that the annotators overlooked.
    const Document& document = named.document;
    for (TokenIndex i = 0; i < named.labels.size(); ++i) {
      if (named.labels[i] != 0 || !proper(document, i) || !starts_upper(document.form(i))) continue;
      if ((i > 0 && proper(document, i - 1)) || (i + 1 < named.labels.size() && proper(document, i + 1))) continue;
      const std::string text(document.form(i));
      const auto* country = gazetteer.country_named(text);
      if (country && country->sovereign) set_label(named, {i, i + 1, NameKind::kCountry});
    }
  }
}

NamedDocument as_headlines(const NamedDocument& original, bool all_capitals) {
  NamedDocument out = original;
  Document& document = out.document;
  document.text.clear();
  for (TokenIndex i = 0; i < document.tokens.size(); ++i) {
    std::string form(original.document.form(i));
    if (all_capitals) form = utf8::to_upper(form);
    else if (form.size() > 3 ||
             (form != "of" && form != "and" && form != "the" && form != "in" && form != "to" && form != "for" &&
              form != "a" && form != "on" && form != "'s" && form != "at" && form != "by")) {
      const auto first = utf8::decode(form, 0);
      std::string changed;
      utf8::append(changed, utf8::to_upper(first.code_point));
      form = changed + form.substr(first.length);
    }
    document.tokens[i].span.start = static_cast<std::uint32_t>(document.text.size());
    document.text += form;
    document.tokens[i].span.end = static_cast<std::uint32_t>(document.text.size());
    if (document.tokens[i].space_after) document.text += ' ';
  }
  for (auto& sentence : document.sentences) sentence.span = document.span_of(sentence.first, sentence.last);
  return out;
}

}  // namespace dossier::train
