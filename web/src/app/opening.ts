/**
 * Files that the reader opens, drops on the page or pastes as text: a document that Gaincast saved, or
 * a table. What reads documents is fetched only then.
 */
import type { Loaded } from '../link/link';
import { inSentence, visibleText } from '../state/visible_text';

export type Opening = {
  /** A document was read; `name` is what the reader knows it by. */
  readonly restore: (received: Loaded, name: string) => void;
  /** Reads a table; whether it was one. */
  readonly table: (text: string) => Promise<boolean>;
  /** Nothing was read, and the page is as it was. */
  readonly refuse: (name: string, why: string) => void;
};

const MAX_BYTES = 20_000_000;
const LONGEST_NAME = 60;

/** The beginning of every document that Gaincast saves. */
export const mayBeDocument = (text: string): boolean =>
  /^\s*\{/.test(text) && text.slice(0, 200).includes('"gaincast"');

async function readText(name: string, text: string, opening: Opening): Promise<void> {
  if (mayBeDocument(text) || /^\s*[[{]/.test(text)) {
    const { readDocument } = await import('../exports/document');
    const read = await readDocument(text);
    if ('refused' in read) opening.refuse(name, read.refused);
    else opening.restore(read, name);
  } else if (!(await opening.table(text))) {
    opening.refuse(name, 'it holds no rows of sizes and gains, and Gaincast did not save it');
  }
}

async function attempt(name: string, text: () => Promise<string>, opening: Opening) {
  try {
    await readText(name, await text(), opening);
  } catch {
    opening.refuse(name, 'it could not be read');
  }
}

export async function openFile(file: File, opening: Opening): Promise<void> {
  const name = `“${inSentence(visibleText(file.name.slice(0, LONGEST_NAME)))}”`;
  if (file.size > MAX_BYTES) opening.refuse(name, 'it is larger than 20 MB');
  else await attempt(name, () => file.text(), opening);
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false;

/**
 * A file may be dropped anywhere, and a document pasted anywhere, cells among them. Where they are not
 * `welcome`, in a frame, nothing happens.
 */
export function listenForFiles(opening: Opening, welcome: () => boolean): void {
  document.addEventListener('dragover', (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault(); // or the browser would leave the page for the file
    const [file] = event.dataTransfer?.files ?? [];
    if (file && welcome()) void openFile(file, opening);
  });
  document.addEventListener(
    'paste',
    (event) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!welcome() || !mayBeDocument(text)) return;
      event.preventDefault();
      event.stopPropagation(); // cells would take its lines for a table
      void attempt('What was pasted', () => Promise.resolve(text), opening);
    },
    true,
  );
}
