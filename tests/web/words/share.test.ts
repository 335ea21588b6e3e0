import { describe, expect, it } from 'vitest';
import { shareText } from '../../../web/src/words/share';

const URL_ = 'https://example.org/g/#v=1&d=0.5~1.2~0.4_1~2.1~0.3';

describe('a link to paste', () => {
  it('is the link alone', () => {
    expect(shareText('link', URL_, 'x')).toBe(URL_);
  });

  it('has a title in Markdown, whatever the title says', () => {
    expect(shareText('markdown', URL_, 'On a](b)\n*c* <d>')).toBe(
      `[On a\\](b) \\*c\\* \\<d\\>](${URL_})`,
    );
  });

  it('is safe in HTML, whatever the title says', () => {
    expect(shareText('html', URL_, '<script>"')).toBe(
      '<a href="https://example.org/g/#v=1&amp;d=0.5~1.2~0.4_1~2.1~0.3">&lt;script&gt;&quot;</a>',
    );
  });
});
