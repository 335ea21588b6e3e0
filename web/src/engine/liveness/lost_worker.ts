/** A worker that has died, or does not answer: what it was asked can be asked of another. */
export class LostWorker extends Error {
  /** `handedOver`: what it was given to work on went with it, so that nobody can be asked the same. */
  constructor(readonly handedOver = false) {
    super('The calculation has stopped: the part of the browser that computes does not answer.');
  }
}

/** After a trap, WebAssembly's memory may be in any state: the engine in it is no longer asked. */
export const isTrap = (reason: unknown): boolean =>
  reason instanceof Error && (reason.name === 'RuntimeError' || /^Aborted\(/.test(reason.message));
