#pragma once

#include <dossier/result.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

/// The container of the trained weights: named sections behind a versioned, checksummed header (docs/model-format.md).
namespace dossier::language {

inline constexpr std::uint32_t kModelVersion = 2;

/// A model file mapped into memory. Sections start at 64-byte boundaries and live as long as the ModelFile (moves keep
/// them).
class ModelFile {
 public:
  /// Maps and verifies the file. Errors (Fault::kModel): missing, not a model, other version, cut, bad checksum.
  static Result<ModelFile> open(const std::string& path);
  /// As `open`, for bytes in memory (copied).
  static Result<ModelFile> from_bytes(std::string_view bytes, const std::string& source);

  ModelFile(ModelFile&&) noexcept;
  ModelFile& operator=(ModelFile&&) noexcept;
  ~ModelFile();

  const std::map<std::string, std::string_view>& sections() const;
  /// Errors (Fault::kModel): the model has no such section.
  Result<std::string_view> section(const std::string& name) const;
  const std::string& source() const;

 private:
  struct State;
  explicit ModelFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The bytes of a model file with these sections. Section names are at most 24 bytes.
std::string pack_model(const std::map<std::string, std::string>& sections);

/// Writes beside the path and renames, so that a reader never sees half a model. Errors (Fault::kModel): can't write.
Result<void> write_model(const std::string& path, const std::map<std::string, std::string>& sections);

/// The Diagnostic of a model section that does not hold what it should.
Diagnostic damaged_section(const std::string& source, std::string_view section);

}  // namespace dossier::language
