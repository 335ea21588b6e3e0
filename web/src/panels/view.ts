/** The view that every panel is drawn from, and the actions by which panels change the state. */
import type { Analysis } from '../analysis/analysis';
import type { Results } from '../analysis/query';
import type { LoadNotice } from '../link/load_notice';
import type { Bootstrap, GainSe, Measurement, Outcome, Validation } from '../engine/contract';
import type { LongRun } from '../analysis/long_runs';
import type { PanelId, Plan, Plans } from '../analysis/plans';
import type { Cell } from '../read/paste';
import type { ParsedRows } from '../state/rows';
import type { Field, State } from '../state/state';
import type { Snippet } from '../words/share_snippets';
import type { Form } from '../words/share';

export type Notes = { at: 'rows' | 'targets'; texts: readonly string[] };

export type View = {
  state: State;
  rows: ParsedRows;
  /** The newest answer; it may belong to an earlier state for the moment that computing takes. */
  analysis: Analysis | null;
  /** The newest results that could be computed, kept while there are none. */
  shown: (Analysis & { results: Results }) | null;
  /** How many rows of the table are drawn; the others are in the state and in the fit all the same. */
  rowsDrawn: number;
  /** Computing takes long enough that the chart is dimmed. */
  slow: boolean;
  /** What the last action did or could not do, shown where it was done until the next change. */
  notes: Notes;
  /** The longer run of the bootstrap that the state asks for, if it does. */
  run: LongRun<Bootstrap> | null;
  /** Which of the panels that are computed only when they are seen are unfolded. */
  open: ReadonlySet<PanelId>;
  /** What those panels show; of an earlier analysis for the moment that computing takes. */
  plans: Plans;
  /**
   * The validation's run, and the newest that was done, which may be of other options or rows: `of` is
   * the analysis that it follows from.
   */
  trials: { run: LongRun<Validation> | null; shown: Validation | null; of: Analysis | null };
  /** What is to be said about the link that was opened. */
  loadNotice: LoadNotice | null;
  /** The newest link, once one has been written; `url` is null where the rows are too many for one. */
  link: { url: string | null; characters: number } | null;
  /** The form in which the link was last copied, or could not be; gone with the next change. */
  copied: { form: Form | Snippet; done: boolean } | null;
  /** Whether baselines have a column although there are none yet. */
  baselines: boolean;
  /** Whether the panel for sharing is open. */
  sharing: boolean;
  failure: string | null;
  canUndo: boolean;
  canRedo: boolean;
};

export type Actions = {
  /** Makes `next` the state; changes with the same `merge` in a row are one step of undo. */
  change: (next: State, merge?: string) => void;
  /** Ends a run of merged changes. */
  seal: () => void;
  /** Keeps the chart's frame while something in it is moved, and lets it go. */
  hold: () => void;
  release: () => void;
  note: (notes: Notes) => void;
  /** Reads a table pasted into a cell, or anywhere; whether it was one. */
  paste: (text: string, field: Field | null, at: Cell | null) => Promise<boolean>;
  drawMoreRows: () => void;
  cancelRun: () => void;
  runAgain: () => void;
  unfold: (panel: PanelId, open: boolean) => void;
  cancelTrials: () => void;
  runTrialsAgain: () => void;
  /** Gives baselines a column. */
  addBaselines: () => void;
  /** The standard error of a gain from how it was measured. */
  gainSe: (measurement: Measurement) => Promise<Outcome<GainSe>>;
  share: (open: boolean) => void;
  copy: (form: Form | Snippet, text: string) => Promise<void>;
  /** Makes the resamples that the link asks for. */
  agree: () => void;
  /** Puts the notice about the link away. */
  dismiss: () => void;
  undo: () => void;
  redo: () => void;
};

/** The bootstrap to show: the long run's when it is done, the live one's until then. */
export const bootstrapOf = ({ run, shown }: View): Bootstrap | null =>
  run?.phase === 'done' ? run.answer : (shown?.results.bootstrap ?? null);

/** Why a panel that has been opened shows nothing yet. */
const notYet = ({ analysis }: View): string =>
  analysis?.results === null ? 'There is no forecast for these rows.' : 'Computing …';

/** Why a plan has no answer: the engine's module failed, it refused, or it is still computing. */
export const reasonForNoPlan = (view: View, { asked, failure }: Plan<unknown>): string =>
  failure ?? (asked && !asked.outcome.ok ? asked.outcome.error.message : notYet(view));
