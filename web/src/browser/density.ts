/**
 * Pixels that a canvas needs for each of the page's: as many as the screen has, and more where it is
 * scaled, as on a slide. A page around a frame may scale the frame unseen, as reveal.js does.
 */
export function density(canvas: HTMLCanvasElement): number {
  const { width } = canvas.getBoundingClientRect();
  const scale = canvas.offsetWidth ? Number((width / canvas.offsetWidth).toFixed(2)) : 1; // whole pixels
  return Math.max(window.devicePixelRatio * scale, window.parent === window ? 0 : 2);
}
