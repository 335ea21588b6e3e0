import { describe, expect, it } from 'vitest';
import { SNIPPETS, snippetText } from '../../../web/src/words/share_snippets';

const LINK = 'https://example.org/g/#v=1&d=0.5~1.2~0.4_1~2.1~0.3';

describe('a snippet to paste', () => {
  it('says which view of the link it wants', () => {
    const source = 'https://example.org/g/#v=1&amp;d=0.5~1.2~0.4_1~2.1~0.3&amp;view=';
    expect(snippetText('iframe', LINK, 'x')).toContain(` src="${source}embed"`);
    expect(snippetText('reveal', LINK, 'x')).toContain(` data-src="${source}slide"`);
    expect(snippetText('quarto', LINK, 'x')).toContain(` src="${source}slide"`);
  });

  it('never gives the frame an origin of its own', () => {
    for (const snippet of ['iframe', 'reveal', 'quarto'] as const) {
      expect(snippetText(snippet, LINK, 'x')).toMatch(/sandbox="allow-scripts [^"]*"/);
      expect(snippetText(snippet, LINK, 'x')).not.toContain('allow-same-origin');
    }
  });

  it('finds embed.js beside the page, however that is addressed', () => {
    expect(snippetText('element', LINK, 'x')).toContain('src="https://example.org/g/embed.js"');
    const named = LINK.replace('/g/', '/g/index.html');
    expect(snippetText('element', named, 'x')).toContain('src="https://example.org/g/embed.js"');
  });

  it('keeps a title text, whatever it says', () => {
    const title = '"><script>x</script>](y)\n```\n{{< z >}}';
    for (const snippet of SNIPPETS.filter((one) => one !== 'picture')) {
      const text = snippetText(snippet, LINK, title);
      expect(text.match(/<script/g)?.length ?? 0, snippet).toBe(snippet === 'element' ? 1 : 0);
      expect(text).not.toMatch(/"><s|\{\{<|^```\n.*z/ms);
    }
    expect(snippetText('picture', LINK, '](y)')).toBe(
      `[![\\](y)](gaincast-forecast.png)](${LINK})`,
    );
  });
});
