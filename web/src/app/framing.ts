/** The page as a frame of another page, or as a slide: fetched when a link asks for it. */
import type { TemplateResult } from 'lit-html';
import type { View } from '../panels/widgets/view';
import { PANELS, type PanelId } from '../analysis/plans';
import type { LookState } from '../state/look';

export const isFramed = ({ view }: LookState): boolean => view !== 'page';

/** The panels whose answers it needs: a frame shows one part, and that alone is computed. */
export const panelsOf = ({ only }: LookState): PanelId[] =>
  PANELS.filter((panel) => panel === only);

let panel: ((view: View) => TemplateResult) | null = null;

/** Where it cannot be loaded, the page itself is shown. */
export async function fetchFramed(look: LookState): Promise<void> {
  if (!isFramed(look) || panel) return;
  panel = await import('../panels/embed/framed').then(
    ({ framedPanel }) => framedPanel,
    () => null,
  );
}

/** null where the page itself is to be shown. */
export const framed = (view: View): TemplateResult | null =>
  isFramed(view.state) && panel ? panel(view) : null;
