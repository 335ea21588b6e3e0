/** Finds links to forecasts in a text: one a line, as whole addresses or from their # on. */

/** More would keep a browser busy for minutes. */
export const MAX_LINKS = 500;
/** A text longer than this is not read. */
export const MAX_TEXT = 20_000_000;

export type Line = { readonly number: number; readonly fragment: string };

export type Lines = {
  readonly lines: readonly Line[];
  /** Numbers of lines, from 1, that hold no link. */
  readonly others: readonly number[];
  readonly tooMany: boolean;
};

/** `v=1&…`, wherever in the line it stands: Markdown and HTML around it are left out. */
const LINK = /(?:#|^)(v=\d+&?[^\s"'<>)\]]*|[^\s"'<>)\]#]*&v=\d+)(?=$|[\s"'<>)\]])/;

/** Blank lines, and those that begin with `//`, say nothing. */
export function linksIn(text: string): Lines {
  const found: Line[] = [];
  const others: number[] = [];
  let tooMany = text.length > MAX_TEXT;
  const all = text.slice(0, MAX_TEXT).split(/\r\n|[\n\r]/);
  for (const [index, line] of all.entries()) {
    const said = line.trim();
    if (said === '' || said.startsWith('//')) continue;
    const fragment = LINK.exec(said)?.[1];
    if (fragment === undefined) others.push(index + 1);
    else if (found.length === MAX_LINKS) tooMany = true;
    else found.push({ number: index + 1, fragment });
  }
  return { lines: found, others, tooMany };
}
