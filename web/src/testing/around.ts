// Invented surroundings for tests of the graph.
import type { Around, GraphNode, Tie } from '$src/graph/types';
import { stances } from '$src/stance';

/** An invented person. */
export const person = (n: number): GraphNode => ({ id: `person:p${n}`, kind: 'Person', name: `Ada Quill ${n}` });

/** A tie, of which only what a test is about need be said. */
export const tieOf = (known: Partial<Tie> & Pick<Tie, 'from' | 'to'>): Tie => ({ kind: 'SPOKE_OF', stance: null, statements: 1, relations: 0, first: '2025-01-01', last: '2025-01-01', ...known });

/** A proposition with n actors around it: the stances in turn, the first actors with most statements, the last ones heard of last. */
export function propositionWith(n: number, total = n): Around {
  const of: GraphNode = { id: 'proposition:harbour-open', kind: 'Proposition', name: 'The harbour should stay open all winter' };
  const nodes = Array.from({ length: n }, (_, i) => person(i));
  const ties = nodes.map((p, i) => tieOf({ from: p.id, to: of.id, kind: 'STANCE', stance: stances[i % 4] ?? 'NEUTRAL', statements: n - i, last: `2025-${String(1 + Math.floor(i / 28)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}` }));
  return { of, nodes, ties, total, endCursor: null };
}

/** An actor with n others around it, from the given number on. */
export function actorWith(self: number, from: number, n: number): Around {
  const nodes = Array.from({ length: n }, (_, i) => person(from + i));
  return { of: person(self), nodes, ties: nodes.map((p, i) => tieOf({ from: person(self).id, to: p.id, statements: n - i })), total: n, endCursor: null };
}
