/** Puts the parts together: the store's changes go to the engine, its newest answer to the page. */
import { render } from 'lit-html';
import { BROWSER, createAddress } from './app/address';
import { createContinuing } from './app/continuing';
import { createEditing } from './app/editing';
import { connectEngine } from './engine/client';
import { createFraming, isFramed, panelsOf } from './app/framing';
import { TAB } from './app/keeping';
import { createLiveAnalysis } from './app/live_analysis';
import { createLiveChart } from './app/live_chart';
import { PANELS } from './analysis/plans';
import { createLiveBootstrap } from './app/live_bootstrap';
import { createMeasuring } from './app/measuring';
import { createPainting } from './app/painting';
import { createTableExtent } from './app/tables/table_extent';
import { listenForFiles, openFiles } from './app/tables/file_events';
import type { Opening } from './app/tables/opened_file';
import { createDragging } from './app/dragging';
import { notOpened } from './panels/answer/load_notice';
import { isAsking, page } from './panels/page';
import { createFolds } from './app/folds';
import { createSaves } from './app/saves';
import type { Actions, View } from './panels/widgets/view';
import { createPlanningPanels } from './app/planning_panels';
import { createPrintedChart } from './app/printed_chart';
import { nextTask } from './browser/next_task';
import { prepareForPrint } from './browser/printing';
import { fetchPrinted } from './panels/widgets/lazy';
import { watchChart } from './browser/resizing';
import { createTableReader } from './app/tables/table_reading';
import { createSharing } from './app/sharing';
import { listenForShortcuts } from './app/shortcuts';
import { showLook } from './app/show_look';
import { measureBy } from './format/measures';
import { DEFAULT_STATE } from './state/examples';
import { readRows } from './state/rows';
import { type State } from './state/state';
import { setResampling } from './state/resampling';
import { createStore } from './state/store';
import { createNavigation } from './app/navigation';

const root = document.querySelector<HTMLElement>('#app');
if (!root) throw new Error('The page has no place for the calculator.');

/** What writes links is fetched when there is one to write, or once the page rests. */
const fetchLinks = () => import('./link/link');
const encode = async (state: State) => (await fetchLinks()).encode(state);

const pool = connectEngine();
const store = createStore<State>(DEFAULT_STATE);
const continuing = createContinuing(BROWSER, store.get, renderPage);
const address = createAddress(continuing.bar, encode, TAB, renderPage);
const editing = createEditing(store, renderPage);
const tables = createTableReader(store, editing, pool);
const folds = createFolds((fold) => {
  if (!folds.open().has(fold)) saves.closed(fold);
  if (fold === 'preprocessing' && !folds.open().has(fold)) measuring.forget();
  if (fold === 'share') sharing.write();
  if (PANELS.some((panel) => panel === fold)) planning.follow();
  renderPage();
});
const sharing = createSharing(store.get, () => folds.open().has('share'), encode, renderPage);
const chart = createLiveChart();
const printedChart = createPrintedChart();
const framing = createFraming();
const table = createTableExtent(renderPage);
const measuring = createMeasuring(pool, renderPage);
const painting = createPainting(paint);

/** Whether there has been an answer: before the first one the chart waits. */
let begun = false;

const answers = createLiveAnalysis(pool, {
  isHeld: chart.isHeld,
  answered(next) {
    if (chart.isHeld()) {
      painting.soon();
      return;
    }
    bootstrap.follow(next);
    planning.follow();
    begun = true;
    painting.now();
  },
  // Without an answer to show, the rows themselves are drawn.
  render: () => (begun && !answers.seen().analysis ? painting.now() : renderPage()),
});

const planning = createPlanningPanels(pool, {
  analysis: () => answers.seen().analysis,
  open: folds.open,
  isHeld: chart.isHeld,
  render: renderPage,
});

const bootstrap = createLiveBootstrap(pool, renderPage);

const navigation = createNavigation(address, TAB, {
  async prepare(next) {
    await framing.fetch(next);
    if (isFramed(next) || isFramed(store.get())) {
      folds.openOnly(isFramed(next) ? panelsOf(next) : []);
    }
  },
  show: (next, from) => editing.replace(next, from === 'address' ? from : 'step'),
  render: renderPage,
});

const actions: Actions = {
  ...editing.actions,
  ...tables.actions,
  ...planning.actions,
  unfold: folds.unfold,
  ...sharing.actions,
  ...bootstrap.actions,
  ...table.actions,
  ...measuring.actions,
  openFiles: (files) => void openFiles(files, opening),
  forgetLast: continuing.forget,
  change(next, merge) {
    navigation.agree(next.replicates);
    editing.actions.change(next, merge);
  },
  hold: chart.hold,
  release() {
    if (chart.release()) answers.ask(store.get());
  },
  agree() {
    const replicates = navigation.seen().loadNotice?.replicates;
    if (replicates) actions.change(setResampling(store.get(), { replicates }));
    navigation.dismiss();
  },
  dismiss: navigation.dismiss,
};

function view(): View {
  const state = store.get();
  measureBy(state);
  const answered = answers.seen();
  const newest = answered.analysis;
  const isOfState = newest?.state.rows === state.rows && newest.state.fitUpTo === state.fitUpTo;
  return {
    state,
    rows: isOfState ? newest.table : readRows(state),
    ...answered,
    ...planning.seen(),
    open: folds.open(),
    saves,
    ...sharing.seen(),
    ...navigation.seen(),
    ...address.seen(),
    ...editing.seen(),
    ...tables.seen(),
    ...bootstrap.seen(),
    ...table.seen(),
    ...measuring.seen(),
    lastAddress: continuing.offered(),
  };
}

const saves = createSaves({
  derived: view,
  folds,
  openFile: (file) => void openFiles([file], opening),
  render: renderPage,
});
const dragging = createDragging(actions);
const followChart = watchChart(painting.now);

/** The folded tables come in a task of their own when the page opens. */
let whole = false;

function renderPage(): void {
  if (!root) return;
  const seen = view();
  root.classList.toggle('late', seen.slow);
  root.classList.toggle('failed', seen.failure !== null);
  root.classList.toggle('asking', isAsking(seen));
  root.ariaBusy = String(seen.slow);
  render(framing.framed(seen) ?? page(seen, actions, whole), root);
  followChart();
  chart.steady();
  const places = chart.places();
  const over = document.querySelector<HTMLElement>('.handles');
  if (places && over) render(dragging.draw(seen, places), over);
}

/** Draws rows without a forecast; fetched with the first of them. */
const alone: { code?: typeof import('./analysis/rows_alone') } = {};

function paint(): void {
  const { shown, analysis } = answers.seen();
  if (!shown && begun && !alone.code) {
    void import('./analysis/rows_alone').then((code) => {
      alone.code = code;
      paint();
    });
  }
  const rows = analysis
    ? alone.code?.rowsAlone(analysis)
    : begun && alone.code?.rowsBeforeAnswer(store.get());
  const drawn = shown ?? (rows || null);
  if (!chart.draw(drawn)) void nextTask().then(painting.now);
  printedChart.follow(drawn);
  renderPage();
}

store.subscribe((state) => {
  const what = editing.changing();
  if (what !== 'address') address.follow(state, what === 'step');
  if (what === 'step') navigation.moveOn();
  showLook(state);
  sharing.follow();
  if (chart.isHeld()) {
    bootstrap.follow(null); // the slots are for what moves
    planning.pause();
  } else chart.loosen();
  renderPage();
  answers.follow(state);
});

const opening: Opening = {
  ...navigation.opening,
  table: (input, names) => tables.open({ input, names }),
  paste: (text, html) => void actions.paste(text, null, null, html),
};
const isWholePage = () => !isFramed(store.get());
listenForFiles(opening, isWholePage);
listenForShortcuts(actions, isWholePage);
prepareForPrint(folds.openForPrint, painting.now);
for (const sign of ['pointermove', 'keydown']) {
  window.addEventListener(sign, fetchPrinted, { once: true, passive: true });
}
for (const event of ['pagehide', 'visibilitychange']) {
  window.addEventListener(event, address.leave, { capture: true });
}
for (const event of ['popstate', 'hashchange']) {
  window.addEventListener(event, () => void navigation.follow());
}
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', painting.now);

/**
 * What the address asks for comes first: the usual page is not shown before it. Where it asks for no
 * state, the page is there at once, for unfold.ts to find the panel that it may name.
 */
async function begin(): Promise<void> {
  await nextTask();
  const first = navigation.begin();
  const opened = first && (await first.catch(() => 'missing' as const));
  document.querySelector('#starting')?.remove();
  if (opened === 'missing') {
    if (root) render(notOpened, root);
    return;
  }
  if (opened) store.restart(opened.asked);
  if (opened?.typed) editing.replace(opened.typed, 'detail');
  showLook(store.get());
  renderPage();
  answers.ask(store.get());
  await nextTask();
  whole = true;
  renderPage();
}
void begin();

/** Once the page rests: a later version may have replaced this one on the server when there is a link to write. */
const REST = 4000; // ms
void pool.then(
  () => setTimeout(() => void (isWholePage() && fetchLinks().catch(() => undefined)), REST),
  () => undefined, // the first analysis says why
);
