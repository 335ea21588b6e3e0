/** An analysis of two benchmarks and their mean: the paper's answer for each, over rows of their own. */
import type { Analysis, Benchmark } from '../../../web/src/analysis/analysis';
import { meanOf, rowsOf } from '../../../web/src/analysis/mean';
import { parseRows } from '../../../web/src/state/rows';
import { makeRows, type RowText } from '../../../web/src/state/state';
import { paper } from './paper_analysis';

const SIZES = ['0.5', '1', '2', '4', '8'];
const GSM8K = ['1.4', '2.3', '3.8', '5.7', '8.3'];
const MATH = ['1.0', '1.9', '3.2', '5.1'];

const rowsFor = (series: string, gains: readonly string[]): RowText[] =>
  gains.map((gain, at) => ({ series, size: SIZES[at] ?? '', gain, se: '0.5' }));

export const TEXTS: readonly RowText[] = [...rowsFor('GSM8K', GSM8K), ...rowsFor('MATH', MATH)];

/** Those rows, or others, about the series asked for. */
export function several(
  selectedSeries: string | null = null,
  texts: readonly RowText[] = TEXTS,
): Analysis & { mean: NonNullable<Analysis['mean']> } {
  const rows = makeRows(texts);
  const table = parseRows(rows);
  const mean = meanOf(table);
  const reach = { smallest: 0.5, largest: 8 };
  const { results, laws } = paper;
  const about = (one: string | null): Benchmark => {
    const own = one === null ? mean.rows : rowsOf(table, one);
    const enough = own.fitted.length > 1;
    return {
      series: one,
      rows: own,
      fittedRange: reach,
      results: enough ? results : null,
      refusal: null,
    };
  };
  const state = { ...paper.state, rows, selectedSeries };
  const benchmarks = [...table.series, null].map(about);
  return { ...about(selectedSeries), state, laws, table, mean, benchmarks };
}
