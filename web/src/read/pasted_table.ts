/** Whether a pasted text may be a table. A single value is left to the browser. */
export const mayBeTable = (text: string): boolean => /[\t\n\r;,|]| {2}/.test(text.trim());
