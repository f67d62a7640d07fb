import { describe, expect, test } from 'vitest';
import { actorWith, person, propositionWith, tieOf } from '$src/testing/around';
import { assemble } from './assemble';
import { layout, planOf } from './layout';
import { standing } from './sides';
import { viewOf, type Step, type View } from './view';
import type { Around, Point, Shape } from './types';

const proposition = propositionWith(100, 117);
const actor = actorWith(0, 1, 100);
const met = actorWith(2, 200, 60);
// It is tied to some who are in the graph already: those ties must not move them.
const other: Around = { ...met, nodes: [...met.nodes, person(5), person(6)], ties: [...met.ties, tieOf({ from: met.of.id, to: person(5).id, statements: 500 }), tieOf({ from: person(6).id, to: met.of.id, statements: 400 })] };
const arounds = new Map<string, Around>([proposition, actor, other].map((a) => [a.of.id, a]));

function placesOf(of: string, shape: Shape, steps: readonly Step[] = []): Map<string, Point> {
  const view: View = { ...viewOf(of), steps };
  return layout(planOf(view.of, assemble(view, arounds), shape));
}
const closest = (places: Map<string, Point>, ids: Iterable<string>): number => {
  let best = Infinity;
  for (const id of ids) for (const [other, p] of places) if (other !== id) best = Math.min(best, Math.hypot(p.x - (places.get(id)?.x ?? 0), p.y - (places.get(id)?.y ?? 0)));
  return best;
};

const both = ['wide', 'tall'] as const;

describe.each(both.flatMap((shape) => [['a proposition', shape, proposition.of.id] as const, ['an actor', shape, actor.of.id] as const]))('%s, %s', (_, shape, of) => {
  test('the same input gives the same picture', () => {
    expect([...placesOf(of, shape)]).toEqual([...placesOf(of, shape)]);
    expect(placesOf(of, shape).get(of)).toEqual({ x: 0, y: 0 });
    expect(placesOf(of, shape).size).toBe(60);
  });

  test('nodes stand apart', () => expect(closest(placesOf(of, shape), placesOf(of, shape).keys())).toBeGreaterThan(26));

  test('expanding, adding and pinning never move anything else', () => {
    const steps: Step[] = [];
    let before = placesOf(of, shape);
    for (const step of [{ do: 'expand', id: of }, { do: 'pin', id: person(2).id, at: { x: 700, y: 300 } }, { do: 'expand', id: person(2).id }, { do: 'add', id: person(255).id }] as const) {
      steps.push(step);
      const after = placesOf(of, shape, steps);
      for (const [id, place] of before) if (step.do !== 'pin' || step.id !== id) expect(after.get(id), `${step.do} ${step.id}: ${id}`).toEqual(place);
      before = after;
    }
    expect(before.size).toBe(60 + 25 + 25 + 1);
    expect(before.get(person(2).id)).toEqual({ x: 700, y: 300 });
    const near = [...before].filter(([id]) => Number(id.slice(8)) >= 200);
    for (const [id, p] of near) expect(Math.hypot(p.x - 700, p.y - 300), id).toBeLessThan(700);
  });

  test('new nodes get places of their own', () => {
    const after = placesOf(of, shape, [{ do: 'expand', id: of }, { do: 'expand', id: person(2).id }]);
    const added = [...after.keys()].slice(60);
    expect(closest(after, added)).toBeGreaterThanOrEqual(34);
  });
});

test.each(both)('%s: supporters stand left, opponents right, conditional above, neutral below', (shape) => {
  const places = placesOf(proposition.of.id, shape);
  const least = shape === 'wide' ? 100 : 60;
  for (const { from, stance } of proposition.ties) {
    const p = places.get(from);
    if (!p) continue;
    const side = { SUPPORTS: p.x < -least, OPPOSES: p.x > least, CONDITIONAL: p.y < -least, NEUTRAL: p.y > least }[stance ?? 'NEUTRAL'];
    expect(side, `${stance} ${from} at ${p.x}, ${p.y}`).toBe(true);
  }
});

test.each([['a proposition', proposition.of.id], ['an actor', actor.of.id]])('%s: on a narrow plane all stand in a strip higher than wide, and later ones stay in it', (_, of) => {
  for (const [steps, most] of [[[], 430], [[{ do: 'expand', id: of }], 520]] as const) {
    const all = [...placesOf(of, 'tall', steps).values()];
    const span = (of: (p: Point) => number): number => Math.max(...all.map(of)) - Math.min(...all.map(of));
    expect(span((p) => p.x)).toBeLessThan(most);
    expect(span((p) => p.y)).toBeGreaterThan(span((p) => p.x));
  }
});

test('who took several stances stands where the last one is; neutral counts only alone', () => {
  const at = (from: string, stance: 'SUPPORTS' | 'OPPOSES' | 'NEUTRAL', last: string | null, statements = 1): ReturnType<typeof tieOf> => tieOf({ from, to: 'proposition:x', kind: 'STANCE', stance, last, statements });
  const stances = standing([
    at('a', 'SUPPORTS', '2025-01-01', 9), at('a', 'OPPOSES', '2025-02-01'), at('b', 'OPPOSES', '2025-01-01'), at('b', 'NEUTRAL', '2025-03-01', 5),
    at('c', 'NEUTRAL', '2025-01-01'), at('d', 'SUPPORTS', null), at('d', 'OPPOSES', null, 4), tieOf({ from: 'e', to: 'proposition:x' }),
  ], 'proposition:x');
  expect([...stances]).toEqual([['a', 'OPPOSES'], ['b', 'OPPOSES'], ['c', 'NEUTRAL'], ['d', 'OPPOSES']]);
});

test('nothing around, and one alone', () => {
  const alone: Around = { ...propositionWith(0), total: 0 };
  const view = viewOf(alone.of.id);
  expect([...layout(planOf(view.of, assemble(view, new Map([[alone.of.id, alone]]))))]).toEqual([[alone.of.id, { x: 0, y: 0 }]]);
  expect([...layout({ of: [], base: [], batches: [], ties: [], shape: 'wide' })]).toEqual([]);
});
