/** What the bootstrap's fold says while it is closed. */
import { bootstrapOf } from '../../analysis/derived';
import { unitName } from '../../state/preprocessing';
import { bootstrapSummary } from '../../words/refit_noise';
import type { View } from '../widgets/view';

export function bootstrapFoldSummary(view: View): string {
  if (view.shown?.results.learned) return 'This method needs no resamples';
  const bootstrap = bootstrapOf(view);
  return bootstrap && view.shown
    ? bootstrapSummary(bootstrap, view.shown.state.chosen, unitName(view.shown.state))
    : '';
}
