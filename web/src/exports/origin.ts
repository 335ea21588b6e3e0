/** The origin of a picture or a table: the source of its data, and the link to the page. */
import { home } from '../browser/home';
import { findExample, isUnchanged } from '../state/examples';
import { encode } from '../link/link';
import type { State } from '../state/state';
import type { Origin } from './pictures/picture';

export function sourceOf(state: State): string {
  const example = findExample(state.example);
  if (!example) return '';
  return isUnchanged(state, example) ? example.source : `edited from “${example.name}”`;
}

export async function originOf(state: State): Promise<Origin> {
  const site = home();
  const fragment = await encode(state);
  return {
    source: sourceOf(state),
    site,
    link: fragment === null ? null : `${site}#${fragment}`,
  };
}
