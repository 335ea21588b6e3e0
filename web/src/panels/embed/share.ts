/** Sharing: the link that holds the whole page, and the buttons that copy it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import * as format from '../../format/figures';
import { MAX_CHARACTERS } from '../../link/link';
import { setPlanning } from '../../state/planning';
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

/** The link's title, for places that do not show its address. */
function titleOf({ analysis }: View): string {
  if (!analysis) return 'Gaincast';
  return verdict(analysis).value === null ? 'Gaincast' : `${verdictLine(analysis)} (Gaincast)`;
}

const isSnippet = (form: Form | Snippet): form is Snippet => form in SNIPPET_NAMES;

const nameOf = (form: Form | Snippet): string =>
  isSnippet(form) ? SNIPPET_NAMES[form] : FORM_NAMES[form].replace(/^Copy (?:as )?/, '');

/** The buttons that copy snippets for other pages; a text that could not be copied is shown instead. */
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
            The image is the chart saved as PNG. Save it beside the document under its own name,
            <code>${PICTURE}</code>.
          </p>`
        : nothing
    }`;
}

/** Today, as the reader's calendar has it. */
export function today(now = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A forecast that says when it was made can be scored later, by anybody who has its link. */
function dated({ state }: View, { change }: Actions): TemplateResult {
  const { made } = state;
  return html`<label class="share-dated">
      <input
        type="checkbox"
        .checked=${made !== null}
        @change=${() => change(setPlanning(state, { made: made === null ? today() : null }))}
      />
      ${made === null ? 'Date the link, to see later how the forecast turned out' : `Made on ${made}`}
    </label>
    ${
      made === null
        ? nothing
        : html`<p class="small">
            Once a larger size is measured, open the link, add the measurement under “How it turned
            out”, and share it again. <a href="./scored.html">Many such links</a> show whether
            forecasts keep their word.
          </p>`
    }`;
}

export function sharePanel(view: View, actions: Actions): TemplateResult {
  const { link, copied } = view;
  const { copy } = actions;
  if (!link) return html`<p class="small">Writing the link …</p>`;
  const { url } = link;
  if (url === null) {
    return html`<p class="small">
      There are too many rows for a link, which can have at most ${format.count(MAX_CHARACTERS)}
      characters.
    </p>`;
  }
  const title = titleOf(view);
  /** A copied link brings its words along, where they can be pasted. */
  const richLink = (form: Form) => (form === 'link' ? shareText('html', url, title) : undefined);
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
          html`<button
            type="button"
            @click=${() => void copy(form, shareText(form, url, title), richLink(form))}
          >
            ${FORM_NAMES[form]}
          </button>`,
      )}
    </div>
    ${dated(view, actions)} ${embedding(url, title, view, copy)}
    <p class="small" role="status">
      ${
        copied === null
          ? nothing
          : copied.done
            ? `Copied (${nameOf(copied.form)}). `
            : 'The browser did not allow copying: select the text and copy it by hand. '
      }The
      link holds the rows and all options, and nothing is stored elsewhere: anyone who opens it sees
      the same page. Read more about <a href="./links.html">what a link can say</a> and
      <a href="./embed.html">how to embed one</a>.
    </p>
  </div>`;
}
