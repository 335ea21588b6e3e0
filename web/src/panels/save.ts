/** A quiet menu at a chart or a table; what it offers is fetched when it is first opened. */
import { html, type TemplateResult } from 'lit-html';
import type { View } from './view';

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

const isMenu = (target: EventTarget | null): target is HTMLDetailsElement =>
  target instanceof HTMLDetailsElement && target.matches('.save');

/** Fills every such menu when it is opened, and closes it on Escape or when another place is clicked. */
export function offerSaves(view: () => View): void {
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (!isMenu(target) || !target.open) return;
      import('../exports/menu').then(
        ({ fill }) => fill(target, view),
        () => {
          const body = target.querySelector('.save-body');
          if (body) body.textContent = 'This could not be loaded. Reload the page to try again.';
        },
      );
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
