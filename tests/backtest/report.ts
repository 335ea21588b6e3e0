/**
 * Forecasts the held-back sizes of real curves by every method and prints how good that was; with
 * `learn`, learns the constants of the calibrated method anew, and by leaving out each set in turn.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setName } from '../../web/src/format/set_names';
import { printTable } from '../bench/table';
import { asText, readCurves, type Curve } from './curves';
import { spread } from './resampled';
import {
  FORECASTERS,
  geometricRatio,
  LEVELS,
  meansOf,
  readPoints,
  type Forecaster,
  type Point,
} from './scores';

const [path, task] = process.argv.slice(2);
if (!path) throw new Error('Which CSV? tests/backtest/run <curves.csv> [learn]');

const inRepository = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

const native = (program: string, args: readonly string[], input: string): string =>
  execFileSync(inRepository(`build/native/tests/backtest/backtest_${program}`), args, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });

const all = readCurves(path);
const setsOf = (curves: readonly Curve[]) => [...new Set(curves.map(({ set }) => set))];
const judged = all.filter(({ kind }) => kind !== 'loss');
const stress = all.filter(({ kind }) => kind === 'loss');

const pp = (x: number): string => (x < 1000 ? x.toFixed(2) : x.toExponential(1));
const percent = (share: number): string => `${(100 * share).toFixed(0)}%`;
const range = ([low, high]: [number, number], say: (x: number) => string): string =>
  `${say(low)} to ${say(high)}`;

function printSets(curves: readonly Curve[], points: readonly Point[]): void {
  const sets = setsOf(curves);
  const parts = [
    ...sets.map((set, index) => ({
      name: setName(set),
      curves: curves.filter((curve) => curve.set === set).length,
      points: points.filter((point) => point.set === index),
    })),
    { name: 'all', curves: curves.length, points },
  ];
  const table = (title: string, cell: (points: readonly Point[], who: Forecaster) => string) => {
    console.log(title);
    printTable([
      ['', 'curves', 'sizes', ...FORECASTERS],
      ...parts.map(({ name, curves: count, points: own }) => [
        name,
        String(count),
        String(meansOf(own, 'calibrated').points),
        ...FORECASTERS.map((who) => cell(own, who)),
      ]),
    ]);
  };
  table('Mean absolute error, pp', (own, who) => pp(meansOf(own, who).error));
  table(
    'CRPS, pp (the baselines as normal distributions with the root mean square of their own errors here)',
    (own, who) => pp(meansOf(own, who).crps),
  );
  table('Interval score of the 90% intervals, pp', (own, who) => pp(meansOf(own, who).score[90]));
  for (const level of LEVELS) {
    table(`Measurements inside the ${level}% intervals`, (own, who) =>
      percent(meansOf(own, who).inside[level]),
    );
  }
}

/** A figure as the page shows it. */
const rounded = (x: number): number => Number(x.toPrecision(3));

const camel: Record<Forecaster, string> = {
  calibrated: 'calibrated',
  paper: 'paper',
  'last-value': 'lastValue',
  'straight-line': 'straightLine',
  'half-the-trend': 'halfTheTrend',
};

const figuresOf = (points: readonly Point[]) => {
  const each = (figure: 'error' | 'crps') =>
    Object.fromEntries(
      FORECASTERS.map((who) => [camel[who], rounded(meansOf(points, who)[figure])]),
    );
  const inside = (who: Forecaster) =>
    Object.fromEntries(LEVELS.map((level) => [level, rounded(meansOf(points, who).inside[level])]));
  return {
    points: meansOf(points, 'calibrated').points,
    error: each('error'),
    crps: each('crps'),
    inside: { paper: inside('paper'), calibrated: inside('calibrated') },
  };
};

/** The README's table, between its marks. */
function writeReadme(curves: readonly Curve[], points: readonly Point[]): void {
  const sets = setsOf(curves);
  const row = (name: string, count: number, own: readonly Point[]) => {
    const of = (who: Forecaster) => meansOf(own, who);
    const errors = FORECASTERS.map((who) => pp(of(who).error));
    const shares = (who: Forecaster) =>
      ([50, 90] as const).map((level) => percent(of(who).inside[level])).join(', ');
    const cells = [name, `${count}`, ...errors, shares('calibrated'), shares('paper')];
    return `| ${cells.join(' | ')} |`;
  };
  const table = [
    '| curves | | calibrated | paper’s | last value | straight line | half the trend | inside 50%, 90%: calibrated | paper’s |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    ...sets.map((set, index) =>
      row(
        setName(set),
        curves.filter((curve) => curve.set === set).length,
        points.filter((point) => point.set === index),
      ),
    ),
    row('all', curves.length, points),
  ].join('\n');
  const text =
    'Mean absolute errors in pp at the held-back sizes, and the share of these sizes whose measurements\n' +
    'lie inside the 50% and the 90% intervals. The constants were learned from these curves.\n\n' +
    `${table}\n`;
  const readme = inRepository('README.md');
  const marks = /(<!-- written by tests\/backtest\/run -->\n)[^]*?(<!-- end -->)/;
  writeFileSync(readme, readFileSync(readme, 'utf8').replace(marks, `$1${text}$2`));
}

function figuresOfSets(curves: readonly Curve[], points: readonly Point[]) {
  return setsOf(curves).map((id, index) => {
    const own = curves.filter(({ set }) => set === id);
    return {
      id,
      kind: own[0]?.kind ?? '',
      curves: own.length,
      ...figuresOf(points.filter(({ set }) => set === index)),
    };
  });
}

function report(): void {
  const sets = setsOf(judged);
  const points = readPoints(native('score', [], asText(judged, sets)));
  printSets(judged, points);

  const numbers = sets.map((_, index) => index);
  const ratio = (own: readonly Point[]) => geometricRatio(own, numbers);
  const inside = (level: 50 | 90) => (own: readonly Point[]) =>
    meansOf(own, 'calibrated').inside[level];
  console.log('The calibrated method; in brackets the central 90% of a bootstrap over curves');
  printTable([
    ['', '', ''],
    [
      'error, geometric mean over sets, by the better of last value and straight line',
      ratio(points).toFixed(3),
      range(spread(points, ratio), (x) => x.toFixed(3)),
    ],
    ['inside 50%', percent(inside(50)(points)), range(spread(points, inside(50)), percent)],
    ['inside 90%', percent(inside(90)(points)), range(spread(points, inside(90)), percent)],
  ]);

  console.log(
    'Loss curves, a stress test: nothing was learned from them, and the units are losses times 100\n',
  );
  const stressed = readPoints(native('score', [], asText(stress, setsOf(stress))));
  printSets(stress, stressed);

  const figures = {
    curves: judged.length,
    pooled: figuresOf(points),
  };
  const bySet = {
    sets: figuresOfSets(judged, points),
    geometricRatio: rounded(ratio(points)),
    stress: figuresOfSets(stress, stressed),
  };
  const folder = inRepository('web/src/words/record');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: object) => {
    writeFileSync(`${folder}/${name}.json`, `${JSON.stringify(content, null, 2)}\n`);
  };
  write('track_record', figures);
  write('curve_sets', bySet); // for the back-test alone
  writeReadme(judged, points);
  console.log(
    'Written: web/src/words/record/track_record.json, curve_sets.json and the table in README.md',
  );
}

function learn(): void {
  const sets = setsOf(judged);
  const withoutName = (index: number) => {
    const left = sets[index];
    return left === undefined ? '(none)' : setName(left);
  };
  const text = asText(judged, sets);
  const learned = native('learn', [], text)
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  console.log('What is learned from all sets, and from all but one');
  printTable([
    ['without', 'fading', 'trend-proportional scatter', 'regime change: probability', 'size'],
    ...learned.map(([without, ...constants]) => [withoutName(Number(without)), ...constants]),
  ]);

  const frozen = readPoints(native('score', [], text)).filter(
    ({ forecaster }) => forecaster !== 'calibrated',
  );
  const crossed = learned.flatMap(([without, ...constants]) =>
    readPoints(native('score', constants, text)).filter(({ set }) => set === Number(without)),
  );
  console.log('Every set scored with what was learned without it\n');
  printSets(judged, [...crossed, ...frozen]);
  const numbers = sets.map((_, index) => index);
  const ratio = geometricRatio([...crossed, ...frozen], numbers).toFixed(3);
  console.log(
    `Error, geometric mean over sets, by the better of last value and straight line: ${ratio}`,
  );
}

if (task === 'learn') learn();
else report();
