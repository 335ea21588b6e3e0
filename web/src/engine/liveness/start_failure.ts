/** Why the engine could not start, in a sentence for the reader. */
import { LostWorker } from './lost_worker';
import { OLDEST_BROWSERS } from './oldest_browsers';

const NEEDED = `The browser has to be ${OLDEST_BROWSERS}, or later.`;

export const NOT_LOADED =
  'A part of the calculator could not be loaded: the connection failed, something blocks it, or a newer ' +
  'version has just taken its place.';

/** A function that spreads a number over a vector and drops it: WebAssembly's smallest use of vectors. */
const VECTORS = Uint8Array.from(
  [0, 97, 115, 109, 1, 0, 0, 0].concat(
    [1, 4, 1, 96, 0, 0], // the type of a function without arguments and results
    [3, 2, 1, 0], // one function of that type
    [10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11], // i32.const 0, i8x16.splat, drop, end
  ),
);

/** What the browser lacks; null where it lacks nothing. */
function lacking(): string | null {
  if (typeof WebAssembly === 'undefined') {
    return `This browser runs no WebAssembly, in which Gaincast computes: it is switched off, or the browser is too old. ${NEEDED}`;
  }
  return WebAssembly.validate(VECTORS)
    ? null
    : `This browser’s WebAssembly has no vectors, with which Gaincast computes: the browser is too old, or the processor. ${NEEDED}`;
}

/** Its message is a sentence for the reader. */
class StartFailure extends Error {}

/** What loading the engine has failed with, as a sentence; a lost worker stays one. */
export function raiseStartFailure(reason: unknown): never {
  throw reason instanceof LostWorker ? reason : new StartFailure(lacking() ?? NOT_LOADED);
}

/** `reason` is what starting or asking the engine has failed with. */
export function failureInWords(reason: unknown): string {
  if (reason instanceof StartFailure || reason instanceof LostWorker) return reason.message;
  return `The calculation has failed: ${reason instanceof Error ? reason.message : String(reason)}`;
}
