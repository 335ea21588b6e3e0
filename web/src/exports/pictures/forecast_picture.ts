/** The forecast chart as a picture: what Chart.js draws on the page, recorded as SVG. */
import { gains } from '../../format/measures';
import { METHOD_NAMES } from '../../format/method_names';
import type { Shown } from '../../analysis/analysis';
import { drawThrough } from '../../charts/draw';
import { forecastChart } from '../../charts/forecast';
import type { Theme } from '../../charts/theme';
import { lawCount } from '../../format/law_names';
import { bandName } from '../../words/legend';
import { otherLaws } from '../../words/fit/taking_part';
import { verdict, verdictLine } from '../../words/verdict';
import type { Picture } from './picture';
import { SvgContext } from './svg_context';

/** What undoes the number, and the legend in words; laws and average are named in the chart itself. */
function note(shown: Shown): string {
  const { state, rows, results } = shown;
  const grave = verdict(shown).grave.map((caution) => `${caution} `);
  const held = rows.heldOut.length > 0 ? ' Hollow dots: held out.' : '';
  const lines = results.learned
    ? `Black line: the ${METHOD_NAMES[results.learned.targets.method].line} forecast`
    : `Coloured lines: ${lawCount(results.curve.laws.length)} laws, each as wide as its weight. Black line: their average${otherLaws(shown)}`;
  const beside = results.learned ? ` Dotted line: the paper’s average${otherLaws(shown)}.` : '';
  return (
    `${grave.join('')}Dots: observed ${gains()} ± 1 se. ${lines}, with a band of ${bandName(state)}. ` +
    `Diamonds: forecasts.${beside}${held}`
  );
}

export const forecastFrame = (shown: Shown, width: number) => ({
  name: 'forecast',
  title: verdictLine(shown),
  note: note(shown),
  width,
});

export function forecastPicture(
  shown: Shown,
  theme: Theme,
  real: CanvasRenderingContext2D,
  width: number,
  height: number,
): Picture {
  const context = new SvgContext(real, width, height);
  drawThrough(
    context as unknown as CanvasRenderingContext2D,
    forecastChart(shown, shown.results, theme, width),
  );
  return { ...forecastFrame(shown, width), height, body: context.markup };
}
