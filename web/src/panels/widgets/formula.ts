/** A law's formula as the engine writes it, "a·(1 − e^(−N/N0))", with its exponents raised and indices lowered. */
import { html, type TemplateResult } from 'lit-html';

/** Where the parenthesis that opens at `from` closes; the text's end if it never does. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

const withIndices = (text: string): TemplateResult =>
  html`${text.split(/(N0)/).map((part) => (part === 'N0' ? html`N<sub>0</sub>` : part))}`;

export function formula(text: string): TemplateResult {
  const caret = text.indexOf('^');
  if (caret < 0) return withIndices(text);
  const grouped = text[caret + 1] === '(';
  const end = grouped ? closing(text, caret + 1) : caret + 1;
  const exponent = text.slice(caret + (grouped ? 2 : 1), grouped ? end : end + 1);
  return html`${withIndices(text.slice(0, caret))}<sup>${withIndices(exponent)}</sup>${formula(
    text.slice(end + 1),
  )}`;
}
