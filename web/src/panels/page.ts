/** The page: the answer, the chart under it, the inputs beside it, then the tables, folded. */
import { html, type TemplateResult } from 'lit-html';
import { bootstrapFoldSummary, bootstrapPanel } from './bootstrap';
import { criterionPanel } from './criterion';
import { dataPanel } from './data';
import { figurePanel } from './figure';
import { forecastsSummary, forecastsTable } from './forecasts';
import { selectionSummary, selectionTable } from './selection';
import { targetsPanel } from './targets';
import { verdictPanel } from './verdict';
import type { Actions, View } from './view';

type Shown = NonNullable<View['shown']>;

function folded(
  title: string,
  shown: View['shown'],
  summary: (shown: Shown) => string,
  body: (shown: Shown) => TemplateResult,
): TemplateResult {
  return html`<details class="fold">
    <summary>
      <h2>${title}</h2>
      <span class="fold-summary">${shown ? summary(shown) : ''}</span>
    </summary>
    ${shown ? body(shown) : ''}
  </details>`;
}

export const page = (view: View, actions: Actions): TemplateResult => html`
  <section class="answer" aria-label="Forecast">${verdictPanel(view)}</section>
  <section class="picture ${view.slow ? 'dim' : ''}" aria-label="Chart">
    ${targetsPanel(view, actions)} ${figurePanel(view, actions)}
  </section>
  <aside class="inputs" aria-label="Data and options">
    ${dataPanel(view, actions)} ${criterionPanel(view, actions)}
  </aside>
  <section
    class="folds ${view.analysis && !view.analysis.results ? 'dim' : ''}"
    aria-label="Tables"
  >
    ${folded(
      'Bootstrap',
      view.shown,
      () => bootstrapFoldSummary(view),
      () => bootstrapPanel(view, actions),
    )}
    ${folded('Forecasts', view.shown, forecastsSummary, forecastsTable)}
    ${folded('Model selection', view.shown, selectionSummary, selectionTable)}
  </section>
`;
