/** A histogram of the resamples' averaged forecasts, with the threshold as a line. */
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { bins, histogramScale, share } from '../../charts/bars';
import type { Bootstrap, Histogram } from '../../engine/contract';
import * as format from '../../format/figures';
import type { SaveMenu } from '../widgets/save';
import { axis } from '../widgets/span_bar';
import '../../styles/tables/histogram.css';

/** Describes the histogram to screen readers: its range and its fullest bin. */
export function histogramWords(
  { low, width, counts }: Histogram,
  total: number,
  unit = 'pp',
): string {
  const fullest = counts.indexOf(Math.max(...counts));
  const peak = low + fullest * width;
  const share = (counts[fullest] ?? 0) / total;
  return (
    `Histogram of the averaged forecasts: nearly all resamples lie in the range ` +
    `${format.gainSpan(low, low + counts.length * width)} ${unit}. The fullest bin is ` +
    `${format.gainSpan(peak, peak + width)} ${unit} (${format.percent(share)}).`
  );
}

export function histogramFigure(
  bootstrap: Bootstrap,
  size: number,
  threshold: number,
  unit: string,
  saveMenu: SaveMenu,
): TemplateResult | typeof nothing {
  const histogram = bootstrap.histogram[bootstrap.sizes.indexOf(size)];
  const scale = histogram ? histogramScale(histogram, threshold) : null;
  if (!histogram || !scale) return nothing;
  const shown = threshold >= scale.low && threshold <= scale.high;
  const place = `${share(scale, threshold).toFixed(2)}%`;
  return html`<figure class="histogram" data-picture>
    <svg
      class="bins"
      role="img"
      aria-label=${histogramWords(histogram, bootstrap.replicates, unit)}
    >
      ${bins(histogram, scale, threshold).map(
        ({ left, width, height, reaches }) =>
          svg`<rect class=${reaches ? 'reaches' : 'falls-short'} x=${`${left.toFixed(2)}%`}
            width=${`${Math.max(width - 0.15, 0).toFixed(2)}%`} y=${`${(100 - 0.88 * height).toFixed(2)}%`}
            height=${`${(0.88 * height).toFixed(2)}%`} />`,
      )}
      ${
        shown
          ? svg`<line class="threshold" x1=${place} x2=${place} y1="0" y2="100%" />
              <text class="threshold-name" x=${place} dx=${share(scale, threshold) > 70 ? -5 : 5} y="11"
                text-anchor=${share(scale, threshold) > 70 ? 'end' : 'start'}
              >${format.tick(threshold)} ${unit}</text>`
          : nothing
      }
    </svg>
    ${axis(scale)}
    <figcaption class="small">
      Averaged forecasts at ${format.size(size)} in ${format.count(bootstrap.replicates)} resamples,
      in ${unit}. The outermost bars include all resamples beyond them.
    </figcaption>
    ${saveMenu('histogram', 'picture table')}
  </figure>`;
}
