/**
 * One thread with an engine, asked from elsewhere: every answer is promised. Slices of a bootstrap
 * are large and change hands, so whoever has them summarised gives them away and gets them back.
 */
import type {
  Bootstrap,
  Engine,
  Observation,
  Outcome,
  Slice,
  SliceOptions,
  SummaryOptions,
} from './contract';

type Promised<E> = {
  [M in keyof E]: E[M] extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never;
};

/** The questions that follow from a state and have answers small enough to be copied. */
export type AsyncEngine = Promised<Pick<Engine, 'laws' | 'fit' | 'forecast' | 'bootstrap'>>;

export type Summarised = { outcome: Outcome<Bootstrap>; slices: Slice[] };

export type Lane = AsyncEngine & {
  slice: (observations: Observation[], options: SliceOptions) => Promise<Outcome<Slice>>;
  summarise: (slices: Slice[], options: SummaryOptions) => Promise<Summarised>;
};

/** An engine on this thread, asked as one on another. */
export const laneOf = (engine: Engine): Lane => ({
  laws: (...args) => Promise.resolve(engine.laws(...args)),
  fit: (...args) => Promise.resolve(engine.fit(...args)),
  forecast: (...args) => Promise.resolve(engine.forecast(...args)),
  bootstrap: (...args) => Promise.resolve(engine.bootstrap(...args)),
  slice: (...args) => Promise.resolve(engine.bootstrapSlice(...args)),
  summarise: (slices, options) =>
    Promise.resolve({ outcome: engine.bootstrapSummary(slices, options), slices }),
});

/** The memory to hand over with slices. */
export const slicesMemory = (slices: readonly Slice[]): ArrayBufferLike[] =>
  slices.flatMap(({ sizes, values }) => [sizes.buffer, values.buffer]);
