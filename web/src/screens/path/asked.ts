// What is asked of paths, as the address holds it and as the API takes it.
import type { PathInput, TieKind } from '$api/schema';
import { isDay } from '$lib/days';

/** The kinds of ties that a path may go by, in the order in which they are listed. */
export const throughs: readonly TieKind[] = ['SPOKE_OF', 'SPOKE_TO', 'SPOKE_FOR', 'RELATION', 'STANCE', 'PART_OF'];

/** Those it goes by unless others are named: stance and membership join nearly everybody with everybody. */
export const usual: readonly TieKind[] = throughs.slice(0, 4);

/** The most steps that can be asked for. */
export const mostSteps = 4;

/** What is asked. */
export interface Asked {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly steps: number;
  readonly through: readonly TieKind[];
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly sure: number | undefined;
}

/** Reads it from an address; what makes no sense there is left out. */
export function parseAsked(parameters: URLSearchParams): Asked {
  const actor = (name: string): string | undefined => (/^(person|country|organisation):./.test(parameters.get(name) ?? '') ? (parameters.get(name) ?? undefined) : undefined);
  const day = (name: string): string | undefined => (isDay(parameters.get(name) ?? '') ? (parameters.get(name) ?? undefined) : undefined);
  const steps = Number(parameters.get('steps') ?? 3);
  const named = new Set((parameters.get('by') ?? '').toUpperCase().split(','));
  const through = throughs.filter((t) => named.has(t));
  const sure = Number(parameters.get('sure') ?? NaN);
  return {
    from: actor('from'), to: actor('to'), steps: Number.isInteger(steps) && steps >= 1 && steps <= mostSteps ? steps : 3,
    through: through.length > 0 ? through : usual, since: day('since'), until: day('until'), sure: sure > 0 && sure <= 1 ? sure : undefined,
  };
}

/** The API's input; null while an end is missing or both are one. */
export function inputOf({ from, to, steps, through, since, until, sure }: Asked): PathInput | null {
  if (from === undefined || to === undefined || from === to) return null;
  const said = since !== undefined || until !== undefined ? { said: { from: since ?? null, until: until ?? null } } : {};
  return { from, to, maxLength: steps, first: 5, through, filter: { ...said, ...(sure !== undefined ? { minConfidence: sure } : {}) } };
}

/** The parameters to leave out for a filter that hides a path. */
export function without(field: string): Record<string, string | undefined> {
  if (field.endsWith('said')) return { since: undefined, until: undefined };
  if (field.endsWith('minConfidence')) return { sure: undefined };
  if (field.endsWith('through')) return { by: undefined };
  return { since: undefined, until: undefined, sure: undefined };
}
