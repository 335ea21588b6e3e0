/** The engine's answers that the ledger needs. Every figure of ours is one of them. */
import type {
  Bootstrap,
  Decomposition,
  Design,
  FitResult,
  Forecast,
  Law,
  Validation,
} from '../engine/contract';

export type Resamples = {
  whole: Bootstrap;
  /** The same resamples, a thousand at a time: how far one run of a thousand may lie from another. */
  batches: readonly Bootstrap[];
  /** Without those where the sigmoid's best fit is the power law. */
  kept: Bootstrap;
};

/** Sets of standard errors next to the recovered one, and those that print the paper's ten figures. */
export type Neighbours = { tried: number; printing: readonly (readonly number[])[] };

export type Answers = {
  laws: readonly Law[];
  fit: FitResult;
  /** At 70B and 140B. */
  forecast: Forecast;
  neighbours: Neighbours;
  resamples: Resamples;
  decomposition: Decomposition;
  /** With β, N_char, δ and η as the paper prints them, to half a unit of the last digit. */
  pinned: Decomposition;
  validation: Validation;
  /** Candidates up to the paper's 140B. */
  design: Design;
  /** The same and 405B. */
  beyond: Design;
};

export type Question = keyof Answers;
