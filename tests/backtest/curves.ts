/** Real curves from a CSV: dataset, curve, x, y, se, role (fit or target), kind (acc, gain or loss). */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

type Row = { size: number; gain: number; se: number };

export type Curve = { set: string; kind: string; seen: Row[]; heldBack: Row[] };

type Line = {
  dataset: string;
  curve: string;
  x: string;
  y: string;
  se: string;
  role: string;
  kind: string;
};

/** Sizes in billions where they are parameters; gains in pp where they are shares. */
const row = ({ x, y, se }: Line): Row => ({
  size: Number(x) / 1e9,
  gain: 100 * Number(y),
  se: 100 * Number(se),
});

const part = (lines: readonly Line[], role: string): Row[] =>
  lines
    .filter((line) => line.role === role)
    .map(row)
    .sort((a, b) => a.size - b.size);

export function readCurves(path: string): Curve[] {
  const { data } = Papa.parse<Line>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  const curves = new Map<string, Line[]>();
  for (const line of data) {
    const key = `${line.dataset}\n${line.curve}`;
    curves.set(key, [...(curves.get(key) ?? []), line]);
  }
  return [...curves.values()].map((lines) => ({
    set: lines[0]?.dataset ?? '',
    kind: lines[0]?.kind ?? '',
    seen: part(lines, 'fit'),
    heldBack: part(lines, 'target'),
  }));
}

/** As the native programs read them; sets by their numbers in `sets`. */
export const asText = (curves: readonly Curve[], sets: readonly string[]): string =>
  curves
    .map(({ set, seen, heldBack }) => {
      const rows = [...seen, ...heldBack].map(({ size, gain, se }) => `${size} ${gain} ${se}`);
      return `${sets.indexOf(set)} ${seen.at(-1)?.size ?? 0} ${rows.length}\n${rows.join('\n')}\n`;
    })
    .join('');
