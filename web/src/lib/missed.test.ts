import { expect, test } from 'vitest';
import { missedIn, type Extent } from './missed';

const extent = (totalCount: number, ids = '', hasPreviousPage = false): Extent => ({ totalCount, nodes: [...ids].map((id) => ({ id })), pageInfo: { hasPreviousPage } });

test.each([
  ['nothing came', extent(20, 'ab'), extent(20, 'ab'), 0, 0],
  ['three came', extent(23, 'xa'), extent(20, 'ab'), 0, 3],
  ['two of three were told', extent(23, 'xa'), extent(20, 'ab'), 2, 1],
  ['some were deleted', extent(18, 'ab'), extent(20, 'ab'), 0, 0],
  ['on a later page', extent(22, 'xy'), extent(20, 'ef', true), 0, 2],
  ['too many to count, two on the first page', extent(10_000, 'xya'), extent(10_000, 'abc'), 0, 2],
  ['too many to count, one of two told', extent(10_000, 'xya'), extent(10_000, 'abc'), 1, 1],
  ['too many to count, a later page', extent(10_000, 'xya'), extent(10_000, 'efg', true), 0, 0],
  ['an empty list', extent(1, 'x'), extent(0), 0, 1],
])('%s', (_, now, had, told, wanted) => {
  expect(missedIn(now, had, told)).toBe(wanted);
});
