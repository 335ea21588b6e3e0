/**
 * The picture that chats and feeds put beside a link: the forecast as the page saves it, 1200 × 630.
 * Drawn as half as large again as on the page, so that it can be read when it is shown small.
 */
import { readFileSync } from 'node:fs';
import { renderAsync } from '@resvg/resvg-js';
import { themeOf } from '../../src/charts/theme';
import { forecastFrame, forecastPicture } from '../../src/exports/pictures/forecast_picture';
import { framed, frameHeight, type Origin } from '../../src/exports/pictures/picture';
import { wrapBy } from '../../src/exports/pictures/wrap';
import type { Shown } from './example_view';
import { FONT, FONT_FILES, MeasuringContext } from './measuring_context';
import { paletteOf } from '../palette';
import { PREVIEW } from '../social_tags';

const SCALE = 1.5;
const MARGINS = 40; // that the frame adds to the chart's width
const FONT_SIZE = 13;

/** The page's colours in light. */
function lightStyle(sheet: string) {
  const values = paletteOf('light', readFileSync(sheet, 'utf8'));
  return (name: string): string => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`The style sheet has no ${name}.`);
    return value;
  };
}

/** `text` is what stands between the title and the chart. */
export async function preview(
  shown: Shown,
  text: string,
  origin: Origin,
  sheet: string,
): Promise<Uint8Array> {
  const colour = lightStyle(sheet);
  const context = new MeasuringContext();
  const wrap = wrapBy(context as unknown as CanvasRenderingContext2D, FONT);
  const [width, height] = [PREVIEW.width / SCALE - MARGINS, PREVIEW.height / SCALE];
  const frame = { ...forecastFrame(shown, width), note: text };
  const picture = forecastPicture(
    shown,
    themeOf(colour, FONT, FONT_SIZE),
    context as unknown as CanvasRenderingContext2D,
    width,
    Math.floor(height - frameHeight(frame, origin, wrap)),
  );
  const colours = {
    paper: colour('--paper'),
    ink: colour('--ink'),
    muted: colour('--muted'),
    font: FONT,
  };
  const { svg } = framed({ ...picture, ...frame }, origin, colours, wrap);
  const drawn = await renderAsync(svg, {
    fitTo: { mode: 'width', value: PREVIEW.width },
    font: { fontFiles: [...FONT_FILES], loadSystemFonts: false, defaultFontFamily: FONT },
  });
  return drawn.asPng();
}
