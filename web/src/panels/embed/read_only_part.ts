/** The one part that a frame or a slide shows instead of the forecast, without its controls. */
import { gains } from '../../format/measures';
import { html, type TemplateResult } from 'lit-html';
import type { Shown } from '../../analysis/analysis';
import * as format from '../../format/figures';
import { headline, slice, type Lines } from '../../analysis/query';
import type { LookState } from '../../state/look';
import { unitName } from '../../state/preprocessing';
import { limitSentence, NOT_NEEDED } from '../../words/bootstrap';
import { intervalSentence } from '../../words/refit_noise';
import { predictiveSentences } from '../../words/exceedance';
import { forecastsTable } from '../tables/forecasts';
import { histogramFigure } from '../tables/histogram';
import { intervalsTable } from '../tables/intervals';
import { noMenus } from '../widgets/save';
import { lazy } from '../widgets/lazy';
import { reload } from '../widgets/reload';
import { bootstrapOf } from '../../analysis/derived';
import type { View } from '../widgets/view';
import { weightBars } from '../tables/weights';

export type Part = Exclude<LookState['only'], 'all' | 'forecast'>;

function bootstrap(view: View, shown: Shown): TemplateResult {
  const found = bootstrapOf(view);
  const size = shown.state.chosen;
  const unit = unitName(shown.state);
  const predictive = predictiveSentences(headline(shown.results).targets, shown.state);
  if (shown.results.learned)
    return html`<p class="finding">${predictive}</p>
      <p class="small">${NOT_NEEDED}</p>`;
  if (!found) return html`<p class="small">There are no resamples for these options.</p>`;
  return html`<div class="planning">
    <p class="finding">${predictive}</p>
    <p class="small">${intervalSentence(found, size, unit)}</p>
    ${histogramFigure(found, size, shown.state.threshold, unit, noMenus)}
    ${intervalsTable(found, size, shown.laws, unit, noMenus)}
    <p class="small">${limitSentence(found, shown.laws)}</p>
  </div>`;
}

const MAX_COLUMNS = 4; // sizes that a slide has room for

/** The forecasts at all targets, or at those around the chosen one that a slide has room for. */
function table({ state: { view } }: View, shown: Shown): TemplateResult {
  const { targets } = shown.results;
  const at = targets.sizes.indexOf(shown.state.chosen);
  const last = Math.max(0, targets.sizes.length - MAX_COLUMNS);
  const first = Math.min(Math.max(0, at - Math.floor(MAX_COLUMNS / 2)), last);
  if (view !== 'slide' || last === 0) return forecastsTable(shown, noMenus);
  const some = <L extends Lines>(lines: L): L => ({
    ...lines,
    targets: slice(lines.targets, first, first + MAX_COLUMNS),
  });
  const { results } = shown;
  const learned = results.learned && some(results.learned);
  return forecastsTable({ ...shown, results: { ...some(results), learned, held: null } }, noMenus);
}

const design = lazy(() => import('../planning/design').then(({ readOnly }) => readOnly));
const validation = lazy(() => import('../planning/validation').then(({ readOnly }) => readOnly));
const decomposition = lazy(() =>
  import('../planning/decomposition').then(({ readOnly }) => readOnly),
);

const PARTS: Record<
  Part,
  { title: (size: string) => string; body: (view: View, shown: Shown) => unknown }
> = {
  weights: { title: () => 'The weight of each law', body: (_, shown) => weightBars(shown) },
  bootstrap: { title: (size) => `Resampled forecasts at ${size}`, body: bootstrap },
  table: { title: () => `Forecast ${gains()}`, body: table },
  design: { title: () => 'Which run to make next', body: design },
  validation: { title: () => 'How far off such forecasts are', body: validation },
  decomposition: { title: () => 'Which mechanisms the gain comes from', body: decomposition },
};

/** null for the forecast itself. */
export const partOf = ({ only }: LookState): Part | null =>
  only === 'all' || only === 'forecast' ? null : only;

export const partTitle = (part: Part, { state }: View): string =>
  PARTS[part].title(format.size(state.chosen));

export function readOnlyPart(part: Part, view: View): unknown {
  const { shown, failure } = view;
  if (failure !== null) return html`<p class="small">${failure} ${reload()}</p>`;
  if (!shown) return html`<p class="small">Computing …</p>`;
  return PARTS[part].body(view, shown);
}
