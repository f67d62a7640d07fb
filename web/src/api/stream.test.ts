import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Document } from './document';
import { ApiError } from './errors';
import { follow } from './stream';

const document = 'subscription{n}' as Document<{ n: number }, Record<string, never>>;
const next = (n: number): string => `event: next\ndata: {"data":{"n":${n}}}\n\n`;
const stream = (...chunks: string[]): Response =>
  new Response(new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  }), { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } });

let answers: (() => Response)[];
const asked = vi.fn<typeof fetch>(() => {
  const answer = answers.shift();
  return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('no network'));
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', asked);
  asked.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Follows to the end, with time running, and gives what came and how it ended. */
async function run(signal = new AbortController().signal): Promise<{ seen: number[]; error: unknown }> {
  const seen: number[] = [];
  const end = follow(document, {}, (r) => seen.push(r.n), signal).then(() => undefined, (thrown: unknown) => thrown);
  await vi.runAllTimersAsync();
  return { seen, error: await end };
}

test('what comes in pieces is put together', async () => {
  const [a, b] = [next(1).slice(0, 20), next(1).slice(20)];
  answers = [() => stream(':\n\n', a, b + next(2), 'event: complete\ndata:\n\n')];
  expect(await run()).toEqual({ seen: [1, 2], error: undefined });
  expect(asked.mock.calls[0]?.[1]?.headers).toMatchObject({ Accept: 'text/event-stream', 'GraphQL-Preflight': '1' });
});

test('a connection that breaks is taken up again', async () => {
  answers = [() => stream(next(1)), () => { throw new TypeError('no network'); }, () => stream(next(2), 'event: complete\ndata:\n\n')];
  expect(await run()).toEqual({ seen: [1, 2], error: undefined });
  expect(asked).toHaveBeenCalledTimes(3);
});

test('a server that stays away is given up', async () => {
  answers = [];
  const { error } = await run();
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ code: 'UNREACHABLE' });
  expect(asked.mock.calls.length).toBe(6);
});

test('a refusal is not asked again', async () => {
  const refusal = JSON.stringify({ errors: [{ message: 'there is no such load', extensions: { code: 'NOT_FOUND' } }] });
  answers = [() => new Response(refusal, { status: 200, headers: { 'Content-Type': 'application/json' } })];
  expect((await run()).error).toMatchObject({ code: 'NOT_FOUND', message: 'There is no such load.' });
  answers = [() => stream(`event: next\ndata: ${refusal}\n\n`)];
  expect((await run()).error).toMatchObject({ code: 'NOT_FOUND' });
  expect(asked).toHaveBeenCalledTimes(2);
});

test('who stops listening is not asked again', async () => {
  const control = new AbortController();
  control.abort(new DOMException('', 'AbortError'));
  answers = [() => { throw new DOMException('', 'AbortError'); }];
  expect((await run(control.signal)).error).toMatchObject({ name: 'AbortError' });
  expect(asked).toHaveBeenCalledTimes(1);
});
