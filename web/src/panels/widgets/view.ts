/** What every panel is given: what is computed, what only the page has, and the ways to change it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { reload } from './reload';
import type { Derived } from '../../analysis/derived';
import type { Plan } from '../../analysis/plan';
import type { PanelId } from '../../analysis/plans';
import type {
  GainSe,
  Measurement,
  Outcome,
  TableAxis,
  TableReading,
  TableRole,
} from '../../engine/contract';
import type { LoadNotice } from '../../link/load_notice';
import type { Cell } from '../../read/paste';
import type { Field, State } from '../../state/state';
import type { Snippet } from '../../words/share_snippets';
import type { Form } from '../../words/share';

export type { TableReading };

export type Notes = { at: 'rows' | 'targets' | 'own'; texts: readonly string[] };

/** What a menu saves: the chart that it stands in, the table of its name, or both. */
export type Saved = 'picture' | 'table' | 'picture table';

/** Whatever unfolds on the page, by name: what is computed only then, and what is only shown. */
export type FoldId =
  | PanelId
  | 'benchmarks'
  | 'bootstrap'
  | 'forecasts'
  | 'model-selection'
  | 'share'
  | 'save'
  | `save ${string}`;

/** What Save menus hold while they are open. The app gives it: panels know nothing of exports. */
export type Saves = {
  menu: (name: string, has: Saved) => unknown;
  /** Of the page as a whole. */
  everything: () => unknown;
};

export type View = Derived & {
  /** How many rows of the table are drawn; the others are in the state and in the fit all the same. */
  rowsDrawn: number;
  /** Computing takes long enough that the chart is dimmed. */
  slow: boolean;
  /** What the last action did or could not do, shown where it was done until the next change. */
  notes: Notes;
  /** What is unfolded. */
  open: ReadonlySet<FoldId>;
  saves: Saves;
  /** What is to be said about the link that was opened. */
  loadNotice: LoadNotice | null;
  /** The rows are too many for a link: whether the tab keeps them over a reload; null where a link holds them. */
  unlinked: 'kept' | 'unkept' | null;
  /** The newest link, once one has been written; `url` is null where the rows are too many for one. */
  link: { url: string | null; characters: number } | null;
  /** The form in which the link was last copied, or could not be; gone with the next change. */
  copied: { form: Form | Snippet; done: boolean } | null;
  /** Whether baselines have a column although there are none yet. */
  baselines: boolean;
  /** The standard error of a gain from how it was measured, as asked last. */
  measured: Outcome<GainSe> | null;
  /** The table that the rows were read from, or that waits for an answer. */
  reading: TableReading | null;
  failure: string | null;
  canUndo: boolean;
  canRedo: boolean;
  /** The address of the reader's own rows on their last visit, while it is on offer. */
  lastAddress: string | null;
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
  /** Reads a table pasted into a cell, or anywhere; whether the text was dealt with. `html`: the same as a page's table. */
  paste: (
    text: string,
    field: Field | null,
    at: Cell | null,
    html: string | null,
  ) => Promise<boolean>;
  /** Answers what is asked about a table, by the question's code. */
  answerQuestion: (code: string, answer: string) => Promise<void>;
  /** Gives a column of the table another role. */
  setRole: (column: number, role: TableRole) => Promise<void>;
  /** Reads the table again, its sizes on another axis. */
  readOn: (axis: TableAxis) => Promise<void>;
  /** Leaves the table that something is asked about. */
  leaveQuestion: () => void;
  /** Opens what was saved, a table, or results. */
  openFiles: (files: readonly File[]) => void;
  /** Keeps the address of the reader's own rows no longer. */
  forgetLast: () => void;
  drawMoreRows: () => void;
  cancelRun: () => void;
  runAgain: () => void;
  /** The reader has unfolded it, or folded it. */
  unfold: (fold: FoldId, open: boolean) => void;
  cancelTrials: () => void;
  runTrialsAgain: () => void;
  /** Gives baselines a column. */
  addBaselines: () => void;
  /** Asks for the standard error of a gain from how it was measured; null while a figure is missing. */
  measure: (measurement: Measurement | null) => void;
  /** The standard error of a gain from how it was measured. */
  gainSe: (measurement: Measurement) => Promise<Outcome<GainSe>>;
  /** Copies a text, and what programs get that take HTML, where that is another. */
  copy: (form: Form | Snippet, text: string, html?: string) => Promise<void>;
  /** Makes the resamples that the link asks for. */
  agree: () => void;
  /** Puts the notice about the link away. */
  dismiss: () => void;
  undo: () => void;
  redo: () => void;
};

/** Why a panel that has been opened shows nothing yet. */
const notYet = ({ analysis, failure }: View): string =>
  failure ?? (analysis?.results === null ? 'There is no forecast for these rows.' : 'Computing …');

/** Why a plan has no answer: the engine failed, it refused, or it is still computing. */
export const reasonForNoPlan = (view: View, { asked, failure }: Plan<unknown>): string =>
  failure ?? (asked && !asked.outcome.ok ? asked.outcome.error.message : notYet(view));

/** The same in a panel, with a way out where the engine failed. */
export const noPlanYet = (view: View, plan: Plan<unknown>): TemplateResult =>
  html`${reasonForNoPlan(view, plan)} ${plan.failure === null ? nothing : reload()}`;
