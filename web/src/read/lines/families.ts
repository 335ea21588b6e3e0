/** Finds out which words of the models' names are what was done to them. */
import type { Line } from './line';

/** Names that continue another family's at its sizes, "Qwen3-8B-foo" beside "Qwen3-8B", say a method. */
export function settleFamilies(lines: readonly Line[]): void {
  const placeOf = ({ size, benchmark }: Line) => `${size}\u0001${benchmark}`;
  const families = new Map<string, { lines: Line[]; places: Set<string> }>();
  for (const line of lines) {
    const own = families.get(line.family) ?? { lines: [], places: new Set<string>() };
    own.lines.push(line);
    own.places.add(placeOf(line));
    families.set(line.family, own);
  }
  for (const longer of [...families.keys()].sort((a, b) => a.length - b.length)) {
    const own = families.get(longer)?.lines ?? [];
    const words = longer.split(' ');
    // The shortest first: "qwen" before "qwen math" of "qwen math foo".
    const shorter = words
      .map((_, count) => words.slice(0, count).join(' '))
      .find((family) => {
        const places = family === '' ? undefined : families.get(family)?.places;
        return places && own.filter((line) => places.has(placeOf(line))).length * 2 >= own.length;
      });
    if (shorter === undefined) continue;
    for (const line of own) {
      const extra = longer.slice(shorter.length + 1);
      line.family = shorter;
      line.method = [extra, line.method].filter((part) => part !== '').join(' ');
      line.isBase = false;
    }
  }
}
