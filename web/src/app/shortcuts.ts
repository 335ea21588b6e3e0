/** Undo, redo and a table from the clipboard, by keyboard from anywhere on the page. */
import type { Actions } from '../panels/widgets/view';
import { mayBeTable } from '../read/pasted_table';

const editable = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'text';

/** A field with text of its own that can be undone keeps the keys. */
const undoesItself = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.matches('.own-undo') && target.value !== '';

/** Where they are not `welcome`, in a frame, nothing happens. */
export function listenForShortcuts(
  { undo, redo, paste }: Pick<Actions, 'undo' | 'redo' | 'paste'>,
  welcome: () => boolean,
): void {
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !welcome()) return;
    const key = event.key.toLowerCase();
    if ((key !== 'z' && key !== 'y') || undoesItself(event.target)) return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) redo();
    else undo();
  });

  document.addEventListener('paste', (event) => {
    if (event.defaultPrevented || editable(event.target) || !welcome()) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!mayBeTable(text)) return;
    event.preventDefault();
    void paste(text, null, null, null);
  });
}
