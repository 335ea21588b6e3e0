import { describe, expect, it } from 'vitest';
import { mayBeTable } from '../../../web/src/read/pasted_table';

describe('what may be a table', () => {
  it.each(['1\t2', '1\n2', 'a | b', '0.5;1,2;0.4', '0.5,1.2,0.4', '1B   2.1'])('%j', (text) => {
    expect(mayBeTable(text)).toBe(true);
  });

  it.each(['8B', ' 5.4 ± 0.5 ', 'Qwen3 8B\n', ''])('%j is left to the browser', (text) => {
    expect(mayBeTable(text)).toBe(false);
  });
});
