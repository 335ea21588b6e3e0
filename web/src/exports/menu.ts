/** Fills a Save menu: its chart as SVG and PNG, its table in four formats, each by one click. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Derived } from '../analysis/derived';
import '../styles/exports.css';
import { copyText, saveFile } from './deliver';
import { originOf } from './origin';
import type { Origin } from './pictures/picture';
import { makeForecast, makeOfPage, type Made } from './pictures/pictures';
import { toPng, type PngSize } from './pictures/png';
import {
  FORMAT_FILES,
  FORMAT_NAMES,
  FORMATS,
  writeTable,
  type Format,
} from './tables/table_formats';
import { isTable, TABLES } from './tables/tables';

/** `has` says what there is to save: a picture, a table, or both. */
export type Menu = { name: string; has: string };

/** What the last click came to, and which of several charts is wanted: 0 for all of them. */
export type MenuState = { readonly said: string; readonly part: number };

const FULL_HD = { width: 1920, height: 1080 };
const PNGS: readonly { label: string; size: PngSize; mark: string }[] = [
  { label: 'PNG', size: { scale: 1 }, mark: '' },
  { label: '2×', size: { scale: 2 }, mark: '@2x' },
  { label: '3×', size: { scale: 3 }, mark: '@3x' },
  { label: '1920 × 1080', size: FULL_HD, mark: '-1920x1080' },
];

const FORECAST = 'forecast-curve';

/** The charts that stand together; none where there is only one. */
const figuresIn = (root: Element | null): Element[] => {
  const figures = [...(root?.querySelectorAll('figure') ?? [])];
  return figures.length > 1 ? figures : [];
};

const captionOf = (figure: Element): string =>
  (figure.querySelector('figcaption')?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** What the menu stands in: the chart that it saves. */
const rootOf = ({ name, has }: Menu): Element | null =>
  document
    .querySelector(`.save[data-name="${name}"][data-has="${has}"]`)
    ?.closest('[data-picture]') ?? null;

/** What an open menu holds; `derived` is asked again at every click, `keep` draws the page again. */
export function menuContent(
  menu: Menu,
  { said, part }: MenuState,
  derived: () => Derived,
  keep: (next: MenuState) => void,
): TemplateResult {
  const { name, has } = menu;
  const say = (text: string) => keep({ said: text, part });

  /** Runs a click's work with the link of what is shown, and reports a failure in the menu. */
  const attempt = (work: (seen: Derived, origin: Origin) => Promise<string>) => async () => {
    try {
      const seen = derived();
      const { state } = name === 'data' ? seen : (seen.shown ?? seen);
      say(await work(seen, await originOf(state)));
    } catch (reason) {
      say(`Saving failed: ${reason instanceof Error ? reason.message : String(reason)}`);
    }
  };

  function made(seen: Derived, origin: Origin, size: PngSize | null): Made {
    const root = rootOf(menu);
    const chosen = figuresIn(root)[part - 1] ?? root;
    const wide = size !== null && 'width' in size;
    const picture =
      name === FORECAST
        ? makeForecast(seen, origin, wide ? size.height / 2 : null)
        : chosen && makeOfPage(name, chosen, seen, origin);
    if (!picture) throw new Error('there is no chart yet.');
    return picture;
  }

  const savePicture = (size: PngSize | null, mark: string) =>
    attempt(async (seen, origin) => {
      const picture = made(seen, origin, size);
      const stem = `gaincast-${picture.name}${part === 0 ? '' : `-${part}`}`;
      const file = size === null ? `${stem}.svg` : `${stem}${mark}.png`;
      const texts = { Title: picture.title, Source: origin.link ?? origin.site };
      const content =
        size === null
          ? new Blob([picture.svg], { type: 'image/svg+xml' })
          : await toPng(picture, size, picture.paper, texts);
      saveFile(file, content);
      return `Saved as ${file}.`;
    });

  function written(seen: Derived, origin: Origin, format: Format): { text: string; file: string } {
    const table = isTable(name) ? TABLES[name](seen) : null;
    if (!table) throw new Error('there is no table yet.');
    const text = writeTable(table, format, origin.link ?? origin.site);
    return { text, file: `gaincast-${table.name}.${FORMAT_FILES[format].ending}` };
  }

  const saveTable = (format: Format) =>
    attempt((seen, origin) => {
      const { text, file } = written(seen, origin, format);
      saveFile(file, new Blob([text], { type: `${FORMAT_FILES[format].type};charset=utf-8` }));
      return Promise.resolve(`Saved as ${file}.`);
    });

  const copyTable = (format: Format) =>
    attempt(async (seen, origin) =>
      (await copyText(written(seen, origin, format).text))
        ? `Copied as ${FORMAT_NAMES[format]}.`
        : 'The browser did not allow copying; save it instead.',
    );

  function parts(): TemplateResult | typeof nothing {
    const figures = figuresIn(rootOf(menu));
    if (figures.length === 0) return nothing;
    const choose = (event: Event) => {
      keep({ said, part: Number((event.target as HTMLSelectElement).value) });
    };
    return html`<select aria-label="Which chart" @change=${choose}>
      <option value="0">all charts</option>
      ${figures.map((figure, at) => html`<option value=${at + 1}>${captionOf(figure)}</option>`)}
    </select>`;
  }

  const row = (label: string, content: unknown) =>
    html`<div class="save-row" role="group" aria-label=${label}>
      <span class="save-what">${label}</span>${content}
    </div>`;

  const formats = (act: (format: Format) => () => Promise<void>) =>
    FORMATS.map(
      (format) =>
        html`<button type="button" @click=${act(format)}>${FORMAT_NAMES[format]}</button>`,
    );

  return html`
    ${
      has.includes('picture')
        ? row(
            'Save chart',
            html`${parts()}<button type="button" @click=${savePicture(null, '')}>SVG</button>
              ${PNGS.map(
                ({ label, size, mark }) =>
                  html`<button
                    type="button"
                    aria-label=${label.startsWith('PNG') ? 'PNG' : `PNG, ${label}`}
                    @click=${savePicture(size, mark)}
                  >
                    ${label}
                  </button>`,
              )}`,
          )
        : nothing
    }
    ${
      has.includes('table')
        ? html`${row('Save table', formats(saveTable))} ${row('Copy table', formats(copyTable))}`
        : nothing
    }
    <p class="save-said" role="status">${said}</p>
  `;
}
