import { describe, expect, it } from 'vitest';
import { notAfter } from '../../../../web/src/read/cells/standing';

const word = notAfter(/[a-z]/i, /se(?![a-z])/i);

describe('a pattern that does not stand after letters', () => {
  it('matches at the start and after other characters, and nowhere else', () => {
    expect(word.test('se')).toBe(true);
    expect(word.test('gain_se')).toBe(true);
    expect(word.test('base')).toBe(false);
    expect(word.exec('base se')?.index).toBe(5);
  });

  it('finds every match, neighbours too', () => {
    expect(word.all('se se base SE').map(({ index }) => index)).toEqual([0, 3, 11]);
  });

  it('replaces and splits as an expression with lookbehind does', () => {
    const texts = ['', '&', 'a&b', 'a\\&b & c', '&&', '\\&&'];
    const own = notAfter(/\\/, /&/);
    const known = new RegExp('(?<!\\\\)&', 'g');
    for (const text of texts) {
      expect(own.split(text)).toEqual(text.split(known));
      expect(own.replace(text, '|')).toBe(text.replace(known, '|'));
      expect(own.replace(text, (found) => `<${found}>`)).toBe(
        text.replace(known, (found) => `<${found}>`),
      );
    }
  });

  it('matches nothing for ever', () => {
    expect(
      notAfter(/x/, /a*/)
        .all('baab')
        .map(([found]) => found),
    ).toEqual(['', 'aa', '', '']);
  });
});
