/**
 * Changes what x and y are. The rows keep their text; all that is counted in sizes begins anew, with
 * targets that follow the rows.
 */
import '../format/other_measures';
import { axisOf, type AxisId } from '../format/measures';
import { parsePoints, parseSize, splitPlusMinus } from '../format/numbers';
import { DEFAULT_STATE } from './examples';
import { setPreprocessing } from './preprocessing';
import { largestSize, mainTarget, type Row, type State } from './state';
import { tidyName } from './series';

/** The exponent of costs on axes that are themselves what is paid for. */
const IN_PROPORTION = 1;

export function setAxis(state: State, axis: AxisId): State {
  if (axis === state.axis) return state;
  const { targets, chosen, fitUpTo, trialTargets, cost, candidates } = DEFAULT_STATE;
  const own = axisOf(axis).targets?.(largestSize(state.rows, axis));
  const parts = { axis, fitUpTo, candidates, bases: [] };
  if (!own) return { ...state, ...parts, targets, chosen, trialTargets, cost };
  const main = mainTarget(own);
  return {
    ...state,
    ...parts,
    targets: own,
    chosen: main,
    trialTargets: own,
    cost: {
      ...cost,
      reference: main,
      exponent: axis === 'active-parameters' ? cost.exponent : IN_PROPORTION,
      ...(axis === 'hours' ? { hours: main * axisOf(axis).scale } : {}),
    },
  };
}

export const LONGEST_QUANTITY = 40;

export const tidyQuantity = (text: string): string =>
  tidyName(tidyName(text).slice(0, LONGEST_QUANTITY));

/** At the largest size: what is asked of a forecast first is whether it gets as far. */
function lastValue({ rows, axis }: State): number {
  const size = (text: string) => parseSize(text, axis)?.billions ?? 0;
  const last = rows.reduce<Row | null>(
    (most, row) => (most === null || size(row.size) > size(most.size) ? row : most),
    null,
  );
  const text = last?.gain ?? '';
  return parsePoints(splitPlusMinus(text)?.gain ?? text) ?? 0;
}

/** What is no gain in pp has neither bounds nor headroom, and begins with the laws, which know no unit. */
export function setQuantity(state: State, text: string): State {
  const quantity = tidyQuantity(text);
  if (quantity === state.quantity) return state;
  const threshold = quantity === '' ? DEFAULT_STATE.threshold : lastValue(state);
  const asked = { ...state, threshold };
  if (quantity === '') return { ...asked, quantity };
  return setPreprocessing(asked, {
    quantity,
    method: 'paper',
    bounded: false,
    unit: 'pp',
    ceiling: DEFAULT_STATE.ceiling,
    bases: [],
  });
}
