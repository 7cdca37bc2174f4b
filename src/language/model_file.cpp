#include "language/model_file.h"

#include "language/bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

namespace dossier::language {
namespace {

constexpr char kMagic[8] = {'D', 'O', 'S', 'S', 'I', 'E', 'R', 'M'};

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t section_count;
  std::uint64_t size;      // of the whole file
  std::uint64_t checksum;  // of everything after the header
};
static_assert(sizeof(Header) == 32);

struct SectionEntry {
  char name[24];
  std::uint64_t offset;
  std::uint64_t size;
};
static_assert(sizeof(SectionEntry) == 40);

constexpr std::uint32_t kMaxSections = 64;

/// Four interleaved lanes of multiply-and-rotate over 8-byte words: guards against damage, not against an adversary,
/// and reads a model in a few milliseconds.
std::uint64_t checksum_of(std::string_view bytes) {
  constexpr std::uint64_t kPrime = 0x9E3779B185EBCA87ull;
  std::uint64_t lanes[4] = {1, 2, 3, 4};
  const auto mix = [](std::uint64_t lane, std::uint64_t word) { return std::rotl((lane ^ word) * kPrime, 29); };
  std::size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    std::uint64_t words[4];
    std::memcpy(words, bytes.data() + at, 32);
    for (int i = 0; i < 4; ++i) lanes[i] = mix(lanes[i], words[i]);
  }
  for (; at < bytes.size(); ++at) lanes[at % 4] = mix(lanes[at % 4], static_cast<unsigned char>(bytes[at]) + 256u);
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t lane : lanes) sum = mix(sum, lane);
  return sum;
}

Diagnostic problem(const std::string& source, std::string message, std::string hint) {
  Diagnostic result;
  result.fault = Fault::kModel;
  result.message = std::move(message);
  result.source = source;
  result.hint = std::move(hint);
  return result;
}

constexpr const char* kTrainAgain = "take a whole copy of models/en.model, or make it again with dossier-train";

}  // namespace

struct ModelFile::State {
  std::string source;
  void* mapping = nullptr;
  std::size_t mapped_size = 0;
  std::vector<std::uint64_t> copy;  // for from_bytes; 64-bit words and an offset keep it aligned
  std::map<std::string, std::string_view> sections;

  ~State() {
    if (mapping) munmap(mapping, mapped_size);
  }
  Result<void> index(std::string_view bytes);
};

Result<void> ModelFile::State::index(std::string_view bytes) {
  Header header;
  if (bytes.size() < sizeof header || std::memcmp(bytes.data(), kMagic, sizeof kMagic) != 0)
    return problem(source, "this is not a Dossier model", kTrainAgain);
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.version != kModelVersion)
    return problem(source,
                   "this model has format version " + std::to_string(header.version) + ", this program reads version " +
                       std::to_string(kModelVersion),
                   "use the model that came with this version of Dossier, or train it again");
  if (header.size != bytes.size())
    return problem(source,
                   "this model is cut: it should have " + std::to_string(header.size) + " bytes and has " +
                       std::to_string(bytes.size()),
                   kTrainAgain);
  if (header.checksum != checksum_of(bytes.substr(sizeof header)))
    return problem(source, "this model is damaged: its checksum is wrong", kTrainAgain);
  if (header.section_count > kMaxSections || bytes.size() - sizeof header < header.section_count * sizeof(SectionEntry))
    return problem(source, "this model's table of sections is damaged", kTrainAgain);
  for (std::uint32_t i = 0; i < header.section_count; ++i) {
    SectionEntry entry;
    std::memcpy(&entry, bytes.data() + sizeof header + i * sizeof entry, sizeof entry);
    if (entry.offset % 64 != 0 || entry.offset > bytes.size() || entry.size > bytes.size() - entry.offset)
      return problem(source, "this model's table of sections is damaged", kTrainAgain);
    sections[std::string(entry.name, strnlen(entry.name, sizeof entry.name))] = bytes.substr(entry.offset, entry.size);
  }
  return {};
}

ModelFile::ModelFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
ModelFile::ModelFile(ModelFile&&) noexcept = default;
ModelFile& ModelFile::operator=(ModelFile&&) noexcept = default;
ModelFile::~ModelFile() = default;

Result<ModelFile> ModelFile::open(const std::string& path) {
  auto state = std::make_unique<State>();
  state->source = path;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return problem(path, std::string("the language model can't be read: ") + std::strerror(errno),
                   "give its place with --model FILE, or make it with dossier-train");
  struct stat status;
  if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= 0) {
    ::close(file);
    return problem(path, "this is not a Dossier model", kTrainAgain);
  }
  state->mapped_size = static_cast<std::size_t>(status.st_size);
  void* mapping = mmap(nullptr, state->mapped_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  ::close(file);
  if (mapping == MAP_FAILED) return problem(path, "the language model can't be mapped into memory", "free some memory");
  state->mapping = mapping;
  if (auto indexed = state->index({static_cast<const char*>(mapping), state->mapped_size}); !indexed)
    return indexed.error();
  return ModelFile(std::move(state));
}

Result<ModelFile> ModelFile::from_bytes(std::string_view bytes, const std::string& source) {
  auto state = std::make_unique<State>();
  state->source = source;
  state->copy.resize(bytes.size() / 8 + 16);
  char* start = reinterpret_cast<char*>(state->copy.data());
  start += (64 - reinterpret_cast<std::uintptr_t>(start) % 64) % 64;
  std::memcpy(start, bytes.data(), bytes.size());
  if (auto indexed = state->index({start, bytes.size()}); !indexed) return indexed.error();
  return ModelFile(std::move(state));
}

const std::map<std::string, std::string_view>& ModelFile::sections() const { return state_->sections; }
const std::string& ModelFile::source() const { return state_->source; }

Result<std::string_view> ModelFile::section(const std::string& name) const {
  const auto it = state_->sections.find(name);
  if (it == state_->sections.end())
    return problem(state_->source, "this model has no section '" + name + "'",
                   "train it with dossier-train --only " + name);
  return it->second;
}

std::string pack_model(const std::map<std::string, std::string>& sections) {
  std::string bytes(sizeof(Header) + sections.size() * sizeof(SectionEntry), '\0');
  std::size_t i = 0;
  for (const auto& [name, content] : sections) {
    bytes.resize((bytes.size() + 63) / 64 * 64);
    SectionEntry entry{};
    std::memcpy(entry.name, name.data(), std::min(name.size(), sizeof entry.name));
    entry.offset = bytes.size();
    entry.size = content.size();
    std::memcpy(bytes.data() + sizeof(Header) + i++ * sizeof entry, &entry, sizeof entry);
    bytes += content;
  }
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.version = kModelVersion;
  header.section_count = static_cast<std::uint32_t>(sections.size());
  header.size = bytes.size();
  header.checksum = checksum_of(std::string_view(bytes).substr(sizeof header));
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

Result<void> write_model(const std::string& path, const std::map<std::string, std::string>& sections) {
  const std::string bytes = pack_model(sections);
  const std::string beside = path + ".new";
  std::FILE* file = std::fopen(beside.c_str(), "wb");
  bool written = file && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  if (file) written = std::fclose(file) == 0 && written;
  if (!written || std::rename(beside.c_str(), path.c_str()) != 0) {
    const std::string reason = std::strerror(errno);
    std::remove(beside.c_str());
    return problem(path, "the model can't be written: " + reason, "check the folder and the free space");
  }
  return {};
}

Diagnostic damaged_section(const std::string& source, std::string_view section) {
  return problem(source, "the model's section '" + std::string(section) + "' is damaged or of another version",
                 kTrainAgain);
}

}  // namespace dossier::language
