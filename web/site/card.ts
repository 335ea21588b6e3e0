/** The picture beside a link to Gaincast itself: its mark, its name and what it is for, and no forecast. */
import { readFileSync } from 'node:fs';
import { renderAsync } from '@resvg/resvg-js';
import { element, escaped } from '../src/exports/pictures/markup';
import { FONT, FONT_FILES } from './pictures/measuring_context';
import { PREVIEW } from './social_tags';

const INK = '#ffffff';
const PAPER = '#14324a'; // of the mark
const LINES = ['What will it gain at sizes', 'nobody has trained yet,', 'and how sure is that?'];
const FOOT = 'Rows of model sizes and gains in, a forecast with its uncertainty out.';

const text = (words: string, y: number, size: number, weight: number, opacity = 1) =>
  element(
    'text',
    {
      x: 110,
      y,
      fill: INK,
      'font-family': FONT,
      'font-size': size,
      'font-weight': weight,
      'fill-opacity': String(opacity),
    },
    escaped(words),
  );

/** `icon`: the file of the mark, drawn upon its own colour. */
export async function card(icon: string): Promise<Uint8Array> {
  const { width, height } = PREVIEW;
  const mark = /<svg[^>]*>([^]*)<\/svg>/.exec(readFileSync(icon, 'utf8'))?.[1] ?? '';
  const svg = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    [
      element('rect', { width, height, fill: PAPER }),
      element('g', { transform: 'translate(84 60) scale(4.4)' }, mark),
      element('g', { transform: 'translate(140 0)' }, text('Gaincast', 158, 76, 700)),
      ...LINES.map((line, at) => text(line, 300 + 78 * at, 62, 400)),
      text(FOOT, 560, 30, 400, 0.8),
    ].join(''),
  );
  const drawn = await renderAsync(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontFiles: [...FONT_FILES], loadSystemFonts: false, defaultFontFamily: FONT },
  });
  return drawn.asPng();
}
