/** The entries of Table 2 and Figure 3: what its parameters give by eq. 10–13, and what five points determine. */
import type { ComponentId, Decomposition, Range } from '../engine/contract';
import * as format from '../format/figures';
import type { Answers } from './answers';
import { leastCurvature, regularisation } from './components';
import { OBSERVATIONS } from './data';
import { beside, entry, number, text, type Computed, type Entry } from './entry';
import { AT_8B, NOTED_AT_8B, PARAMETERS } from './paper';
import { PLACES } from './places';
import { printsAs, type Pair } from './verdict';

const CLOSE = 0.02;
const IDS = ['distribution-match', 'dark-knowledge', 'regularisation'] as const;
const NAMES: Record<ComponentId, string> = {
  'distribution-match': 'distribution match',
  'dark-knowledge': 'dark knowledge',
  regularisation: 'regularisation',
};

type Optimum = Decomposition['optima'][number];

const printed = (letter: keyof typeof PARAMETERS) => Number(PARAMETERS[letter]);
const off = ({ parameters }: Optimum, letter: 'beta' | 'delta' | 'eta') =>
  Math.abs(parameters[letter] / printed(letter) - 1);
const farthest = (one: Optimum) =>
  Math.max(...(['beta', 'delta', 'eta'] as const).map((letter) => off(one, letter)));

/** The optimum whose β, δ and η are nearest to the printed ones. */
const nearest = ({ optima }: Decomposition): Optimum | undefined =>
  [...optima].sort((a, b) => farthest(a) - farthest(b))[0];

const small = (chi2: number): string => chi2.toFixed(5);

function judgeParameters({ decomposition }: Pick<Answers, 'decomposition'>) {
  const letters = ['beta', 'Nchar', 'delta', 'eta'] as const;
  const found = nearest(decomposition);
  if (!found) return { ours: letters.map(() => null), verdict: 'differs', why: null } as const;
  const { parameters, chi2, atBound } = found;
  const pairs = letters.map((letter): Pair => [PARAMETERS[letter], parameters[letter]]);
  const { best } = decomposition;
  const isBest = chi2 <= best.chi2;
  const idle = parameters.gamma === 0; // then N_char changes nothing
  const verdict =
    isBest && pairs.every(printsAs) ? 'reproduces' : farthest(found) <= CLOSE ? 'close' : 'differs';
  const ours: Computed[] = [
    ...pairs.map(([one, value], at) =>
      letters[at] === 'Nchar' && idle ? text('any', `any; ${value}`) : beside(one, value),
    ),
    text(small(chi2), String(chi2)),
    text(small(best.chi2), String(best.chi2)),
  ];
  const why = isBest
    ? null
    : (verdict === 'close'
        ? 'A search can stop there, but it is a local optimum, not the best fit'
        : 'The nearest optimum is not the best fit') +
      (atBound.includes('beta') ? '; β has this value because it is its upper bound' : '') +
      (idle ? ', and γ is 0, so that N_char may have any value' : '') +
      '.';
  return { ours, verdict, why } as const;
}

const rangeText = ({ low, high }: Range): Computed =>
  text(`${low.toFixed(2)} to ${high.toFixed(2)}`, `${low} to ${high}`);

function gainRange(decomposition: Decomposition, id: ComponentId, delta: number): Range | null {
  const ranges = decomposition.ranges.find((one) => one.delta === delta);
  return ranges?.components.find((one) => one.id === id)?.gain[0] ?? null;
}

function judgeComponents({ pinned }: Pick<Answers, 'pinned'>) {
  const ranges = IDS.map((id) => gainRange(pinned, id, 3.84));
  const own = regularisation(printed('delta'), printed('eta'), 8);
  const possible = IDS.every((id, at) => {
    const range = ranges[at];
    const half = 0.005; // of the printed figure's last digit
    return range && Number(AT_8B[id]) >= range.low - half && Number(AT_8B[id]) <= range.high + half;
  });
  const gap = own - Number(AT_8B.total);
  return {
    ours: [...ranges.map((range) => range && rangeText(range)), number(own, 2)],
    verdict: possible ? 'reproduces' : 'cannot-be-reproduced',
    why: possible
      ? null
      : `At the printed δ and η regularisation alone is ${own.toFixed(2)} pp at 8B, against ` +
        `${AT_8B.regularisation} printed` +
        (gap > 0 ? `, and more than the printed total of all three, ${AT_8B.total}` : '') +
        '. No α, γ or N_char can correct that, because no part can be negative. For the other two ' +
        'parts at the printed α and γ, which our notes do not quote, the notes give ' +
        `${NOTED_AT_8B['distribution-match']} and ${NOTED_AT_8B['dark-knowledge']}: the three add up ` +
        'to the observed gain, not to the printed total.',
  } as const;
}

function judgeTotal({ decomposition }: Pick<Answers, 'decomposition'>) {
  const observed = OBSERVATIONS.find(({ size }) => size === 8);
  if (!observed) return { ours: [null, null, null], verdict: 'data-needed', why: null } as const;
  const total = decomposition.total[decomposition.sizes.indexOf(8)] ?? NaN;
  const misses = (observed.gain - Number(AT_8B.total)) / observed.se;
  const far = Math.abs(misses) > 3;
  return {
    ours: [beside(AT_8B.total, total), number(observed.gain, 1), number(misses, 1)],
    verdict: printsAs([AT_8B.total, total])
      ? 'reproduces'
      : far
        ? 'cannot-be-reproduced'
        : 'differs',
    why: far
      ? `The printed total misses the observed ${observed.gain.toFixed(1)} pp by ` +
        `${misses.toFixed(1)} standard errors (recovered). No fit to these data is that far off.`
      : null,
  } as const;
}

function judgeCurvature({ decomposition }: Pick<Answers, 'decomposition'>) {
  const { eta, delta } = decomposition.bounds;
  const least = leastCurvature(eta, { low: 8, high: 405 });
  const convex = least > 0 && delta.low >= 0;
  return {
    ours: [text(convex ? 'convex' : 'neither'), text(format.number3(least), String(least))],
    verdict: convex ? 'cannot-be-reproduced' : 'differs',
    why: convex
      ? 'Our notes say that the printed column is concave from 8B to 405B. They do not quote it beyond ' +
        '8B, so this page cannot check that half. δ ln(1 + ηN) is convex in ln N for every δ and η ' +
        'above 0: its second derivative is δ ηN/(1 + ηN)².'
      : null,
  } as const;
}

function judgeDominance({ decomposition }: Pick<Answers, 'decomposition'>) {
  const at = decomposition.sizes.indexOf(70);
  const near = decomposition.ranges.find(({ delta }) => delta === 0.01);
  const shares = IDS.map((id) => near?.components.find((one) => one.id === id)?.share[at] ?? null);
  const best = decomposition.components.find(({ id }) => id === 'distribution-match')?.share[at];
  const [share] = shares;
  const percent = ({ low, high }: Range): Computed =>
    text(`${(100 * low).toFixed(0)} to ${(100 * high).toFixed(0)}%`, `${low} to ${high}`);
  const most = share && share.low > 0.5;
  const never = share && share.high < 0.5;
  return {
    ours: [
      ...shares.map((range) => range && percent(range)),
      best == null ? null : text(`${(100 * best).toFixed(1)}%`, String(best)),
    ],
    verdict: most ? 'reproduces' : never ? 'differs' : 'cannot-be-reproduced',
    why:
      most || never || !share
        ? null
        : 'Five points do not determine the split: fits within Δχ² ≤ 0.01 of the best, a negligible ' +
          `difference, put the share of distribution match at 70B anywhere from ` +
          `${format.percent(share.low)} to ${format.percent(share.high)}. The exponent 0.95 is only the ` +
          'upper bound of β.',
  } as const;
}

export const DECOMPOSITION_ENTRIES: readonly Entry[] = [
  entry({
    id: 'table-2-parameters',
    part: 'Decomposition',
    claim: 'Table 2: the parameters of three mechanisms, fitted together.',
    rule: 'Reproduces: the best fit rounds to the printed digits. Close: an optimum has β, δ and η within 2%.',
    unit: null,
    figures: [
      { name: 'β', printed: PARAMETERS.beta },
      { name: 'N_char, B', printed: PARAMETERS.Nchar },
      { name: 'δ, pp', printed: PARAMETERS.delta },
      { name: 'η, 1/B', printed: PARAMETERS.eta },
      { name: 'χ² there', printed: null },
      { name: 'χ² of the best fit', printed: null },
    ],
    place: PLACES.decomposition,
    needs: ['decomposition'],
    judge: judgeParameters,
  }),
  entry({
    id: 'table-2-components',
    part: 'Decomposition',
    claim: 'Table 2: what each mechanism adds at 8B.',
    rule:
      'Reproduces: with the printed β, N_char, δ and η, within their rounding, eq. 10–13 give all ' +
      'three for some α and γ (fits within Δχ² ≤ 3.84).',
    unit: 'pp',
    figures: [
      ...IDS.map((id) => ({ name: NAMES[id], printed: AT_8B[id] })),
      { name: 'regularisation, at δ and η as printed', printed: AT_8B.regularisation },
    ],
    place: PLACES.decomposition,
    needs: ['pinned'],
    judge: judgeComponents,
  }),
  entry({
    id: 'table-2-total',
    part: 'Decomposition',
    claim: 'Table 2: the three together at 8B.',
    rule: 'Cannot be reproduced: the printed total is more than 3 standard errors from the observed gain.',
    unit: null,
    figures: [
      { name: 'total, pp; ours: the best fit’s', printed: AT_8B.total },
      { name: 'observed, pp', printed: null },
      { name: 'from printed to observed, in se', printed: null },
    ],
    place: PLACES.decomposition,
    needs: ['decomposition'],
    judge: judgeTotal,
  }),
  entry({
    id: 'table-2-curvature',
    part: 'Decomposition',
    claim: 'Table 2: how regularisation grows from 8B to 405B.',
    rule: 'Cannot be reproduced: the law is convex in ln N for every η within its bounds.',
    unit: null,
    figures: [
      { name: 'in ln N', printed: 'concave' },
      { name: 'least curvature, for δ = 1', printed: null },
    ],
    place: PLACES.decomposition,
    needs: ['decomposition'],
    judge: judgeCurvature,
  }),
  entry({
    id: 'distribution-match-dominates',
    part: 'Decomposition',
    claim: 'Distribution match dominates, and grows as N^0.95.',
    rule:
      'Reproduces: its share at 70B is over one half in every fit within Δχ² ≤ 0.01 of the best. ' +
      'Differs: in none. Otherwise, the data do not determine it.',
    unit: null,
    figures: [
      ...IDS.map((id) => ({
        name: `${NAMES[id]}, share at 70B`,
        printed: id === 'distribution-match' ? 'most' : null,
      })),
      { name: 'distribution match, at the best fit', printed: null },
    ],
    place: PLACES.decomposition,
    needs: ['decomposition'],
    judge: judgeDominance,
  }),
];
