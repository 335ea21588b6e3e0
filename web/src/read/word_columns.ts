/** Finds out what columns of words are by what the words are, where their heads do not say. */
import { benchmarkNamed } from './cells/benchmarks';
import { readHeading } from './cells/column_heads';
import { inEnglish } from './cells/foreign_words';
import { BASE_WORDS, METHOD_WORDS } from './cells/model_names';
import { filledCells, type ColumnCells } from './columns';
import type { Inquiry } from './inquiry';

/** Heads that promise numbers. */
const PROMISES: readonly ColumnCells['kind'][] = ['gain', 'base', 'score', 'se', 'questions'];

/** "base_accuracy" and "tuned_accuracy" under "metric" are the same score before and after. */
function readStages(column: ColumnCells): void {
  const heads = column.cells.map(readHeading);
  const told = heads.filter(({ isBase, method }) => isBase || method !== '');
  if (told.length < heads.length || !heads.some(({ isBase }) => isBase)) return;
  column.kind = 'method';
  column.cells = heads.map(({ isBase, method }) => (isBase ? 'base' : method));
}

/** Columns that hold words, by what the words are where the head does not say. */
export function settleWords(columns: readonly ColumnCells[], inquiry: Inquiry): void {
  for (const column of columns) {
    if (column.forced) continue;
    if (column.content === 'nothing') column.kind = 'other';
    if (column.content !== 'words') continue;
    const said = filledCells(column.cells);
    const { kind, heading } = column;
    const promised = heading.method !== '' || (kind !== null && PROMISES.includes(kind));
    if (promised && said.some((cell) => /\d/.test(cell))) {
      inquiry.note('unreadable', `No numbers were found under “${column.name}”.`);
    }
    if (kind === 'metric') readStages(column);
    if (kind === 'metric' || kind === 'seed' || kind === 'index') continue;
    const share = (test: (cell: string) => boolean) => said.filter(test).length / said.length;
    const isMethod =
      share((cell) => METHOD_WORDS.test(inEnglish(cell)) || BASE_WORDS.test(inEnglish(cell))) >=
      0.5;
    if (
      share((cell) => benchmarkNamed(cell) !== null) >= 0.5 &&
      kind !== 'label' &&
      kind !== 'method'
    ) {
      column.kind = 'benchmark';
    } else if (kind === 'benchmark' || kind === 'method') continue;
    else if (isMethod) column.kind = 'method';
    else column.kind = kind === 'label' ? 'label' : 'group';
  }
}
