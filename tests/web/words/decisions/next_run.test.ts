import { describe, expect, it } from 'vitest';
import {
  countsOn,
  decisionAssumptions,
  decisionSentences,
  howForeseen,
  worthMost,
} from '../../../../web/src/words/decisions/next_run';
import { nextRun } from '../../whole/planning_answers';

describe('a decision to train', () => {
  it('is made by today’s forecast, and by the run that is worth more than it costs', () => {
    expect(decisionSentences(nextRun, 20_000)).toBe(
      'Training at 70B pays from +16.0 pp, which has a probability of 0.55; by today’s forecast ' +
        'it is worth +$3,600, so train. To know the gain beforehand would be worth $5,200 at ' +
        'most. A run at 14B is worth about $1,200 and costs $841: make it first.',
    );
    expect(worthMost(nextRun, 800)).toBeNull();
    expect(decisionSentences(nextRun, 800)).toMatch(/No run here is worth its cost: decide now\.$/);
  });

  it('does not rest on a difference that is within the error of the values', () => {
    const [first, ...rest] = nextRun.candidates;
    const candidates = first ? [{ ...first, value: 900, netValue: 59 }, ...rest] : [];
    expect(decisionSentences({ ...nextRun, candidates }, null)).toMatch(
      /A run at 14B is worth about \$900 and costs \$841: hardly more\.$/,
    );
  });

  it('may be not to', () => {
    const decision = nextRun.decision && { ...nextRun.decision, expected: -900, train: false };
    expect(decisionSentences({ ...nextRun, decision }, null)).toContain(
      'it is worth −$900, so do not train.',
    );
  });

  it('says nothing where none is stated', () => {
    expect(decisionSentences({ ...nextRun, decision: null }, null)).toBe('');
    expect(decisionAssumptions(3000, { ...nextRun, decision: null })).toBe('');
  });

  it('says what it assumes', () => {
    expect(decisionAssumptions(1000, nextRun)).toBe(
      'Assumed: training is worth $1,000 × (gain − 16.0 pp), not training nothing, and only the ' +
        'expected worth counts; a run’s outcome is known before deciding.',
    );
  });
});

describe('the doubts', () => {
  it('are of the method', () => {
    expect(countsOn('paper')).toContain('one of the laws being right');
    expect(countsOn('post-training')).toContain(
      'the method learned from post-training being right',
    );
  });

  it('say that scatter is never removed', () => {
    expect(howForeseen(nextRun)).not.toContain('scatter');
    expect(howForeseen({ ...nextRun, scatter: 1.5 })).toContain(
      'never less than the scatter between runs (± 1.50 pp)',
    );
  });
});
