// Paths as a small graph: the two ends left and right, whoever stands between them in between.
import type { Shown } from './assemble';
import { outwards } from './outwards';
import { tieKey, weightOf, type GraphNode, type Places, type Point, type Shape, type Tie } from './types';

/** One path: its nodes in order, and the tie of each step. */
export interface FoundPath {
  readonly nodes: readonly GraphNode[];
  readonly ties: readonly Tie[];
}

const length: Readonly<Record<Shape, number>> = { wide: 560, tall: 420 }; // from one end to the other
const row: Readonly<Record<Shape, number>> = { wide: 84, tall: 72 }; // from one path to the next

/** Places the nodes of paths: from left to right, or from top to bottom. Who is on several paths stands where the first one, the shortest, leads. */
export function placePaths(paths: readonly FoundPath[], shape: Shape): Places {
  const places = new Map<string, Point>();
  const isDirect = paths.some((p) => p.nodes.length === 2); // then the straight line between the ends is taken
  let rows = isDirect ? 1 : 0;
  for (const { nodes } of paths) {
    const aside = outwards(rows) * row[shape];
    const isNew = nodes.slice(1, -1).some((n) => !places.has(n.id));
    nodes.forEach(({ id }, i) => {
      const isEnd = i === 0 || i === nodes.length - 1;
      const along = (i / Math.max(1, nodes.length - 1) - 0.5) * length[shape];
      const across = isEnd ? 0 : aside;
      if (!places.has(id)) places.set(id, shape === 'wide' ? { x: along, y: across } : { x: across, y: along });
    });
    if (isNew) rows++;
  }
  return places;
}

/** All nodes and ties of paths, each once. */
export function shownOnPaths(paths: readonly FoundPath[]): Shown {
  const nodes = new Map(paths.flatMap((p) => p.nodes.map((n) => [n.id, n])));
  const ties = new Map(paths.flatMap((p) => p.ties.map((t) => [tieKey(t), t])));
  const weights = new Map<string, number>();
  for (const tie of ties.values()) for (const id of [tie.from, tie.to]) weights.set(id, (weights.get(id) ?? 0) + weightOf(tie));
  return { nodes: [...nodes.values()], ties: [...ties.values()], weights };
}

/** What of a graph is on a path. */
export function onPath({ nodes, ties }: FoundPath): ReadonlySet<string> {
  return new Set([...nodes.map((n) => n.id), ...ties.map(tieKey)]);
}
