import { describe, expect, it } from 'vitest';
import type { Compared } from '../../../../web/src/analysis/compare_plan';
import { compareTable, rankingTable } from '../../../../web/src/exports/tables/compare_tables';
import { outcomeTable } from '../../../../web/src/exports/tables/outcome_table';

const compared: Compared = {
  pair: ['GRPO', 'DPO'],
  comparison: {
    method: 'paper',
    sizes: [14, 70],
    difference: [3.14159, null],
    sd: [1.5, null],
    intervals: [{ level: 0.95, low: [-0.5, null], high: [6.3, null] }],
    aIsBetter: [0.963, null],
    crossing: null,
    crossingRange: null,
    upTo: 1000,
    shared: { paired: false, sizes: 0, baselines: false, questions: false },
    cautions: [],
  },
  all: ['GRPO', 'DPO', 'SFT'],
  ranking: {
    method: 'paper',
    sizes: [14, 70],
    best: [
      [0.9, 0.1, 0],
      [null, null, null],
    ],
    meanRank: [
      [1.1, 1.9, 3],
      [null, null, null],
    ],
    intervals: [{ level: 0.95, low: [[1, 1, 2], []], high: [[2, 3, 3], []] }],
    cautions: [],
  },
};

describe('What is saved of a comparison', () => {
  it('has all digits, and a dash where there is no value', () => {
    const { title, rows } = compareTable(compared, 'pp');
    expect(title).toBe('GRPO less DPO');
    expect(rows.map((row) => row.flatMap(({ values }) => values))).toEqual([
      [14, 3.14159, 1.5, -0.5, 6.3, 0.963],
      [70, null, null, null, null, null],
    ]);
    expect(rows[1]?.map(({ text }) => text)).toEqual(['70B', '—', '—', '—', '—']);
  });

  it('ranks all methods at a size, and none at one that was not asked for', () => {
    const table = rankingTable(compared, 14);
    expect(table?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['GRPO', '0.90', '1.1', '1', '2'],
      ['DPO', '0.10', '1.9', '1', '3'],
      ['SFT', '< 0.001', '3.0', '2', '3'],
    ]);
    expect(rankingTable(compared, 71)).toBeNull();
    expect(rankingTable({ ...compared, ranking: null }, 14)).toBeNull();
  });
});

it('What is saved of an outcome has every naive forecast beside it', () => {
  const baselines = {
    lastValue: 8,
    straightLine: 12.2,
    halfTheTrend: 10.5,
    lastShareOfHeadroom: null,
  };
  const table = outcomeTable(
    {
      method: 'paper',
      points: [{ size: 70, gain: 9.5, baselines, forecast: null }],
      scores: {
        points: 0,
        unanswered: 1,
        error: 0,
        baselines,
        crps: 0,
        intervals: [],
      },
      cautions: [],
    },
    'pp',
  );
  expect(table.columns).toHaveLength(10);
  expect(table.rows[0]?.flatMap(({ values }) => values)).toEqual([
    70,
    9.5,
    null,
    'no forecast',
    null,
    null,
    8,
    null,
    10.5,
    12.2,
  ]);
});
