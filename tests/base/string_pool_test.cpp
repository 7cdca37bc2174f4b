#include "base/string_pool.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

TEST(StringPool, GivesEqualStringsOneId) {
  StringPool pool;
  const auto a = pool.intern("ATTENDED");
  EXPECT_EQ(pool.intern("NEGOTIATED"), a + 1);
  EXPECT_EQ(pool.intern("ATTENDED"), a);
  EXPECT_EQ(pool.view(a), "ATTENDED");
  EXPECT_EQ(pool.find("MET"), StringPool::kNone);
}

TEST(StringPool, KeepsViewsValidWhileItGrows) {
  StringPool pool;
  const std::string_view first = pool.view(pool.intern("x"));
  for (int i = 0; i < 10000; ++i) pool.intern(std::to_string(i));
  EXPECT_EQ(first, "x");
}

}  // namespace
}  // namespace dossier
