/** Fills a Save menu: its chart as SVG and PNG, its table in four formats, saved or copied by one click. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Derived } from '../analysis/derived';
import '../styles/exports.css';
import { copyImage, copyRich, copyText } from '../browser/clipboard';
import { saveFile } from './deliver';
import { originOf } from './origin';
import type { Origin } from './pictures/picture';
import { makeForecast, makeOfPage, type Made } from './pictures/pictures';
import { AlteredPixels } from './pictures/pixels';
import { toPng, type PngSize } from './pictures/png';
import { richTable } from './tables/rich_table';
import type { Table } from './tables/table';
import {
  FORMAT_FILES,
  FORMAT_NAMES,
  FORMATS,
  writeTable,
  type Format,
} from './tables/table_formats';
import { isTable, READ, TABLES } from './tables/tables';

/** `has` says what there is to save: a picture, a table, or both. */
export type Menu = { name: string; has: string };

/**
 * What the last click came to, which of several charts is wanted (0 for all of them), and what is offered
 * where the browser would not do what was asked.
 */
export type MenuState = {
  readonly said: string;
  readonly part: number;
  readonly offer?: 'SVG' | 'PNG' | undefined;
};

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
  { said, part, offer }: MenuState,
  derived: () => Derived,
  keep: (next: MenuState) => void,
): TemplateResult {
  const { name, has } = menu;
  const say = (text: string, instead?: MenuState['offer']) =>
    keep({ said: text, part, offer: instead });
  const failed = (reason: unknown) =>
    reason instanceof AlteredPixels
      ? say(reason.message, 'SVG')
      : say(`Saving failed: ${reason instanceof Error ? reason.message : String(reason)}`);

  /** What is shown, and its link. */
  async function seen(): Promise<{ seen: Derived; origin: Origin }> {
    const seen = derived();
    const { state } = name === 'data' ? seen : (seen.shown ?? seen);
    return { seen, origin: await originOf(state) };
  }

  /** Runs a click's work with the link of what is shown, and reports a failure in the menu. */
  const attempt = (work: (seen: Derived, origin: Origin) => Promise<string>) => async () => {
    try {
      const { seen: now, origin } = await seen();
      say(await work(now, origin));
    } catch (reason) {
      failed(reason);
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

  const pngOf = (picture: Made, origin: Origin, size: PngSize) =>
    toPng(picture, size, picture.paper, {
      Title: picture.title,
      Source: origin.link ?? origin.site,
    });

  const savePicture = (size: PngSize | null, mark: string) =>
    attempt(async (seen, origin) => {
      const picture = made(seen, origin, size);
      const stem = `gaincast-${picture.name}${part === 0 ? '' : `-${part}`}`;
      const file = size === null ? `${stem}.svg` : `${stem}${mark}.png`;
      const content =
        size === null
          ? new Blob([picture.svg], { type: 'image/svg+xml' })
          : await pngOf(picture, origin, size);
      saveFile(file, content);
      return `Saved as ${file}.`;
    });

  /** Twice as many pixels as the page has: sharp in a chat and on a slide. */
  async function copyPicture(): Promise<void> {
    try {
      const png = seen().then(({ seen: now, origin }) =>
        pngOf(made(now, origin, { scale: 2 }), origin, { scale: 2 }),
      );
      if (await copyImage(png)) say('Copied as an image.');
      else say('The browser did not allow copying a picture; save it instead.', 'PNG');
    } catch (reason) {
      failed(reason);
    }
  }

  /** `read`: for people, who want what is shown. */
  function tableOf(seen: Derived, read: boolean): Table {
    const own = isTable(name) ? ((read ? READ[name] : undefined) ?? name) : null;
    const table = own && TABLES[own](seen);
    if (!table) throw new Error('there is no table yet.');
    return table;
  }

  function written(seen: Derived, origin: Origin, format: Format): { text: string; file: string } {
    const table = tableOf(seen, format === 'latex' || format === 'markdown');
    const text = writeTable(table, format, origin.link ?? origin.site);
    return { text, file: `gaincast-${table.name}.${FORMAT_FILES[format].ending}` };
  }

  const saveTable = (format: Format) =>
    attempt((seen, origin) => {
      const { text, file } = written(seen, origin, format);
      saveFile(file, new Blob([text], { type: `${FORMAT_FILES[format].type};charset=utf-8` }));
      return Promise.resolve(`Saved as ${file}.`);
    });

  /** Copies at once, within the click. */
  const copy = (as: string, work: () => Promise<boolean>) => async () => {
    try {
      if (await work()) say(`Copied as ${as}.`);
      else say('The browser did not allow copying; save it instead.');
    } catch (reason) {
      failed(reason);
    }
  };

  const copyTable = (format: Format) =>
    copy(FORMAT_NAMES[format], () =>
      copyText(seen().then(({ seen: now, origin }) => written(now, origin, format).text)),
    );

  const copyRichTable = copy('a table', () =>
    copyRich(
      seen().then(({ seen: now, origin }) => {
        const table = tableOf(now, true);
        return {
          plain: writeTable(table, 'tsv', origin.link ?? origin.site),
          html: richTable(table),
        };
      }),
    ),
  );

  function parts(): TemplateResult | typeof nothing {
    const figures = figuresIn(rootOf(menu));
    if (figures.length === 0) return nothing;
    const choose = (event: Event) => {
      keep({ said: '', part: Number((event.target as HTMLSelectElement).value) });
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

  const png = (label: string, size: PngSize, mark: string) =>
    html`<button
      type="button"
      aria-label=${label.startsWith('PNG') ? 'PNG' : `PNG, ${label}`}
      @click=${savePicture(size, mark)}
    >
      ${label}
    </button>`;

  const charts = () =>
    html`${row(
      'Save chart',
      html`${parts()}<button type="button" @click=${savePicture(null, '')}>SVG</button>
        ${PNGS.map(({ label, size, mark }) => png(label, size, mark))}`,
    )}
    ${row('Copy chart', html`<button type="button" @click=${copyPicture}>Image</button>`)}`;

  const tables = () =>
    html`${row('Save table', formats(saveTable))}
    ${row(
      'Copy table',
      html`<button type="button" @click=${copyRichTable}>Table</button>${formats(copyTable)}`,
    )}`;

  return html`
    ${has.includes('picture') ? charts() : nothing} ${has.includes('table') ? tables() : nothing}
    <p class="save-said">
      <span role="status">${said}</span>
      ${
        offer
          ? html`<button
              type="button"
              @click=${offer === 'SVG' ? savePicture(null, '') : savePicture({ scale: 2 }, '@2x')}
            >
              Save as ${offer}
            </button>`
          : nothing
      }
    </p>
  `;
}
