/**
 * The notices above the answer: what could not be read of a link or a file, resamples that wait, and
 * that no link can hold the rows.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import * as format from '../../format/figures';
import type { Actions, View } from '../widgets/view';

const MAX_SAID = 6;

export function loadNoticePanel({ loadNotice }: View, { agree, dismiss }: Actions): TemplateResult {
  if (!loadNotice) return html``;
  const { from, refused, problems, replicates } = loadNotice;
  const more = problems.length - MAX_SAID;
  return html`<div class="load-notice" role="status">
    ${
      refused === null
        ? nothing
        : html`<p>${from} could not be opened: ${refused}. The page has not changed.</p>`
    }
    ${
      loadNotice.kept
        ? html`<p>
            This is what you had typed when the page was loaded anew. Undo goes back to what its
            address says.
          </p>`
        : nothing
    }
    ${
      problems.length === 0
        ? nothing
        : html`<p>Some of ${from} could not be read, and has its default value instead:</p>
            <ul>
              ${problems.slice(0, MAX_SAID).map((problem) => html`<li>${problem}</li>`)}
              ${more > 0 ? html`<li>And ${more} more.</li>` : nothing}
            </ul>`
    }
    ${
      replicates === null
        ? nothing
        : html`<p>
            ${from.charAt(0).toUpperCase()}${from.slice(1)} asks for ${format.count(replicates)}
            resamples. The page shows 1,000 until you ask for more.
            <button type="button" class="link" @click=${agree}>
              Compute ${format.count(replicates)}
            </button>
          </p>`
    }
    <button
      type="button"
      class="load-notice-close"
      aria-label="Dismiss this notice"
      @click=${dismiss}
    >
      ×
    </button>
  </div>`;
}

export const unlinkedNotice = ({ unlinked }: View): TemplateResult =>
  html`<div class="load-notice" role="status">
    <p>
      There are too many rows for a link, so the address does not hold them.
      ${
        unlinked === 'kept'
          ? 'They outlast a reload in this tab, and are lost when it is closed.'
          : 'They are lost when the page is reloaded or closed.'
      }
      To keep them, use <b>Save</b>.
    </p>
  </div>`;
