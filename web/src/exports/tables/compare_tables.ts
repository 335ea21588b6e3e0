/** The tables of two series against each other, and of all of them ranked. */
import type { Compared } from '../../analysis/compare_plan';
import * as format from '../../format/figures';
import { seriesName } from '../../state/series';
import { probabilityInWords } from '../../words/exceedance';
import { sizeCell, sizeColumn, figure, figures, together, word, words, type Table } from './table';

const chance = (value: number | null) => figure(value, probabilityInWords);

export function compareTable({ pair, comparison }: Compared, unit: string): Table {
  const [first, second] = pair.map(seriesName);
  const ends = comparison.intervals[0];
  return {
    name: 'compare',
    title: `${first ?? ''} less ${second ?? ''}`,
    columns: [
      sizeColumn(),
      figures('difference', unit, ['', 'sd']),
      figures(`${format.coverage(ends?.level ?? 0)} from`, unit),
      figures('to', unit),
      figures(`chance that ${first ?? ''} gains more`),
    ],
    rows: comparison.sizes.map((size, at) => {
      const [mean, sd] = [comparison.difference[at] ?? null, comparison.sd[at] ?? null];
      return [
        sizeCell(size),
        together(format.gainOr(mean, sd), mean, sd),
        figure(ends?.low[at] ?? null, format.gain3),
        figure(ends?.high[at] ?? null, format.gain3),
        chance(comparison.aIsBetter[at] ?? null),
      ];
    }),
  };
}

export function rankingTable({ all, ranking }: Compared, chosen: number): Table | null {
  const at = ranking?.sizes.indexOf(chosen) ?? -1;
  if (!ranking || at < 0) return null;
  const ends = ranking.intervals[0];
  return {
    name: 'ranking',
    title: `Ranking at ${format.size(chosen)}`,
    columns: [
      words('series'),
      figures('chance of being the best'),
      figures('mean rank'),
      figures(`rank, ${format.coverage(ends?.level ?? 0)} from`),
      figures('to'),
    ],
    rows: all.map((name, method) => [
      word(seriesName(name)),
      chance(ranking.best[at]?.[method] ?? null),
      figure(ranking.meanRank[at]?.[method] ?? null, (rank) => rank.toFixed(1)),
      figure(ends?.low[at]?.[method] ?? null, String),
      figure(ends?.high[at]?.[method] ?? null, String),
    ]),
  };
}
