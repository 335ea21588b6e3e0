/** Over the answer while an example is shown: how to put one's own data in its place. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { findExample, isUnchanged } from '../../state/examples';
import { clearRows } from '../../state/state';
import { focusCell } from './grid_keys';
import type { Actions, View } from '../widgets/view';

/** Without the browser's leave to read the clipboard, its own key pastes. */
async function pasteClipboard({ paste, note }: Actions): Promise<void> {
  const say = (text: string) => note({ at: 'own', texts: [text] });
  try {
    const text = await navigator.clipboard.readText();
    if (!(await paste(text, null, null, null))) say('There is no table on the clipboard.');
  } catch {
    say('The browser does not let the page read the clipboard. Press Ctrl+V or ⌘V instead.');
  }
}

export function ownDataBar(view: View, actions: Actions): TemplateResult | typeof nothing {
  const { state, notes, lastAddress } = view;
  const example = findExample(state.example);
  if (!example || !isUnchanged(state, example)) return nothing;
  return html`<div class="own-data" role="group" aria-label="Your own data">
    <span><b>Example data</b> — use mine:</span>
    <button type="button" class="plain" @click=${() => void pasteClipboard(actions)}>Paste</button>
    <label class="plain"
      >Open a file<input
        type="file"
        multiple
        class="visually-hidden"
        @change=${({ target }: Event) =>
          actions.openFiles([...((target as HTMLInputElement).files ?? [])])}
    /></label>
    <button
      type="button"
      class="plain"
      @click=${() => {
        actions.change(clearRows(state));
        focusCell(0, 'size');
      }}
    >
      Type
    </button>
    ${
      lastAddress === null
        ? nothing
        : html`<a class="plain" href="#${lastAddress}">Continue where you left off</a>
            <button type="button" class="link" @click=${actions.forgetLast}>Forget it</button>`
    }
    <span role="status">${notes.at === 'own' ? notes.texts.join(' ') : ''}</span>
  </div>`;
}
