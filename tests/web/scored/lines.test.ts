import { describe, expect, it } from 'vitest';
import { linksIn, MAX_LINKS } from '../../../web/src/scored/lines';

const fragments = (text: string) => linksIn(text).lines.map(({ fragment }) => fragment);

describe('Links in a text', () => {
  it.each([
    ['https://one.example/gaincast/#v=1&d=1~2~1&x=70', 'v=1&d=1~2~1&x=70'],
    ['#v=1&d=1~2~1', 'v=1&d=1~2~1'],
    ['v=1&d=1~2~1', 'v=1&d=1~2~1'],
    ['[At 70B, +5 pp](https://one.example/#v=1&d=1~2~1)', 'v=1&d=1~2~1'],
    ['<a href="https://one.example/#v=1&d=1~2~1">At 70B</a>', 'v=1&d=1~2~1'],
    ['2026-03-01 https://one.example/#v=1&x=70 by me', 'v=1&x=70'],
    ['https://one.example/#d=1~2~1-&v=1', 'd=1~2~1-&v=1'],
    ['https://one.example/#v=1', 'v=1'],
  ])('%s', (text, fragment) => {
    expect(fragments(text)).toEqual([fragment]);
  });

  it('stand one a line, blank lines and comments aside', () => {
    const { lines, others, tooMany } = linksIn('// mine\r\n\r\n#v=1&x=70\nnot a link\r#v=1&x=14');
    expect(lines).toEqual([
      { number: 3, fragment: 'v=1&x=70' },
      { number: 5, fragment: 'v=1&x=14' },
    ]);
    expect([others, tooMany]).toEqual([[4], false]);
  });

  it('are read up to a bound, in time that grows with the text alone', () => {
    const { lines, tooMany } = linksIn('#v=1&x=70\n'.repeat(MAX_LINKS + 1));
    expect([lines.length, tooMany]).toEqual([MAX_LINKS, true]);
    expect(linksIn('a'.repeat(300_000)).others).toEqual([1]);
    expect(linksIn('#v=1&'.repeat(50_000)).lines.length).toBeLessThanOrEqual(1);
  });
});
