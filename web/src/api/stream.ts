// Following a subscription: server-sent events, read with fetch so that a token can be sent along.
import { strings } from '$src/strings';
import { dataOf, headers, reach, result } from './client';
import type { Document } from './document';
import { ApiError } from './errors';
import { rest } from './patience';

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

/** What whoever follows wants to know, and how long they try. */
export interface Following {
  /** How many failures in a row are borne; the next is thrown. Infinity: only what can never succeed is thrown. */
  readonly tries?: number;
  /** A connection stands. */
  readonly opened?: () => void;
  /** For the nth time in a row there is no connection; another is on its way. */
  readonly broken?: (times: number) => void;
}

/**
 * Follows a subscription until the server has finished it. A connection that breaks, or of which nothing is heard any more, is
 * taken up again. Throws an ApiError, or an AbortError when the signal says so.
 */
export async function follow<Result, Variables>(document: Document<Result, Variables>, variables: Variables, each: (result: Result) => void, signal: AbortSignal, { tries = 5, opened, broken }: Following = {}): Promise<void> {
  for (let failures = 0; ; ) {
    const began = Date.now();
    let last = new ApiError('UNREACHABLE', strings.errors.unreachable);
    try {
      if (await once(document, variables, (r: Result) => { failures = 0; each(r); }, signal, opened)) return;
    } catch (thrown) {
      if (signal.aborted || !(thrown instanceof Error)) throw thrown;
      if (thrown instanceof ApiError) last = thrown;
      if (!isPassing(last, tries)) throw last;
    }
    if (Date.now() - began > patience.lasting) failures = 0;
    if (++failures > tries) throw last;
    broken?.(failures);
    await rest(Math.min(patience.longest, patience.first * 2 ** (failures - 1)), signal);
  }
}

/** Milliseconds: how long is waited before the first and before later tries, when nothing was heard for too long, and what is no failure any more. */
const patience = { first: 500, longest: 10_000, silence: 40_000, look: 5000, lasting: 10_000 } as const;

const never = new Set(['NOT_FOUND', 'BAD_USER_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);

/** Whether a failure may pass by itself. Who tries for ever also bears a gateway's answer, and a server that is too busy. */
function isPassing(error: ApiError, tries: number): boolean {
  return error.code === 'UNREACHABLE' || (tries === Infinity && !never.has(error.code));
}

/** Reads one connection; true when the server said that there is no more. The server says something every few seconds: silence means that it is gone. */
async function once<Result, Variables>(document: Document<Result, Variables>, variables: Variables, each: (result: Result) => void, signal: AbortSignal, opened?: () => void): Promise<boolean> {
  const control = new AbortController();
  const end = (): void => control.abort(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  let heard = Date.now(); // by the clock on the wall: a computer that slept must notice
  const watch = setInterval(() => {
    if (Date.now() - heard > patience.silence) control.abort(new ApiError('UNREACHABLE', strings.errors.unreachable));
  }, patience.look);
  try {
    signal.throwIfAborted();
    return await read(document, variables, each, control.signal, () => (heard = Date.now()), opened);
  } catch (thrown) {
    if (!signal.aborted && control.signal.aborted) throw control.signal.reason;
    throw thrown;
  } finally {
    clearInterval(watch);
    signal.removeEventListener('abort', end);
    control.abort();
  }
}

async function read<Result, Variables>(document: Document<Result, Variables>, variables: Variables, each: (result: Result) => void, signal: AbortSignal, heard: () => void, opened?: () => void): Promise<boolean> {
  const body = JSON.stringify({ query: document, variables });
  const response = await reach({ method: 'POST', headers: { ...headers('text/event-stream'), 'Content-Type': 'application/json' }, body }, signal);
  if (!response.headers.get('Content-Type')?.startsWith('text/event-stream') || !response.body) {
    each(await result<Result>(response));
    return true;
  }
  opened?.();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return false;
    heard();
    const taken = takeEvents(text + value);
    text = taken.rest;
    for (const { event, data } of taken.events) {
      if (event === 'complete') return true;
      if (event === 'next') each(dataOf(JSON.parse(data) as { data: Result }));
    }
  }
}
