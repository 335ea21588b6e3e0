/** The forecast by each criterion as rows of a table, for the page and for what is saved. */
import type { Analysis } from '../../analysis/analysis';
import { BY_CRITERION, type ByCriterion } from '../../analysis/fit_plans';
import type { Criterion } from '../../engine/contract';
import * as format from '../../format/figures';
import { lawName } from '../../format/law_names';
import { CRITERION_NAMES } from './criterion';

export type CriterionRow = {
  criterion: Criterion;
  name: string;
  used: boolean;
  mean: number | null;
  sd: number | null;
  /** The law with the most weight, and that weight; null where no law has any. */
  leading: { name: string; weight: number } | null;
  /** Why the figures are another criterion's; null where they are its own. */
  instead: string | null;
};

/** `found` is null until there is an answer: then only the criterion in use has figures. */
export function criterionRows(
  { results, laws, state }: Analysis,
  found: ByCriterion | null,
): CriterionRow[] {
  return BY_CRITERION.map((criterion) => {
    const used = criterion === state.criterion;
    const forecast =
      found?.find((one) => one.criterion === criterion)?.forecast ??
      (used ? results?.targets : undefined);
    const at = forecast?.sizes.indexOf(state.chosen) ?? -1;
    const [first] = [...(forecast?.laws ?? [])].sort((a, b) => b.weight - a.weight);
    const own = forecast?.criterion ?? criterion;
    return {
      criterion,
      name: CRITERION_NAMES[criterion],
      used,
      mean: forecast?.mean[at] ?? null,
      sd: forecast?.sd[at] ?? null,
      leading:
        first && first.weight > 0 ? { name: lawName(laws, first.law), weight: first.weight } : null,
      instead:
        own === criterion
          ? null
          : `${CRITERION_NAMES[criterion]} has no value here: these are the figures of ${CRITERION_NAMES[own]}`,
    };
  });
}

/** How far the forecast depends on the choice; '' until all are there. */
export function spreadSentence(rows: readonly CriterionRow[], unit: string): string {
  const means = rows.flatMap(({ mean }) => mean ?? []);
  if (means.length < rows.length) return '';
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const leaders = new Set(rows.map(({ leading }) => leading?.name));
  const same =
    leaders.size === 1
      ? 'The same law leads by all three.'
      : 'They do not agree on the leading law.';
  return `The choice of the criterion moves the forecast by ${format.number3(high - low)} ${unit}. ${same}`;
}
