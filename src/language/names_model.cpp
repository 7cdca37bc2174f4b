#include "language/names_model.h"

#include <cmath>
#include <cstring>
#include <limits>

namespace dossier::language::names {

bool SequenceModel::unpack(std::string_view section) {
  if (section.size() < sizeof(ModelHeader)) return false;
  ModelHeader header;
  std::memcpy(&header, section.data(), sizeof(header));
  if (header.magic != kModelMagic || header.feature_count != kFeatureCount || header.bucket_bits > 24) return false;
  if (!std::isfinite(header.scale) || header.scale <= 0) return false;
  const std::size_t rows = (std::size_t{1} << header.bucket_bits) * kRowsInBucket;
  if (section.size() != sizeof(ModelHeader) + rows * sizeof(Row)) return false;
  header_ = header;
  rows_ = section.data() + sizeof(ModelHeader);
  return true;
}

void SequenceModel::score(const Features& features, Scores& out) const {
  const auto bucket_at = [&](std::uint64_t feature) {
    return rows_ + bucket_of(feature, header_.bucket_bits) * kRowsInBucket * sizeof(Row);
  };
  // The table is larger than the caches: ask for all of a word's buckets before reading the first.
  for (const std::uint64_t feature : features)
    if (feature != 0) __builtin_prefetch(bucket_at(feature));
  Scores total{};
  for (const std::uint64_t feature : features) {
    if (feature == 0) continue;
    const char* bucket = bucket_at(feature);
    const std::uint16_t check = check_of(feature);
    for (unsigned r = 0; r < kRowsInBucket; ++r) {
      Row row;
      std::memcpy(&row, bucket + r * sizeof(Row), sizeof(row));
      if (row.check != check) continue;
      for (unsigned label = 0; label < kRowLabels; ++label)
        total[label] = static_cast<std::int16_t>(total[label] + row.weights[label]);
      break;
    }
  }
  out = total;
}

void SequenceModel::decode(const std::vector<Scores>& scores, std::size_t first, std::size_t last,
                           std::uint8_t* labels) const {
  constexpr int kNever = std::numeric_limits<int>::min() / 4;
  std::array<int, kLabelCount> best{}, next{};
  std::vector<std::array<std::uint8_t, kLabelCount>> back(last - first);
  best.fill(kNever);
  best[0] = 0;
  for (std::size_t i = first; i < last; ++i) {
    for (unsigned label = 0; label < kLabelCount; ++label) {
      int top = kNever;
      std::uint8_t from = 0;
      for (unsigned previous = 0; previous < kLabelCount; ++previous) {
        if (!may_follow(previous, label)) continue;
        const int value = best[previous] + header_.transitions[previous][label];
        if (value > top) {
          top = value;
          from = static_cast<std::uint8_t>(previous);
        }
      }
      next[label] = top + scores[i][label];
      back[i - first][label] = from;
    }
    best = next;
  }
  unsigned label = 0;
  for (unsigned other = 1; other < kLabelCount; ++other)
    if (best[other] + header_.transitions[other][0] > best[label] + header_.transitions[label][0]) label = other;
  for (std::size_t i = last; i > first; --i) {
    labels[i - 1 - first] = static_cast<std::uint8_t>(label);
    label = back[i - 1 - first][label];
  }
}

}  // namespace dossier::language::names
