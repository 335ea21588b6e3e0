/** The frame of pages that are written when the site is built and need no script. */
import { headOf } from './head';
import { escaped } from '../src/exports/pictures/markup';

export type StaticPage = {
  title: string;
  description: string;
  /** What stands beside the site's name. */
  lead: string;
  /** Leads from the page to the site's top. */
  up: string;
  /** What other sites are told, and the page itself: markup. */
  told: string;
  main: string;
};

export const staticPage = ({ title, description, lead, up, told, main }: StaticPage): string =>
  `<!doctype html>
<html lang="en">
  <head>
    ${headOf({ policy: 'reading', title: escaped(title), description: escaped(description), told, icon: '/favicon.svg' })}
    <link rel="stylesheet" href="/src/styles/main.css" />
    <link rel="stylesheet" href="/src/styles/pages/reading.css" />
    <link rel="stylesheet" href="/src/styles/pages/written.css" />
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
