/**
 * Puts texts and pictures on the clipboard. What is still being made is handed to the browser at once,
 * within the click that asked for it: WebKit allows copying only then.
 */

/** Whether the browser allowed it; throws what making it threw. */
async function write(kinds: Readonly<Record<string, Promise<Blob>>>): Promise<boolean> {
  if (typeof ClipboardItem === 'undefined') return false;
  try {
    await navigator.clipboard.write([new ClipboardItem(kinds)]);
    return true;
  } catch {
    await Promise.all(Object.values(kinds));
    return false; // there is no clipboard on pages that are not served securely
  }
}

const blobOf = (type: string, text: Promise<string>) =>
  text.then((made) => new Blob([made], { type }));

async function writeLetters(text: Promise<string>): Promise<boolean> {
  const letters = await text;
  try {
    await navigator.clipboard.writeText(letters);
    return true;
  } catch {
    return false;
  }
}

/** Letters alone: the source of a document, a page or a table. */
export const copyText = async (text: Promise<string>): Promise<boolean> =>
  (await write({ 'text/plain': blobOf('text/plain', text) })) || writeLetters(text);

export type Rich = { readonly plain: string; readonly html: string };

/** For programs that take a table or a link with its words, and the letters for all others. */
export async function copyRich(text: Promise<Rich>): Promise<boolean> {
  const plain = text.then((made) => made.plain);
  const kinds = {
    'text/plain': blobOf('text/plain', plain),
    'text/html': blobOf(
      'text/html',
      text.then((made) => made.html),
    ),
  };
  return (await write(kinds)) || writeLetters(plain);
}

export const copyImage = (png: Promise<Blob>): Promise<boolean> => write({ 'image/png': png });
