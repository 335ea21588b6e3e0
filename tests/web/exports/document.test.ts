import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument, writeDocument } from '../../../web/src/exports/document';
import type { Origin } from '../../../web/src/exports/pictures/picture';
import { mayBeDocument } from '../../../web/src/app/tables/opened_file';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import { readRows } from '../../../web/src/state/rows';
import { anyState } from '../whole/random_state';
import { bootstrap, paper } from '../whole/paper_analysis';
import { backtests, decomposition, design, nextRun, validation } from '../whole/planning_answers';
import { emptyView, paperView } from '../whole/paper_view';

const origin: Origin = {
  source: 'a test',
  site: 'https://example.org/',
  link: 'https://example.org/#v=1',
};

/** Of everything none, and of benchmarks an empty list. */
const NO_RESULTS = [null, null, null, null, null, null, [], null, null, null, null, null];

describe('A saved document', () => {
  it('gives back 1,000 random states', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, async (state) => {
        const view = { ...emptyView, state, rows: readRows(state) };
        const text = writeDocument(view, origin);
        expect(mayBeDocument(text)).toBe(true);
        expect(await readDocument(text)).toEqual({ state, problems: [] });
      }),
      { numRuns: 1000, seed: 5 },
    );
  }, 120_000);

  it('holds the rows as numbers and every result that there is', () => {
    const { version, link, observations, results } = JSON.parse(
      writeDocument(paperView, origin),
    ) as Record<string, unknown>;
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(link).toBe(origin.link);
    expect(observations).toHaveLength(5);
    expect((observations as unknown[])[4]).toEqual({
      series: 'unnamed',
      size: 8,
      gain: 8,
      se: 0.6,
      label: '',
      heldOut: false,
    });
    expect(results).toEqual({
      fit: paper.results.fit,
      forecast: paper.results.targets,
      curve: paper.results.curve,
      calibrated: null,
      heldOut: null,
      bootstrap,
      benchmarks: [],
      backtest: backtests,
      design,
      nextRun,
      validation,
      decomposition,
    });
  });

  it('holds no results of a state before', () => {
    const changed = {
      ...paperView,
      state: { ...paperView.state, criterion: 'bic' as const },
    };
    const of = { ...paper, results: null };
    const stale = { ...paperView, analysis: of };
    for (const view of [changed, stale]) {
      const { results } = JSON.parse(writeDocument(view, origin)) as {
        results: object;
      };
      expect(Object.values(results)).toEqual(NO_RESULTS);
    }
  });

  it('says of results that were not computed that there are none', () => {
    const { results } = JSON.parse(writeDocument(emptyView, origin)) as {
      results: object;
    };
    expect(Object.values(results)).toEqual(NO_RESULTS);
  });

  it('that is partly damaged loads what is good and names the rest', async () => {
    const state = {
      v: '1',
      d: '1~2~0.5_2~3~0.5',
      criterion: 'best',
      level: '0.9',
      shape: 'round',
    };
    const read = await readDocument(JSON.stringify({ gaincast: 1, state }));
    if ('refused' in read) throw new Error(read.refused);
    expect(read.problems).toHaveLength(2);
    expect(read.problems.join()).toMatch(/shape.*criterion|criterion.*shape/);
    expect(read.state.level).toBe(0.9);
    expect(read.state.rows).toHaveLength(2);
    expect(read.state.criterion).toBe(DEFAULT_STATE.criterion);
  });

  it.each([
    ['{"gaincast": 1, ', 'not valid JSON'],
    ['[1, 2]', 'not saved by Gaincast'],
    ['null', 'not saved by Gaincast'],
    ['{"a": 1}', 'not saved by Gaincast'],
    ['{"gaincast": 2, "state": {}}', 'version'],
    ['{"gaincast": "1", "state": {}}', 'version'],
    ['{"gaincast": 1}', 'damaged'],
    ['{"gaincast": 1, "state": {"d": 5}}', 'damaged'],
    ['{"gaincast": 1, "state": ["v=1"]}', 'damaged'],
  ])('%s is refused', async (text, why) => {
    expect(await readDocument(text)).toEqual({
      refused: expect.stringContaining(why),
    });
  });

  it('never throws, whatever it is given', async () => {
    const anyFields = fc.dictionary(
      fc.oneof(fc.constantFrom('d', 'x', 'z', 'v', '__proto__', 'level'), fc.string()),
      fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.anything()),
    );
    await fc.assert(
      fc.asyncProperty(anyFields, async (state) => {
        const read = await readDocument(JSON.stringify({ gaincast: 1, state }));
        const rows = 'refused' in read ? null : read.state.rows;
        expect(rows === null || rows.length > 0 || state['d'] === '').toBe(true);
      }),
      { numRuns: 1000, seed: 5 },
    );
  });

  it('takes no other JSON or table for one of its own', () => {
    expect(mayBeDocument('{"a": 1}')).toBe(false);
    expect(mayBeDocument('size\tgain\n"gaincast"')).toBe(false);
  });
});
