/** The page: the answer, the chart below it, the inputs beside it, then the folded tables. */
import { html, nothing, type TemplateResult } from 'lit-html';
import * as format from '../format/figures';
import { loadNoticePanel } from './answer/load_notice';
import { benchmarksSummary } from '../words/benchmarks';
import { bootstrapFoldSummary, bootstrapPanel } from './tables/bootstrap';
import { criterionPanel } from './inputs/criterion';
import { dataPanel } from './inputs/data';
import { figurePanel } from './answer/figure';
import { forecastsSummary, forecastsTable } from './tables/forecasts';
import { lazy, lazyPlanned } from './widgets/lazy';
import { preprocessingFold } from './inputs/preprocessing_fold';
import { saveFold } from './widgets/save';
import { selectionSummary, selectionTable } from './tables/selection';
import { selectedSeriesPanel } from './inputs/selected_series';
import { targetsPanel } from './inputs/targets';
import { verdictPanel } from './answer/verdict';
import type { PanelId } from '../analysis/plans';
import type { Actions, View } from './view';

const benchmarksPanel = lazy(() =>
  import('./tables/benchmarks').then((panel) => panel.benchmarksPanel),
);

const sharePanel = lazy(() => import('./embed/share').then((panel) => panel.sharePanel));

/** Panels that are computed only while they are open; `line` stands in the fold until there is an answer. */
const PLANNED: Record<
  Exclude<PanelId, 'comparison' | 'preparing'>,
  { title: string } & ReturnType<typeof lazyPlanned<[View, Actions]>>
> = {
  'back-test': {
    title: 'Back-test',
    ...lazyPlanned(
      'How well both methods would have forecast sizes that are already measured',
      () => import('./planning/backtest'),
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

function planned(id: keyof typeof PLANNED, view: View, actions: Actions): TemplateResult {
  const { title, line, panel } = PLANNED[id];
  const open = view.open.has(id);
  const late = open && id !== 'validation' && view.plans[id].of !== view.analysis;
  return html`<details
    id=${id}
    class="fold ${late ? 'late' : ''}"
    @toggle=${(event: Event) => actions.unfold(id, (event.target as HTMLDetailsElement).open)}
  >
    <summary>
      <h2>${title}</h2>
      <span class="fold-summary">${line(view, actions)}</span>
    </summary>
    ${open ? panel(view, actions) : ''}
  </details>`;
}

/** A panel's name in the page's address: "Model selection" is #model-selection. */
const addressOf = (title: string): string => title.toLowerCase().replaceAll(' ', '-');

const shareSummary = ({ link }: View): string =>
  link && link.url !== null
    ? `A link of ${format.count(link.characters)} characters holds all of this page`
    : 'A link that holds all of this page';

const sharing = (view: View, actions: Actions): TemplateResult =>
  html`<details
    class="fold"
    @toggle=${(event: Event) => actions.share((event.target as HTMLDetailsElement).open)}
  >
    <summary>
      <h2>Share</h2>
      <span class="fold-summary">${shareSummary(view)}</span>
    </summary>
    ${view.sharing ? sharePanel(view, actions) : ''}
  </details>`;

function folded<S>(
  title: string,
  shown: S | null,
  summary: (shown: S) => string,
  body: (shown: S) => unknown,
  dim = false,
): TemplateResult {
  return html`<details id=${addressOf(title)} class="fold ${dim ? 'dim' : ''}">
    <summary>
      <h2>${title}</h2>
      <span class="fold-summary">${shown ? summary(shown) : ''}</span>
    </summary>
    ${shown ? body(shown) : ''}
  </details>`;
}

export function page(view: View, actions: Actions): TemplateResult {
  const { analysis, shown } = view;
  const stale = analysis?.results === null;
  return html`
    <section class="answer" aria-label="Forecast">
      ${loadNoticePanel(view, actions)} ${verdictPanel(view, actions)}
    </section>
    <section class="picture ${view.slow ? 'dim' : ''}" aria-label="Chart">
      ${selectedSeriesPanel(view, actions)} ${targetsPanel(view, actions)}
      ${figurePanel(view, actions)}
    </section>
    <aside class="inputs" aria-label="Data and options">
      ${dataPanel(view, actions)} ${preprocessingFold(view, actions)}
      ${criterionPanel(view, actions)}
    </aside>
    <section class="folds" aria-label="Tables">
      ${
        analysis && analysis.benchmarks.length > 0
          ? folded('Benchmarks', analysis, benchmarksSummary, (all) =>
              benchmarksPanel(all, view, actions),
            )
          : nothing
      }
      ${folded(
        'Bootstrap',
        shown,
        () => bootstrapFoldSummary(view),
        () => bootstrapPanel(view, actions),
        stale,
      )}
      ${folded('Forecasts', shown, forecastsSummary, forecastsTable, stale)}
      ${folded('Model selection', shown, selectionSummary, selectionTable, stale)}
      ${(['back-test', 'design', 'validation', 'decomposition'] as const).map((id) => planned(id, view, actions))}
      ${sharing(view, actions)} ${saveFold}
    </section>
  `;
}
