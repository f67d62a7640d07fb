// What the API answers for a timeline, in the words of its rows.
import type { Dimension } from '$api/schema';
import { daysOf, type Unit } from './periods';
import type { Changed, Counted } from './rows';
import type { TimelineMarksQuery } from './timeline.gql';

/** What a row is about: an actor by its id, or a proposition by its slug. */
export type RowKey = 'actor' | 'proposition';

/** What was counted, by row. A statement also counts for what it says of other propositions: those are left out. */
export function countedOf(data: TimelineMarksQuery, by: RowKey, only?: string): Counted[] {
  return data.counts.flatMap(({ speaker, proposition, stance, period, count }) => {
    if (stance === null || period === null || !proposition || (only !== undefined && proposition.slug !== only)) return [];
    const row = by === 'actor' ? speaker?.id : proposition.slug;
    return row === undefined ? [] : [{ row, stance, period, count }];
  });
}

/** Who changed, by row. */
export function changesOf(data: TimelineMarksQuery, by: RowKey): Changed[] {
  return data.changes.nodes.flatMap(({ actor, proposition, before, after }) => {
    const from = before.takes.find((t) => t.proposition.slug === proposition.slug)?.stance;
    const to = after.takes.find((t) => t.proposition.slug === proposition.slug)?.stance;
    const day = after.said.from ?? after.said.until;
    return from && to && day ? [{ row: by === 'actor' ? actor.id : proposition.slug, from, to, day }] : [];
  });
}

/** The day since which all changes are known, where the API gave only the latest. */
export function knownSince(data: TimelineMarksQuery, by: RowKey): string | undefined {
  return data.changes.pageInfo.hasNextPage ? changesOf(data, by).map((c) => c.day).sort()[0] : undefined;
}

/** The first and the last day of all that is shown; undefined where no day is known. */
export function spanOf(tallies: readonly { readonly firstSaid: string | null; readonly lastSaid: string | null }[]): { first: string; last: string } | undefined {
  const days = tallies.flatMap((t) => [t.firstSaid, t.lastSaid]).filter((d): d is string => d !== null && !Number.isNaN(daysOf(d))).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first !== undefined && last !== undefined ? { first, last } : undefined;
}

/** What a timeline is counted by. */
export function dimensions(unit: Unit): Dimension[] {
  return ['SPEAKER', 'PROPOSITION', 'STANCE', unit];
}

/** How many periods there is room for. */
export const room = { wide: 72, narrow: 12 };
