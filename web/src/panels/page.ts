/** The page: the answer, the chart below it, the inputs beside it, then the folded tables. */
import { html, nothing, type TemplateResult } from 'lit-html';
import * as format from '../format/figures';
import { loadNoticePanel, unlinkedNotice } from './answer/load_notice';
import { benchmarksSummary, titleOfSeries } from '../words/benchmarks';
import { bootstrapFoldSummary } from './tables/bootstrap_summary';
import { criterionPanel } from './inputs/criterion';
import { dataPanel } from './inputs/data';
import { figurePanel } from './answer/figure';
import { forecastsSummary } from './tables/forecasts_summary';
import { lazy, lazyPlanned } from './widgets/lazy';
import { ownDataBar } from './inputs/own_data';
import { preprocessingFold } from './inputs/preprocessing_fold';
import { saveFold, saveMenus } from './widgets/save';
import { selectionSummary } from './tables/selection_summary';
import { selectedSeriesPanel } from './inputs/selected_series';
import { targetsPanel } from './inputs/targets';
import { verdictPanel } from './answer/verdict';
import type { PanelId } from '../analysis/plans';
import type { Actions, FoldId, View } from './widgets/view';

const benchmarksPanel = lazy(() =>
  import('./tables/benchmarks').then((panel) => panel.benchmarksPanel),
);

const bootstrapPanel = lazy(
  () => import('./tables/bootstrap').then((panel) => panel.bootstrapPanel),
  true,
);

const forecastsTable = lazy(
  () => import('./tables/forecasts').then((panel) => panel.forecastsTable),
  true,
);

const selectionPanel = lazy(
  () => import('./tables/selection').then((panel) => panel.selectionPanel),
  true,
);

const sharePanel = lazy(() => import('./embed/share').then((panel) => panel.sharePanel));

/** Panels that are computed only while they are open; `line` stands in the fold until there is an answer. */
const PLANNED: Record<
  Exclude<PanelId, 'comparison' | 'preprocessing' | 'model-selection'>,
  { title: string } & ReturnType<typeof lazyPlanned<[View, Actions]>>
> = {
  residuals: {
    title: 'Residuals',
    ...lazyPlanned(
      'How far each row lies from the forecast’s curve, in standard errors',
      () => import('./tables/residuals'),
    ),
  },
  'back-test': {
    title: 'Back-test',
    ...lazyPlanned(
      'How well both methods would have forecast sizes that are already measured',
      () => import('./planning/backtest'),
    ),
  },
  'required-size': {
    title: 'How large must it be?',
    ...lazyPlanned(
      'The smallest size at which a gain is likely, and what a run there costs',
      () => import('./planning/required_size'),
    ),
  },
  outcome: {
    title: 'How it turned out',
    ...lazyPlanned(
      'What was measured after the forecast, beside it',
      () => import('./planning/outcome'),
    ),
  },
  compare: {
    title: 'Compare',
    ...lazyPlanned(
      'Which of two is better at each size, how likely, and where they cross',
      () => import('./planning/compare'),
    ),
  },
  design: {
    title: 'Next experiment',
    ...lazyPlanned(
      'Which run would reduce the uncertainty most, and what it would cost',
      () => import('./planning/design'),
    ),
  },
  validation: {
    title: 'Validation',
    ...lazyPlanned(
      'How far off such forecasts are when the true law is known',
      () => import('./planning/validation'),
    ),
  },
  decomposition: {
    title: 'Decomposition',
    ...lazyPlanned(
      'How much of the gain three mechanisms contribute, as far as the data can tell',
      () => import('./planning/decomposition'),
    ),
  },
};

/** In place of the numbers of other rows. */
const NO_FORECAST = 'There is no forecast for these rows';

/** The browser has opened a fold, or closed it: the page keeps which are open. */
const toggle =
  (id: FoldId, { unfold }: Actions) =>
  (event: Event) =>
    unfold(id, (event.target as HTMLDetailsElement).open);

function planned(id: keyof typeof PLANNED, view: View, actions: Actions): TemplateResult {
  const { title, line, panel } = PLANNED[id];
  const open = view.open.has(id);
  const late = open && id !== 'validation' && view.plans[id].of !== view.analysis;
  return html`<details
    id=${id}
    class="fold ${late ? 'late' : ''}"
    ?open=${open}
    @toggle=${toggle(id, actions)}
  >
    <summary>
      <h2>${title}</h2>
      <span class="fold-summary"
        >${view.analysis?.results === null ? NO_FORECAST : line(view, actions)}</span
      >
    </summary>
    ${open ? panel(view, actions) : ''}
  </details>`;
}

const shareSummary = ({ link }: View): string =>
  link && link.url !== null
    ? `A link of ${format.count(link.characters)} characters holds all of this page`
    : 'A link that holds all of this page';

const sharing = (view: View, actions: Actions): TemplateResult =>
  html`<details class="fold" ?open=${view.open.has('share')} @toggle=${toggle('share', actions)}>
    <summary>
      <h2>Share</h2>
      <span class="fold-summary">${shareSummary(view)}</span>
    </summary>
    ${view.open.has('share') ? sharePanel(view, actions) : ''}
  </details>`;

/** A table with its line when folded; its id names it in the page's address: #model-selection. */
function folded<S>(
  id: FoldId,
  title: string,
  shown: S | null,
  summary: (shown: S) => string,
  body: (shown: S) => unknown,
  view: View,
  actions: Actions,
): TemplateResult {
  const none = view.analysis?.results === null ? NO_FORECAST : '';
  return html`<details
    id=${id}
    class="fold"
    ?open=${view.open.has(id)}
    @toggle=${toggle(id, actions)}
  >
    <summary>
      <h2>${title}</h2>
      <span class="fold-summary">${shown ? summary(shown) : none}</span>
    </summary>
    ${shown ? body(shown) : ''}
  </details>`;
}

/** The tables that are there with every answer. */
function tables(view: View, actions: Actions): unknown {
  const { analysis, shown } = view;
  const saveMenu = saveMenus(view, actions);
  return html`${
    analysis && analysis.benchmarks.length > 0
      ? folded(
          'benchmarks',
          titleOfSeries(analysis.state),
          analysis,
          benchmarksSummary,
          (all) => benchmarksPanel(all, view, actions),
          view,
          actions,
        )
      : nothing
  }
  ${folded(
    'bootstrap',
    'Bootstrap',
    shown,
    () => bootstrapFoldSummary(view),
    () => (view.open.has('bootstrap') ? bootstrapPanel(view, actions) : ''),
    view,
    actions,
  )}
  ${folded(
    'forecasts',
    'Forecasts',
    shown,
    forecastsSummary,
    (known) => (view.open.has('forecasts') ? forecastsTable(known, saveMenu) : ''),
    view,
    actions,
  )}
  ${folded(
    'model-selection',
    'Model selection',
    shown,
    selectionSummary,
    (known) => (view.open.has('model-selection') ? selectionPanel(known, view, saveMenu) : ''),
    view,
    actions,
  )}`;
}

/** There is nothing to compare in a table of one series, and no outcome before it is waited for. */
const plannedIn = ({ rows: { series, heldOut }, state: { made } }: View) => [
  ...(made !== null || heldOut.length > 0 ? (['outcome'] as const) : []),
  ...(series.length > 1 ? (['compare'] as const) : []),
  ...(['required-size', 'back-test', 'design', 'validation', 'decomposition'] as const),
];

const folds = (view: View, actions: Actions): TemplateResult =>
  html`${planned('residuals', view, actions)} ${tables(view, actions)}
  ${plannedIn(view).map((id) => planned(id, view, actions))} ${sharing(view, actions)}
  ${saveFold(view, actions)}`;

const questionPanel = lazy(() =>
  import('./inputs/table_reading').then((panel) => panel.questionPanel),
);

/** A table waits for an answer: what the page shows is of the rows before it. */
export const isAsking = ({ reading }: Pick<View, 'reading'>): boolean =>
  (reading?.questions.length ?? 0) > 0;

/** Past the answer and the chart, which have many stops for the keyboard. A link’s own address holds the state. */
const toTable = () => document.querySelector<HTMLElement>('.inputs td input')?.focus();

/** `whole`: with what is folded below, which a page that opens leaves for its next task. */
export function page(view: View, actions: Actions, whole = true): TemplateResult {
  return html`
    <button type="button" class="skip visually-hidden" @click=${toTable}>Go to the table</button>
    <section class="answer" aria-label="Forecast">
      ${loadNoticePanel(view, actions)} ${unlinkedNotice(view)}
      ${
        isAsking(view)
          ? questionPanel(view, actions)
          : html`${ownDataBar(view, actions)} ${verdictPanel(view, actions)}`
      }
    </section>
    <section class="picture" aria-label="Chart">
      ${selectedSeriesPanel(view, actions)} ${targetsPanel(view, actions)}
      ${figurePanel(view, actions)}
    </section>
    <aside class="inputs" aria-label="Data and options">
      ${dataPanel(view, actions)} ${preprocessingFold(view, actions)}
      ${criterionPanel(view, actions)}
    </aside>
    <section class="folds" aria-label="Tables">${whole ? folds(view, actions) : nothing}</section>
  `;
}
