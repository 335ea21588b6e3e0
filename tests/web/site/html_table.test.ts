import { describe, expect, it } from 'vitest';
import { figure, figures, word, words, type Table } from '../../../web/src/exports/tables/table';
import { htmlTable } from '../../../web/site/html_table';

const table: Table = {
  name: 'data',
  title: 'Gains <here>',
  columns: [figures('size', 'B'), figures('gain', 'pp'), words('label')],
  rows: [
    [figure(0.5), figure(-1), word('a & b')],
    [figure(1), figure(null), word('')],
  ],
};

describe('A table as HTML', () => {
  const written = htmlTable(table);

  it('has its heads, its texts and its title, none of which can be markup', () => {
    expect(written).toContain('<caption>Gains &lt;here&gt;</caption>');
    expect(written).toContain('<th scope="col" class="number">gain, pp</th>');
    expect(written).toContain(
      '<th scope="row">0.5</th><td class="number">-1</td><td>a &amp; b</td>',
    );
    expect(written).toContain('<th scope="row">1</th><td class="number">—</td><td></td>');
  });

  it('leaves out a column that says nothing', () => {
    const silent = table.rows.map(([size, gain]) => [size ?? word(''), gain ?? word(''), word('')]);
    expect(htmlTable({ ...table, rows: silent })).not.toContain('>label<');
  });
});
