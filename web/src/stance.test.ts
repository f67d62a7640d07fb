import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { looks, parseStances, stances } from './stance';
import { ciede2000, contrast, distance, visions, type Vision } from './testing/colour';

const css = readFileSync(new URL('./styles/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const token = (part: string, name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(part)?.[1] ?? `no --${name}`;
const schemes = [
  { scheme: 'light' as const, part: light },
  { scheme: 'dark' as const, part: dark.split('forced-colors')[0] ?? '' },
];

test('the measure agrees with published pairs', () => {
  // Sharma, Wu and Dalal 2005, table 1: pairs 1, 7, 13, 17, 25.
  for (const [a, b, d] of [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425], [[50, 0, 0], [50, -1, 2], 2.3669], [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
    [[50, 2.5, 0], [73, 25, -18], 27.1492], [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  ] as const) expect(ciede2000(a, b)).toBeCloseTo(d, 3);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});

describe.each(schemes)('the palette in the $scheme scheme', ({ scheme, part }) => {
  test.each([...stances])('%s is the colour of the style sheet, and is seen on every ground', (stance) => {
    const colour = looks[stance][scheme];
    expect(token(part, stance.toLowerCase())).toBe(colour);
    for (const ground of ['ground', 'raised', 'tint']) expect(contrast(colour, token(part, ground)), ground).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.keys(visions) as Vision[])('no two stances look alike with vision: %s', (vision) => {
    for (const a of stances) {
      for (const b of stances) {
        if (a < b) expect(distance(looks[a][scheme], looks[b][scheme], vision), `${a} and ${b}`).toBeGreaterThanOrEqual(19);
      }
    }
  });

  test('words can be read on every ground', () => {
    for (const ground of ['ground', 'raised', 'tint', 'mark', 'mark-selected']) {
      expect(contrast(token(part, 'ink'), token(part, ground)), ground).toBeGreaterThanOrEqual(7);
      if (!ground.startsWith('mark')) expect(contrast(token(part, 'soft'), token(part, ground)), ground).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(token(part, 'edge'), token(part, 'raised'))).toBeGreaterThanOrEqual(3);
  });
});

test('glyph and dash tell stances apart without colour', () => {
  expect(new Set(stances.map((s) => looks[s].glyph)).size).toBe(4);
  expect(new Set(stances.map((s) => looks[s].dash)).size).toBe(4);
});

test('stances of an address', () => {
  expect(parseStances('opposes,supports')).toEqual(['SUPPORTS', 'OPPOSES']);
  expect(parseStances('maybe,')).toEqual([]);
  expect(parseStances(null)).toEqual([]);
});
