import { expect, test } from 'vitest';
import { addressOf, keyOf, kindOf, parseRoute, placeOf } from './route';

test.each([
  ['/', { screen: 'home' }], ['', { screen: 'home' }], ['/articles', { screen: 'articles' }], ['/articles/', { screen: 'articles' }], ['/add', { screen: 'add' }],
  ['/explore', { screen: 'explore' }], ['/matrix', { screen: 'matrix' }], ['/path', { screen: 'path' }], ['/explore/x', { screen: 'missing' }],
  ['/topic/water', { screen: 'topic', id: 'topic:water' }], ['/proposition/a.b', { screen: 'proposition', id: 'proposition:a.b' }],
  ['/actor/person/lena-orlov', { screen: 'actor', id: 'person:lena-orlov' }], ['/actor/country/abc', { screen: 'actor', id: 'country:abc' }],
  ['/article/x%2Fy', { screen: 'article', id: 'article:x/y' }], ['/statement/4k7w', { screen: 'statement', id: 'statement:4k7w' }],
  ['/actor/robot/x', { screen: 'missing' }], ['/actor/person', { screen: 'missing' }], ['/article', { screen: 'missing' }], ['/article/a/b', { screen: 'missing' }],
  ['/articles/x', { screen: 'missing' }], ['/nothing', { screen: 'missing' }], ['/article/%E0%A4%A', { screen: 'missing' }], ['/graphiql/', { screen: 'missing' }],
])('%s', (path, route) => expect(parseRoute(path)).toEqual(route));

test.each(['person:lena-orlov', 'country:abc', 'organisation:a/b c', 'topic:water', 'proposition:x?y', 'article:é#1', 'statement:4k7w'])('the address of %s leads back to it', (id) => {
  expect(parseRoute(new URL(addressOf(id), 'http://x').pathname)).toMatchObject({ id });
  expect(`${kindOf(id)}:${keyOf(id)}`).toBe(id);
});

test('the place of a statement', () => expect(placeOf('article:a b', 'statement:4k7w')).toBe('/article/a%20b?statement=4k7w'));
