/**
 * Tables that are pasted or opened: they are read, what is open is asked, and the rows are taken once
 * nothing is. Until then the old rows stay. What was decided can be changed as long as the rows stay
 * as they were read.
 */
import type { Pool } from '../../engine/pool';
import type { Actions, TableReading } from '../../panels/widgets/view';
import { readForPage, type Source } from '../../read/page_rows';
import { applyBlock, applyRows, blockOf, type Cell } from '../../read/paste';
import type { ReadOptions } from '../../read/reading';
import type { Row, State } from '../../state/state';
import type { Store } from '../../state/store';
import type { Editing } from '../editing';

type Held = {
  source: Source;
  options: Required<Pick<ReadOptions, 'answers' | 'roles'>> & Pick<ReadOptions, 'axis'>;
  at: Cell | null;
  reading: TableReading;
  /** The rows that were made of it; null while a question is open. */
  rows: readonly Row[] | null;
};

export type TableSession = {
  readonly reading: () => TableReading | null;
  readonly actions: Pick<
    Actions,
    'paste' | 'answerQuestion' | 'setRole' | 'readOn' | 'leaveQuestion'
  >;
  /** Reads files or a text; why nothing was read, or null. */
  readonly open: (source: Source) => Promise<string | null>;
};

export function createTableSession(
  store: Store<State>,
  { replace, actions: { note } }: Editing,
  pool: Promise<Pool>,
): TableSession {
  let held: Held | null = null;
  let newest = 0;

  const say = (texts: readonly string[]) => note({ at: 'rows', texts });

  /** Null where it was read or asks; else why not. */
  async function read(
    source: Source,
    options: Held['options'],
    at: Cell | null,
  ): Promise<string | null> {
    newest += 1;
    const mine = newest;
    const found = await readForPage(source, options, async (measurement) =>
      (await pool).engine.gainSe(measurement),
    );
    if (mine !== newest) return null; // another table was pasted meanwhile
    if (found.refused !== null) return found.refused;
    const { reading, rows, seriesAre, notes } = found;
    const [question] = reading.questions;
    if (question) {
      held = { source, options, at, reading, rows: null };
      say([]);
      return null;
    }
    const again = held?.source === source;
    const { axis } = reading;
    const quantity = reading.quantity === '' && again ? store.get().quantity : reading.quantity;
    const applied = applyRows(store.get(), rows, at, seriesAre, { axis, quantity });
    replace(applied.state, 'step');
    held = { source, options, at: null, reading, rows: store.get().rows };
    say([...applied.notes, ...notes]);
    return null;
  }

  async function again(change: (options: Held['options']) => Held['options']): Promise<void> {
    if (!held) return;
    const { source, options, at } = held;
    const refused = await read(source, change(options), at);
    if (refused !== null) say([`The table cannot be read like that. ${refused}`]);
  }

  return {
    reading: () =>
      held && (held.rows === null || held.rows === store.get().rows) ? held.reading : null,
    actions: {
      async paste(text, field, at, html) {
        const block = at === null ? null : blockOf(text, field);
        if (block && at) {
          const { state, notes } = applyBlock(store.get(), block, at);
          replace(state, 'step');
          say(notes);
          return true;
        }
        const options = { answers: {}, roles: {} };
        const first = await read(
          { input: html === null ? text : { html }, names: [] },
          options,
          at,
        );
        const refused =
          first !== null && html !== null
            ? await read({ input: text, names: [] }, options, at)
            : first;
        if (refused !== null) {
          if (!/[\n\r]/.test(text.trim()) && html === null) return false;
          say([`Nothing was pasted. ${refused}`]);
        }
        return true;
      },
      answerQuestion: (code, answer) =>
        again((before) => ({ ...before, answers: { ...before.answers, [code]: answer } })),
      setRole: (column, role) =>
        again((before) => ({ ...before, roles: { ...before.roles, [column]: role } })),
      // A number may have been read as billions, so the table is read once more.
      readOn: (axis) => again((before) => ({ ...before, axis })),
      leaveQuestion() {
        held = null;
        say(['The table was not taken; the rows have not changed.']);
      },
    },
    async open(source) {
      return read(source, { answers: {}, roles: {} }, null);
    },
  };
}
