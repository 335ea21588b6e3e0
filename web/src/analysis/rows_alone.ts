/** What the chart draws where there is no forecast: the rows alone, over axes that reach to the targets. */
import type { Analysis, Shown } from './analysis';
import { readRows } from '../state/rows';
import type { State } from '../state/state';
import { curveSizes } from './query';
import type { Forecast } from '../engine/contract';

function emptyForecast(sizes: number[]): Forecast {
  const none = sizes.map(() => null);
  return {
    method: 'paper',
    criterion: null,
    sizes,
    most: null,
    mean: none,
    within: none,
    between: none,
    sd: none,
    intervals: [],
    laws: [],
    trend: null,
    scores: null,
    predictive: [],
    atLeast: null,
    goodnessOfFit: null,
    cautions: [],
  };
}

/** The rows of a state about which nothing is known yet. */
export function rowsBeforeAnswer(state: State): Shown {
  const rows = readRows(state);
  const sizes = rows.fitted.map(({ size }) => size);
  return rowsAlone({
    state,
    rows,
    table: rows,
    fittedRange:
      sizes.length > 0 ? { smallest: Math.min(...sizes), largest: Math.max(...sizes) } : null,
    results: null,
    refusal: null,
    laws: [],
    series: null,
    mean: null,
    benchmarks: [],
  });
}

export function rowsAlone(analysis: Analysis): Shown {
  const { rows, state } = analysis;
  const marked = [...rows.fitted, ...rows.heldOut].map(({ size }) => size);
  return {
    ...analysis,
    results: {
      targets: emptyForecast([...state.targets]),
      curve: emptyForecast(curveSizes(marked, state.targets, 2)),
      fit: {
        criterion: state.criterion,
        rows: rows.fitted.length,
        distinctSizes: 0,
        fits: [],
        goodnessOfFit: null,
        cautions: [],
      },
      bootstrap: null,
      learned: null,
      held: null,
    },
  };
}
