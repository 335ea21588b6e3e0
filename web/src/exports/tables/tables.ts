/** Every table of the page under its menu's name; null where there is none yet. */
import { bootstrapOf, type View } from '../../panels/view';
import { backtestTable } from './backtest_tables';
import { benchmarksTable, histogramTable, intervalsTable } from './bootstrap_tables';
import { optimaTable, parametersTable, partsTable } from './decomposition_tables';
import { curveTable, forecastsTable, rowsTable, selectionTable } from './forecast_tables';
import { heldOutTable } from './held_out_table';
import { coverageTable, designTable, errorTable } from './planning_tables';
import type { Table } from './table';

type Shown = NonNullable<View['shown']>;

const ofShown = (make: (shown: Shown) => Table) => (view: View) =>
  view.shown ? make(view.shown) : null;

const ofBootstrap =
  (make: (bootstrap: NonNullable<ReturnType<typeof bootstrapOf>>, shown: Shown) => Table | null) =>
  (view: View) => {
    const bootstrap = bootstrapOf(view);
    return bootstrap && view.shown ? make(bootstrap, view.shown) : null;
  };

/** What an open panel was answered, if it was. */
export const answerOf = <A>(
  asked: { outcome: { ok: true; value: A } | { ok: false } } | null,
): A | null => (asked?.outcome.ok ? asked.outcome.value : null);

const ofDecomposition =
  (make: typeof partsTable) =>
  ({ plans: { decomposition: plan } }: View) => {
    const decomposition = answerOf(plan.asked);
    return decomposition && plan.of ? make(decomposition, plan.of) : null;
  };

const ofTrials =
  (make: typeof errorTable) =>
  ({ trials, analysis }: View) =>
    trials.shown && analysis ? make(trials.shown, analysis.laws) : null;

export const TABLES = {
  data: rowsTable,
  forecasts: ofShown(forecastsTable),
  'forecast-curve': ofShown(curveTable),
  'model-selection': ofShown(selectionTable),
  'held-out': ({ shown }) => shown && heldOutTable(shown),
  bootstrap: ofBootstrap(intervalsTable),
  histogram: ofBootstrap(histogramTable),
  benchmarks: ({ analysis }) => analysis && benchmarksTable(analysis),
  'next-experiment': ({ plans }) => {
    const design = answerOf(plans.design.asked);
    return design && designTable(design);
  },
  'back-test': ({ plans }) => {
    const tests = answerOf(plans['back-test'].asked)?.own;
    return tests?.ok ? backtestTable(tests.value) : null;
  },
  'validation-error': ofTrials(errorTable),
  'validation-coverage': ofTrials(coverageTable),
  decomposition: ofDecomposition(partsTable),
  'decomposition-parameters': ofDecomposition(parametersTable),
  'decomposition-optima': ofDecomposition(optimaTable),
} satisfies Record<string, (view: View) => Table | null>;

export type TableName = keyof typeof TABLES;

export const isTable = (name: string): name is TableName => Object.hasOwn(TABLES, name);
