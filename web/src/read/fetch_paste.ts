/**
 * Decides whether a pasted text may be a table; the code that reads tables is fetched only then. A
 * single value is left to the browser.
 */
export const mayBeTable = (text: string): boolean => /[\t\n\r;,|]| {2}/.test(text.trim());

/** Where pasted cells go, and the reader of tables. */
export const fetchReader = async () => {
  const [paste, rows] = await Promise.all([import('./paste'), import('./page_rows')]);
  return { ...paste, ...rows };
};
