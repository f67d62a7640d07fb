import { expect, test } from 'vitest';
import type { Stance } from '$api/schema';
import { agreement, byAgreement, csvOf, linesOf, sideOf } from './table';

const row = (id: string, slug: string, stance: Stance | null, count: number, said = '2024-01-01'): Parameters<typeof linesOf>[0][number] =>
  ({ speaker: { __typename: 'Person', id, name: `=${id}, "the ${id}"` }, proposition: { slug }, stance, count, firstSaid: said, lastSaid: said });
const counts = [
  row('a', 'x', 'SUPPORTS', 3), row('a', 'x', 'OPPOSES', 1, '2025-02-03'), row('a', 'y', 'OPPOSES', 1), row('a', 'z', 'NEUTRAL', 2),
  row('b', 'x', 'OPPOSES', 9), row('b', 'y', 'OPPOSES', 9), row('c', 'x', 'SUPPORTS', 1), row('c', 'y', 'OPPOSES', 1), row('d', 'z', 'SUPPORTS', 1), row('e', 'q', 'SUPPORTS', 1),
  { ...row('f', 'x', 'SUPPORTS', 1), speaker: null }, row('g', 'x', null, 5),
];
const lines = linesOf(counts, ['x', 'y', 'z']);

test('lines hold what was counted on the propositions asked for, most first', () => {
  expect(lines.map((l) => [l.actor.id, l.total])).toEqual([['b', 18], ['a', 7], ['c', 2], ['d', 1]]);
  expect(lines[1]?.cells.get('x')).toEqual({ counts: { SUPPORTS: 3, OPPOSES: 1, CONDITIONAL: 0, NEUTRAL: 0 }, days: { SUPPORTS: '2024-01-01', OPPOSES: '2025-02-03' }, total: 4, first: '2024-01-01', last: '2025-02-03' });
});

test.each([
  [{ SUPPORTS: '2024-01-01', OPPOSES: '2025-01-01' }, 'OPPOSES'], [{ SUPPORTS: '2025-01-01', OPPOSES: '2025-01-01' }, undefined], [{ CONDITIONAL: '2024-01-01', NEUTRAL: '2025-01-01' }, 'CONDITIONAL'],
  [{ NEUTRAL: '2025-01-01' }, undefined], [{ SUPPORTS: '' }, 'SUPPORTS'],
] as const)('the side taken on %j', (days, side) => {
  const counts = { SUPPORTS: 0, OPPOSES: 0, CONDITIONAL: 0, NEUTRAL: 0, ...Object.fromEntries(Object.keys(days).map((s) => [s, 2])) };
  expect(sideOf({ counts, days, total: 1, first: null, last: null })).toBe(side);
});

test('who agrees comes first, who has nothing in common last', () => {
  expect(byAgreement(lines, 'a').map((l) => l.actor.id)).toEqual(['a', 'b', 'c', 'd']);
  expect(byAgreement(lines, 'nobody')).toEqual(lines);
  const [b, a] = lines;
  if (a && b) expect(agreement(a, b)).toEqual({ same: 2, all: 2 });
});

test('every cell is a row of the file, and no text is taken for a formula', () => {
  const rows = csvOf(lines, [{ slug: 'x', text: 'X, so' }, { slug: 'y', text: 'Y' }, { slug: 'z', text: 'Z' }]).split('\r\n');
  expect(rows.length).toBe(1 + 8 + 1);
  expect(rows[0]).toBe('actor_id,actor,kind,proposition,sentence,supports,opposes,conditional,neutral,first_said,last_said');
  expect(rows[3]).toBe(`a,"'=a, ""the a""",person,x,"X, so",3,1,0,0,2024-01-01,2025-02-03`);
});
