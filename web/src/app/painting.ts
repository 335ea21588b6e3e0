/** Paints at once, or with the next frame, however often that is asked for until then. */
export type Painting = { readonly now: () => void; readonly soon: () => void };

export function createPainting(paint: () => void): Painting {
  let waiting = 0;
  const now = () => {
    cancelAnimationFrame(waiting);
    waiting = 0;
    paint();
  };
  return {
    now,
    soon() {
      if (waiting === 0) waiting = requestAnimationFrame(now);
    },
  };
}
