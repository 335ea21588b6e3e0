/** Whether the list of faults fits the sources. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Fault } from './faults';

export const source = (fault: Fault): string =>
  readFileSync(fileURLToPath(new URL(`../../${fault.file}`, import.meta.url)), 'utf8');

/** Faults whose text does not occur exactly once in their file: the list is out of date. */
export function misfits(faults: readonly Fault[]): string[] {
  return faults.flatMap((fault) => {
    const count = source(fault).split(fault.from).length - 1;
    return count === 1 ? [] : [`${fault.file}: ${count} times: ${fault.from}`];
  });
}
