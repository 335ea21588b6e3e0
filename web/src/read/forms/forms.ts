/** Finds the form of what was pasted or opened, and its cells. Several tables in one text come back as several. */
import type { Grid, TableInput } from '../reading';
import { readAligned } from './aligned';
import { readBarred } from './barred';
import { readDelimited } from './delimited';
import { harnessGrid, resultsOf } from './harness';
import { readHarnessFiles } from './harness_files';
import { isHtml, readHtml } from './html';
import { isLatex, readLatex } from './latex';
import { isFields, parseJson, readRecords } from './records';

export type Found = {
  grids: Grid[];
  /** Files of which nothing was understood, by name. */
  strange: string[];
};

const LONGEST = 20_000_000;
const nothing: Found = { grids: [], strange: [] };

function fromText(text: string): Grid[] {
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
    .replace(/\u00A0/g, ' ');
  if (isHtml(plain)) return readHtml(plain);
  if (isLatex(plain)) return readLatex(plain);
  const barred = /[|│┃║]/.test(plain) ? readBarred(plain) : [];
  if (barred.length > 0) return barred;
  const grid =
    readDelimited(plain.replace(/^```\w*$/gm, '')) ?? readAligned(plain.replace(/^```\w*$/gm, ''));
  return grid ? [grid] : [];
}

const isEachFile = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => resultsOf(one) !== null);

function fromJson(json: unknown, names: readonly string[]): Found {
  const read = (value: unknown): unknown =>
    typeof value === 'string' ? (parseJson(value)?.value ?? null) : value;
  const value = read(json);
  const single = resultsOf(value, names[0]);
  if (single) return { grids: [harnessGrid(single)], strange: [] };
  const log = readHarnessFiles([value], names);
  if (log) return { grids: [log.grid], strange: [] };
  if (Array.isArray(value)) {
    const files = value.map(read);
    const isFiles = names.length > 0 || isEachFile(files);
    if (isFiles) {
      const nameOf = (at: number) => names[at] ?? `file ${at + 1}`;
      const harness = readHarnessFiles(files, names);
      if (harness) return { grids: [harness.grid], strange: harness.strange.map(nameOf) };
      const records = files.filter(isFields);
      const whole = records.length === files.length ? readRecords(records) : null;
      const grids = files.length === 1 ? [readRecords(files[0])] : [whole];
      const found = grids.flatMap((grid) => grid ?? []);
      return { grids: found, strange: found.length > 0 ? [] : files.map((_, at) => nameOf(at)) };
    }
  }
  const grid = readRecords(value);
  return grid ? { grids: [grid], strange: [] } : { grids: [], strange: [names[0] ?? 'the file'] };
}

export function gridsOf(input: TableInput, names: readonly string[]): Found {
  if (typeof input === 'string') {
    if (input.length > LONGEST) return nothing;
    const parsed = parseJson(input);
    return parsed ? fromJson(parsed.value, names) : { grids: fromText(input), strange: [] };
  }
  if ('html' in input) {
    return typeof input.html === 'string' && input.html.length <= LONGEST
      ? { grids: readHtml(input.html), strange: [] }
      : nothing;
  }
  return fromJson(input.json, names);
}
