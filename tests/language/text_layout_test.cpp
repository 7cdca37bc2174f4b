#include "language/text_layout.h"

#include <gtest/gtest.h>

namespace dossier::language {
namespace {

std::vector<std::string> blocks_of(std::string_view text) {
  std::vector<std::string> blocks;
  for (const auto& block : lay_out(text)) blocks.emplace_back(block.span.of(text));
  return blocks;
}

using Blocks = std::vector<std::string>;

TEST(TextLayout, BlankLinesPartParagraphs) {
  EXPECT_EQ(blocks_of("One two.\n\nThree.\n \t\nFour"), (Blocks{"One two.", "Three.", "Four"}));
  EXPECT_EQ(blocks_of("One.\r\n\r\nTwo.\r\n"), (Blocks{"One.", "Two."}));
}

TEST(TextLayout, AHeadlineOnItsOwnLineIsABlock) {
  EXPECT_EQ(blocks_of("Iran signs pact\nTEHRAN, 4 May — Iran has signed a pact with its neighbours, officials said."),
            (Blocks{"Iran signs pact", "TEHRAN, 4 May — Iran has signed a pact with its neighbours, officials said."}));
}

TEST(TextLayout, ParagraphsOnOneLongLineEachArePartedAtTheLineBreak) {
  const std::string first =
      "The ministers met on Tuesday in Geneva, where they talked for more than five hours about the border, the "
      "dams and the grain. They will meet again.";
  const std::string second =
      "Observers were not hopeful. “Nothing will come of it,” one of them said on the steps of the palace, and "
      "left in a hurry before anyone could ask him his name.";
  EXPECT_EQ(blocks_of(first + "\n" + second), (Blocks{first, second}));
}

TEST(TextLayout, WrappedLinesOfOneParagraphStayTogether) {
  const std::string wrapped =
      "The ministers met on Tuesday in Geneva, where they talked for more than\n"
      "five hours about the border, the dams and the grain. They will meet\n"
      "again in June.";
  EXPECT_EQ(blocks_of(wrapped), (Blocks{wrapped}));
}

TEST(TextLayout, ListItemsAreBlocks) {
  EXPECT_EQ(blocks_of("Attending:\n- Rustem Umerov\n- Steve Witkoff\n1. First\n2. Second\n• Third"),
            (Blocks{"Attending:", "- Rustem Umerov", "- Steve Witkoff", "1. First", "2. Second", "• Third"}));
}

TEST(TextLayout, EmptyAndBlankTextsHaveNoBlocks) {
  EXPECT_TRUE(blocks_of("").empty());
  EXPECT_TRUE(blocks_of(" \n\t\n\xC2\xA0\n").empty());
}

TEST(TextLayout, ParagraphsAreNumbered) {
  const auto blocks = lay_out("A\n\nB\n\nC");
  ASSERT_EQ(blocks.size(), 3u);
  EXPECT_EQ(blocks[0].paragraph, 0u);
  EXPECT_EQ(blocks[2].paragraph, 2u);
}

}  // namespace
}  // namespace dossier::language
