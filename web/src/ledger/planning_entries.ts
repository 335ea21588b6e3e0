/** The entries of the synthetic validation, the next experiment, and the benchmarks. */
import type { LawId, Validation } from '../engine/contract';
import * as format from '../format/figures';
import { lawName } from '../format/law_names';
import type { Answers } from './answers';
import { beside, entry, number, text, type Entry } from './entry';
import { AVERAGE_70B, BENCHMARKS, MAPE, MOST_INFORMATIVE, PAPER_LAWS, PAPER_TRUTHS } from './paper';
import { PLACES } from './places';
import { compare, decimalsOf, printsAs, type Pair } from './verdict';

const WORSE = 2; // times as far off as the best law: not safe

const mape = ({ truths }: Validation, truth: LawId, estimator: LawId | 'average'): number =>
  truths.find(({ law }) => law === truth)?.estimators.find(({ id }) => id === estimator)?.mape ??
  NaN;

function judgeMape({ validation }: Pick<Answers, 'validation'>) {
  const pairs = PAPER_TRUTHS.map((law): Pair => [MAPE[law], mape(validation, law, 'average')]);
  const largest = Math.max(...pairs.map(([, value]) => value));
  const verdict = compare(pairs, 0.05 * largest);
  return {
    ours: pairs.map(([printed, value]) => number(value, decimalsOf(printed))),
    verdict: verdict === 'differs' ? 'data-needed' : verdict,
    why:
      verdict === 'differs'
        ? 'The paper does not print the parameters of its generating models. Ours are the fits to its ' +
          `gains, with ${format.count(validation.trials)} trials each, so that the figures cannot be compared.`
        : null,
  } as const;
}

/** Under which truth a law is farthest off, compared with the best of the five there. */
function worst(validation: Validation, law: LawId) {
  const each = PAPER_TRUTHS.map((truth) => {
    const least = Math.min(...PAPER_LAWS.map((one) => mape(validation, truth, one)));
    return {
      truth,
      mape: mape(validation, truth, law),
      times: mape(validation, truth, law) / least,
    };
  });
  return each.sort((a, b) => b.times - a.times)[0];
}

function judgeSafety({ validation, laws }: Pick<Answers, 'validation' | 'laws'>) {
  const all = PAPER_LAWS.map((law) => worst(validation, law));
  const unsafe = all.every((one) => one !== undefined && one.times > WORSE);
  return {
    ours: all.map((one) =>
      one
        ? text(
            `${one.times.toFixed(1)} × (${lawName(laws, one.truth)})`,
            `${one.mape}%, ${one.times} times the best`,
          )
        : null,
    ),
    verdict: unsafe ? 'reproduces' : 'differs',
    why: unsafe
      ? 'Each row gives the law’s error relative to the best law’s, for the generating model where it is worst. Our generating models are the fitted laws, so we check the paper’s finding, not its figures.'
      : null,
  } as const;
}

type Design = Answers['design'];
const sizeOf = ({ candidates }: Design, index: number | null) =>
  candidates[index ?? -1]?.size ?? NaN;
const billions = (value: number) => text(format.size(value), String(value));

/** The same question asked in four ways. */
const bests = (design: Answers['design'], beyond: Answers['design']) => [
  sizeOf(design, design.best.info),
  sizeOf(beyond, beyond.best.info),
  sizeOf(beyond, beyond.best.sdAfter),
  sizeOf(beyond, beyond.best.bitsPerDollar),
];

export const PLANNING_ENTRIES: readonly Entry[] = [
  entry({
    id: 'synthetic-error',
    part: 'Synthetic validation',
    claim: 'The mean error of the average at 14B, 32B and 70B when the true law is known.',
    rule:
      'Reproduces: all figures round to the printed digits. Close: all lie within 5% of our largest. ' +
      'Otherwise data needed: the generating models are not published.',
    unit: '%',
    figures: PAPER_TRUTHS.map((law) => ({ name: `${law} true`, printed: MAPE[law] })),
    place: PLACES.validation,
    needs: ['validation'],
    judge: judgeMape,
  }),
  entry({
    id: 'no-law-is-safe',
    part: 'Synthetic validation',
    claim: 'No single law is safe.',
    rule: 'Reproduces: for some generating model, each law is over twice as far off as the best law.',
    unit: null,
    figures: PAPER_LAWS.map((law) => ({ name: `${law}, against the best law`, printed: null })),
    place: PLACES.validation,
    needs: ['validation', 'laws'],
    judge: judgeSafety,
  }),
  entry({
    id: 'eq-14',
    part: 'Next experiment',
    claim: 'Eq. 14 is largest at 140B.',
    rule: 'Reproduces: of candidates up to 140B, 140B has the largest value of eq. 14.',
    unit: null,
    figures: [{ name: 'largest eq. 14', printed: `${MOST_INFORMATIVE}B` }],
    place: PLACES.design,
    needs: ['design'],
    judge({ design }) {
      const size = sizeOf(design, design.best.info);
      return {
        ours: [billions(size)],
        verdict: printsAs([MOST_INFORMATIVE, size]) ? 'reproduces' : 'differs',
        why: null,
      };
    },
  }),
  entry({
    id: 'most-informative',
    part: 'Next experiment',
    claim: 'So 140B is the most informative size to train next.',
    rule: 'Reproduces: it stays the best with a larger candidate, and by other measures.',
    unit: null,
    figures: [
      { name: 'largest eq. 14, up to 140B', printed: `${MOST_INFORMATIVE}B` },
      { name: 'largest eq. 14, with 405B too', printed: null },
      { name: 'least uncertainty left at 70B', printed: null },
      { name: 'most bits per dollar about the law', printed: null },
    ],
    place: PLACES.design,
    needs: ['design', 'beyond'],
    judge({ design, beyond }) {
      const all = bests(design, beyond);
      const stays = all.every((size) => size === Number(MOST_INFORMATIVE));
      const largest = all[1] === Math.max(...beyond.candidates.map(({ size }) => size));
      return {
        ours: all.map(billions),
        verdict: stays ? 'reproduces' : 'differs',
        why: stays
          ? null
          : (largest
              ? 'This is an artefact: eq. 14 grows without bound where one law does, so that it picks the ' +
                'largest candidate. '
              : '') +
            'By the uncertainty left at 70B, or the information per dollar, other sizes are best.',
      };
    },
  }),
  entry({
    id: 'per-benchmark',
    part: 'Benchmarks',
    claim: 'Forecasts at 70B for each of three benchmarks.',
    rule: 'Data needed: gains per benchmark are not published. Their mean can be compared.',
    unit: 'pp',
    figures: [
      ...Object.entries(BENCHMARKS).map(([name, printed]) => ({ name, printed })),
      { name: 'mean; ours: the average of the laws', printed: AVERAGE_70B.mean },
    ],
    place: PLACES.data,
    needs: ['forecast'],
    judge({ forecast }) {
      const printed = Object.values(BENCHMARKS).map(Number);
      const mean = printed.reduce((sum, value) => sum + value, 0) / printed.length;
      const ours = forecast.mean[forecast.sizes.indexOf(70)] ?? NaN;
      return {
        ours: [...printed.map(() => null), beside(AVERAGE_70B.mean, ours)],
        verdict: 'data-needed',
        why:
          'The paper does not publish the gains of each benchmark at the five sizes, so their forecasts ' +
          `cannot be computed. The mean of the three printed ones, ${mean.toFixed(1)} pp, ` +
          `${printsAs([mean.toFixed(1), ours]) ? 'is' : 'is not'} the average that we compute.`,
      };
    },
  }),
];
