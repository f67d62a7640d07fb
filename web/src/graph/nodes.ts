// From what the API answers to what the graph is made of.
import type { NeighbourhoodQuery, GraphNodeFragment } from './neighbourhood.gql';
import type { Around, GraphNode, NodeKind } from './types';

const kinds: readonly string[] = ['Person', 'Country', 'Organisation', 'Proposition'] satisfies NodeKind[];

/** The node if it is one that can be drawn. */
export function nodeOf(found: GraphNodeFragment): GraphNode | undefined {
  if (!kinds.includes(found.__typename)) return undefined;
  const name = 'name' in found ? found.name : 'text' in found ? found.text : found.id;
  return { id: found.id, kind: found.__typename as NodeKind, name };
}

/** The surroundings of a node. */
export function aroundOf({ of, nodes, ties, total, endCursor }: NeighbourhoodQuery['neighbourhood']): Around | undefined {
  const middle = nodeOf(of);
  return middle && { of: middle, nodes: nodes.flatMap((n) => nodeOf(n) ?? []), ties, total, endCursor };
}

/** Two pages of the surroundings of one node as one. */
export function joined(a: Around, b: Around): Around {
  return { ...a, nodes: [...a.nodes, ...b.nodes], ties: [...a.ties, ...b.ties], endCursor: b.endCursor };
}
