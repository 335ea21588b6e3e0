/** The rows of a LaTeX table, with or without its environment. */
import type { Grid } from '../reading';
import { notAfter } from '../cells/standing';

const AMPERSAND = notAfter(/\\/, /&/);
const DOLLAR = notAfter(/\\/, /\$/);

/** The text in braces that begins at `at`, and where it ends; null where they do not close. */
function braced(text: string, at: number): { inside: string; end: number } | null {
  if (text[at] !== '{') return null;
  let depth = 0;
  for (let place = at; place < text.length; place += 1) {
    if (text[place] === '\\') place += 1;
    else if (text[place] === '{') depth += 1;
    else if (text[place] === '}') {
      depth -= 1;
      if (depth === 0) return { inside: text.slice(at + 1, place), end: place + 1 };
    }
  }
  return null;
}

/** Commands whose arguments say nothing, by how many they have, and those whose last one is the text. */
const SILENT: Readonly<Record<string, number>> = {
  cellcolor: 1,
  rowcolor: 1,
  color: 1,
  cite: 1,
  citep: 1,
  citet: 1,
  citealp: 1,
  label: 1,
  ref: 1,
  footnote: 1,
  footnotemark: 0,
  tablefootnote: 1,
  vspace: 1,
  hspace: 1,
  cline: 1,
  cmidrule: 1,
  specialrule: 3,
  addlinespace: 0,
  arrayrulecolor: 1,
};
const LAST: Readonly<Record<string, number>> = {
  textcolor: 2,
  colorbox: 2,
  multirow: 3,
  href: 2,
  makebox: 1,
  rotatebox: 2,
  scalebox: 2,
  raisebox: 2,
  parbox: 2,
};

const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/\\(?:pm|textpm)(?![A-Za-z])/g, ' ± '],
  [/\\(?:uparrow|nearrow|triangle|blacktriangle)(?![A-Za-z])/g, '↑'],
  [/\\(?:downarrow|searrow)(?![A-Za-z])/g, '↓'],
  [/\\(?:rightarrow|to|longrightarrow)(?![A-Za-z])/g, '→'],
  [/\\(?:Delta|delta)(?![A-Za-z])/g, 'Δ'],
  [/\\(?:sigma)(?![A-Za-z])/g, 'σ'],
  [/\\times(?![A-Za-z])/g, '×'],
  [/\\(?:approx|sim)(?![A-Za-z])/g, '~'],
  [/\\(?:dagger|ddagger|dag|ddag|ast|star|S)(?![A-Za-z])/g, ''],
  [/\\(?:checkmark|cmark|xmark)(?![A-Za-z])/g, ''],
  [/\\(?:ldots|dots)(?![A-Za-z])/g, '...'],
  [/\\text(?:minus|endash)(?![A-Za-z])/g, '-'],
  [/\\[,;:! ]|~|\\(?:quad|qquad|hfill|phantom\{[^}]*\})(?![A-Za-z])/g, ' '],
  [/\\([%&#_$])/g, '$1'],
  [/(^|[^-])---?(?!-)/g, '$1–'],
];

/** A cell as plain text. Small print behind a number, `_{\pm 0.5}`, stands in brackets after it. */
export function plainLatex(source: string): string {
  let text = DOLLAR.replace(source, '').replace(/\{,\}/g, ',');
  for (const [pattern, plain] of SYMBOLS) text = text.replace(pattern, plain);
  for (let rounds = 0; rounds < 12; rounds += 1) {
    const found = /\\([A-Za-z]+)\*?\s*(?=\{|\[|\()/.exec(text);
    if (!found) break;
    const name = found[1] ?? '';
    let at = found.index + found[0].length;
    const option = /^(?:\[[^\]]*\]|\([^)]*\))/.exec(text.slice(at));
    const isPlain = option && text[at] === '(' && name !== 'cmidrule';
    if (option && !isPlain) at += option[0].length;
    const many = SILENT[name] ?? LAST[name] ?? 1;
    let last = '';
    for (let count = 0; count < many; count += 1) {
      const option2 = /^\s*(?:\[[^\]]*\])?\s*/.exec(text.slice(at));
      const next = braced(text, at + (option2?.[0].length ?? 0));
      if (!next) break;
      last = next.inside;
      at = next.end;
    }
    const small =
      /^(?:text)?(?:sub|super)script|^(?:scriptsize|tiny)$/.test(name) && found.index > 0;
    const kept = name in SILENT ? ' ' : small && last !== '' ? `_{${last}}` : last;
    text = text.slice(0, found.index) + kept + text.slice(at);
  }
  return text
    .replace(/\^\{?\s*\+\s*([\d.,]+)\s*\}?\s*_\{?\s*[-–]\s*([\d.,]+)\s*\}?/g, ' +$1/-$2')
    .replace(/[_^]\{\s*±\s*([^{}]*)\}/g, ' ± $1')
    .replace(/[_^]\{([^{}]*)\}/g, (_, inside: string) =>
      /\d/.test(inside) ? ` (${inside.trim()})` : '',
    )
    .replace(/[_^]±\s*/g, ' ± ')
    .replace(/\\[A-Za-z]+\*?/g, ' ')
    .replace(/[{}]/g, '')
    .replace(/\(\(([^()]*)\)\)/g, '($1)')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A row's cells, those that span several repeated in each. */
function cellsOf(row: string): string[] {
  return AMPERSAND.split(row).flatMap((cell) => {
    const span = /\\multicolumn\s*\{\s*(\d+)\s*\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*(?=\{)/.exec(
      cell,
    );
    if (!span) return [plainLatex(cell)];
    const content = braced(cell, span.index + span[0].length);
    const text = plainLatex(cell.slice(0, span.index) + (content?.inside ?? ''));
    return Array.from({ length: Math.min(40, Number(span[1])) }, () => text);
  });
}

/** The rows between line ends; those within braces, as in \\makecell, only break a cell's own line. */
function rowsOf(body: string): string[] {
  const rows: string[] = [];
  let depth = 0;
  let row = '';
  const ends = /\\\\(?:\[[^\]]*\])?|\\tabularnewline|\\[{}]|[{}]/g;
  let from = 0;
  for (const { 0: mark, index } of body.matchAll(ends)) {
    row += body.slice(from, index);
    from = index + mark.length;
    if (mark === '{' || mark === '}') depth = Math.max(0, depth + (mark === '{' ? 1 : -1));
    if (mark.length < 2 || mark === '\\{' || mark === '\\}') row += mark;
    else if (depth > 0) row += ' ';
    else {
      rows.push(row);
      row = '';
    }
  }
  return [...rows, row + body.slice(from)];
}

type Span = { row: number; column: number; rows: number; text: string };

/** The cells of a row that span several rows; none where others span columns before them. */
const spansOf = (source: string, row: number, read: readonly string[]): Span[] =>
  AMPERSAND.split(source).flatMap((cell, column) => {
    const rows = Number(/\\multirow\s*(?:\[[^\]]*\])?\s*\{\s*(-?\d+)\s*\}/.exec(cell)?.[1] ?? 0);
    const isPlain = !/\\multicolumn/.test(source);
    return rows > 1 && isPlain ? [{ row, column, rows, text: read[column] ?? '' }] : [];
  });

/** Writes what spans several rows into each of them that is empty there. */
function spreadDown(cells: string[][], spans: readonly Span[]): void {
  for (const { row, column, rows, text } of spans) {
    for (const below of cells.slice(row + 1, row + rows)) {
      if (below[column] !== '') break;
      below[column] = text;
    }
  }
}

/** Whether a text is rows of LaTeX, which may be a part of a table. */
export const isLatex = (text: string): boolean =>
  AMPERSAND.test(text) && (/\\\\/.test(text) || /\\begin\s*\{\s*(?:tabular|array)/.test(text));

export function readLatex(text: string): Grid[] {
  const uncommented = text.replace(/(^|[^\\])%.*$/gm, '$1');
  const bodies = [
    ...uncommented.matchAll(
      /\\begin\s*\{(tabular[xy*]?|tabulary|array|longtable|tblr|NiceTabular)\}([\s\S]*?)\\end\s*\{\1\}/g,
    ),
  ];
  const around = plainLatex(
    /\\caption(?:\[[^\]]*\])?(?=\{)([\s\S]*)/.exec(uncommented)?.[1]?.slice(0, 600) ?? '',
  );
  const sources =
    bodies.length > 0
      ? bodies.map(([, environment = '', source = '']) => ({ environment, source }))
      : [{ environment: '', source: uncommented }];
  return sources.flatMap(({ environment, source }) => {
    // The columns' layout, and a width before it, belong to the environment.
    let body = source.replace(/^\s*(?:\[[^\]]*\]\s*)?/, '');
    let layouts = bodies.length > 0 ? (/\*|[xy]$/.test(environment) ? 2 : 1) : 0;
    for (; layouts > 0; layouts -= 1) {
      const layout = braced(body, 0);
      if (!layout) break;
      body = body.slice(layout.end).trimStart();
    }
    let headRows: number | null = null;
    const cells: string[][] = [];
    const spans: Span[] = [];
    for (const part of rowsOf(body)) {
      const isRuled = /\\(?:midrule|hline|Xhline\S*|toprule)/.test(part) && cells.length > 0;
      const row = part
        .replace(
          /\\(?:toprule|midrule|bottomrule|hline|endhead|endfirsthead|endfoot|centering|small|footnotesize)(?![A-Za-z])/g,
          ' ',
        )
        .replace(/\\(?:cmidrule|cline)(?:\([^)]*\))?\{[^}]*\}/g, ' ')
        .replace(/\\(?:caption|label)(?:\[[^\]]*\])?\{[^{}]*\}/g, ' ');
      if (isRuled && headRows === null) headRows = cells.length;
      if (row.trim() === '' || !/&|multicolumn/.test(row)) continue;
      const read = cellsOf(row);
      spans.push(...spansOf(row, cells.length, read));
      cells.push(read);
    }
    spreadDown(cells, spans);
    if (cells.length === 0) return [];
    return [
      { cells, caption: around, headRows: headRows !== null && headRows <= 3 ? headRows : null },
    ];
  });
}
