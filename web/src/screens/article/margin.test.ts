import { expect, test } from 'vitest';
import { spots, step, widthOf } from './margin';

const at = (...lines: number[]) => lines.map((line, index) => ({ index, line }));

test('each number stands beside its line', () => {
  expect(spots(at(0, 56, 140), 2)).toEqual([{ top: 0, before: 0 }, { top: 56, before: 0 }, { top: 140, before: 0 }]);
  expect(spots([], 2)).toEqual([]);
});

test('two in a line stand side by side, the first further out', () => {
  expect(spots(at(28, 28.4, 56), 2)).toEqual([{ top: 28, before: 1 }, { top: 28, before: 0 }, { top: 56, before: 0 }]);
});

test('what has no room stands below, and moves the next down', () => {
  expect(spots(at(0, 0, 0, 28), 2)).toEqual([{ top: 0, before: 1 }, { top: 0, before: 0 }, { top: step, before: 0 }, { top: 2 * step, before: 0 }]);
  expect(spots(at(0, 0, 28, 140), 1)).toEqual([{ top: 0, before: 0 }, { top: step, before: 0 }, { top: 2 * step, before: 0 }, { top: 140, before: 0 }]);
});

test('numbers are those of the statements, in whatever order they begin', () => {
  expect(spots([{ index: 1, line: 0 }, { index: 0, line: 0 }], 2)).toEqual([{ top: 0, before: 0 }, { top: 0, before: 1 }]);
});

test('longer numbers are wider', () => {
  expect([widthOf(1), widthOf(99), widthOf(100)]).toEqual([38, 38, 45.5]);
});
