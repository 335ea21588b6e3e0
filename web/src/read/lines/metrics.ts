/** Keeps one of several scores that the lines give for the same model and benchmark. */
import { quoted, type Inquiry } from '../inquiry';
import type { Line } from './line';

/** A group of words matters only where it tells lines apart that are otherwise alike. */
export function settleGroups(lines: Line[]): void {
  const key = ({ size, family, method, benchmark, metric, seed, label }: Line) =>
    [size, family, method, benchmark, metric, seed, label].join('\u0001');
  const seen = new Map<string, Set<string>>();
  for (const line of lines) seen.set(key(line), (seen.get(key(line)) ?? new Set()).add(line.group));
  if ([...seen.values()].every(({ size }) => size < 2)) for (const line of lines) line.group = '';
}

/** Keeps one metric of each benchmark; null while it is asked which. */
export function chooseMetrics(lines: Line[], inquiry: Inquiry): Line[] | null {
  const found = new Map<string, Set<string>>();
  for (const { benchmark, metric } of lines)
    found.set(benchmark, (found.get(benchmark) ?? new Set()).add(metric));
  const kept = new Map<string, string>();
  let open = false;
  for (const [benchmark, metrics] of found) {
    const names = [...metrics].sort();
    if (names.length < 2) continue;
    const alike = [...found]
      .filter(([, others]) => [...others].sort().join() === names.join())
      .map(([name]) => name);
    const chosen = inquiry.choose(
      `metric:${names.join('|')}`,
      `Which score of ${quoted(alike)} is meant?`,
      names,
    );
    if (chosen === null) open = true;
    else kept.set(benchmark, names[chosen] ?? '');
  }
  return open
    ? null
    : lines.filter(
        ({ benchmark, metric }) => !kept.has(benchmark) || kept.get(benchmark) === metric,
      );
}
