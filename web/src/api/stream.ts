// Following a subscription: server-sent events, read with fetch so that a token can be sent along.
import { strings } from '$src/strings';
import { dataOf, headers, reach, result } from './client';
import type { Document } from './document';
import { ApiError } from './errors';

/** One server-sent event. */
export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

/** Takes the finished events out of a text; the rest is what has not ended yet. */
export function takeEvents(text: string): { events: ServerEvent[]; rest: string } {
  const blocks = text.replaceAll('\r\n', '\n').split('\n\n');
  const rest = blocks.pop() ?? '';
  const events: ServerEvent[] = [];
  for (const block of blocks) {
    let event = 'message';
    const data: string[] = [];
    let isEvent = false;
    for (const line of block.split('\n')) {
      if (line.startsWith(':')) continue;
      isEvent = true;
      if (line.startsWith('event:')) event = line.slice(6).trim();
      if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
    }
    if (isEvent) events.push({ event, data: data.join('\n') });
  }
  return { events, rest };
}

/**
 * Follows a subscription until the server has finished it. A connection that breaks is taken up again, at most `tries` times in
 * a row. Throws an ApiError, or an AbortError when the signal says so.
 */
export async function follow<Result, Variables>(document: Document<Result, Variables>, variables: Variables, each: (result: Result) => void, signal: AbortSignal, tries = 5): Promise<void> {
  for (let failures = 0; ; ) {
    try {
      if (await once(document, variables, (r: Result) => { failures = 0; each(r); }, signal)) return;
    } catch (thrown) {
      const broken = thrown instanceof ApiError ? thrown.code === 'UNREACHABLE' : !signal.aborted;
      if (!broken || failures >= tries) throw thrown;
    }
    if (++failures > tries) throw new ApiError('UNREACHABLE', strings.errors.unreachable);
    await pause(500 * 2 ** (failures - 1), signal);
  }
}

/** Reads one connection; true when the server said that there is no more. */
async function once<Result, Variables>(document: Document<Result, Variables>, variables: Variables, each: (result: Result) => void, signal: AbortSignal): Promise<boolean> {
  const body = JSON.stringify({ query: document, variables });
  const response = await reach({ method: 'POST', headers: { ...headers('text/event-stream'), 'Content-Type': 'application/json' }, body }, signal);
  if (!response.headers.get('Content-Type')?.startsWith('text/event-stream') || !response.body) {
    each(await result<Result>(response));
    return true;
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return false;
    const taken = takeEvents(text + value);
    text = taken.rest;
    for (const { event, data } of taken.events) {
      if (event === 'complete') return true;
      if (event === 'next') each(dataOf(JSON.parse(data) as { data: Result }));
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    }, { once: true });
  });
}
