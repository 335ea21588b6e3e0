/** Reads an answer of the engine: its value, or null where it refused or was not asked. */
import type { Outcome } from './contract';

export const valueOf = <A>(outcome: Outcome<A> | null | undefined): A | null =>
  outcome?.ok ? outcome.value : null;
