import { describe, expect, it } from 'vitest';
import { createEditing, type Change } from '../../../../web/src/app/editing';
import { createTableReader } from '../../../../web/src/app/tables/table_reading';
import type { Pool } from '../../../../web/src/engine/pool';
import { DEFAULT_STATE } from '../../../../web/src/state/examples';
import type { State } from '../../../../web/src/state/state';
import { createStore } from '../../../../web/src/state/store';

const se = { ok: true, value: { baseSe: 1, scoreSe: 1, gainSe: 1.41421 } };
const pool = Promise.resolve({ engine: { gainSe: () => Promise.resolve(se) } } as unknown as Pool);

function stage() {
  const store = createStore<State>(DEFAULT_STATE);
  const editing = createEditing(store, () => undefined);
  const tables = createTableReader(store, editing, pool);
  const heard: Change[] = [];
  store.subscribe(() => heard.push(editing.changing()));
  const question = () => tables.seen().reading?.questions[0]?.code ?? null;
  return { store, heard, editing, tables, question, ...tables.actions };
}

const gains = ({ rows }: State) => rows.map(({ gain, se }) => [gain, se]);
const REPEATED = 'size,gain\n1B,2\n1B,4\n7B,6';

describe('A paste', () => {
  it('of a table is a step, and says what became of it', async () => {
    const { paste, heard, editing, store } = stage();
    expect(await paste('size\tgain\tse\n1\t2\t0.5\n2\t3\t0.5', null, null, null)).toBe(true);
    expect(heard).toEqual(['step']);
    expect(store.get().rows.map(({ size }) => size)).toEqual(['1', '2']);
    expect(editing.seen().notes.texts.join(' ')).toContain('undo brings them back');
  });

  it('of anything else changes nothing', async () => {
    const { paste, heard } = stage();
    expect(await paste('a sentence', null, null, null)).toBe(false);
    expect(heard).toEqual([]);
  });

  it('without standard errors is taken as it is, and says that they are assumed', async () => {
    const { paste, store, question, editing } = stage();
    await paste('model,base,tuned\nQwen-1B,30,40\nQwen-7B,50,55', null, null, null);
    expect(question()).toBeNull();
    expect(gains(store.get())).toEqual([
      ['10', ''],
      ['5', ''],
    ]);
    expect(store.get().assumeSe).toBe(true);
    expect(editing.seen().notes.texts.join(' ')).toContain('no standard errors: they are assumed');
  });

  it('that leaves something open asks, and the rows stay until it is answered', async () => {
    const { paste, store, question, answerQuestion, heard } = stage();
    await paste(REPEATED, null, null, null);
    expect(question()).toBe('repeats');
    expect(store.get()).toBe(DEFAULT_STATE);
    await answerQuestion('repeats', 'runs of the same: take their mean');
    expect(question()).toBeNull();
    expect(gains(store.get())).toEqual([
      ['3', '1'],
      ['6', '1.41421'], // one run: the spread of the other size's two
    ]);
    expect(heard).toEqual(['step']);
  });

  it('can be left while it asks', async () => {
    const { paste, tables, leaveQuestion, store } = stage();
    await paste(REPEATED, null, null, null);
    leaveQuestion();
    expect(tables.seen().reading).toBeNull();
    expect(store.get()).toBe(DEFAULT_STATE);
  });

  it('keeps what was decided beside its rows, and no longer', async () => {
    const { paste, setRole, tables, store } = stage();
    await paste('size,base,SFT,RL,n\n1B,30,40,44,500\n7B,50,55,60,500', null, null, null);
    expect(tables.seen().reading?.columns.map(({ role }) => role)).toEqual([
      'size',
      'base',
      'score',
      'score',
      'questions',
    ]);
    await setRole(2, 'ignored');
    expect(store.get().rows.map(({ gain }) => gain)).toEqual(['14', '10']);
    store.undo();
    store.undo();
    expect(store.get()).toBe(DEFAULT_STATE);
    expect(tables.seen().reading).toBeNull();
  });

  it('that cannot be read as it is told keeps the rows and says so', async () => {
    const { paste, setRole, store, editing } = stage();
    await paste('size,gain,se\n1B,3,0.5\n7B,5,0.5', null, null, null);
    const before = store.get();
    await setRole(1, 'ignored');
    expect(store.get()).toBe(before);
    expect(editing.seen().notes.texts.join(' ')).toContain('cannot be read like that');
  });
});
