/** A law more in the table and in the engine's answers: it is everywhere on the page, and nothing else is touched. */
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import type { Shown } from '../../../web/src/analysis/analysis';
import { intervalRows } from '../../../web/src/charts/bars';
import { forecastChart } from '../../../web/src/charts/forecast';
import { themeOf } from '../../../web/src/charts/theme';
import { LawIdSchema } from '../../../web/src/engine/contract';
import type { LawId } from '../../../web/src/engine/law_ids';
import { intervalsTable as intervalsSaved } from '../../../web/src/exports/tables/bootstrap_tables';
import {
  curveTable,
  forecastsTable as forecastsSaved,
  selectionTable as selectionSaved,
} from '../../../web/src/exports/tables/forecast_tables';
import { lawName, lawShortName } from '../../../web/src/format/law_names';
import { decode, encode } from '../../../web/src/link/link';
import { legendPanel } from '../../../web/src/panels/answer/legend';
import { forecastsTable } from '../../../web/src/panels/tables/forecasts';
import { selectionTable } from '../../../web/src/panels/tables/selection';
import { weightBars } from '../../../web/src/panels/tables/weights';
import { noMenus } from '../../../web/src/panels/widgets/save';
import type { Actions, View } from '../../../web/src/panels/widgets/view';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import { paletteRules } from '../../../web/site/palette';
import { bootstrap as resamples, paper } from './paper_analysis';

type Table = typeof import('../../../web/src/engine/law_table');

vi.mock('../../../web/src/engine/law_table', async (original) => {
  const { LAW_TABLE } = await original<Table>();
  return {
    LAW_TABLE: {
      ...LAW_TABLE,
      kinked: {
        light: { line: '#111111', text: '#222222' },
        dark: { line: '#333333', text: '#444444' },
        dash: [1, 2, 3, 4],
        generates: true,
      },
    },
  };
});

const SIXTH = 'kinked' as LawId; // the type knows the five of the table that is compiled

/** The last law's answer, said of the sixth as well. */
const withSixth = <T extends { law: string }>(all: readonly T[]): T[] =>
  all.flatMap((one, at) => (at === all.length - 1 ? [one, { ...one, law: SIXTH }] : [one]));

const { results } = paper;
const bootstrap = { ...resamples, laws: withSixth(resamples.laws) };
const shown: Shown = {
  ...paper,
  laws: [
    ...paper.laws,
    {
      id: SIXTH,
      name: 'kinked law',
      formula: 'a + b·N^(1/3)',
      parameters: ['a', 'b'],
      standard: true,
    },
  ],
  results: {
    ...results,
    fit: { ...results.fit, fits: withSixth(results.fit.fits) },
    targets: { ...results.targets, laws: withSixth(results.targets.laws) },
    curve: { ...results.curve, laws: withSixth(results.curve.laws) },
    bootstrap,
  },
};

/** What a template comes to, as text: its markup with its values in it. */
function markup(value: unknown): string {
  if (Array.isArray(value)) return value.map(markup).join('');
  if (typeof value === 'object' && value !== null && 'strings' in value) {
    const { strings, values } = value as ReturnType<typeof weightBars>;
    return strings
      .map((text, at) => text + (at < values.length ? markup(values[at]) : ''))
      .join('');
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

describe('a sixth law', () => {
  it('has the names of the engine', () => {
    expect(lawName(shown.laws, SIXTH)).toBe('kinked law');
    expect(lawShortName(shown.laws, SIXTH)).toBe('kinked');
    expect(selectionSaved(shown).title).toContain('Six scaling laws');
  });

  it('is one that answers may be of', () => {
    expect(v.is(LawIdSchema, SIXTH)).toBe(true);
    expect(v.is(LawIdSchema, 'straight')).toBe(false);
  });

  it('has colours in the style sheet, in light and in dark', () => {
    const [light, dark] = [paletteRules('light', ''), paletteRules('dark', '')];
    expect(light).toContain('--law-kinked: #111111; --law-kinked-text: #222222;');
    expect(light).toContain('.bar.law-kinked { color: var(--law-kinked); }');
    expect(dark.match(/--law-kinked: #333333; --law-kinked-text: #444444;/g)).toHaveLength(2);
  });

  it('is a line of the chart with its colour, dash and name', () => {
    const theme = themeOf((name) => name, 'sans', 13);
    expect(theme.laws[SIXTH]).toEqual({
      line: '--law-kinked',
      text: '--law-kinked-text',
    });
    const { data } = forecastChart(shown, shown.results, theme, 800);
    const line = data.datasets.find(({ label }) => label === 'kinked');
    expect(line).toMatchObject({
      borderDash: [1, 2, 3, 4],
      borderColor: '--law-kinked',
    });
  });

  it('is in the legend, and in the tables with its swatch', () => {
    const view = { shown, state: shown.state, rows: shown.rows } as View;
    const actions = { change: () => undefined } as unknown as Actions;
    for (const template of [
      legendPanel(view, actions),
      weightBars(shown),
      selectionTable(shown, noMenus),
      forecastsTable(shown, noMenus),
    ]) {
      expect(markup(template)).toContain('swatch law-kinked');
      expect(markup(template)).toContain('kinked');
    }
    expect(intervalRows(bootstrap, 0).map(({ law }) => law)).toContain(SIXTH);
  });

  it('is in what is saved', () => {
    const heads = (table: { columns: readonly { head: string }[] } | null) =>
      table?.columns.map(({ head }) => head);
    const firsts = (table: { rows: readonly (readonly { text: string }[])[] } | null) =>
      table?.rows.map(([first]) => first?.text);
    expect(heads(forecastsSaved(shown))).toContain('kinked law');
    expect(heads(curveTable(shown))).toContain('kinked law');
    expect(firsts(selectionSaved(shown))).toContain('kinked law');
    expect(firsts(intervalsSaved(bootstrap, shown))).toContain('kinked law');
  });

  it('is a word of links', async () => {
    const state = {
      ...DEFAULT_STATE,
      hiddenLaws: [SIXTH],
      truths: [{ law: SIXTH as 'power', parameters: { a: 1, b: 2 } }],
    };
    const fragment = (await encode(state)) ?? '';
    expect(fragment).toContain('hiddenLaws=kinked');
    expect(fragment).toContain('truths=kinked~a~1~b~2');
    const read = await decode(fragment);
    expect(read.problems).toEqual([]);
    expect(read.state).toMatchObject({
      hiddenLaws: [SIXTH],
      truths: state.truths,
    });
  });
});
