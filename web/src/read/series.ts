/** Puts scores before and after together: one series for each method and benchmark. */
import { minus } from './cells/cell_values';
import type { Fact } from './facts';
import { quoted, type Inquiry } from './inquiry';
import { cladeOf } from './cells/model_names';
import type { ReadObservation, Series } from './reading';

type Point = { score: Fact | null; base: Fact | null; gain: Fact | null };

const together = (...parts: (number | null)[]): number | null => {
  const known = parts.flatMap((part) => part ?? []);
  return known.length === 0 ? null : Number(Math.hypot(...known).toPrecision(12));
};

/** Rounded scores differ from their rounded gain by at most this much, in pp. */
const ROUNDING = 0.151;

function observationOf({ score, base, gain }: Point, inquiry: Inquiry): ReadObservation | null {
  const any = gain ?? score ?? base;
  if (!any) return null;
  const difference = score && base ? minus(score.value, base.value) : null;
  let own = gain ? gain.value : difference;
  if (gain && difference !== null && Math.abs(gain.value - difference) > ROUNDING) {
    const chosen = inquiry.choose(
      'inconsistent',
      `The gains do not equal score minus baseline, as at ${any.size}B: ${gain.value} and ${difference}. Which are meant?`,
      ['the gains as they are given', 'score minus baseline'],
    );
    if (chosen === 1) own = difference;
  } else if (gain && base && !score && base.value + gain.value > 100.5) {
    const chosen = inquiry.choose(
      'gain-beyond-base',
      `A gain of ${gain.value} over a baseline of ${base.value} would be a score above 100. What is it?`,
      ['the score after', 'a gain all the same'],
    );
    if (chosen === 0)
      return observationOf({ score: { ...gain, stat: 'score' }, base, gain: null }, inquiry);
  }
  const before = base?.value ?? (score && own !== null ? minus(score.value, own) : null);
  const se = gain?.se ?? together(score?.se ?? null, base?.se ?? null);
  const questions = [gain, score, base].find((fact) => fact?.questions != null);
  const samples = [gain, score, base].find((fact) => fact?.samples != null);
  const assumed = questions && !questions.counted;
  return {
    size: any.size,
    ...(own === null ? {} : { gain: own + 0 }),
    ...(se === null ? {} : { se }),
    ...(before === null ? {} : { base: before + 0 }),
    ...(score ? { score: score.value } : {}),
    ...(questions?.questions != null && !(assumed && se !== null)
      ? { questions: questions.questions }
      : {}),
    ...(samples?.samples != null ? { samples: samples.samples } : {}),
    ...((score ?? any).label === '' ? {} : { label: (score ?? any).label }),
  };
}

const same = (a: Fact, b: Fact) => a.size === b.size && a.family === b.family;

/** The fact of the same model; of the same size where no family is named. */
function partner(of: Fact, among: readonly Fact[]): Fact | null {
  const line = among.find((fact) => fact.line === of.line);
  if (line) return line;
  const alike = among.filter((fact) => same(fact, of) && fact.group === of.group);
  return alike[0] ?? null;
}

type Grouped = { method: string; group: string; facts: Fact[] };

/** Names the line that is the baseline for the others; null while it is asked. */
function baseMethod(
  methods: readonly string[],
  facts: readonly Fact[],
  inquiry: Inquiry,
  of: string,
): string | null | undefined {
  const said = facts.find(({ lineIsBase }) => lineIsBase);
  if (said) return said.lineMethod;
  if (methods.length < 2) return undefined;
  if (methods.includes('')) return '';
  const chosen = inquiry.choose(
    `baseline-lines${of === '' ? '' : `:${of}`}`,
    `Which are the scores before, from which the gains count?`,
    [...methods, 'none: the numbers are gains', 'none: there is no baseline here'],
  );
  if (chosen === null) return null;
  return methods[chosen] ?? undefined;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

function ofBenchmark(benchmark: string, facts: readonly Fact[], inquiry: Inquiry): Series[] {
  const bases = facts.filter(({ stat }) => stat === 'base');
  const gains = facts.filter(({ stat }) => stat === 'gain');
  const scores = facts.filter(({ stat }) => stat === 'score');
  const lineMethods = unique(
    facts.map(({ lineMethod, lineIsBase }) => (lineIsBase ? '\u0000base' : lineMethod)),
  );
  const series: Grouped[] = [];
  const add = (method: string, group: string, points: Fact[]) => {
    if (points.length > 0) series.push({ method, group, facts: points });
  };
  // A word of a name, such as Instruct, is a method only where the same model stands there without it.
  const isMethod = facts.some((fact) =>
    facts.some(
      (other) =>
        other.lineMethod !== fact.lineMethod &&
        (fact.methodStated || (other.size === fact.size && other.family === fact.family)),
    ),
  );
  const single = (one: string) => (lineMethods.length > 1 && isMethod ? one : '');
  const keyOf = (fact: Fact) =>
    JSON.stringify([
      [single(fact.lineMethod), fact.method].filter((part) => part !== '').join(' · '),
      fact.group,
    ]);
  const split = (all: readonly Fact[]) => {
    for (const key of unique(all.map(keyOf))) {
      const [method, group] = JSON.parse(key) as [string, string];
      add(
        method,
        group,
        all.filter((fact) => keyOf(fact) === key),
      );
    }
  };
  let pairs = bases;
  if (gains.length > 0) {
    const methodOf = (fact: Fact) => keyOf(fact);
    split(gains);
    const extra = scores.filter(
      (fact) => !gains.some((gain) => methodOf(gain) === methodOf(fact) || gain.line === fact.line),
    );
    if (extra.length > 0 && bases.length > 0) split(extra);
  } else if (bases.length > 0) split(scores);
  else if (lineMethods.length > 1) {
    const methods = unique(scores.map(({ lineMethod }) => lineMethod));
    const base = baseMethod(methods, scores, inquiry, benchmark);
    if (base === null) return [];
    if (base === undefined) split(scores);
    else {
      const isBase = (fact: Fact) =>
        fact.lineIsBase ||
        (fact.lineMethod === base && !scores.some(({ lineIsBase }) => lineIsBase));
      pairs = scores.filter(isBase);
      const rest = scores.filter((fact) => !isBase(fact));
      const unpaired = rest.filter((fact) => partner(fact, pairs) === null);
      const loose = unpaired.filter((fact) =>
        pairs.some(({ size, group }) => size === fact.size && group === fact.group),
      );
      if (loose.length > 0) {
        const example = loose[0] as Fact;
        const other = pairs.find(({ size }) => size === example.size) as Fact;
        const chosen = inquiry.choose(
          'pairing',
          `Is “${other.label}” the baseline of “${example.label}”, and so on by size?`,
          ['yes', 'no'],
        );
        if (chosen === 0)
          for (const fact of loose)
            fact.family =
              pairs.find(({ size, group }) => size === fact.size && group === fact.group)?.family ??
              fact.family;
      }
      const lost = rest.filter((fact) => partner(fact, pairs) === null);
      if (lost.length > 0) {
        inquiry.note(
          'no-base',
          `No baseline was found for ${quoted(unique(lost.map(({ label, size }) => label || `${size}B`)))}.`,
        );
      }
      if (lost.length === rest.length) split(scores);
      else split(rest.filter((fact) => !lost.includes(fact)));
    }
  } else split(scores);
  const told = series.map(({ method, group, facts: own }) => {
    const observations = own.flatMap((fact) => {
      const base = partner(
        fact,
        pairs.filter(({ group: theirs }) => theirs === fact.group),
      );
      const score =
        fact.stat === 'gain'
          ? partner(
              fact,
              scores.filter(
                (one) =>
                  one.method === fact.method ||
                  scores.every(({ method: each }) => each === scores[0]?.method),
              ),
            )
          : fact;
      return (
        observationOf({ score, base, gain: fact.stat === 'gain' ? fact : null }, inquiry) ?? []
      );
    });
    return {
      name: '',
      method: [method, group].filter((part) => part !== '').join(' · '),
      benchmark,
      observations,
      families: unique(own.map(({ family }) => cladeOf(family))),
      facts: own,
    };
  });
  return told.flatMap((one) => byFamily(one, inquiry));
}

type Told = Series & { families: string[]; facts: Fact[] };

/** Models of several families may be one series or several. */
function byFamily({ families, facts, ...series }: Told, inquiry: Inquiry): Series[] {
  const sizes = new Map<string, number[]>();
  for (const { family, size } of facts) {
    const clade = cladeOf(family);
    const own = sizes.get(clade);
    if (own) own.push(size);
    else sizes.set(clade, [size]);
  }
  const rowsOf = (family: string) => sizes.get(family) ?? [];
  const several = families.filter((family) => family !== '' && unique(rowsOf(family)).length >= 2);
  // Labels that are no names of models look like families here and there.
  const named = several.reduce((sum, family) => sum + rowsOf(family).length, 0);
  if (2 * named < facts.length) return [series];
  if (several.length < 2) return [series];
  const chosen = inquiry.choose(
    'families',
    `The models are of several families: ${quoted(several)}. One forecast for all, or one for each?`,
    ['one series of all models', 'a series for each family'],
  );
  if (chosen !== 1) return [series];
  return families.map((family) => ({
    ...series,
    method: [series.method, family].filter((part) => part !== '').join(' · '),
    observations: series.observations.filter(
      (_, at) => cladeOf(facts[at]?.family ?? '') === family,
    ),
  }));
}

/** Names that tell the series apart: benchmark, method or both. */
function named(series: readonly Series[]): Series[] {
  const several = (key: 'method' | 'benchmark') => unique(series.map((one) => one[key])).length > 1;
  return series.map((one) => {
    const parts =
      several('benchmark') && several('method')
        ? [one.benchmark, one.method]
        : several('method')
          ? [one.method]
          : [one.benchmark];
    return { ...one, name: parts.filter((part) => part !== '').join(' · ') };
  });
}

export function seriesFrom(facts: readonly Fact[], inquiry: Inquiry): Series[] {
  const benchmarks = unique(facts.map(({ benchmark }) => benchmark));
  const series = benchmarks.flatMap((benchmark) =>
    ofBenchmark(
      benchmark,
      facts.filter((fact) => fact.benchmark === benchmark),
      inquiry,
    ),
  );
  return named(series.filter(({ observations }) => observations.length > 0));
}
