/**
 * Faults of one line, each of which some test of the core must notice. `from` occurs exactly once in the
 * file. `tests` is the filter of the tests that are run; the fewer, the sooner.
 */
export type Fault = {
  readonly what: string;
  readonly file: `core/${string}.cpp`;
  readonly from: string;
  readonly to: string;
  readonly tests: string;
};

type InFile = readonly [what: string, from: string, to: string];

const faultsOf = (
  file: Fault['file'],
  tests: string,
  faults: readonly InFile[],
): readonly Fault[] => faults.map(([what, from, to]) => ({ what, file, from, to, tests }));

export const FAULTS: readonly Fault[] = [
  ...faultsOf('core/data/dataset.cpp', 'Dataset.*:Targets.*', [
    [
      'the weight of a pooled row is 1/se',
      'weight += 1 / (row.se * row.se);',
      'weight += 1 / row.se;',
    ],
    [
      'a pooled point has the se of one row',
      'point.se = 1 / std::sqrt(weight);',
      'point.se = rows[0].se;',
    ],
    ['scatter at one size is forgotten', 'pure_error += residual * residual;', ''],
    ['rows count from 0 in sentences', 'std::to_string(row + 1)', 'std::to_string(row)'],
    [
      'an infinite target is taken',
      'if (std::isfinite(size) && size >= Dataset::min_magnitude && size <= Dataset::max_magnitude)',
      'if (size >= Dataset::min_magnitude)',
    ],
  ]),
  ...faultsOf('core/data/preprocessing.cpp', 'Preprocessing.*', [
    [
      'extra scatter is added, not in quadrature',
      'std::hypot(row.se, asked.extra_se)',
      'row.se + asked.extra_se',
    ],
    ['a share of headroom keeps its se in pp', 'row.se *= 100 / left;', ''],
    [
      'the headroom is that of the smallest size',
      'row.size < largest',
      'row.size > largest && largest > 0',
    ],
    [
      'a gain beyond the headroom is taken',
      'if (auto error = refuse_score(row, i, asked)) return error;',
      '',
    ],
    [
      'what is out of range after preprocessing is not found',
      'return Dataset::refuse(preprocess(row, asked, {}), i);',
      'return std::nullopt;',
    ],
  ]),
  ...faultsOf('core/data/gain_se.cpp', 'GainSe.*', [
    [
      'paired scores share nothing',
      'm.paired ? 2 * m.between * base * score : 0',
      'm.paired ? m.between * base * score : 0',
    ],
    [
      'samples of a question are independent',
      'std::sqrt(p * (1 - p) / questions * (within + (1 - within) / samples))',
      'std::sqrt(p * (1 - p) / questions / samples)',
    ],
  ]),
  ...faultsOf('core/averaging/ensemble.cpp', 'Weights.*:Average.*:Criteria.*:Forecast.*', [
    ['weights are exp(−Δ)', 'std::exp(-(values[i] - best) / 2)', 'std::exp(-(values[i] - best))'],
    ['a law that is left out has weight', 'if (fits[i].averaged) {', 'if (best < infinity) {'],
    ['weights do not sum to 1', 'score.weight /= sum;', 'score.weight /= 1;'],
  ]),
  ...faultsOf('core/averaging/ensemble_refit.cpp', 'Bootstrap.*:EnsembleRefit.*:Validation.*', [
    [
      'laws without a forecast get weight',
      'member.weight = member.last.averaged && member.chosen ? criterion : infinity;',
      'member.weight = member.chosen ? criterion : infinity;',
    ],
    [
      'weights are exp(−Δ) in resamples',
      'std::exp(-(member.weight - lowest) / 2)',
      'std::exp(-(member.weight - lowest))',
    ],
    [
      'BIC counts as AIC in resamples',
      '{l, ensemble.scores[l].penalty, laws[l].chosen, laws[l].refit(store_)}',
      '{l, 2.0 * fits_[l].k, laws[l].chosen, laws[l].refit(store_)}',
    ],
    [
      'every resample has the same noise',
      'return about({index, data_, 0, 0}, seed, static_cast<std::uint64_t>(index), index);',
      'return about({index, data_, 0, 0}, seed, 0, index);',
    ],
    [
      'resamples are about the data, not about the gains given',
      'gains_[i] = other.y[i] + normal.next();',
      'gains_[i] = data_[i] + normal.next();',
    ],
  ]),
  ...faultsOf('core/averaging/bootstrap.cpp', 'Bootstrap.*', [
    [
      'the bound is forgotten in resamples',
      'own[s * together] = within(options.bounds[s], own[s * together]);',
      '',
    ],
    [
      'refits at a limit are not counted',
      'slice.at_limit[member.law] += member.last.at_limit;',
      '',
    ],
    ['a slice begins at 0', 'first + static_cast<std::int64_t>(i)', 'static_cast<std::int64_t>(i)'],
  ]),
  ...faultsOf('core/averaging/forecast.cpp', 'Forecast.*:Average.*', [
    [
      'the spread between the laws is left out',
      'const double sd = std::sqrt(within + between);',
      'const double sd = std::sqrt(within);',
    ],
    [
      'the bound is forgotten',
      'std::exchange(law->value, within(allowed, law->value))',
      'law->value',
    ],
  ]),
  ...faultsOf('core/evaluation/validation.cpp', 'Validation.*', [
    [
      'the bootstrap is centred on the generating model',
      'redraw_.about(gains, options_.seed, stream, index + r)',
      'redraw_(options_.seed, static_cast<std::int64_t>(stream))',
    ],
    ['every trial has the same noise', 'draw_(options_.seed, trial)', 'draw_(options_.seed, 0)'],
    [
      'every trial is bootstrapped with the same noise',
      ' + static_cast<std::uint64_t>(trial);',
      ';',
    ],
    ['coverage is of 1 sd', 'error <= 2 * forecasts.sd[t]', 'error <= forecasts.sd[t]'],
    [
      'the spread between the laws is left out of a trial',
      'law.sd[t] * law.sd[t] + (law.value[t] - mean) * (law.value[t] - mean)',
      'law.sd[t] * law.sd[t]',
    ],
    [
      'the level of the interval is ignored',
      'summarise(bootstrapped_[t], options_.level)',
      'summarise(bootstrapped_[t], 0.95)',
    ],
    ['slices are added without their coverage', 'sum.covered += errors.covered;', ''],
    [
      'the criterion is ignored in trials',
      'options.criterion, options.targets',
      'Criterion::bic, options.targets',
    ],
  ]),
  ...faultsOf('core/evaluation/backtest.cpp', 'Backtest.*', [
    ['the criterion is ignored', 'weigh(fits, options.criterion)', 'weigh(fits)'],
    [
      'the bound is dropped from the intervals of the paper’s method',
      'interval(*at.average, level, allowed)',
      'interval(*at.average, level)',
    ],
    [
      'the bound is dropped from the calibrated method',
      '{sizes, levels, bounds, {}, options.constants}',
      '{sizes, levels, {}, {}, options.constants}',
    ],
    [
      'misses on one side are not counted',
      'measured.gain >= low && measured.gain <= high',
      'measured.gain <= high',
    ],
    ['errors are summed, not averaged', 'if (scores.points == 0) return scores;', 'return scores;'],
    [
      'runs of one size are divided',
      'if (ordered[seen].size == ordered[seen - 1].size) continue;',
      '',
    ],
  ]),
  ...faultsOf('core/evaluation/baselines.cpp', 'Baselines.*:Backtest.*', [
    ['half the trend is the whole', '0.5 * line_through', '1.0 * line_through'],
    [
      'the line is not weighted',
      'const double w = 1 / (point.se * point.se);',
      'const double w = 1;',
    ],
  ]),
  ...faultsOf('core/evaluation/forecast_score.cpp', 'ForecastScore.*', [
    [
      'what an interval misses costs half',
      '2 / (1 - level) * outside',
      '1 / (1 - level) * outside',
    ],
    ['the CRPS is half', 'return 2 * sum / n;', 'return sum / n;'],
  ]),
  ...faultsOf('core/design/run_sets.cpp', 'Design.*', [
    [
      'a set of runs explains 0.9 of its variance',
      'explained += weight * (target / all) * (target / all);',
      'explained += 0.9 * weight * (target / all) * (target / all);',
    ],
    [
      'the outcomes of a set have no error of measurement',
      'cov(i, i) += candidates[set[i]].se * candidates[set[i]].se;',
      'cov(i, i) += 1e-6;',
    ],
    ['a set may cost more than the budget', 'if (cost <= budget)', 'if (cost <= 2 * budget)'],
    [
      'the outcomes of a set are independent',
      'cov(i, j) = moments.cov(p, static_cast<Eigen::Index>(set[j]));',
      'cov(i, j) = i == j ? moments.cov(p, p) : 0;',
    ],
  ]),
  ...faultsOf('core/design/design.cpp', 'Design.*', [
    [
      'a set of one run has the rougher figure',
      'if (set.size() == 1) outcome->sd_after',
      'if (false) outcome->sd_after',
    ],
    ['the criterion is ignored in the design', 'weigh(fits, options.criterion)', 'weigh(fits)'],
    [
      'the worst set is chosen',
      'outcome->sd_after < result.set->sd_after',
      'outcome->sd_after > result.set->sd_after',
    ],
  ]),
  ...faultsOf('core/numerics/summary.cpp', 'Summar*:Exceedance.*:Histogram.*', [
    ['the sd divides by n', 'std::sqrt(rest / (n - 1))', 'std::sqrt(rest / n)'],
    ['reaching a threshold is going beyond it', 'return x >= threshold;', 'return x > threshold;'],
    [
      'the Monte-Carlo error is of one resample',
      'std::sqrt(p * (1 - p) / n)',
      'std::sqrt(p * (1 - p))',
    ],
  ]),
  ...faultsOf('core/decomposition/decomposition_options.cpp', 'Decomposition.Refuses*', [
    ['no sizes are taken', 'options.sizes.empty() || ', ''],
    ['bounds may be reversed', '&& low <= high ', ''],
  ]),
  ...faultsOf('core/search/rival_check.cpp', 'Bootstrap.*:EnsembleRefit.*:RivalCheck.*', [
    [
      'every local minimum is proved to be the global one',
      'if (beyond == radius_.end() || moved + apart + 2 * distance > horizon_) return false;',
      'return true;',
    ],
  ]),
];
