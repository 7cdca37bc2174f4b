#include "app/document_json.h"

#include "io/json_text.h"

#include <string_view>

namespace dossier::app {
namespace {

using language::Document;
using language::TokenIndex;

/// Builds one JSON text; knows where commas go.
class Json {
 public:
  Json& open(char bracket) { comma(); out_ += bracket; fresh_ = true; return *this; }
  Json& close(char bracket) { out_ += bracket; fresh_ = false; return *this; }
  Json& key(std::string_view name) { comma(); io::append_json_string(out_, name); out_ += ':'; fresh_ = true; return *this; }
  Json& text(std::string_view value) { comma(); io::append_json_string(out_, value); return *this; }
  Json& number(std::uint64_t value) { comma(); out_ += std::to_string(value); return *this; }
  std::string take() { return std::move(out_); }

 private:
  void comma() {
    if (!fresh_) out_ += ',';
    fresh_ = false;
  }
  std::string out_;
  bool fresh_ = true;
};

void add_span(Json& json, Span span) { json.key("start").number(span.start).key("end").number(span.end); }

void add_sentence(Json& json, const Document& document, const language::Sentence& sentence) {
  json.open('{');
  add_span(json, sentence.span);
  json.key("paragraph").number(sentence.paragraph).key("tokens").open('[');
  for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
    const language::Token& token = document.tokens[i];
    json.open('{').key("id").number(i - sentence.first + 1).key("form").text(document.form(i));
    add_span(json, token.span);
    json.key("lemma").text(token.lemma).key("upos").text(language::name_of(token.upos));
    json.key("xpos").text(language::xpos_name(token.xpos));
    json.key("head").number(token.head == language::kNoToken ? 0 : token.head - sentence.first + 1);
    json.key("deprel").text(language::name_of(token.deprel)).close('}');
  }
  json.close(']').close('}');
}

void add_words(Json& json, const Document& document, TokenIndex first, TokenIndex last) {
  const Span span = document.span_of(first, last);
  json.key("text").text(document.text_of(span));
  add_span(json, span);
}

std::string_view form_name(language::CorefMention::Form form) {
  switch (form) {
    case language::CorefMention::Form::kPronoun: return "pronoun";
    case language::CorefMention::Form::kNominal: return "nominal";
    default: return "name";
  }
}

}  // namespace

std::string document_json(const Document& document, const std::string& source) {
  Json json;
  json.open('{').key("source").text(source).key("text").text(document.text).key("sentences").open('[');
  for (const language::Sentence& sentence : document.sentences) add_sentence(json, document, sentence);
  json.close(']').key("names").open('[');
  for (const language::NameMention& name : document.names) {
    json.open('{');
    add_words(json, document, name.first, name.last);
    json.key("kind").text(language::name_of(name.kind));
    if (!name.country.empty()) json.key("country").text(name.country);
    json.close('}');
  }
  json.close(']').key("chains").open('[');
  for (const language::CorefChain& chain : document.chains) {
    json.open('{').key("name").text(chain.name).key("kind").text(language::name_of(chain.kind)).key("mentions").open('[');
    for (const language::CorefMention& mention : chain.mentions) {
      json.open('{');
      add_words(json, document, mention.first, mention.last);
      json.key("form").text(form_name(mention.form)).close('}');
    }
    json.close(']').close('}');
  }
  json.close(']').close('}');
  return json.take();
}

}  // namespace dossier::app
