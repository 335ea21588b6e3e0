/** The frame of pages that are written when the site is built and need no script. */
import { escaped } from '../src/exports/markup';

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

export type StaticPage = {
  title: string;
  description: string;
  /** What stands beside the site's name. */
  lead: string;
  /** Leads from the page to the site's top. */
  up: string;
  /** More of the head, and the page itself: markup. */
  head: string;
  main: string;
};

export const staticPage = ({ title, description, lead, up, head, main }: StaticPage): string =>
  `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${escaped(title)}</title>
    <meta name="description" content="${escaped(description)}" />
    ${head}
    <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
    <link rel="stylesheet" href="/src/styles/main.css" />
    <link rel="stylesheet" href="/src/styles/reading.css" />
    <link rel="stylesheet" href="/src/styles/written.css" />
  </head>
  <body>
    <header class="masthead">
      <h1><a href="${up}">Gaincast</a></h1>
      <p>${escaped(lead)}</p>
    </header>
    <main class="reading">
${main}
    </main>
  </body>
</html>
`;
