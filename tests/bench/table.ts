/** Tables on a terminal: the first column to the left, numbers to the right. */
export function printTable(rows: string[][]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.log(`  ${cells.join('  ')}`.trimEnd());
  }
  console.log();
}

const three = (x: number): string =>
  x < 100 ? x.toPrecision(3) : Math.round(x).toLocaleString('en');

export const count = (x: number): string => x.toLocaleString('en');
export const ms = (x: number): string => `${three(x)} ms`;
export const µs = (x: number): string => `${three(x)} µs`;
export const times = (x: number): string => `${three(x)} ×`;
