/**
 * The forecast chart as it goes on paper: SVG elements instead of a canvas, which WebKit prints black and
 * others print in pixels. It is made at once, because a browser that prints waits for nothing.
 */
import { html, render, svg } from 'lit-html';
import { unsafeSVG } from 'lit-html/directives/unsafe-svg.js';
import type { Shown } from '../../analysis/analysis';
import type { Theme } from '../../charts/theme';
import { forecastPicture } from './forecast_picture';
import { realContext } from './real_context';

/** As large as its box and in its colours; empty where it has no size. */
export function drawPrintedChart(
  box: HTMLElement,
  shown: Shown,
  theme: Theme,
  into: Element,
): void {
  const { clientWidth: width, clientHeight: height } = box;
  if (width === 0 || height === 0) return;
  const { body } = forecastPicture(shown, theme, realContext(), width, height);
  render(
    html`<svg viewBox="0 0 ${width} ${height}" font-family=${theme.font} aria-hidden="true">
      ${svg`${unsafeSVG(body)}`}
    </svg>`,
    into as HTMLElement,
  );
}
