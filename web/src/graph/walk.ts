// Walking the graph by arrow keys.
import type { Places, Point, Tie } from './types';

/** Where an arrow key leads. */
export type Direction = 'left' | 'right' | 'up' | 'down';

const ahead: Readonly<Record<Direction, (d: Point) => number>> = { left: (d) => -d.x, right: (d) => d.x, up: (d) => -d.y, down: (d) => d.y };

/** The nodes that ties join a node with. */
export function neighboursOf(id: string, ties: readonly Tie[]): Set<string> {
  return new Set(ties.flatMap((t) => (t.from === id ? [t.to] : t.to === id ? [t.from] : [])));
}

/**
 * The node that an arrow key leads to: of those in its direction, the nearest neighbour; where no neighbour lies there, the
 * nearest node at all, so that every node can be reached.
 */
export function stepFrom(id: string, direction: Direction, shown: readonly string[], ties: readonly Tie[], places: Places): string | undefined {
  const here = places.get(id);
  if (!here) return shown[0];
  const neighbours = neighboursOf(id, ties);
  let best: { id: string; cost: number } | undefined;
  for (const other of shown) {
    const there = places.get(other);
    if (other === id || !there) continue;
    const d = { x: there.x - here.x, y: there.y - here.y };
    const forward = ahead[direction](d);
    const aside = direction === 'left' || direction === 'right' ? Math.abs(d.y) : Math.abs(d.x);
    if (forward <= 0 || aside > forward * 2) continue;
    const cost = Math.hypot(forward, 2 * aside) + (neighbours.has(other) ? 0 : 1e6);
    if (!best || cost < best.cost) best = { id: other, cost };
  }
  return best?.id;
}
