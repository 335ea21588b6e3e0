/** Puts the validation into words: how far off forecasts are when each of the laws is true. */
import type { Law, LawId, Validation } from '../engine/contract';
import * as format from '../format/figures';
import { lawName } from '../format/law_names';

export type GeneratingModelResult = Validation['truths'][number];
export type Estimator = GeneratingModelResult['estimators'][number];

export const MAPE_TITLE = 'Mean error of forecasts, % of the true gain';
export const COVERAGE_TITLE = 'How often ± 2 sd contain the true gain';

/** The average comes first, because it is the page's forecast. */
export const averageFirst = (estimators: readonly Estimator[]): Estimator[] => [
  ...estimators.filter(({ id }) => id === 'average'),
  ...estimators.filter(({ id }) => id !== 'average'),
];

/** The classes of the heat maps, mildest first, and the figures that lie between them. */
export const MAPE_CLASSES = ['under 10%', '10 to 20%', '20 to 40%', '40 to 80%', '80% and more'];
const MAPE_LIMITS = [10, 20, 40, 80];

export const COVERAGE_CLASSES = [
  '90% and more',
  '75 to 90%',
  '50 to 75%',
  '25 to 50%',
  'under 25%',
];
const COVERAGE_LIMITS = [90, 75, 50, 25];

export const mapeText = (mape: number): string =>
  mape >= 1000 ? `${format.number3(mape)}%` : `${mape.toFixed(mape < 9.95 ? 1 : 0)}%`;

export const coverageText = (coverage: number): string => `${(100 * coverage).toFixed(0)}%`;

/** The figure as printed decides the class: 9.96 is printed as 10%, and gets the colour of 10%. */
export function mapeClass(mape: number): number {
  const shown = Number(mape.toFixed(mape < 9.95 ? 1 : 0));
  return MAPE_LIMITS.filter((limit) => shown >= limit).length;
}

export function coverageClass(coverage: number): number {
  const shown = Math.round(100 * coverage);
  return COVERAGE_LIMITS.filter((limit) => shown < limit).length;
}

const averageOf = ({ estimators }: GeneratingModelResult): Estimator | undefined =>
  estimators.find(({ id }) => id === 'average');

const nested = (truths: readonly GeneratingModelResult[]) =>
  truths.flatMap((truth) => {
    const { mape = null, coverage = null } = averageOf(truth) ?? {};
    return mape === null ? [] : [{ law: truth.law, mape, coverage }];
  });

const sizesOf = ({ targets }: Validation): string => format.list(targets.map(format.size));

/** The expected error of a forecast from data like these, for each generating model. */
export function errorSentence(validation: Validation, laws: readonly Law[]): string {
  const [first, ...others] = nested(validation.truths).sort((a, b) => a.mape - b.mape);
  if (!first) return 'No error can be computed for these generating models and sizes.';
  const name = (law: LawId) => `the ${lawName(laws, law)}`;
  const rest = others.map(({ law, mape }) => `by ${mapeText(mape)} if ${name(law)} were`);
  const start =
    `If ${name(first.law)} were true, the average of the laws, fitted to data like these, would be ` +
    `off by ${mapeText(first.mape)} on average at ${sizesOf(validation)}`;
  return `${[start, format.list(rest)].filter((text) => text !== '').join('; ')}.`;
}

/** How often the true gain would lie within two standard deviations. */
export function coverageSentence(validation: Validation, laws: readonly Law[]): string {
  const known = nested(validation.truths).flatMap(({ law, coverage }) =>
    coverage === null ? [] : [{ law, coverage }],
  );
  const [least] = [...known].sort((a, b) => a.coverage - b.coverage);
  const most = Math.max(...known.map(({ coverage }) => coverage));
  if (!least) return '';
  const low = coverageText(least.coverage);
  const high = coverageText(most);
  if (low === high) return `Its ± 2 sd would contain the true gain in ${low} of trials.`;
  return (
    `Its ± 2 sd would contain the true gain in ${low} (under the ${lawName(laws, least.law)}) to ` +
    `${high} of trials; it should be about 95%.`
  );
}

/** Of the bootstrap's interval, where it was made in every trial. */
export function bootstrapSentence(
  { truths, level }: Validation,
  laws: readonly Law[],
): string | null {
  const each = truths.flatMap(({ law, bootstrap }) =>
    bootstrap
      ? [
          `${coverageText(bootstrap.coverage)} of trials under the ${lawName(laws, law)} ` +
            `(mean width ${format.number3(bootstrap.width)} pp)`,
        ]
      : [],
  );
  if (each.length === 0) return null;
  return `The bootstrap’s ${format.coverage(level)} interval would contain the true gain in ${format.list(each)}.`;
}

/** How many forecasts the figures leave out; null where they leave out none. */
export function missingSentence({ truths, trials, targets }: Validation): string | null {
  const all = truths.flatMap(({ estimators }) => estimators);
  const missing = all.reduce((sum, one) => sum + one.missing, 0);
  if (missing === 0) return null;
  const of = all.length * trials * targets.length;
  return `${format.count(missing)} of ${format.count(of)} forecasts had no finite value and are left out.`;
}

/** "Off on average by 13% if the logarithmic law is true, by 44% if the saturating law is". */
export function validationSummary(validation: Validation, laws: readonly Law[]): string {
  const all = nested(validation.truths).sort((a, b) => a.mape - b.mape);
  const [least] = all;
  const most = all.at(-1);
  if (!least || !most) return '';
  const say = ({ law, mape }: { law: LawId; mape: number }) =>
    `by ${mapeText(mape)} if the ${lawName(laws, law)} is`;
  return least === most
    ? `Off on average ${say(least)} true`
    : `Off on average ${say(least)} true, up to ${mapeText(most.mape)} if the ${lawName(laws, most.law)} is`;
}
