// What a search found, as one list of choices in groups.
import type { SearchQuery } from '$parts/search.gql';
import { addressOf, placeOf } from './route';
import { speakerWords, type ActorName } from './statement';
import { dayText } from './days';
import { strings } from '$src/strings';

/** One choice: where it leads and what it says. */
export interface Found {
  readonly href: string;
  readonly text: string;
  readonly note: string;
  readonly kind: ActorName['__typename'] | 'Proposition' | undefined;
}

/** The choices of one kind. */
export interface Group {
  readonly name: string;
  readonly found: readonly Found[];
}

/** The groups that hold anything, in the order in which they are shown. */
export function groupsOf(search: SearchQuery['search'], text: string): Group[] {
  const groups: Group[] = [
    { name: strings.search.actors, found: search.actors.map((a) => ({ href: addressOf(a.id), text: a.name, note: aliasFor(a, text), kind: a.__typename })) },
    { name: strings.search.propositions, found: search.propositions.map((p) => ({ href: addressOf(p.id), text: p.text, note: '', kind: 'Proposition' })) },
    { name: strings.search.articles, found: search.articles.map((a) => ({
      href: addressOf(a.id), text: a.title || strings.article.untitled, kind: undefined,
      note: [a.publisher ?? '', a.publishedOn ? dayText(a.publishedOn) : ''].filter((x) => x !== '').join(', '),
    })) },
    { name: strings.search.statements, found: search.statements.map((s) => ({
      href: placeOf(s.article.id, s.id), text: s.content.replace(/\s+/g, ' '), kind: undefined,
      note: speakerWords({ ...s, speakers: s.speakers.map((a) => ({ __typename: 'Person', ...a })) }),
    })) },
  ];
  return groups.filter((g) => g.found.length > 0);
}

/** The alias by which an actor was probably found, where its name does not show why. */
function aliasFor(actor: { readonly name: string; readonly aliases: readonly string[] }, text: string): string {
  const wanted = fold(text);
  if (fold(actor.name).includes(wanted)) return '';
  return actor.aliases.find((a) => fold(a).includes(wanted)) ?? '';
}

/** Without case and diacritics. Only for what was found already: finding is the server's. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
