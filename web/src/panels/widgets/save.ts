/** A quiet menu at a chart or a table; what it offers is fetched when it is first opened. */
import { html, type TemplateResult } from 'lit-html';
import type { View } from '../view';

/** `name` is the table's and the chart's own; the chart is what the menu stands in. */
export const saveMenu = (
  name: string,
  has: 'picture' | 'table' | 'picture table',
): TemplateResult =>
  html`<details class="save" data-name=${name} data-has=${has}>
    <summary
      aria-label=${`Save ${has === 'picture table' ? 'chart or table' : has}: ${name.replaceAll('-', ' ')}`}
    >
      Save
    </summary>
    <div class="save-body"></div>
  </details>`;

/** The same for the page as a whole, among the folded tables. */
export const saveFold: TemplateResult = html`<details id="save" class="fold">
  <summary>
    <h2>Save</h2>
    <span class="fold-summary">Everything as a file to open again, a citation, or on paper</span>
  </summary>
  <div class="save-all"></div>
</details>`;

/** Fills every such menu when it is opened, and closes it on Escape or when another place is clicked. */
export function offerSaves(view: () => View, open: (file: File) => void): void {
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement) || !target.open) return;
      const body = target.querySelector<HTMLElement>(':scope > .save-body, :scope > .save-all');
      if (!body) return;
      const filled = target.matches('.save')
        ? import('../../exports/menu').then(({ fill }) => fill(target, body, view))
        : import('../../exports/panel').then(({ fillPanel }) => fillPanel(body, view, open));
      filled.catch(() => {
        body.textContent = 'This could not be loaded. Reload the page to try again.';
      });
    },
    true, // toggles do not bubble
  );
  document.addEventListener('keydown', ({ key, target }) => {
    const menu =
      target instanceof Element ? target.closest<HTMLDetailsElement>('.save[open]') : null;
    if (key !== 'Escape' || !menu) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    const inside = target instanceof Element ? target.closest('.save') : null;
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('.save[open]')) {
      if (menu !== inside) menu.open = false;
    }
  });
}
