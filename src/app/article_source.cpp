#include "app/article_source.h"

#include "app/resources.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <iterator>

namespace dossier::app {
namespace fs = std::filesystem;
namespace {

Diagnostic input_error(std::string source, std::string message, std::string hint = {}) {
  Diagnostic problem;
  problem.fault = Fault::kInput;
  problem.source = std::move(source);
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  return problem;
}

bool is_article_file(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".txt" || extension == ".text" || extension == ".jsonl";
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string date_in_name(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  const std::string head = name.substr(0, 10);
  const bool ends = name.size() == 10 || (name.size() > 10 && !all_digits(name.substr(10, 1)));
  return head.size() == 10 && ends && is_iso_date(head) ? head : std::string();
}

/// All of standard input, refused as soon as it passes the limit.
Result<std::string> read_standard_input() {
  std::string text;
  std::array<char, 1 << 16> chunk;
  while (std::cin.read(chunk.data(), chunk.size()), std::cin.gcount() > 0) {
    text.append(chunk.data(), static_cast<std::size_t>(std::cin.gcount()));
    if (text.size() > kMaxTextBytes)
      return input_error("<stdin>", "the article is larger than 16 MiB", "Split it into articles, or pass them as .jsonl.");
  }
  return text;
}

}  // namespace

bool is_iso_date(std::string_view date) {
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  if (!all_digits(date.substr(0, 4))) return false;
  if (date.size() == 4) return true;
  const auto two = [&](std::size_t at) { return (date[at] - '0') * 10 + (date[at + 1] - '0'); };
  if (date[4] != '-' || !all_digits(date.substr(5, 2)) || two(5) < 1 || two(5) > 12) return false;
  if (date.size() == 7) return true;
  if (date[7] != '-' || !all_digits(date.substr(8, 2))) return false;
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int year = two(0) * 100 + two(2);
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int days = kDays[static_cast<std::size_t>(two(5) - 1)] + (leap && two(5) == 2 ? 1 : 0);
  return two(8) >= 1 && two(8) <= days;
}

Result<ArticleSource> ArticleSource::open(const std::vector<std::string>& paths, std::string date) {
  ArticleSource source;
  source.date_ = std::move(date);
  for (const std::string& path : paths) {
    if (path == "-") {
      source.files_.push_back(path);
      continue;
    }
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error || !fs::exists(status))
      return input_error(path, "no such file or folder", "Give files, folders, '-' for standard input, or .jsonl files.");
    if (!fs::is_directory(status)) {
      source.files_.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    auto walk = fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, error);
    for (const auto end = fs::recursive_directory_iterator(); !error && walk != end; walk.increment(error)) {
      std::error_code ignored;
      if (walk->is_regular_file(ignored) && is_article_file(walk->path())) found.push_back(walk->path().string());
    }
    if (error) return input_error(path, "can't read the folder: " + error.message());
    if (found.empty()) return input_error(path, "the folder has no .txt, .text or .jsonl files");
    std::sort(found.begin(), found.end());
    source.files_.insert(source.files_.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  return source;
}

std::optional<Result<io::ArticleInput>> ArticleSource::next() {
  if (lines_) {
    if (auto line = next_line()) return line;
    lines_.reset();
  }
  if (next_file_ == files_.size()) return std::nullopt;
  const std::string path = files_[next_file_++];
  if (fs::path(path).extension() != ".jsonl") return read_article(path);
  lines_ = std::make_unique<std::ifstream>(path, std::ios::binary);
  lines_name_ = path;
  line_number_ = 0;
  if (!*lines_) {
    lines_.reset();
    return input_error(path, "can't open the file for reading");
  }
  return next();
}

std::optional<Result<io::ArticleInput>> ArticleSource::next_line() {
  // JSON may take six bytes for one ("\u0000"), so a line may be longer than the text in it.
  constexpr std::size_t kMaxLine = kMaxTextBytes * 2;
  std::string line;
  for (;;) {
    line.clear();
    ++line_number_;
    bool too_long = false, ended = false;
    std::streambuf& bytes = *lines_->rdbuf();
    for (int c = bytes.sbumpc(); !ended; c = ended ? c : bytes.sbumpc()) {
      if (c == std::streambuf::traits_type::eof()) {
        if (line.empty() && !too_long) return std::nullopt;
        ended = true;
      } else if (c == '\n') {
        ended = true;
      } else if (line.size() < kMaxLine) {
        line += static_cast<char>(c);
      } else {
        too_long = true;
      }
    }
    if (too_long)
      return input_error(lines_name_ + ":" + std::to_string(line_number_), "the line is longer than 32 MiB; it was passed over");
    if (line.find_first_not_of(" \t\r") != std::string::npos) break;
  }
  auto article = io::parse_article_line(line, lines_name_, line_number_);
  if (!article) return article;
  if (!article->date.empty() && !is_iso_date(article->date.substr(0, 10)))
    return input_error(lines_name_ + ":" + std::to_string(line_number_), "\"date\" is not an ISO 8601 date: " + article->date,
                       "Write it as YYYY-MM-DD.");
  article->date = article->date.empty() ? date_ : article->date.substr(0, 10);
  if (article->source.empty()) article->source = lines_name_ + "#" + std::to_string(line_number_);
  return article;
}

Result<io::ArticleInput> ArticleSource::read_article(const std::string& path) const {
  auto text = path == "-" ? read_standard_input() : read_file(path);
  if (!text) return std::move(text).error();
  io::ArticleInput article;
  article.text = *std::move(text);
  article.source = path == "-" ? "<stdin>" : path;
  const std::string named = path == "-" ? std::string() : date_in_name(path);
  article.date = named.empty() || !date_.empty() ? date_ : named;
  return article;
}

}  // namespace dossier::app
