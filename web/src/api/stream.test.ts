import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Document } from './document';
import { ApiError } from './errors';
import { tryAgain } from './patience';
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
  answers = [() => {
    control.abort(new DOMException('', 'AbortError'));
    throw new DOMException('', 'AbortError');
  }];
  expect((await run(control.signal)).error).toMatchObject({ name: 'AbortError' });
  expect(asked).toHaveBeenCalledTimes(1);
  expect((await run(control.signal)).error).toMatchObject({ name: 'AbortError' });
  expect(asked).toHaveBeenCalledTimes(1);
});

test('who tries for ever hears of each failure and of each connection, and bears the answers of a gateway', async () => {
  const away = (): Response => { throw new TypeError('no network'); };
  const gateway = (): Response => new Response('<h1>502</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } });
  answers = [() => stream(next(1)), ...Array.from({ length: 9 }, () => away), gateway, () => stream(next(2), 'event: complete\ndata:\n\n')];
  const told: string[] = [];
  const seen: number[] = [];
  const end = follow(document, {}, (r) => seen.push(r.n), new AbortController().signal, { tries: Infinity, opened: () => told.push('opened'), broken: (n) => told.push(String(n)) });
  await vi.runAllTimersAsync();
  await end;
  expect(seen).toEqual([1, 2]);
  expect(told).toEqual(['opened', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', 'opened']);
});

test('waiting between two tries stops growing, and ends at once when somebody asks', async () => {
  answers = [];
  const times: number[] = [];
  const control = new AbortController();
  const end = follow(document, {}, () => undefined, control.signal, { tries: Infinity, broken: () => times.push(Date.now()) }).catch((thrown: unknown) => thrown);
  await vi.advanceTimersByTimeAsync(120_000);
  const gaps = times.slice(1).map((t, i) => t - (times[i] ?? 0));
  expect(gaps.slice(0, 4)).toEqual([500, 1000, 2000, 4000]);
  expect(Math.max(...gaps)).toBe(10_000);
  const before = asked.mock.calls.length;
  tryAgain();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveBeenCalledTimes(before + 1);
  control.abort(new DOMException('', 'AbortError'));
  expect(await end).toMatchObject({ name: 'AbortError' });
});

test('a connection of which nothing is heard any more is given up and taken up again', async () => {
  const silent = (): Response => new Response(new ReadableStream<Uint8Array>({ start: (c) => c.enqueue(new TextEncoder().encode(next(1))) }), { headers: { 'Content-Type': 'text/event-stream' } });
  // The browser's own fetch ends the body when it is told to; this one must do it by hand.
  asked.mockImplementationOnce((_, init) => {
    const response = silent();
    const body = response.body?.pipeThrough(new TransformStream(), { signal: init?.signal ?? new AbortController().signal }) ?? null;
    return Promise.resolve(new Response(body, { headers: response.headers }));
  });
  answers = [() => stream(next(2), 'event: complete\ndata:\n\n')];
  const seen: number[] = [];
  const end = follow(document, {}, (r) => seen.push(r.n), new AbortController().signal);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(seen).toEqual([1]);
  await vi.advanceTimersByTimeAsync(30_000);
  await end;
  expect(seen).toEqual([1, 2]);
});

test('what can never succeed is not asked for ever', async () => {
  answers = [() => stream('event: next\ndata: {"errors":[{"message":"no such field","extensions":{"code":"BAD_USER_INPUT"}}]}\n\n')];
  await expect(follow(document, {}, () => undefined, new AbortController().signal, { tries: Infinity })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});
