// Places for nodes that come later: around the node they were asked from, outwards, where there is room. What is there stays.
import { outwards } from './outwards';
import type { Point, Shape } from './types';

const room: Readonly<Record<Shape, Point>> = { wide: { x: 112, y: 34 }, tall: { x: 62, y: 38 } }; // what a node and its label need
const firstRing = 96;
const ringStep = 48;
const rings = 40;
const stretch: Readonly<Record<Shape, number>> = { wide: 1.35, tall: 0.7 }; // rings are wider than high, as labels are, but where there is no room for that

/** Places nodes around an anchor, in their order, without touching any other place. */
export function settle(ids: readonly string[], anchor: Point, taken: ReadonlyMap<string, Point>, shape: Shape): Map<string, Point> {
  const places = new Map<string, Point>();
  const others = [...taken.values()];
  const away = anchor.x === 0 && anchor.y === 0 ? -Math.PI / 2 : Math.atan2(anchor.y, anchor.x);
  const spots = spotsAround(anchor, away, stretch[shape]);
  for (const id of ids) {
    let spot = spots.next();
    while (!spot.done && !isFree(spot.value, others, shape)) spot = spots.next();
    if (spot.done) break;
    places.set(id, spot.value);
    others.push(spot.value);
  }
  return places;
}

/** Whether there is room for a node and its name. */
export const isFree = (p: Point, others: readonly Point[], shape: Shape): boolean => others.every((o) => Math.abs(o.x - p.x) >= room[shape].x || Math.abs(o.y - p.y) >= room[shape].y);

/** Spots on wider and wider rings; on each, the ones that lead away from the middle come first. */
function* spotsAround(anchor: Point, away: number, wider: number): Generator<Point, undefined> {
  for (let ring = 0; ring < rings; ring++) {
    const radius = firstRing + ring * ringStep;
    const n = Math.max(6, Math.floor((2 * Math.PI * radius) / 44));
    for (let i = 0; i < n; i++) {
      const aside = outwards(i) * ((2 * Math.PI) / n);
      // The near rings are only used in front, so that new nodes do not crowd the way back to the middle.
      if (ring < 6 && Math.abs(aside) > 1.9) continue;
      yield { x: round(anchor.x + radius * wider * Math.cos(away + aside)), y: round(anchor.y + radius * Math.sin(away + aside)) };
    }
  }
  return undefined;
}

const round = (n: number): number => Math.round(n * 10) / 10;
