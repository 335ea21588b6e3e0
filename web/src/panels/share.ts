/** Sharing: the link that holds the whole page, and what copies it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import * as format from '../format';
import { MOST_CHARACTERS } from '../state/link';
import '../styles/share.css';
import { FORM_NAMES, FORMS, shareText } from './share_text';
import { verdict, verdictLine } from './verdict_text';
import type { Actions, View } from './view';

/** What a link is called where its address is not seen. */
function titleOf({ analysis }: View): string {
  if (!analysis) return 'Gaincast';
  return verdict(analysis).value === null ? 'Gaincast' : `${verdictLine(analysis)} (Gaincast)`;
}

export function sharePanel(view: View, { copy }: Actions): TemplateResult {
  const { link, copied } = view;
  if (!link) return html`<p class="small">Writing the link …</p>`;
  const { url } = link;
  if (url === null) {
    return html`<p class="small">
      These rows are too many for a link, which has at most ${format.count(MOST_CHARACTERS)}
      characters.
    </p>`;
  }
  const title = titleOf(view);
  return html`<div class="share">
    <input
      class="share-link"
      type="text"
      readonly
      aria-label="Link"
      .value=${url}
      @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
    />
    <div class="share-copy" role="group" aria-label="Copy">
      ${FORMS.map(
        (form) =>
          html`<button type="button" @click=${() => void copy(form, shareText(form, url, title))}>
            ${FORM_NAMES[form]}
          </button>`,
      )}
    </div>
    <p class="small" role="status">
      ${
        copied === null
          ? nothing
          : copied.done
            ? `Copied (${FORM_NAMES[copied.form].replace(/^Copy (?:as )?/, '')}). `
            : 'The browser did not let it be copied: select the link and copy it by hand. '
      }The
      link holds the rows and all options, and nothing is stored elsewhere: who has it sees the same
      page. <a href="./links.html">What a link can say</a>
    </p>
  </div>`;
}
