#include "query/tck/feature.h"

#include <algorithm>
#include <optional>

namespace dossier::tck {
namespace {

std::string_view trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

TableRow cells_of(std::string_view line) {
  TableRow out;
  std::string cell;
  for (std::size_t at = line.find('|') + 1; at < line.size(); ++at) {
    const char c = line[at];
    if (c == '\\' && at + 1 < line.size() && (line[at + 1] == '|' || line[at + 1] == '\\' || line[at + 1] == 'n')) {
      ++at;
      if (line[at] == '|') cell += '|';
      else if (line[at] == 'n') cell += "\n";
      else cell += "\\";
    } else if (c == '|') {
      out.emplace_back(trimmed(cell));
      cell.clear();
    } else {
      cell += c;
    }
  }
  return out;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

class Reader {
 public:
  Reader(std::string_view text, std::string file) : file_(std::move(file)) {
    for (std::size_t start = 0; start <= text.size();) {
      const auto end = std::min(text.find('\n', start), text.size());
      lines_.push_back(text.substr(start, end - start));
      start = end + 1;
    }
  }

  Result<Feature> run() {
    feature_.file = file_;
    for (at_ = 0; at_ < lines_.size(); ++at_) {
      const std::string_view line = trimmed(lines_[at_]);
      if (line.empty() || line[0] == '#' || line[0] == '@') continue;
      if (auto problem = handle(line)) return std::move(*problem);
    }
    finish();
    return std::move(feature_);
  }

 private:
  static std::optional<std::string_view> after(std::string_view line, std::string_view keyword) {
    if (!line.starts_with(keyword)) return std::nullopt;
    return trimmed(line.substr(keyword.size()));
  }

  std::optional<Diagnostic> handle(std::string_view line) {
    if (const auto feature = after(line, "Feature:")) {
      feature_.name = *feature;
      return std::nullopt;
    }
    if (after(line, "Background:")) {
      finish();
      in_background_ = true;
      return std::nullopt;
    }
    for (const auto* keyword : {"Scenario Outline:", "Scenario:", "Example:"}) {
      if (const auto name = after(line, keyword)) {
        finish();
        open_ = Scenario{std::string(*name), at_ + 1, {}};
        in_background_ = false;
        return std::nullopt;
      }
    }
    if (after(line, "Examples:") || after(line, "Scenarios:")) {
      examples_.emplace_back();
      in_examples_ = true;
      return std::nullopt;
    }
    if (line[0] == '|') {
      if (in_examples_) {
        examples_.back().push_back(cells_of(line));
      } else if (Step* step = last_step()) {
        step->has_table = true;
        step->table.push_back(cells_of(line));
      }
      return std::nullopt;
    }
    if (line.starts_with("\"\"\"")) {
      if (Step* step = last_step()) step->document = document();
      return std::nullopt;
    }
    for (const auto* keyword : {"Given ", "When ", "Then ", "And ", "But ", "* "}) {
      if (const auto text = after(line, keyword)) {
        std::string_view step = *text;
        if (const auto comment = step.find(" #"); comment != std::string_view::npos)
          step = trimmed(step.substr(0, comment));
        if (step.ends_with('#')) step.remove_suffix(1);
        (in_background_ ? background_
         : open_        ? open_->steps
                        : background_)
            .push_back({std::string(step), {}, {}, false});
        return std::nullopt;
      }
    }
    if (!open_ && !in_background_) return std::nullopt;  // the feature's description
    Diagnostic problem;
    problem.fault = Fault::kInput;
    problem.source = file_;
    problem.line = static_cast<std::uint32_t>(at_ + 1);
    problem.column = 1;
    problem.message = "this line is no Gherkin step, table or keyword";
    return problem;
  }

  Step* last_step() {
    auto& steps = in_background_ || !open_ ? background_ : open_->steps;
    return steps.empty() ? nullptr : &steps.back();
  }

  std::string document() {
    const std::size_t indent = lines_[at_].find('"');
    std::string out;
    for (++at_; at_ < lines_.size() && !trimmed(lines_[at_]).starts_with("\"\"\""); ++at_) {
      std::string_view line = lines_[at_];
      std::size_t cut = 0;
      while (cut < indent && cut < line.size() && (line[cut] == ' ' || line[cut] == '\t')) ++cut;
      line.remove_prefix(cut);
      if (!out.empty()) out += '\n';
      out += line;
    }
    return out;
  }

  void finish() {
    if (open_) {
      open_->steps.insert(open_->steps.begin(), background_.begin(), background_.end());
      if (examples_.empty()) feature_.scenarios.push_back(std::move(*open_));
      else expand();
    }
    open_.reset();
    examples_.clear();
    in_examples_ = false;
  }

  void expand() {
    std::size_t number = 0;
    for (const auto& table : examples_) {
      for (std::size_t row = 1; row < table.size(); ++row) {
        Scenario scenario = *open_;
        scenario.name += " (row " + std::to_string(++number) + ")";
        for (Step& step : scenario.steps) {
          for (std::size_t column = 0; column < table[0].size() && column < table[row].size(); ++column) {
            const std::string from = "<" + table[0][column] + ">";
            replace_all(step.text, from, table[row][column]);
            replace_all(step.document, from, table[row][column]);
            for (auto& cells : step.table) {
              for (auto& cell : cells) replace_all(cell, from, table[row][column]);
            }
          }
        }
        feature_.scenarios.push_back(std::move(scenario));
      }
    }
  }

  std::string file_;
  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  Feature feature_;
  std::vector<Step> background_;
  std::optional<Scenario> open_;
  std::vector<std::vector<TableRow>> examples_;
  bool in_background_ = false, in_examples_ = false;
};

}  // namespace

Result<Feature> parse_feature(std::string_view text, std::string file) { return Reader(text, std::move(file)).run(); }

}  // namespace dossier::tck
