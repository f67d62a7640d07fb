// Which propositions and which changes the home page shows first.
import { isContested } from '$lib/standing';
import type { HomeQuery } from './home.gql';

interface Totals {
  readonly id: string;
  supports: number;
  opposes: number;
  conditional: number;
  neutral: number;
  all: number;
}

function totalsOf(counts: HomeQuery['counts']): Totals[] {
  const totals = new Map<string, Totals>();
  for (const { proposition, stance, count } of counts) {
    if (!proposition || !stance) continue;
    let t = totals.get(proposition.id);
    if (!t) totals.set(proposition.id, (t = { id: proposition.id, supports: 0, opposes: 0, conditional: 0, neutral: 0, all: 0 }));
    t[stance.toLowerCase() as 'supports'] += count;
    t.all += count;
  }
  return [...totals.values()].sort((a, b) => b.all - a.all || (a.id < b.id ? -1 : 1));
}

/** The ids of the propositions with most utterances, at most n; equal ones in the order of their ids. */
export function mostSpokenOf(counts: HomeQuery['counts'], n: number): string[] {
  return totalsOf(counts).slice(0, n).map((t) => t.id);
}

/** The ids of the contested propositions, at most n: those first whose smaller side is largest. */
export function mostContested(counts: HomeQuery['counts'], n: number): string[] {
  const less = (t: Totals): number => Math.min(t.supports, t.opposes);
  return totalsOf(counts).filter(isContested).sort((a, b) => less(b) - less(a)).slice(0, n).map((t) => t.id);
}

type Change = HomeQuery['changes']['nodes'][number];

/** The latest change of each actor, at most n: somebody who changes often must not push out all others. */
export function latestChanges(changes: readonly Change[], n: number): Change[] {
  const seen = new Set<string>();
  return changes.filter((change) => !seen.has(change.actor.id) && seen.add(change.actor.id)).slice(0, n);
}
