/**
 * Moves observations on the chart: by a pointer, which is followed once a frame, and by arrow keys. A
 * drag is one step of undo, and so is a run of keys at one point.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Places } from '../charts/draw';
import { handlesOf, handlesSurface, nearest, type Handle } from '../panels/answer/handles';
import { moved, nudged, nudgeOf } from '../panels/answer/moving';
import type { Actions, View } from '../panels/widgets/view';
import { setGain } from '../state/state';

/** Draws the handles over the chart, whose values stand at `places`. */
export type Dragging = { draw: (view: View, places: Places) => TemplateResult };

export function createDragging({ change, hold, release, seal }: Actions): Dragging {
  let drag: { id: number; pointer: number; offset: number; scale: number } | null = null;
  let drags = 0; // so that each is a step of undo of its own
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

  function down(event: PointerEvent): void {
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

  function move(event: PointerEvent): void {
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

  function up(event: PointerEvent): void {
    if (event.pointerId === drag?.pointer) letGo();
  }

  function key(event: KeyboardEvent, { id, text }: Handle): void {
    const step = nudgeOf(event);
    if (step === null || !latest) return;
    event.preventDefault();
    hold();
    change(setGain(latest.view.state, id, nudged(text, step)), `nudge:${id}`);
  }

  function leave(): void {
    seal();
    release();
  }

  return {
    draw(view, places) {
      latest = { view, places };
      const handles = handlesOf(view, places);
      if (view.shown === null || handles.length === 0) return html`${nothing}`;
      const grips = { down, move, up, key, keyUp: release, leave };
      return handlesSurface(handles, places, drag?.id ?? null, grips);
    },
  };
}
