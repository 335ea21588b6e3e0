/**
 * Opens files, and documents pasted as text: what Gaincast saved, or a table. What reads documents is
 * fetched only when there is one.
 */
import { inSentence, visibleText } from '../../state/visible_text';
import { mayBeDocument, type Opening } from './opened_file';

const MAX_BYTES = 20_000_000;
/** Logs of single samples hold all prompts, of which nothing is kept. */
const MAX_BYTES_OF_SAMPLES = 200_000_000;
const LONGEST_NAME = 60;
const LONGEST_PATH = 500;
const MOST_FILES = 500;

async function readText(name: string, text: string, opening: Opening): Promise<void> {
  if (mayBeDocument(text)) {
    const { readDocument } = await import('../../exports/document');
    const read = await readDocument(text);
    if ('refused' in read) opening.refuse(name, read.refused);
    else opening.restore(read, name);
    return;
  }
  const why = await opening.table(text, [name.replace(/[“”]/g, '')]);
  if (why !== null) opening.refuse(name, withoutEnd(why));
}

/** A sentence as a part of another: without its capital and its full stop. */
const withoutEnd = (sentence: string): string =>
  `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`;

export async function openText(name: string, text: () => Promise<string>, opening: Opening) {
  try {
    await readText(name, await text(), opening);
  } catch {
    opening.refuse(name, 'it could not be read');
  }
}

export async function openFile(file: File, opening: Opening): Promise<void> {
  const name = `“${inSentence(visibleText(file.name.slice(0, LONGEST_NAME)))}”`;
  if (file.size > MAX_BYTES) opening.refuse(name, 'it is larger than 20 MB');
  else await openText(name, () => file.text(), opening);
}

const isLog = ({ name }: File): boolean => /\.jsonl$/i.test(name);
const bytes = (files: readonly File[]): number => files.reduce((sum, { size }) => sum + size, 0);

/** A file with its path in the folder that it was dropped with; the path may name the model. */
type Placed = { file: File; path: string };

/** Several files are results of evaluations, which belong together. */
async function openPlaced(placed: readonly Placed[], opening: Opening): Promise<void> {
  const files = placed.map(({ file }) => file);
  const whole = `The ${files.length} files`;
  const others = files.filter((file) => !isLog(file));
  if (bytes(others) > MAX_BYTES || bytes(files) > MAX_BYTES_OF_SAMPLES) {
    opening.refuse(whole, 'they are larger than 20 MB, or 200 MB with logs of samples');
    return;
  }
  try {
    const texts = await Promise.all(files.map((file) => file.text()));
    const names = placed.map(({ path }) => path.slice(-LONGEST_PATH));
    const why = await opening.table({ json: texts }, names);
    if (why !== null) opening.refuse(whole, withoutEnd(why));
  } catch {
    opening.refuse(whole, 'they could not be read');
  }
}

export async function openFiles(files: readonly File[], opening: Opening): Promise<void> {
  const [first, ...others] = files;
  if (!first) return;
  if (others.length === 0) await openFile(first, opening);
  else
    await openPlaced(
      files.map((file) => ({ file, path: file.name })),
      opening,
    );
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((use, fail) => {
    entry.file(use, fail);
  });

/** What a folder holds; a reader gives at most a hundred entries at a time. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((use, fail) => {
      reader.readEntries(use, fail);
    });
    if (some.length === 0 || all.length > MOST_FILES) return all;
    all.push(...some);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function placedIn(entries: readonly FileSystemEntry[]): Promise<Placed[]> {
  const found: Placed[] = [];
  const left = [...entries];
  for (let entry = left.shift(); entry && found.length < MOST_FILES; entry = left.shift()) {
    if (isFolder(entry)) left.push(...(await entriesIn(entry)));
    else if (isFile(entry) && /\.jsonl?$/i.test(entry.name))
      found.push({ file: await fileOf(entry), path: entry.fullPath.replace(/^\//, '') });
  }
  return found;
}

/** Folders are opened for the results in them; files alone are opened as ever. */
export async function openDropped(
  entries: readonly FileSystemEntry[],
  files: readonly File[],
  opening: Opening,
): Promise<void> {
  if (!entries.some(isFolder)) {
    await openFiles(files, opening);
    return;
  }
  try {
    const placed = await placedIn(entries);
    if (placed.length > 0) await openPlaced(placed, opening);
    else opening.refuse('The folder', 'it holds no results in JSON');
  } catch {
    opening.refuse('The folder', 'it could not be read');
  }
}
