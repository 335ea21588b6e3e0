/** Whether a pasted text may be a table. A single value is left to the browser. */
export const mayBeTable = (text: string): boolean => /[\t\n\r;,|]| {2}/.test(text.trim());

/** The table that a page or a sheet puts on the clipboard; null where there is none. */
export function tableIn(clipboard: DataTransfer | null): string | null {
  const html = clipboard?.getData('text/html') ?? '';
  return /<table[\s>]/i.test(html) ? html : null;
}
