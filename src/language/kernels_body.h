// The bodies of the kernels, included once by each kernels_*.cpp after it has defined `Vector` (a register of kLanes
// floats) in an anonymous namespace: nothing here may have external linkage, since each file is compiled for another
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
  top = top * square + Vector::all(2.00018790482477e-13f);
  top = top * square + Vector::all(-8.60467152213735e-11f);
  top = top * square + Vector::all(5.12229709037114e-08f);
  top = top * square + Vector::all(1.48572235717979e-05f);
  top = top * square + Vector::all(6.37261928875436e-04f);
  top = top * square + Vector::all(4.89352455891786e-03f);
  top = top * x;
  Vector bottom = Vector::all(1.19825839466702e-06f);
  bottom = bottom * square + Vector::all(1.18534705686654e-04f);
  bottom = bottom * square + Vector::all(2.26843463243900e-03f);
  bottom = bottom * square + Vector::all(4.89352518554385e-03f);
  return top / bottom;
}

inline Vector sigmoid_of(Vector x) {
  const Vector half = Vector::all(0.5f);
  return half * tanh_of(half * x) + half;
}

void recur(float* projected, std::ptrdiff_t projected_step, const float* highway, std::ptrdiff_t highway_step,
           const float* weights, float* state, std::ptrdiff_t state_step, float* output, std::ptrdiff_t output_step,
           std::size_t hidden, std::size_t length) {
  const Vector one = Vector::all(1.0f);
  for (std::size_t j = 0; j < hidden; j += kLanes) {
    const Vector forget_state = Vector::load(weights + j);
    const Vector reset_state = Vector::load(weights + hidden + j);
    const Vector forget_bias = Vector::load(weights + 2 * hidden + j);
    const Vector reset_bias = Vector::load(weights + 3 * hidden + j);
    Vector cell = Vector::all(0.0f);
    float* at = projected + j;
    const float* input = highway + j;
    float* cells = state + j;
    float* out = output + j;
    for (std::size_t t = 0; t < length; ++t) {
      const Vector candidate = Vector::load(at);
      const Vector forget = sigmoid_of(Vector::load(at + hidden) + forget_state * cell + forget_bias);
      const Vector reset = sigmoid_of(Vector::load(at + 2 * hidden) + reset_state * cell + reset_bias);
      cell = forget * cell + (one - forget) * candidate;
      forget.store(at + hidden);
      reset.store(at + 2 * hidden);
      cell.store(cells);
      (reset * cell + (one - reset) * Vector::load(input)).store(out);
      at += projected_step;
      input += highway_step;
      cells += state_step;
      out += output_step;
    }
  }
}

void add_scaled_bytes(float* out, const signed char* values, float scale, std::size_t count) {
  const Vector factor = Vector::all(scale);
  for (std::size_t j = 0; j < count; j += kLanes)
    (Vector::load(out + j) + factor * Vector::from_bytes(values + j)).store(out + j);
}
