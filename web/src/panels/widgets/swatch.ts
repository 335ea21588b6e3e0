/** A law's line, small: its colour, dash and weight, as in the chart. */
import { svg, type TemplateResult } from 'lit-html';
import { lineWidth } from '../../charts/theme';
import { styleOf, type LawId } from '../../engine/law_ids';

export const swatch = (law: LawId, weight: number): TemplateResult<2> => svg`
  <svg class="swatch law-${law}" viewBox="0 0 30 10" width="30" height="10" aria-hidden="true">
    <line x1="1" y1="5" x2="29" y2="5" stroke="currentColor"
      stroke-width=${lineWidth(weight)} stroke-dasharray=${styleOf(law).dash.join(' ')} />
  </svg>`;
