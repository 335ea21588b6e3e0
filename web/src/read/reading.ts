/**
 * What the reader of tables gives back, and the questions that it asks while two readings are possible.
 * Sizes are billions of parameters; scores and gains are percent and percentage points.
 */
import type { Outcome } from '../engine/contract';

/** What a column holds. `runs`: how many runs a row is the mean of. */
export const ROLES = [
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
] as const;
export type Role = (typeof ROLES)[number];

/** One size of a series. `gain` is score − base where the table does not give it. What is not known is left out. */
export type ReadObservation = {
  size: number;
  gain?: number;
  se?: number;
  base?: number;
  score?: number;
  questions?: number;
  samples?: number;
  /** The model's name, where there is one. */
  label?: string;
};

/** `method` and `benchmark` are '' where the table names none; `name` tells the series apart. */
export type Series = {
  name: string;
  method: string;
  benchmark: string;
  observations: ReadObservation[];
};

/** A column, what it was taken for, and why in a few words. Columns count from 0 in `index`. */
export type Column = { index: number; header: string; role: Role; why: string };

/** Something that was decided and that the reader of the table may want to know. */
export type Note = { code: string; message: string };

/** `field` asks for a number, typed, beside the `answers` that can be chosen. */
export type Question = {
  code: string;
  message: string;
  answers: string[];
  field?: { label: string };
};

export type Axis = 'parameters' | 'active-parameters' | 'compute' | 'tokens' | 'steps' | 'hours';

/** While a question is open there are no series. */
export type Reading = {
  series: Series[];
  columns: Column[];
  unit: 'percent' | 'fraction';
  axis: Axis;
  notes: Note[];
  questions: Question[];
};

/** `json`: a parsed file or its text; several as a list, named by `names`. */
export type TableInput = string | { html: string } | { json: unknown };

/**
 * `names`: the files' names. `answers`: for the code of a question one of its answers, or the number
 * that was typed. `roles`: for the place of a column the role that it is to have.
 */
export type ReadOptions = {
  names?: readonly string[];
  answers?: Readonly<Record<string, string>>;
  roles?: Readonly<Record<number, Role>>;
};

export type ReadOutcome = Outcome<Reading>;

/** A table as cells. `caption`: the lines around it. `headRows`: where the form says how many there are. */
export type Grid = { cells: string[][]; caption: string; headRows: number | null };
