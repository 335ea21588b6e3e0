/** How often each line of a file ran, by its number. */
export type Lines = Map<number, number>;

/** Reads lcov's text, of which only the names of files (SF) and the lines (DA) matter here. */
export function linesOf(text: string): Map<string, Lines> {
  const all = new Map<string, Lines>();
  let lines: Lines = new Map();
  for (const line of text.split('\n')) {
    const file = /^SF:.*?((?:web\/)?src\/.+)$/.exec(line)?.[1];
    if (file !== undefined) {
      lines = new Map();
      all.set(file.replace(/^(?!web\/)/, 'web/'), lines);
    }
    const [, number, count] = /^DA:(\d+),(\d+)/.exec(line) ?? [];
    if (number !== undefined) lines.set(Number(number), Number(count));
  }
  return all;
}

/** A line counts where any of the runs saw it, and has run where it ran in any of them. */
export function together(runs: readonly Map<string, Lines>[]): Map<string, Lines> {
  const all = new Map<string, Lines>();
  for (const run of runs)
    for (const [file, lines] of run) {
      const sum = all.get(file) ?? new Map<number, number>();
      for (const [line, count] of lines) sum.set(line, (sum.get(line) ?? 0) + count);
      all.set(file, sum);
    }
  return all;
}
