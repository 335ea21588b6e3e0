/** A small chart with axes that others share: a frame, and whatever is drawn into it. */
import { svg, type TemplateResult } from 'lit-html';
import { placeSize, PLOT, tickHeight, type SmallFrame } from '../../charts/small';
import * as format from '../../format/figures';
import '../../styles/tables/small_charts.css';

const ROOM = { left: 30, right: 12, top: 6, bottom: 18 };
const WIDTH = ROOM.left + PLOT.width + ROOM.right;
const HEIGHT = ROOM.top + PLOT.height + ROOM.bottom;

type Drawn = TemplateResult<2> | readonly TemplateResult<2>[];

/** `clipped` stays inside the plot; `marks` may overlap its edges. `words` say what is to be seen; `tick` names a height. */
export const smallChart = (
  frame: SmallFrame,
  words: string,
  clipped: Drawn,
  marks: Drawn,
  tick: (value: number) => string = format.tick,
): TemplateResult<2> => svg`<svg class="small-chart" role="img" aria-label=${words}
    viewBox="0 0 ${WIDTH} ${HEIGHT}">
  <g transform="translate(${ROOM.left} ${ROOM.top})">
    ${frame.gains.ticks.map((gain) => {
      const y = tickHeight(frame, gain).toFixed(1);
      return svg`<line class=${gain === 0 ? 'zero' : 'tick'} x1="0" x2=${PLOT.width} y1=${y} y2=${y} />
        <text class="gain" x="-5" y=${y} dy="0.32em">${tick(gain)}</text>`;
    })}
    ${frame.sizes.ticks.map((size) => {
      const x = placeSize(frame, size);
      const anchor = x > PLOT.width - 12 ? 'end' : 'middle';
      return svg`<text x=${Math.min(x, PLOT.width + ROOM.right).toFixed(1)} y=${PLOT.height + 14}
        text-anchor=${anchor}>${format.sizeAlone(size)}</text>`;
    })}
    <svg role="none" width=${PLOT.width} height=${PLOT.height}>${clipped}</svg>
    ${marks}
  </g>
</svg>`;
