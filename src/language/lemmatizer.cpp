#include "language/lemmatizer.h"

#include "base/html_entity.h"
#include "base/utf8.h"
#include "language/bytes.h"
#include "language/word_features.h"

#include <algorithm>

namespace dossier::language {
namespace {

constexpr std::uint64_t kFormSeed = 70;
constexpr std::uint64_t kCacheSeed = 71;
constexpr std::uint64_t kEndingSeed = 1000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string without_commas(std::string_view base) {
  std::string out;
  for (std::size_t i = 0; i < base.size(); ++i)
    if (base[i] != ',' || i == 0 || i + 1 == base.size() || !is_digit(base[i - 1]) || !is_digit(base[i + 1]))
      out += base[i];
  return out;
}

/// "veryyyy" → "very": a letter written three times or more stands for one, inner vowels for two ("coool").
std::string without_lengthening(std::string_view base) {
  std::string out;
  for (std::size_t at = 0; at < base.size();) {
    std::size_t end = at;
    while (end < base.size() && base[end] == base[at]) ++end;
    const bool letter = base[at] >= 'a' && base[at] <= 'z';
    const bool inner_vowel = (base[at] == 'o' || base[at] == 'e') && at > 0 && end < base.size();
    out.append(letter && end - at >= 3 ? (inner_vowel ? 2 : 1) : end - at, base[at]);
    at = end;
  }
  return out;
}

bool is_address(std::string_view form) {
  if (form.size() < 6) return false;
  return form.starts_with("www.") || form.find("://") != std::string_view::npos ||
         form.substr(1, form.size() - 2).find('@') != std::string_view::npos;
}

/// The contracted auxiliaries whose tags leave open which verb they are; the tree says it. Empty: no such word.
std::string_view contracted_auxiliary(const Document& document, const Token& token, std::string_view form) {
  if (token.upos != Upos::kAux || token.deprel != Deprel::kAux || token.head == kNoToken) return {};
  const bool s = form == "'s" || form == "’s" || form == "'S" || form == "’S";
  const bool d = form == "'d" || form == "’d" || form == "'D" || form == "’D";
  if (!s && !d) return {};
  const std::string_view head = xpos_name(document.tokens[token.head].xpos);
  if (s) return head == "VBN" ? "have" : "be";
  return head == "VBN" ? "have" : std::string_view();
}

}  // namespace

std::string lemma_base(std::string_view form) {
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
  return utf8::to_lower(out);
}

std::string lemma_key(std::string_view base) {
  std::string key(base);
  for (char& c : key)
    if (is_digit(c)) c = '0';
  return key;
}

std::string EditScript::apply(std::string_view base) const {
  std::string out = drop_commas ? without_commas(base) : std::string(base);
  std::size_t end = out.size();
  for (std::uint8_t i = 0; i < strip && end > 0; ++i) {
    --end;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
  }
  out.resize(end);
  out += append;
  return out.empty() ? std::string(base) : out;
}

EditScript EditScript::between(std::string_view base, std::string_view lemma) {
  const std::string wanted = utf8::to_lower(lemma);
  EditScript script;
  std::string from(base);
  if (std::string bare = without_commas(base); bare != base && wanted.find(',') == std::string::npos) {
    script.drop_commas = true;
    from = std::move(bare);
  }
  std::size_t common = 0;
  while (common < from.size() && common < wanted.size() && from[common] == wanted[common]) ++common;
  while (common > 0 && common < from.size() && (static_cast<unsigned char>(from[common]) & 0xC0) == 0x80) --common;
  while (common > 0 && common < wanted.size() && (static_cast<unsigned char>(wanted[common]) & 0xC0) == 0x80) --common;
  script.strip =
      static_cast<std::uint8_t>(std::min<std::size_t>(255, utf8::length(std::string_view(from).substr(common))));
  script.append = wanted.substr(common);
  return script;
}

std::uint64_t Lemmatizer::form_key(std::string_view key, Upos upos, std::uint8_t xpos) {
  return feature_hash(key, kFormSeed + static_cast<std::uint64_t>(upos) * 256 + xpos * 8192ull) & ~kScriptMask;
}

std::uint64_t Lemmatizer::ending_key(std::string_view ending, Upos upos, std::uint8_t xpos) {
  return feature_hash(ending,
                      kEndingSeed + static_cast<std::uint64_t>(upos) * 256 + xpos * 8192ull + (ending.size() << 32)) &
         ~kScriptMask;
}

std::uint8_t Lemmatizer::inflection_tag(std::string_view key, Upos upos, std::uint8_t xpos) {
  const std::string_view tag = xpos_name(xpos);
  const bool verbal = tag.starts_with("VB") || tag == "MD";
  if (upos == Upos::kVerb && !verbal)
    return xpos_from(key.ends_with("ing") ? "VBG" : key.ends_with("ed") ? "VBN" : key.ends_with("s") ? "VBZ" : "VB");
  if (upos == Upos::kNoun && (verbal || tag == "NNP" || tag == "NNPS"))
    return xpos_from(tag == "NNPS" || tag == "VBZ" ? "NNS" : "NN");
  if (upos == Upos::kAdj && (verbal || tag.starts_with("N"))) return xpos_from("JJ");
  return xpos;
}

bool Lemmatizer::unpack(std::string_view section) {
  ByteReader in(section);
  const auto count = in.get<std::uint32_t>();
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    EditScript script;
    script.drop_commas = in.get<std::uint8_t>() != 0;
    script.strip = in.get<std::uint8_t>();
    script.append = std::string(in.get_string());
    scripts_.push_back(std::move(script));
  }
  const auto slots = in.get_array<std::uint64_t>();
  if (!cases_.read(in) || !in.at_end() || slots.size == 0 || (slots.size & (slots.size - 1)) != 0) return false;
  bool has_free = false;
  for (const std::uint64_t slot : slots) {
    if ((slot & kScriptMask) > scripts_.size()) return false;
    has_free |= (slot & kScriptMask) == 0;
  }
  slots_ = slots.data;
  slot_count_ = slots.size;
  return has_free;
}

std::uint64_t Lemmatizer::find(std::uint64_t key) const {
  for (std::size_t at = (key >> 16) & (slot_count_ - 1); slots_[at] & kScriptMask; at = (at + 1) & (slot_count_ - 1))
    if ((slots_[at] & ~kScriptMask) == key) return slots_[at] & kScriptMask;
  return 0;
}

std::string Lemmatizer::letters(const std::string& base, const std::string& key, Upos upos, std::uint8_t xpos) const {
  if (const auto script = find(form_key(key, upos, xpos))) return scripts_[script - 1].apply(base);
  if (upos != Upos::kPropn && upos != Upos::kIntj && upos != Upos::kX && upos != Upos::kSym)
    if (const std::string plain = without_lengthening(base); plain != base && plain.size() > 1)
      return letters(plain, lemma_key(plain), upos, xpos);
  const std::uint8_t tag = inflection_tag(key, upos, xpos);
  if (tag != xpos)
    if (const auto script = find(form_key(key, upos, tag))) return scripts_[script - 1].apply(base);
  for (std::size_t length = std::min(key.size(), kLongestEnding) + 1; length-- > 0;) {
    const auto ending = std::string_view(key).substr(key.size() - length);
    if (const auto script = find(ending_key(ending, upos, tag))) return scripts_[script - 1].apply(base);
  }
  return base;
}

bool Lemmatizer::decides_case(FormShape shape, Upos upos, std::uint8_t xpos) {
  if (shape == FormShape::kNoLetters) return false;
  static const std::uint8_t kNnp = xpos_from("NNP"), kNnps = xpos_from("NNPS");
  if (xpos == kNnp || xpos == kNnps) return true;
  switch (upos) {
    case Upos::kVerb:
    case Upos::kAux:
    case Upos::kAdp:
    case Upos::kCconj:
    case Upos::kDet:
    case Upos::kPart:
    case Upos::kPron:
    case Upos::kSconj: return false;
    case Upos::kAdv:
    case Upos::kNum:
    case Upos::kPunct:
    case Upos::kSym: return shape != FormShape::kLower;
    default: return true;
  }
}

std::string Lemmatizer::lemma(std::string_view form, Upos upos, std::uint8_t xpos, const CaseContext& context) const {
  if (is_address(form)) return std::string(form);
  const std::string base = lemma_base(form);
  const std::string key = lemma_key(base);
  const std::string lower = letters(base, key, upos, xpos);
  const FormShape shape = shape_of(form);
  if (!decides_case(shape, upos, xpos)) return upos == Upos::kPron && lower == "i" ? "I" : lower;
  const CaseFeatures features = case_features(key, shape, upos, xpos, context);
  LemmaCase best = LemmaCase::kLower;
  std::int32_t best_score = 0;
  bool any = false;
  for (const LemmaCase letter_case : lemma_cases(shape)) {
    const std::int32_t score = cases_.score(features, case_salt(letter_case));
    if (any && score <= best_score) continue;
    best = letter_case;
    best_score = score;
    any = true;
  }
  return write_lemma(lower, form, best);
}

void Lemmatizer::run(Document& document) const {
  struct Known {
    std::uint64_t key = 0;
    TokenIndex token = kNoToken;
  };
  std::size_t size = 16;
  while (size < document.tokens.size() * 2) size *= 2;
  std::vector<Known> known(size);
  std::vector<CaseContext> contexts;
  std::string plain;
  for (const Sentence& sentence : document.sentences) {
    describe_case(document, sentence, contexts);
    for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
      Token& token = document.tokens[i];
      std::string_view form = document.form(i);
      if (may_hold_html_entity(form)) form = plain = without_html_entities(form);
      if (token.deprel == Deprel::kGoeswith) {  // the first part of a word that was torn in two has the lemma
        token.lemma = "_";
        continue;
      }
      if (const auto verb = contracted_auxiliary(document, token, form); !verb.empty()) {
        token.lemma = verb;
        continue;
      }
      const CaseContext& context = contexts[i - sentence.first];
      const std::uint64_t key =
          feature_hash(form, kCacheSeed + static_cast<std::uint64_t>(token.upos) * 65536 + token.xpos * 256ull +
                                 (decides_case(context.shape, token.upos, token.xpos)
                                      ? static_cast<std::uint64_t>(context.bits()) << 32
                                      : 0));
      std::size_t at = key & (size - 1);
      while (known[at].token != kNoToken && (known[at].key != key || document.form(known[at].token) != form))
        at = (at + 1) & (size - 1);
      if (known[at].token == kNoToken) {
        token.lemma = lemma(form, token.upos, token.xpos, context);
        known[at] = {key, i};
      } else {
        token.lemma = document.tokens[known[at].token].lemma;
      }
    }
  }
}

}  // namespace dossier::language
