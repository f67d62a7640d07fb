// Which propositions the home page shows first.
import type { HomeQuery } from './home.gql';

/** The ids of the propositions with most utterances, at most n; equal ones in the order of their ids. */
export function mostSpokenOf(counts: HomeQuery['counts'], n: number): string[] {
  const totals = new Map<string, number>();
  for (const { proposition, count } of counts) {
    if (proposition) totals.set(proposition.id, (totals.get(proposition.id) ?? 0) + count);
  }
  return [...totals].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, n).map(([id]) => id);
}
