import { describe, expect, it } from 'vitest';
import { readForPage } from '../../../web/src/read/page_rows';

const noMeasure = () =>
  Promise.resolve({
    ok: false as const,
    error: { code: 'none', row: null, field: null, message: '' },
  });

const rowsOf = async (text: string) => {
  const read = await readForPage({ input: text, names: [] }, {}, noMeasure);
  return read.refused === null ? read.rows : [];
};

describe('rows for the page', () => {
  it('keep the numbers as the table writes them', async () => {
    const rows = await rowsOf('size,gain,se,base\n0.5B,7.90,0.40,30.10\n1.5B,-8.00,0.50,40.00');
    expect(rows.map(({ gain, se, base }) => [gain, se, base])).toEqual([
      ['7.90', '0.40', '30.10'],
      ['-8.00', '0.50', '40.00'],
    ]);
  });

  it('keep both numbers of a cell', async () => {
    const [row] = await rowsOf('size,gain\n0.5B,7.90 ± 0.40\n1.5B,8.10 ± 0.50');
    expect([row?.gain, row?.se]).toEqual(['7.90', '0.40']);
  });

  it('hold what was computed to its own decimals', async () => {
    const [row] = await rowsOf('size,base,rl,se of the gain\n0.5B,34.10,40.20,1.0\n7B,80,84,1');
    expect([row?.gain, row?.base]).toEqual(['6.1', '34.10']);
  });
});

describe('Several series', () => {
  const kind = async (text: string) => {
    const read = await readForPage({ input: text, names: [] }, {}, noMeasure);
    return read.refused === null ? read.seriesAre : read.refused;
  };

  it('are methods where all start from the same baselines', async () => {
    expect(
      await kind(
        'model,base,GRPO,DPO\nQwen3-0.6B,21,26,24\nQwen3-1.7B,35,43,40\nQwen3-4B,52,60,57\n',
      ),
    ).toBe('methods');
  });

  it('are benchmarks where each has its own, or no baseline is known', async () => {
    expect(await kind('size,GSM8K gain,MATH gain\n1,2,4\n2,3,5\n4,4.5,5.5\n')).toBe('benchmarks');
    expect(
      await kind('size,MATH base,MATH GRPO,GSM8K base,GSM8K GRPO\n1,20,24,50,52\n2,30,36,60,63\n'),
    ).toBe('benchmarks');
  });

  it('are benchmarks where there is only one', async () => {
    expect(await kind('size,gain,se\n1,2,1\n2,3,1\n')).toBe('benchmarks');
  });
});
