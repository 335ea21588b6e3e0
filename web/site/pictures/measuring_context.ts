/**
 * What a browser's 2D context knows of colours, fonts and the widths of texts, for Node, where pictures
 * are drawn as the site is built. Liberation Sans: every system that builds the site can install it, and
 * its widths are Arial's.
 */
import { readFileSync } from 'node:fs';
import { color } from 'chart.js/helpers';
import opentype, { type Font } from 'opentype.js';
import { fontAttributes } from '../../src/exports/pictures/svg_context';

export const FONT = 'Liberation Sans';
const FOLDER = '/usr/share/fonts/truetype/liberation';
export const FONT_FILES = [
  `${FOLDER}/LiberationSans-Regular.ttf`,
  `${FOLDER}/LiberationSans-Bold.ttf`,
] as const;

function read(path: string): Font {
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  return opentype.parse(buffer.slice(byteOffset, byteOffset + byteLength));
}

const [regular, bold] = FONT_FILES.map(read);
if (!regular || !bold) throw new Error('There is no font to draw pictures with.');

/** How far the letters' foot lies below the height that a text is put at, in units of the font's. */
const FEET: Record<CanvasTextBaseline, (font: Font) => number> = {
  alphabetic: () => 0,
  ideographic: ({ descender }) => descender,
  bottom: ({ descender }) => descender,
  middle: ({ ascender, descender }) => (ascender + descender) / 2,
  hanging: ({ ascender }) => 0.8 * ascender,
  top: ({ ascender }) => ascender,
};

export class MeasuringContext {
  font = `10px ${FONT}`;
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  private colour = '#000000';

  get fillStyle(): string {
    return this.colour;
  }

  /** As browsers do, colours are read in any notation and told in one. */
  set fillStyle(said: string) {
    const read = color(said);
    if (!read.valid) return;
    const { r, g, b, a } = read.rgb;
    this.colour = a === 1 ? read.hexString() : `rgba(${r}, ${g}, ${b}, ${a})`;
  }

  measureText(text: string) {
    const { 'font-size': size, 'font-weight': weight } = fontAttributes(this.font);
    const font = Number(weight ?? 400) >= 600 || weight === 'bold' ? bold : regular;
    if (!font) throw new Error('There is no font to measure with.');
    const scale = Number(size) / font.unitsPerEm;
    const { x1, y1, x2, y2 } = font.getPath(text, 0, 0, Number(size)).getBoundingBox();
    const foot = FEET[this.textBaseline](font) * scale;
    return {
      width: font.getAdvanceWidth(text, Number(size)),
      actualBoundingBoxAscent: -y1 - foot,
      actualBoundingBoxDescent: y2 + foot,
      actualBoundingBoxLeft: -x1,
      actualBoundingBoxRight: x2,
    };
  }
}
