/** The page: a field for links, what the methods promised and held, and every forecast by itself. */
import { html, nothing, type TemplateResult } from 'lit-html';
import * as format from '../format/figures';
import { METHOD_NAMES } from '../format/method_names';
import { METHODS } from '../state/preprocessing';
import { seriesName } from '../state/series';
import { hitOrMiss } from '../words/decisions/outcome';
import { MAX_LINKS, type Lines } from './lines';
import type { Scored } from './score_link';
import { NAIVE, tally, type MethodTally, type Naive } from './tally';

export type ScoredView = {
  readonly lines: Lines | null;
  readonly scored: readonly Scored[];
  /** What is being done; null when nothing is. */
  readonly running: boolean;
  readonly failure: string | null;
};

export type ScoredActions = {
  readonly score: (text: string) => void;
  readonly open: (files: readonly File[]) => void;
  readonly cancel: () => void;
};

const NAIVE_NAMES: Record<Naive, string> = {
  lastShareOfHeadroom: 'the same share of the headroom',
  lastValue: 'the gain at the largest size',
  halfTheTrend: 'half the trend',
  straightLine: 'the straight line',
};

const EXAMPLE = '#v=1&d=0.5~1.2~0.4_1~2.1~0.3_2~3.5~0.4_4~5.4~0.5_8~8.0~0.6~~h&method=calibrated';

const number = (value: number | null): TemplateResult =>
  html`<td class="number" title=${String(value ?? '—')}>
    ${value === null ? '—' : format.number3(value)}
  </td>`;

const LEVELS = [0.5, 0.8, 0.9, 0.95];

function insideCells({ inside, points }: MethodTally): TemplateResult[] {
  return LEVELS.map((level) => {
    const found = inside.find((one) => one.level === level);
    return html`<td class="number" title=${found ? `${found.held} of ${points}` : '—'}>
      ${found && points > 0 ? format.percent(found.held / points) : '—'}
    </td>`;
  });
}

/** How often measurements lay in each tenth of the forecast, as figures: they should be about equal. */
const tenths = ({ tenths: counts, points }: MethodTally): TemplateResult =>
  html`<td class="number">${points === 0 ? '—' : counts.join(' ')}</td>`;

function methods(scored: readonly Scored[]): TemplateResult {
  const all = tally(scored);
  return html`<div class="wide" tabindex="0" role="region" aria-label="Scores by method">
    <table class="results">
      <thead>
        <tr>
          <th scope="col">forecast by</th>
          <th scope="col" class="number">sizes</th>
          <th scope="col" class="number">off by, mean</th>
          <th scope="col" class="number">
            <abbr title="Continuous ranked probability score: the lower, the better">CRPS</abbr>
          </th>
          ${LEVELS.map(
            (level) => html`<th scope="col" class="number">inside ${format.coverage(level)}</th>`,
          )}
          <th scope="col" class="number">in each tenth of the forecast</th>
        </tr>
      </thead>
      <tbody>
        ${METHODS.map((method) => {
          const one = all.methods[method];
          return html`<tr>
            <th scope="row">${METHOD_NAMES[method].inSentence}</th>
            <td class="number">${one.points}</td>
            ${number(one.error)} ${number(one.crps)} ${insideCells(one)} ${tenths(one)}
          </tr>`;
        })}
        ${NAIVE.map((name) => {
          const one = all.naive[name];
          return html`<tr>
            <th scope="row">${NAIVE_NAMES[name]}</th>
            <td class="number">${one.points}</td>
            ${number(one.error)}
            <td colspan="6" class="muted">no distribution</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function each(scored: readonly Scored[]): TemplateResult {
  return html`<div class="wide" tabindex="0" role="region" aria-label="Every forecast">
    <table class="results">
      <thead>
        <tr>
          <th scope="col">line</th>
          <th scope="col">made on</th>
          <th scope="col">method of the link</th>
          <th scope="col">outcome</th>
        </tr>
      </thead>
      <tbody>
        ${scored.map(({ line, fragment, made, method, series, by, why }) => {
          const points = by[method]?.points ?? [];
          const said =
            why ??
            points
              .map((point) => {
                const told = point.forecast
                  ? ` (forecast ${format.gain3(point.forecast.mean)})`
                  : '';
                return `${format.size(point.size)}: ${format.gain3(point.gain)}${told}, ${hitOrMiss(point)}`;
              })
              .join('; ');
          return html`<tr class=${why === null ? '' : 'muted'}>
            <th scope="row"><a href=${`./#${fragment}`}>${line}</a></th>
            <td>${made ?? '—'}</td>
            <td>${METHOD_NAMES[method].inSentence}</td>
            <td>${series === '' ? nothing : `${seriesName(series)}: `}${said}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** What was found, and how far it has come. */
function status({ lines, scored, running, failure }: ScoredView): string {
  if (failure !== null) return failure;
  if (!lines) return '';
  const { lines: found, others, tooMany } = lines;
  const answered = scored.filter(({ why }) => why === null).length;
  const count = `${found.length} ${found.length === 1 ? 'link' : 'links'}`;
  const done = running
    ? `Scored ${scored.length} of ${count}.`
    : `${count} read; ${answered} ${answered === 1 ? 'has' : 'have'} measurements to score.`;
  const ill =
    others.length === 0
      ? ''
      : ` No link in ${others.length === 1 ? 'line' : 'lines'} ${format.list(others.slice(0, 5).map(String))}` +
        `${others.length > 5 ? ` and ${others.length - 5} more` : ''}.`;
  const most = tooMany ? ` Only the first ${MAX_LINKS} are read.` : '';
  return done + ill + most;
}

export function page(view: ScoredView, { score, open, cancel }: ScoredActions): TemplateResult {
  const answered = view.scored.filter(({ why }) => why === null);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const text = new FormData(event.target as HTMLFormElement).get('links');
    score(typeof text === 'string' ? text : '');
  };
  const onFiles = (event: Event) => {
    const input = event.target as HTMLInputElement;
    open([...(input.files ?? [])]);
    input.value = ''; // the same file may be chosen again
  };
  return html`<form class="scored-form" @submit=${onSubmit}>
      <label for="links">Links to forecasts whose sizes have been measured, one a line</label>
      <textarea
        id="links"
        name="links"
        rows="6"
        spellcheck="false"
        placeholder=${EXAMPLE}
      ></textarea>
      <p class="scored-actions">
        <button type="submit">Score</button>
        ${view.running ? html`<button type="button" @click=${cancel}>Stop</button>` : nothing}
        <label class="scored-file"
          >or a file of them
          <input type="file" accept=".txt,.md,.csv,text/*" multiple @change=${onFiles} />
        </label>
      </p>
      <p class="small">
        A link counts with the rows that it holds out: those are what was measured later. Nothing is
        sent anywhere, and nothing is kept.
      </p>
    </form>
    <p role="status">${status(view)}</p>
    ${
      answered.length > 0
        ? html`<h2>Do the forecasts keep their word?</h2>
            ${methods(answered)}
            <p class="small">
              Errors and CRPS in the unit of each link. Of good forecasts, half of the measurements
              lie inside the 50% intervals, and about as many in each tenth of the forecast. With
              few of them, chance decides.
            </p>`
        : nothing
    }
    ${
      view.scored.length > 0
        ? html`<h2>Every forecast</h2>
            ${each(view.scored)}`
        : nothing
    }`;
}
