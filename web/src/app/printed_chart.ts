/**
 * Puts the chart on paper as a picture of lines and letters. What draws it is fetched ahead, when the
 * reader first does anything or the page has been at rest for a while: printing waits for nothing. Until
 * then the canvas is printed.
 */
import { isPrinting } from '../browser/printing';
import { readTheme } from '../charts/theme';
import type { View } from '../panels/widgets/view';

const REST = 5000; // ms after the first answer
const SIGNS = ['pointerdown', 'keydown'] as const;

type Draw = typeof import('../exports/pictures/printed_chart').drawPrintedChart;

export type PrintedChart = {
  /** Draws the picture where the page is being printed, and takes it away where not. */
  readonly follow: (shown: View['shown']) => void;
};

export function createPrintedChart(): PrintedChart {
  let draw: Draw | null = null;
  let wanted = false;

  function fetch(): void {
    if (wanted) return;
    wanted = true;
    import('../exports/pictures/printed_chart').then(
      ({ drawPrintedChart }) => (draw = drawPrintedChart),
      () => (wanted = false), // the canvas is printed
    );
    // Printing opens these panels, too.
    import('../panels/tables/bootstrap').catch(() => undefined);
    import('../panels/tables/forecasts').catch(() => undefined);
    import('../panels/tables/selection').catch(() => undefined);
  }

  let resting = 0;
  for (const sign of SIGNS) window.addEventListener(sign, fetch, { once: true, capture: true });

  return {
    follow(shown) {
      document.querySelector('.printed-chart')?.remove();
      if (!shown) return;
      if (resting === 0) resting = window.setTimeout(fetch, REST);
      const box = document.querySelector<HTMLElement>('.canvas-box');
      if (!isPrinting() || !draw || !box) return;
      const picture = document.createElement('div');
      picture.className = 'printed-chart';
      draw(box, shown, readTheme(box), picture);
      box.append(picture);
    },
  };
}
