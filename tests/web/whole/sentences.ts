/** Every text that the page can say, with where it stands: panels, frames, tables, notices, refusals. */
import { analyse, type Analysis } from '../../../web/src/analysis/analysis';
import type { Derived } from '../../../web/src/analysis/derived';
import { planSelection, planResiduals } from '../../../web/src/analysis/fit_plans';
import { planBacktest } from '../../../web/src/analysis/backtest_plan';
import { NO_PLAN, type Asked } from '../../../web/src/analysis/plan';
import {
  NO_PLANS,
  PANELS,
  planComparison,
  planDecomposition,
  planCompare,
  planDesign,
  planNextRun,
  planOutcome,
  planRequiredSize,
  planScatter,
  type Plans,
} from '../../../web/src/analysis/plans';
import { validationOf } from '../../../web/src/analysis/validation_run';
import { loadEngine } from '../../../web/src/engine/engine';
import { slotOf } from '../../../web/src/engine/worker_slot';
import { forecastEntry, methodEntry } from '../../../web/src/exports/citation';
import { forecastFrame } from '../../../web/src/exports/pictures/forecast_picture';
import { TABLES } from '../../../web/src/exports/tables/tables';
import { framedPanel } from '../../../web/src/panels/embed/framed';
import { page } from '../../../web/src/panels/page';
import type { Actions, View } from '../../../web/src/panels/widgets/view';
import { ONLY } from '../../../web/src/state/look';
import { progressText } from '../../../web/src/words/bootstrap';
import { bootstrapSummary, spanOf } from '../../../web/src/words/refit_noise';
import { verdictLine } from '../../../web/src/words/verdict';
import { bent, bootstrap, lawsWith, paper } from './paper_analysis';
import { emptyView, paperView } from './paper_view';
import { CASES, HARD_CASES, type Case } from './sentence_cases';
import { ofLinks, ofPastes } from './notices';
import { said, textsOf, type Said } from './page_text';

const engine = await loadEngine();
const slot = slotOf(engine, () => Promise.resolve(engine));

/** What the page adds to what is computed, with everything unfolded. */
const pageAround: Omit<View, keyof Derived> = {
  lastAddress: null,
  rowsDrawn: 200,
  slow: false,
  notes: { at: 'rows', texts: [] },
  open: new Set([
    ...PANELS,
    'benchmarks',
    'bootstrap',
    'forecasts',
    'model-selection',
    'share',
    'save',
  ] as const),
  saves: { menu: () => '', everything: () => '' },
  loadNotice: null,
  unlinked: null,
  link: null,
  copied: null,
  baselines: false,
  measured: null,
  reading: null,
  failure: null,
  canUndo: false,
  canRedo: false,
};

/** Listeners are never called here. */
const actions = new Proxy({} as Actions, { get: () => () => undefined });

async function plansOf(analysis: Analysis, slow: boolean): Promise<Plans> {
  const open = [analysis, true, slot] as const;
  const none = analysis.results === null;
  return {
    'required-size': none ? NO_PLAN : await planRequiredSize(...open, NO_PLAN),
    outcome:
      none || analysis.rows.heldOut.length === 0 ? NO_PLAN : await planOutcome(...open, NO_PLAN),
    compare: none ? NO_PLAN : await planCompare(...open, NO_PLAN),
    decomposition: none || !slow ? NO_PLAN : await planDecomposition(...open, NO_PLAN),
    design: none ? NO_PLAN : await planDesign(...open, NO_PLAN),
    'next-run': none ? NO_PLAN : await planNextRun(...open, NO_PLAN),
    comparison: none ? NO_PLAN : await planComparison(...open, NO_PLAN),
    'back-test': await planBacktest((compute) => compute())(...open, NO_PLAN),
    preprocessing: none ? NO_PLAN : await planScatter(...open, NO_PLAN),
    residuals: await planResiduals(...open, NO_PLAN),
    'model-selection': await planSelection(...open, NO_PLAN),
  };
}

function trialsOf(analysis: Analysis, slow: boolean): View['trials'] {
  const request = slow ? validationOf(analysis) : null;
  if (!request) return { run: null, shown: null, of: null };
  const outcome = engine.validate(request.observations, { ...request.options, trials: 20 });
  return outcome.ok
    ? { run: { phase: 'done', answer: outcome.value }, shown: outcome.value, of: analysis }
    : { run: { phase: 'failed', message: outcome.error.message }, shown: null, of: null };
}

const hasResults = (one: Analysis): one is NonNullable<View['shown']> => one.results !== null;

/** Few resamples: their figures do not matter here. */
const RESAMPLES = 100;

async function viewOf(one: Case, slow: boolean): Promise<View> {
  const state = { ...one.state, replicates: RESAMPLES };
  const analysis = await analyse(state, slot, 2);
  return {
    ...pageAround,
    ...emptyView,
    state,
    rows: analysis.table,
    analysis,
    shown: hasResults(analysis) ? analysis : null,
    plans: await plansOf(analysis, slow),
    trials: trialsOf(analysis, slow),
    link: { url: 'https://gaincast.example/#v=1', characters: 3 },
  };
}

const ofPage = (view: View): Promise<Said[]> => textsOf(page(view, actions));

/** The cases whose decomposition, trials and frames are shown, too: each takes seconds. */
const SLOW = /^(falling to losses|one of several benchmarks)$/;

/** Titles and heads of what is saved, and what pictures and citations say. */
function ofExports(view: View): Said[] {
  const tables = Object.values(TABLES).flatMap((make) => make(view) ?? []);
  const { shown } = view;
  return [
    ...tables.flatMap(({ title, columns }) => [
      ...said('saved title', title),
      ...columns.flatMap(({ head, shown: text }) => said('saved head', head, text)),
    ]),
    ...(shown ? said('picture', forecastFrame(shown, 800).note) : []),
    ...(shown ? said('headline', verdictLine(shown)) : []),
  ];
}

async function ofFrames(view: View): Promise<Said[]> {
  const frames = ONLY.flatMap((only) =>
    (['embed', 'slide'] as const).map((frame) => ({
      ...view,
      state: { ...view.state, view: frame, only },
    })),
  );
  return (
    await Promise.all(frames.map((one) => textsOf(framedPanel(one, Promise.resolve('#')))))
  ).flat();
}

async function ofCases(cases: readonly Case[]): Promise<Said[]> {
  const all: Said[] = [];
  for (const one of cases) {
    const slow = SLOW.test(one.name);
    const view = await viewOf(one, slow);
    all.push(...(await ofPage(view)), ...ofExports(view));
    if (slow) all.push(...(await ofFrames(view)));
  }
  return all;
}

const refused = <A>(): Asked<A> => ({
  key: '',
  outcome: {
    ok: false,
    error: {
      code: '',
      row: null,
      field: null,
      message: 'The budget must be a number that is not negative.',
    },
  },
});

/** What is seen while something is computed, and where it fails. */
async function ofMoments(): Promise<Said[]> {
  const whole: View = { ...pageAround, ...paperView };
  const many = { ...paper.state, replicates: 100_000 };
  const running = (secondsLeft: number | null): View['run'] => ({
    phase: 'running',
    progress: { done: 412_000, total: 1_000_000, secondsLeft },
  });
  const runs: View['run'][] = [
    null,
    ...[null, 0.4, 12, 300].map(running),
    { phase: 'summing', total: 100_000 },
    { phase: 'cancelled', done: 2000, total: 100_000 },
    { phase: 'failed', message: 'The worker could not start.' },
    { phase: 'done', answer: bootstrap },
  ];
  const failure = 'The calculator could not run in this browser: it has no WebAssembly.';
  const failed = { of: paper, asked: null, failure: 'The engine could not be loaded.' };
  const allFailed = Object.fromEntries(
    Object.keys(NO_PLANS).map((id) => [id, failed]),
  ) as unknown as Plans;
  const divided = lawsWith(['power'], { value: [1, 1, null, null, null] });
  const noAverage = bent(
    {},
    { targets: { laws: divided, mean: [1, 1, null, null, null], sd: [1, 1, null, null, null] } },
  );
  const views: View[] = [
    ...runs.map((run) => ({ ...whole, state: many, run })),
    ...runs.flatMap((run) => {
      const trials = { shown: whole.trials.shown, of: paper };
      const same = run?.phase === 'done' ? whole.trials.run : run;
      return same?.phase === 'done' && !('truths' in same.answer)
        ? []
        : [{ ...whole, trials: { ...trials, run: same as View['trials']['run'] } }];
    }),
    {
      ...whole,
      trials: {
        run: { phase: 'failed', message: 'The worker could not start.' },
        shown: null,
        of: null,
      },
    },
    {
      ...whole,
      analysis: null,
      shown: null,
      plans: NO_PLANS,
      trials: emptyView.trials,
      link: null,
    },
    { ...whole, failure },
    { ...whole, plans: allFailed },
    {
      ...whole,
      plans: { ...whole.plans, 'next-run': { of: paper, asked: refused(), failure: null } },
    },
    { ...whole, link: { url: null, characters: 0 } },
    { ...whole, analysis: noAverage, shown: noAverage },
    ...(['link', 'markdown', 'html', 'iframe', 'picture'] as const).flatMap((form) =>
      [true, false].map((done) => ({
        ...whole,
        link: { url: 'https://gaincast.example/#v=1', characters: 3 },
        copied: { form, done },
      })),
    ),
    { ...whole, rowsDrawn: 2 },
    { ...whole, baselines: true },
    { ...whole, notes: { at: 'targets', texts: ['“x” is not a size.'] } },
    {
      ...whole,
      loadNotice: {
        from: '“a.json”',
        refused: 'it is no JSON, or damaged',
        problems: [],
        replicates: null,
      },
    },
  ];
  const all: Said[] = [];
  for (const view of views) {
    all.push(...(await ofPage(view)), ...ofExports(view), ...(await ofFrames(view)));
  }
  return [
    ...all,
    ...said('summary', progressText({ done: 1, total: 2, secondsLeft: 1 })),
    ...said('summary', bootstrapSummary(bootstrap, 70)),
    ...said(
      'span',
      spanOf({ low: null, high: 3 }),
      spanOf({ low: 3, high: null }),
      spanOf({ low: null, high: null }),
    ),
    ...said(
      'citation',
      forecastEntry('x', { source: '', site: '', link: null }, new Date(0)),
      methodEntry,
    ),
  ];
}

export async function allSaid(): Promise<Said[]> {
  return [
    ...(await ofCases([...CASES, ...HARD_CASES])),
    ...(await ofMoments()),
    ...(await ofLinks(ofPage, pageAround)),
    ...(await ofPastes()),
  ];
}
