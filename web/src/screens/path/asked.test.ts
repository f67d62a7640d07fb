import { expect, test } from 'vitest';
import { inputOf, parseAsked, usual, without } from './asked';

const asked = (query: string): ReturnType<typeof parseAsked> => parseAsked(new URLSearchParams(query));

test('what an address asks; what makes no sense there is left out', () => {
  expect(asked('from=person:a&to=country:b&steps=4&by=relation,stance,love&since=2025-01-01&until=2025-02-30&sure=0.7')).toEqual({
    from: 'person:a', to: 'country:b', steps: 4, through: ['RELATION', 'STANCE'], since: '2025-01-01', until: undefined, sure: 0.7,
  });
  for (const query of ['', 'steps=9', 'steps=x', 'steps=0', 'by=', 'sure=2', 'from=proposition:x', 'to=person:']) {
    expect(asked(query), query).toEqual({ from: undefined, to: undefined, steps: 3, through: usual, since: undefined, until: undefined, sure: undefined });
  }
});

test('the input of the API; nothing is asked without two different ends', () => {
  expect(inputOf(asked('from=person:a&to=person:b&until=2025-01-01&sure=0.5'))).toEqual({
    from: 'person:a', to: 'person:b', maxLength: 3, first: 5, through: usual, filter: { said: { from: null, until: '2025-01-01' }, minConfidence: 0.5 },
  });
  expect(inputOf(asked('from=person:a&to=person:b'))?.filter).toEqual({});
  expect([inputOf(asked('from=person:a')), inputOf(asked('to=person:a')), inputOf(asked('from=person:a&to=person:a'))]).toEqual([null, null, null]);
});

test('leaving out what hides a path', () => {
  expect(without('said')).toEqual({ since: undefined, until: undefined });
  expect(without('filter.minConfidence')).toEqual({ sure: undefined });
  expect(without('through')).toEqual({ by: undefined });
});
