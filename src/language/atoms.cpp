#include "language/atoms.h"

#include "base/html_entity.h"
#include "base/utf8.h"
#include "language/word_features.h"

#include <algorithm>
#include <map>

namespace dossier::language {
namespace {

constexpr std::uint64_t kAtomSeed = 50;
constexpr std::size_t kLongestRun = 24;  // of a letter run that may hold two words

bool is_address_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~:/?#[]@!$&'()*+,;=%|").find(c) != std::string_view::npos;
}
bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '+';
}

/// The length of a host or file name by its ending, as "example.org" and "report.pdf" have one, or 0.
std::size_t file_or_host_length(std::string_view rest) {
  constexpr std::size_t kLongest = 100;
  std::size_t end = 0;
  while (end < rest.size() && end <= kLongest && is_name_byte(rest[end])) ++end;
  if (end < rest.size() && rest[end] == '@') return 0;
  while (end > 0 && (rest[end - 1] == '.' || rest[end - 1] == '-')) --end;
  const auto dot = rest.substr(0, end).rfind('.');
  if (dot == std::string_view::npos || dot < 2 || end > kLongest) return 0;
  static constexpr std::string_view kEndings[] = {"com", "org",  "net",  "gov",  "edu",  "doc", "pdf",
                                                  "htm", "html", "xls",  "jpg",  "txt",  "gif", "ppt",
                                                  "zip", "uk",   "info", "docx", "xlsx", "png"};
  std::string ending;
  for (const char c : rest.substr(dot + 1, end - dot - 1))
    ending += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(std::begin(kEndings), std::end(kEndings), ending) == std::end(kEndings) ? 0 : end;
}

/// The length of a web or e-mail address at the start of `rest`, or 0. At most a few thousand bytes are looked at.
std::size_t address_length(std::string_view rest) {
  const auto trimmed = [&](std::size_t end) {
    while (end > 0 && std::string_view(".,;:!?)'\"]*").find(rest[end - 1]) != std::string_view::npos) {
      if (rest[end - 1] == ')' && rest.substr(0, end).find('(') != std::string_view::npos) break;
      --end;
    }
    return end;
  };
  constexpr std::size_t kLongest = 2000;
  rest = rest.substr(0, kLongest);
  if (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("ftp://") ||
      rest.starts_with("www.") || rest.starts_with("HTTP://") || rest.starts_with("WWW.")) {
    std::size_t end = 0;
    while (end < rest.size() && is_address_byte(rest[end])) ++end;
    end = trimmed(end);
    return end > 7 ? end : 0;
  }
  if (const std::size_t name = file_or_host_length(rest)) return name;
  std::size_t user = 0;
  constexpr std::size_t kLongestUser = 64;
  while (user < rest.size() && user <= kLongestUser && is_name_byte(rest[user])) ++user;
  if (user == 0 || user > kLongestUser || user >= rest.size() || rest[user] != '@') return 0;
  std::size_t end = user + 1;
  while (end < rest.size() && end < user + 200 && is_name_byte(rest[end])) ++end;
  end = trimmed(end);
  return end > user + 1 && rest.substr(user + 1, end - user - 1).find('.') != std::string_view::npos ? end : 0;
}

Atom::Kind kind_of(char32_t c) {
  switch (c) {
    case U'.': return Atom::Kind::kPeriod;
    case U'"':
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'»': return Atom::Kind::kQuote;
    case U'\'':
    case U'’':
    case U'‘':
    case U'`': return Atom::Kind::kApostrophe;
    case U'-':
    case U'‑': return Atom::Kind::kHyphen;
    case U'–':
    case U'—':
    case U'―': return Atom::Kind::kDash;
    default: return Atom::Kind::kOther;
  }
}

/// The character at `at`, of one that is written as an HTML entity too.
struct Character {
  char32_t code_point = 0;
  std::uint32_t length = 0;  // bytes
};
Character character_at(std::string_view text, std::size_t at) {
  if (text[at] == '&') {
    if (const auto entity = html_entity(text, at)) return {entity->code_point, entity->length};
  }
  const auto decoded = utf8::decode(text, at);
  return {decoded.code_point, decoded.length};
}

std::uint64_t hash_of(std::string_view text) { return feature_hash(normalized_form(text), kAtomSeed); }

}  // namespace

void SplitRuns::write(ByteWriter& out) const {
  const std::map<std::string, std::uint32_t> sorted(offsets_.begin(), offsets_.end());
  out.put(static_cast<std::uint32_t>(sorted.size()));
  for (const auto& [run, offset] : sorted) {
    out.put_string(run);
    out.put(offset);
  }
}

bool SplitRuns::read(ByteReader& in) {
  const auto count = in.get<std::uint32_t>();
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    const auto run = in.get_string();
    const auto offset = in.get<std::uint32_t>();
    if (offset == 0 || offset >= run.size()) {
      in.fail();
      break;
    }
    add(run, offset);
  }
  return in.ok();
}

void cut_atoms(std::string_view text, Span block, const SplitRuns& runs, std::vector<Atom>& atoms) {
  bool space = true;
  const auto push = [&](std::uint32_t start, std::uint32_t end, Atom::Kind kind, std::size_t length) {
    Atom atom;
    atom.span = {start, end};
    atom.hash = hash_of(text.substr(start, end - start));
    atom.kind = kind;
    atom.length = static_cast<std::uint8_t>(std::min<std::size_t>(length, 255));
    atom.space_before = space;
    atoms.push_back(atom);
    space = false;
  };
  // An address may begin at any place but inside a name: looking only there keeps the scan linear.
  bool may_begin_address = true;
  for (std::uint32_t at = block.start; at < block.end;) {
    const auto first = character_at(text, at);
    if (utf8::is_space(first.code_point)) {
      at += first.length;
      space = true;
      may_begin_address = true;
      continue;
    }
    if (may_begin_address) {
      if (const std::size_t length = address_length(text.substr(at, block.end - at)); length > 0) {
        push(at, at + static_cast<std::uint32_t>(length), Atom::Kind::kAddress, length);
        at += static_cast<std::uint32_t>(length);
        may_begin_address = false;
        continue;
      }
    }
    std::uint32_t end = at + first.length;
    std::size_t length = 1;
    if (utf8::is_digit(first.code_point)) {
      while (end < block.end && utf8::is_digit(static_cast<unsigned char>(text[end]))) {
        ++end;
        ++length;
      }
      push(at, end, Atom::Kind::kDigits, length);
      may_begin_address = false;
    } else if (utf8::is_letter(first.code_point)) {
      bool lower = !utf8::is_upper(first.code_point);
      const bool capital = !lower;
      while (end < block.end) {
        const auto d = character_at(text, end);
        if (!utf8::is_letter(d.code_point)) break;
        lower |= !utf8::is_upper(d.code_point);
        end += d.length;
        ++length;
      }
      const auto kind = !capital                 ? Atom::Kind::kLower
                        : (lower || length == 1) ? Atom::Kind::kCapitalized
                                                 : Atom::Kind::kUpper;
      std::uint32_t inner = 0;
      if (length > 1 && length <= kLongestRun) {
        const std::string_view run = text.substr(at, end - at);
        const auto letter = [&](std::size_t i, char small) {
          return i < text.size() && (text[i] == small || text[i] == small - 'a' + 'A');
        };
        bool negated = false;
        if (end < text.size() && letter(end - 1, 'n')) {
          const auto mark = character_at(text, end);
          negated = (mark.code_point == U'\'' || mark.code_point == U'’') && letter(end + mark.length, 't');
        }
        if (negated) inner = end - at - 1;
        else inner = runs.offset(normalized_form(run));
        if (inner >= run.size() || (inner && (static_cast<unsigned char>(run[inner]) & 0xC0) == 0x80)) inner = 0;
      }
      if (inner) {
        push(at, at + inner, kind, inner);
        push(at + inner, end, kind == Atom::Kind::kUpper ? kind : Atom::Kind::kLower, length - inner);
      } else {
        push(at, end, kind, length);
      }
      may_begin_address = false;
    } else {
      push(at, end, kind_of(first.code_point), 1);
      may_begin_address =
          first.code_point == '(' || first.code_point == '<' || first.code_point == '"' || first.code_point == '[';
    }
    at = end;
  }
}

}  // namespace dossier::language
