/** What an opened file may be, and where it goes. */
import type { TableInput } from '../../engine/contract';
import type { Loaded } from '../../link/link';

export type Opening = {
  /** A document was read; `name` is what the reader knows it by. */
  readonly restore: (received: Loaded, name: string) => void;
  /** Reads a table, or results in files of these names; why nothing was read, or null. */
  readonly table: (input: TableInput, names: readonly string[]) => Promise<string | null>;
  /** A table was pasted, as text and, where it was copied from a page or a sheet, as that has it. */
  readonly paste: (text: string, html: string | null) => void;
  /** Nothing was read, and the page is as it was. */
  readonly refuse: (name: string, why: string) => void;
};

/** The beginning of every document that Gaincast saves. */
export const mayBeDocument = (text: string): boolean =>
  /^\s*\{/.test(text) && text.slice(0, 200).includes('"gaincast"');
