/** The decomposition: stacked parts and their ranges as small charts, tables, and bounds to edit. */
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { areaPath, gainFrame, rangesAt, shareFrame, stacked } from '../charts/parts';
import { linePath, placeGain, placeSize, PLOT, type SmallFrame } from '../charts/small';
import type { ComponentId, Decomposition, Letter, Range } from '../engine/contract';
import * as format from '../format';
import { tableSizes } from '../plans';
import type { Placed } from '../state/rows';
import { DELTAS, setPlanning, withBound } from '../state/planning';
import { parsePoints } from '../state/numbers';
import '../styles/planning.css';
import { copyCells } from './copy';
import {
  COMPONENT,
  decompositionSummary,
  deltaName,
  LETTERS,
  optimaSentence,
  partWords,
  percentTick,
  plain3,
  rangeSentence,
  shareSpan,
  spanText,
  stackWords,
} from './decomposition_text';
import { formula } from './formula';
import { numberField } from './number_field';
import { choice } from './resampling';
import { saveMenu } from './save';
import { smallChart } from './small_chart';
import { whyNone, type Actions, type View } from './view';

type Analysed = NonNullable<View['analysis']>;

const MOST_POINTS = 200; // more would be one blot

const decompositionOf = ({ plans }: View): Decomposition | null =>
  plans.decomposition.asked?.outcome.ok ? plans.decomposition.asked.outcome.value : null;

export function summary(view: View): string | null {
  const decomposition = decompositionOf(view);
  const chosen = view.plans.decomposition.of?.state.chosen;
  return decomposition && chosen !== undefined
    ? decompositionSummary(decomposition, chosen, view.state.delta)
    : null;
}

const targetLine = (frame: SmallFrame, size: number) => {
  const x = placeSize(frame, size).toFixed(1);
  return svg`<line class="target" x1=${x} x2=${x} y1="0" y2=${PLOT.height} />`;
};

function observations(frame: SmallFrame, rows: readonly Placed[]) {
  return rows.slice(0, MOST_POINTS).map(({ size, gain, se }) => {
    const x = placeSize(frame, size).toFixed(1);
    const y = (value: number) => placeGain(frame, value).toFixed(1);
    return svg`<line class="error" x1=${x} x2=${x} y1=${y(gain - se)} y2=${y(gain + se)} />
      <circle class="dot" cx=${x} cy=${y(gain)} r="3" />`;
  });
}

type Drawing = { decomposition: Decomposition; of: Analysed; frame: SmallFrame; delta: number };

const card = (title: unknown, note: string, chart: unknown): TemplateResult =>
  html`<figure class="part">
    <figcaption><strong>${title}</strong> <span class="muted">${note}</span></figcaption>
    ${chart}
  </figure>`;

/** All parts, one on the other, at the best fit; in pp with the observations and the total's range. */
function stack({ decomposition, of, frame, delta }: Drawing, kind: 'gain' | 'share') {
  const { sizes, total } = decomposition;
  const areas = stacked(decomposition, kind).map(
    ({ edges }, at) => svg`<path class="part-${at}" d=${areaPath(frame, sizes, edges)} />`,
  );
  const ranges = rangesAt(decomposition, delta);
  const edge = (end: keyof Range) =>
    linePath(frame, sizes, ranges?.total.map((range) => range[end]) ?? []);
  const whole = svg`<path class="average" d=${linePath(frame, sizes, total)} />
    <path class="range-edge" d=${edge('low')} /><path class="range-edge" d=${edge('high')} />
    ${observations(frame, of.rows.fitted)}`;
  return smallChart(
    frame,
    stackWords(decomposition, kind, tableSizes(of)),
    svg`${areas}${targetLine(frame, of.state.chosen)}${kind === 'gain' ? whole : nothing}`,
    svg``,
    kind === 'gain' ? format.tick : percentTick,
  );
}

/** One part: where it lies at the best fit, and where it may lie. */
function part(
  { decomposition, of, frame, delta }: Drawing,
  id: ComponentId,
  index: number,
  kind: 'gain' | 'share',
) {
  const { sizes, components, ranges } = decomposition;
  const best = components.find((one) => one.id === id);
  const area = (at: (typeof ranges)[number]) => {
    const edges = at.components.find((one) => one.id === id)?.[kind] ?? [];
    return svg`<path class="range part-${index}" d=${areaPath(frame, sizes, edges)} />`;
  };
  const within = [...ranges].filter((one) => one.delta <= delta).sort((a, b) => b.delta - a.delta);
  return smallChart(
    frame,
    partWords(decomposition, id, kind, tableSizes(of), delta),
    svg`${within.map(area)}${targetLine(frame, of.state.chosen)}
      <path class="average" d=${linePath(frame, sizes, best?.[kind] ?? [])} />`,
    svg``,
    kind === 'gain' ? format.tick : percentTick,
  );
}

function charts(decomposition: Decomposition, of: Analysed, delta: number) {
  const frame = gainFrame(decomposition, delta, of.rows.fitted, of.state.chosen);
  if (!frame) return nothing;
  const gains = { decomposition, of, frame, delta };
  const shares = { ...gains, frame: shareFrame(frame) };
  const ids = decomposition.components.map(({ id }) => id);
  const key = (index: number) => html`<span class="part-key part-${index}"></span>`;
  const name = (id: ComponentId, index: number) => html`${key(index)} ${COMPONENT[id].name}`;
  return html`<div data-picture>
    <div class="parts" role="group" aria-label="Decomposition charts">
      ${card('Gain, stacked', 'best fit, pp', stack(gains, 'gain'))}
      ${ids.map((id, at) => card(name(id, at), 'pp', part(gains, id, at, 'gain')))}
      ${card('Shares, stacked', 'best fit', stack(shares, 'share'))}
      ${ids.map((id, at) => card(name(id, at), 'share', part(shares, id, at, 'share')))}
    </div>
    ${saveMenu('decomposition', 'picture')}
  </div>`;
}

const pair = (best: string, range: string, title: string) =>
  html`<td class="number" title=${title}>${best} <span class="beside">${range}</span></td>`;

const inFull = (best: number | null | undefined, range: Range | null | undefined) =>
  `${best ?? '—'} (${range ? `${range.low} to ${range.high}` : '—'})`;

function sizesTable(decomposition: Decomposition, of: Analysed, delta: number): TemplateResult {
  const ranges = rangesAt(decomposition, delta);
  const { components, total, sizes } = decomposition;
  return html`<div
    class="wide"
    tabindex="0"
    role="region"
    aria-label="Decomposition table"
    @copy=${copyCells}
  >
    <table class="results">
      <thead>
        <tr>
          <th scope="col">At</th>
          <th scope="col" class="number">total, pp</th>
          ${components.map(
            ({ id }) => html`<th scope="col" class="number">${COMPONENT[id].name}, pp</th>`,
          )}
          ${components.map(
            ({ id }) => html`<th scope="col" class="number">${COMPONENT[id].name}, share</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${tableSizes(of).map((size) => {
          const at = sizes.indexOf(size);
          const whole = ranges?.total[at];
          return html`<tr>
            <th scope="row" class=${size === of.state.chosen ? 'strong' : ''}>
              ${format.size(size)}
            </th>
            ${pair(
              format.number3(total[at] ?? 0),
              whole ? spanText(whole) : '',
              inFull(total[at], whole),
            )}
            ${components.map(({ id, gain }) => {
              const range = ranges?.components.find((one) => one.id === id)?.gain[at];
              return pair(
                format.number3(gain[at] ?? 0),
                range ? spanText(range) : '',
                inFull(gain[at], range),
              );
            })}
            ${components.map(({ id, share }) => {
              const range = ranges?.components.find((one) => one.id === id)?.share[at];
              const best = share[at] ?? null;
              return pair(
                best === null ? '—' : percentTick(best),
                shareSpan(range),
                inFull(best, range),
              );
            })}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

const letterName = (sign: string) =>
  sign === 'N_char' ? html`<i>N</i><sub>char</sub>` : html`<i>${sign}</i>`;

function boundField(
  letter: Letter,
  end: keyof Range,
  { state }: View,
  { change, seal }: Actions,
): TemplateResult {
  return html`<td>
    ${numberField({
      label: `${LETTERS[letter].sign}, ${end === 'low' ? 'at least' : 'at most'}`,
      value: state.bounds[letter][end],
      read: (text) => {
        const value = parsePoints(text);
        const bounded = value !== null && value >= 0;
        return bounded && withBound(state.bounds, letter, end, value) ? value : null;
      },
      change: (value) => {
        const bounds = withBound(state.bounds, letter, end, value);
        if (bounds) change(setPlanning(state, { bounds }), `bound-${letter}-${end}`);
      },
      seal,
      size: 6,
    })}
  </td>`;
}

/** The bounds can be edited even where there is no decomposition within them. */
function parametersTable(
  decomposition: Decomposition | null,
  view: View,
  actions: Actions,
): TemplateResult {
  const { delta } = view.state;
  const range = decomposition && rangesAt(decomposition, delta)?.parameters;
  return html`<div
    class="wide"
    tabindex="0"
    role="region"
    aria-label="Decomposition parameters table"
    @copy=${copyCells}
  >
    <table class="results">
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col">at least</th>
          <th scope="col">at most</th>
          <th scope="col" class="number">best fit</th>
          <th scope="col" class="number">range, ${deltaName(delta)}</th>
          <th scope="col">stands for</th>
        </tr>
      </thead>
      <tbody>
        ${(Object.keys(LETTERS) as Letter[]).map((letter) => {
          const found = range?.[letter];
          const value = decomposition?.best.parameters[letter] ?? null;
          const bound = decomposition?.optima[0]?.atBound.includes(letter);
          return html`<tr>
            <th scope="row">${letterName(LETTERS[letter].sign)}</th>
            ${boundField(letter, 'low', view, actions)} ${boundField(letter, 'high', view, actions)}
            <td class="number" title=${String(value ?? '—')}>
              ${value === null ? '—' : plain3(value)}${bound ? html` <span class="muted">at a bound</span>` : ''}
            </td>
            <td class="number" title=${found ? `${found.low} to ${found.high}` : '—'}>
              ${found ? `${plain3(found.low)} to ${plain3(found.high)}` : '—'}
            </td>
            <td class="muted">${LETTERS[letter].meaning}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function optimaTable(decomposition: Decomposition): TemplateResult {
  const letters = Object.keys(LETTERS) as Letter[];
  return html`<div
    class="wide"
    tabindex="0"
    role="region"
    aria-label="Optima table"
    @copy=${copyCells}
  >
    <table class="results">
      <caption class="small">
        ${optimaSentence(decomposition)}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="number">χ²</th>
          ${letters.map(
            (letter) =>
              html`<th scope="col" class="number">${letterName(LETTERS[letter].sign)}</th>`,
          )}
          <th scope="col">at a bound</th>
        </tr>
      </thead>
      <tbody>
        ${decomposition.optima.map(
          ({ chi2, parameters, atBound }) =>
            html`<tr>
              <td class="number" title=${String(chi2)}>${plain3(chi2)}</td>
              ${letters.map(
                (letter) =>
                  html`<td class="number" title=${String(parameters[letter])}>
                    ${plain3(parameters[letter])}
                  </td>`,
              )}
              <td>
                ${atBound.map(
                  (letter, at) => html`${at > 0 ? ', ' : ''}${letterName(LETTERS[letter].sign)}`,
                )}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const explanation = html`<p class="small">
  The gain is taken to be a sum:
  ${Object.values(COMPONENT).map(
    ({ name, formula: text }, at) =>
      html`${at === 0 ? '' : ' + '}${name} <span class="formula-inline">${formula(text)}</span>`,
  )},
  all six parameters fitted together within the bounds. Line: best fit. Shaded: where a part may
  lie; darker within Δχ² ≤ 1. Under each figure stands its range.
</p>`;

function ranges({ state }: View, { change }: Actions): TemplateResult {
  return html`<div class="controls" role="group" aria-label="Ranges">
    ${choice('Ranges over all fits within', DELTAS, state.delta, deltaName, (delta) =>
      change(setPlanning(state, { delta })),
    )}
  </div>`;
}

/** What is to be seen of it, without what changes it. */
export function still(view: View): TemplateResult {
  const { of } = view.plans.decomposition;
  const decomposition = decompositionOf(view);
  const { delta } = view.state;
  return decomposition && of
    ? html`<div class="planning">
        <p class="finding">${decomposition.message}</p>
        ${charts(decomposition, of, delta)} ${sizesTable(decomposition, of, delta)}
      </div>`
    : html`<p class="small">${whyNone(view, view.plans.decomposition)}</p>`;
}

/** One template for all cases, so that a bound that is refused while it is typed keeps the focus. */
export function panel(view: View, actions: Actions): TemplateResult {
  const { plans, state } = view;
  const { of, asked } = plans.decomposition;
  const decomposition = decompositionOf(view);
  const { delta } = state;
  const found =
    decomposition && of
      ? [decomposition.message, rangeSentence(decomposition, of.state.chosen, delta)]
      : [whyNone(view, plans.decomposition)];
  const drawn = decomposition && of ? { decomposition, of } : null;
  return html`<div class="planning">
    <p class=${drawn ? 'finding' : 'small'} role="status">${found.filter(Boolean).join(' ')}</p>
    ${drawn ? ranges(view, actions) : nothing}
    ${drawn ? charts(drawn.decomposition, drawn.of, delta) : nothing}
    ${drawn ? html`${sizesTable(drawn.decomposition, drawn.of, delta)} ${saveMenu('decomposition', 'table')}` : nothing}
    ${asked ? parametersTable(decomposition, view, actions) : nothing}
    ${drawn ? saveMenu('decomposition-parameters', 'table') : nothing}
    ${drawn ? html`${optimaTable(drawn.decomposition)} ${saveMenu('decomposition-optima', 'table')} ${explanation}` : nothing}
  </div>`;
}
