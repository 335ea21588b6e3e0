/** What each field of a link says: for the documentation, which the page itself need not fetch. */
export const FIELD_DOCS: Readonly<Record<string, string>> = {
  example: 'A built-in example. Together with d: the example that those rows were made from.',
  d: 'The data: sizes in billions of parameters, gains and standard errors in pp.',
  z: 'Instead of d, the same text compressed (raw deflate), where that is shorter.',
  subject: 'The benchmark that the answer is about, by name.',
  seriesAre:
    'What the series of d are: one method on several benchmarks, or several methods on one.',
  axis: 'What the sizes are; those of d, x and the other fields are then billions of active parameters, FLOPs, tokens (in billions, or 2T), steps, or GPU-hours.',
  quantity: 'What the rows hold where that is no gain in pp, with its unit: reward, loss (nats).',
  x: 'The sizes to forecast at. On another axis than parameters they follow the rows where they are not said.',
  chosen: 'The size that the main forecast is for.',
  method:
    'The method of the forecast: the paper’s average of laws, the calibrated trend, or the one learned from post-training.',
  fitUpTo: 'The largest size that is fitted; larger ones are held out.',
  ceiling: 'The highest possible score, in percent.',
  extraSe: 'Scatter between runs beyond the standard errors, in pp.',
  unit: 'The unit of gains: pp, or percent of the headroom above the baselines.',
  bounded:
    'Whether no gain lies outside what a score allows at its size. New tables are so from the start.',
  scatter:
    'Whether scatter between runs, estimated from the rows, is added to standard errors within which no law fits. New tables are so from the start.',
  bases: 'Scores of the baseline, in percent, that are known at sizes to forecast at.',
  assumeSe:
    'Whether rows without a standard error are used, with assumed ones. They are unfinished otherwise.',
  criterion: 'The criterion that weights the laws.',
  hiddenLaws: 'Laws that the chart leaves out.',
  laws: 'The laws that take part in the average.',
  seed: 'The seed of the resamples.',
  replicates:
    'The number of bootstrap resamples. More than 1,000 are computed when the reader asks for them.',
  level: 'The coverage of the intervals.',
  threshold: 'The gain in pp whose probability the bootstrap gives.',
  band: 'The band around the average.',
  yScale: 'The scale of the gain axis; it is linear as well where a gain is not above zero.',
  bounds: 'The bounds of the decomposition’s parameters that differ from the defaults.',
  delta: 'The largest Δχ² that the decomposition’s ranges include.',
  truths: 'The generating models of the validation’s trials.',
  trials: 'The number of trials of the validation.',
  trialSeed: 'The seed of the trials.',
  trialReplicates: 'The number of bootstrap resamples in every trial.',
  trialTargets: 'The sizes that the trials forecast.',
  cost: 'The cost of a run.',
  expectedSe: 'The expected standard error of a further run, in pp.',
  candidates: 'The sizes that a further run may have.',
  budget: 'The budget for further runs, in dollars.',
  measure: 'The measure that the bars of the next experiment show.',
  worth: 'What a percentage point of gain at the chosen size is worth, in dollars.',
  paysFrom:
    'The gain in pp from which training there pays; otherwise the one that pays for its cost.',
  probability:
    'How probable the gain of threshold is to be at the size that “How large” looks for.',
  rival: 'The series that the one of subject is compared with, by name.',
  made: 'The day on which the forecast was made. Rows held out were measured after it.',
  view: 'The whole page, a frame in another page, or a slide.',
  theme: 'Light, dark, or the setting of the reader’s system.',
  only: 'The one part that an embedded view shows.',
  bg: 'The page’s own background, or a transparent one.',
};
