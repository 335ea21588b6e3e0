/** Writes the text to paste into a page, a slide or a document to show a link's forecast there. */
import { escapeHtml, escapeMarkdown, oneLine } from './share';

export const SNIPPETS = ['iframe', 'element', 'reveal', 'quarto', 'picture'] as const;
export type Snippet = (typeof SNIPPETS)[number];

export const SNIPPET_NAMES: Record<Snippet, string> = {
  iframe: 'iframe',
  element: 'Element',
  reveal: 'reveal.js',
  quarto: 'Quarto',
  picture: 'Markdown with image',
};

/** The name under which the chart is saved as PNG. */
export const PICTURE = 'gaincast-forecast.png';

/** The frame has no origin, so it stores nothing; its popups leave the sandbox, so that the whole page can open. */
const SANDBOX = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"';

/** `url` is the page's link; `title` may contain names that a stranger chose, so it is escaped. */
export function snippetText(snippet: Snippet, url: string, title: string): string {
  const name = escapeHtml(oneLine(title));
  const source = (view: 'embed' | 'slide') => escapeHtml(`${url}&view=${view}`);
  switch (snippet) {
    case 'iframe':
      return `<iframe src="${source('embed')}" title="${name}" width="100%" height="560" style="border:0" loading="lazy" ${SANDBOX}></iframe>`;
    case 'element': {
      const [site = '', fragment = ''] = url.split('#');
      return [
        `<script src="${escapeHtml(new URL('embed.js', site).href)}" async></script>`,
        `<gaincast-forecast data="${escapeHtml(fragment)}">`,
        `  <a href="${escapeHtml(url)}">${name}</a>`,
        '</gaincast-forecast>',
      ].join('\n');
    }
    case 'reveal':
      return [
        '<section>',
        `  <iframe class="r-stretch" data-src="${source('slide')}" title="${name}" ${SANDBOX}></iframe>`,
        '</section>',
      ].join('\n');
    case 'quarto':
      return [
        '```{=html}',
        `<iframe class="r-stretch" src="${source('slide')}" title="${name}" style="width:100%;aspect-ratio:16/9;border:0" loading="lazy" ${SANDBOX}></iframe>`,
        '```',
      ].join('\n');
    case 'picture':
      return `[![${escapeMarkdown(oneLine(title))}](${PICTURE})](${url})`;
  }
}
