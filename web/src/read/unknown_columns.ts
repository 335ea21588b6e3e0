/** Asks what columns hold whose heads say too little, or the same as another's. */
import type { ColumnCells } from './columns';
import type { Inquiry } from './inquiry';

/** `stat`: `unsaid` where it may be a gain or a score; the lines of the table or the reader decide. */
export type ValueColumn = {
  column: ColumnCells;
  stat: 'gain' | 'base' | 'score' | 'unsaid';
  benchmark: string;
  method: string;
  seed: string;
  why: string;
};

const known = ({ values }: ColumnCells): number[] => values.flatMap((value) => value?.value ?? []);

/** What a column of unknown name holds, beside columns of which more is known; null: it does not matter. */
export function unknownColumn(
  column: ColumnCells,
  found: readonly ValueColumn[],
  unknown: readonly ColumnCells[],
  hasErrors: boolean,
  inquiry: Inquiry,
): Partial<ValueColumn> | null {
  const { name } = column;
  const bases = found.filter(({ stat }) => stat === 'base');
  const gains = found.filter(({ stat }) => stat === 'gain');
  const others = found.filter(({ stat }) => stat === 'score' || stat === 'unsaid');
  const code = `unknown-column:${name}`;
  const NOTHING = 'leave it out';
  if (bases.length > 0 && bases.every(({ benchmark }) => benchmark === '')) {
    if (others.length === 0 && gains.length === 0 && unknown.length === 1) {
      return { stat: 'score', method: name, why: 'the one column of scores beside the baseline' };
    }
    if (gains.length > 0 && others.length > 0) return null;
    const chosen = inquiry.choose(code, `What does the column “${name}” hold?`, [
      'scores after a method',
      NOTHING,
    ]);
    return chosen === 0 ? { stat: 'score', method: name, why: 'as you said' } : null;
  }
  if (gains.length > 0) {
    if (
      hasErrors ||
      gains.some(({ column: { values } }) => values.some((value) => value?.se != null))
    )
      return null;
    if (known(column).some((value) => value <= 0)) return null;
    const chosen = inquiry.choose(code, `What does the column “${name}” hold?`, [
      'standard errors of the gains',
      NOTHING,
    ]);
    if (chosen === 0) column.kind = 'se';
    return null;
  }
  const plain = others.filter(({ benchmark, method }) => benchmark === '' && method === '');
  if (plain.length > 0 || others.some(({ method }) => method !== '')) {
    const chosen = inquiry.choose(code, `What does the column “${name}” hold?`, [
      'scores of the baseline',
      'scores after another method',
      NOTHING,
    ]);
    if (chosen === 0) return { stat: 'base', why: 'as you said' };
    return chosen === 1 ? { stat: 'score', method: name, why: 'as you said' } : null;
  }
  const benchmark = column.heading.text;
  return { stat: 'unsaid', benchmark, why: 'its head is taken for a benchmark' };
}

/** Of several columns that say the same of themselves one is meant. */
export function withoutNamesakes(
  values: readonly ValueColumn[],
  inquiry: Inquiry,
): ValueColumn[] | null {
  const keyOf = ({ stat, benchmark, method, seed }: ValueColumn) =>
    [stat, benchmark, method, seed].join('\u0001');
  const keys = [...new Set(values.map(keyOf))];
  const open: string[] = [];
  const kept = keys.flatMap((key) => {
    const own = values.filter((value) => keyOf(value) === key);
    const [first] = own;
    if (!first || own.length < 2) return own;
    const names = own.map(({ column }) => `${column.name} (column ${column.index + 1})`);
    const chosen = inquiry.choose(
      `which:${first.column.name}`,
      `Several columns hold the same kind of numbers. Which one is meant?`,
      names,
    );
    if (chosen === null) open.push(key);
    for (const [at, { column }] of own.entries()) if (at !== chosen) column.kind = 'other';
    return own.slice(chosen ?? 0, (chosen ?? 0) + 1);
  });
  return open.length > 0 ? null : kept;
}
