/** Fixes an element's height at what it is now, or lets it go: what lies below then does not move. */
export function keepHeight(element: HTMLElement | null, keep: boolean): void {
  if (!element) return;
  element.classList.toggle('held', keep);
  element.style.height = keep ? `${element.getBoundingClientRect().height}px` : '';
}
