import { describe, expect, it } from 'vitest';
import { latestWins, Overtaken } from '../../../web/src/engine/client';

/** Work whose answers are given by hand, in any order of inputs. */
function byHand(following = false) {
  const painted: string[] = [];
  const failed: unknown[] = [];
  const started: string[] = [];
  const answers = new Map<string, { give: (text: string) => void; refuse: (why: Error) => void }>();
  const work = (input: string) => {
    started.push(input);
    return new Promise<string>((give, refuse) => answers.set(input, { give, refuse }));
  };
  const latest = latestWins(
    work,
    (output) => painted.push(output),
    (reason) => failed.push(reason),
    () => following,
  );
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { latest, painted, failed, started, answers, settle };
}

describe('latest input wins', () => {
  it('paints an answer that nothing has overtaken', async () => {
    const { latest, painted, answers, settle } = byHand();
    latest.ask('a');
    answers.get('a')?.give('A');
    await settle();
    expect(painted).toEqual(['A']);
  });

  it('never paints a stale answer and skips inputs that came and went meanwhile', async () => {
    const { latest, painted, started, answers, settle } = byHand();
    latest.ask('a');
    latest.ask('b');
    latest.ask('c');
    answers.get('a')?.give('A');
    await settle();
    expect(painted).toEqual([]);
    expect(started).toEqual(['a', 'c']);
    answers.get('c')?.give('C');
    await settle();
    expect(painted).toEqual(['C']);
  });

  it('paints every answer that it asked for while following, one after the other', async () => {
    const { latest, painted, started, answers, settle } = byHand(true);
    latest.ask('a');
    latest.ask('b');
    latest.ask('c');
    answers.get('a')?.give('A');
    await settle();
    expect([painted, started]).toEqual([['A'], ['a', 'c']]);
    answers.get('c')?.give('C');
    await settle();
    expect(painted).toEqual(['A', 'C']);
  });

  it('goes on after a failure, and does not report one that was overtaken', async () => {
    const { latest, painted, failed, answers, settle } = byHand();
    latest.ask('a');
    answers.get('a')?.refuse(new Error('no'));
    await settle();
    expect(failed).toHaveLength(1);
    latest.ask('b');
    latest.ask('c');
    answers.get('b')?.refuse(new Error('stale'));
    await settle();
    answers.get('c')?.give('C');
    await settle();
    expect(failed).toHaveLength(1);
    expect(painted).toEqual(['C']);
  });

  it('tells work that it is overtaken, which may then end without being a failure', async () => {
    const failed: unknown[] = [];
    const painted: string[] = [];
    const seen: boolean[] = [];
    let go: () => void = () => undefined;
    const latest = latestWins(
      async (input: string, overtaken) => {
        if (input === 'a') await new Promise<void>((resolve) => (go = resolve));
        seen.push(overtaken());
        if (overtaken()) throw new Overtaken();
        return input;
      },
      (output) => painted.push(output),
      (reason) => failed.push(reason),
    );
    latest.ask('a');
    latest.ask('b');
    go();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    expect([seen, painted, failed]).toEqual([[true, false], ['b'], []]);
  });
});
