import { describe, expect, test } from 'vitest';
import { endOf, periodWords, scaleOf, startOf, ticksOf, unitFor } from './periods';
import { levels, nearest, rowOf, type Changed, type Counted } from './rows';

test.each([
  ['2025-03-01', '2025-03-01', 'DAY'], ['2025-01-01', '2025-03-01', 'DAY'], ['2024-06-01', '2025-03-01', 'WEEK'], ['2020-01-01', '2025-06-01', 'MONTH'], ['1990-01-01', '2025-06-01', 'YEAR'],
])('%s to %s is divided by %s', (first, last, unit) => expect(unitFor(first, last, 72)).toBe(unit));

test.each([
  ['2025-03-12', 'DAY', '2025-03-12', '2025-03-12', '12 Mar 2025'], ['2025-03-12', 'WEEK', '2025-03-10', '2025-03-16', 'week of 10 Mar 2025'],
  ['2024-02-29', 'MONTH', '2024-02-01', '2024-02-29', 'Feb 2024'], ['1969-12-31', 'WEEK', '1969-12-29', '1970-01-04', 'week of 29 Dec 1969'],
  ['2025-12-31', 'YEAR', '2025-01-01', '2025-12-31', '2025'], ['2025-03-10', 'WEEK', '2025-03-10', '2025-03-16', 'week of 10 Mar 2025'],
] as const)('%s in its %s', (day, unit, start, end, words) => {
  expect(startOf(day, unit)).toBe(start);
  expect(endOf(start, unit)).toBe(end);
  expect(periodWords(start, unit)).toBe(words);
});

test('periods lie on the line in their order, none outside', () => {
  const scale = scaleOf('2020-05-07', '2025-02-03', 'MONTH');
  const at = ['2020-05-01', '2021-01-01', '2025-02-01'].map(scale);
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(at[0]).toBeGreaterThan(0);
  expect(at[2]).toBeLessThan(1);
  expect(scaleOf('2025-01-01', '2025-01-01', 'DAY')('2025-01-01')).toBe(0.5);
});

test.each([['2020-05-07', '2025-02-03', 'MONTH', 8, '2021'], ['2025-01-03', '2025-04-20', 'WEEK', 8, 'Jan 2025'], ['2025-01-03', '2025-01-05', 'DAY', 8, '3 Jan 2025'], ['1900-01-01', '2025-01-01', 'YEAR', 3, '1900']] as const)(
  'the axis from %s to %s', (first, last, unit, most, text) => {
    const ticks = ticksOf(first, last, unit, most);
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(most + 1);
    expect(ticks[0]?.text).toBe(text);
    expect(ticks.every((t) => t.at >= 0 && t.at < 1)).toBe(true);
  });

describe('a row', () => {
  const frame = { first: '2024-01-01', last: '2024-12-31', unit: 'MONTH', since: undefined } as const;
  const counted: Counted[] = [
    { row: 'a', stance: 'OPPOSES', period: '2024-06-01', count: 1 }, { row: 'a', stance: 'SUPPORTS', period: '2024-01-01', count: 2 },
    { row: 'a', stance: 'SUPPORTS', period: '2024-06-01', count: 3 }, { row: 'b', stance: 'OPPOSES', period: '2024-03-01', count: 9 },
  ];
  const changes: Changed[] = [{ row: 'a', from: 'SUPPORTS', to: 'OPPOSES', day: '2024-06-20' }];

  test('has a mark for each period, in order, with its words', () => {
    const { marks } = rowOf('a', counted, changes, frame);
    expect(marks.map((m) => m.text)).toEqual([
      'Jan 2024: supports, 2 statements',
      'Jun 2024: supports, 3 statements; opposes, 1 statement. Changed from supports to opposes, 20 Jun 2024',
    ]);
    expect(marks[1]).toMatchObject({ total: 4, step: (levels.SUPPORTS + levels.OPPOSES) / 2, until: '2024-06-30' });
  });

  test('has a line that steps at the change', () => {
    const points = rowOf('a', counted, changes, frame).line.split(' ').map((p) => p.split(',').map(Number));
    expect(points.map(([, y]) => y)).toEqual([levels.SUPPORTS, levels.SUPPORTS, levels.OPPOSES, levels.OPPOSES]);
    expect(points[1]?.[0]).toBe(points[2]?.[0]);
  });

  test('has no line before the day since which changes are known', () => {
    const [start] = rowOf('a', counted, changes, { ...frame, since: '2024-05-03' }).line.split(' ');
    expect(Number(start?.split(',')[0])).toBeGreaterThan(350);
  });

  test('is level where all took one side, and has no line where the sides are not known in their order', () => {
    expect(rowOf('b', [...counted, { row: 'b', stance: 'OPPOSES', period: '2024-05-01', count: 1 }], [], frame).line).toMatch(/^\d+,84 \d+,84$/);
    expect(rowOf('a', counted, [], frame).line).toBe('');
    expect(rowOf('c', counted, changes, frame)).toEqual({ marks: [], line: '' });
  });

  test('has no line where only neutral words are', () => {
    const neutral = ['2024-01-01', '2024-11-01'].map((period): Counted => ({ row: 'b', stance: 'NEUTRAL', period, count: 1 }));
    const later: Counted = { row: 'b', stance: 'OPPOSES', period: '2024-05-01', count: 1 };
    expect(rowOf('b', [...counted, later, ...neutral], [], frame).line).toBe(rowOf('b', [...counted, later], [], frame).line);
    expect(rowOf('b', neutral, [], frame).line).toBe('');
  });

  test('gives the mark that lies nearest', () => {
    const { marks } = rowOf('a', counted, changes, frame);
    expect([nearest(marks, 0), nearest(marks, 0.9), nearest([], 0.5)]).toEqual([0, 1, -1]);
  });
});
