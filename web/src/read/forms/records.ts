/** JSON as cells: records, columns, rows, objects by name; nested ones are flattened. */
import type { Grid } from '../reading';

type Json = unknown;
type Fields = Readonly<Record<string, Json>>;

export const isFields = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (value: Json): value is string | number | boolean | null =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

const MOST_COLUMNS = 200;
const MOST_ROWS = 20_000;

const text = (value: Json): string =>
  value === null || value === undefined ? '' : isScalar(value) ? String(value) : '';

/** A record's values by name; what is nested has the names before it. */
function flatten(record: Fields, prefix = '', depth = 0): [string, string][] {
  return Object.entries(record).flatMap(([key, value]): [string, string][] => {
    const name = prefix === '' ? key : `${prefix} ${key}`;
    if (isScalar(value)) return [[name, text(value)]];
    if (Array.isArray(value)) {
      const numbers = value.every((one) => typeof one === 'number');
      return numbers && value.length <= 50
        ? value.map((one, at) => [`${name} seed ${at + 1}`, text(one)])
        : [];
    }
    return depth < 4 && isFields(value) ? flatten(value, name, depth + 1) : [];
  });
}

function fromRecords(records: readonly Fields[], caption = ''): Grid | null {
  const rows = records.slice(0, MOST_ROWS).map((record) => new Map(flatten(record)));
  const head = [...new Set(rows.flatMap((row) => [...row.keys()]))].slice(0, MOST_COLUMNS);
  if (head.length < 2 || rows.length === 0) return null;
  const cells = rows.map((row) => head.map((name) => row.get(name) ?? ''));
  return { cells: [head, ...cells], caption, headRows: 1 };
}

const NAMES = /^(?:model|name)$/i;

/** The table that a parsed file holds; null where there is none. */
export function readRecords(value: Json): Grid | null {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isFields)) return fromRecords(value);
    if (value.length > 1 && value.every(Array.isArray)) {
      const cells = value.slice(0, MOST_ROWS).map((row) => row.slice(0, MOST_COLUMNS).map(text));
      return { cells, caption: '', headRows: null };
    }
    return null;
  }
  if (!isFields(value)) return null;
  const entries = Object.entries(value);
  const { columns, data } = value;
  if (Array.isArray(columns) && Array.isArray(data) && data.every(Array.isArray)) {
    return {
      cells: [columns.map(text), ...data.map((row: Json[]) => row.map(text))],
      caption: '',
      headRows: 1,
    };
  }
  const lists = entries.filter(([, one]) => Array.isArray(one) && one.length > 0);
  const tables = lists.filter(([, one]) => (one as Json[]).every(isFields));
  if (tables.length === 1) {
    const caption = entries
      .filter(([, one]) => isScalar(one))
      .map(([key, one]) => `${key}: ${text(one)}`);
    return fromRecords(tables[0]?.[1] as Fields[], caption.join('\n'));
  }
  const lengths = new Set(lists.map(([, one]) => (one as Json[]).length));
  if (
    lists.length > 1 &&
    lengths.size === 1 &&
    lists.every(([, one]) => (one as Json[]).every(isScalar))
  ) {
    const [length = 0] = lengths;
    const rows = Array.from({ length }, (_, at) =>
      lists.map(([, one]) => text((one as Json[])[at])),
    );
    return { cells: [lists.map(([key]) => key), ...rows], caption: '', headRows: 1 };
  }
  const objects = entries.filter((entry): entry is [string, Fields] => isFields(entry[1]));
  if (objects.length > 1 && objects.length === entries.length) {
    const inner = new Set(objects.flatMap(([, one]) => Object.keys(one)));
    if ([...inner].every((key) => /^\d+$/.test(key))) {
      const rows = [...inner].map((key) =>
        Object.fromEntries(objects.map(([name, one]) => [name, one[key]])),
      );
      return fromRecords(rows);
    }
    const named = objects.map(([key, one]) =>
      Object.keys(one).some((name) => NAMES.test(name)) ? one : { name: key, ...one },
    );
    return fromRecords(named);
  }
  if (objects.length === 1 && entries.length <= 3) return readRecords(objects[0]?.[1]);
  const scalars = entries.filter(([, one]) => typeof one === 'number');
  if (scalars.length > 1 && scalars.length === entries.length) {
    return {
      cells: [['name', 'value'], ...scalars.map(([key, one]) => [key, text(one)])],
      caption: '',
      headRows: 1,
    };
  }
  return entries.some(([key]) => NAMES.test(key)) ? fromRecords([value]) : null;
}

/** A text of JSON, or of one JSON value a line; null where it is neither. */
export function parseJson(source: string): { value: Json } | null {
  if (!/^\s*[[{]/.test(source)) return null;
  try {
    return {
      value: JSON.parse(
        source.replace(/^\uFEFF/, '').replace(/\bNaN\b(?=\s*[,}\]])/g, 'null'),
      ) as Json,
    };
  } catch {
    const lines = source.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2) return null;
    try {
      return { value: lines.map((line) => JSON.parse(line) as Json) };
    } catch {
      return null;
    }
  }
}
