#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <span>
#include <vector>

#include "core/averaging/bootstrap.hpp"
#include "core/averaging/cautions.hpp"
#include "core/averaging/forecast.hpp"
#include "core/data/dataset.hpp"
#include "core/design/design.hpp"
#include "core/fitting/fit_laws.hpp"
#include "core/trend/calibrated.hpp"

/// One input of libFuzzer: rows as bytes → parse → fit → forecast → bootstrap(20) → calibrated →
/// design. It stops at a crash, at a number that is none, and at an input that takes the processor
/// more than a second; the input is then left as a file, which `tests/fuzz/run FILE` tries again.
namespace {

using namespace gaincast;

constexpr double longest = 1;  // seconds of the processor, as the page's promise has it
constexpr std::size_t bytes_per_row = 6, most_rows = 64;

/// The slowest input so far; said at the end.
struct Slowest {
  double seconds = 0;
  std::size_t rows = 0;
  ~Slowest() { std::fprintf(stderr, "slowest input: %.3f s, %zu rows\n", seconds, rows); }
} slowest;

double processor_time() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "FOUND: %s\n", what);
  std::abort();
}

/// Two bytes: 256 mantissas in each of a few magnitudes. Most are ordinary; 12 of 256 magnitudes
/// are as far out as numbers are admitted.
double number(std::uint8_t mantissa, std::uint8_t magnitude, int least, int steps) {
  static constexpr double extreme[]{1e-60, 1e-30, 1e-15, 1e-9, 1e-7, 1e-6,
                                    1e6,   1e7,   1e9,   1e15, 1e30, 1e60};
  const double scale =
      magnitude >= 244 ? extreme[magnitude - 244] : std::pow(10.0, least + magnitude % steps);
  return (1 + mantissa / 32.0) * scale;
}

std::vector<Observation> rows_of(std::span<const std::uint8_t> bytes) {
  std::vector<Observation> rows;
  for (std::size_t i = 0; i + bytes_per_row <= bytes.size() && rows.size() < most_rows;
       i += bytes_per_row) {
    const std::uint8_t* const b = bytes.data() + i;
    Observation row{number(b[0], b[1], -1, 4), number(b[2], b[3] / 2, -2, 4),
                    number(b[4], b[5], -2, 3)};
    if (b[3] % 2 == 1) row.gain = -row.gain;
    if (b[2] == 0) row.gain = 0;
    rows.push_back(row);
  }
  return rows;
}

void try_rows(const std::vector<Observation>& rows) {
  const auto parsed = Dataset::parse(rows);
  if (!parsed) return demand(!parsed.error().message.empty(), "a refusal without a sentence");
  const Dataset& dataset = parsed.value();
  const double largest = dataset.points().back().at.size;
  std::vector<double> sizes{largest};
  for (const double times : {2.0, 10.0}) sizes.push_back(std::min(times * largest, 1e60));

  const auto fits = fit(dataset);
  const Ensemble ensemble = weigh(fits);
  for (const Fit& each : fits) demand(each.chi2 >= 0, "a chi2 that is none");
  for (const ForecastAt& at : forecast(fits, ensemble, sizes)) {
    if (at.average)
      demand(
          std::isfinite(at.average->mean) && at.average->sd >= 0 && std::isfinite(at.average->sd),
          "an average that is not finite");
    for (const auto& law : at.laws)
      demand(!law || (std::isfinite(law->value) && std::isfinite(law->sd)),
             "a law's gain that is not finite");
  }
  cautions(dataset, fits, Criterion::aic);

  const BootstrapSlice slice = bootstrap(dataset, {sizes, 1, Criterion::aic, {}}, 0, 20);
  const std::span<const double> values = slice.values();
  for (std::size_t law = 0; law < fits.size(); ++law)
    for (std::size_t i = 0; i < 20 * sizes.size(); ++i)
      demand(std::isnan(values[law * 20 * sizes.size() + i]) ==
                 (fits[law].status == Status::not_identified),
             "a resample of a law without a number, or with one that it cannot have");

  const double levels[]{0.5, 0.95};
  for (const CalibratedAt& at : calibrated_forecast(dataset, {sizes, levels}).at)
    demand(std::isfinite(at.mean) && std::isfinite(at.sd) &&
               at.intervals[1].low <= at.intervals[0].low &&
               at.intervals[0].high <= at.intervals[1].high,
           "a calibrated forecast that is not finite");

  DesignOptions options;
  options.candidates = {sizes[0], sizes[1]};
  options.target = sizes[2];
  const Design next = design(dataset, options);
  demand(next.entropy >= 0 && std::isfinite(next.entropy), "an entropy that is none");
  for (const Candidate& each : next.candidates)
    demand(!each.sd_after || std::isfinite(*each.sd_after), "a design that is not finite");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<Observation> rows = rows_of({data, size});
  const double before = processor_time();
  try_rows(rows);
  const double seconds = processor_time() - before;
  if (seconds > slowest.seconds) {
    slowest.seconds = seconds;
    slowest.rows = rows.size();
  }
  demand(seconds <= longest, "an input that takes more than a second");
  return 0;
}
