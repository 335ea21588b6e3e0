/**
 * Files that the reader chooses or drops on the page, documents that are pasted, and tables that are
 * pasted where nothing is typed. The code that opens them is fetched with the first.
 */
import { mayBeTable, tableIn } from '../../read/pasted_table';
import { mayBeDocument, type Opening } from './opened_file';

type Opener = typeof import('./opening');

async function fetched(opening: Opening, use: (opener: Opener) => Promise<void>): Promise<void> {
  try {
    await use(await import('./opening'));
  } catch {
    opening.refuse('The file', 'the code that opens files could not be loaded');
  }
}

export const openFiles = (files: readonly File[], opening: Opening): Promise<void> =>
  fetched(opening, (opener) => opener.openFiles(files, opening));

const isTyped = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select') !== null;

const holdsFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false;

/**
 * A file may be dropped anywhere, and a document pasted anywhere, cells among them. Where they are not
 * `welcome`, in a frame, nothing happens.
 */
export function listenForFiles(opening: Opening, welcome: () => boolean): void {
  const drop = (isOver: boolean) => document.body.classList.toggle('dropping', isOver);
  document.addEventListener('dragover', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    drop(welcome());
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) drop(false); // the window is left
  });
  document.addEventListener('drop', (event) => {
    drop(false);
    if (!holdsFiles(event)) return;
    event.preventDefault(); // or the browser would leave the page for the file
    const files = [...(event.dataTransfer?.files ?? [])];
    const items = [...(event.dataTransfer?.items ?? [])];
    // Entries are there only while the event is; folders have no other way to be read.
    const entries = items.flatMap((item) => item.webkitGetAsEntry() ?? []);
    if (welcome()) void fetched(opening, (opener) => opener.openDropped(entries, files, opening));
  });
  document.addEventListener(
    'paste',
    (event) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!welcome()) return;
      if (!mayBeDocument(text)) {
        if (isTyped(event.target) || !mayBeTable(text)) return;
        event.preventDefault();
        opening.paste(text, tableIn(event.clipboardData));
        return;
      }
      event.preventDefault();
      event.stopPropagation(); // cells would take its lines for a table
      const pasted = () => Promise.resolve(text);
      void fetched(opening, (opener) => opener.openText('What was pasted', pasted, opening));
    },
    true,
  );
}
