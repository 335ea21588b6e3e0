/** Panels whose code is fetched when they are first shown, so that opening the page does not wait for it. */
import { html, type TemplateResult } from 'lit-html';
import { until } from 'lit-html/directives/until.js';

type Panel<A extends unknown[]> = (...given: A) => TemplateResult;

const waiting = html`<p class="small">Loading …</p>`;
const failed = html`<p class="small">
  This part could not be loaded. Reload the page to try again.
</p>`;

/** The panel itself once it is there; until then a line, which the panel replaces by itself. */
export function later<A extends unknown[]>(load: () => Promise<Panel<A>>) {
  let panel: Panel<A> | null = null;
  let loading: Promise<Panel<A>> | null = null;
  return (...given: A) => {
    if (panel) return panel(...given);
    loading ??= load().then((loaded) => (panel = loaded));
    return until(
      loading.then(
        (loaded) => loaded(...given),
        () => failed,
      ),
      waiting,
    );
  };
}

/** A panel that is computed only when it is seen, and its line when folded; null where it has none yet. */
export type Planned<A extends unknown[]> = {
  panel: (...given: A) => unknown;
  summary: (...given: A) => string | null;
};

type Fetched<A extends unknown[]> = Planned<A> & { panel: Panel<A> };

/** Both fetched when the panel is first shown; until then there is no line. */
export function plannedLater<A extends unknown[]>(load: () => Promise<Fetched<A>>): Planned<A> {
  let there: Fetched<A> | null = null;
  const panel = later(async () => (there = await load()).panel);
  return { panel, summary: (...given) => there?.summary(...given) ?? null };
}
