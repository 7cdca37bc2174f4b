#include "language/model_file.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace dossier::language {
namespace {

std::string example() { return pack_model({{"one", "first section"}, {"two", std::string(1000, 'x')}, {"empty", ""}}); }

TEST(ModelFile, GivesBackItsSectionsAligned) {
  auto model = ModelFile::from_bytes(example(), "example");
  ASSERT_TRUE(model.ok()) << model.error().render();
  EXPECT_EQ(*model->section("one"), "first section");
  EXPECT_EQ(model->section("two")->size(), 1000u);
  EXPECT_EQ(*model->section("empty"), "");
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(model->section("two")->data()) % 64, 0u);
  const auto missing = model->section("three");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().fault, Fault::kModel);
}

TEST(ModelFile, CutAnywhereIsRefused) {
  const std::string whole = example();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto model = ModelFile::from_bytes(std::string_view(whole).substr(0, size), "cut");
    ASSERT_FALSE(model.ok()) << size;
    EXPECT_EQ(model.error().fault, Fault::kModel);
  }
}

TEST(ModelFile, AnyFlippedByteIsRefused) {
  const std::string whole = example();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
    EXPECT_FALSE(ModelFile::from_bytes(damaged, "damaged").ok()) << "byte " << at;
  }
}

TEST(ModelFile, SaysWhatIsWrong) {
  std::string other_version = example();
  other_version[8] = 99;
  EXPECT_NE(ModelFile::from_bytes(other_version, "m").error().message.find("version 99"), std::string::npos);
  EXPECT_NE(ModelFile::from_bytes("%PDF-1.4 some other kind of file, long enough", "m")
                .error()
                .message.find("not a Dossier model"),
            std::string::npos);
  EXPECT_NE(ModelFile::from_bytes(example() + "tail", "m").error().message.find("should have"), std::string::npos);
  const auto missing = ModelFile::open("/nowhere/en.model");
  ASSERT_FALSE(missing.ok());
  EXPECT_NE(missing.error().message.find("No such file"), std::string::npos);
  EXPECT_EQ(missing.error().source, "/nowhere/en.model");
}

TEST(ModelFile, WritesAFileThatOpens) {
  const auto path = (std::filesystem::path(testing::TempDir()) / "dossier-model-test.model").string();
  ASSERT_TRUE(write_model(path, {{"part", "content"}}).ok());
  auto model = ModelFile::open(path);
  ASSERT_TRUE(model.ok()) << model.error().render();
  EXPECT_EQ(*model->section("part"), "content");
  EXPECT_FALSE(std::filesystem::exists(path + ".new"));
  std::remove(path.c_str());
  EXPECT_FALSE(write_model("/nowhere/at/all.model", {{"part", "content"}}).ok());
}

}  // namespace
}  // namespace dossier::language
