/** Tables lined up with spaces: print-outs of pandas and R, and what people type. */
import type { Grid } from '../reading';

/** Lines that programs print around a table. */
const AROUND =
  /^\s*(?:\[\d+ rows x \d+ columns\]|# A tibble:.*|# (?:ℹ|i|…|\.\.\.).*|Name: .*dtype: .*|dtype: \w+|.*<(?:chr|dbl|int|lgl|fct)>.*|[-=─━+\s]{3,}|In ?\[\d+\]:.*|Out\[\d+\]:.*|>{1,3} .*)\s*$/;

const trimmed = (cells: string[]): string[] => cells.map((cell) => cell.trim());

/** Most lines have the same number of cells; heads of print-outs may lack the one over the row names. */
function isEven(cells: readonly (readonly string[])[]): boolean {
  const [head, ...body] = cells;
  const width = body[0]?.length ?? 0;
  if (!head || width < 2) return false;
  return body.every(({ length }) => length === width) && [width, width - 1].includes(head.length);
}

/** A head that lacks the cell over the row names gets an empty one. */
const squared = (cells: string[][]): string[][] => {
  const width = Math.max(...cells.map(({ length }) => length));
  const [head = [], ...body] = cells;
  return head.length === width - 1 ? [['', ...head], ...body] : cells;
};

/** Split where every line has a blank, as columns that are lined up have. */
function atBlankColumns(lines: readonly string[]): string[][] {
  const width = Math.max(...lines.map(({ length }) => length));
  const isBlank = (at: number) => lines.every((line) => (line[at] ?? ' ') === ' ');
  const cuts: [number, number][] = [];
  let start = -1;
  for (let at = 0; at <= width; at += 1) {
    const blank = at === width || isBlank(at);
    if (!blank && start < 0) start = at;
    if (blank && start >= 0) {
      cuts.push([start, at]);
      start = -1;
    }
  }
  return lines.map((line) => cuts.map(([from, to]) => line.slice(from, to).trim()));
}

/** Blocks in which a wide print-out is continued, put side by side again. */
function unwrapped(lines: readonly string[]): string[] {
  if (!lines.some((line) => /\\\s*$/.test(line))) return [...lines];
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') {
      blocks.push([]);
      continue;
    }
    blocks.at(-1)?.push(line.replace(/\s*\\\s*$/, ''));
  }
  const full = blocks.filter((block) => block.length > 0);
  const [first = []] = full;
  if (full.some((block) => block.length !== first.length)) return [...lines];
  const width = Math.max(...first.map(({ length }) => length)) + 2;
  const others = full.slice(1).map((block) => {
    const names = /^\s*\S+/;
    return block.map((line, at) =>
      at === 0 ? line : line.replace(names, (name) => ' '.repeat(name.length)),
    );
  });
  return first.map((line, at) =>
    [line, ...others.map((block) => block[at] ?? '')].reduce(
      (all, next) => all.padEnd(width) + next,
    ),
  );
}

/** A line over the head whose words stand over several columns, as a line of cells. */
function upperHead(line: string, lines: readonly string[]): string[] | null {
  const width = Math.max(...lines.map(({ length }) => length));
  const starts: number[] = [];
  for (let at = 0; at < width; at += 1) {
    const isBlank = (place: number) => lines.every((one) => (one[place] ?? ' ') === ' ');
    if (!isBlank(at) && (at === 0 || isBlank(at - 1))) starts.push(at);
  }
  const cells = starts.map(() => '');
  for (const { 0: word, index } of line.matchAll(/\S+(?: \S+)*/g)) {
    const first = starts.findIndex(
      (start, at) => index < (starts[at + 1] ?? Infinity) && index + word.length > start,
    );
    if (first < 1) return null;
    cells[first] = word;
  }
  const filled = cells.filter((cell) => cell !== '').length;
  return filled > 1 && (cells[0] ?? '') === '' ? cells : null;
}

/** Null where the lines do not split alike. */
export function readAligned(text: string): Grid | null {
  const all = unwrapped(text.replace(/\t/g, '    ').split('\n')).filter(
    (line) => line.trim() !== '',
  );
  const lines = all.filter((line) => !AROUND.test(line));
  if (lines.length < 2) return null;
  const caption = all.filter((line) => AROUND.test(line)).join('\n');
  const ways = [
    lines.map((line) => trimmed(line.trim().split(/\s{2,}/))),
    atBlankColumns(lines),
    lines.map((line) => trimmed(line.trim().split(/\s+/))),
  ];
  const inOnePiece = (cells: string[][]) =>
    cells.every((row) => row.every((cell) => !/\s{2}/.test(cell)));
  const whole = ways.find((cells) => isEven(cells) && inOnePiece(cells));
  if (whole) return { cells: squared(whole), caption, headRows: null };
  if (lines.length > 2) {
    // A sentence may stand over the table.
    const below = readAligned(lines.slice(1).join('\n'));
    const upper = below && upperHead(lines[0] ?? '', lines.slice(1));
    if (upper && below.cells[0]?.length === upper.length) {
      return { ...below, cells: [upper, ...below.cells] };
    }
    if (below) return { ...below, caption: [lines[0], below.caption].join('\n').trim() };
  }
  const [, columns = []] = ways;
  const full = columns.filter((row) => row.filter((cell) => cell !== '').length > 1).length;
  return (columns[0]?.length ?? 0) > 1 && full >= 0.6 * columns.length
    ? { cells: columns, caption, headRows: null }
    : null;
}
