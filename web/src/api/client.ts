// Asking the server: one operation, one answer. See stream.ts for subscriptions.
import { strings } from '$src/strings';
import type { Document } from './document';
import { ApiError, isAbort } from './errors';
import { token } from './token.svelte';

/** A GraphQL answer as it comes. */
interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string; readonly field?: string } }[];
}

/** The headers of every request: they prove that no page of another site sent it, and who asks where that is needed. */
export function headers(accept: string): Record<string, string> {
  const all: Record<string, string> = { Accept: accept, 'GraphQL-Preflight': '1' };
  if (token.value !== '') all['Authorization'] = `Bearer ${token.value}`;
  return all;
}

/** Asks a query or a mutation. Throws an ApiError, or an AbortError when the signal says so. */
export async function ask<Result, Variables>(document: Document<Result, Variables>, variables: Variables, signal?: AbortSignal): Promise<Result> {
  const body = JSON.stringify({ query: document, variables });
  return result(await reach({ method: 'POST', headers: { ...headers('application/graphql-response+json'), 'Content-Type': 'application/json' }, body }, signal));
}

/** Sends a mutation whose variables hold files. */
export async function send<Result, Variables>(document: Document<Result, Variables>, variables: Variables, signal?: AbortSignal): Promise<Result> {
  const form = new FormData();
  const { rest, files } = takeFiles(variables);
  form.set('operations', JSON.stringify({ query: document, variables: rest }));
  form.set('map', JSON.stringify(Object.fromEntries(files.map(({ place }, i) => [String(i), [place]]))));
  files.forEach(({ file }, i) => form.set(String(i), file, file.name));
  return result(await reach({ method: 'POST', headers: headers('application/graphql-response+json'), body: form }, signal));
}

/** Takes the files out of variables: null stands in their places, which are named like `variables.input.articles.0.content.file`. */
export function takeFiles(variables: unknown): { rest: unknown; files: { place: string; file: File }[] } {
  const files: { place: string; file: File }[] = [];
  const take = (value: unknown, place: string): unknown => {
    if (value instanceof File) {
      files.push({ place, file: value });
      return null;
    }
    if (Array.isArray(value)) return value.map((item, i) => take(item, `${place}.${i}`));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, take(item, `${place}.${name}`)]));
  };
  return { rest: take(variables, 'variables'), files };
}

/** Sends a request; no answer at all is an ApiError that says so. */
export async function reach(init: RequestInit, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch('/graphql', { ...init, ...(signal ? { signal } : {}), credentials: 'same-origin', cache: 'no-store' });
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown;
    throw new ApiError('UNREACHABLE', strings.errors.unreachable);
  }
}

/** Reads an answer, or throws what it complains of. */
export async function result<Result>(response: Response): Promise<Result> {
  let answer: Answer<Result>;
  try {
    answer = (await response.json()) as Answer<Result>;
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown;
    throw new ApiError('UNREADABLE', strings.errors.unreadable(response.status));
  }
  return dataOf(answer);
}

/** The data of an answer; its first error is thrown. */
export function dataOf<Result>(answer: Answer<Result>): Result {
  const error = answer.errors?.[0];
  if (error) {
    if (error.extensions?.code === 'UNAUTHENTICATED') token.isWanted = true;
    throw new ApiError(error.extensions?.code ?? 'UNKNOWN', error.message, error.extensions?.field);
  }
  if (answer.data === null || answer.data === undefined) throw new ApiError('UNREADABLE', strings.errors.unknown);
  return answer.data;
}
