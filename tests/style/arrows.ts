/** Holds imports against the rooms: which arrow breaks which rule, and which imports form a circle. */
import type { Import } from './imports';
import type { Rooms } from './rooms';

/** The room of a file below `root`; "." for a file that lies loose there, null for one elsewhere. */
export function roomOf(root: string, file: string): string | null {
  if (!file.startsWith(`${root}/`)) return null;
  const parts = file.slice(root.length + 1).split('/');
  return parts.length > 1 ? (parts[0] ?? null) : '.';
}

const list = (rooms: readonly string[]): string =>
  rooms.length > 0 ? [...new Set(rooms)].sort().join(', ') : 'nothing';

/** One sentence for each import that a room may not have. */
export function brokenArrows(root: string, rooms: Rooms, imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, line, to }) => {
    const [own, other] = [roomOf(root, from), roomOf(root, to)];
    if (own === null || own === other) return [];
    const allowed = rooms[own];
    const where = `${from}:${line} imports ${to}`;
    if (allowed === undefined) return [`${where}, but ${own} is no room in tests/style/rooms.ts`];
    if (other === null && !/\.(ts|hpp|cpp)$/.test(to)) return []; // data, or what was built
    if (other === null) return [`${where}, but ${root} imports nothing from outside`];
    return allowed.includes(other)
      ? []
      : [`${where}, but ${own} may import from ${list(allowed)} only`];
  });
}

/** A header and its source are one concept. */
export const conceptOf = (file: string): string => file.replace(/\.(hpp|cpp|ts)$/, '');

/** Circles of imports, each as the names along it; `nameOf` says what counts as one. */
export function circles(imports: readonly Import[], nameOf: (file: string) => string): string[][] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [a, b] = [nameOf(from), nameOf(to)];
    if (a === b) continue;
    const known = next.get(a) ?? new Set<string>();
    next.set(a, known.add(b));
  }
  const found: string[][] = [];
  const done = new Set<string>();
  function walk(name: string, path: readonly string[]): void {
    const at = path.indexOf(name);
    if (at >= 0) found.push([...path.slice(at), name]);
    if (at >= 0 || done.has(name)) return;
    for (const one of next.get(name) ?? []) walk(one, [...path, name]);
    done.add(name);
  }
  for (const name of next.keys()) walk(name, []);
  return found;
}
