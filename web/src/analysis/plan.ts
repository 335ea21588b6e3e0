/** What a panel that is computed only while it is open shows, and how that follows from an analysis. */
import type { Analysis } from './analysis';
import type { Outcome } from '../engine/contract';
import { valueOf } from '../engine/outcome';
import type { AsyncEngine } from '../engine/worker_slot';

/** An answer and, as text, what it was asked. */
export type Asked<A> = { key: string; outcome: Outcome<A> };

/**
 * What a panel shows. `of` is the analysis that it follows from; `asked` is null where the panel is
 * folded or there is no forecast; `failure` says why the engine's module could not answer.
 */
export type Plan<A> = { of: Analysis | null; asked: Asked<A> | null; failure: string | null };

export const NO_PLAN: Plan<never> = { of: null, asked: null, failure: null };

/** What the panel was answered; null where it was not asked, or refused. */
export const answerOf = <A>({ asked }: Plan<A>): A | null => valueOf(asked?.outcome);

/** How a panel's answer follows from an analysis. */
export type Planner<A> = (
  analysis: Analysis,
  open: boolean,
  engine: AsyncEngine,
  before: Plan<A>,
) => Promise<Plan<A>>;
