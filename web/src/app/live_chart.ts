/**
 * The chart on the page. While something in it is moved it is held: only what is drawn changes then;
 * axes, labels and what lies below keep their places.
 */
import { density } from '../browser/density';
import { drawOn, type Drawing, type Places } from '../charts/draw';
import { forecastChart, frameOf, type Frame } from '../charts/forecast';
import { readTheme } from '../charts/theme';
import { keepHeight, loosen, steady } from '../browser/keep_height';
import type { View } from '../panels/widgets/view';
import { pixelRatio } from '../browser/printing';

export type LiveChart = {
  readonly draw: (shown: View['shown']) => void;
  /** Where values stand on it; null until it has been drawn. */
  readonly places: () => Places | null;
  readonly isHeld: () => boolean;
  readonly hold: () => void;
  /** Lets it go; whether it was held. */
  readonly release: () => boolean;
  /** The reader has done something else: what was moved need no longer stay where it was. */
  readonly loosen: () => void;
  /** The page has been rendered: what was moved goes back to where it was. */
  readonly steady: () => void;
};

export function createLiveChart(): LiveChart {
  let drawing: Drawing | null = null;
  let drawnOn: HTMLCanvasElement | null = null;
  let frame: Frame | null = null;
  let held = false;

  function keep(now: boolean): void {
    held = now;
    keepHeight(document.querySelector('.answer'), held);
  }

  return {
    draw(shown) {
      const canvas = document.querySelector<HTMLCanvasElement>('#forecast-chart');
      const box = canvas?.parentElement;
      const width = box?.clientWidth ?? 0;
      if (!canvas || !box || !shown || width === 0) return; // a frame that is hidden has no width
      if (!drawing || drawnOn !== canvas) {
        drawing = drawOn(canvas);
        drawnOn = canvas;
      }
      const theme = readTheme(box);
      const { results } = shown;
      if (!held || !frame) frame = frameOf(shown, results, theme, width);
      const chart = forecastChart(shown, results, theme, width, frame);
      if (held) drawing.follow(chart);
      else drawing.show(chart, pixelRatio() ?? density(canvas));
    },
    places: () => drawing?.places() ?? null,
    isHeld: () => held,
    hold() {
      if (!held && frame) keep(true);
    },
    release() {
      const was = held;
      if (was) keep(false);
      return was;
    },
    steady: () => steady(document.querySelector('.answer')),
    loosen: () => loosen(document.querySelector('.answer')),
  };
}
