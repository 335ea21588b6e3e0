/**
 * Waits for an answer, but not for ever. Time is counted in ticks of this thread: those are not made
 * while the machine sleeps, while this thread is busy itself, and seldom in a tab that nobody sees, so
 * that a worker that got no time to compute is not taken for one that hangs.
 */
const TICK = 500; // ms

/** The answer; or, after that many seconds in which there was none, a failure. */
export function within<T>(seconds: number, answer: Promise<T>, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    let left = Math.ceil((seconds * 1000) / TICK);
    const timer = setInterval(() => {
      left -= 1;
      if (left > 0) return;
      clearInterval(timer);
      reject(late());
    }, TICK);
    answer.then(resolve, reject).finally(() => clearInterval(timer));
  });
}
