/** Says which laws the average is of, wherever that is not the usual ones. */
import type { Analysis } from '../../analysis/analysis';
import type { Law } from '../../engine/contract';
import * as format from '../../format/figures';
import { takingPart } from '../../state/laws';

const MANY = 3; // more laws than that are counted from the other side

const names = (laws: readonly Law[]): string => format.list(laws.map(({ name }) => `the ${name}`));

/** " without the power law", " with the sigmoid alone", " with the offset power law"; '' for the usual laws. */
export function otherLaws({ state, laws }: Pick<Analysis, 'state' | 'laws'>): string {
  const taking = takingPart(state, laws);
  const has = ({ id }: Law) => taking.includes(id);
  const out = laws.filter((law) => law.standard && !has(law));
  const added = laws.filter((law) => !law.standard && has(law));
  if (out.length >= MANY) return ` with ${names(laws.filter(has))} alone`;
  const parts = [
    ...(out.length > 0 ? [`without ${names(out)}`] : []),
    ...(added.length > 0 ? [`with ${names(added)}`] : []),
  ];
  return parts.length > 0 ? ` ${parts.join(' and ')}` : '';
}

export const WEIGHT = 'Weight: this law’s share of the average';

/** A law's share of the average, or why it has none. */
export function shareText(weight: number, takesPart: boolean): string {
  if (!takesPart) return 'taken out';
  return weight === 0 ? 'left out' : format.percent(weight);
}
