/** Whether there is a notice above the answer, and what is said where nothing more can be fetched. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { NOT_LOADED } from '../../link/load_notice';
import { lazy } from '../widgets/lazy';
import { reload } from '../widgets/reload';
import type { Actions, View } from '../widgets/view';

const notices = () => import('./notices');
const loaded = lazy(() => notices().then((panel) => panel.loadNoticePanel));
const unlinked = lazy(() => notices().then((panel) => panel.unlinkedNotice));

const notLoaded = (what: string): TemplateResult =>
  html`${what} could not be opened: ${NOT_LOADED}.`;

export function loadNoticePanel(view: View, actions: Actions): unknown {
  const { loadNotice } = view;
  if (!loadNotice) return nothing;
  return loadNotice.refused === NOT_LOADED
    ? html`<div class="load-notice" role="status">
        <p>${notLoaded(loadNotice.from)} The page has not changed. ${reload()}</p>
        <button
          type="button"
          class="load-notice-close"
          aria-label="Dismiss this notice"
          @click=${actions.dismiss}
        >
          ×
        </button>
      </div>`
    : loaded(view, actions);
}

/** It stays as long as it is true: what is not saved is lost with the tab. */
export const unlinkedNotice = (view: View): unknown =>
  view.unlinked === null ? nothing : unlinked(view);

/** Stands alone on the page where the link in the address could not be read: no other data are shown. */
export const notOpened = html`<section class="answer" aria-label="Forecast">
  <p class="verdict-lead" role="alert">${notLoaded('What the address says')} ${reload()}</p>
</section>`;
