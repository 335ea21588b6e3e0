/**
 * Makes the page a report while it is printed: light, the tables open that say what the answer rests
 * on, the chart as wide as paper and sharp enough for it, the address in words. Afterwards all is as
 * it was.
 */
const LONGEST_ADDRESS = 500;
const PAPER_PIXELS = 3; // to one of the page's: about 300 to the inch

const printing = (): boolean => document.documentElement.classList.contains('printing');

/** How many pixels the chart has for each of the page's; undefined for as many as the screen has. */
export const pixelRatio = (): number | undefined => (printing() ? PAPER_PIXELS : undefined);

/** What is printed of the address: all of it where that can be typed or followed. */
export const printedAddress = (href: string): string =>
  href.length <= LONGEST_ADDRESS ? href : href.replace(/#.*$/s, '');

/** `openTables` opens what is printed, and gives back what closes it again. */
export function prepareForPrint(openTables: () => () => void, repaint: () => void): void {
  const root = document.documentElement;
  let theme: string | undefined;
  let closeTables: () => void = () => undefined;

  window.addEventListener('beforeprint', () => {
    if (printing()) return;
    theme = root.dataset['theme'];
    root.dataset['theme'] = 'light';
    root.classList.add('printing');
    closeTables = openTables();
    const place = document.querySelector('.printed-address');
    if (place) place.textContent = printedAddress(location.href);
    repaint();
  });

  window.addEventListener('afterprint', () => {
    if (!printing()) return;
    root.classList.remove('printing');
    if (theme === undefined) delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    closeTables();
    repaint();
  });
}
