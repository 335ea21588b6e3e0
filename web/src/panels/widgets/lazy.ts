/** Panels whose code is fetched when they are first shown, so that opening the page does not wait for it. */
import { html, type TemplateResult } from 'lit-html';
import { reload } from './reload';
import { until } from 'lit-html/directives/until.js';

type Panel<A extends unknown[]> = (...given: A) => TemplateResult;

const waiting = html`<p class="small">Loading …</p>`;
const failed = html`<p class="small">
  This part could not be loaded. ${reload('Reload the page')}: what you typed is kept.
</p>`;

const printed: (() => void)[] = [];

/** Fetches what is printed, since paper does not wait. */
export const fetchPrinted = (): void => printed.splice(0).forEach((fetch) => fetch());

/**
 * The panel itself once it is there; until then a line, which the panel replaces by itself.
 * `onPaper`: it is fetched by fetchPrinted(), even where it was not shown before.
 */
export function lazy<A extends unknown[]>(load: () => Promise<Panel<A>>, onPaper = false) {
  let panel: Panel<A> | null = null;
  let loading: Promise<Panel<A>> | null = null;
  const fetched = () => (loading ??= load().then((loaded) => (panel = loaded)));
  if (onPaper) printed.push(() => void fetched().catch(() => (loading = null)));
  return (...given: A) => {
    if (panel) return panel(...given);
    return until(
      fetched().then(
        (loaded) => loaded(...given),
        () => failed,
      ),
      waiting,
    );
  };
}

/** A panel that is computed only when it is seen, and its line when folded; null where it has none yet. */
export type Planned<A extends unknown[]> = {
  panel: Panel<A>;
  summary: (...given: A) => string | null;
};

/** Both fetched when the panel is first shown; until there is a line, what it asks stands in its place. */
export function lazyPlanned<A extends unknown[]>(
  asks: string,
  load: () => Promise<Planned<A>>,
): { panel: (...given: A) => unknown; line: (...given: A) => unknown } {
  let loading: Promise<Planned<A>> | null = null;
  let there: Planned<A> | null = null;
  const fetched = () => (loading ??= load().then((loaded) => (there = loaded)));
  return {
    panel: lazy(() => fetched().then(({ panel }) => panel)),
    line(...given) {
      const said = ({ summary }: Planned<A>) => summary(...given) ?? asks;
      if (there || !loading) return there ? said(there) : asks;
      return until(
        loading.then(said, () => asks),
        asks,
      );
    },
  };
}
