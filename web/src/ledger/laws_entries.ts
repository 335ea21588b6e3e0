/** The five laws: standard errors, Table 1, and the forecasts. */
import type { LawId } from '../engine/contract';
import * as format from '../format/figures';
import type { Answers } from './answers';
import { OBSERVATIONS } from './data';
import { beside, entry, text, type Entry, type Figure } from './entry';
import { GRID } from './neighbours';
import { AT_140B, AT_70B, AVERAGE_70B, CHI2, PAPER_LAWS, WEIGHT, type PaperLaw } from './paper';
import { PLACES } from './places';
import { compare, decimalsOf, type Pair } from './verdict';

/** Named by the laws' ids. */
const lawFigures = (printed: Record<PaperLaw, string>): Figure[] =>
  PAPER_LAWS.map((law) => ({ name: law, printed: printed[law] }));

const unit = (printed: string) => 10 ** -decimalsOf(printed);

/** All figures agree to the printed digits, or else within two units of the last one. */
const TO_THE_DIGIT =
  'Reproduces: all figures round to the printed digits. Close: all lie within two units of the last digit.';

function judged(printed: readonly string[], computed: readonly number[]) {
  const pairs = printed.map((one, at): Pair => [one, computed[at] ?? NaN]);
  return {
    ours: pairs.map(([one, value]) => beside(one, value)),
    verdict: compare(pairs, 2 * Math.max(...printed.map(unit))),
    why: null,
  };
}

const ofLaws = (
  printed: Record<PaperLaw, string>,
  value: (law: LawId) => number | null | undefined,
) =>
  judged(
    PAPER_LAWS.map((law) => printed[law]),
    PAPER_LAWS.map((law) => value(law) ?? NaN),
  );

const at = ({ forecast }: Pick<Answers, 'forecast'>, law: LawId, size: number) =>
  forecast.laws.find((one) => one.law === law)?.value[forecast.sizes.indexOf(size)];

export const LAW_ENTRIES: readonly Entry[] = [
  entry({
    id: 'standard-errors',
    part: 'The data',
    claim: 'Five gains at 0.5B to 8B, with their standard errors.',
    rule: 'Data needed: the paper does not print its standard errors.',
    unit: null,
    figures: [
      ...OBSERVATIONS.map(({ size }) => ({
        name: `se at ${format.size(size)}, pp, recovered`,
        printed: null,
      })),
      { name: 'neighbouring sets tried', printed: null },
      { name: 'of these, sets that print Table 1 and the 70B forecasts', printed: null },
    ],
    place: PLACES.data,
    needs: ['neighbours'],
    judge({ neighbours: { tried, printing } }) {
      const own = OBSERVATIONS.map(({ se }) => se);
      const only = printing.length === 1 && String(printing[0]) === String(own);
      return {
        ours: [
          ...own.map((se) => text(String(se))),
          text(String(tried)),
          text(String(printing.length)),
        ],
        verdict: 'data-needed',
        why:
          'The standard errors are recovered. ' +
          (only
            ? `Of all sets in which each is ${GRID} pp lower, unchanged, or ${GRID} pp higher, only this ` +
              'set gives the ten printed figures below. The published ones may still differ from it.'
            : 'But a neighbouring set gives the ten printed figures below as well.'),
      };
    },
  }),
  entry({
    id: 'chi2',
    part: 'Table 1',
    claim: 'The misfit χ² of each law’s best fit.',
    rule: TO_THE_DIGIT,
    unit: null,
    figures: lawFigures(CHI2),
    place: PLACES.selection,
    needs: ['fit'],
    judge: ({ fit }) => ofLaws(CHI2, (id) => fit.fits.find(({ law }) => law === id)?.chi2),
  }),
  entry({
    id: 'weights',
    part: 'Table 1',
    claim: 'The weight of each law, by Akaike’s criterion.',
    rule: TO_THE_DIGIT,
    unit: null,
    figures: lawFigures(WEIGHT),
    place: PLACES.selection,
    needs: ['fit'],
    judge: ({ fit }) => ofLaws(WEIGHT, (id) => fit.fits.find(({ law }) => law === id)?.weight),
  }),
  entry({
    id: 'forecast-70b',
    part: 'Forecasts',
    claim: 'What each law forecasts at 70B.',
    rule: TO_THE_DIGIT,
    unit: 'pp',
    figures: lawFigures(AT_70B),
    place: PLACES.forecasts,
    needs: ['forecast'],
    judge: (answers) => ofLaws(AT_70B, (law) => at(answers, law, 70)),
  }),
  entry({
    id: 'average-70b',
    part: 'Forecasts',
    claim: 'The average of the laws at 70B, and its standard deviation.',
    rule: TO_THE_DIGIT,
    unit: 'pp',
    figures: [
      { name: 'average', printed: AVERAGE_70B.mean },
      { name: '±', printed: AVERAGE_70B.sd },
    ],
    place: PLACES.forecasts,
    needs: ['forecast'],
    judge({ forecast }) {
      const index = forecast.sizes.indexOf(70);
      const [mean, sd] = [forecast.mean[index] ?? NaN, forecast.sd[index] ?? NaN];
      const within = format.number3(forecast.within[index] ?? NaN);
      const between = format.number3(forecast.between[index] ?? NaN);
      return {
        ...judged([AVERAGE_70B.mean, AVERAGE_70B.sd], [mean, sd]),
        why: `The ± combines ${within} pp within the laws and ${between} pp from their disagreement.`,
      };
    },
  }),
  entry({
    id: 'forecast-140b',
    part: 'Forecasts',
    claim: 'The forecasts of two laws at 140B.',
    rule: TO_THE_DIGIT,
    unit: 'pp',
    figures: [
      { name: 'power', printed: AT_140B.power },
      { name: 'saturating', printed: AT_140B.saturating },
    ],
    place: PLACES.forecasts,
    needs: ['forecast'],
    judge: (answers) =>
      judged(
        [AT_140B.power, AT_140B.saturating],
        [at(answers, 'power', 140) ?? NaN, at(answers, 'saturating', 140) ?? NaN],
      ),
  }),
];
