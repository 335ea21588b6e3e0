/**
 * Unfolds the panel that the page's address names, `#validation`, and keeps it in view while the page
 * fills, until the reader does anything.
 */
const SETTLED = 4000; // ms; what fills the page later is no longer followed

const named = () => document.getElementById(window.location.hash.slice(1));

function arrive(): void {
  let arrived = false;
  const watch = new ResizeObserver(() => {
    const place = named();
    if (!arrived && place instanceof HTMLDetailsElement) place.open = true;
    arrived ||= place !== null;
    place?.scrollIntoView();
  });
  watch.observe(document.body);
  const leave = () => watch.disconnect();
  for (const sign of ['wheel', 'touchstart', 'pointerdown', 'keydown', 'hashchange']) {
    window.addEventListener(sign, leave, { once: true, passive: true });
  }
  window.setTimeout(leave, SETTLED);
}

arrive();
window.addEventListener('hashchange', arrive);
