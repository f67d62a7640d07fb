// Sending articles to be loaded.
import { ask, send } from '$api/client';
import { ApiError } from '$api/errors';
import type { ArticleSource } from '$api/schema';
import { webAddress } from '$lib/links';
import { number, strings } from '$src/strings';
import { LoadTextsDocument } from './load.gql';

/** What the reader says about an article; only what was filled in. */
export type Known = Omit<ArticleSource, 'content'>;

const mostText = 900_000; // bytes of a text; the request around it may have 1 MiB together
const mostBytes = 32 * 1024 * 1024 - 64 * 1024; // of all files, with room for the parts between them
const mostFiles = 100;

/** Sends a text and gives the id of the load. */
export async function sendText(text: string, known: Known): Promise<string> {
  if (text.trim() === '') throw new ApiError('BAD_USER_INPUT', strings.add.nothing);
  const source = { ...known, content: { text } };
  if (new TextEncoder().encode(JSON.stringify(source)).length > mostText) throw new ApiError('BAD_USER_INPUT', strings.add.tooLong);
  return (await ask(LoadTextsDocument, { input: { articles: [source] } })).loadArticles.job.id;
}

/** Has the server load a page of the web, and gives the id of the load. */
export async function sendAddress(address: string, known: Known): Promise<string> {
  const page = webAddress(address.trim());
  if (page === undefined) throw new ApiError('BAD_USER_INPUT', strings.add.noAddress);
  return (await ask(LoadTextsDocument, { input: { articles: [{ ...known, content: { fetch: page } }] } })).loadArticles.job.id;
}

/** Sends files, one article in each, and gives the id of the load. What is known is said of every one of them. */
export async function sendFiles(files: readonly File[], known: Known): Promise<string> {
  if (files.length === 0) throw new ApiError('BAD_USER_INPUT', strings.add.nothing);
  if (files.length > mostFiles) throw new ApiError('BAD_USER_INPUT', strings.add.tooMany);
  const total = files.reduce((sum, f) => sum + f.size, 0);
  const largest = files.reduce((a, b) => (b.size > a.size ? b : a));
  if (total > mostBytes) throw new ApiError('BAD_USER_INPUT', strings.add.tooBig(largest.name, sizeText(total)));
  const articles = files.map((file) => ({ ...known, content: { file } }));
  return (await send(LoadTextsDocument, { input: { articles } })).loadArticles.job.id;
}

/** A size for people: “3.4 MB”. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${number(bytes)} B`;
  if (bytes < 1_000_000) return `${number(Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
