/**
 * Writes and reads everything on the page as one JSON document: inputs, options, version, and all
 * results so far. The state in it consists of a link's fields, so that documents and links are read and
 * checked by the same table. The results are for other programs; the page computes them again when it
 * opens the document.
 */
import * as v from 'valibot';
import { measured } from '../format/measures';
import { version } from '../../package.json';
import { bootstrapOf, type Derived } from '../analysis/derived';
import { answerOf, type Plan } from '../analysis/plan';
import { pairsOf, stateOf, type Loaded } from '../link/link';
import { VERSION } from '../link/fields';
import { seriesName } from '../state/series';
import type { Origin } from './pictures/picture';

/** The version of this format. */
const FORM = 1;

const LONGEST_FIELD = 5_000_000;

const DocumentSchema = v.looseObject({
  gaincast: v.literal(FORM),
  state: v.pipe(
    v.custom<object>((state) => !Array.isArray(state)),
    v.record(v.string(), v.pipe(v.string(), v.maxLength(LONGEST_FIELD))),
  ),
});

/**
 * Results under the engine's own names; null for what has not been computed, or not for this state:
 * the page may still show what it had before.
 */
function results(derived: Derived) {
  const { state, analysis, plans, trials } = derived;
  const current = analysis?.state === state ? analysis : null;
  const of = current?.results ?? null;
  const planned = <A>(plan: Plan<A>) => (of && plan.of === current ? answerOf(plan) : null);
  return {
    fit: of?.fit ?? null,
    forecast: of?.targets ?? null,
    curve: of?.curve ?? null,
    calibrated: state.method === 'calibrated' ? (of?.learned ?? null) : null,
    ...(state.method === 'post-training' ? { postTraining: of?.learned ?? null } : {}),
    heldOut: of?.held ?? null,
    bootstrap: of && bootstrapOf(derived),
    benchmarks:
      current?.benchmarks.map(({ series, results: one }) => ({
        subject: series,
        fit: one?.fit ?? null,
        forecast: one?.targets ?? null,
        bootstrap: one?.bootstrap ?? null,
      })) ?? [],
    backtest: planned(plans['back-test']),
    design: planned(plans.design),
    nextRun: planned(plans['next-run']),
    validation: of && trials.run?.phase === 'done' ? trials.run.answer : null,
    decomposition: planned(plans.decomposition),
  };
}

export function writeDocument(derived: Derived, origin: Origin): string {
  const { state, rows } = derived;
  const numbered = [...rows.fitted, ...rows.heldOut].sort((a, b) => a.row - b.row);
  const held = new Set(rows.heldOut);
  const points = measured.y.unit === 'pp' ? 'percentage points' : measured.y.unit;
  const document = {
    gaincast: FORM,
    version,
    link: origin.link ?? origin.site,
    source: origin.source,
    units: {
      size: measured.x.counts,
      gain: points,
      se: points,
      base: 'percent',
      // Laws and results count in this; 2^70 FLOPs, for example.
      ...(measured.x.scale === 1 ? {} : { results: `${measured.x.scale} ${measured.x.counts}` }),
    },
    state: { v: VERSION, ...Object.fromEntries(pairsOf(state)) },
    observations: numbered.map((placed) => ({
      series: seriesName(placed.series),
      size: placed.size * measured.x.scale,
      gain: placed.gain,
      se: placed.se,
      ...(placed.base === undefined ? {} : { base: placed.base }),
      label: placed.label,
      heldOut: held.has(placed),
    })),
    results: results(derived),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** The state of a document with the problems in reading it, or why the text is no document. */
export async function readDocument(text: string): Promise<Loaded | { refused: string }> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { refused: 'it is not valid JSON' };
  }
  const read = v.safeParse(DocumentSchema, json);
  if (read.success) return stateOf(Object.entries(read.output.state));
  const form = typeof json === 'object' && json !== null && 'gaincast' in json && json.gaincast;
  if (form === false || form === undefined) return { refused: 'it was not saved by Gaincast' };
  return form === FORM
    ? { refused: 'its description of the page is damaged' }
    : { refused: 'it was saved by a version of Gaincast that this page cannot read' };
}
