// The surroundings of an actor, laid out by forces that are run to their end. Nothing is left to chance: same input, same picture.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force';
import { weightOf, type Point, type Shape, type Tie } from './types';

interface Body extends SimulationNodeDatum {
  readonly id: string;
  readonly rank: number;
}

const rounds = 300;
/** What pulls and pushes. On a narrow plane all stand closer, and stand above one another rather than side by side. */
const strengths: Readonly<Record<Shape, { near: number; far: number; push: number; room: number; x: number; y: number; middle: number }>> = {
  wide: { near: 110, far: 90, push: -260, room: 34, x: 0.03, y: 0.03, middle: 240 },
  tall: { near: 80, far: 70, push: -220, room: 27, x: 0.3, y: 0.02, middle: 130 },
};
const turn = Math.PI * (3 - Math.sqrt(5)); // between two nodes of the spiral they begin on

/** Places nodes, the most important first; those in `middle` are held near 0, 0. */
export function placeByForces(ids: readonly string[], ties: readonly Tie[], middle: readonly string[], shape: Shape): Map<string, Point> {
  const s = strengths[shape];
  const bodies = ids.map((id, rank): Body => {
    const held = middle.indexOf(id);
    if (held >= 0) return { id, rank, ...(shape === 'wide' ? { fx: middleOf(held, middle.length, s.middle), fy: 0 } : { fx: 0, fy: middleOf(held, middle.length, s.middle) }) };
    const radius = 60 * Math.sqrt(rank + 1);
    return { id, rank, x: radius * Math.cos(rank * turn), y: radius * Math.sin(rank * turn) };
  });
  const known = new Set(ids);
  const links: (SimulationLinkDatum<Body> & { weight: number })[] = pairs(ties.filter((t) => known.has(t.from) && known.has(t.to)));
  const simulation = forceSimulation(bodies)
    .force('tie', forceLink<Body, (typeof links)[number]>(links).id((b) => b.id).distance((l) => s.near + s.far / Math.sqrt(l.weight)).strength(0.35))
    .force('apart', forceManyBody<Body>().strength(s.push).distanceMax(500))
    .force('room', forceCollide<Body>(s.room).iterations(2))
    .force('x', forceX<Body>(0).strength(s.x))
    .force('y', forceY<Body>(0).strength(s.y))
    .stop();
  simulation.tick(rounds);
  return new Map(bodies.map((b) => [b.id, { x: round(b.x ?? 0), y: round(b.y ?? 0) }]));
}

/** One or more nodes that the graph is about, in a row around 0. */
const middleOf = (nth: number, all: number, apart: number): number => (nth - (all - 1) / 2) * apart;

/** One link for each pair of nodes, however many ties join them, in a fixed order. */
function pairs(ties: readonly Tie[]): { source: string; target: string; weight: number }[] {
  const weights = new Map<string, number>();
  for (const t of ties) {
    const key = t.from < t.to ? `${t.from} ${t.to}` : `${t.to} ${t.from}`;
    weights.set(key, (weights.get(key) ?? 0) + weightOf(t));
  }
  return [...weights].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, weight]) => {
    const [source = '', target = ''] = key.split(' ');
    return { source, target, weight: Math.max(1, weight) };
  });
}

const round = (n: number): number => Math.round(n * 10) / 10;
