/** Tables split at tabs, semicolons or commas; papaparse reads the quotes. */
import Papa from 'papaparse';
import type { Grid } from '../reading';

const splitAt = (text: string, delimiter: string): string[][] =>
  Papa.parse<string[]>(text, { delimiter, skipEmptyLines: 'greedy' }).data.map((row) =>
    row.map((cell) => cell.trim()),
  );

const widthOf = (cells: readonly (readonly string[])[]): number =>
  Math.max(0, ...cells.map((row) => row.length));

/** How many lines have as many cells as most lines have, where that is more than one. */
function evenness(cells: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of cells) {
    if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) / Math.max(1, cells.length);
}

/** Lines of one cell before the table are its caption. */
function withCaption(cells: string[][]): Grid {
  const first = cells.findIndex((row) => row.filter((cell) => cell !== '').length > 1);
  const start = Math.max(0, first);
  return {
    cells: cells.slice(start).map((row) => row.map((cell) => cell.replace(/\s*\n\s*/g, ' '))),
    caption: cells
      .slice(0, start)
      .map((row) => row.join(' '))
      .join('\n'),
    headRows: null,
  };
}

/** Null where no mark splits most lines alike. A comma between digits may be a decimal mark. */
export function readDelimited(text: string): Grid | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const tried = ['\t', ';', ','].flatMap((mark) => {
    if (!lines.some((line) => line.includes(mark))) return [];
    const cells = splitAt(text, mark);
    const even = evenness(cells);
    return even >= 0.6 && widthOf(cells) > 1 ? [{ cells, even, mark }] : [];
  });
  const [first] = tried;
  if (!first) return null;
  // "Qwen 0,6B 5,6": the commas are decimals, and the spaces split.
  const { cells, mark } = first;
  const parted = lines.filter((line) => line.includes(','));
  if (
    mark === ',' &&
    parted.every((line) => /^[^,]*(?:\d,\d[^,]*)+$/.test(line) && /\s/.test(line.trim())) &&
    (parted.length === lines.length || parted.every((line) => /\d\s+\d/.test(line)))
  ) {
    return null;
  }
  return withCaption(cells);
}
