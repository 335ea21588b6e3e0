/**
 * How the page is shown: whole, in a frame of another page, or on a slide. Only a link says so; the
 * page itself honours `theme`, and keeps the others for the link.
 */
export const VIEWS = ['page', 'embed', 'slide'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
export const ONLY = [
  'all',
  'forecast',
  'weights',
  'bootstrap',
  'decomposition',
  'validation',
  'design',
  'table',
] as const;
export const BACKGROUNDS = ['page', 'transparent'] as const;

export type LookState = {
  readonly view: (typeof VIEWS)[number];
  readonly theme: (typeof THEMES)[number];
  readonly only: (typeof ONLY)[number];
  readonly bg: (typeof BACKGROUNDS)[number];
};

export const LOOK_DEFAULTS: LookState = { view: 'page', theme: 'auto', only: 'all', bg: 'page' };
