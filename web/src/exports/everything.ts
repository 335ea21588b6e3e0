/** Fills the Save panel: a document to open again, citations, and printing. */
import { html, type TemplateResult } from 'lit-html';
import type { Derived } from '../analysis/derived';
import '../styles/exports.css';
import { forecastEntry, methodEntry } from './citation';
import { copyText, saveFile } from './deliver';
import { writeDocument } from './document';
import { verdictLine } from '../words/verdict';
import { originOf } from './origin';

/** `said` is what the last click came to; `say` keeps it, and draws the page again. */
export function everythingContent(
  said: string,
  derived: () => Derived,
  open: (file: File) => void,
  say: (text: string) => void,
): TemplateResult {
  const attempt = (work: () => Promise<string>) => async () => {
    try {
      say(await work());
    } catch (reason) {
      say(`This failed: ${reason instanceof Error ? reason.message : String(reason)}`);
    }
  };

  const copy = (what: string, text: () => Promise<string>) =>
    attempt(async () =>
      (await copyText(await text())) ? `Copied: ${what}.` : 'The browser did not allow copying.',
    );

  const saveDocument = attempt(async () => {
    const seen = derived();
    const text = writeDocument(seen, await originOf(seen.state));
    saveFile('gaincast.json', new Blob([text], { type: 'application/json' }));
    return 'Saved as gaincast.json.';
  });

  const citation = async () => {
    const { state, shown } = derived();
    const title = shown ? verdictLine(shown) : 'what will it gain at sizes nobody has trained yet?';
    return forecastEntry(title, await originOf(state), new Date());
  };

  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) open(file);
    input.value = ''; // the same file may be chosen again
  };

  return html`
    <div class="save-row" role="group" aria-label="Everything">
      <span class="save-what">Everything</span>
      <button type="button" @click=${saveDocument}>Save as JSON</button>
      <label class="save-open">
        Open a file …
        <input type="file" accept=".json,.csv,.tsv,.txt,.md" @change=${choose} />
      </label>
      <button type="button" @click=${() => window.print()}>Print</button>
    </div>
    <div class="save-row" role="group" aria-label="Citation">
      <span class="save-what">Citation</span>
      <button type="button" @click=${copy('a BibTeX entry for this forecast', citation)}>
        Copy BibTeX
      </button>
      <button
        type="button"
        @click=${copy('a BibTeX entry for the paper', () => Promise.resolve(methodEntry))}
      >
        Copy the method’s paper
      </button>
    </div>
    <p class="save-said" role="status">${said}</p>
    <p class="small">
      The JSON file holds the rows, the options and all results so far. Open it here, drop it on the
      page, or paste it, to restore this page. A file that holds a table is read like a pasted one.
    </p>
  `;
}
