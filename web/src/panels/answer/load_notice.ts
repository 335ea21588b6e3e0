/** What a link or a file brought that could not be taken as it is, above the answer. */
import { html, nothing, type TemplateResult } from 'lit-html';
import * as format from '../../format/figures';
import type { Actions, View } from '../widgets/view';

const MAX_SAID = 6;

export function loadNoticePanel(
  { loadNotice }: View,
  { agree, dismiss }: Actions,
): TemplateResult | typeof nothing {
  if (!loadNotice) return nothing;
  const { from, refused, problems, replicates } = loadNotice;
  const more = problems.length - MAX_SAID;
  return html`<div class="load-notice" role="status">
    ${
      refused === null
        ? nothing
        : html`<p>${from} could not be opened: ${refused}. The page is as it was.</p>`
    }
    ${
      problems.length === 0
        ? nothing
        : html`<p>Not all of ${from} could be read; what is missing is as usual.</p>
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
            resamples; these are 1,000.
            <button type="button" class="link" @click=${agree}>
              Make ${format.count(replicates)}
            </button>
          </p>`
    }
    <button
      type="button"
      class="load-notice-close"
      aria-label="Put this notice away"
      @click=${dismiss}
    >
      ×
    </button>
  </div>`;
}
