/** The weights of the laws as bars, the heaviest first. */
import { html, type TemplateResult } from 'lit-html';
import { lawName } from '../../format/law_names';
import { takingPart } from '../../state/laws';
import { shareText, WEIGHT } from '../../words/fit/taking_part';
import { swatch } from '../widgets/swatch';
import type { Shown } from '../../analysis/analysis';

export function weightBars({ results, laws, state }: Shown): TemplateResult {
  const taking = takingPart(state, laws);
  const fits = [...results.fit.fits].sort((a, b) => b.weight - a.weight);
  return html`<ul class="weights">
    ${fits.map(
      ({ law, weight }) =>
        html`<li class="law-${law}">
          <span class="weight-name">${swatch(law, weight)} ${lawName(laws, law)}</span>
          <svg class="weight-bar" aria-hidden="true">
            <rect width="100%" height="100%" class="weight-room" />
            <rect width=${`${(100 * weight).toFixed(2)}%`} height="100%" />
          </svg>
          <span class="weight-figure" title=${WEIGHT}
            >${shareText(weight, taking.includes(law))}</span
          >
        </li>`,
    )}
  </ul>`;
}
