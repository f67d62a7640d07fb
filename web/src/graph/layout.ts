// Where everything is: a function of what is in the graph and of the steps by which it came, and of nothing else.
import { placeByForces } from './force';
import { settle } from './settle';
import { placeBeside, placeBySides, standing } from './sides';
import type { Assembled, Batch } from './assemble';
import type { Point, Shape, Tie } from './types';

/** What a layout needs to know. Plain data: it goes to a worker. */
export interface Plan {
  /** What the graph is about; the first is the middle. */
  readonly of: readonly string[];
  readonly base: readonly string[];
  readonly batches: readonly Batch[];
  readonly ties: readonly Tie[];
  readonly shape: Shape;
}

/** The plan of a graph. */
export function planOf(of: readonly string[], { base, batches, baseTies }: Assembled, shape: Shape = 'wide'): Plan {
  return { of, base, batches, ties: baseTies, shape };
}

/** Lays a graph out. A batch never moves what the batches before it placed. */
export function layout(plan: Plan): Map<string, Point> {
  const [centre = ''] = plan.of;
  const isAboutProposition = plan.of.length === 1 && centre.startsWith('proposition:');
  const places = isAboutProposition
    ? placeBySides(centre, plan.base.filter((id) => id !== centre), plan.ties, plan.shape)
    : placeByForces(plan.base, plan.ties, plan.of.filter((id) => plan.base.includes(id)), plan.shape);
  const stances = standing(plan.ties, centre);
  for (const batch of plan.batches) {
    if ('pin' in batch) {
      if (places.has(batch.pin)) places.set(batch.pin, batch.at);
    } else if (isAboutProposition && batch.anchor === centre) {
      for (const id of batch.ids) {
        const at = placeBeside(stances.get(id), places, plan.shape);
        if (at) places.set(id, at);
      }
    } else {
      for (const [id, at] of settle(batch.ids, places.get(batch.anchor) ?? { x: 0, y: 0 }, places, plan.shape)) places.set(id, at);
    }
  }
  return places;
}
