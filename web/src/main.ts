/** Puts the parts together: the store's changes go to the engine, its newest answer to the page. */
import { render } from 'lit-html';
import { BROWSER, createAddress, isStep } from './address';
import { analyse, type Analysis } from './analysis';
import { BAND_POINTS, LIVE_REPLICATES } from './asking';
import { receive, type Arrival } from './arrival';
import { BOOTSTRAP, requestOf, type BootstrapRequest } from './bootstrap_run';
import { density } from './charts/density';
import { drawOn, type Drawing } from './charts/draw';
import { forecastChart, frameOf, type Frame } from './charts/forecast';
import { readTheme } from './charts/theme';
import { connectEngine, latestWins } from './engine/client';
import type { Pool } from './engine/pool';
import { fetchFramed, framed, isFramed, panelsOf } from './framing';
import { home } from './home';
import { nextPoints } from './pace';
import { createHandles } from './panels/handles';
import { page } from './panels/page';
import { offerSaves } from './panels/save';
import { keepHeight } from './panels/still';
import type { Actions, Notes, View } from './panels/view';
import { createLongRuns, type LongRuns } from './long_runs';
import { listenForFiles, openFile, type Opening } from './opening';
import {
  NO_PLAN,
  NO_PLANS,
  planBacktest,
  planComparison,
  planDecomposition,
  planDesign,
  planScatter,
  type PanelId,
  type Plan,
  type Planner,
  type Plans,
} from './plans';
import { pixelRatio, prepareForPrint } from './printing';
import { watchChart } from './resizing';
import { showLook } from './show_look';
import { DEFAULT_STATE } from './state/examples';
import { fetchPaste, mayBeTable } from './state/pasting';
import { readRows } from './state/rows';
import type { Arrived } from './state/link';
import { setResampling, type State } from './state/state';
import { createStore } from './state/store';
import { VALIDATION, validationOf, type ValidationRequest } from './validation_run';

const ROWS_AT_ONCE = 200; // a table of thousands of inputs would make the page wait
const SLOW = 250; // ms; a shorter wait is not worth dimming the answer

const root = document.querySelector<HTMLElement>('#app');
if (!root) throw new Error('The page has no place for the calculator.');

const pool = connectEngine();

/** What reads and writes links is fetched when there is one. */
const links = () => import('./state/link');

async function open(fragment: string): Promise<Arrived> {
  try {
    return await (await links()).decode(fragment);
  } catch {
    return {
      state: DEFAULT_STATE,
      problems: ['What reads links could not be loaded. Reload the page to try again.'],
    };
  }
}

const store = createStore<State>(DEFAULT_STATE);
let arrival: Arrival | null = null;
let agreed = LIVE_REPLICATES; // resamples that the reader has asked for
let step = false; // whether the change under way is an entry of the history
let arriving = false; // whether the change under way came from the address

const address = createAddress(BROWSER, async (state) => (await links()).encode(state));

let analysis: Analysis | null = null;
let shown: View['shown'] = null;
const NOTHING_SAID: Notes = { at: 'rows', texts: [] };
let notes = NOTHING_SAID;
let failure: string | null = null;
let rowsDrawn = ROWS_AT_ONCE;
let slow = false;
let slowTimer = 0;
let drawing: Drawing | null = null;
let drawnOn: HTMLCanvasElement | null = null;
let frame: Frame | null = null;
let held = false;
let bandPoints = BAND_POINTS;
let painting = 0;
let run: View['run'] = null;
let longRuns: LongRuns<BootstrapRequest> | null = null;
const unfolded = new Set<PanelId>();
let sharing = false;
let baselines = false;
let link: View['link'] = null;
let copied: View['copied'] = null;
let plans: Plans = NO_PLANS;
let trials: View['trials'] = { run: null, shown: null };
let trialsOf: Analysis | null = null;
let trialRuns: LongRuns<ValidationRequest> | null = null;

const actions: Actions = {
  change(next, merge) {
    notes = NOTHING_SAID;
    agreed = Math.max(agreed, next.replicates);
    step = merge === undefined && isStep(store.get(), next);
    store.set(next, merge);
    step = false;
  },
  seal: store.seal,
  hold() {
    if (held || !frame) return;
    held = true;
    keepHeight(document.querySelector('.answer'), held);
  },
  release() {
    if (!held) return;
    held = false;
    keepHeight(document.querySelector('.answer'), held);
    bandPoints = BAND_POINTS;
    analysing.ask(store.get());
  },
  note(next) {
    notes = next;
    renderPage();
  },
  async paste(text, field, at) {
    try {
      const applied = (await fetchPaste())(store.get(), text, field, at);
      if (!applied) return false;
      store.seal();
      notes = NOTHING_SAID;
      step = true;
      store.set(applied.state);
      step = false;
      actions.note({ at: 'rows', texts: applied.notes });
    } catch {
      actions.note({ at: 'rows', texts: ['What reads tables could not be loaded. Try again.'] });
    }
    return true;
  },
  drawMoreRows() {
    rowsDrawn += ROWS_AT_ONCE;
    renderPage();
  },
  cancelRun: () => longRuns?.cancel(),
  runAgain: () => longRuns?.again(),
  unfold(panel, open) {
    if (open === unfolded.has(panel)) return;
    if (open) unfolded.add(panel);
    else unfolded.delete(panel);
    planOpen();
    renderPage();
  },
  cancelTrials: () => trialRuns?.cancel(),
  runTrialsAgain: () => trialRuns?.again(),
  addBaselines() {
    baselines = true;
    renderPage();
  },
  gainSe: async (measurement) => (await pool).engine.gainSe(measurement),
  share(open) {
    if (open === sharing) return;
    sharing = open;
    writeLink();
    renderPage();
  },
  async copy(form, text) {
    try {
      await navigator.clipboard.writeText(text);
      copied = { form, done: true };
    } catch {
      copied = { form, done: false }; // there is no clipboard on pages that are not served securely
    }
    renderPage();
  },
  agree() {
    const replicates = arrival?.replicates;
    if (replicates) actions.change(setResampling(store.get(), { replicates }));
    actions.dismiss();
  },
  dismiss() {
    arrival = null;
    renderPage();
  },
  undo() {
    notes = NOTHING_SAID;
    store.undo();
  },
  redo() {
    notes = NOTHING_SAID;
    store.redo();
  },
};

function view(): View {
  const state = store.get();
  return {
    state,
    rows:
      analysis && analysis.state.rows === state.rows && analysis.state.fitUpTo === state.fitUpTo
        ? analysis.table
        : readRows(state),
    analysis,
    shown,
    rowsDrawn,
    slow,
    notes,
    run,
    open: unfolded,
    plans,
    trials,
    arrival,
    link,
    copied,
    baselines,
    sharing,
    failure,
    canUndo: store.canUndo(),
    canRedo: store.canRedo(),
  };
}

const handles = createHandles(actions);

/** What a state that comes from the address needs before it is shown. */
async function prepare(next: State): Promise<void> {
  await fetchFramed(next);
  if (!isFramed(next) && !isFramed(store.get())) return;
  unfolded.clear();
  if (isFramed(next)) for (const panel of panelsOf(next)) unfolded.add(panel);
}

const followChart = watchChart(() => paint());

const opening: Opening = {
  restore({ state, problems }, name) {
    take(receive({ state: { ...state, view: 'page' }, problems }, agreed, name));
  },
  table: (text) => actions.paste(text, null, null),
  refuse(from, refused) {
    arrival = { from, refused, problems: [], replicates: null };
    renderPage();
  },
};

offerSaves(view, (file) => void openFile(file, opening));
listenForFiles(opening, () => !isFramed(store.get()));
prepareForPrint(paint);

function renderPage(): void {
  if (!root) return;
  const seen = view();
  render(framed(seen) ?? page(seen, actions), root);
  followChart();
  const places = drawing?.places();
  const over = document.querySelector<HTMLElement>('.handles');
  if (places && over) render(handles.draw(seen, places), over);
}

/** While something is held, only what is drawn changes: axes and labels keep their places. */
function drawChart(): void {
  const canvas = document.querySelector<HTMLCanvasElement>('#forecast-chart');
  const box = canvas?.parentElement;
  const width = box?.clientWidth ?? 0;
  if (!canvas || !box || !shown || width === 0) return; // a frame that is hidden has no width
  if (!drawing || drawnOn !== canvas) {
    drawing = drawOn(canvas);
    drawnOn = canvas;
  }
  const theme = readTheme(box);
  const { results } = shown;
  if (!held || !frame) frame = frameOf(shown, results, theme, width);
  const chart = forecastChart(shown, results, theme, width, frame);
  if (held) drawing.follow(chart);
  else drawing.show(chart, pixelRatio() ?? density(canvas));
}

function paint(): void {
  cancelAnimationFrame(painting);
  painting = 0;
  drawChart();
  renderPage();
}

async function analyseInTime(state: State): Promise<Analysis> {
  const { engine } = await pool;
  const began = performance.now();
  const next = await analyse(
    state,
    engine,
    held ? bandPoints : BAND_POINTS,
    held ? analysis : null,
  );
  if (held) bandPoints = nextPoints(bandPoints, performance.now() - began);
  return next;
}

const analysing = latestWins(
  analyseInTime,
  (next) => {
    window.clearTimeout(slowTimer);
    slow = false;
    failure = null;
    analysis = next;
    if (next.results) shown = { ...next, results: next.results };
    if (!held) {
      longRuns?.follow(requestOf(next));
      planOpen();
    }
    if (!held) paint();
    else if (painting === 0) painting = requestAnimationFrame(paint);
  },
  (reason) => {
    window.clearTimeout(slowTimer);
    const why = reason instanceof Error ? reason.message : String(reason);
    failure = `The calculator could not run in this browser: ${why}`;
    renderPage();
  },
  () => held,
);

/** Each panel by itself, so that none waits for another; what is overtaken is kept, if not shown. */
function planning<A>(id: PanelId, planner: Planner<A>, set: (next: Plan<A>) => void) {
  let shown: Plan<A> = NO_PLAN;
  let newest: Plan<A> = NO_PLAN;
  const show = (next: Plan<A>) => {
    const toSee = unfolded.has(id) || shown.asked !== next.asked;
    shown = next;
    set(next);
    if (toSee) renderPage();
  };
  return latestWins(
    async (next: Analysis) =>
      (newest = await planner(next, unfolded.has(id), (await pool).engine, newest)),
    show,
    (reason) => {
      const failure = reason instanceof Error ? reason.message : String(reason);
      show({ of: analysis, asked: null, failure });
    },
  );
}

const plannings = [
  planning('design', planDesign, (design) => (plans = { ...plans, design })),
  planning(
    'decomposition',
    planDecomposition,
    (decomposition) => (plans = { ...plans, decomposition }),
  ),
  planning('comparison', planComparison, (comparison) => (plans = { ...plans, comparison })),
  planning('preparing', planScatter, (preparing) => (plans = { ...plans, preparing })),
  planning('back-test', planBacktest, (tests) => (plans = { ...plans, 'back-test': tests })),
];

/** Asks for what open panels need of the newest analysis; nothing while something is dragged. */
function planOpen(): void {
  if (!analysis || held) return;
  if (unfolded.size > 0) growPool(2); // a decomposition takes a second: it keeps nobody from the forecast
  for (const panel of plannings) panel.ask(analysis);
  if (unfolded.has('validation')) trialRuns?.follow(validationOf(analysis));
  else if (trialsOf !== analysis) trialRuns?.follow(null);
  trialsOf = analysis;
}

let growPool: Pool['grow'] = () => undefined;

pool.then(
  (connected) => {
    growPool = connected.grow;
    longRuns = createLongRuns(connected, BOOTSTRAP, (next) => {
      run = next;
      renderPage();
    });
    trialRuns = createLongRuns(connected, VALIDATION, (next) => {
      const done = next?.phase === 'done' ? next.answer : trials.shown;
      trials = { run: next, shown: next || unfolded.has('validation') ? done : null };
      renderPage();
    });
  },
  () => undefined, // the first analysis says why
);

const writing = latestWins(
  async (state: State) => (await links()).encode(state),
  (fragment) => {
    link =
      fragment === null
        ? { url: null, characters: 0 }
        : { url: `${home()}#${fragment}`, characters: fragment.length };
    renderPage();
  },
  () => undefined,
);

/** The link is written again with every change while it is on show. */
function writeLink(): void {
  if (sharing) writing.ask(store.get());
}

/** `#next-experiment` names a panel (unfold.ts) and says nothing of the state. */
const namesAPanel = (fragment: string): boolean => /^[a-z-]+$/.test(fragment);

/** The reader went back, forward, or wrote a link into the address. */
async function arrive(): Promise<void> {
  const fragment = BROWSER.fragment();
  if (namesAPanel(fragment) || !address.visit(fragment)) return;
  const arrived = receive(await open(fragment), agreed);
  await prepare(arrived.state);
  if (BROWSER.fragment() !== fragment) return; // already somewhere else
  arriving = true;
  take(arrived);
  arriving = false;
}

/** Shows what a link or a file brought; undo goes back behind it. */
function take(arrived: ReturnType<typeof receive>): void {
  notes = NOTHING_SAID;
  arrival = arrived.arrival;
  store.seal();
  step = true;
  store.set(arrived.state);
  step = false;
}

store.subscribe((state) => {
  if (!arriving) address.follow(state, step);
  copied = null;
  showLook(state);
  writeLink();
  if (held) {
    longRuns?.follow(null); // the lanes are for what moves
    trialRuns?.follow(null);
  }
  renderPage();
  window.clearTimeout(slowTimer);
  slowTimer = window.setTimeout(() => {
    slow = true;
    renderPage();
  }, SLOW);
  analysing.ask(state);
});

const editable = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'text';

document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isFramed(store.get())) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  const own = event.target instanceof HTMLInputElement && event.target.matches('.own-undo');
  if (own && event.target.value !== '') return;
  event.preventDefault();
  if (key === 'y' || event.shiftKey) actions.redo();
  else actions.undo();
});

document.addEventListener('paste', (event) => {
  if (event.defaultPrevented || editable(event.target) || isFramed(store.get())) return;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!mayBeTable(text)) return;
  event.preventDefault();
  void actions.paste(text, null, null);
});

for (const event of ['popstate', 'hashchange']) {
  window.addEventListener(event, () => void arrive());
}

/** What the address asks for comes first: the usual page is not shown before it. */
async function begin(): Promise<void> {
  if (BROWSER.fragment() !== '' && !namesAPanel(BROWSER.fragment())) {
    const first = receive(await open(BROWSER.fragment()));
    await prepare(first.state);
    store.restart(first.state);
    arrival = first.arrival;
  }
  showLook(store.get());
  renderPage();
  analysing.ask(store.get());
}
void begin();

for (const medium of ['(prefers-color-scheme: dark)', 'print']) {
  window.matchMedia(medium).addEventListener('change', paint);
}
