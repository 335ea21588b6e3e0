/**
 * A slide is laid out once, 960 by 540, and scaled to its frame as a picture is, so that type and lines
 * keep their share of it on any screen.
 */
export const SLIDE = { width: 960, height: 540 };

export const slideScale = (width: number, height: number): number =>
  Math.min(width / SLIDE.width, height / SLIDE.height);

/** Keeps the element as large as its parent allows, in the middle of it. */
export function fitSlide(slide: HTMLElement): () => void {
  const room = slide.parentElement;
  if (!room) return () => undefined;
  const watch = new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = room;
    const scale = slideScale(width, height);
    const [left, top] = [(width - scale * SLIDE.width) / 2, (height - scale * SLIDE.height) / 2];
    slide.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
  });
  watch.observe(room);
  return () => watch.disconnect();
}
