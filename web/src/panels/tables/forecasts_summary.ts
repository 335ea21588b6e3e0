/** What the fold of the forecasts says while it is closed: the forecast at every target. */
import { headline } from '../../analysis/query';
import type { Shown } from '../../analysis/analysis';
import * as format from '../../format/figures';

export function forecastsSummary({ results }: Shown): string {
  const { sizes, mean, sd } = headline(results).targets;
  return sizes
    .map((size, at) => `${format.size(size)} ${format.gainOr(mean[at], sd[at])}`)
    .join(', ');
}
