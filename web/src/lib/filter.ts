// What a list of statements is narrowed to, as the address holds it and as the API takes it.
import type { ActorKind, Stance, StatementFilter, TakeFilter } from '$api/schema';
import { isDay } from './days';
import { parseStances } from '$src/stance';

/** The reader's choices. Absent: not narrowed. */
export interface Choice {
  readonly stances: readonly Stance[];
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly kinds: readonly ActorKind[];
  /** 0 to 1: at least so sure. */
  readonly sure: number | undefined;
  /** The slug of a proposition. */
  readonly about: string | undefined;
}

/** The kinds of actors, in the order in which they are listed. */
export const actorKinds: readonly ActorKind[] = ['PERSON', 'COUNTRY', 'ORGANISATION'];

/** The steps of certainty that are offered. */
export const certainties: readonly number[] = [0.5, 0.7, 0.9];

/** Reads the choices from an address; what makes no sense there counts as not chosen. */
export function parseChoice(parameters: URLSearchParams): Choice {
  const kinds = new Set((parameters.get('kind') ?? '').toUpperCase().split(','));
  const sure = Number(parameters.get('sure') ?? NaN);
  const day = (name: string): string | undefined => {
    const value = parameters.get(name) ?? '';
    return isDay(value) ? value : undefined;
  };
  return {
    stances: parseStances(parameters.get('stance')),
    from: day('from'),
    until: day('until'),
    kinds: actorKinds.filter((k) => kinds.has(k)),
    sure: sure > 0 && sure <= 1 ? sure : undefined,
    about: parameters.get('about') ?? undefined,
  };
}

/** Whether anything is narrowed. */
export function isNarrowed(c: Choice): boolean {
  return c.stances.length > 0 || c.kinds.length > 0 || c.from !== undefined || c.until !== undefined || c.sure !== undefined || c.about !== undefined;
}

/** The API's filter: what the screen is about, narrowed by the choices. Given stances replace the chosen ones, to count each of them. */
export function toFilter(c: Choice, base: StatementFilter, stances: readonly Stance[] = c.stances): StatementFilter {
  const takes: TakeFilter = {
    ...base.takes,
    ...(c.about !== undefined ? { proposition: [c.about] } : {}),
    ...(c.sure !== undefined ? { minConfidence: c.sure } : {}),
    ...(stances.length > 0 ? { stance: stances } : {}),
  };
  return {
    ...base,
    ...(Object.keys(takes).length > 0 ? { takes } : {}),
    ...(c.kinds.length > 0 && !base.speaker ? { speaker: { kinds: c.kinds } } : {}),
    ...(c.from !== undefined || c.until !== undefined ? { said: { from: c.from ?? null, until: c.until ?? null } } : {}),
  };
}

/** A page of a list, as the address holds it: after or before a cursor. */
export interface Page {
  readonly first: number | null;
  readonly after: string | null;
  readonly last: number | null;
  readonly before: string | null;
}

/** How many rows a page has. */
export const pageSize = 25;

/** Reads the page from an address. */
export function parsePage(parameters: URLSearchParams, size: number = pageSize): Page {
  const after = parameters.get('after');
  const before = parameters.get('before');
  if (after === null && before !== null) return { first: null, after: null, last: size, before };
  return { first: size, after, last: null, before: null };
}
