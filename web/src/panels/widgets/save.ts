/** A quiet menu at a chart or a table. What it offers comes from the app, once it has been opened. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Actions, Saved, View } from './view';

/** The menu of a chart or a table, which is handed this; `name` is the chart's and the table's own. */
export type SaveMenu = (name: string, has: Saved) => TemplateResult | typeof nothing;

/** Where nothing can be saved: in a frame, which may be sandboxed. */
export const noMenus: SaveMenu = () => nothing;

export const saveMenus =
  (view: View, actions: Actions): SaveMenu =>
  (name, has) => {
    const id = `save ${name} ${has}` as const;
    const open = view.open.has(id);
    return html`<details
      class="save"
      data-name=${name}
      data-has=${has}
      ?open=${open}
      @toggle=${(event: Event) => actions.unfold(id, (event.target as HTMLDetailsElement).open)}
    >
      <summary
        aria-label=${`Save ${has === 'picture table' ? 'chart or table' : has}: ${name.replaceAll('-', ' ')}`}
      >
        Save
      </summary>
      <div class="save-body">${open ? view.saves.menu(name, has) : ''}</div>
    </details>`;
  };

/** The same for the page as a whole, among the folded tables. */
export const saveFold = (view: View, actions: Actions): TemplateResult =>
  html`<details
    id="save"
    class="fold"
    ?open=${view.open.has('save')}
    @toggle=${(event: Event) => actions.unfold('save', (event.target as HTMLDetailsElement).open)}
  >
    <summary>
      <h2>Save</h2>
      <span class="fold-summary"
        >Everything as a file to open again, a page of its own, a citation, or on paper</span
      >
    </summary>
    <div class="save-all">${view.open.has('save') ? view.saves.everything() : ''}</div>
  </details>`;
