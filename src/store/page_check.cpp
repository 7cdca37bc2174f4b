#include "store/page_check.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <optional>
#include <vector>

#include "store/faults.h"

namespace dossier::store {
namespace {

// The structures of lmdb 0.9's mdb.c, as they lie in the file of a 64-bit machine.
constexpr std::uint64_t kNoPage = ~std::uint64_t{0};
constexpr std::uint32_t kMagic = 0xBEEFC0DE;
constexpr std::uint32_t kDataVersion = 1;
constexpr std::size_t kPageHeader = 16;
constexpr std::size_t kNodeHeader = 8;
constexpr std::size_t kMaxKey = 511;
constexpr std::uint16_t kBranch = 0x01, kLeaf = 0x02, kOverflow = 0x04, kMeta = 0x08;
constexpr std::uint16_t kBigData = 0x01, kSubData = 0x02;
constexpr std::uint16_t kIntegerKey = 0x08;
constexpr std::uint16_t kNoSubDirectory = 0x4000;  // LMDB notes in the free list how the file was opened first
constexpr int kMaxDepth = 32;

struct Tree {
  std::uint32_t pad;
  std::uint16_t flags;
  std::uint16_t depth;
  std::uint64_t branch_pages, leaf_pages, overflow_pages, entries, root;
};
static_assert(sizeof(Tree) == 48);

struct Meta {
  std::uint32_t magic, version;
  std::uint64_t address, map_size;
  Tree free, main;
  std::uint64_t last_page, transaction;
};
static_assert(sizeof(Meta) == 136);

struct PageHeader {
  std::uint64_t number;
  std::uint16_t pad, flags, lower, upper;  // an overflow page has a 32-bit page count for lower and upper
};
static_assert(sizeof(PageHeader) == kPageHeader);

template <class T>
T read_as(std::string_view bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof(T));
  return value;
}

bool read_at(int fd, std::uint64_t offset, std::size_t size, std::string& out) {
  out.resize(size);
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = ::pread(fd, out.data() + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    done += static_cast<std::size_t>(got);
  }
  return true;
}

/// Walks the trees of one snapshot and marks the pages that it meets.
class Walk {
 public:
  Walk(int fd, std::uint32_t page_size, std::uint64_t file_pages, const Meta& meta)
      : fd_(fd), page_size_(page_size), file_pages_(file_pages), meta_(meta), seen_(file_pages) {}

  /// What is wrong, or nothing.
  std::optional<std::string> run() {
    if (!tree(meta_.main, Kind::kMain)) return problem_;
    for (const Tree& named : named_)
      if (!tree(named, Kind::kNamed)) return problem_;
    if (!tree(meta_.free, Kind::kFree)) return problem_;
    return std::nullopt;
  }

 private:
  enum class Kind { kMain, kNamed, kFree };
  struct Visit {
    std::uint64_t page;
    int depth;
    std::string floor;  // the branch's key: a lower bound of the page's keys; empty for none
  };

  bool fail(std::uint64_t page, const char* what) {
    problem_ = "page " + std::to_string(page) + " " + what;
    return false;
  }

  bool mark(std::uint64_t first, std::uint64_t count) {
    if (first < 2 || count > file_pages_ || first > file_pages_ - count) return fail(first, "lies outside the file");
    if (first + count - 1 > meta_.last_page) return fail(first, "lies outside the store");
    for (std::uint64_t page = first; page < first + count; ++page) {
      if (seen_[page]) return fail(page, "is used twice");
      seen_[page] = true;
    }
    return true;
  }

  bool tree(const Tree& tree, Kind kind) {
    const int flags = kind == Kind::kFree ? tree.flags & ~kNoSubDirectory : tree.flags;
    if (flags != (kind == Kind::kFree ? kIntegerKey : 0)) return fail(0, "has a table of an unknown kind");
    if (tree.root == kNoPage) return tree.entries == 0 || fail(0, "has a table without its root");
    if (tree.depth < 1 || tree.depth > kMaxDepth) return fail(tree.root, "is the root of a tree of impossible depth");
    entries_ = 0;
    have_last_ = false;
    floor_.clear();
    std::vector<Visit> stack{{tree.root, 1, {}}};
    while (!stack.empty()) {
      const Visit visit = std::move(stack.back());
      stack.pop_back();
      if (!page(visit, tree, kind, stack)) return false;
    }
    if (entries_ != tree.entries) return fail(tree.root, "is the root of a tree with a wrong number of entries");
    return true;
  }

  bool page(const Visit& visit, const Tree& tree, Kind kind, std::vector<Visit>& stack) {
    if (!mark(visit.page, 1)) return false;
    if (!read_at(fd_, visit.page * page_size_, page_size_, buffer_)) return fail(visit.page, "can't be read");
    const auto header = read_as<PageHeader>(buffer_, 0);
    if (header.number != visit.page) return fail(visit.page, "carries another page's number");
    const bool leaf = visit.depth == tree.depth;
    if (header.flags != (leaf ? kLeaf : kBranch)) return fail(visit.page, "is of the wrong kind");
    if (header.lower < kPageHeader || header.lower > header.upper || header.upper > page_size_ || header.lower % 2 != 0)
      return fail(visit.page, "has impossible bounds");
    const std::size_t count = (header.lower - kPageHeader) / 2;
    // LMDB asserts that branches have two children, but for the free list's.
    if (count < (!leaf && kind != Kind::kFree ? 2u : 1u)) return fail(visit.page, "is empty");

    if (!visit.floor.empty()) {
      if (have_last_ && compare(last_, visit.floor, kind) >= 0) return fail(visit.page, "is out of order");
      floor_ = visit.floor;
    }
    for (std::size_t i = 0; i < count; ++i) {
      const auto at = read_as<std::uint16_t>(buffer_, kPageHeader + 2 * i);
      if (at < header.upper || at + kNodeHeader > page_size_) return fail(visit.page, "has an entry outside of it");
      const auto low = read_as<std::uint16_t>(buffer_, at);
      const auto high = read_as<std::uint16_t>(buffer_, at + 2u);
      const auto flags = read_as<std::uint16_t>(buffer_, at + 4u);
      const auto key_size = read_as<std::uint16_t>(buffer_, at + 6u);
      const std::size_t room = page_size_ - at - kNodeHeader;
      const bool leftmost = !leaf && i == 0;
      if (key_size > kMaxKey || key_size > room || (key_size == 0 && !leftmost))
        return fail(visit.page, "has a bad key");
      if (kind == Kind::kFree && key_size != sizeof(std::uint64_t) && !leftmost)
        return fail(visit.page, "has a bad key");
      const std::string_view key(buffer_.data() + at + kNodeHeader, key_size);
      if (leaf) {
        const std::uint64_t size = low | std::uint64_t{high} << 16;
        if (!entry(visit.page, key, size, flags, room - key_size, kind)) return false;
        continue;
      }
      const std::uint64_t child = low | std::uint64_t{high} << 16 | std::uint64_t{flags} << 32;
      children_.push_back({child, visit.depth + 1, leftmost ? std::string() : std::string(key)});
    }
    for (; !children_.empty(); children_.pop_back()) stack.push_back(std::move(children_.back()));
    return true;
  }

  bool entry(std::uint64_t page, std::string_view key, std::uint64_t size, std::uint16_t flags, std::size_t room,
             Kind kind) {
    if (!floor_.empty() && compare(key, floor_, kind) < 0) return fail(page, "is out of order");
    floor_.clear();
    if (have_last_ && compare(last_, key, kind) >= 0) return fail(page, "is out of order");
    last_ = key;
    have_last_ = true;
    ++entries_;

    const std::string_view data(key.data() + key.size(), room);
    if (flags == kBigData) {
      if (kind == Kind::kMain || room < sizeof(std::uint64_t)) return fail(page, "has a bad entry");
      const auto first = read_as<std::uint64_t>(data, 0);
      return overflow(first, size, kind);
    }
    if (size > room) return fail(page, "has an entry that runs past it");
    if (flags != (kind == Kind::kMain ? kSubData : 0)) return fail(page, "has an entry of an unknown kind");
    if (kind == Kind::kMain) {
      if (size != sizeof(Tree)) return fail(page, "has a bad table entry");
      named_.push_back(read_as<Tree>(data, 0));
    }
    return kind != Kind::kFree || free_pages(page, data.substr(0, size));
  }

  bool overflow(std::uint64_t first, std::uint64_t size, Kind kind) {
    if (!mark(first, 1)) return false;
    std::string bytes;
    if (!read_at(fd_, first * page_size_, kPageHeader, bytes)) return fail(first, "can't be read");
    const auto header = read_as<PageHeader>(bytes, 0);
    const auto pages = read_as<std::uint32_t>(bytes, 12);
    if (header.number != first || header.flags != kOverflow) return fail(first, "is of the wrong kind");
    if (pages != (kPageHeader + size + page_size_ - 1) / page_size_) return fail(first, "has a wrong size");
    if (pages > 1 && !mark(first + 1, pages - 1)) return false;
    if (kind != Kind::kFree) return true;
    if (!read_at(fd_, first * page_size_ + kPageHeader, size, bytes)) return fail(first, "can't be read");
    return free_pages(first, bytes);
  }

  // A count, then page numbers in falling order. A wrong one would let LMDB write over a page in use.
  bool free_pages(std::uint64_t page, std::string_view list) {
    if (list.size() < 8 || list.size() % 8 != 0) return fail(page, "has a bad free list");
    const auto count = read_as<std::uint64_t>(list, 0);
    if (count > list.size() / 8 - 1) return fail(page, "has a bad free list");
    std::uint64_t before = kNoPage;
    for (std::uint64_t i = 1; i <= count; ++i) {
      const auto number = read_as<std::uint64_t>(list, 8 * i);
      if (number < 2 || number > meta_.last_page || number >= before) return fail(page, "has a bad free list");
      before = number;
      if (number >= file_pages_) continue;  // given out and given back before it was ever written
      if (seen_[number]) return fail(number, "is in use and free at once");
      seen_[number] = true;
    }
    return true;
  }

  static int compare(std::string_view a, std::string_view b, Kind kind) {
    if (kind != Kind::kFree) return a.compare(b);
    const auto x = read_as<std::uint64_t>(a, 0), y = read_as<std::uint64_t>(b, 0);
    return x < y ? -1 : x > y ? 1 : 0;
  }

  int fd_;
  std::uint32_t page_size_;
  std::uint64_t file_pages_;
  const Meta& meta_;
  std::vector<bool> seen_;
  std::vector<Tree> named_;
  std::vector<Visit> children_;
  std::string buffer_, last_, floor_;
  bool have_last_ = false;
  std::uint64_t entries_ = 0;
  std::string problem_;
};

}  // namespace

Result<void> PageCheck::header() {
  std::string first, second;
  if (!read_at(fd_, 0, kPageHeader + sizeof(Meta), first)) return cut_short(path_);
  const auto page = read_as<PageHeader>(first, 0);
  const auto meta = read_as<Meta>(first, kPageHeader);
  if (meta.magic != kMagic) return not_a_store(path_);
  if (meta.version != kDataVersion)
    return newer_version(path_, "its LMDB data format is " + std::to_string(meta.version));
  if (!std::has_single_bit(meta.free.pad) || meta.free.pad < 256 || meta.free.pad > 65536)
    return damaged(path_, "its page size is impossible");
  page_size_ = meta.free.pad;
  if (!read_at(fd_, page_size_, kPageHeader + sizeof(Meta), second)) return cut_short(path_);
  const auto other_page = read_as<PageHeader>(second, 0);
  const auto other = read_as<Meta>(second, kPageHeader);
  if (other.magic != kMagic || other.version != kDataVersion || other.free.pad != page_size_ || page.flags != kMeta ||
      other_page.flags != kMeta || page.number != 0 || other_page.number != 1)
    return damaged(path_, "its header pages disagree");

  // Each commit writes the meta page that the one before did not, with the next number.
  const bool fresh = meta.transaction == 0 && other.transaction == 0;
  const std::uint64_t newest = std::max(meta.transaction, other.transaction);
  const std::uint64_t oldest = std::min(meta.transaction, other.transaction);
  const bool in_place = (newest == meta.transaction) == (newest % 2 == 0);
  if (!fresh && (newest - oldest != 1 || !in_place)) return damaged(path_, "its header pages disagree");

  struct stat status {};
  if (::fstat(fd_, &status) != 0) return system_problem(path_, "can't be read", errno);
  const std::uint64_t file_pages = static_cast<std::uint64_t>(status.st_size) / page_size_;
  for (const Meta* one : {&meta, &other}) {
    // Pages that were given out and given back within one transaction need not have been written, so the file may be
    // shorter than its last page says; each page in use is checked for itself.
    constexpr std::uint64_t kUnwritten = 1u << 20;
    if (one->address != 0 || one->last_page < 1 || one->last_page > file_pages + kUnwritten)
      return damaged(path_, "a header page is wrong");
  }
  return {};
}

Result<void> PageCheck::snapshot(std::uint64_t transaction) {
  std::string bytes;
  if (!read_at(fd_, (transaction % 2) * page_size_ + kPageHeader, sizeof(Meta), bytes)) return cut_short(path_);
  const auto meta = read_as<Meta>(bytes, 0);
  if (meta.transaction != transaction) return damaged(path_, "its header changed while it was read");
  struct stat status {};
  if (::fstat(fd_, &status) != 0) return system_problem(path_, "can't be read", errno);
  const std::uint64_t file_pages = static_cast<std::uint64_t>(status.st_size) / page_size_;
  if (const auto problem = Walk(fd_, page_size_, file_pages, meta).run()) return damaged(path_, *problem);
  return {};
}

}  // namespace dossier::store
