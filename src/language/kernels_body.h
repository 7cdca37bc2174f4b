// The bodies of the kernels, included once by each kernels_*.cpp after it has defined `Vector` (a register of kLanes
// floats) and `Integers` (as many integers of 32 bits) in an anonymous namespace: nothing here may have external linkage, since each file is compiled for another
// instruction set.
// No include guard and no includes: see kernels_avx512.cpp.

template <int Rows, int Registers>
void multiply_tile(const float* a, std::size_t a_row, std::size_t a_column, const float* b, std::size_t b_row, float* c,
                   std::size_t c_row, std::size_t inner, bool accumulate) {
  Vector sums[Rows][Registers];
  for (int i = 0; i < Rows; ++i)
    for (int j = 0; j < Registers; ++j)
      sums[i][j] = accumulate
                       ? Vector::load(c + static_cast<std::size_t>(i) * c_row + static_cast<std::size_t>(j) * kLanes)
                       : Vector::all(0.0f);
  for (std::size_t k = 0; k < inner; ++k) {
    Vector row[Registers];
    for (int j = 0; j < Registers; ++j) row[j] = Vector::load(b + k * b_row + static_cast<std::size_t>(j) * kLanes);
    for (int i = 0; i < Rows; ++i) {
      const Vector factor = Vector::all(a[static_cast<std::size_t>(i) * a_row + k * a_column]);
      for (int j = 0; j < Registers; ++j) sums[i][j] = fused(factor, row[j], sums[i][j]);
    }
  }
  for (int i = 0; i < Rows; ++i)
    for (int j = 0; j < Registers; ++j)
      sums[i][j].store(c + static_cast<std::size_t>(i) * c_row + static_cast<std::size_t>(j) * kLanes);
}

template <int Registers>
void multiply_columns(const float* a, std::size_t a_row, std::size_t a_column, const float* b, std::size_t b_row,
                      float* c, std::size_t c_row, std::size_t rows, std::size_t inner, bool accumulate) {
  std::size_t i = 0;
  for (; i + kTileRows <= rows; i += kTileRows)
    multiply_tile<kTileRows, Registers>(a + i * a_row, a_row, a_column, b, b_row, c + i * c_row, c_row, inner,
                                        accumulate);
  for (; i < rows; ++i)
    multiply_tile<1, Registers>(a + i * a_row, a_row, a_column, b, b_row, c + i * c_row, c_row, inner, accumulate);
}

void multiply(const float* a, std::size_t a_row, std::size_t a_column, const float* b, std::size_t b_row, float* c,
              std::size_t c_row, std::size_t rows, std::size_t columns, std::size_t inner, bool accumulate) {
  std::size_t j = 0;
  for (; j + kTileRegisters * kLanes <= columns; j += kTileRegisters * kLanes)
    multiply_columns<kTileRegisters>(a, a_row, a_column, b + j, b_row, c + j, c_row, rows, inner, accumulate);
  for (; j + kLanes <= columns; j += kLanes)
    multiply_columns<1>(a, a_row, a_column, b + j, b_row, c + j, c_row, rows, inner, accumulate);
}

/// tanh as a ratio of polynomials, within 4e-7 of the true value: only additions, multiplications and a division, so it
/// rounds the same everywhere, which the C library's does not promise.
inline Vector tanh_of(Vector x) {
  x = least(most(x, Vector::all(-7.9f)), Vector::all(7.9f));
  const Vector square = x * x;
  Vector top = Vector::all(-2.76076847742355e-16f);
  top = fused(top, square, Vector::all(2.00018790482477e-13f));
  top = fused(top, square, Vector::all(-8.60467152213735e-11f));
  top = fused(top, square, Vector::all(5.12229709037114e-08f));
  top = fused(top, square, Vector::all(1.48572235717979e-05f));
  top = fused(top, square, Vector::all(6.37261928875436e-04f));
  top = fused(top, square, Vector::all(4.89352455891786e-03f));
  top = top * x;
  Vector bottom = Vector::all(1.19825839466702e-06f);
  bottom = fused(bottom, square, Vector::all(1.18534705686654e-04f));
  bottom = fused(bottom, square, Vector::all(2.26843463243900e-03f));
  bottom = fused(bottom, square, Vector::all(4.89352518554385e-03f));
  return top / bottom;
}

inline Vector sigmoid_of(Vector x) {
  const Vector half = Vector::all(0.5f);
  return half * tanh_of(half * x) + half;
}

/// `Registers` neighbouring registers at a time: a step waits for the one before, so that several chains side by side
/// cost little more than one.
template <int Registers>
void recur_columns(float* at, std::ptrdiff_t projected_step, const float* input, std::ptrdiff_t highway_step,
                   const float* weights, float* cells, std::ptrdiff_t state_step, float* out,
                   std::ptrdiff_t output_step, std::size_t hidden, std::size_t length) {
  Vector cell[Registers];
  for (Vector& c : cell) c = Vector::all(0.0f);
  for (std::size_t t = 0; t < length; ++t) {
    for (int r = 0; r < Registers; ++r) {
      const std::size_t j = static_cast<std::size_t>(r) * kLanes;
      const auto weight = [&](std::size_t which) { return Vector::load(weights + which * hidden + j); };
      const Vector candidate = Vector::load(at + j);
      const Vector forget = sigmoid_of(fused(weight(0), cell[r], Vector::load(at + hidden + j) + weight(2)));
      const Vector reset = sigmoid_of(fused(weight(1), cell[r], Vector::load(at + 2 * hidden + j) + weight(3)));
      cell[r] = fused(forget, cell[r] - candidate, candidate);
      forget.store(at + hidden + j);
      reset.store(at + 2 * hidden + j);
      cell[r].store(cells + j);
      const Vector highway = Vector::load(input + j);
      fused(reset, cell[r] - highway, highway).store(out + j);
    }
    at += projected_step;
    input += highway_step;
    cells += state_step;
    out += output_step;
  }
}

void recur(float* projected, std::ptrdiff_t projected_step, const float* highway, std::ptrdiff_t highway_step,
           const float* weights, float* state, std::ptrdiff_t state_step, float* output, std::ptrdiff_t output_step,
           std::size_t hidden, std::size_t length) {
  const auto columns = [&](auto run, std::size_t j) {
    run(projected + j, projected_step, highway + j, highway_step, weights + j, state + j, state_step, output + j,
        output_step, hidden, length);
  };
  std::size_t j = 0;
  for (; j + kChains * kLanes <= hidden; j += kChains * kLanes) columns(recur_columns<kChains>, j);
  for (; j < hidden; j += kLanes) columns(recur_columns<1>, j);
}

void add_scaled_bytes(float* out, const signed char* values, float scale, std::size_t count) {
  const Vector factor = Vector::all(scale);
  for (std::size_t j = 0; j < count; j += kLanes)
    (Vector::load(out + j) + factor * Vector::from_bytes(values + j)).store(out + j);
}

void to_bytes(const float* input, std::size_t rows, std::size_t inner, unsigned char* bytes, float* scales,
              std::int32_t* corrections) {
  for (std::size_t i = 0; i < rows; ++i, input += inner, bytes += inner) {
    Vector most_yet = Vector::all(0.0f);
    for (std::size_t j = 0; j < inner; j += kLanes) {
      const Vector x = Vector::load(input + j);
      most_yet = most(most_yet, most(x, Vector::all(0.0f) - x));
    }
    float lanes[kLanes];
    most_yet.store(lanes);
    float largest = 0;
    for (const float lane : lanes) largest = lane > largest ? lane : largest;
    if (largest < 1e-30f) largest = 0;  // its inverse could overflow
    scales[i] = largest / static_cast<float>(kByteRange);
    const Vector factor = Vector::all(largest > 0 ? static_cast<float>(kByteRange) / largest : 0.0f);
    Integers sum = Integers::all(0);
    for (std::size_t j = 0; j < inner; j += kLanes) {
      const Integers value = Integers::nearest(Vector::load(input + j) * factor) + Integers::all(kByteOffset);
      value.store_bytes(bytes + j);
      sum = sum + value;
    }
    std::int32_t parts[kLanes];
    sum.store(parts);
    corrections[i] = 0;
    for (const std::int32_t part : parts) corrections[i] += part * kByteOffset;
  }
}
