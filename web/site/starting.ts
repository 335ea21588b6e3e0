/**
 * What stands on a page from the start and goes when its script has drawn something: where it stays,
 * it is all that the reader of an old browser, or of a page with a part missing, gets to see. The script
 * `starting.js` shows it at once where it can tell that something failed, and offers to try again.
 */
import type { Plugin } from 'vite';
import { OLDEST_BROWSERS } from '../src/engine/liveness/oldest_browsers';

const PLACE = /<!-- starting, from site\/starting\.ts -->/;

export const STARTING = `<div id="starting">
        <p>
          Gaincast is starting. If this stays, JavaScript is off, a part of the page is missing or
          blocked, or this browser is too old: it has to be ${OLDEST_BROWSERS}, or later.
          <button type="button" class="link" hidden>Try again</button>
        </p>
      </div>`;

export const withStarting = (html: string): string => html.replace(PLACE, () => STARTING);

export const starting: Plugin = {
  name: 'starting',
  transformIndexHtml: { order: 'pre', handler: withStarting },
};
