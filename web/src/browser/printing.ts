/**
 * Makes the page a report while it is printed: light, the tables open that say what the answer rests
 * on, the chart as wide as paper and sharp enough for it, the address in words. Afterwards all is as
 * it was.
 */
const LONGEST_ADDRESS = 500;
const PAPER_PIXELS = 3; // to one of the page's: about 300 to the inch

export const isPrinting = (): boolean => document.documentElement.classList.contains('printing');

/** How many pixels the chart has for each of the page's; undefined for as many as the screen has. */
export const pixelRatio = (): number | undefined => (isPrinting() ? PAPER_PIXELS : undefined);

/** What is printed of the address: all of it where that can be typed or followed. */
export const printedAddress = (href: string): string =>
  href.length <= LONGEST_ADDRESS ? href : href.replace(/#.*$/s, '');

/**
 * `openTables` opens what is printed, and gives back what closes it again. Browsers tell of printing by
 * events; where a page is only shown as paper would show it, the medium says so. What began it ends it:
 * the medium comes and goes while a browser shows its preview.
 */
export function prepareForPrint(openTables: () => () => void, repaint: () => void): void {
  const root = document.documentElement;
  let theme: string | undefined;
  let closeTables: () => void = () => undefined;
  let begunBy: 'event' | 'medium' | null = null;

  function begin(by: 'event' | 'medium'): void {
    if (begunBy === null) {
      theme = root.dataset['theme'];
      root.dataset['theme'] = 'light';
      root.classList.add('printing');
      closeTables = openTables();
    }
    if (begunBy !== 'event') begunBy = by;
    const place = document.querySelector('.printed-address');
    if (place) place.textContent = printedAddress(location.href);
    repaint();
  }

  function end(by: 'event' | 'medium'): void {
    if (begunBy !== by) return;
    begunBy = null;
    root.classList.remove('printing');
    if (theme === undefined) delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    closeTables();
    repaint();
  }

  window.addEventListener('beforeprint', () => begin('event'));
  window.addEventListener('afterprint', () => end('event'));
  window.matchMedia('print').addEventListener('change', ({ matches }) => {
    if (matches) begin('medium');
    else end('medium');
  });
}
