#pragma once

#include <array>
#include <cstdint>

/// Normal random numbers that are the same, bit for bit, on every machine. The generator is
/// counter-based: any element can be computed without those before it. The normal transform uses
/// only additions, multiplications, divisions and square roots, whose results IEEE 754 fixes to the
/// last bit.
///
///     NormalStream resample(seed, 17);                             // depends on (seed, 17) alone
///     for (Observation& row : rows) row.gain += row.se * resample.next();
namespace gaincast {

/// Philox4x32-10: four 32-bit words from a counter of 128 bits and a key of 64 bits. Passes
/// BigCrush. Source: Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3",
/// SC '11.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key);

/// ln x for finite, normal x > 0, to 2 ulp, from basic operations only.
double portable_log(double x);

/// The quantile of the standard normal distribution, 0 < p < 1, to 1e-15 relative.
/// Source: Wichura, "Algorithm AS 241", Applied Statistics 37 (1988), routine PPND16.
double normal_quantile(double p);

/// The standard normal numbers of one stream, which depends on (seed, index) alone. Number j is the
/// normal quantile of (u + ½)/2^52, where u is the upper 52 bits of half j mod 2 of
/// philox(counter = {j/2, 0, index low, index high}, key = seed).
class NormalStream {
 public:
  NormalStream(std::uint64_t seed, std::uint64_t index) : seed_(seed), index_(index) {}
  double next();

 private:
  std::uint64_t seed_, index_;
  std::uint32_t block_ = 0;
  bool have_half_ = false;
  std::uint64_t half_ = 0;
};

}  // namespace gaincast
