/**
 * Notices when the chart needs to be drawn again: its box has changed, the slide that it is scaled
 * with has, or a frame that was hidden is shown.
 */
export function watchChart(changed: () => void): () => void {
  const watch = new ResizeObserver(changed);
  let watched: Element | null = null;
  return () => {
    const box = document.querySelector('.slide-room') ?? document.querySelector('.canvas-box');
    if (box === watched) return;
    watch.disconnect();
    watched = box;
    if (box) watch.observe(box);
  };
}
