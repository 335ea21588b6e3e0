/**
 * Keeps what lies below an element in its place in the window, while the element changes and afterwards.
 * While it is held, it keeps its height. Once it is let go, it may grow but not shrink, and what it grows by
 * is scrolled, until it is loosened: the reader does something else, or the window changes.
 */
const settled = new WeakMap<HTMLElement, { correct: () => void; end: () => void }>();

function settle(element: HTMLElement): void {
  const below = element.nextElementSibling;
  const top = () => below?.getBoundingClientRect().top ?? 0;
  let place = top();
  let corrected = -1; // where the last correction scrolled to
  // Where the reader scrolls, it stands elsewhere.
  const scrolled = () => {
    if (window.scrollY !== corrected) place = top();
  };
  const correct = () => {
    const moved = top() - place;
    if (Math.abs(moved) < 1) return; // pages are scrolled by whole pixels
    window.scrollBy({ top: moved, behavior: 'instant' });
    corrected = window.scrollY;
  };
  const watch = new ResizeObserver(correct);
  const resized = () => loosen(element);
  element.style.minHeight = `${element.getBoundingClientRect().height}px`;
  watch.observe(element);
  window.addEventListener('scroll', scrolled, { passive: true });
  window.addEventListener('resize', resized);
  settled.set(element, {
    correct,
    end() {
      watch.disconnect();
      window.removeEventListener('scroll', scrolled);
      window.removeEventListener('resize', resized);
      element.style.minHeight = '';
    },
  });
}

/** The page has been rendered: where the element has changed, what lies below goes back to its place. */
export function steady(element: HTMLElement | null): void {
  if (element) settled.get(element)?.correct();
}

/** Lets the element have the height of its content again. */
export function loosen(element: HTMLElement | null): void {
  if (!element) return;
  settled.get(element)?.end();
  settled.delete(element);
}

/** Fixes the element's height at what it is now, or lets it go. */
export function keepHeight(element: HTMLElement | null, keep: boolean): void {
  if (!element) return;
  const { height } = element.getBoundingClientRect();
  if (!keep) settle(element);
  else loosen(element);
  element.classList.toggle('held', keep);
  element.style.height = keep ? `${height}px` : '';
  steady(element);
}
