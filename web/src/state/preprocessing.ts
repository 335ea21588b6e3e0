/**
 * By which method the rows are forecast, and what is done to them first. Plain values with defaults,
 * which change nothing.
 */
import type { Method, Preprocessing } from '../engine/contract';
import { measured, type AxisId } from '../format/measures';

export const METHODS = Object.keys({
  paper: true,
  calibrated: true,
  'post-training': true,
} satisfies Record<Method, true>) as Method[];

/** In what gains are fitted and shown: percentage points, or percent of the headroom that was left. */
export const UNITS = ['pp', 'headroom'] as const;
export type Unit = (typeof UNITS)[number];

export type KnownBase = { readonly size: number; readonly base: number };

export type PreprocessingState = {
  /** What the sizes are of. Other numbers than billions are kept as the engine counts them. */
  readonly axis: AxisId;
  /** What the rows hold where it is no gain in pp: "reward", "loss (nats)". */
  readonly quantity: string;
  readonly method: Method;
  /** Rows of larger sizes, in billions, are held out; null for none. */
  readonly fitUpTo: number | null;
  /** The highest score there is, percent. */
  readonly ceiling: number;
  /** Scatter between runs beyond the standard errors, pp; added to each of them in quadrature. */
  readonly extraSe: number;
  /** Whether scatter that the rows show is added where no law fits; as `bounded`, for new tables. */
  readonly scatter: boolean;
  readonly unit: Unit;
  /** Whether no gain lies outside what a score allows; so for new tables, not for what was published before. */
  readonly bounded: boolean;
  /** The baseline’s score, percent, where it is known at sizes to forecast at; ascending in size. */
  readonly bases: readonly KnownBase[];
  /** Whether rows without a standard error are used; so once such rows are typed, pasted or opened. */
  readonly assumeSe: boolean;
};

export const PREPROCESSING_DEFAULTS: PreprocessingState = {
  axis: 'parameters',
  quantity: '',
  method: 'paper',
  fitUpTo: null,
  ceiling: 100,
  extraSe: 0,
  scatter: false,
  unit: 'pp',
  bounded: false,
  bases: [],
  assumeSe: false,
};

/** One that changes nothing gives back the same state. */
export function setPreprocessing<S extends PreprocessingState>(
  state: S,
  change: Partial<PreprocessingState>,
): S {
  const keys = Object.keys(change) as (keyof PreprocessingState)[];
  return keys.every((key) => change[key] === state[key]) ? state : { ...state, ...change };
}

/** The baseline’s score at a size becomes known, or with null unknown. */
export function setBase<S extends PreprocessingState>(
  state: S,
  size: number,
  base: number | null,
): S {
  const others = state.bases.filter((known) => known.size !== size);
  const bases = base === null ? others : [...others, { size, base }];
  return { ...state, bases: bases.sort((a, b) => a.size - b.size) };
}

/** For the engine: the known scores at the sizes asked for; nothing where none is known. */
export const basesAt = (
  { bases }: PreprocessingState,
  sizes: readonly number[],
): { bases?: (number | null)[] } =>
  bases.length === 0
    ? {}
    : { bases: sizes.map((size) => bases.find((known) => known.size === size)?.base ?? null) };

/** After a gain: "pp", or "% of headroom", or what else the rows hold. */
export const unitName = ({ unit }: Pick<PreprocessingState, 'unit'>): string =>
  unit === 'pp' ? measured.y.unit : '% of headroom';

/** What is no score may be as large as the engine takes. */
export const NO_CEILING = 1e60;

/** The same for the engine, which needs to hear only of what is not as usual. Always in pp. */
export const preprocessingInPp = ({
  extraSe,
  ceiling,
  bounded,
  scatter,
  quantity,
}: PreprocessingState): Preprocessing => ({
  ...(extraSe === PREPROCESSING_DEFAULTS.extraSe ? {} : { extraSe }),
  ...(quantity !== ''
    ? { ceiling: NO_CEILING }
    : ceiling === PREPROCESSING_DEFAULTS.ceiling
      ? {}
      : { ceiling }),
  ...(bounded ? { bounded } : {}),
  ...(scatter ? { scatter } : {}),
});

/** In the state's unit: what the forecast itself is asked with. */
export const preprocessingOf = (state: PreprocessingState): Preprocessing => ({
  ...preprocessingInPp(state),
  ...(state.unit === 'headroom' ? { shareOfHeadroom: true } : {}),
});
