/**
 * Reads the record of forecasts of scores from standard input, as backtest_score_curves prints it; writes
 * the figures that the page quotes and the README's table.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';

const COLUMNS = [
  ['post-training', 'post-training'],
  ['lastShareOfHeadroom', 'last share of headroom'],
  ['lastGain', 'last gain'],
  ['halfTheTrend', 'half the trend'],
  ['straightLine', 'straight line'],
  ['calibrated', 'calibrated'],
  ['paper', 'paper’s'],
] as const;

type Record = {
  name: string;
  curves: number;
  sizes: number;
  inside: { 50: number; 90: number };
  error: { [column in (typeof COLUMNS)[number][0]]: number };
};
type Setting = {
  groupsOfSources: number;
  answeredByThePaper: number;
  all: Record;
  groups: Record[];
};
type Printed = { scores: Setting; basesUnknown: Setting; gains: Setting };

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const pp = (error: number) => error.toFixed(2);
const percent = (share: number) => `${(100 * share).toFixed(0)}%`;

const row = ({ name, curves, sizes, inside, error }: Record): string =>
  `| ${[
    name,
    curves,
    sizes,
    ...COLUMNS.map(([column]) => pp(error[column])),
    `${percent(inside[50])}, ${percent(inside[90])}`,
  ].join(' | ')} |`;

function table({ scores, basesUnknown, gains }: Printed): string {
  const names = COLUMNS.map(([, name]) => name);
  return [
    `| source | curves | sizes | ${names.join(' | ')} | inside 50%, 90% |`,
    `| --- |${' --: |'.repeat(names.length + 3)}`,
    ...scores.groups.map(row),
    row(scores.all),
    row({ ...basesUnknown.all, name: 'the same, the base at the larger size not known' }),
    row({ ...gains.all, name: 'the same, gains alone' }),
  ].join('\n');
}

const printed = JSON.parse(await text(process.stdin)) as Printed;
/** What the page quotes, and no more: opening the page fetches it. */
const short = ({ groupsOfSources, all: { curves, inside, error } }: Setting) => ({
  groupsOfSources,
  curves,
  inside: { 90: inside[90] },
  error: {
    'post-training': error['post-training'],
    calibrated: error.calibrated,
    lastGain: error.lastGain,
    lastShareOfHeadroom: error.lastShareOfHeadroom,
  },
});
const { scores, gains } = printed;
const figures = { scores: short(scores), gains: short(gains) };
writeFileSync(
  inRepository('web/src/words/record/score_record.json'),
  `${JSON.stringify(figures, null, 2)}\n`,
);

const readme = inRepository('README.md');
const marks = /(<!-- written by tests\/backtest\/scores -->\n)[^]*?(<!-- end -->)/;
writeFileSync(
  readme,
  readFileSync(readme, 'utf8').replace(marks, (_, from: string, to: string) =>
    [from, table(printed), '\n', to].join(''),
  ),
);
