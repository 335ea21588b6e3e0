/**
 * The table of all fields of a link, from which writing, reading, checking and (with `field_docs.ts`) the documentation
 * follow. A released field keeps its name, its meaning and its default, because old links leave
 * defaults out. Fields are read in this order.
 */
import type { Criterion } from '../engine/contract';
import type { AxisId } from '../format/measures';
import { LAW_IDS, type LawId } from '../engine/law_ids';
import { DEFAULT_STATE, EXAMPLES, exampleRows, findExample, loadExample } from '../state/examples';
import { LONGEST_CELL, MAX_ROWS, readRows, writeRows } from './rows';
import { quoted } from './text';
import { SERIES_KINDS, tidyName } from '../state/series';
import { bounds, costOn, positive, truths } from './generating_models';
import {
  basesOn,
  choice,
  day,
  flag,
  MAGNITUDES,
  number,
  orNone,
  readSize,
  sizeOn,
  sizesOn,
  text,
  words,
  writeSize,
  type Kind,
} from './values';
import { BACKGROUNDS, ONLY, THEMES, VIEWS } from '../state/look';
import { DELTAS, MEASURES } from '../state/planning';
import { AXIS_IDS } from '../format/other_measures';
import { LONGEST_QUANTITY, setAxis, tidyQuantity } from '../state/axes';
import { METHODS, UNITS } from '../state/preprocessing';
import type { Row, State } from '../state/state';
import { BANDS, Y_SCALES } from '../state/state';

export const VERSION = '1';

export type LinkField = {
  readonly name: string;
  readonly type: string;
  readonly bounds: string;
  /** The default as a link would write it, or in words. */
  readonly standard: string;
  /** null where the state has the default, which links leave out. */
  readonly write: (state: State) => string | null;
  /** The state with the field, or unchanged, and the problems in reading it. */
  readonly read: (text: string, state: State) => { state: State; problems: readonly string[] };
};

/** A field that is one value of the state, by the state's own name unless it was released by another. */
function field<K extends keyof State>(key: K, kind: Kind<State[K]>, name: string = key): LinkField {
  const standard = kind.write(DEFAULT_STATE[key]);
  return {
    name,
    type: kind.type,
    bounds: kind.bounds,
    standard,
    write(state) {
      const written = kind.write(state[key]);
      return written === standard ? null : written;
    },
    read(text, state) {
      const read = kind.read(text);
      return 'problem' in read
        ? { state, problems: [read.problem] }
        : { state: { ...state, [key]: read.value }, problems: [] };
    },
  };
}

/**
 * The same of sizes, which are written as the reader sees them on the state's axis. `proposed`: the
 * default is one of sizes of models, so that on another axis the value is always written.
 */
function sized<K extends keyof State>(
  key: K,
  kindOn: (axis?: AxisId) => Kind<State[K]>,
  proposed = false,
): LinkField {
  const usual = field(key, kindOn());
  return {
    ...usual,
    write: (state) =>
      state.axis !== 'parameters' && (proposed || usual.write(state) !== null)
        ? kindOn(state.axis).write(state[key])
        : usual.write(state),
    read: (text, state) => field(key, kindOn(state.axis)).read(text, state),
  };
}

const CRITERIA = Object.keys({
  aic: true,
  aicc: true,
  bic: true,
} satisfies Record<Criterion, true>) as Criterion[];

const alike = (a: readonly Row[], b: readonly Row[]): boolean => writeRows(a) === writeRows(b);

/** Whether the rows are an example's, label for label. */
function holdsExample({ rows, example }: State): boolean {
  const found = findExample(example);
  return found !== undefined && alike(rows, exampleRows(found));
}

const EXAMPLE: LinkField = {
  name: 'example',
  type: 'word',
  bounds: EXAMPLES.map(({ id }) => id).join(', '),
  standard: DEFAULT_STATE.example ?? '',
  write: (state) =>
    state.example === null || (state.example === DEFAULT_STATE.example && holdsExample(state))
      ? null
      : state.example,
  read(text, state) {
    const example = findExample(text);
    return example
      ? { state: loadExample(state, example), problems: [] }
      : { state, problems: [`there is no example named ${quoted(text)}`] };
  },
};

const ROWS: LinkField = {
  name: 'd',
  type: 'rows joined by _',
  bounds:
    `at most ${MAX_ROWS}; a row is size~gain~se~label~h~base, the last three as needed (h: held out; base: ` +
    `the baseline’s score); ` +
    `an item without ~ names the benchmark of the rows after it; cells of at most ${LONGEST_CELL} characters`,
  standard: 'the rows of example',
  write: (state) => (holdsExample(state) ? null : writeRows(state.rows)),
  read(text, state) {
    const { rows, problems } = readRows(text);
    const none = rows.length === 0 && text !== '';
    return { state: none ? state : { ...state, rows, selectedSeries: null }, problems };
  },
};

/** Packed rows are unpacked before fields are read, and then read as `d`. */
export const PACKED = 'z';

const PACKED_ROWS: LinkField = {
  name: PACKED,
  type: 'base64url',
  bounds: 'as d',
  standard: 'none',
  write: () => null,
  read: (_, state) => ({ state, problems: [] }),
};

/** 70B where it is one of the targets; the first of them where not. */
const usualChoice = (targets: readonly number[]): number =>
  targets.includes(DEFAULT_STATE.chosen)
    ? DEFAULT_STATE.chosen
    : (targets[0] ?? DEFAULT_STATE.chosen);

const TARGETS: LinkField = {
  ...sized('targets', sizesOn, true),
  name: 'x',
  read(text, state) {
    const read = sizesOn(state.axis).read(text);
    if ('problem' in read) return { state, problems: [read.problem] };
    const targets = read.value;
    return { state: { ...state, targets, chosen: usualChoice(targets) }, problems: [] };
  },
};

const CHOSEN: LinkField = {
  name: 'chosen',
  type: 'size',
  bounds: 'one of x',
  standard: '70, or the first of x',
  write: ({ chosen, targets, axis }) =>
    chosen === usualChoice(targets) ? null : writeSize(chosen, axis),
  read(text, state) {
    const chosen = readSize(text, state.axis);
    return chosen !== null && state.targets.includes(chosen)
      ? { state: { ...state, chosen }, problems: [] }
      : { state, problems: [`${quoted(text)} is not one of the sizes to forecast at`] };
  },
};

const axis = choice(AXIS_IDS);

/** Where a link says no sizes to forecast at, they follow its rows. */
const AXIS: LinkField = {
  ...field('axis', axis),
  read(text, state) {
    const read = axis.read(text);
    return 'problem' in read
      ? { state, problems: [read.problem] }
      : { state: setAxis(state, read.value), problems: [] };
  },
};

/** What the rows hold, as a name is kept. */
const quantity: Kind<string> = {
  ...text(LONGEST_QUANTITY),
  read(written) {
    const read = text(LONGEST_QUANTITY).read(written);
    return 'value' in read ? { value: tidyQuantity(read.value) } : read;
  },
};

const seed = number({ low: 0, high: Number.MAX_SAFE_INTEGER, whole: true });
const gain = number({ low: -MAGNITUDES.high, high: MAGNITUDES.high });
const notNegative = number({ low: 0, high: MAGNITUDES.high });
const delta = choice(DELTAS.map(String));

export const FIELDS: readonly LinkField[] = [
  EXAMPLE,
  ROWS,
  PACKED_ROWS,
  {
    ...field('selectedSeries', orNoSeries(), 'subject'),
    standard: 'the mean of all',
  },
  field('seriesAre', choice(SERIES_KINDS)),
  AXIS,
  { ...field('quantity', quantity), standard: 'the gain in pp' },
  TARGETS,
  CHOSEN,
  field('method', choice(METHODS)),
  sized('fitUpTo', (axis) => orNone(sizeOn(axis), 'all')),
  field('ceiling', positive),
  field('extraSe', notNegative),
  field('unit', choice(UNITS)),
  field('bounded', flag),
  field('scatter', flag),
  sized('bases', basesOn),
  field('assumeSe', flag),
  field('criterion', choice(CRITERIA)),
  field('hiddenLaws', words(LAW_IDS)),
  field('laws', orNone(someLaws(), 'standard')),
  field('seed', seed),
  field('replicates', number({ low: 1, high: 1_000_000, whole: true })),
  field('level', number({ low: 0, high: 1, open: true })),
  field('threshold', gain),
  field('band', choice(BANDS)),
  field('yScale', choice(Y_SCALES)),
  field('bounds', bounds),
  field('delta', {
    ...delta,
    write: String,
    read: (text) => {
      const read = delta.read(text);
      return 'value' in read ? { value: Number(read.value) } : read;
    },
  }),
  field('truths', orNone(truths, 'fitted')),
  field('trials', number({ low: 1, high: 100_000, whole: true })),
  field('trialSeed', seed),
  field('trialReplicates', number({ low: 0, high: 10_000, whole: true })),
  sized('trialTargets', sizesOn, true),
  sized('cost', costOn, true),
  field('expectedSe', orNone(positive, 'mean')),
  sized('candidates', (axis) => orNone(sizesOn(axis), 'usual')),
  field('budget', orNone(notNegative, 'none')),
  field('measure', choice(MEASURES)),
  field('worth', orNone(positive, 'none')),
  field('paysFrom', orNone(gain, 'cost')),
  field('probability', number({ low: 0, high: 1, open: true })),
  { ...field('rival', orNoSeries()), standard: 'another' },
  field('made', orNone(day, 'never')),
  field('view', choice(VIEWS)),
  field('theme', choice(THEMES)),
  field('only', choice(ONLY)),
  field('bg', choice(BACKGROUNDS)),
];

/** At least one law, read into the catalogue's order. */
function someLaws(): Kind<readonly LawId[]> {
  const any = words(LAW_IDS);
  return {
    ...any,
    bounds: `at least one of ${any.bounds}`,
    read(text) {
      const read = any.read(text);
      if ('problem' in read) return read;
      return read.value.length === 0
        ? { problem: 'no law would be left' }
        : { value: LAW_IDS.filter((law) => read.value.includes(law)) };
    },
  };
}

/** A series' name, or the tilde, which no text is written as, for none: the mean of all, or whichever. */
function orNoSeries(): Kind<string | null> {
  const name = text(80);
  return {
    ...name,
    write: (value) => (value === null ? '~' : name.write(value)),
    read(written) {
      const read = written === '~' ? { value: null } : name.read(written);
      return 'value' in read && read.value !== null ? { value: tidyName(read.value) } : read;
    },
  };
}
