/** From a table to the page's answer about it, by the page's own code. */
import { analyse, type Analysis } from '../src/analysis/analysis';
import type { WorkerSlot } from '../src/engine/worker_slot';
import { encode } from '../src/link/link';
import { applyRows } from '../src/read/paste';
import { readForPage, type Source } from '../src/read/page_rows';
import type { Reading } from '../src/read/reading';
import { DEFAULT_STATE } from '../src/state/examples';
import { describeProblems } from '../src/state/rows';
import { seriesOf } from '../src/state/series';
import type { State } from '../src/state/state';
import { headline } from '../src/analysis/query';
import { verdict, type Verdict } from '../src/words/verdict';
import { Refused, type Asked } from './asked';

export type Question = Reading['questions'][number];

export type Answer = {
  readonly reading: Reading;
  readonly analysis: Analysis;
  readonly verdict: Verdict;
  /** Whether there is a number that no caution undoes. */
  readonly determined: boolean;
  /** What was found out about the table, and what of it is not used. */
  readonly notes: readonly string[];
  /** The fragment that opens the page on all of this; null where it would be too long. */
  readonly link: string | null;
};

/** A state as if the table had been pasted into the page, and the rest chosen there. */
function stateOf(pasted: State, asked: Asked): State {
  const { targets, method, criterion, atLeast, level, series } = asked;
  const names = seriesOf(pasted.rows);
  if (series !== null && !names.includes(series)) {
    throw new Refused(`--series: there is no “${series}”; there are: ${names.join(', ')}.`);
  }
  const known = targets.flatMap(({ size, base }) => (base === null ? [] : [{ size, base }]));
  return {
    ...pasted,
    method,
    criterion,
    level,
    threshold: atLeast,
    selectedSeries: series,
    targets: targets.map(({ size }) => size).sort((a, b) => a - b),
    chosen: targets[0]?.size ?? DEFAULT_STATE.chosen,
    bases: known.sort((a, b) => a.size - b.size),
  };
}

/** Throws `Refused`; the questions where the table can be read in several ways. */
export async function answer(
  source: Source,
  asked: Asked,
  engine: WorkerSlot,
): Promise<Answer | readonly Question[]> {
  const found = await readForPage(source, { answers: asked.answers }, (measurement) =>
    engine.gainSe(measurement),
  );
  if (found.refused !== null) throw new Refused(found.refused);
  if (found.reading.questions.length > 0) return found.reading.questions;
  const pasted = applyRows({ ...DEFAULT_STATE, rows: [] }, found.rows, null);
  const state = stateOf(pasted.state, asked);
  const analysis = await analyse(state, engine);
  const said = verdict(analysis);
  return {
    reading: found.reading,
    analysis,
    verdict: said,
    determined: said.value !== null && said.grave.length === 0,
    notes: [
      ...pasted.notes.slice(1), // the first counts what was pasted
      ...found.notes,
      ...describeProblems(analysis.table),
    ],
    link: await encode(state),
  };
}

/** The forecast that the answer rests on, at the sizes asked for; null where there is none. */
export const forecastOf = ({ analysis: { results } }: Answer) =>
  results === null ? null : headline(results).targets;
