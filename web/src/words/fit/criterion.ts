/** Says where the criterion that weights the laws is another than the chosen one, or has no value. */
import type { Analysis } from '../../analysis/analysis';
import type { Results } from '../../analysis/query';
import type { Criterion, LawId } from '../../engine/contract';
import * as format from '../../format/figures';
import { lawName } from '../../format/law_names';
import { takingPart } from '../../state/laws';

/** Their names, which are not words. */
export const CRITERION_NAMES: Record<Criterion, string> = { aic: 'AIC', aicc: 'AICc', bic: 'BIC' };

export const many = (items: readonly unknown[], one: string, more: string): string =>
  items.length === 1 ? one : more;

/** "the power law and the sigmoid". */
export const names = ({ laws: known }: Pick<Analysis, 'laws'>, laws: readonly LawId[]): string =>
  format.list(laws.map((law) => `the ${lawName(known, law)}`));

/** Where the criterion is undefined: AICc has no value when rows ≤ parameters + 1; or where it is another. */
export function criterionSentences(analysis: Analysis, { fit }: Results): string[] {
  if (analysis.rows.fitted.every(({ se }) => se === null)) {
    const instead = fit.criterion === 'aicc' ? ', and AICc takes the place of AIC' : '';
    return [
      `Without standard errors, misfit is n ln(RSS/n), and the unknown variance counts as a parameter${instead}.`,
    ];
  }
  if (analysis.state.criterion !== 'aicc') return [];
  const rows = `${fit.rows} ${fit.rows === 1 ? 'row' : 'rows'}`;
  if (fit.criterion === 'aic') {
    return [`With ${rows}, AICc is undefined for every law, so AIC is used instead.`];
  }
  const taking = takingPart(analysis.state, analysis.laws);
  const without = fit.fits.filter(
    ({ law, aicc, status }) => aicc === null && status !== 'not-identified' && taking.includes(law),
  );
  if (without.length === 0) return [];
  const laws = names(
    analysis,
    without.map((one) => one.law),
  );
  const left = many(without, 'it is', 'they are');
  return [`With ${rows}, AICc is undefined for ${laws}, so ${left} left out.`];
}
