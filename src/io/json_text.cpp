#include "io/json_text.h"

#include "base/utf8.h"

namespace dossier::io {

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    at += d.length;
    switch (d.code_point) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (d.code_point < 0x20 || d.code_point == 0x7f) {
          out += "\\u00";
          out += kHex[d.code_point >> 4];
          out += kHex[d.code_point & 15];
        } else {
          utf8::append(out, d.code_point);
        }
    }
  }
  out += '"';
}

}  // namespace dossier::io
