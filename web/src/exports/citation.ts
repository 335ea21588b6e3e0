/** Writes BibTeX entries for this forecast, with its link, and for the paper that the method is from. */
import { version } from '../../package.json';
import { latexText } from './tables/latex';
import type { Origin } from './pictures/picture';

/** Longer links break bibliographies; the site is cited instead. */
const LONGEST_LINK = 2000;

const entry = (kind: string, key: string, fields: Readonly<Record<string, string>>): string => {
  const written = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return `@${kind}{${key},\n${written.join('\n')}\n}\n`;
};

/** BibTeX counts braces, those after a backslash too: one that stands for itself is named instead. */
const bibtexText = (text: string): string =>
  latexText(text).replace(/\\([{}])/g, (_all, brace) =>
    brace === '{' ? '\\textbraceleft{}' : '\\textbraceright{}',
  );

/** `title` is what the page answers; `today` is when it did. */
export function forecastEntry(title: string, { link, site }: Origin, today: Date): string {
  return entry('misc', 'gaincast', {
    author: '{The Gaincast authors}',
    title: `{Gaincast: ${bibtexText(title)}}`,
    year: String(today.getFullYear()),
    note: `Version ${version}, computed on ${today.toISOString().slice(0, 10)}`,
    url: link !== null && link.length <= LONGEST_LINK ? link : site,
  });
}

export const methodEntry: string = entry('misc', 'opsd-extrapolation', {
  author: '{Anonymous}',
  title:
    '{Extrapolating On-Policy Self-Distillation Gains Beyond 8 Billion Parameters: ' +
    'A Multi-Model Scaling Analysis with Uncertainty Quantification}',
  year: '2026',
});
