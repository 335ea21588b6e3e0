/** The chart as SVG or PNG. Its packages and its font are needed for pictures alone. */
import { writeFile } from 'node:fs/promises';
import { forecastSvg, pngOf } from '../site/pictures/forecast_svg';
import type { Shown } from '../src/analysis/analysis';
import sheet from '../src/styles/tokens.css?raw';

const SIZE = { width: 1000, height: 640 };
const PIXELS = 2 * SIZE.width;

export async function writePictures(
  shown: Shown,
  {
    svg,
    png,
    link,
    page,
  }: { svg: string | null; png: string | null; link: string | null; page: string | null },
): Promise<void> {
  const site = page ?? 'drawn by the command';
  const origin = {
    source: '',
    site,
    link: link === null || page === null ? null : `${page}#${link}`,
  };
  const drawn = forecastSvg(shown, origin, sheet, SIZE);
  if (svg !== null) await writeFile(svg, drawn.svg);
  if (png !== null) await writeFile(png, await pngOf(drawn.svg, PIXELS));
}
