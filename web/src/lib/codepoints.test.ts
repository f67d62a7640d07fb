import { describe, expect, test } from 'vitest';
import { cut, toUnits } from './codepoints';

/** The slice that code points lead to, computed the slow way. */
const slice = (text: string, start: number, end: number): string => [...text].slice(start, end).join('');
const texts = ['plain', '', 'Gómez said “no”', 'a😀b👨‍👩‍👧c', 'g\u0301 \ud83d\ude00\u200f שלום', 'x'.repeat(50) + '🇺🇦'.repeat(20)];

describe('code points to UTF-16', () => {
  test.each(texts)('every slice of %j is the same', (text) => {
    const length = [...text].length;
    const points = Array.from({ length: length + 1 }, (_, i) => i);
    const units = toUnits(text, points);
    for (const start of points) {
      for (const end of points.slice(start)) expect(text.slice(units.get(start), units.get(end))).toBe(slice(text, start, end));
    }
  });

  test('points past the end give the end', () => expect(toUnits('a😀', [9]).get(9)).toBe(3));
  test('a surrogate alone counts as one', () => expect(toUnits('\ud83dx', [1, 2])).toEqual(new Map([[1, 1], [2, 2]])));
});

describe('cutting a text', () => {
  test('runs make up the text, and each statement’s runs its words', () => {
    const text = 'She said 😀 that he wants “peace”, again.';
    const statements = [[{ start: 9, end: 20 }], [{ start: 16, end: 33 }], [{ start: 0, end: 3 }, { start: 35, end: 40 }]];
    const runs = cut(text, statements);
    expect(runs.map((r) => r.text).join('')).toBe(text);
    statements.forEach((pieces, i) => {
      const words = pieces.map((p) => slice(text, p.start, p.end)).join('');
      expect(runs.filter((r) => r.covers.includes(i)).map((r) => r.text).join('')).toBe(words);
      expect(runs.filter((r) => r.opens.includes(i))).toHaveLength(1);
    });
    expect(runs.some((r) => r.covers.length === 2)).toBe(true);
  });

  test('statements that begin at the same place both open there', () => {
    const runs = cut('abcdef', [[{ start: 1, end: 5 }], [{ start: 1, end: 3 }]]);
    expect(runs).toEqual([
      { text: 'a', covers: [], opens: [] },
      { text: 'bc', covers: [0, 1], opens: [0, 1] },
      { text: 'de', covers: [0], opens: [] },
      { text: 'f', covers: [], opens: [] },
    ]);
  });

  test('empty pieces, empty texts and pieces past the end do no harm', () => {
    expect(cut('', [])).toEqual([]);
    expect(cut('ab', [[{ start: 1, end: 1 }], []])).toEqual([{ text: 'ab', covers: [], opens: [] }]);
    expect(cut('ab', [[{ start: 1, end: 9 }]]).map((r) => r.text)).toEqual(['a', 'b']);
  });

  test('two thousand statements in a long text are cut in a moment', () => {
    const text = 'word '.repeat(20_000);
    const statements = Array.from({ length: 2000 }, (_, i) => [{ start: i * 40, end: i * 40 + 60 }]);
    const began = performance.now();
    expect(cut(text, statements).length).toBeGreaterThan(2000);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
