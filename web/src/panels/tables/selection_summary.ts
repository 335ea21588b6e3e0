/** What the fold of model selection says while it is closed: the three heaviest laws. */
import type { Shown } from '../../analysis/analysis';
import * as format from '../../format/figures';
import { lawName } from '../../format/law_names';

export function selectionSummary({ results, laws }: Shown): string {
  const best = [...results.fit.fits].sort((a, b) => b.weight - a.weight).slice(0, 3);
  return best
    .filter(({ weight }) => weight > 0)
    .map(({ law, weight }) => `${lawName(laws, law)} ${format.percent(weight)}`)
    .join(', ');
}
