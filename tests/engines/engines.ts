/**
 * The engines beside Chromium that this machine offers. `ENGINES=webkit` chooses among them. One that
 * the system does not offer is left out and said; at least one must be there.
 */
import { FIREFOX, openFirefox } from './firefox';
import type { Reader } from './reader';
import { openWebKit, WEBKIT } from './webkit';

type Engine = {
  readonly name: Reader['name'];
  readonly open: () => Promise<Reader>;
};

const wanted = (process.env['ENGINES'] ?? 'firefox webkit').toLowerCase();

const ALL: readonly (Engine & { readonly there: boolean })[] = [
  { name: 'Firefox', there: FIREFOX !== null, open: () => openFirefox() },
  { name: 'WebKit', there: WEBKIT !== null, open: openWebKit },
];

export const ENGINES: readonly Engine[] = ALL.filter(
  ({ name, there }) => there && wanted.includes(name.toLowerCase()),
);

for (const { name, there } of ALL) {
  if (!there) console.log(`This machine offers no ${name}: left out.`);
}
