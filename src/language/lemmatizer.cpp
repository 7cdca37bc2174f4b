#include "language/lemmatizer.h"

#include "base/utf8.h"
#include "language/bytes.h"
#include "language/word_features.h"

#include <algorithm>
#include <unordered_map>

namespace dossier::language {
namespace {

constexpr std::uint64_t kFormSeed = 70;
constexpr std::uint64_t kEndingSeed = 1000;

/// Typographic quotes and apostrophes as the plain ones: that is how the treebanks write lemmas.
std::string plain_quotes(std::string_view form) {
  std::string out;
  for (std::size_t at = 0; at < form.size();) {
    const std::string_view rest = form.substr(at);
    if (rest.starts_with("’") || rest.starts_with("‘")) {
      out += '\'';
      at += 3;
    } else if (rest.starts_with("“") || rest.starts_with("”")) {
      out += '"';
      at += 3;
    } else out += form[at++];
  }
  return out;
}

}  // namespace

std::string EditScript::apply(std::string_view form) const {
  std::string base = plain_quotes(form);
  if (lower) base = utf8::to_lower(base);
  std::size_t end = base.size();
  for (std::uint8_t i = 0; i < strip && end > 0; ++i) {
    --end;
    while (end > 0 && (static_cast<unsigned char>(base[end]) & 0xC0) == 0x80) --end;
  }
  base.resize(end);
  base += append;
  return base.empty() ? std::string(form) : base;
}

EditScript EditScript::between(std::string_view form, std::string_view lemma) {
  EditScript best;
  bool found = false;
  for (const bool lower : {true, false}) {  // a lower-case form says nothing about case: lower is the safer reading
    std::string base = plain_quotes(form);
    if (lower) base = utf8::to_lower(base);
    std::size_t common = 0;
    while (common < base.size() && common < lemma.size() && base[common] == lemma[common]) ++common;
    while (common > 0 && common < base.size() && (static_cast<unsigned char>(base[common]) & 0xC0) == 0x80) --common;
    while (common > 0 && common < lemma.size() && (static_cast<unsigned char>(lemma[common]) & 0xC0) == 0x80) --common;
    EditScript script;
    script.lower = lower;
    script.strip =
        static_cast<std::uint8_t>(std::min<std::size_t>(255, utf8::length(std::string_view(base).substr(common))));
    script.append = std::string(lemma.substr(common));
    if (!found || script.strip + script.append.size() < best.strip + best.append.size()) best = script;
    found = true;
  }
  return best;
}

std::uint64_t Lemmatizer::form_key(std::string_view normalized, Upos upos, std::uint8_t xpos) {
  return feature_hash(normalized, kFormSeed + static_cast<std::uint64_t>(upos) * 256 + xpos * 8192ull);
}

std::uint64_t Lemmatizer::ending_key(std::string_view ending, Upos upos, std::uint8_t xpos) {
  return feature_hash(ending,
                      kEndingSeed + static_cast<std::uint64_t>(upos) * 256 + xpos * 8192ull + (ending.size() << 32));
}

bool Lemmatizer::unpack(std::string_view section) {
  ByteReader in(section);
  const auto count = in.get<std::uint32_t>();
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    EditScript script;
    script.lower = in.get<std::uint8_t>() != 0;
    script.strip = in.get<std::uint8_t>();
    script.append = std::string(in.get_string());
    scripts_.push_back(std::move(script));
  }
  const auto slots = in.get_array<Slot>();
  if (!in.at_end() || slots.size == 0 || (slots.size & (slots.size - 1)) != 0) return false;
  bool has_free = false;
  for (const Slot& slot : slots) {
    if (slot.script > scripts_.size()) return false;
    has_free |= slot.script == 0;
  }
  slots_ = slots.data;
  slot_count_ = slots.size;
  return has_free;
}

std::uint32_t Lemmatizer::find(std::uint64_t key) const {
  for (std::size_t at = key & (slot_count_ - 1); slots_[at].script; at = (at + 1) & (slot_count_ - 1))
    if (slots_[at].key == key) return static_cast<std::uint32_t>(slots_[at].script);
  return 0;
}

std::string Lemmatizer::lemma(std::string_view form, Upos upos, std::uint8_t xpos) const {
  const std::string normalized = normalized_form(form);
  if (const std::uint32_t script = find(form_key(normalized, upos, xpos))) return scripts_[script - 1].apply(form);
  for (std::size_t length = std::min(normalized.size(), kLongestEnding) + 1; length-- > 0;) {
    const auto ending = std::string_view(normalized).substr(normalized.size() - length);
    if (const std::uint32_t script = find(ending_key(ending, upos, xpos))) return scripts_[script - 1].apply(form);
  }
  return upos == Upos::kPropn ? std::string(form) : utf8::to_lower(form);
}

void Lemmatizer::run(Document& document) const {
  struct Known {
    Upos upos;
    std::uint8_t xpos;
    TokenIndex token;
  };
  std::unordered_multimap<std::string_view, Known> seen;
  for (TokenIndex i = 0; i < document.tokens.size(); ++i) {
    Token& token = document.tokens[i];
    const std::string_view form = document.form(i);
    bool found = false;
    const auto [first, last] = seen.equal_range(form);
    for (auto it = first; it != last && !found; ++it)
      if (it->second.upos == token.upos && it->second.xpos == token.xpos) {
        token.lemma = document.tokens[it->second.token].lemma;
        found = true;
      }
    if (found) continue;
    token.lemma = lemma(form, token.upos, token.xpos);
    seen.emplace(form, Known{token.upos, token.xpos, i});
  }
}

}  // namespace dossier::language
