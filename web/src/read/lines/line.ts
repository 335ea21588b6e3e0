/** What a line of a table is about. */
/** `shared`: the baseline of all other lines; its size is 0. */
export type Line = {
  at: number;
  size: number;
  shared: boolean;
  label: string;
  family: string;
  method: string;
  isBase: boolean;
  methodStated: boolean;
  benchmark: string;
  metric: string;
  seed: string;
  /** Cells of columns of words that nothing else explains; they tell series apart. */
  group: string;
  questions: number | null;
  samples: number | null;
  runs: number | null;
};
