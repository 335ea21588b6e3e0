/**
 * Makes the observations on the chart movable by pointer, finger or arrow keys: a handle over each.
 * Only gains change, and the table follows.
 */
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Places } from '../../charts/draw';
import * as format from '../../format/figures';
import type { Placed } from '../../state/rows';
import { setGain } from '../../state/state';
import { scaleOf } from '../../charts/drawn_rows';
import { moved, nudged, nudgeOf } from './moving';
import type { Actions, View } from '../view';

const MAX_HANDLES = 200; // more would cover one another
const LABEL_HALF = 72; // pixels that half of a handle's text may need
const TAB_STOPS = 12; // with more, the keyboard's way to them is through the table

export type Handles = { draw: (view: View, places: Places) => TemplateResult };

/** `scale`: what a gain in pp is drawn as, in units of the axis. */
type Handle = Placed & {
  id: number;
  text: string;
  number: number;
  scale: number;
  x: number;
  y: number;
};

/** The handles of the series that the chart shows; a mean has none, because it follows from its series. */
function handlesOf({ rows, state, shown }: View, places: Places): Handle[] {
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

const nearest = (handles: readonly Handle[], x: number, y: number): Handle | undefined =>
  [...handles].sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0];

/** `drags` counts drags, so that undo takes them back one by one. */
export function createHandles({ change, hold, release, seal }: Actions): Handles {
  let drag: { id: number; pointer: number; offset: number; scale: number } | null = null;
  let drags = 0;
  let pointerY: number | null = null;
  let latest: { view: View; places: Places } | null = null;

  function followPointer(): void {
    if (!drag || pointerY === null || !latest) return;
    const gain = moved(latest.places, pointerY - drag.offset, drag.scale);
    pointerY = null;
    change(setGain(latest.view.state, drag.id, gain), `drag:${drags}`);
  }

  const heightOf = (event: PointerEvent): number =>
    event.clientY - (event.currentTarget as SVGSVGElement).getBoundingClientRect().top;

  function onDown(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary || !latest) return;
    if (drag) letGo(); // its pointer was lost
    const box = (event.currentTarget as SVGSVGElement).getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const handle = nearest(handlesOf(latest.view, latest.places), x, y);
    if (!handle) return;
    event.preventDefault();
    const surface = event.currentTarget as SVGSVGElement;
    surface.setPointerCapture(event.pointerId);
    surface.querySelector<SVGElement>(`[data-id="${handle.id}"]`)?.focus({ preventScroll: true });
    drag = { id: handle.id, pointer: event.pointerId, offset: y - handle.y, scale: handle.scale };
    drags += 1;
    hold();
  }

  function onMove(event: PointerEvent): void {
    if (event.pointerId !== drag?.pointer) return;
    if (pointerY === null) requestAnimationFrame(followPointer);
    pointerY = heightOf(event);
  }

  function letGo(): void {
    followPointer();
    drag = null;
    seal();
    release();
  }

  function onUp(event: PointerEvent): void {
    if (event.pointerId === drag?.pointer) letGo();
  }

  function onKey(event: KeyboardEvent, { id, text }: Handle): void {
    const step = nudgeOf(event);
    if (step === null || !latest) return;
    event.preventDefault();
    hold();
    change(setGain(latest.view.state, id, nudged(text, step)), `nudge:${id}`);
  }

  const handle = (one: Handle, places: Places, tabStop: boolean): TemplateResult<2> => {
    const { id, x, y, size, gain, se, label, number, scale } = one;
    const whose = label === '' ? '' : `${label}  `;
    const name = `${whose}${format.size(size)}  ${format.gain3(gain)} pp`;
    const above = y > 44;
    const middle = Math.min(Math.max(x, LABEL_HALF), places.width - LABEL_HALF);
    return svg`<g
      class=${`handle${drag?.id === id ? ' held' : ''}`}
      data-id=${id}
      role="slider"
      tabindex=${tabStop ? '0' : '-1'}
      aria-orientation="vertical"
      aria-label=${`Gain at ${format.size(size)}, row ${number}${label === '' ? '' : `, ${label}`}`}
      aria-valuemin=${Math.min(places.gain(places.bottom) / scale, gain)}
      aria-valuemax=${Math.max(places.gain(places.top) / scale, gain)}
      aria-valuenow=${gain}
      aria-valuetext=${`${format.gainWithSd(gain, se)} pp`}
      @keydown=${(event: KeyboardEvent) => onKey(event, one)}
      @keyup=${release}
      @blur=${() => {
        seal();
        release();
      }}
    >
      <circle class="handle-area" cx=${x} cy=${y} />
      <circle class="handle-ring" cx=${x} cy=${y} r="9" />
      <text class="handle-value" x=${middle} y=${above ? y - 26 : y + 36} text-anchor="middle">${name}</text>
    </g>`;
  };

  return {
    draw(view, places) {
      latest = { view, places };
      const handles = handlesOf(view, places);
      if (view.shown === null || handles.length === 0) return html`${nothing}`;
      return html`<svg
        class="handles-surface"
        role="group"
        aria-label="Observed gains: arrow keys move a point by 0.1 pp, with Shift by 1 pp"
        width=${places.width}
        height=${places.height}
        @touchstart=${(event: TouchEvent) => event.preventDefault()}
        @pointerdown=${onDown}
        @pointermove=${onMove}
        @pointerup=${onUp}
        @pointercancel=${onUp}
      >
        ${repeat(
          handles,
          ({ id }) => id,
          (one) => handle(one, places, handles.length <= TAB_STOPS),
        )}
      </svg>`;
    },
  };
}
