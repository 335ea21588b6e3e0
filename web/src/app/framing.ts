/** The page as a frame of another page, or as a slide: fetched when a link asks for it. */
import type { TemplateResult } from 'lit-html';
import type { View } from '../panels/widgets/view';
import { PANELS, type PanelId } from '../analysis/plans';
import type { LookState } from '../state/look';
import type { State } from '../state/state';

export const isFramed = ({ view }: LookState): boolean => view !== 'page';

/** The panels whose answers it needs: a frame shows one part, and that alone is computed. */
export const panelsOf = ({ only }: LookState): PanelId[] =>
  PANELS.filter((panel) => panel === only);

export type Framing = {
  /** Fetches what a frame needs. Where it cannot be loaded, the page itself is shown. */
  readonly fetch: (look: LookState) => Promise<void>;
  /** null where the page itself is to be shown. */
  readonly framed: (view: View) => TemplateResult | null;
};

export function createFraming(): Framing {
  let code: typeof import('../panels/embed/framed') | null = null;
  let opens: { state: State; address: Promise<string> } | null = null;

  return {
    async fetch(look) {
      if (!isFramed(look) || code) return;
      code = await import('../panels/embed/framed').catch(() => null);
    },
    framed(view) {
      if (!isFramed(view.state) || !code) return null;
      // What opens the page itself is written once for each state.
      if (opens?.state !== view.state) {
        opens = { state: view.state, address: code.wholePage(view) };
      }
      return code.framedPanel(view, opens.address);
    },
  };
}
