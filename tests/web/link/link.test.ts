import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STATE, EXAMPLES, loadExample } from '../../../web/src/state/examples';
import { decode, encode, MAX_CHARACTERS } from '../../../web/src/link/link';
import { FIELDS } from '../../../web/src/link/fields';
import { parseRows } from '../../../web/src/state/rows';
import { squeeze } from '../../../web/src/link/squeeze';
import {
  makeRows,
  setCell,
  setHeldOut,
  setSelectedSeries,
  type State,
} from '../../../web/src/state/state';
import { anyState } from '../whole/random_state';

const UNRESERVED = /^[A-Za-z0-9\-._~&=]*$/;

async function written(state: State): Promise<string> {
  const fragment = await encode(state);
  if (fragment === null) throw new Error('The state does not fit into a link.');
  return fragment;
}

const own = (texts: Parameters<typeof makeRows>[0]): State => ({
  ...DEFAULT_STATE,
  rows: makeRows(texts),
  example: null,
});

describe('a link', () => {
  it('gives back 10,000 random states', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, async (state) => {
        const fragment = await written(state);
        expect(fragment).toMatch(UNRESERVED);
        expect(fragment).toMatch(/[A-Za-z0-9]$/);
        expect(await decode(fragment)).toEqual({ state, problems: [] });
      }),
      { numRuns: 10_000, seed: 5 },
    );
  }, 300_000);

  it('names the examples and says nothing of what is usual', async () => {
    expect(await written(DEFAULT_STATE)).toBe('v=1');
    expect(await decode('')).toEqual({ state: DEFAULT_STATE, problems: [] });
    for (const example of EXAMPLES.slice(1)) {
      const state = loadExample(DEFAULT_STATE, example);
      expect(await written(state)).toBe(`v=1&example=${example.id}`);
      expect(await decode(`v=1&example=${example.id}`)).toEqual({
        state,
        problems: [],
      });
    }
  });

  it('keeps what rows were made from, and the series that is looked at', async () => {
    for (const example of EXAMPLES) {
      const edited = setHeldOut(
        setCell(loadExample(DEFAULT_STATE, example), 1, 'label', 'a b'),
        2,
        true,
      );
      const state = setSelectedSeries(edited, 'MATH500');
      const fragment = await written(state);
      expect(fragment).toContain(`example=${example.id}&`);
      expect(await decode(fragment)).toEqual({ state, problems: [] });
    }
  });

  it('is at most 120 characters for the paper’s data, spelled out', async () => {
    const fragment = await written({ ...DEFAULT_STATE, example: null });
    expect(fragment).toBe('v=1&d=0.5~1.2~0.4_1~2.1~0.3_2~3.5~0.4_4~5.4~0.5_8~8.0~0.6');
    expect(fragment.length).toBeLessThanOrEqual(120);
    expect((await decode(fragment)).state).toEqual({
      ...DEFAULT_STATE,
      example: null,
    });
  });

  it('is at most 600 characters for 30 rows, packed where that is shorter', async () => {
    const texts = Array.from({ length: 30 }, (_, at) => ({
      size: (0.35 * 1.27 ** at).toFixed(2),
      gain: (3 * Math.log(2 + at) + ((at * 7919) % 13) / 10).toFixed(2),
      se: (0.3 + ((at * 104_729) % 17) / 50).toFixed(2),
    }));
    const fragment = await written(own(texts));
    expect(fragment).toMatch(/^v=1&z=|&v=1$/);
    expect(fragment.length).toBeLessThanOrEqual(600);
    expect(await decode(fragment)).toEqual({ state: own(texts), problems: [] });
    expect(await written(own(texts.slice(0, 24)))).toContain('&d=0.35~');
  });

  it('holds 10,000 rows, and is refused rather than cut when it would be too long', async () => {
    const many = (label: (at: number) => string) =>
      own(
        Array.from({ length: 10_000 }, (_, at) => ({
          size: `${at + 1}`,
          gain: '1',
          se: '2',
          label: label(at),
        })),
      );
    const state = many(() => '');
    expect(await decode(await written(state))).toEqual({ state, problems: [] });
    let random = 1;
    const noise = () =>
      Array.from({ length: 30 }, () => {
        random = (random * 48_271) % 2_147_483_647;
        return String.fromCharCode(97 + (random % 26));
      }).join('');
    expect(await encode(many(noise))).toBeNull();
  });

  it('is written by hand as well as by the page', async () => {
    const { state, problems } = await decode(
      '#x=70B_350M_70&d=GSM8K_.5~1~.4_1~2~.3_MATH_1~2~.5~my--run~h',
    );
    expect(problems).toEqual([]);
    expect(state.targets).toEqual([0.35, 70]);
    expect(state.chosen).toBe(70);
    expect(
      state.rows.map(({ series, size, label, heldOut }) => [series, size, label, heldOut]),
    ).toEqual([
      ['GSM8K', '.5', '', false],
      ['GSM8K', '1', '', false],
      ['MATH', '1', 'my run', true],
    ]);
    expect(state.example).toBeNull();
  });

  it('survives what mail programs make of it', async () => {
    const fragment = 'v=1&d=0.5~1.2~0.4_1~2.1~0.3&seed=7';
    const { state } = await decode(fragment);
    expect(await decode(fragment.replaceAll('~', '%7E').replaceAll('_', '%5f'))).toEqual({
      state,
      problems: [],
    });
    expect(await decode(fragment.replaceAll('&', '&amp;'))).toEqual({
      state,
      problems: [],
    });
  });
});

describe('a link that is damaged', () => {
  it.each([
    ['seed=-1', 'seed: “-1” is not in the range 0 to 9007199254740991.'],
    ['seed=1.5', 'seed: “1.5” is not a whole number.'],
    ['level=1', 'level: “1” is not between 0 and 1.'],
    ['criterion=dic', 'criterion: “dic” is not one of aic, aicc, bic.'],
    ['x=14_big', 'x: “big” is not a size.'],
    ['chosen=15', 'chosen: “15” is not one of the sizes to forecast at.'],
    ['example=none', 'example: there is no example named “none”.'],
    ['bounds=alpha~3~2', 'bounds: in “alpha~3~2” the lower bound is not below the upper one.'],
    ['bounds=__proto__~0~2', 'bounds: an empty value does not have the form letter~low~high.'],
    ['truths=power~__proto__~2', 'truths: “power~” does not have the form law~parameter~value.'],
    ['cost=1~2~3', 'cost: “1~2~3” does not have the form price~hours~reference~exponent.'],
    ['z=%00', 'z: the packed rows are damaged or too long.'],
    ['constructor=1', '“constructor” is not a field of a link.'],
    ['v=2', 'v: “2” is not a version of links that this page can read.'],
    ['seed=7&seed=8', 'seed occurs twice; the first value is used.'],
    ['d=5', 'd: 1 item has no “~” and no row after it; a row has the form size~gain~se.'],
  ])('%s', async (bad, problem) => {
    const { state, problems } = await decode(`threshold=12&${bad}&band=2sd`);
    expect(problems).toEqual([problem]);
    const seed = bad.startsWith('seed=7') ? 7 : 1;
    expect(state).toEqual({
      ...DEFAULT_STATE,
      threshold: 12,
      band: '2sd',
      seed,
    });
  });

  it('gives the rows that are good', async () => {
    const { state, problems } = await decode('d=1~2~3~~x_2~3~4~~~~_3~4~5');
    expect(state.rows.map((row) => row.size)).toEqual(['1', '2', '3']);
    expect(problems).toEqual([
      'd: rows 1, 2 should have the form size~gain~se~label~h~base (h: held out); the rest is ignored.',
    ]);
  });

  it('is read up to its limits', async () => {
    const rows = (count: number) => `d=${Array.from({ length: count }, () => '1~2~3').join('_')}`;
    const many = await decode(rows(10_001));
    expect(many.state.rows).toHaveLength(10_000);
    expect(many.problems).toEqual(['d: only the first 10000 rows are used.']);
    const long = await decode('d=' + '1'.repeat(MAX_CHARACTERS));
    expect(long).toEqual({
      state: DEFAULT_STATE,
      problems: ['The link has more than 200,000 characters.'],
    });
    const series = await decode(
      `d=${Array.from({ length: 30 }, (_, at) => `s${at}_1~2~3`).join('_')}`,
    );
    expect(series.state.rows).toHaveLength(24);
    expect(series.problems).toEqual(['d: only the first 24 of 30 benchmarks are used.']);
  });

  it('is read without search: texts as long as a link take no longer than others', async () => {
    const units = ['1', ' ', '1 ', '.', ',', '-', '--', '.-', '+', '1,', 'e', '%', '1~', '_', 'a'];
    for (const { name } of FIELDS) {
      for (const unit of units) {
        const text = `1${unit.repeat((MAX_CHARACTERS - 40) / unit.length)}x`;
        const { state } = await decode(`${name}=${encodeURI(text).slice(0, MAX_CHARACTERS - 20)}`);
        parseRows(state.rows); // and nor does what is then done with every cell
      }
    }
    const long = await decode(`d=1~${'2'.repeat(300)}~3`);
    expect(long.problems).toEqual(['d: 1 cell is cut to 200 characters.']);
    expect(long.state.rows[0]?.gain).toHaveLength(200);
  }, 120_000);

  it('does not unpack a small link into a large page', async () => {
    const bomb = await squeeze('1~2~3_'.repeat(5_000_000));
    expect(bomb?.length).toBeLessThan(MAX_CHARACTERS);
    expect(await decode(`z=${bomb ?? ''}`)).toEqual({
      state: DEFAULT_STATE,
      problems: ['z: the packed rows are damaged or too long.'],
    });
  });
});

describe('published links', () => {
  const lines = readFileSync(new URL('../../data/links.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const pairs = lines.flatMap((line, at) => (at % 2 === 0 ? [[line, lines[at + 1] ?? '']] : []));

  it.each(pairs)('%s', async (fragment = '', expected = '') => {
    const { state, problems } = await decode(fragment);
    expect(problems).toEqual([]);
    const { rows, selectedSeries, ...others } = state;
    const options = { ...others, subject: selectedSeries }; // by its released name
    const published = JSON.parse(expected) as { rows: unknown[][] };
    const table = rows.map(({ series, size, gain, se, label, heldOut, base }, at) =>
      [series, size, gain, se, label, heldOut, base].slice(0, published.rows[at]?.length),
    );
    expect({ rows: table, ...options }).toMatchObject(published);
  });

  it('say every field at least once', () => {
    const said = new Set(
      pairs.flatMap(([fragment = '']) => [...new URLSearchParams(fragment).keys()]),
    );
    for (const { name } of FIELDS) expect(said).toContain(name);
  });
});
