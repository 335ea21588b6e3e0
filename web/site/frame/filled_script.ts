/** A script of this folder as a page has it: short, with what is known when the site is built put in. */
import { minifySync } from 'vite';

/** What the linter is told stands in the first line, and names the places too. */
const FOR_THE_LINTER = /^\/\*.*\*\/\n/;

export function filled(
  name: string,
  template: string,
  places: Readonly<Record<string, string>>,
): string {
  let code = template.replace(FOR_THE_LINTER, '');
  for (const [place, text] of Object.entries(places)) {
    if (!code.includes(place)) throw new Error(`${name} has no place for ${place}.`);
    code = code.replace(place, () => text);
  }
  const short = minifySync(name, code);
  if (short.errors.length > 0) throw new Error(`${name}: ${JSON.stringify(short.errors)}`);
  return short.code.trim();
}
