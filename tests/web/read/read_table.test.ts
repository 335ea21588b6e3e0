import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../web/src/read/read_table';
import type { ReadOptions, TableInput } from '../../../web/src/read/reading';

const folder = new URL('../../data/tables/', import.meta.url);

type Case = {
  file: string;
  title: string;
  input: TableInput;
  options: ReadOptions;
  meant: string[];
};

const PARTS = ['gain', 'base', 'score', 'se', 'questions', 'samples'] as const;

/** Interprets the format that the folder's README describes. */
function casesOf(file: string): Case[] {
  const text = readFileSync(new URL(file, folder), 'utf8');
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n');
      const end = lines.findIndex((line) =>
        /^--- (?:rows|asks|answers|refuses|axis|quantity)/.test(line),
      );
      const [first = ''] = lines;
      const marked = /^@(html|json|files)/.exec(first)?.[1];
      const source = lines.slice(marked ? 1 : 0, end).join('\n');
      const told = lines.slice(end).filter((line) => line.trim() !== '');
      const stated = told.filter((line) => /^--- (?:axis|quantity) /.test(line));
      const expected = told.filter((line) => !stated.includes(line));
      const answers = expected.find((line) => line.startsWith('--- answers '));
      const names = marked === 'files' ? { names: first.split(' ').slice(1) } : {};
      const input: TableInput =
        marked === 'html'
          ? { html: source }
          : marked === 'json'
            ? { json: JSON.parse(source) as unknown }
            : marked === 'files'
              ? { json: source.split('\n').map((line) => JSON.parse(line) as unknown) }
              : source;
      return {
        file,
        title,
        input,
        options: {
          ...names,
          ...(answers ? { answers: JSON.parse(answers.slice(12)) as Record<string, string> } : {}),
        },
        meant: [...expected.filter((line) => line !== answers), ...stated],
      };
    });
}

/** What was read, in the lines of the format. */
function told(input: TableInput, options: ReadOptions): string[] {
  const outcome = readTable(input, options);
  if (!outcome.ok) return [`--- refuses ${outcome.error.code}`];
  const { series, questions } = outcome.value;
  if (questions.length > 0) return [`--- asks ${questions.map(({ code }) => code).join(', ')}`];
  return [
    '--- rows',
    ...series.flatMap(({ name, observations }) => [
      ...(name === '' ? [] : [`[${name}]`]),
      ...observations.map((row) =>
        [
          String(row.size).replace('e+', 'e'),
          ...PARTS.flatMap((part) => (row[part] === undefined ? [] : [`${part}=${row[part]}`])),
        ].join(' '),
      ),
    ]),
  ];
}

/** The same lines with the parts of a row in one order. */
const ordered = (line: string): string => {
  if (line.startsWith('---') || line.startsWith('[')) return line.trim();
  const [size = '', ...parts] = line.trim().split(/\s+/);
  const order = (part: string) => PARTS.findIndex((name) => part.startsWith(`${name}=`));
  return [Number(size), ...parts.sort((a, b) => order(a) - order(b))].join(' ');
};

const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const cases = files.flatMap(casesOf);

describe('the tables of the corpus', () => {
  it('are at least 120', () => expect(cases.length).toBeGreaterThanOrEqual(120));

  it.each(cases)('$file: $title', ({ input, options, meant }) => {
    const rows = meant.filter((line) => !/^--- (?:axis|quantity) /.test(line));
    expect(told(input, options).map(ordered)).toEqual(rows.map(ordered));
    for (const line of meant.filter((one) => !rows.includes(one))) {
      const [, part = '', value] = /^--- (axis|quantity) (.*)$/.exec(line) ?? [];
      expect(readTable(input, options)).toMatchObject({ value: { [part]: value } });
    }
  });
});
