/** Fills the Save panel: a document to open again, the answer, citations, a page of its own, and paper. */
import { html, type TemplateResult } from 'lit-html';
import type { Derived } from '../analysis/derived';
import '../styles/exports.css';
import { forecastEntry, methodEntry } from './citation';
import { copyRich, copyText, type Rich } from '../browser/clipboard';
import { saveFile } from './deliver';
import { writeDocument } from './document';
import { escapeHtml, shareText } from '../words/share';
import { verdict, verdictLine } from '../words/verdict';
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

  const copied = (what: string, allowed: boolean) =>
    allowed ? `Copied: ${what}.` : 'The browser did not allow copying.';

  const copy = (what: string, text: () => Promise<string>) =>
    attempt(async () => copied(what, await copyText(text())));

  /** The sentence, with its link; where more than letters can be pasted, the sentence is the link. */
  async function answer(): Promise<Rich> {
    const { shown } = derived();
    if (!shown) throw new Error('there is no forecast yet.');
    const { link, site } = await originOf(shown.state);
    const title = verdictLine(shown);
    const url = link ?? site;
    const grave = verdict(shown).grave;
    const said = grave.length === 0 ? '' : `<p>${grave.map(escapeHtml).join(' ')}</p>`;
    return {
      plain: [title, ...grave, url].join('\n'),
      html: `${shareText('html', url, title)}${said}`,
    };
  }

  const copyAnswer = attempt(async () => copied('the answer', await copyRich(answer())));

  const savePage = (event: Event) =>
    attempt(async () => {
      const { addressOf } = await import('./saved_page/page_text');
      const field = (event.target as Element).parentElement?.querySelector('input');
      const read = addressOf(field?.value ?? '');
      if ('refused' in read) return read.refused;
      const { savePage: make, ZIP } = await import('./saved_page/saved_page');
      const { zip, pictured } = await make(derived(), read.address, new Date());
      saveFile(ZIP, zip);
      return pictured
        ? `Saved as ${ZIP}. Put its files into one folder of a host.`
        : `Saved as ${ZIP}, without a picture: this browser alters pictures to resist fingerprinting.`;
    })();

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
      <button type="button" @click=${copyAnswer}>Copy the answer</button>
      <button type="button" @click=${() => window.print()}>Print or save as PDF</button>
    </div>
    <div class="save-row" role="group" aria-label="A page of its own">
      <span class="save-what">A page of its own</span>
      <button type="button" @click=${savePage}>Save as a page</button>
      <input
        type="url"
        class="save-address"
        aria-label="Address of its folder, if you know it"
        placeholder="https://… (its address, if you know it)"
        autocomplete="off"
        spellcheck="false"
      />
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
      A page of its own is a zip: this forecast with its picture and its calculator. On any host, a
      link to it shows the forecast in chats, feeds and blogs; most of them want its address in it.
    </p>
  `;
}
