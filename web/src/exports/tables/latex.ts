/** Writes texts and tables in LaTeX, with booktabs' rules. */
import type { Table } from './table';

/** What stands for itself in the page's texts but not in LaTeX. */
const SIGNS: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '−': '$-$',
  '±': '$\\pm$',
  '×': '$\\times$',
  '≤': '$\\le$',
  '≥': '$\\ge$',
  '–': '--',
  '—': '---',
  '…': '\\dots{}',
  '’': "'",
  '“': '``',
  '”': "''",
  '\u2009': '\\,',
  '\u202f': '\\,',
  '\u00a0': '~',
  α: '$\\alpha$',
  β: '$\\beta$',
  γ: '$\\gamma$',
  δ: '$\\delta$',
  η: '$\\eta$',
  χ: '$\\chi$',
  Δ: '$\\Delta$',
};

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const plain = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{DI}/gu, '')
    .replace(/[^A-Za-z0-9 ]/gu, (char) => SIGNS[char] ?? char);

/** "⁻12" as "^{-12}". */
const raised = (digits: string): string =>
  `$^{${digits.replace('⁻', '-').replace(/[^-]/g, (digit) => String(RAISED.indexOf(digit)))}}$`;

/** Any text as LaTeX that prints it: nothing in it is a command. */
export const latexText = (text: string): string =>
  text
    .split(/(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)/)
    .map((part, at) => (at % 2 === 1 ? raised(part) : plain(part)))
    .join('')
    .replace(/\\\$|\$\$/g, (sign) => (sign === '$$' ? '' : sign)); // one formula after another is one formula

export function latexTable({ title, columns, rows }: Table, link: string): string {
  const line = (cells: readonly string[]) => `${cells.map(latexText).join(' & ')} \\\\`;
  const comment = (text: string) => `% ${text.replace(/\s+/g, ' ')}`;
  return `${[
    comment(title),
    comment(`gaincast, ${link}`),
    '% \\usepackage{booktabs}',
    `\\begin{tabular}{${columns.map(({ align }) => align.charAt(0)).join('')}}`,
    '\\toprule',
    line(columns.map(({ shown }) => shown)),
    '\\midrule',
    ...rows.map((cells) => line(cells.map(({ text }) => text))),
    '\\bottomrule',
    '\\end{tabular}',
  ].join('\n')}\n`;
}
