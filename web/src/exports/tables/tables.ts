/** Every table of the page under its menu's name; null where there is none yet. */
import type { Shown } from '../../analysis/analysis';
import { bootstrapOf, type Derived } from '../../analysis/derived';
import { answerOf } from '../../analysis/plan';
import type { Bootstrap } from '../../engine/contract';
import { valueOf } from '../../engine/outcome';
import { unitName } from '../../state/preprocessing';
import { backtestTable } from './backtest_tables';
import { benchmarksTable, histogramTable, intervalsTable } from './bootstrap_tables';
import { compareTable, rankingTable } from './compare_tables';
import { optimaTable, parametersTable, partsTable } from './decomposition_tables';
import { criteriaTable, ownIntervalsTable, residualsTable } from './fit_tables';
import { curveTable, forecastsTable, rowsTable, selectionTable } from './forecast_tables';
import { heldOutTable } from './held_out_table';
import { outcomeTable } from './outcome_table';
import { coverageTable, errorTable, runsTable } from './planning_tables';
import { runsOf } from '../../words/design';
import type { Table } from './table';

const ofShown = (make: (shown: Shown) => Table) => (derived: Derived) =>
  derived.shown ? make(derived.shown) : null;

const ofBootstrap =
  (make: (bootstrap: Bootstrap, shown: Shown) => Table | null) => (derived: Derived) => {
    const bootstrap = bootstrapOf(derived);
    return bootstrap && derived.shown ? make(bootstrap, derived.shown) : null;
  };

const ofDecomposition =
  (make: typeof partsTable) =>
  ({ plans: { decomposition: plan } }: Derived) => {
    const decomposition = answerOf(plan);
    return decomposition && plan.of ? make(decomposition, plan.of) : null;
  };

const ofTrials =
  (make: typeof errorTable) =>
  ({ trials, analysis }: Derived) =>
    trials.shown && analysis ? make(trials.shown, analysis.laws) : null;

export const TABLES = {
  data: rowsTable,
  forecasts: ofShown(forecastsTable),
  'forecast-curve': ofShown(curveTable),
  'model-selection': ofShown(selectionTable),
  criteria: ({ plans, shown }) => {
    const found = answerOf(plans['model-selection']);
    return found && shown && criteriaTable(shown, found.byCriterion);
  },
  'own-intervals': ({ plans, shown }) => {
    const found = answerOf(plans['model-selection']);
    return found && shown && ownIntervalsTable(shown, found.own);
  },
  residuals: ({ plans: { residuals: plan } }) => {
    const forecast = answerOf(plan);
    return forecast && plan.of && residualsTable(plan.of, forecast);
  },
  'held-out': ({ shown }) => shown && heldOutTable(shown),
  bootstrap: ofBootstrap(intervalsTable),
  histogram: ofBootstrap(histogramTable),
  benchmarks: ({ analysis }) => analysis && benchmarksTable(analysis),
  'next-experiment': ({ plans }) => {
    const next = answerOf(plans['next-run']);
    const design = answerOf(plans.design);
    return next && runsTable(runsOf(next, next.method === 'paper' ? design : null));
  },
  outcome: ({ plans: { outcome } }) => {
    const found = answerOf(outcome);
    return found && outcome.of && outcomeTable(found, unitName(outcome.of.state));
  },
  compare: ({ plans: { compare } }) => {
    const found = answerOf(compare);
    return found && compare.of && compareTable(found, unitName(compare.of.state));
  },
  ranking: ({ plans: { compare } }) => {
    const found = answerOf(compare);
    return found && compare.of && rankingTable(found, compare.of.state.chosen);
  },
  'back-test': ({ plans }) => {
    const tests = valueOf(answerOf(plans['back-test'])?.own);
    return tests && backtestTable(tests);
  },
  'validation-error': ofTrials(errorTable),
  'validation-coverage': ofTrials(coverageTable),
  decomposition: ofDecomposition(partsTable),
  'decomposition-parameters': ofDecomposition(parametersTable),
  'decomposition-optima': ofDecomposition(optimaTable),
} satisfies Record<string, (derived: Derived) => Table | null>;

export type TableName = keyof typeof TABLES;

/** Under the chart stands what is read: its hundreds of points are for programs. */
export const READ: Partial<Record<TableName, TableName>> = { 'forecast-curve': 'forecasts' };

export const isTable = (name: string): name is TableName => Object.hasOwn(TABLES, name);
