/** The names of laws, as the engine's catalogue gives them, for sentences and for labels. */
import type { Law } from '../engine/contract';
import type { LawId } from '../engine/law_ids';

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** A number of laws, for sentences: "five laws". */
export const lawCount = (count: number): string => COUNTS[count] ?? String(count);

/** For sentences, after "the": "power law", "sigmoid". */
export const lawName = (laws: readonly Law[], id: LawId): string =>
  laws.find((law) => law.id === id)?.name ?? id;

/** For labels, where "law" would only repeat itself: "power", "square-root-log". */
export const lawShortName = (laws: readonly Law[], id: LawId): string =>
  lawName(laws, id).replace(/ law$/, '');
