// The lines between nodes. Several between the same two nodes are bent apart, so that each can be seen and pointed at.
import { tieKey, type Point, type Tie } from './types';

/** A line as it is drawn: an SVG path, and the place of its mark. */
export interface Line {
  readonly key: string;
  readonly tie: Tie;
  readonly path: string;
  readonly mark: Point;
  /** The direction at the end, in radians, for an arrow head. */
  readonly angle: number;
  readonly tip: Point;
}

const apart = 16; // pixels between the middles of two lines of one pair
const badge = 13; // from the rim of the outer node to the middle of the first mark
const stagger = 15; // from one mark of a pair to the next

/** A node as lines see it. */
export interface Disc {
  readonly at: Point;
  readonly radius: number;
}

/** The lines of ties between placed nodes, in the order of the ties. Marks stand near the smaller node, where lines do not crowd. */
export function linesOf(ties: readonly Tie[], discs: ReadonlyMap<string, Disc>): Line[] {
  const groups = new Map<string, Tie[]>();
  for (const tie of ties) {
    const pair = pairOf(tie);
    groups.set(pair, [...(groups.get(pair) ?? []), tie]);
  }
  for (const group of groups.values()) group.sort((a, b) => (tieKey(a) < tieKey(b) ? -1 : 1));
  return ties.flatMap((tie) => {
    const [from, to] = [discs.get(tie.from), discs.get(tie.to)];
    const group = groups.get(pairOf(tie)) ?? [];
    if (!from || !to) return [];
    const place = group.indexOf(tie);
    const nth = place - (group.length - 1) / 2;
    // The bend is counted from the smaller id, so that ties in both directions do not bend onto each other.
    return [lineOf(tie, from, to, nth * apart * (tie.from < tie.to ? 1 : -1), place)];
  });
}

const pairOf = (t: Tie): string => (t.from < t.to ? `${t.from} ${t.to}` : `${t.to} ${t.from}`);

function lineOf(tie: Tie, from: Disc, to: Disc, bend: number, place: number): Line {
  const length = Math.max(1, Math.hypot(to.at.x - from.at.x, to.at.y - from.at.y));
  const u = { x: (to.at.x - from.at.x) / length, y: (to.at.y - from.at.y) / length };
  const control = { x: (from.at.x + to.at.x) / 2 - u.y * bend * 2, y: (from.at.y + to.at.y) / 2 + u.x * bend * 2 };
  const along = (t: number): Point => ({ x: mix(from.at.x, control.x, to.at.x, t), y: mix(from.at.y, control.y, to.at.y, t) });
  const isOuterFrom = from.radius === to.radius ? tie.from < tie.to : from.radius < to.radius;
  const outer = isOuterFrom ? from : to;
  // Marks stand close to the outer node, one behind the other: there the lines of other nodes are far.
  const share = Math.min(0.5 + place * 0.05, (outer.radius + badge + place * stagger) / length);
  const tip = along(1 - Math.min(0.45, (to.radius + 3) / length));
  const before = along(1 - Math.min(0.5, (to.radius + 9) / length));
  const n = (value: number): string => value.toFixed(1);
  const path = bend === 0
    ? `M${n(from.at.x)} ${n(from.at.y)}L${n(to.at.x)} ${n(to.at.y)}`
    : `M${n(from.at.x)} ${n(from.at.y)}Q${n(control.x)} ${n(control.y)} ${n(to.at.x)} ${n(to.at.y)}`;
  return { key: tieKey(tie), tie, path, mark: along(isOuterFrom ? share : 1 - share), angle: Math.atan2(tip.y - before.y, tip.x - before.x), tip };
}

const mix = (a: number, b: number, c: number, t: number): number => (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t ** 2 * c;
