/** Names that a stranger chose in order to break something, in everything that leaves the page. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { forecastEntry } from '../../../web/src/exports/citation';
import { readDocument, writeDocument } from '../../../web/src/exports/document';
import { framed, type Origin } from '../../../web/src/exports/pictures/picture';
import { FORMATS, writeTable } from '../../../web/src/exports/tables/table_formats';
import { TABLES } from '../../../web/src/exports/tables/tables';
import { wrapped } from '../../../web/src/exports/pictures/wrap';
import { decode, encode } from '../../../web/src/link/link';
import { readRows } from '../../../web/src/state/rows';
import { renameSeries, setCell } from '../../../web/src/state/state';
import { FORMS, shareText } from '../../../web/src/words/share';
import { SNIPPETS, snippetText } from '../../../web/src/words/share_snippets';
import { verdictLine } from '../../../web/src/words/verdict';
import { benchmarksSummary } from '../../../web/src/words/benchmarks';
import { several, TEXTS } from './benchmarks_analysis';
import { paperView } from './paper_view';

const URL_ = 'https://example.org/#v=1';
const origin: Origin = { source: '', site: 'https://example.org/', link: URL_ };

/** What turns text around or hides in it; the isolates that the page itself sets are looked at apart. */
const UNSEEN =
  /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2067\u206a-\u206f\ufeff\u00ad\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

const PARTS = [
  '\u202e', '\u2066', '\u2069', '\u200f', '\u061c', '\u200b', '\u0007', '\r\n',
  '{', '}', '{}', '\\', '\\input{x}', '$', '%', '#', '&', '_', '^', '~', '@', '"', "'", '`', '|',
  '=1+1', '+cmd', '-2', '@SUM(A1)', '\t=1', '<script>', '</script>', '</title>', '<!--', ']]>', '-->',
  '![x](y)', '](z)', '**', 'עברית', 'قياس', '&amp;', '\ud83d\ude00', 'GSM8K', ' ',
]; // prettier-ignore
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PARTS), fc.string({ unit: 'binary', maxLength: 3 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

/** The answer about a benchmark of this name, with the name in a label as well. */
function answered(name: string) {
  const texts = TEXTS.map((row) =>
    row.series === 'GSM8K' ? { ...row, series: name, label: name } : row,
  );
  const first = several(null, texts);
  return several(first.state.rows[0]?.series ?? '', texts);
}

const derivedOf = (analysis: ReturnType<typeof answered>) => ({
  ...paperView,
  state: analysis.state,
  rows: analysis.table,
  analysis,
  shown: { ...paperView.shown, ...analysis } as NonNullable<typeof paperView.shown>,
});

const isolated = (text: string) => {
  let depth = 0;
  for (const char of text) {
    if (char === '\u2068') depth += 1;
    if (char === '\u2069') depth -= 1;
    if (depth < 0 || depth > 1) return false;
  }
  return depth === 0;
};

/** How deep the braces are at every place, as BibTeX counts them: a backslash before one is no help. */
function depths(text: string): number[] {
  let depth = 0;
  return [...text].map((char) => (depth += char === '{' ? 1 : char === '}' ? -1 : 0));
}

const forAll = (check: (name: string) => void) => {
  fc.assert(fc.property(hostile, check), { numRuns: 300 });
};

describe('A hostile name', () => {
  it('turns nothing around on the page, and hides nothing in it', () => {
    forAll((name) => {
      const analysis = answered(name);
      for (const said of [verdictLine(analysis), benchmarksSummary(analysis)]) {
        expect(said).not.toMatch(UNSEEN);
        expect(isolated(said)).toBe(true);
      }
    });
  });

  it.each(['GSM\u202e8K', '\u2067MATH', 'a\u200fb', '\u061c1', 'x\u0000y', '\u200b'])(
    '%j enters by no way',
    async (name) => {
      const { state } = answered('GSM8K');
      const [row] = state.rows;
      const states = [
        answered(name).state,
        renameSeries(state, 'GSM8K', name),
        setCell(state, row?.id ?? 0, 'label', name),
        setCell(state, row?.id ?? 0, 'gain', `8${name}`),
        (await decode(`v=1&d=${encodeURIComponent(name)}_1~2~1~${encodeURIComponent(name)}`)).state,
        (await decode(`v=1&subject=${encodeURIComponent(name)}`)).state,
      ];
      const document = JSON.stringify({
        gaincast: 1,
        state: { d: `${name}_1~2${name}~0.5_2~3~0.5`, subject: name },
      });
      const read = await readDocument(document);
      if ('refused' in read) throw new Error(read.refused);
      for (const one of [...states, read.state]) {
        const texts = one.rows.flatMap((row) => Object.values(row).map(String));
        expect([...texts, one.selectedSeries ?? ''].join('|')).not.toMatch(UNSEEN);
      }
    },
  );

  it('leaves a BibTeX entry whole', () => {
    forAll((name) => {
      const entry = forecastEntry(verdictLine(answered(name)), origin, new Date(0));
      expect(entry).toMatch(/^@misc\{gaincast,\n(?: {2}\w+ = \{.*\},\n)+\}\n$/);
      const found = depths(entry);
      expect(Math.min(...found.slice(6, -2))).toBe(1);
      expect(found.at(-1)).toBe(0);
      for (const line of entry.split('\n').slice(1, -2)) expect(depths(line).at(-1)).toBe(0);
    });
  });

  it('is no formula in CSV and TSV, no command in LaTeX, and ends no cell', () => {
    forAll((name) => {
      const derived = derivedOf(answered(name));
      for (const make of [TABLES.data, TABLES.benchmarks, TABLES.forecasts]) {
        const table = make(derived);
        if (!table) continue;
        const width = table.columns.flatMap(({ parts }) => parts).length;
        for (const format of FORMATS) {
          const written = writeTable(table, format, URL_);
          expect(written.replace(/[\n\t]/g, '')).not.toMatch(UNSEEN);
          if (format === 'csv' || format === 'tsv') {
            const delimiter = format === 'csv' ? ',' : '\t';
            const cells = Papa.parse<string[]>(written.replace(/\n$/, ''), { delimiter }).data;
            for (const row of cells) expect(row).toHaveLength(width);
            const formulas = cells
              .flat()
              .filter((cell) => /^\s*[=+\-@]/.test(cell) && Number.isNaN(Number(cell)));
            expect(formulas).toEqual([]);
          }
          if (format === 'latex') {
            const bare = written.replace(/^%.*$/gm, '').replace(/\\[{}]/g, '');
            expect(depths(bare).at(-1)).toBe(0);
            expect(Math.min(...depths(bare))).toBe(0);
            expect(written).not.toMatch(/(?<!\\textbackslash\{\})\\input/);
          }
        }
      }
    });
  });

  it('is text in HTML, Markdown and SVG', () => {
    forAll((name) => {
      const title = verdictLine(answered(name));
      for (const form of FORMS) {
        const written = shareText(form, URL_, title);
        expect(written).not.toMatch(/[\r\n]/);
        if (form === 'html') expect(written).toMatch(/^<a href="[^"<>]*">[^<>"]*<\/a>$/);
        if (form === 'markdown') {
          expect(written.replace(/\\./g, '')).toMatch(/^\[[^[\]<>`*!]*\]\(https:[^()]*\)$/);
        }
      }
      for (const snippet of SNIPPETS) {
        const whole = snippetText(snippet, URL_, title);
        const written = whole.replace(/\\./g, ''); // Markdown escapes by a backslash
        const tags = [...written.matchAll(/<(\/?[a-z!-]+)/g)].map(([, tag = '']) => tag);
        const known = /^\/?(?:iframe|section|script|gaincast-forecast|a)$/;
        expect(tags.filter((tag) => !known.test(tag))).toEqual([]);
        expect(tags.length).toBe((written.match(/</g) ?? []).length);
        expect(tags.filter((tag) => tag.endsWith('script')).length).toBe(
          snippet === 'element' ? 2 : 0,
        );
      }
      const picture = { name: 'a', title, note: title, width: 400, height: 100, body: '' };
      const colours = { paper: '#fff', ink: '#000', muted: '#777', font: 'sans-serif' };
      const wrap = (text: string, width: number, size: number) =>
        wrapped(text, width, (one) => (one.length * size) / 2);
      const { svg } = framed(picture, origin, colours, wrap);
      const elements = [...svg.matchAll(/<\/?([a-z]+)/g)].map(([, tag = '']) => tag);
      expect(elements.length).toBe((svg.match(/</g) ?? []).length);
      expect(elements.filter((tag) => !/^(svg|title|desc|rect|text|g|a)$/.test(tag))).toEqual([]);
    });
  });

  it('comes back from links and documents as the page shows it', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (name) => {
        const analysis = answered(name);
        const { rows } = analysis.state;
        const names = rows.map(({ series }) => series);
        const fragment = await encode(analysis.state);
        expect((await decode(fragment ?? '')).state.rows.map(({ series }) => series)).toEqual(
          names,
        );
        const view = { ...derivedOf(analysis), rows: readRows(analysis.state) };
        const read = await readDocument(writeDocument(view, origin));
        if ('refused' in read) throw new Error(read.refused);
        expect(read.state.rows.map(({ series }) => series)).toEqual(names);
      }),
      { numRuns: 200 },
    );
  });
});
