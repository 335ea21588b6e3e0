/** The decomposition's charts: all parts stacked, and the range of each, in pp and as shares. */
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { areaPath, gainFrame, rangesAt, shareFrame, stacked } from '../../charts/parts';
import { linePath, placeGain, placeSize, PLOT, type SmallFrame } from '../../charts/small';
import { drawnRows, type Drawn } from '../../charts/drawn_rows';
import type { Analysis } from '../../analysis/analysis';
import type { ComponentId, Decomposition, Range } from '../../engine/contract';
import * as format from '../../format/figures';
import { tableSizes } from '../../analysis/plans';
import { COMPONENT, partWords, percentTick, stackWords } from '../../words/decomposition';
import type { SaveMenu } from '../widgets/save';
import { smallChart } from '../widgets/small_chart';

const MAX_POINTS = 200; // more would be one blot

const targetLine = (frame: SmallFrame, size: number) => {
  const x = placeSize(frame, size).toFixed(1);
  return svg`<line class="target" x1=${x} x2=${x} y1="0" y2=${PLOT.height} />`;
};

function observations(frame: SmallFrame, rows: readonly Drawn[]) {
  return rows.slice(0, MAX_POINTS).map(({ size, gain, se }) => {
    const x = placeSize(frame, size).toFixed(1);
    const y = (value: number) => placeGain(frame, value).toFixed(1);
    return svg`<line class="error" x1=${x} x2=${x} y1=${y(gain - se)} y2=${y(gain + se)} />
      <circle class="dot" cx=${x} cy=${y(gain)} r="3" />`;
  });
}

type Drawing = { decomposition: Decomposition; of: Analysis; frame: SmallFrame; delta: number };

const card = (title: unknown, note: string, chart: unknown): TemplateResult =>
  html`<figure class="part">
    <figcaption><strong>${title}</strong> <span class="muted">${note}</span></figcaption>
    ${chart}
  </figure>`;

/** All parts, stacked, at the best fit; in pp with the observations and the total's range. */
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
    ${observations(frame, drawnRows(of.rows, of.state).fitted)}`;
  return smallChart(
    frame,
    stackWords(decomposition, kind, tableSizes(of)),
    svg`${areas}${targetLine(frame, of.state.chosen)}${kind === 'gain' ? whole : nothing}`,
    svg``,
    kind === 'gain' ? format.tick : percentTick,
  );
}

/** One part: its best fit and its range. */
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

export function charts(
  decomposition: Decomposition,
  of: Analysis,
  delta: number,
  saveMenu: SaveMenu,
) {
  const frame = gainFrame(
    decomposition,
    delta,
    drawnRows(of.rows, of.state).fitted,
    of.state.chosen,
  );
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
