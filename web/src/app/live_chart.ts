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
  /**
   * Whether it is drawn whole. The first chart takes a slow phone most of a second, so it comes in three
   * tasks: the page with its answer, the axes, the lines. Until then each call does one and says false.
   */
  readonly draw: (shown: View['shown']) => boolean;
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
  let calls = 0;

  function keep(now: boolean): void {
    held = now;
    keepHeight(document.querySelector('.answer'), held);
  }

  return {
    draw(shown) {
      const canvas = document.querySelector<HTMLCanvasElement>('#forecast-chart');
      const box = canvas?.parentElement;
      const width = box?.clientWidth ?? 0;
      if (!canvas || !box || !shown || width === 0) return true; // a frame that is hidden has no width
      calls += 1;
      if (calls === 1) return false;
      if (!drawing || drawnOn !== canvas) {
        drawing = drawOn(canvas);
        drawnOn = canvas;
      }
      const theme = readTheme(box);
      const { results } = shown;
      if (!held || !frame) frame = frameOf(shown, results, theme, width);
      const chart = forecastChart(shown, results, theme, width, frame);
      const ratio = pixelRatio() ?? density(canvas);
      if (calls === 2) drawing.begin(chart, ratio);
      else if (held || calls === 3) drawing.follow(chart);
      else drawing.show(chart, ratio);
      return calls > 2;
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
