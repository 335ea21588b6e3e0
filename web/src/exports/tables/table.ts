/**
 * A table as plain values: columns with their units, and rows of cells that hold both what the page
 * shows and all digits. CSV, TSV, Markdown and LaTeX are written from it.
 */
import * as format from '../../format/figures';
import { measured } from '../../format/measures';

export type Value = number | string | null;

/**
 * `parts` names the figures of a cell that shows several, "19.6 ± 11.3": each is a column of its own
 * where all digits are written. `unit` is theirs; `shown` heads the column where figures are rounded.
 */
export type Column = {
  readonly head: string;
  readonly unit: string;
  readonly parts: readonly string[];
  readonly shown: string;
  readonly align: 'left' | 'right';
};

/** One value for each part of its column. */
export type Cell = { readonly text: string; readonly values: readonly Value[] };

export type Table = {
  /** In file names: "forecasts". */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
};

export const NONE = '—';

/** A column of texts. */
export const words = (head: string): Column => ({
  head,
  unit: '',
  parts: [''],
  shown: head,
  align: 'left',
});

/** A column of figures. */
export const figures = (
  head: string,
  unit = '',
  parts: readonly string[] = [''],
  shown = unit === '' ? head : `${head}, ${unit}`,
): Column => ({ head, unit, parts, shown, align: 'right' });

/** A column of sizes; `head` where it is of others than the rows'. */
export const sizeColumn = (head = measured.x.head, shown = head): Column =>
  figures(head, measured.x.unit, [''], shown);

/** As the page shows it; all digits are in the unit of the column. */
export const sizeCell = (size: number): Cell =>
  figure(size * measured.x.scale, () => format.size(size));

export const word = (text: string): Cell => ({ text, values: [text] });

/** `show` rounds the value as the page does. */
export const figure = (
  value: number | null | undefined,
  show: (value: number) => string = String,
): Cell =>
  value === null || value === undefined
    ? { text: NONE, values: [null] }
    : { text: show(value), values: [value] };

/** Several figures that the page shows as one text. */
export const together = (text: string, ...values: readonly (Value | undefined)[]): Cell => ({
  text,
  values: values.map((value) => value ?? null),
});
