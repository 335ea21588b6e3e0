/** What the reader of tables gives back: the contract's types, and what passes between its parts. */
import type { Outcome, TableReading, TableRole } from '../engine/contract';

export type {
  ReadObservation,
  ReadOptions,
  TableAxis as Axis,
  TableColumn as Column,
  TableInput,
  TableNote as Note,
  TableQuestion as Question,
  TableReading as Reading,
  TableRole as Role,
  TableSeries as Series,
} from '../engine/contract';

/** The roles that a column may be given. */
export const ROLES: readonly TableRole[] = [
  'size',
  'gain',
  'base',
  'score',
  'se',
  'ci-low',
  'ci-high',
  'questions',
  'samples',
  'runs',
  'seed',
  'benchmark',
  'method',
  'label',
  'ignored',
];

export type ReadOutcome = Outcome<TableReading>;

/** A score from 0 to 1 for each question, by what identifies the question. */
export type Answers = ReadonlyMap<string, number>;

/**
 * A table as cells. `caption`: the lines around it. `headRows`: where the form says how many there are.
 * `answers`: what was scored of each question, for every line below the head, where it is known.
 */
export type Grid = {
  cells: string[][];
  caption: string;
  headRows: number | null;
  answers?: readonly (Answers | null)[];
};
