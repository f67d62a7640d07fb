import { describe, expect, test } from 'vitest';
import { actorWith, person, propositionWith, tieOf } from '$src/testing/around';
import { assemble, shownOf } from './assemble';
import { fit, outOfSight, reveal, toScreen } from './camera';
import { linesOf } from './geometry';
import { overlap, placeLabels, shorten, wrap } from './labels';
import { layout, planOf } from './layout';
import { roughly } from './measure';
import { csvOf, jsonOf, rowsOf } from './rows';
import { compose, extentOf, outlineOf, type Scene } from './scene';
import type { Around } from './types';
import { viewOf } from './view';
import { stepFrom } from './walk';

function sceneOf(around: Around, k: number, full: string[] = []): Scene {
  const view = viewOf(around.of.id);
  const all = assemble(view, new Map([[around.of.id, around]]));
  return compose({ shown: shownOf(view, all), places: layout(planOf(view.of, all)), k, centre: view.of, shape: 'wide', pinned: new Set(), full: new Set(full), measure: roughly });
}

describe.each([['a proposition', propositionWith(100)], ['an actor', actorWith(0, 1, 100)]])('the names around %s', (_, around) => {
  test.each([0.2, 0.5, 1, 2.5])('never overlap each other or a node at scale %d', (k) => {
    const { labels, nodes } = sceneOf(around, k, [person(3).id, person(4).id]);
    labels.forEach((a, i) => labels.slice(i + 1).forEach((b) => expect(overlap(a.box, b.box), `${a.lines} ${b.lines}`).toBe(false)));
    const asked = [around.of.id, person(3).id, person(4).id];
    for (const { id, box } of labels) for (const n of nodes) if (n.node.id !== id && !asked.includes(id)) expect(overlap(box, { left: n.at.x - n.radius, right: n.at.x + n.radius, top: n.at.y - n.radius, bottom: n.at.y + n.radius })).toBe(false);
  });

  test('are nearly all there at full scale, and the important ones where it is tight', () => {
    expect(sceneOf(around, 1.15).labels.length).toBeGreaterThan(50);
    const ids = sceneOf(around, 0.25, [person(40).id]).labels.map((l) => l.id);
    expect(ids).toContain(around.of.id);
    expect(ids).toContain(person(40).id);
  });
});

test('names are shortened, and texts broken, to what fits', () => {
  expect(shorten('Ada', 100, roughly)).toBe('Ada');
  const short = shorten('Wilhelmina 😀😀😀 of the Harbour Board', 80, roughly);
  expect(short.endsWith('…')).toBe(true);
  expect(roughly(short)).toBeLessThanOrEqual(80);
  const lines = wrap('The harbour should stay open all winter, whatever the weather and whoever pays for it in the end', 150, 3, roughly);
  expect(lines.length).toBe(3);
  expect(lines[2]?.endsWith('…')).toBe(true);
  expect(wrap('', 100, 2, roughly)).toEqual(['']);
});

test('a name that has no room is left out', () => {
  const one = { id: 'a', at: { x: 0, y: 0 }, radius: 5, lines: ['a'], width: 20, height: 15, importance: 1, prefer: 'right' as const, mayCover: false };
  const all = Array.from({ length: 6 }, (_, i) => ({ ...one, id: String(i), importance: i }));
  expect(placeLabels(all, []).map((l) => l.id)).toEqual(['5', '4', '3', '2']);
});

test('several ties of one pair are drawn apart, each with a mark of its own', () => {
  const ties = [tieOf({ from: 'a', to: 'b' }), tieOf({ from: 'b', to: 'a' }), tieOf({ from: 'a', to: 'b', kind: 'SPOKE_TO' })];
  const lines = linesOf(ties, new Map([['a', { at: { x: 0, y: 0 }, radius: 8 }], ['b', { at: { x: 200, y: 0 }, radius: 17 }]]));
  expect(new Set(lines.map((l) => l.path.split('Q')[1] ?? 'straight')).size).toBe(3);
  lines.forEach((a, i) => lines.slice(i + 1).forEach((b) => expect(Math.hypot(a.mark.x - b.mark.x, a.mark.y - b.mark.y)).toBeGreaterThan(12)));
  expect(linesOf(ties, new Map())).toEqual([]);
});

test('who took both sides is marked, neutral is no side', () => {
  const around = propositionWith(2);
  const stance = (from: string, s: 'SUPPORTS' | 'OPPOSES' | 'NEUTRAL'): ReturnType<typeof tieOf> => tieOf({ from, to: around.of.id, kind: 'STANCE', stance: s });
  const { nodes } = sceneOf({ ...around, ties: [stance('person:p0', 'SUPPORTS'), stance('person:p0', 'OPPOSES'), stance('person:p1', 'SUPPORTS'), stance('person:p1', 'NEUTRAL')] }, 1);
  expect(nodes.filter((n) => n.hasChanged).map((n) => n.node.id)).toEqual(['person:p0']);
});

test('the camera shows all with their names, as large as they fit, and moves no further than it must', () => {
  const size = { width: 800, height: 600 };
  const named = (width: number) => () => ({ width, height: 15 });
  const nodes = [{ x: -900, y: -100, name: named(130), beside: 'left' }, { x: 1100, y: 300, name: named(40), beside: 'right' }] as const;
  const camera = fit(nodes, size);
  const [left, right] = nodes.map((n) => toScreen(n, camera, size));
  expect((left?.x ?? 0) - 130).toBeGreaterThanOrEqual(10);
  expect((right?.x ?? 0) + 40).toBeLessThanOrEqual(790);
  expect((right?.x ?? 0) + 40 - ((left?.x ?? 0) - 130)).toBeGreaterThan(740); // nothing is given away
  expect(fit([], size)).toEqual({ x: 0, y: 0, k: 1 });
  expect(fit([{ x: 5, y: 5, name: named(60), beside: 'right' }], size).k).toBe(1.5);
  expect(fit([{ x: 5, y: 5, name: named(220), beside: 'below' }], { width: 100, height: 100 }).k).toBe(0.15);
  const here = { x: 0, y: 0, k: 1 };
  expect(outOfSight(new Map([['a', { x: 0, y: 0 }], ['b', { x: 500, y: 0 }], ['c', { x: 0, y: -301 }]]), ['a', 'b', 'c', 'd'], here, size)).toBe(2);
  expect(reveal({ x: 10, y: 10 }, here, size)).toBe(here);
  expect(toScreen({ x: 900, y: 0 }, reveal({ x: 900, y: 0 }, here, size), size)).toEqual({ x: 752, y: 300 });
});

test('arrows lead to the nearest neighbour in their direction, and else to the nearest node', () => {
  const places = new Map([['a', { x: 0, y: 0 }], ['b', { x: 100, y: 5 }], ['c', { x: 50, y: 10 }], ['d', { x: 0, y: -80 }]]);
  const shown = [...places.keys()];
  const ties = [tieOf({ from: 'a', to: 'b' })];
  expect(stepFrom('a', 'right', shown, ties, places)).toBe('b');
  expect(stepFrom('b', 'left', shown, ties, places)).toBe('a');
  expect(stepFrom('a', 'up', shown, ties, places)).toBe('d');
  expect(stepFrom('a', 'left', shown, ties, places)).toBeUndefined();
});

test('tables have every tie, and cells that no spreadsheet runs', () => {
  const around = propositionWith(3);
  const nodes = new Map([around.of, ...around.nodes].map((n) => [n.id, n]));
  nodes.set('person:p0', { id: 'person:p0', kind: 'Person', name: '=HYPERLINK("x"), Ada' });
  const rows = rowsOf(around.ties, nodes);
  const csv = csvOf(rows).split('\r\n');
  expect(csv.length).toBe(1 + 3 + 1);
  expect(csv[1]).toBe(`person:p0,"'=HYPERLINK(""x""), Ada",person,proposition:harbour-open,The harbour should stay open all winter,proposition,stance,supports,3,0,2025-01-01,2025-01-01`);
  const json = JSON.parse(jsonOf(rows, [...nodes.values()], { title: 'T', address: 'http://x/explore?of=a', made: '2025-03-01', filter: '' })) as { ties: unknown[]; nodes: unknown[]; source: string };
  expect([json.ties.length, json.nodes.length, json.source]).toEqual([3, 4, 'http://x/explore?of=a']);
});

test('each kind has a shape of its own, and the extent holds all', () => {
  expect(new Set((['Person', 'Country', 'Organisation', 'Proposition'] as const).map((k) => outlineOf(k, 9))).size).toBe(4);
  const scene = sceneOf(propositionWith(20), 1);
  const { left, right } = extentOf(scene);
  for (const l of scene.labels) expect(l.box.left >= left && l.box.right <= right).toBe(true);
  expect(extentOf({ nodes: [], lines: [], labels: [] }).left).toBe(-100);
});
