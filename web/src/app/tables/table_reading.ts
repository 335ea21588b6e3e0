/** Reads tables that are pasted or opened. The code that does is fetched with the first one. */
import type { Pool } from '../../engine/pool';
import type { Actions, View } from '../../panels/widgets/view';
import type { Source } from '../../read/page_rows';
import type { State } from '../../state/state';
import type { Store } from '../../state/store';
import type { Editing } from '../editing';
import type { TableSession } from './table_session';

export type TableReader = {
  readonly seen: () => Pick<View, 'reading'>;
  readonly actions: Pick<
    Actions,
    'paste' | 'answerQuestion' | 'setRole' | 'readOn' | 'leaveQuestion'
  >;
  /** Reads files or a text; why nothing was read, or null. */
  readonly open: (source: Source) => Promise<string | null>;
};

const FAILED = 'The code that reads tables could not be loaded. Try again.';

export function createTableReader(
  store: Store<State>,
  editing: Editing,
  pool: Promise<Pool>,
): TableReader {
  let session: TableSession | null = null;

  async function begin(): Promise<TableSession> {
    const { createTableSession } = await import('./table_session');
    session ??= createTableSession(store, editing, pool);
    return session;
  }

  /** What could not be fetched is said beside the rows. */
  const saying = async <T>(call: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await call;
    } catch {
      editing.actions.note({ at: 'rows', texts: [FAILED] });
      return otherwise;
    }
  };

  return {
    seen: () => ({ reading: session?.reading() ?? null }),
    actions: {
      paste: (...pasted) =>
        saying(
          begin().then(({ actions }) => actions.paste(...pasted)),
          true,
        ),
      answerQuestion: (...answered) =>
        saying(Promise.resolve(session?.actions.answerQuestion(...answered)), undefined),
      setRole: (...chosen) =>
        saying(Promise.resolve(session?.actions.setRole(...chosen)), undefined),
      readOn: (axis) => saying(Promise.resolve(session?.actions.readOn(axis)), undefined),
      leaveQuestion: () => session?.actions.leaveQuestion(),
    },
    open: (source) => begin().then((begun) => begun.open(source)),
  };
}
