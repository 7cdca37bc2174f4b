#pragma once

#include "extract/lexicon_loader.h"

#include "grammar/lexicon/lexicon_parser.h"

#include <gtest/gtest.h>

#include <string>

namespace dossier::extract::testing {

/// The lexicon that the text declares; an empty one, and a failed test, when it does not load.
inline Lexicon lexicon_from(std::string text) {
  auto parsed = grammar::parse_lexicon(std::move(text), "test");
  EXPECT_TRUE(parsed.ok()) << (parsed.ok() ? "" : parsed.error().render());
  if (!parsed.ok()) return {};
  auto loaded = load_lexicon(std::span(&parsed.value(), 1));
  EXPECT_TRUE(loaded.ok()) << (loaded.ok() ? "" : loaded.error().render());
  return loaded.ok() ? std::move(loaded).value() : Lexicon{};
}

}  // namespace dossier::extract::testing
