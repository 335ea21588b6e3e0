/** The whole ledger, in the order of the page. */
import { BOOTSTRAP_ENTRIES } from './bootstrap_entries';
import { DECOMPOSITION_ENTRIES } from './decomposition_entries';
import type { Entry } from './entry';
import { LAW_ENTRIES } from './laws_entries';
import { PLANNING_ENTRIES } from './planning_entries';

export const ENTRIES: readonly Entry[] = [
  ...LAW_ENTRIES,
  ...BOOTSTRAP_ENTRIES,
  ...DECOMPOSITION_ENTRIES,
  ...PLANNING_ENTRIES,
];
