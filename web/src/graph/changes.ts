// What a legend must explain of a graph.
import type { Shown } from './assemble';
import type { NodeKind } from './types';

/** The kinds of nodes that are shown, in a fixed order. */
export function kindsOf({ nodes }: Shown): NodeKind[] {
  const all: readonly NodeKind[] = ['Person', 'Country', 'Organisation', 'Proposition'];
  return all.filter((kind) => nodes.some((n) => n.kind === kind));
}

/** Whether somebody has taken more than one side on one proposition. */
export function hasChanges({ ties }: Shown): boolean {
  const sides = new Map<string, string>();
  return ties.some(({ from, to, kind, stance }) => {
    if (kind !== 'STANCE' || stance === null || stance === 'NEUTRAL') return false;
    const before = sides.get(`${from} ${to}`);
    sides.set(`${from} ${to}`, stance);
    return before !== undefined && before !== stance;
  });
}
