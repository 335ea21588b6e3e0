/** Sharing: the link that holds the whole page, and what copies it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import * as format from '../../format/figures';
import { MAX_CHARACTERS } from '../../link/link';
import '../../styles/share.css';
import {
  PICTURE,
  SNIPPET_NAMES,
  SNIPPETS,
  snippetText,
  type Snippet,
} from '../../words/share_snippets';
import { FORM_NAMES, FORMS, shareText, type Form } from '../../words/share';
import { verdict, verdictLine } from '../../words/verdict';
import type { Actions, View } from '../widgets/view';

/** What a link is called where its address is not seen. */
function titleOf({ analysis }: View): string {
  if (!analysis) return 'Gaincast';
  return verdict(analysis).value === null ? 'Gaincast' : `${verdictLine(analysis)} (Gaincast)`;
}

const isSnippet = (form: Form | Snippet): form is Snippet => form in SNIPPET_NAMES;

const nameOf = (form: Form | Snippet): string =>
  isSnippet(form) ? SNIPPET_NAMES[form] : FORM_NAMES[form].replace(/^Copy (?:as )?/, '');

/** What brings the forecast into other pages; a text that could not be copied is shown instead. */
function embedding(
  url: string,
  title: string,
  { copied }: View,
  copy: Actions['copy'],
): TemplateResult {
  const text = (snippet: Snippet) => snippetText(snippet, url, title);
  return html`<div class="share-copy" role="group" aria-label="Copy for a page or a slide">
      <span class="control-name">For a page or a slide</span>
      ${SNIPPETS.map(
        (snippet) =>
          html`<button type="button" @click=${() => void copy(snippet, text(snippet))}>
            ${SNIPPET_NAMES[snippet]}
          </button>`,
      )}
    </div>
    ${
      copied && !copied.done && isSnippet(copied.form)
        ? html`<textarea
            class="share-link"
            readonly
            rows="4"
            aria-label=${SNIPPET_NAMES[copied.form]}
            .value=${text(copied.form)}
          ></textarea>`
        : nothing
    }
    ${
      copied?.form === 'picture'
        ? html`<p class="small">
            The image is the chart saved as PNG, under its own name, <code>${PICTURE}</code>, beside
            the document.
          </p>`
        : nothing
    }`;
}

export function sharePanel(view: View, { copy }: Actions): TemplateResult {
  const { link, copied } = view;
  if (!link) return html`<p class="small">Writing the link …</p>`;
  const { url } = link;
  if (url === null) {
    return html`<p class="small">
      These rows are too many for a link, which has at most ${format.count(MAX_CHARACTERS)}
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
    ${embedding(url, title, view, copy)}
    <p class="small" role="status">
      ${
        copied === null
          ? nothing
          : copied.done
            ? `Copied (${nameOf(copied.form)}). `
            : 'The browser did not let it be copied: select it and copy it by hand. '
      }The
      link holds the rows and all options, and nothing is stored elsewhere: who has it sees the same
      page. <a href="./links.html">What a link can say</a>,
      <a href="./embed.html">how to embed one</a>
    </p>
  </div>`;
}
