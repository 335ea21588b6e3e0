/**
 * What x and y are on this page: numbers of parameters, and gains in pp, unless the state says otherwise.
 * Like a language, they are of the whole page: `measureBy` hears of every state that is shown, and what
 * writes a size or a gain asks here. All other axes and quantities are in `other_measures.ts`, which
 * comes with whatever leads to them: links, tables, and the menus.
 */
import type { TableAxis as AxisId } from '../engine/contract';

export type { AxisId };

export type Axis = {
  /** Over a column, and its unit there: "size", "B". */
  head: string;
  unit: string;
  /** After "by" and "against", and beside a chart. */
  name: string;
  title: string;
  /** After "your largest"; and several. */
  size: string;
  sizes: string;
  /** Over the narrow columns of the rows. */
  column: string;
  /** What its numbers count, where nothing else is written. */
  counts: string;
  /** What to write, and a target. */
  advice: string;
  example: string;
  /** How much of `counts` is 1 for the engine; a power of two, so that no digit is lost. */
  scale: number;
  /** As the engine counts; null where the text is none. Both are left out where sizes are of models. */
  read?: (text: string) => number | null;
  /** With and without its unit. */
  write?: (size: number, alone?: boolean) => string;
  /** Sizes to forecast at beyond the largest (0: there are no rows); the last but one is the main one. */
  targets?: (largest: number) => number[];
};

export type Quantity = {
  /** "gain", or what else the rows hold. */
  name: string;
  /** After a number. */
  unit: string;
  /** Whether numbers above zero have a plus sign. */
  signed: boolean;
  /** How a number is introduced: "a reward of" "0.82"; left out for gains, which may be losses. */
  expects?: (shown: string) => { noun: string; amount: string };
};

export const AXES: { parameters: Axis } & Partial<Record<AxisId, Axis>> = {
  parameters: {
    head: 'size',
    unit: 'B',
    name: 'model size',
    title: 'model size, parameters',
    size: 'size',
    sizes: 'sizes',
    column: 'Size B',
    counts: 'billions of parameters',
    advice: 'billions of parameters',
    example: '30B',
    scale: 1,
  },
};

const GAIN: Quantity = { name: 'gain', unit: 'pp', signed: true };

/** Makes what the page knows of a quantity from its text, "reward" or "loss (nats)". */
export const quantities: { of: (text: string) => Quantity } = { of: () => GAIN };

export const axisOf = (axis: AxisId): Axis => AXES[axis] ?? AXES.parameters;

export const measured: { x: Axis; y: Quantity } = { x: AXES.parameters, y: GAIN };

/** "gains", or "reward". */
export const gains = (): string => (measured.y === GAIN ? 'gains' : measured.y.name);

/** After a number whose name has been said: " pp", or nothing where a quantity has no unit. */
export const ownUnit = (): string =>
  measured.y.unit === measured.y.name ? '' : ` ${measured.y.unit}`;

/** "sizes", "model sizes", or "amounts of compute". */
export const manySizes = (of = ''): string =>
  `${measured.x === AXES.parameters ? of : ''}${measured.x.sizes}`;

/** Whether another axis, or another quantity, has replaced what methods were tested on. */
export const isUntested = (): boolean => measured.x !== AXES.parameters || measured.y !== GAIN;

export function measureBy({ axis, quantity }: { axis: AxisId; quantity: string }): void {
  measured.x = axisOf(axis);
  measured.y = quantity === '' ? GAIN : quantities.of(quantity);
}
