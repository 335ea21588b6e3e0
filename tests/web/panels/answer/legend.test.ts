import { describe, expect, it, vi } from 'vitest';
import type { Shown } from '../../../../web/src/analysis/analysis';
import type { Law, LawId } from '../../../../web/src/engine/contract';
import { legendPanel } from '../../../../web/src/panels/answer/legend';
import type { Actions, View } from '../../../../web/src/panels/widgets/view';
import type { State } from '../../../../web/src/state/state';
import { bent, paper } from '../../whole/paper_analysis';

type Table = typeof import('../../../../web/src/engine/law_table');

vi.mock('../../../../web/src/engine/law_table', async (original) => {
  const { LAW_TABLE } = await original<Table>();
  return { LAW_TABLE: { ...LAW_TABLE, 'offset-power': LAW_TABLE.power } };
});

type Template = { strings: readonly string[]; values: readonly unknown[] };
const isTemplate = (value: unknown): value is Template =>
  typeof value === 'object' && value !== null && 'strings' in value;

/** A template's markup with its values in it; listeners are kept in their order. */
function markup(value: unknown, clicks: (() => void)[]): string {
  if (Array.isArray(value)) return value.map((one) => markup(one, clicks)).join('');
  if (isTemplate(value)) {
    return value.strings
      .map((text, at) => text + (at < value.values.length ? markup(value.values[at], clicks) : ''))
      .join('');
  }
  if (typeof value === 'function') clicks.push(value as () => void);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A law that takes part only where it is asked for, and of which nothing was computed. */
const OFFERED: Law = {
  id: 'offset-power' as LawId,
  name: 'offset power law',
  formula: 'c − a·N^(−b)',
  parameters: ['a', 'b', 'c'],
  standard: false,
};

function legendOf(shown: Shown) {
  const clicks: (() => void)[] = [];
  let changed: State | null = null;
  const actions = { change: (next: State) => (changed = next) } as unknown as Actions;
  const view = { shown, state: shown.state, rows: shown.rows } as View;
  const text = markup(legendPanel(view, actions), clicks).replace(/\s+/g, ' ');
  const entry = (name: string) =>
    text
      .split('<span class="legend-law')
      .find((part) => part.includes(`"${name}: in the average"`)) ?? '';
  return { text, entry, clicks, changed: () => changed };
}

describe('the legend', () => {
  it('has an eye and a tick for each law, both with names', () => {
    const { entry } = legendOf(paper);
    for (const { name } of paper.laws) {
      const capital = name.charAt(0).toUpperCase() + name.slice(1);
      expect(entry(capital)).toContain(`aria-label="${capital}: drawn"`);
      expect(entry(capital)).toContain('aria-checked=true');
      expect(entry(capital)).toContain('title=Weight: this law’s share of the average');
    }
  });

  it('offers a law that is not standard: not ticked, not drawn, without a weight', () => {
    const { entry, clicks, changed } = legendOf({ ...paper, laws: [...paper.laws, OFFERED] });
    const offered = entry('Offset power law');
    expect(offered).toContain('aria-checked=false');
    expect(offered).not.toContain(': drawn"');
    expect(offered).not.toContain('legend-weight');
    clicks[2 * paper.laws.length]?.(); // an eye and a tick for each of the others stand before it
    expect(changed()).toMatchObject({ laws: [...paper.laws.map(({ id }) => id), OFFERED.id] });
  });

  it('keeps the last tick, and says why', () => {
    const { entry, clicks, changed } = legendOf(bent({ laws: ['sigmoid'] }));
    expect(entry('Sigmoid')).toContain(
      'aria-disabled=true title=The average needs at least one law',
    );
    expect(entry('Power law')).toContain('aria-disabled=false');
    clicks[7]?.();
    expect(changed()).toMatchObject({ laws: ['sigmoid'] });
  });

  it('says of a law that was taken out that it was, and the same of the average', () => {
    const laws = paper.results.targets.laws.map((one) =>
      one.law === 'power' ? { ...one, weight: 0 } : one,
    );
    const shown = bent(
      { laws: ['logarithmic', 'saturating', 'sigmoid', 'sqrt-log'] },
      { targets: { laws } },
    );
    const { entry, text } = legendOf(shown);
    expect(entry('Power law')).toContain('taken out');
    expect(text).toContain('average without the power law');
  });

  it('offers the logarithmic axis, or says why there is none', () => {
    expect(legendOf(paper).text).toContain('aria-disabled=false title= @click= > log gain axis');
    const [first, ...others] = paper.rows.fitted;
    if (!first) throw new Error('no rows');
    const rows = { ...paper.rows, fitted: [{ ...first, gain: -1 }, ...others] };
    expect(legendOf({ ...paper, rows }).text).toContain(
      'aria-disabled=true title=A logarithmic axis needs gains above zero; an observed gain is not.',
    );
  });
});
