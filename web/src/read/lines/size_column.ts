/** Finds the column of sizes, and what they are of: models, compute, tokens, steps or hours. */
import { readModelSize } from '../cells/model_sizes';
import { filledCells, type ColumnCells } from '../columns';
import { quoted, type Inquiry } from '../inquiry';
import type { Axis } from '../reading';

/** "C" and "D" are the letters of scaling laws, where the numbers are as large as that. */
function lettered({ heading, values }: ColumnCells): Axis | null {
  const least = (many: number) =>
    values.length > 0 && values.every((value) => value !== null && value.value >= many);
  if (/^C$/i.test(heading.text) && least(1e12)) return 'compute';
  return /^D$/i.test(heading.text) && least(1e6) ? 'tokens' : null;
}

const varies = ({ cells }: ColumnCells): boolean => new Set(filledCells(cells)).size > 1;

function axisColumn(columns: readonly ColumnCells[], wanted: Axis | null): SizeColumn | null {
  for (const column of columns) {
    const { kind, heading } = column;
    const axis =
      kind === 'active-size'
        ? 'active-parameters'
        : kind === 'axis' || kind === 'size'
          ? heading.axis
          : lettered(column);
    const isWanted = wanted === null ? axis !== 'active-parameters' : axis === wanted;
    if (axis !== null && isWanted && column.content !== 'words')
      return { column, axis, names: null };
  }
  return null;
}

export type SizeColumn = { column: ColumnCells; axis: Axis; names: ColumnCells | null };

const VALUE_KINDS = [
  'gain',
  'base',
  'score',
  'se',
  'sd',
  'ci',
  'ci-low',
  'ci-high',
  'questions',
  'samples',
  'runs',
  'seed',
  'metric',
  'other',
  'lower',
];

/** The column of sizes, on `axis` where that is said. */
export function sizeColumn(
  columns: readonly ColumnCells[],
  inquiry: Inquiry,
  axis: Axis | null,
): SizeColumn | null | undefined {
  const own = columns.some(({ forced: is, kind }) => is && kind === 'size');
  const said = axis === null || own ? null : axisColumn(columns, axis);
  const found = said ?? anySizeColumn(columns, inquiry);
  return found && axis !== null ? { ...found, axis } : found;
}

/** Null where it must be asked for, undefined where there is none. */
function anySizeColumn(
  columns: readonly ColumnCells[],
  inquiry: Inquiry,
): SizeColumn | null | undefined {
  const forced = columns.find(({ forced: is, kind }) => is && kind === 'size');
  const free = columns.filter(
    ({ kind, content }) =>
      content !== 'nothing' &&
      !(kind !== null && VALUE_KINDS.includes(kind) && content !== 'sizes') &&
      kind !== 'other',
  );
  const models = free.filter(({ content, forced: is }) => content === 'sizes' && !is);
  const named = models.filter(({ kind }) => kind !== 'axis');
  const headed = free.filter(({ kind, content }) => kind === 'size' && content !== 'words');
  // Sizes beside the sizes, of a teacher or of the active parameters, are no names.
  const names = (column: ColumnCells) =>
    named.find((one) => one !== column && (one.kind === null || one.kind === 'label')) ?? null;
  const result = (column: ColumnCells, axis: Axis = 'parameters') => ({
    column,
    axis,
    names: names(column),
  });
  if (forced) return result(forced, forced.heading.axis ?? lettered(forced) ?? undefined);
  const other = axisColumn(columns, null);
  const all = headed.length > 0 ? headed : named;
  // One model all along: what varies is how long it was trained.
  const pool = other && varies(other.column) && !all.some(varies) ? [] : all;
  if (pool.length > 1) {
    const differ = pool.some(({ cells }) =>
      cells.some(
        (cell, at) =>
          readModelSize(cell, '.')?.billions !==
          readModelSize(pool[0]?.cells[at] ?? '', '.')?.billions,
      ),
    );
    if (differ) {
      const chosen = inquiry.choose(
        'size-column',
        `Which column holds the sizes: ${quoted(pool.map(({ name }) => name))}?`,
        pool.map(({ name }) => name),
      );
      const column = chosen === null ? undefined : pool[chosen];
      return column ? result(column) : null;
    }
  }
  const [first] = pool;
  if (first) return result(first);
  const bare = columns.find(({ kind, content }) => content === 'numbers' && kind === 'label');
  if (bare) return result(bare);
  const active = columns.find(({ kind }) => kind === 'active-size');
  if (active) return result(active, 'active-parameters');
  if (other) return result(other.column, other.axis);
  const count = columns.find(({ kind, content }) => kind === 'count' && content === 'numbers');
  if (count) {
    const values = count.values.flatMap((value) => value?.value ?? []);
    if (new Set(values).size < 2) return undefined;
    if (values.some((value) => !Number.isInteger(value))) return result(count);
    const chosen = inquiry.choose('count-or-size', `What does the column “${count.name}” hold?`, [
      'model sizes',
      'numbers of questions',
    ]);
    return chosen === null ? null : chosen === 0 ? result(count) : undefined;
  }
  return undefined;
}
