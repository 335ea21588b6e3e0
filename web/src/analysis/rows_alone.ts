/** What the chart draws where there is no forecast: the rows alone, over axes that reach to the targets. */
import type { Analysis, Shown } from './analysis';
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
    predictive: [],
    atLeast: null,
    goodnessOfFit: null,
    cautions: [],
  };
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
      calibrated: null,
      held: null,
    },
  };
}
