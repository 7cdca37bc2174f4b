#include "train/text_file.h"

#include <lzma.h>

#include <array>
#include <fstream>
#include <iterator>

namespace dossier::train {
namespace {

Diagnostic cannot_read(const std::string& path, std::string message, std::string hint) {
  Diagnostic problem;
  problem.fault = Fault::kInput;
  problem.message = std::move(message);
  problem.source = path;
  problem.hint = std::move(hint);
  return problem;
}

}  // namespace

Result<std::string> read_text_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return cannot_read(path, "this file can't be opened", "check that the path exists and may be read");
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!path.ends_with(".xz")) return bytes;

  lzma_stream stream = LZMA_STREAM_INIT;
  if (lzma_stream_decoder(&stream, UINT64_MAX, LZMA_CONCATENATED) != LZMA_OK)
    return cannot_read(path, "the xz decoder could not be set up", "free some memory");
  stream.next_in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  stream.avail_in = bytes.size();
  std::string out;
  std::array<std::uint8_t, 1 << 16> buffer;
  lzma_ret state = LZMA_OK;
  while (state == LZMA_OK) {
    stream.next_out = buffer.data();
    stream.avail_out = buffer.size();
    state = lzma_code(&stream, LZMA_FINISH);
    out.append(reinterpret_cast<const char*>(buffer.data()), buffer.size() - stream.avail_out);
  }
  lzma_end(&stream);
  if (state != LZMA_STREAM_END) return cannot_read(path, "this xz file is damaged or cut", "fetch it again");
  return out;
}

}  // namespace dossier::train
