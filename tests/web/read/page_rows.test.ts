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
