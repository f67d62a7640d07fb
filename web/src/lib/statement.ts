// A statement as the page shows it, and its words as they are printed.
import type { StatementCardFragment } from '$parts/statement.gql';
import { strings } from '$src/strings';

/** What a card shows of a statement. */
export type Card = StatementCardFragment;
/** Who speaks or acts, by name. */
export type ActorName = Card['speakers'][number];
/** One stance of a statement. */
export type Take = Card['takes'][number];
/** When it was said. */
export type Said = Card['said'];

const opening = new Set(['"', '“', '„', '‟', '«', '»', '‹', '›', '‘', '‚', "'", '「', '『', '`']);
const closing = new Set(['"', '”', '“', '‟', '»', '«', '›', '‹', '’', '‘', "'", '」', '』', '´']);

/** The words between the quotation marks of a piece that begins and ends with one; other pieces as they are. */
export function unquoted(exact: string): string {
  const text = exact.trim();
  const first = text.at(0) ?? '';
  const last = text.at(-1) ?? '';
  const opens = opening.has(first);
  const closes = text.length > 1 && closing.has(last);
  const isApostrophe = first === '’' || (last === "'" && !opens) || (first === "'" && !closes);
  if (isApostrophe) return text;
  return text.slice(opens ? 1 : 0, closes ? -1 : undefined).trim();
}

/** Something a statement was printed in pieces of. */
interface Pieces {
  readonly form: Card['form'];
  readonly evidence: { readonly content: readonly { readonly exact: string }[] };
}

/**
 * The words as printed, pieces joined by an ellipsis. Direct speech comes without its quotation marks: whoever shows it sets
 * them, and nobody else does. Line breaks inside are spaces.
 */
export function wordsOf(statement: Pieces): string {
  const pieces = statement.evidence.content.map((s) => (statement.form === 'DIRECT' ? unquoted(s.exact) : s.exact));
  return pieces.join(' … ').replace(/\s+/g, ' ').trim();
}

/** The speakers in words: names, else what whoever spoke is, else how the text calls them just there. */
export function speakerWords(card: Pick<Card, 'speakers' | 'speakerText' | 'called' | 'speaking'>): string {
  if (card.speakers.length > 0) return strings.list(card.speakers.map((a) => a.name));
  return card.called ?? card.speakerText ?? strings.speaker[card.speaking];
}

/** Who relays the words, where that is somebody else: “A said that B wants …”. */
export function relayedBy(card: Card): readonly ActorName[] {
  const own = new Set(card.speakers.map((a) => a.id));
  return card.within?.speakers.filter((a) => !own.has(a.id)) ?? [];
}

/** The stances that were taken themselves, before those that only follow from them. */
export function sortedTakes(takes: readonly Take[]): Take[] {
  return [...takes].sort((a, b) => Number(a.impliedBy !== null) - Number(b.impliedBy !== null) || b.confidence - a.confidence);
}
