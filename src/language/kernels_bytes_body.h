// The body of the integer product, included as kernels_body.h is, after `Vector`,
//   Integers: kLanes integers of 32 bits,
//   Accumulator: the sums of kLanes columns for one row; `add` takes four bytes of the row with four of each column,
//   twice.
// No include guard and no includes: see kernels_avx512.cpp.

template <int Rows, int Registers>
void multiply_bytes_tile(const ByteRows& a, const BytePanels& b, float* c, std::size_t c_row, std::size_t row,
                         std::size_t column, std::size_t inner) {
  Accumulator sums[Rows][Registers];
  const unsigned char* columns[Registers];
  for (int j = 0; j < Registers; ++j) {
    const std::size_t at = column + static_cast<std::size_t>(j) * kLanes;
    columns[j] = b.bytes + at / BytePanels::kColumns * BytePanels::kColumns * inner + at % BytePanels::kColumns * 4;
  }
  const unsigned char* rows = a.bytes + row * inner;
  for (std::size_t k = 0; k < inner; k += 8) {
    for (int i = 0; i < Rows; ++i)
      for (int j = 0; j < Registers; ++j)
        sums[i][j].add(rows + static_cast<std::size_t>(i) * inner + k, columns[j] + k * BytePanels::kColumns,
                       columns[j] + (k + 4) * BytePanels::kColumns);
  }
  for (int i = 0; i < Rows; ++i) {
    const std::size_t at = row + static_cast<std::size_t>(i);
    const Vector scale = Vector::all(a.scales[at]);
    const Integers correction = Integers::all(a.corrections[at]);
    for (int j = 0; j < Registers; ++j) {
      const std::size_t start = column + static_cast<std::size_t>(j) * kLanes;
      const Integers sum = sums[i][j].total() - correction - Integers::load(b.corrections + start);
      fused(sum.to_float(), scale * Vector::load(b.scales + start), Vector::load(b.bias + start))
          .store(c + at * c_row + start);
    }
  }
}

template <int Registers>
void multiply_bytes_columns(const ByteRows& a, const BytePanels& b, float* c, std::size_t c_row, std::size_t rows,
                            std::size_t column, std::size_t inner) {
  std::size_t i = 0;
  for (; i + kByteTileRows <= rows; i += kByteTileRows)
    multiply_bytes_tile<kByteTileRows, Registers>(a, b, c, c_row, i, column, inner);
  for (; i < rows; ++i) multiply_bytes_tile<1, Registers>(a, b, c, c_row, i, column, inner);
}

void multiply_bytes(const ByteRows& a, const BytePanels& b, float* c, std::size_t c_row, std::size_t rows,
                    std::size_t columns, std::size_t inner) {
  std::size_t j = 0;
  for (; j + kByteTileRegisters * kLanes <= columns; j += kByteTileRegisters * kLanes)
    multiply_bytes_columns<kByteTileRegisters>(a, b, c, c_row, rows, j, inner);
  for (; j < columns; j += kLanes) multiply_bytes_columns<1>(a, b, c, c_row, rows, j, inner);
}
