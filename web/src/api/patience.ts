// Waiting for a server that cannot be reached, and not longer than needed.

const resting = new Set<() => void>();

/** Tries all that waits again, now. */
export function tryAgain(): void {
  for (const wake of [...resting]) wake();
}
// The network is back, or the reader is.
for (const event of ['online', 'pageshow', 'focus']) globalThis.addEventListener?.(event, tryAgain);

/** Waits so many milliseconds, or until somebody asks to try again. Rejects with the signal's reason. */
export function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      resting.delete(wake);
      signal.removeEventListener('abort', aborted);
    };
    const wake = (): void => {
      end();
      resolve();
    };
    const aborted = (): void => {
      end();
      reject(signal.reason as Error);
    };
    const timer = setTimeout(wake, ms);
    resting.add(wake);
    signal.addEventListener('abort', aborted, { once: true });
  });
}

const often = 5000; // milliseconds between two tries of a question

/** Asks again by and by, or as soon as something tells that the server is back, unless the signal says that nobody waits any more. */
export function whenBack(again: () => void, signal: AbortSignal): void {
  rest(often, signal).then(again, () => undefined);
}
