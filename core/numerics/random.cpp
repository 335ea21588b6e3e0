#include "core/numerics/random.hpp"

#include <cmath>
#include <cstring>

namespace gaincast {
namespace {

constexpr int degree = 7;

/// Coefficients of a polynomial, constant first, by Horner's rule.
double polynomial(const double (&c)[degree + 1], double x) {
  double sum = c[degree];
  for (int i = degree - 1; i >= 0; --i) sum = sum * x + c[i];
  return sum;
}

// AS 241: numerator and denominator for the middle, the tails and the far tails.
constexpr double middle_over[] = {3.3871328727963666080,    1.3314166789178437745e+2,
                                  1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                  4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                  3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr double middle_under[] = {1.0,
                                   4.2313330701600911252e+1,
                                   6.8718700749205790830e+2,
                                   5.3941960214247511077e+3,
                                   2.1213794301586595867e+4,
                                   3.9307895800092710610e+4,
                                   2.8729085735721942674e+4,
                                   5.2264952788528545610e+3};
constexpr double tail_over[] = {1.42343711074968357734,    4.63033784615654529590,
                                5.76949722146069140550,    3.64784832476320460504,
                                1.27045825245236838258,    2.41780725177450611770e-1,
                                2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr double tail_under[] = {1.0,
                                 2.05319162663775882187,
                                 1.67638483018380384940,
                                 6.89767334985100004550e-1,
                                 1.48103976427480074590e-1,
                                 1.51986665636164571966e-2,
                                 5.47593808499534494600e-4,
                                 1.05075007164441684324e-9};
constexpr double far_over[] = {6.65790464350110377720,    5.46378491116411436990,
                               1.78482653991729133580,    2.96560571828504891230e-1,
                               2.65321895265761230930e-2, 1.24266094738807843860e-3,
                               2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr double far_under[] = {1.0,
                                5.99832206555887937690e-1,
                                1.36929880922735805310e-1,
                                1.48753612908506148525e-2,
                                7.86869131145613259100e-4,
                                1.84631831751005468180e-5,
                                1.42151175831644588870e-7,
                                2.04426310338993978564e-15};

std::uint64_t join(std::uint32_t high, std::uint32_t low) {
  return (static_cast<std::uint64_t>(high) << 32) | low;
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t p = std::uint64_t{0xD2511F53} * counter[0];
    const std::uint64_t q = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {
        static_cast<std::uint32_t>(q >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(q),
        static_cast<std::uint32_t>(p >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(p)};
    key[0] += 0x9E3779B9;
    key[1] += 0xBB67AE85;
  }
  return counter;
}

double portable_log(double x) {
  std::uint64_t bits;
  std::memcpy(&bits, &x, sizeof bits);
  int exponent = static_cast<int>(bits >> 52) - 1023;
  bits = (bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000;
  double mantissa;
  std::memcpy(&mantissa, &bits, sizeof mantissa);  // 1 <= mantissa < 2
  if (mantissa > 1.4142135623730951) {
    mantissa /= 2;
    ++exponent;
  }
  // ln m = 2 atanh(s), s = (m − 1)/(m + 1), |s| <= 0.172: the series ends below 1e-17 at s^21.
  const double s = (mantissa - 1) / (mantissa + 1), s2 = s * s;
  double series = 0;
  for (int power = 21; power >= 3; power -= 2) series = series * s2 + 1.0 / power;
  return exponent * 0.6931471805599453 + (2 * s + 2 * s * s2 * series);
}

double normal_quantile(double p) {
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(middle_over, r) / polynomial(middle_under, r);
  }
  const double r = std::sqrt(-portable_log(q < 0 ? p : 1 - p));
  const double z = r <= 5 ? polynomial(tail_over, r - 1.6) / polynomial(tail_under, r - 1.6)
                          : polynomial(far_over, r - 5) / polynomial(far_under, r - 5);
  return q < 0 ? -z : z;
}

double NormalStream::next() {
  std::uint64_t bits = half_;
  if (!have_half_) {
    const auto words = philox(
        {block_++, 0, static_cast<std::uint32_t>(index_), static_cast<std::uint32_t>(index_ >> 32)},
        {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)});
    bits = join(words[1], words[0]);
    half_ = join(words[3], words[2]);
  }
  have_half_ = !have_half_;
  return normal_quantile((static_cast<double>(bits >> 12) + 0.5) * 0x1p-52);
}

}  // namespace gaincast
