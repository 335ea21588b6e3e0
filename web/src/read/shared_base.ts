/**
 * A line of size 0, or headed "base", holds the scores of the baseline of all other lines: steps of one
 * run from 0 on, or one base model under several treatments.
 */
import type { Fact } from './facts';
import type { Inquiry } from './inquiry';
import type { Line } from './lines/line';

/** A gain of the baseline over itself is 0; it says nothing. */
const NEARLY_ZERO = 0.05;

/**
 * The facts with the baseline's score beside each other line. Null where the lines of size 0 cannot be
 * the baseline of all others: there are other baselines, or several scores of it.
 */
export function withSharedBase(
  facts: readonly Fact[],
  lines: readonly Line[],
  inquiry: Inquiry,
): Fact[] | null {
  const shared = new Map(lines.filter((line) => line.shared).map(({ at, label }) => [at, label]));
  if (shared.size === 0) return [...facts];
  const bases = new Map<string, Fact>();
  const own: Fact[] = [];
  for (const fact of facts) {
    const isShared = shared.has(fact.line);
    if (!isShared) {
      if (fact.stat === 'base' || fact.lineIsBase) return null;
      own.push(fact);
    } else if (fact.stat === 'score') {
      const known = bases.get(fact.benchmark);
      if (known && known.value !== fact.value) return null;
      bases.set(fact.benchmark, fact);
    } else if (fact.stat === 'base' || Math.abs(fact.value) > NEARLY_ZERO) return null;
  }
  const seen = new Set<string>();
  const spread = own.flatMap((fact): Fact[] => {
    const base = bases.get(fact.benchmark);
    const place = `${fact.line}\u0001${fact.benchmark}`;
    if (!base || fact.stat !== 'score' || seen.has(place)) return [];
    seen.add(place);
    const { size, family, group, line } = fact;
    return [{ ...base, stat: 'base', size, family, group, line, lineIsBase: false }];
  });
  if (spread.length > 0)
    inquiry.note('shared-base', 'The line of the baseline counts as the baseline of all others.');
  return [...own, ...spread];
}
