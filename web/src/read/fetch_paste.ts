/**
 * Whether a pasted text is worth reading as a table: a single value is left to the browser. What
 * reads tables is fetched only then.
 */
export const mayBeTable = (text: string): boolean => /[\t\n\r;,|]| {2}/.test(text.trim());

export const fetchPaste = () => import('./paste').then(({ pasteText }) => pasteText);
