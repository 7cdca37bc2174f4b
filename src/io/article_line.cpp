#include "io/jsonl_reader.h"

#include "base/utf8.h"

#include <string>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

namespace dossier::io {
namespace {

constexpr std::size_t kMaxDepth = 64;

/// SAX handler: keeps the four string members of the outermost object, passes over everything else.
class ArticleHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, ArticleHandler> {
 public:
  explicit ArticleHandler(ArticleInput& article) : article_(article) {}
  std::string problem;
  bool has_text = false;

  bool Default() {
    if (depth_ == 0) return refuse("an article is a JSON object");
    return field_ == nullptr || depth_ > 1 || refuse("\"" + key_ + "\" must be a string");
  }
  bool Null() { return depth_ == 0 ? Default() : true; }  // a null member is an absent one
  bool String(const char* text, rapidjson::SizeType length, bool) {
    if (depth_ != 1 || field_ == nullptr) return depth_ > 0 || Default();
    field_->assign(text, length);
    has_text |= field_ == &article_.text;
    return true;
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    if (depth_ != 1) return true;
    key_.assign(text, length);
    field_ = key_ == "text"     ? &article_.text
             : key_ == "title"  ? &article_.title
             : key_ == "date"   ? &article_.date
             : key_ == "source" ? &article_.source
                                : nullptr;
    return true;
  }
  bool StartObject() { return (depth_ == 0 || field_ == nullptr || depth_ > 1 || Default()) && deeper(); }
  bool EndObject(rapidjson::SizeType) {
    --depth_;
    return true;
  }
  bool StartArray() { return (depth_ > 0 || Default()) && (field_ == nullptr || depth_ > 1 || Default()) && deeper(); }
  bool EndArray(rapidjson::SizeType) {
    --depth_;
    return true;
  }

 private:
  bool refuse(std::string why) {
    problem = std::move(why);
    return false;
  }
  bool deeper() { return ++depth_ <= kMaxDepth || refuse("nested deeper than 64"); }

  ArticleInput& article_;
  std::string* field_ = nullptr;
  std::string key_;
  std::size_t depth_ = 0;
};

Diagnostic line_problem(const std::string& source, std::size_t line, std::size_t offset, std::string message) {
  Diagnostic problem;
  problem.fault = Fault::kInput;
  problem.source = source;
  problem.line = static_cast<std::uint32_t>(line);
  problem.column = static_cast<std::uint32_t>(offset + 1);
  problem.message = std::move(message);
  problem.hint = "Each line is {\"title\": …, \"date\": …, \"source\": …, \"text\": …}; only \"text\" is needed.";
  return problem;
}

}  // namespace

Result<ArticleInput> parse_article_line(std::string_view line, const std::string& source, std::size_t line_number) {
  if (const auto invalid = utf8::first_invalid(line))
    return line_problem(source, line_number, *invalid, "the line is not UTF-8");
  ArticleInput article;
  ArticleHandler handler(article);
  rapidjson::MemoryStream stream(line.data(), line.size());
  rapidjson::Reader reader;
  const auto result = reader.Parse<rapidjson::kParseIterativeFlag>(stream, handler);
  if (result.IsError()) {
    const std::string message = handler.problem.empty() ? rapidjson::GetParseError_En(result.Code()) : handler.problem;
    return line_problem(source, line_number, result.Offset(), "not an article: " + message);
  }
  if (!handler.has_text) return line_problem(source, line_number, 0, "the article has no \"text\"");
  return article;
}

}  // namespace dossier::io
