/** A table in one shape: a head of one line over the columns, and lines below it. */
import type { DecimalMark } from '../cells/cell_values';

export type Table = {
  head: string[];
  body: string[][];
  caption: string;
  /** Whether the table has a head at all. */
  headed: boolean;
  mark: DecimalMark;
};

export type Rows = readonly (readonly string[])[];
