/** Intervals as bars on a common axis, in tables: the axis stands under the column. */
import { nothing, svg, type TemplateResult } from 'lit-html';
import { share, type Scale, type Span } from '../../charts/bars';
import * as format from '../../format/figures';
import '../../styles/tables/intervals.css';

const at = (scale: Scale, value: number): string => `${share(scale, value).toFixed(2)}%`;

const grid = (scale: Scale) =>
  scale.ticks.map(
    (tick) => svg`<line class=${tick === 0 ? 'zero' : 'tick'}
      x1=${at(scale, tick)} x2=${at(scale, tick)} y1="0" y2="100%" />`,
  );

/** An interval as a bar, the median as a bar across it, the mean as a dot. */
export function spanBar(
  { low, high, median, mean }: Span,
  scale: Scale,
  style: string,
): TemplateResult<2> {
  const span = low !== null || high !== null;
  return svg`<svg class="bar ${style}" aria-hidden="true">
    ${grid(scale)}
    ${
      span
        ? svg`<line class="span" x1=${low === null ? '0%' : at(scale, low)}
            x2=${high === null ? '100%' : at(scale, high)} y1="50%" y2="50%" />`
        : nothing
    }
    ${
      median === null
        ? nothing
        : svg`<line class="median" x1=${at(scale, median)} x2=${at(scale, median)} y1="15%" y2="85%" />`
    }
    ${mean === null ? nothing : svg`<circle class="mean" cx=${at(scale, mean)} cy="50%" r="3.5" />`}
  </svg>`;
}

/** Ticks under the bars; those too near to an end stand inside it. */
export const axis = (scale: Scale): TemplateResult<2> => svg`<svg class="axis" aria-hidden="true">
  ${scale.ticks.map((tick) => {
    const place = share(scale, tick);
    const anchor = place < 2 ? 'start' : place > 99 ? 'end' : 'middle';
    return svg`<text x=${at(scale, tick)} y="11" text-anchor=${anchor}>${format.tick(tick)}</text>`;
  })}
</svg>`;
