/** Puts scores before and after together: one series for each method and benchmark. */
import type { Fact } from './facts';
import { quoted, type Inquiry } from './inquiry';
import { cladeOf } from './cells/model_names';
import { observationOf } from './observation';
import type { Series } from './reading';

/** Facts by their line, and by size, family and group; each list in the order of the table. */
type Index = { byLine: Map<number, Fact>; byModel: Map<string, Fact>; bySize: Map<string, Fact> };

const modelOf = ({ size, family, group }: Fact) => [size, family, group].join('\u0001');
const sizeOf = ({ size, group }: Fact) => [size, group].join('\u0001');

function indexed(facts: readonly Fact[]): Index {
  const index: Index = { byLine: new Map(), byModel: new Map(), bySize: new Map() };
  const add = <K>(map: Map<K, Fact>, key: K, fact: Fact) => {
    if (!map.has(key)) map.set(key, fact);
  };
  for (const fact of facts) {
    add(index.byLine, fact.line, fact);
    add(index.byModel, modelOf(fact), fact);
    add(index.bySize, sizeOf(fact), fact);
  }
  return index;
}

/** The fact of the same line, or of the same model; of the same size where no family is named. */
function partner(of: Fact, among: Index): Fact | null {
  const line = among.byLine.get(of.line);
  return (line?.group === of.group ? line : among.byModel.get(modelOf(of))) ?? null;
}

/** Lists of facts by a key, in the order in which the keys first come. */
function grouped<K>(facts: readonly Fact[], keyOf: (fact: Fact) => K): Map<K, Fact[]> {
  const groups = new Map<K, Fact[]>();
  for (const fact of facts) {
    const own = groups.get(keyOf(fact));
    if (own) own.push(fact);
    else groups.set(keyOf(fact), [fact]);
  }
  return groups;
}

/** Whether the same model stands there under more than one method. */
function methodsOfOneModel(facts: readonly Fact[]): boolean {
  const several = new Set(facts.map(({ lineMethod }) => lineMethod)).size > 1;
  if (several && facts.some(({ methodStated }) => methodStated)) return true;
  const models = grouped(facts, ({ size, family }) => `${size}\u0001${family}`);
  return [...models.values()].some(
    (own) => new Set(own.map(({ lineMethod }) => lineMethod)).size > 1,
  );
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

function ofBenchmark(
  benchmark: string,
  facts: readonly Fact[],
  inquiry: Inquiry,
  askedOf: string,
): Series[] {
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
  const isMethod = methodsOfOneModel(facts);
  const single = (one: string) => (lineMethods.length > 1 && isMethod ? one : '');
  const keyOf = (fact: Fact) =>
    JSON.stringify([
      [single(fact.lineMethod), fact.method].filter((part) => part !== '').join(' · '),
      fact.group,
    ]);
  const split = (all: readonly Fact[]) => {
    for (const [key, own] of grouped(all, keyOf)) {
      const [method, group] = JSON.parse(key) as [string, string];
      add(method, group, own);
    }
  };
  let pairs = bases;
  if (gains.length > 0) {
    split(gains);
    const methods = new Set(gains.map(keyOf));
    const lines = new Set(gains.map(({ line }) => line));
    const extra = scores.filter((fact) => !methods.has(keyOf(fact)) && !lines.has(fact.line));
    if (extra.length > 0 && bases.length > 0) split(extra);
  } else if (bases.length > 0) split(scores);
  else if (lineMethods.length > 1) {
    const methods = unique(scores.map(({ lineMethod }) => lineMethod));
    const base = baseMethod(methods, scores, inquiry, askedOf);
    if (base === null) return [];
    if (base === undefined) split(scores);
    else {
      const isSaid = scores.some(({ lineIsBase }) => lineIsBase);
      const isBase = (fact: Fact) => fact.lineIsBase || (fact.lineMethod === base && !isSaid);
      pairs = scores.filter(isBase);
      const rest = scores.filter((fact) => !isBase(fact));
      const among = indexed(pairs);
      const loose = rest.filter(
        (fact) => partner(fact, among) === null && among.bySize.has(sizeOf(fact)),
      );
      const [example] = loose;
      const other = example && among.bySize.get(sizeOf(example));
      if (example && other) {
        const chosen = inquiry.choose(
          'pairing',
          `Is “${other.label}” the baseline of “${example.label}”, and so on by size?`,
          ['yes', 'no'],
        );
        if (chosen === 0)
          for (const fact of loose)
            fact.family = among.bySize.get(sizeOf(fact))?.family ?? fact.family;
      }
      const lost = rest.filter((fact) => partner(fact, among) === null);
      if (lost.length > 0) {
        inquiry.note(
          'no-base',
          `No baseline was found for ${quoted(unique(lost.map(({ label, size }) => label || inquiry.about.size(size))))}.`,
        );
      }
      const without = new Set(lost);
      if (lost.length === rest.length) split(scores);
      else split(rest.filter((fact) => !without.has(fact)));
    }
  } else split(scores);
  const before = indexed(pairs);
  const alike = scores.every(({ method }) => method === scores[0]?.method);
  const after = new Map(
    [...grouped(scores, ({ method }) => (alike ? '' : method))].map(([method, own]) => [
      method,
      indexed(own),
    ]),
  );
  const told = series.map(({ method, group, facts: own }) => {
    const observations = own.flatMap((fact) => {
      const base = partner(fact, before);
      const scored = after.get(alike ? '' : fact.method);
      const score = fact.stat !== 'gain' ? fact : scored ? partner(fact, scored) : null;
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
  const benchmarks = [...grouped(facts, ({ benchmark }) => benchmark)];
  // One question does for benchmarks with the same methods.
  const methods = benchmarks.map(([, own]) => unique(own.map(({ lineMethod }) => lineMethod)));
  const alike = methods.every((own) => own.join('\u0001') === methods[0]?.join('\u0001'));
  const series = benchmarks.flatMap(([benchmark, own]) =>
    ofBenchmark(benchmark, own, inquiry, alike ? '' : benchmark),
  );
  return named(series.filter(({ observations }) => observations.length > 0));
}
