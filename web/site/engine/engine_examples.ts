/** The examples of every method in the engine's documentation. The build and a test run them. */
export const BEGIN = `const rows = [[0.5, 1.2, 0.4], [1, 2.1, 0.3], [2, 3.5, 0.4], [4, 5.4, 0.5], [8, 8.0, 0.6]];
const observations = rows.map(([size, gain, se]) => ({ size, gain, se }));
`;

/** The examples of each method. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  laws: [
    `console.log(engine.laws().map(({ name, formula }) => name + ': ' + formula).join('\\n'));`,
  ],
  fit: [
    `const { value } = engine.fit(observations, { criterion: 'aic' });
for (const { law, chi2, weight, status } of value.fits) {
  console.log(law, chi2.toFixed(3), weight.toFixed(3), status);
}`,
    `const { ok, error } = engine.fit([{ size: 1, gain: 2, se: 0 }]);
console.log(ok, error.code, error.row, error.field, error.message);`,
  ],
  forecast: [
    `const { value } = engine.forecast(observations, { sizes: [14, 70] });
console.log(value.mean.map((gain) => gain.toFixed(3)), value.sd.map((sd) => sd.toFixed(3)));`,
    `// The calibrated method, with intervals; the standard errors do not include 0.5 pp of scatter between runs.
const { value } = engine.forecast(observations, {
  sizes: [70], method: 'calibrated', levels: [0.8, 0.95], extraSe: 0.5,
});
console.log(value.mean[0].toFixed(3), value.sd[0].toFixed(3));
for (const { level, low, high } of value.intervals) {
  console.log(level, low[0].toFixed(3), high[0].toFixed(3));
}`,
    `// Scores cannot exceed 100: with baselines, no forecast exceeds the headroom that they leave.
const base = [30, 38, 46, 54, 62];
const scored = observations.map((one, at) => ({ ...one, base: base[at] }));
const capped = engine.forecast(scored, { sizes: [70], ceiling: 100 });
console.log(capped.value.most, capped.value.mean[0].toFixed(3));
const shares = engine.forecast(scored, { sizes: [70], shareOfHeadroom: true });
console.log(shares.value.mean[0].toFixed(1)); // percent of the headroom`,
    `// Learned from post-training: the baseline of 70B scores 81, that of 405B is forecast from the others.
const base = [30, 38, 46, 54, 62];
const scored = observations.map((one, at) => ({ ...one, base: base[at] }));
const { value } = engine.forecast(scored, {
  sizes: [70, 405], bases: [81, null], method: 'post-training',
});
value.mean.forEach((gain, i) => console.log(gain.toFixed(1), value.scores.mean[i].toFixed(1)));`,
  ],
  bootstrap: [
    `const { value } = engine.bootstrap(observations, { sizes: [70], replicates: 1000, seed: 1 });
const { low, median, high } = value.average[0];
console.log(low.toFixed(3), median.toFixed(3), high.toFixed(3));`,
  ],
  bootstrapSlice: [
    `// Resamples may be divided in any way, over threads or to show progress: the answer is the same.
const part = (first, last) =>
  engine.bootstrapSlice(observations, { sizes: [70], seed: 1, first, last }).value;
const { value } = engine.bootstrapSummary([part(0, 300), part(300, 1000)], { threshold: 10 });
console.log(value.average[0].low.toFixed(3), value.exceedance[0].probability);`,
  ],
  bootstrapSummary: [
    `const slice = engine.bootstrapSlice(observations, { sizes: [70], seed: 1, first: 0, last: 1000 });
const { value } = engine.bootstrapSummary([slice.value], { level: 0.8 });
console.log(value.replicates, value.average[0].low.toFixed(3), value.average[0].high.toFixed(3));`,
  ],
  decompose: [
    `const { value } = engine.decompose(observations, { sizes: [8, 70] });
for (const { id, gain, identified } of value.components) {
  console.log(id, gain.map((one) => one.toFixed(2)).join(' '), identified);
}`,
  ],
  validate: [
    `const { value } = engine.validate(observations, { targets: [70], trials: 100, seed: 1 });
for (const { law, estimators } of value.truths) {
  const { mape, coverage } = estimators.find(({ id }) => id === 'average');
  console.log(law, mape.toFixed(1), coverage.toFixed(2));
}`,
  ],
  validateSlice: [
    `const part = (first, last) =>
  engine.validateSlice(observations, { targets: [70], trials: 100, seed: 1, first, last }).value;
const { value } = engine.validateSummary([part(0, 40), part(40, 100)]);
console.log(value.trials, value.truths.length);`,
  ],
  validateSummary: [
    `const options = { targets: [70], trials: 20, seed: 1, first: 0, last: 20 };
const slice = engine.validateSlice(observations, options);
console.log(engine.validateSummary([slice.value]).value.trials);`,
  ],
  design: [
    `const { value } = engine.design(observations, { candidates: [14, 32], target: 70 });
for (const { size, sdAfter, predictiveBits } of value.candidates) {
  console.log(size, sdAfter.toFixed(2), predictiveBits.toFixed(3));
}`,
  ],
  backtest: [
    `const { value } = engine.backtest(observations, { method: 'calibrated', fitUpTo: 2 });
for (const { size, gain, forecast } of value.cuts[0].points) {
  console.log(size, gain, forecast.mean.toFixed(2), forecast.sd.toFixed(2));
}`,
  ],
  scoreForecast: [
    `const measured = [
  { size: 1, base: 20, score: 35, questions: 500 },
  { size: 3, base: 35, score: 52, questions: 500 },
  { size: 8, base: 50, score: 67, questions: 500 },
];
// The baseline of 70B scores 65; nobody has measured that of 405B.
const { value } = engine.scoreForecast(measured, { sizes: [70, 405], bases: [65, null], atLeast: 10 });
const [{ low, high }] = value.score.intervals;
value.sizes.forEach((size, i) =>
  console.log(size, value.score.mean[i].toFixed(1), low[i].toFixed(1), high[i].toFixed(1),
    value.atLeast.probability[i].toFixed(2)));`,
  ],
  gainForecast: [
    `const { value } = engine.gainForecast(observations, { sizes: [14, 70], atLeast: 5 });
console.log(value.median.map((gain) => gain.toFixed(1)), value.atLeast.probability);`,
  ],
  nextRun: [
    `const { value } = engine.nextRun(observations, {
  candidates: [14, 32],
  target: 70,
  method: 'calibrated',
  decision: { worth: 3000 },
});
for (const { size, sdAfter, netValue } of value.candidates) {
  console.log(size, sdAfter.toFixed(2), netValue.toFixed(0));
}`,
  ],
  requiredSize: [
    `const { value } = engine.requiredSize(observations, { gain: 10, probability: 0.6 });
console.log(value.reached, value.size, value.range, value.cost);`,
  ],
  compare: [
    `const other = observations.map((row) => ({ ...row, gain: 0.5 * row.gain + 2 }));
const { value } = engine.compare(observations, other, { sizes: [70], paired: true });
console.log(value.difference[0], value.sd[0], value.aIsBetter[0], value.crossing);`,
  ],
  rank: [
    `const [a, b, c] = [1, 0.9, 0.5].map((part) =>
  observations.map((row) => ({ ...row, gain: part * row.gain })));
const { value } = engine.rank([a, b, c], { sizes: [14] });
console.log(value.best[0], value.meanRank[0]);`,
  ],
  verify: [
    `// Forecast from the first four rows; then the fifth was measured.
const { value } = engine.verify(observations.slice(0, 4), observations.slice(4), { method: 'calibrated' });
const [{ gain, forecast }] = value.points;
console.log(gain, forecast.mean.toFixed(1), forecast.below.toFixed(2), forecast.crps.toFixed(2));`,
  ],
  estimateExtraSe: [
    `const { value } = engine.estimateExtraSe(observations);
console.log(value.estimate, value.low, value.high);`,
  ],
  lawIntervals: [
    `const { value } = engine.lawIntervals(observations, { sizes: [70] });
for (const { law, value: [gain], intervals: [{ low, high }] } of value.laws) {
  console.log(law, gain.toFixed(1), low[0]?.toFixed(1) ?? 'open', high[0]?.toFixed(1) ?? 'open');
}`,
  ],
  scatter: [
    `const zigzag = [[1, 2], [2, 6], [4, 3], [8, 8], [16, 5], [32, 9]].map(([size, gain]) => ({ size, gain, se: 0.1 }));
const { value } = engine.scatter(zigzag); // no law is within 0.1 pp of these
const [narrow, wide] = [{}, { scatter: true }].map((options) =>
  engine.forecast(zigzag, { sizes: [70], ...options }).value);
console.log(value.needed.toFixed(2), narrow.sd[0].toFixed(1), wide.sd[0].toFixed(1), wide.extraSe.toFixed(2));`,
  ],
  gainSe: [
    `const { value } = engine.gainSe({ base: 30, score: 42, questions: 500, samples: 4, paired: true });
console.log(value.gainSe.toFixed(3));`,
  ],
  readTable: [
    `const table = 'model,base,grpo\\nQwen3-0.6B,34.1,40.2\\nQwen3-1.7B,45.0,52.3';
const { value } = engine.readTable(table);
console.log(value.series[0].observations.map(({ size, gain }) => [size, gain]));`,
    `// Two readings are possible: it asks, and reads the table once it is told.
const table = 'model,GSM8K\\nQwen3-0.6B,6.1\\nQwen3-1.7B,7.3';
const [question] = engine.readTable(table).value.questions;
console.log(question.message, question.answers);
const answers = { [question.code]: question.answers[0] };
console.log(engine.readTable(table, { answers }).value.series[0].observations);`,
  ],
};
