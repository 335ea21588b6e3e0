/**
 * The picture that chats and feeds put beside a link: the forecast as the page saves it, 1200 × 630.
 * Drawn as half as large again as on the page, so that it can be read when it is shown small.
 */
import { readFileSync } from 'node:fs';
import type { Origin } from '../../src/exports/pictures/picture';
import { forecastSvg, pngOf } from '../pictures/forecast_svg';
import { PREVIEW } from '../social_tags';
import type { Shown } from './example_view';

const SCALE = 1.5;
const MARGINS = 40; // that the frame adds to the chart's width

/** `text` is what stands between the title and the chart; `sheet` is the style sheet's file. */
export function preview(
  shown: Shown,
  text: string,
  origin: Origin,
  sheet: string,
): Promise<Uint8Array> {
  const { svg } = forecastSvg(shown, origin, readFileSync(sheet, 'utf8'), {
    width: PREVIEW.width / SCALE - MARGINS,
    height: PREVIEW.height / SCALE,
    note: text,
  });
  return pngOf(svg, PREVIEW.width);
}
