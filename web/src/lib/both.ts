// A search for somebody and a subject at once: “quill pier” means what Quill said of the pier.
import type { StandsFragment } from '$parts/both.gql';
import { strings } from '$src/strings';
import { fold, type Found } from './results';
import { addressOf } from './route';
import { totalOf } from './standing';

/** A text taken apart: the words of a name, and those of a subject, which come before or after it. */
export interface Halves {
  readonly start: string;
  readonly end: string;
}

const mostWords = 6; // more are words that somebody said
const mostFound = 5;

/** All ways to take a text apart, one word at the end first. Of one word, and of many, there are none. */
export function halvesOf(text: string): Halves[] {
  const words = text.trim().split(/\s+/).filter((w) => w !== '');
  if (words.length > mostWords) return [];
  return words.slice(1).map((_, i) => ({ start: words.slice(0, words.length - 1 - i).join(' '), end: words.slice(words.length - 1 - i).join(' ') }));
}

/** The positions of some actors on what the other words tell of, those spoken of most first. The last word may be cut short. */
export function positionsOf(actors: readonly StandsFragment[], subject: string): Found[] {
  const wanted = wordsOf(subject);
  const hits = actors.flatMap((actor) => actor.stances.filter(({ proposition: p }) => hasAll(wordsOf(`${p.text} ${p.slug} ${p.topic.name}`), wanted)).map((s) => ({ actor, ...s })));
  return hits.sort((a, b) => totalOf(b.tally) - totalOf(a.tally)).slice(0, mostFound).map(({ actor, proposition, tally }) => ({
    href: `${addressOf(actor.id)}?about=${encodeURIComponent(proposition.slug)}`,
    text: strings.search.on(actor.name, proposition.text),
    note: strings.counts.statements(totalOf(tally)),
    kind: actor.__typename,
  }));
}

const wordsOf = (text: string): string[] => fold(text).split(/[^\p{L}\p{N}]+/u).filter((w) => w !== '');

const hasAll = (among: readonly string[], wanted: readonly string[]): boolean =>
  wanted.length > 0 && wanted.every((w, i) => among.some((a) => a === w || (i === wanted.length - 1 && a.startsWith(w))));
