import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidyName } from '../../../web/src/state/series';
import { inSentence, visibleText } from '../../../web/src/state/visible_text';

/** Turns letters around, has no width, or controls something: nobody sees it. */
const UNSEEN =
  /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad\u034f\u115f\u1160\u3164\uffa0\u180b-\u180f\ufff9-\ufffb\u{e0000}-\u{e0fff}\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

describe('Text that a stranger wrote', () => {
  it.each([
    ['GSM\u202e8K', 'GSM8K'],
    ['\u2067MATH\u2069', 'MATH'],
    ['\u200fAIME\u200e', 'AIME'],
    ['\u061cGPQA', 'GPQA'],
    ['a\u200bb\u2060c\ufeffd\u00ade', 'abcde'],
    ['8\u200c0', '80'],
    ['GSM\u200d8K', 'GSM8K'],
    ['one\ntwo\tthree\u2028four', 'one two three four'],
    ['bell\u0007\u0000\u009b', 'bell'],
    ['\ud800half\udc00', 'half'],
    ['tagged\u{e0041}\u{e007f}', 'tagged'],
    ['filled\u3164\uffa0', 'filled'],
    ['8\ufe0f', '8'],
  ])('%j loses what nobody sees', (text, seen) => {
    expect(visibleText(text)).toBe(seen);
  });

  it.each([
    'GSM8K ± 0.5 – χ²',
    'עברית',
    'می\u200cخواهم', // Persian: the joiner is spelling
    'क्\u200dष', // Devanagari: the joiner is a letter's form
    '👩\u200d💻',
    '❤\ufe0f\u200d🔥',
    '👩🏽\u200d🚀',
    '中文 日本語 한국어',
    'e\u0301',
  ])('%j stays as it is', (text) => {
    expect(visibleText(text)).toBe(text);
  });

  it('holds nothing unseen, and is then left alone', () => {
    const unseen = fc.constantFrom(
      ...'\u202e\u2066\u2069\u200e\u200b\u200d\u200c\ufe0f\u0085\u034f',
    );
    const text = fc
      .array(fc.oneof(unseen, fc.string({ unit: 'binary', maxLength: 3 }), fc.string()))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (text) => {
        const seen = visibleText(text);
        expect(seen).not.toMatch(UNSEEN);
        expect(visibleText(seen)).toBe(seen);
        expect(tidyName(tidyName(text))).toBe(tidyName(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('is no name twice because of what nobody sees', () => {
    expect(tidyName('GSM8K\u200b')).toBe(tidyName('\u2060GSM\u200d8K'));
    expect(tidyName('\u200b \u3164')).toBe('');
    expect(tidyName(`${'a'.repeat(79)}😀`)).toBe('a'.repeat(79)); // no half of it
  });

  it('keeps its direction to itself within a sentence', () => {
    expect(inSentence('עברית')).toBe('\u2068עברית\u2069');
    expect(inSentence('MATH (עברית)')).toBe('\u2068MATH (עברית)\u2069');
    expect(inSentence('قياس')).toBe('\u2068قياس\u2069');
    expect(inSentence('GSM8K')).toBe('GSM8K');
  });
});
