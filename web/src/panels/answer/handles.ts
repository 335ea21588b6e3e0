/**
 * Makes the observations on the chart movable by pointer, finger or arrow keys: a handle over each.
 * Only gains change, and the table follows.
 */
import { measured } from '../../format/measures';
import { html, svg, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Places } from '../../charts/draw';
import * as format from '../../format/figures';
import type { Placed } from '../../state/rows';
import { scaleOf } from '../../charts/drawn_rows';
import type { View } from '../widgets/view';

const MAX_HANDLES = 200; // more would cover one another
const LABEL_HALF = 72; // pixels that half of a handle's text may need
const TAB_STOPS = 12; // with more, the keyboard's way to them is through the table

/** `scale`: what a gain in pp is drawn as, in units of the axis. */
export type Handle = Placed & {
  id: number;
  text: string;
  number: number;
  scale: number;
  x: number;
  y: number;
};

/** The handles of the series that the chart shows; a mean has none, because it follows from its series. */
export function handlesOf({ rows, state, shown }: View, places: Places): Handle[] {
  const drawn = [...rows.fitted, ...rows.heldOut].filter(({ series }) => series === shown?.series);
  return drawn.slice(0, MAX_HANDLES).flatMap((placed) => {
    const row = state.rows[placed.row];
    const scale = scaleOf(placed, state);
    if (!row || scale === null) return [];
    const [x, y] = [places.x(placed.size), places.y(placed.gain * scale)];
    const number = rows.places[placed.row]?.number ?? 0;
    return [{ ...placed, id: row.id, text: row.gain, number, scale, x, y }];
  });
}

export const nearest = (handles: readonly Handle[], x: number, y: number): Handle | undefined =>
  [...handles].sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0];

/** What is done to a handle. */
export type Grips = {
  down: (event: PointerEvent) => void;
  move: (event: PointerEvent) => void;
  up: (event: PointerEvent) => void;
  key: (event: KeyboardEvent, handle: Handle) => void;
  keyUp: () => void;
  leave: () => void;
};

function handle(
  one: Handle,
  places: Places,
  tabStop: boolean,
  held: boolean,
  { key, keyUp, leave }: Grips,
): TemplateResult<2> {
  const { id, x, y, size, gain, se, label, number, scale } = one;
  const whose = label === '' ? '' : `${label}  `;
  const name = `${whose}${format.size(size)}  ${format.gain3(gain)} ${measured.y.unit}`;
  const above = y > 44;
  const middle = Math.min(Math.max(x, LABEL_HALF), places.width - LABEL_HALF);
  return svg`<g
    class=${`handle${held ? ' held' : ''}`}
    data-id=${id}
    role="slider"
    tabindex=${tabStop ? '0' : '-1'}
    aria-orientation="vertical"
    aria-label=${`${format.capital(measured.y.name)} at ${format.size(size)}, row ${number}${label === '' ? '' : `, ${label}`}`}
    aria-valuemin=${Math.min(places.gain(places.bottom) / scale, gain)}
    aria-valuemax=${Math.max(places.gain(places.top) / scale, gain)}
    aria-valuenow=${gain}
    aria-valuetext=${`${format.gainOr(gain, se)} pp`}
    @keydown=${(event: KeyboardEvent) => key(event, one)}
    @keyup=${keyUp}
    @blur=${leave}
  >
    <circle class="handle-area" cx=${x} cy=${y} />
    <circle class="handle-ring" cx=${x} cy=${y} r="9" />
    <text class="handle-value" x=${middle} y=${above ? y - 26 : y + 36} text-anchor="middle">${name}</text>
  </g>`;
}

/** `held`: the id of the one that is moved. */
export function handlesSurface(
  handles: readonly Handle[],
  places: Places,
  held: number | null,
  grips: Grips,
): TemplateResult {
  return html`<svg
    class="handles-surface"
    role="group"
    aria-label="Observed gains: arrow keys move a point by 0.1 pp, with Shift by 1 pp"
    width=${places.width}
    height=${places.height}
    @touchstart=${(event: TouchEvent) => event.preventDefault()}
    @pointerdown=${grips.down}
    @pointermove=${grips.move}
    @pointerup=${grips.up}
    @pointercancel=${grips.up}
  >
    ${repeat(
      handles,
      ({ id }) => id,
      (one) => handle(one, places, handles.length <= TAB_STOPS, one.id === held, grips),
    )}
  </svg>`;
}
