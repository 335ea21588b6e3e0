/**
 * Reads a table as people have it into series of rows, or asks. Cells → columns with roles → numbers
 * that each say of which model, benchmark and method they are → series. While two readings are
 * possible nothing is decided: the questions say what is open, and there are no series.
 */
import { gridsOf } from './forms/forms';
import { createInquiry, quoted } from './inquiry';
import { NO_TABLE, readGrid, readingOf, refusal } from './read_grid';
import { AXIS_IDS } from '../format/other_measures';
import {
  ROLES,
  type Grid,
  type ReadOptions,
  type ReadOutcome,
  type Role,
  type TableInput,
} from './reading';

const headOf = ({ cells }: Grid): string =>
  (cells[0] ?? [])
    .filter((cell) => cell !== '')
    .slice(0, 5)
    .join(' · ')
    .slice(0, 80);

/** Whether a table may be one of ours: it has numbers in several lines. */
const holdsNumbers = ({ cells }: Grid): boolean =>
  cells.filter((row) => row.some((cell) => /\d/.test(cell))).length > 1;

function readAny(input: TableInput, options: ReadOptions): ReadOutcome {
  const { grids, strange } = gridsOf(input, options.names ?? []);
  const inquiry = createInquiry(options);
  const [only, ...others] = grids;
  if (!only) {
    return strange.length > 0
      ? refusal('not-understood', `Nothing that can be read was found in ${quoted(strange)}.`)
      : refusal('no-table', NO_TABLE);
  }
  if (strange.length > 0)
    inquiry.note('not-understood', `Nothing was understood of ${quoted(strange)}.`);
  if (others.length === 0) return readGrid(only, options, inquiry);
  const readable = grids.filter((grid) => {
    const trial = holdsNumbers(grid) ? readGrid(grid, {}, createInquiry({})) : null;
    return trial?.ok ?? false;
  });
  const [first, ...more] = readable;
  if (!first) return readGrid(only, options, inquiry);
  if (more.length === 0) return readGrid(first, options, inquiry);
  const names = readable.map((grid, at) => `${at + 1}: ${headOf(grid)}`);
  const chosen = inquiry.choose(
    'table',
    `There are ${readable.length} tables in the text. Which one is meant?`,
    names,
  );
  if (chosen === null) {
    return {
      ok: true,
      value: readingOf({ columns: [], size: null, values: [], series: [] }, false, inquiry),
    };
  }
  return readGrid(readable[chosen] ?? first, options, inquiry);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Options as strangers may hand them over, without what cannot be used. */
function usable(options: unknown): ReadOptions {
  if (!isRecord(options)) return {};
  const { names, answers, roles, axis } = options;
  const known: readonly string[] = ROLES;
  const own = AXIS_IDS.find((one) => one === axis);
  return {
    ...(own ? { axis: own } : {}),
    ...(Array.isArray(names) ? { names: names.map(String) } : {}),
    ...(isRecord(answers)
      ? {
          answers: Object.fromEntries(
            Object.entries(answers).map(([code, answer]) => [code, String(answer)]),
          ),
        }
      : {}),
    ...(isRecord(roles)
      ? {
          roles: Object.fromEntries(
            Object.entries(roles).filter(([, role]) => known.includes(String(role))),
          ) as Record<number, Role>,
        }
      : {}),
  };
}

/** Never throws: whatever cannot be read is refused. */
export function readTable(input: TableInput, options: ReadOptions = {}): ReadOutcome {
  try {
    const isInput =
      typeof input === 'string' || (isRecord(input) && ('html' in input || 'json' in input));
    return isInput
      ? readAny(input, usable(options))
      : refusal('bad-input', 'A table is a text, { html } or { json }.');
  } catch {
    return refusal('no-table', NO_TABLE);
  }
}
