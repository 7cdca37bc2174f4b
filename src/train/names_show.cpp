// Shows what the analysis makes of articles: one line a name, or one line a chain.
#include "language/analyzer.h"
#include "train/text_file.h"

#include <iostream>

using namespace dossier;

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: names_show MODEL names|chains FILE...\n";
    return 2;
  }
  const auto analyzer = language::Analyzer::load(argv[1]);
  if (!analyzer) {
    std::cerr << analyzer.error().render() << "\n";
    return 1;
  }
  const bool chains = std::string_view(argv[2]) == "chains";
  for (int i = 3; i < argc; ++i) {
    auto text = train::read_text_file(argv[i]);
    if (!text) return 1;
    const auto result = analyzer->analyze(std::move(text).value());
    if (!result) {
      std::cerr << result.error().render() << "\n";
      continue;
    }
    const language::Document& document = result.value();
    const auto text_of = [&](language::TokenIndex first, language::TokenIndex last) {
      std::string out(document.text_of(document.span_of(first, last)));
      for (char& c : out)
        if (c == '\n' || c == '\t') c = ' ';
      return out;
    };
    std::cout << "# " << argv[i] << "\n";
    if (!chains) {
      for (const auto& name : document.names)
        std::cout << language::name_of(name.kind) << "\t" << text_of(name.first, name.last) << "\t" << name.country
                  << "\n";
      continue;
    }
    for (const auto& chain : document.chains) {
      std::cout << language::name_of(chain.kind)
                << (chain.gender == language::Gender::kMale     ? " m"
                    : chain.gender == language::Gender::kFemale ? " f"
                                                                : "")
                << (chain.plural ? " pl" : "") << " " << chain.country << "\t" << chain.name << "\t";
      for (const auto& mention : chain.mentions) std::cout << "[" << text_of(mention.first, mention.last) << "] ";
      std::cout << "\n";
    }
  }
}
