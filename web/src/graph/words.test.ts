import { describe, expect, test } from 'vitest';
import { person, propositionWith, tieOf } from '$src/testing/around';
import { statementsOf, wordsOn } from './behind';
import { classes, classOf, isClass, stanceOf } from './classes';
import { fileName } from './files';
import { keyFor } from './keys';
import { barsOf, daysOf } from './months';
import { onPath, placePaths, shownOnPaths, type FoundPath } from './paths';
import { escape, pictureOf } from './picture';
import { saysOf, tieText } from './says';
import { tieKey } from './types';

describe('the statements behind', () => {
  const within = { takes: { minConfidence: 0.7 }, said: { from: '2025-01-01', until: null } };
  test.each([
    [tieOf({ from: 'person:a', to: 'proposition:x', kind: 'STANCE', stance: 'OPPOSES' }), { speaker: { ids: ['person:a'] }, takes: { minConfidence: 0.7, proposition: ['x'], stance: ['OPPOSES'] }, said: within.said }],
    [tieOf({ from: 'person:a', to: 'country:b' }), { ...within, speaker: { ids: ['person:a'] }, mentions: { ids: ['country:b'] } }],
    [tieOf({ from: 'person:a', to: 'country:b', kind: 'SPOKE_TO' }), { ...within, speaker: { ids: ['person:a'] }, addressee: { ids: ['country:b'] } }],
    [tieOf({ from: 'person:a', to: 'country:b', kind: 'SPOKE_FOR' }), { ...within, speaker: { ids: ['person:a'] }, onBehalfOf: { ids: ['country:b'] } }],
    [tieOf({ from: 'person:a', to: 'country:b', kind: 'RELATION' }), undefined],
    [tieOf({ from: 'person:a', to: 'country:b', kind: 'PART_OF' }), undefined],
  ])('a tie, as the API finds them: %#', (tie, filter) => expect(statementsOf(tie, within)).toEqual(filter));
  test('a node', () => {
    expect(wordsOn('person:a', ['person:b'], within)).toEqual({ ...within, speaker: { ids: ['person:a'] } });
    expect(wordsOn('person:a', ['proposition:x'], within)).toEqual({ ...within, speaker: { ids: ['person:a'] }, takes: { minConfidence: 0.7, proposition: ['x'] } });
    expect(wordsOn('proposition:x', ['person:b'], {})).toEqual({ takes: { proposition: ['x'] } });
  });
});

test('months have no gaps, and unknown days no place', () => {
  expect(barsOf([{ period: '2025-02-01', count: 3 }, { period: '2024-12-01', count: 1 }, { period: null, count: 9 }])).toEqual([
    { month: '2024-12-01', count: 1 }, { month: '2025-01-01', count: 0 }, { month: '2025-02-01', count: 3 },
  ]);
  expect(barsOf([])).toEqual([]);
  expect(barsOf([{ period: '0001-01-01', count: 1 }, { period: '2025-01-01', count: 1 }]).length).toBe(1200);
  expect(daysOf('2024-01-01', '2024-02-01')).toEqual({ from: '2024-01-01', until: '2024-02-29' });
});

test.each([
  [{ key: 'ArrowUp', shiftKey: false }, { do: 'walk', to: 'up' }], [{ key: 'ArrowLeft', shiftKey: true }, { do: 'move', x: -16, y: 0 }], [{ key: 'Enter', shiftKey: false }, { do: 'open' }],
  [{ key: 'E', shiftKey: true }, { do: 'expand' }], [{ key: 'Escape', shiftKey: false }, { do: 'leave' }], [{ key: 'x', shiftKey: false }, undefined], [{ key: 'Tab', shiftKey: false }, undefined],
])('the key %j', (key, meaning) => expect(keyFor(key)).toEqual(meaning));

test('ties in words', () => {
  const nameOf = (id: string): string => id;
  expect(tieText(tieOf({ from: 'A', to: 'B', kind: 'STANCE', stance: 'OPPOSES', statements: 2, first: '2025-01-01', last: '2025-03-01' }), nameOf)).toBe('A opposes B: 2 statements, 1 Jan 2025 – 1 Mar 2025');
  expect(tieText(tieOf({ from: 'A', to: 'B', kind: 'RELATION', statements: 0, relations: 1, first: null, last: null }), nameOf)).toBe('A had dealings with B: 1 relation');
  expect(tieText(tieOf({ from: 'A', to: 'B', kind: 'PART_OF', statements: 0, first: null, last: null }), nameOf)).toBe('A is part of B');
  const { of, nodes, ties } = propositionWith(6);
  const shown = { nodes: [of, ...nodes], ties, weights: new Map() };
  expect(saysOf(of.id, shown)).toMatch(/^Ada Quill 0 supports The harbour.*3 more ties\.$/);
  expect(saysOf(person(99).id, shown)).toBe('person:p99. No tie is shown.');
});

test('the legend knows each kind of tie by a name of its own', () => {
  expect(new Set(classes).size).toBe(9);
  expect(classOf(tieOf({ from: 'a', to: 'b', kind: 'STANCE', stance: 'NEUTRAL' }))).toBe('neutral');
  expect([stanceOf('neutral'), stanceOf('relation'), isClass('supports'), isClass('likes')]).toEqual(['NEUTRAL', undefined, true, false]);
});

test('a picture holds no markup but its own', () => {
  const at = { x: 0, y: 0 };
  const scene = {
    nodes: [{ node: { id: 'a', kind: 'Person' as const, name: '<script>"&' }, at, radius: 9, isCentre: true, isPinned: false, hasChanged: false }], lines: [],
    labels: [{ id: 'a', lines: ['<img onerror=x>\u0000'], box: { left: 0, top: 0, right: 50, bottom: 15 }, anchor: 'start' as const }],
  };
  const { svg, width, height } = pictureOf(scene, { title: '<b>', address: 'http://x/?a=1&b=2', made: '1 Mar 2025', filter: 'said from "then"' });
  expect(svg).not.toMatch(/<(script|img|b)[ >]/);
  expect(svg).toContain('&lt;img onerror=x&gt;</text>');
  expect(svg).toContain('Source: http://x/?a=1&amp;b=2, 1 Mar 2025');
  expect(width > 100 && height > 100).toBe(true);
  expect(escape('a\u0007b')).toBe('ab');
});

test('files are named after what they show', () => {
  expect(fileName('Lena Órlov & the pier!', 'svg')).toBe('standpoint-lena-orlov-the-pier.svg');
  expect(fileName('שלום', 'csv')).toBe('standpoint-graph.csv');
});

describe('paths', () => {
  const path = (...ids: number[]): FoundPath => ({ nodes: ids.map(person), ties: ids.slice(1).map((id, i) => tieOf({ from: person(ids[i] ?? 0).id, to: person(id).id })) });
  const paths = [path(0, 9), path(0, 1, 9), path(0, 2, 9), path(0, 1, 3, 9)];
  test('lead from left to right, and none lies on another', () => {
    const places = placePaths(paths, 'wide');
    expect([places.get('person:p0'), places.get('person:p9')]).toEqual([{ x: -280, y: 0 }, { x: 280, y: 0 }]);
    expect(new Set([...places.values()].map((p) => `${p.x} ${p.y}`)).size).toBe(5);
    for (const id of [1, 2, 3]) expect(places.get(person(id).id)?.y).not.toBe(0); // the straight line is the first path's
    expect(placePaths([path(0, 1, 9)], 'wide').get(person(1).id)).toEqual({ x: 0, y: 0 });
    expect([...placePaths([], 'wide')]).toEqual([]);
  });
  test('share nodes and ties', () => {
    const { nodes, ties, weights } = shownOnPaths(paths);
    expect([nodes.length, ties.length]).toEqual([5, 7]);
    expect(weights.get('person:p0')).toBe(3);
    expect(onPath(path(0, 9))).toEqual(new Set(['person:p0', 'person:p9', tieKey(tieOf({ from: 'person:p0', to: 'person:p9' }))]));
  });
});
