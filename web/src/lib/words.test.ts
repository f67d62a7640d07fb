import { describe, expect, test } from 'vitest';
import { sentence } from '$api/errors';
import { takeEvents } from '$api/stream';
import { takeFiles } from '$api/client';
import { cardOf } from '$src/testing/card';
import { mostSpokenOf } from '$src/screens/home/ranking';
import { byMonth } from './grouped';
import { siteOf, webAddress } from './links';
import { groupsOf } from './results';
import { isContested, totalOf, verdict } from './standing';

test('messages become sentences', () => {
  expect(sentence('no article was found; give a folder')).toBe('No article was found; give a folder.');
  expect(sentence('é?')).toBe('É?');
  expect(sentence('  ')).not.toBe('');
});

describe('server-sent events', () => {
  test('finished ones are taken, the rest waits', () => {
    expect(takeEvents(':\n\nevent: next\ndata: {"a":1}\n\nevent: comp')).toEqual({ events: [{ event: 'next', data: '{"a":1}' }], rest: 'event: comp' });
    expect(takeEvents('event: complete\ndata:\n\n').events).toEqual([{ event: 'complete', data: '' }]);
    expect(takeEvents('event: next\r\ndata: 1\r\ndata: 2\r\n\r\n').events).toEqual([{ event: 'next', data: '1\n2' }]);
    expect(takeEvents('')).toEqual({ events: [], rest: '' });
  });
});

test('files are taken out of variables, and their places named', () => {
  const file = new File(['x'], 'x.txt');
  expect(takeFiles({ input: { articles: [{ title: 'a', content: { file } }], note: null } })).toEqual({
    rest: { input: { articles: [{ title: 'a', content: { file: null } }], note: null } },
    files: [{ place: 'variables.input.articles.0.content.file', file }],
  });
});

test.each([
  ['https://harbour.example/a', 'https://harbour.example/a'], ['http://x', 'http://x/'], ['javascript:alert(1)', undefined], [' javascript:alert(1)', undefined],
  ['data:text/html,x', undefined], ['//x', undefined], ['nothing', undefined], [undefined, undefined],
])('%s may be followed as %s', (claimed, address) => expect(webAddress(claimed)).toBe(address));
test('the site of an address', () => expect(siteOf('https://www.harbour.example/x')).toBe('harbour.example'));

test.each([
  [[5, 4, 0, 0], true, 'Contested'], [[9, 3, 0, 0], true, 'Contested'], [[10, 3, 0, 0], false, 'Mostly supported'], [[3, 1, 0, 0], false, 'Mostly supported'],
  [[0, 4, 0, 2], false, 'Opposed'], [[0, 4, 1, 0], false, 'Mostly opposed'], [[0, 0, 0, 3], false, 'No side taken'], [[1, 1, 0, 0], false, 'Evenly split'], [[0, 1, 3, 0], false, 'Mostly conditional'],
])('%j', ([supports = 0, opposes = 0, conditional = 0, neutral = 0], contested, words) => {
  const tally = { supports, opposes, conditional, neutral };
  expect(isContested(tally)).toBe(contested);
  expect(verdict(tally)).toBe(words);
  expect(totalOf(tally)).toBe(supports + opposes + conditional + neutral);
});

test('the propositions most spoken of', () => {
  const count = (id: string | null, n: number): Parameters<typeof mostSpokenOf>[0][number] => ({ proposition: id === null ? null : { id }, stance: 'SUPPORTS', count: n });
  expect(mostSpokenOf([count('b', 3), count('a', 2), count('a', 1), count(null, 9), count('c', 1)], 2)).toEqual(['a', 'b']);
});

test('lists by month keep their order', () => {
  const at = (from: string | null): ReturnType<typeof cardOf> => cardOf({ said: { from, until: from, basis: 'STATED', words: null } });
  expect(byMonth([at('2025-03-12'), at('2025-03-01'), at('2025-02-01'), at(null)]).map((m) => [m.month, m.cards.length])).toEqual([['2025-03-01', 2], ['2025-02-01', 1], [undefined, 1]]);
});

test('what a search found, with the alias that explains it', () => {
  const groups = groupsOf({
    actors: [{ __typename: 'Person', id: 'person:g', name: 'José Gómez', aliases: ['Pepe'] }],
    propositions: [], articles: [{ id: 'article:a', title: '', publisher: 'The Harbour Post', publishedOn: '2025-03-13' }],
    statements: [{ id: 'statement:s', content: 'a\nb', speakers: [], speakerText: null, called: null, speaking: 'UNNAMED', article: { id: 'article:a' } }],
  }, 'pep');
  expect(groups.map((g) => g.found[0])).toEqual([
    { href: '/actor/person/g', text: 'José Gómez', note: 'Pepe', kind: 'Person' },
    { href: '/article/a', text: 'Untitled article', note: 'The Harbour Post, 13 Mar 2025', kind: undefined },
    { href: '/article/a?statement=s', text: 'a b', note: 'Unnamed speaker', kind: undefined },
  ]);
});
