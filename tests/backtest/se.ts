/** Hands curves of scores, without their standard errors, to backtest_learn_se, which prints. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';

type Line = {
  source_group: string;
  dataset: string;
  curve: string;
  size_b: string;
  base: string;
  score: string;
};

const [path] = process.argv.slice(2);
if (!path) throw new Error('Which CSV? tests/backtest/run <scores.csv> se');

const { data } = Papa.parse<Line>(readFileSync(path, 'utf8'), {
  header: true,
  skipEmptyLines: true,
});
const groups = [...new Set(data.map((line) => line.source_group))];
const curves = new Map<string, Line[]>();
for (const line of data) {
  const key = [line.source_group, line.dataset, line.curve].join('\n');
  curves.set(key, [...(curves.get(key) ?? []), line]);
}
/** The difference of two scores, without what binary fractions add to it. */
const gain = ({ base, score }: Line) => Number((Number(score) - Number(base)).toPrecision(12));
const text = [...curves.values()]
  .map((lines) => {
    const group = groups.indexOf(lines[0]?.source_group ?? '');
    return [group, lines.length, ...lines.map((line) => `${line.size_b} ${gain(line)}`)].join(' ');
  })
  .join('\n');

console.log(groups.map((name, group) => `${group} ${name}`).join('\n'));
execFileSync(
  fileURLToPath(new URL('../../build/native/tests/backtest/backtest_learn_se', import.meta.url)),
  { input: text, stdio: ['pipe', 'inherit', 'inherit'] },
);
