import { expect, test } from 'vitest';
import { isNarrowed, parseChoice, parsePage, toFilter } from './filter';

const choice = (query: string): ReturnType<typeof parseChoice> => parseChoice(new URLSearchParams(query));

test('choices of an address; what makes no sense is not chosen', () => {
  expect(choice('stance=opposes,supports&from=2024-01-02&until=2024-02-30&kind=person,robot&sure=0.7&about=x')).toEqual({
    stances: ['SUPPORTS', 'OPPOSES'], from: '2024-01-02', until: undefined, kinds: ['PERSON'], sure: 0.7, about: 'x',
  });
  for (const query of ['', 'sure=7', 'sure=-1', 'sure=x', 'from=yesterday', 'stance=']) expect(isNarrowed(choice(query)), query).toBe(false);
  for (const query of ['sure=1', 'about=x', 'kind=country', 'until=2024-01-01']) expect(isNarrowed(choice(query)), query).toBe(true);
});

test('the filter holds what the screen is about and what was chosen', () => {
  expect(toFilter(choice(''), {})).toEqual({});
  expect(toFilter(choice(''), { takes: { topic: ['water'] } })).toEqual({ takes: { topic: ['water'] } });
  expect(toFilter(choice('stance=neutral&sure=0.5&from=2024-01-02&kind=country'), { takes: { topic: ['water'] } })).toEqual({
    takes: { topic: ['water'], minConfidence: 0.5, stance: ['NEUTRAL'] }, speaker: { kinds: ['COUNTRY'] }, said: { from: '2024-01-02', until: null },
  });
});

test('given stances replace the chosen ones, to count each', () => {
  expect(toFilter(choice('stance=neutral'), {}, ['SUPPORTS'])).toEqual({ takes: { stance: ['SUPPORTS'] } });
  expect(toFilter(choice('stance=neutral'), {}, [])).toEqual({});
});

test('kinds do not replace the speaker of a screen', () => {
  expect(toFilter(choice('kind=country'), { speaker: { ids: ['person:a'] } })).toEqual({ speaker: { ids: ['person:a'] } });
});

test('pages', () => {
  expect(parsePage(new URLSearchParams(''))).toEqual({ first: 25, after: null, last: null, before: null });
  expect(parsePage(new URLSearchParams('after=x'), 50)).toEqual({ first: 50, after: 'x', last: null, before: null });
  expect(parsePage(new URLSearchParams('before=y'))).toEqual({ first: null, after: null, last: 25, before: 'y' });
});
