/**
 * How high a frame would have to be for all of it to be seen, told to the page around it whenever that
 * changes: `{ gaincast: 1, height }`, in pixels. A chart takes whatever height it is given, so it counts
 * with the height that suits its width: what is told does not depend on the frame's present height.
 */
export type HeightMessage = { gaincast: 1; height: number };

/** A chart's height at this width, in pixels. */
export const chartHeight = (width: number): number => Math.min(Math.max(0.5 * width, 220), 420);

function wanted(content: HTMLElement): number {
  const box = content.querySelector<HTMLElement>('.canvas-box');
  const last = content.lastElementChild;
  if (!last) return 0;
  const { top } = content.getBoundingClientRect();
  const below = Number.parseFloat(getComputedStyle(content).paddingBottom);
  const stretch = box ? chartHeight(box.clientWidth) - box.clientHeight : 0;
  return Math.ceil(last.getBoundingClientRect().bottom - top + below + stretch);
}

/** Tells the parent at once and with every change of what is seen; a page of its own has nobody to tell. */
export function tellHeight(content: HTMLElement): () => void {
  if (window.parent === window) return () => undefined;
  let told = 0;
  const watch = new ResizeObserver(() => {
    const height = wanted(content);
    if (content.clientWidth === 0 || height === told) return;
    told = height;
    const message: HeightMessage = { gaincast: 1, height };
    window.parent.postMessage(message, '*'); // a height is no secret
  });
  for (const part of [content, ...content.children]) watch.observe(part);
  return () => watch.disconnect();
}
