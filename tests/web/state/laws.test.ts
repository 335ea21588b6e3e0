import { describe, expect, it } from 'vitest';
import type { Law } from '../../../web/src/engine/contract';
import type { LawId } from '../../../web/src/engine/law_ids';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import { averagingOf, isNamed, takingPart, toggleTakingPart } from '../../../web/src/state/laws';
import type { State } from '../../../web/src/state/state';

const law = (id: string, standard: boolean): Law => ({
  id: id as LawId,
  name: id,
  formula: 'a',
  parameters: ['a'],
  standard,
});
/** The last one is on offer only. */
const LAWS = [law('power', true), law('sigmoid', true), law('extra', false)];
const EXTRA = 'extra' as LawId;
const toggled = (ids: readonly string[], from: State = DEFAULT_STATE) =>
  ids.reduce((state, id) => toggleTakingPart(state, LAWS, id as LawId), from);

describe('the laws in the average', () => {
  it('are the standard ones by default, which the engine need not be told', () => {
    expect(takingPart(DEFAULT_STATE, LAWS)).toEqual(['power', 'sigmoid']);
    expect(averagingOf(DEFAULT_STATE)).toEqual({ criterion: 'aic' });
  });

  it('are those that are left when one is taken out, in the order of the catalogue', () => {
    expect(toggled(['power']).laws).toEqual(['sigmoid']);
    expect(averagingOf(toggled(['power']))).toEqual({ criterion: 'aic', laws: ['sigmoid'] });
    expect(toggled(['extra', 'power']).laws).toEqual(['sigmoid', 'extra']);
    expect(toggled(['power', 'extra', 'power']).laws).toEqual(['power', 'sigmoid', 'extra']);
  });

  it('are the standard ones again when all of these and no others are back', () => {
    expect(toggled(['power', 'power'])).toEqual(DEFAULT_STATE);
    expect(toggled(['extra', 'power', 'extra', 'power']).laws).toBeNull();
  });

  it('are never none', () => {
    const last = toggled(['power']);
    expect(toggled(['sigmoid'], last)).toBe(last);
    const own = { ...DEFAULT_STATE, laws: [EXTRA] };
    expect(toggled(['extra'], own)).toBe(own);
  });

  it('leave what is drawn alone; one that was taken out is still named where it is drawn', () => {
    const out = toggled(['power']);
    expect(out.hiddenLaws).toEqual([]);
    expect(isNamed(out, 'power', 0)).toBe(true);
    expect(isNamed(out, 'sigmoid', 0)).toBe(false); // left out, for want of data
    expect(isNamed({ ...out, hiddenLaws: ['power'] }, 'power', 0)).toBe(false);
    expect(isNamed(DEFAULT_STATE, 'power', 0.4)).toBe(true);
  });
});
