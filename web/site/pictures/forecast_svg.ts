/**
 * The forecast as the page saves it, drawn without a page: when the site is built, and by the command.
 * `sheet` is the text of the style sheet that has the page's colours.
 */
import { renderAsync } from '@resvg/resvg-js';
import type { Shown } from '../../src/analysis/analysis';
import { themeOf } from '../../src/charts/theme';
import { forecastFrame, forecastPicture } from '../../src/exports/pictures/forecast_picture';
import { framed, frameHeight, type Drawn, type Origin } from '../../src/exports/pictures/picture';
import { wrapBy } from '../../src/exports/pictures/wrap';
import { paletteOf } from '../palette';
import { FONT, FONT_FILES, MeasuringContext } from './measuring_context';

const FONT_SIZE = 13;

/** The page's colours in light. */
function lightStyle(sheet: string) {
  const values = paletteOf('light', sheet);
  return (name: string): string => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`The style sheet has no ${name}.`);
    return value;
  };
}

/** `height` is that of the whole picture, without its margins' width. `note` stands in place of the legend in words. */
export function forecastSvg(
  shown: Shown,
  origin: Origin,
  sheet: string,
  { width, height, note }: { width: number; height: number; note?: string },
): Drawn {
  const colour = lightStyle(sheet);
  const context = new MeasuringContext() as unknown as CanvasRenderingContext2D;
  const wrap = wrapBy(context, FONT);
  const frame = { ...forecastFrame(shown, width), ...(note === undefined ? {} : { note }) };
  const picture = forecastPicture(
    shown,
    themeOf(colour, FONT, FONT_SIZE),
    context,
    width,
    Math.floor(height - frameHeight(frame, origin, wrap)),
  );
  const colours = {
    paper: colour('--paper'),
    ink: colour('--ink'),
    muted: colour('--muted'),
    font: FONT,
  };
  return framed({ ...picture, ...frame }, origin, colours, wrap);
}

/** A PNG so many pixels wide. */
export async function pngOf(svg: string, width: number): Promise<Uint8Array> {
  const drawn = await renderAsync(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontFiles: [...FONT_FILES], loadSystemFonts: false, defaultFontFamily: FONT },
  });
  return drawn.asPng();
}
