/** The look of the state on the page's root, where the style sheet finds it. */
import { LOOK_DEFAULTS, type LookState } from '../state/look';

export function showLook(look: LookState): void {
  const root = document.documentElement;
  for (const name of ['view', 'theme', 'bg'] as const) {
    if (look[name] === LOOK_DEFAULTS[name]) root.removeAttribute(`data-${name}`);
    else root.setAttribute(`data-${name}`, look[name]);
  }
}
