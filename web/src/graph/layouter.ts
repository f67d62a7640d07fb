// The way to the worker that lays graphs out.
import type { Plan } from './layout';
import type { Places } from './types';
import address from './worker?worker&url';

type Address = string | TrustedScriptURL;
interface TrustedScriptURL {
  toString(): string;
}
interface Factory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): TrustedScriptURL };
}

let worker: Worker | undefined;
let trusted: Address | undefined;
let asked = 0;

/** The worker's address, as the content policy wants it: it comes from the build, and from nowhere else. */
function trustedAddress(): Address {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
  trusted ??= factory ? factory.createPolicy('standpoint-worker', { createScriptURL: (url) => url }).createScriptURL(address) : address;
  return trusted;
}

/** Lays a graph out. Whoever does not need the answer any more says so with the signal. */
export function placesOf(plan: Plan, signal: AbortSignal): Promise<Places> {
  worker ??= new Worker(trustedAddress() as string, { type: 'module', name: 'layout' });
  const here = worker;
  const id = ++asked;
  return new Promise((resolve, reject) => {
    const heard = (event: MessageEvent<{ id: number; places: Places }>): void => {
      if (event.data.id !== id) return;
      stop();
      resolve(event.data.places);
    };
    const failed = (event: ErrorEvent): void => {
      stop();
      here.terminate();
      worker = undefined;
      reject(new Error(event.message));
    };
    const aborted = (): void => {
      stop();
      reject(signal.reason as Error);
    };
    const stop = (): void => {
      here.removeEventListener('message', heard);
      here.removeEventListener('error', failed);
      signal.removeEventListener('abort', aborted);
    };
    here.addEventListener('message', heard);
    here.addEventListener('error', failed);
    signal.addEventListener('abort', aborted);
    // What Svelte hands out may be a proxy, which cannot be sent: JSON is plain.
    here.postMessage({ id, plan: JSON.parse(JSON.stringify(plan)) as Plan });
  });
}
