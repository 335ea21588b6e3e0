/**
 * Opens files, and documents pasted as text: what Gaincast saved, or a table. What reads documents is
 * fetched only when there is one.
 */
import { inSentence, visibleText } from '../../state/visible_text';
import { mayBeDocument, type Opening } from './opened_file';

const MAX_BYTES = 20_000_000;
const LONGEST_NAME = 60;

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

/** Several files are results of evaluations, which belong together. */
export async function openFiles(files: readonly File[], opening: Opening): Promise<void> {
  const [first, ...others] = files;
  if (!first) return;
  if (others.length === 0) {
    await openFile(first, opening);
    return;
  }
  const whole = `The ${files.length} files`;
  if (files.reduce((sum, { size }) => sum + size, 0) > MAX_BYTES) {
    opening.refuse(whole, 'they are larger than 20 MB');
    return;
  }
  try {
    const texts = await Promise.all(files.map((file) => file.text()));
    const names = files.map(({ name }) => name.slice(0, LONGEST_NAME));
    const why = await opening.table({ json: texts }, names);
    if (why !== null) opening.refuse(whole, withoutEnd(why));
  } catch {
    opening.refuse(whole, 'they could not be read');
  }
}
