/** Puts the engine's cautions into words, for the chosen size: the gravest first. */
import type { Analysis } from '../analysis/analysis';
import { headline } from '../analysis/query';
import type { Caution, CautionCode, Forecast, Law } from '../engine/contract';
import * as format from '../format/figures';
import { measured } from '../format/measures';
import { lawName } from '../format/law_names';

/** Those that undo the number: they stand above it. */
const GRAVE: readonly CautionCode[] = [
  'se-needed',
  'better-law-left-out',
  'lack-of-fit',
  'not-determined',
  'impossible',
  'untested',
];
/** Said by the page in its own words. */
const SAID_ELSEWHERE: readonly CautionCode[] = ['far-beyond'];

/** The engine speaks of gains, and of billions of parameters. */
const inWords = ({ code, message }: Caution): string =>
  code === 'unit' && measured.x.write
    ? `A law has ln(N + 1), and depends on what N counts: here ${format.size(1)}.`
    : message.replace('the gain', `the ${measured.y.name}`);

export type CautionWords = { grave: readonly string[]; others: readonly string[] };

/** "It concerns the power law. Without it, the average would be +12.3 pp." */
function details(
  { laws: ids, sizes, instead }: Caution,
  size: number,
  laws: readonly Law[],
  unit: string,
): string[] {
  const other = instead[sizes.indexOf(size)] ?? null;
  const [it, concerns] = ids.length > 1 ? ['them', 'These laws are'] : ['it', 'This law is'];
  return [
    ...(ids.length === 0
      ? []
      : [`${concerns} ${format.list(ids.map((law) => `the ${lawName(laws, law)}`))}.`]),
    ...(other === null
      ? []
      : [`Without ${it}, the average would be ${format.gain3(other)} ${unit}.`]),
  ];
}

export function cautionWords(
  { cautions }: Pick<Forecast, 'cautions'>,
  size: number,
  laws: readonly Law[],
  unit: string,
): CautionWords {
  const words = (grave: boolean) =>
    cautions
      .filter(({ code, sizes }) => {
        const concerns = sizes.length === 0 || sizes.includes(size);
        return concerns && !SAID_ELSEWHERE.includes(code) && GRAVE.includes(code) === grave;
      })
      .map((one) => [inWords(one), ...details(one, size, laws, unit)].join(' '));
  return { grave: words(true), others: words(false) };
}

/** Whether no law fits, and scatter between runs would be added if that was asked for. */
export const lacksScatter = ({ results, state }: Analysis): boolean =>
  !state.scatter &&
  state.method !== 'post-training' &&
  results !== null &&
  headline(results).targets.cautions.some(({ code }) => code === 'lack-of-fit');
