#include "base/html_entity.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

TEST(HtmlEntity, NamesAndNumbersAreCharacters) {
  EXPECT_EQ(without_html_entities("AT&amp;T said it&#8217;s &ldquo;fine&rdquo;"), "AT&T said it’s “fine”");
  EXPECT_EQ(without_html_entities("caf&eacute; &#x2014; &#38;"), "café — &");
  EXPECT_EQ(html_entity("a&nbsp;b", 1)->code_point, 0xA0u);
  EXPECT_EQ(html_entity("a&nbsp;b", 1)->length, 6);
}

TEST(HtmlEntity, WhatIsNoneStaysAsItIs) {
  for (const char* text : {"R&D; more", "&;", "&", "&#;", "&#x;", "&#0;", "&#xD800;", "&#x110000;", "&#99999999;",
                           "&amp", "AT&T", "&notaname;", "&#12a;"})
    EXPECT_EQ(without_html_entities(text), text);
}

TEST(HtmlEntity, OneStepOnly) { EXPECT_EQ(without_html_entities("&amp;lt;"), "&lt;"); }

}  // namespace
}  // namespace dossier
