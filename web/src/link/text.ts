/**
 * Texts in a link, in unreserved characters only, so that no chat cuts or rewrites them. Letters,
 * digits, points and hyphens stand for themselves; a space is `--`; every other UTF-16 unit is `.-`
 * and its four hexadecimal digits. `Qwen3-8B` stays, `AIME 24` is `AIME--24`, `5.4 ± 0.5` is
 * `5.4--.-00b1--0.5`. Nothing ends with a point or a hyphen, and `_` and `~` are left to separate.
 */
import { inSentence, visibleText } from '../state/visible_text';

const hex = (char: string) => `.-${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

const isLetterOrDigit = (char: string) => /^[A-Za-z0-9]$/.test(char);

/** How a character is written: a hyphen or space beside its like, or at an end, would make a run of hyphens, which chats cut. */
function written(before: string, char: string, after: string): string {
  if (isLetterOrDigit(char)) return char;
  if (char === '.' && isLetterOrDigit(after)) return char;
  if (char === '-' && !/[ -]/.test(before) && /^[A-Za-z0-9.]$/.test(after)) return char;
  return char === ' ' && /^[^ ]$/.test(before) && /^[^ ]$/.test(after) ? '--' : hex(char);
}

export const writeText = (text: string): string =>
  Array.from({ length: text.length }, (_, at) =>
    written(text.charAt(at - 1), text.charAt(at), text.charAt(at + 1)),
  ).join('');

/** Reads whatever it is given: what `writeText` would not have written stands for itself. */
export const readText = (written: string): string =>
  written.replace(/--|\.-([0-9a-f]{4})/gi, (_, digits: string | undefined) =>
    digits === undefined ? ' ' : String.fromCharCode(Number.parseInt(digits, 16)),
  );

/** A text for a notice, in quotes and cut short, because a stranger may have written it. */
export function quoted(text: string): string {
  const cut = visibleText(text.slice(0, 40));
  return text === '' ? 'an empty value' : `“${inSentence(cut)}${text.length > 40 ? ' …' : ''}”`;
}
