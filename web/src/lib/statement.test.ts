import { expect, test } from 'vitest';
import { cardOf } from '$src/testing/card';
import { relayedBy, sortedTakes, speakerWords, unquoted, wordsOf, type Take } from './statement';

test.each([
  ['"No."', 'No.'], ['“No.”', 'No.'], ['„Nein“', 'Nein'], ['«Нет»', 'Нет'], ["'No'", 'No'], ['“No, he said', 'No, he said'], ['no”', 'no'],
  ['no', 'no'], ['"', ''], ["the people's", "the people's"], ['’tis so', '’tis so'], ["'tis so", "'tis so"], [' “a” ', 'a'], ['“a” and “b”', 'a” and “b'],
])('%j without its marks is %j', (exact, words) => expect(unquoted(exact)).toBe(words));

test('only direct speech loses its marks; pieces are joined; line breaks are spaces', () => {
  expect(wordsOf({ form: 'DIRECT', evidence: { content: [{ exact: '"One,"' }, { exact: '"two\n three."' }] } })).toBe('One, … two three.');
  expect(wordsOf({ form: 'MIXED', evidence: { content: [{ exact: 'it was "grim"' }] } })).toBe('it was "grim"');
});

test('speakers in words', () => {
  const { speakers } = cardOf();
  const [one] = speakers;
  expect(speakerWords({ speakers: [{ ...one!, name: 'A' }, { ...one!, name: 'B' }, { ...one!, name: 'C' }], speakerText: 'they', called: null, speaking: 'NAMED' })).toBe('A, B and C');
  expect(speakerWords({ speakers: [], speakerText: 'a senior official', called: null, speaking: 'UNNAMED' })).toBe('a senior official');
  expect(speakerWords({ speakers: [], speakerText: 'it', called: 'report of the harbour office', speaking: 'UNNAMED' })).toBe('report of the harbour office');
  expect(speakerWords({ speakers: [], speakerText: null, called: null, speaking: 'ABSENT' })).toBe('No speaker named');
});

test('who relays is named only where it is somebody else', () => {
  const [own] = cardOf().speakers;
  const other = { __typename: 'Country' as const, id: 'country:abc', name: 'Abcland' };
  expect(relayedBy(cardOf({ within: { id: 'statement:x', speakers: [own!, other] } }))).toEqual([other]);
  expect(relayedBy(cardOf())).toEqual([]);
});

test('stances of their own come before those that follow', () => {
  const take = (slug: string, confidence: number, impliedBy: Take['impliedBy']): Take =>
    ({ stance: 'SUPPORTS', confidence, because: '', impliedBy, proposition: { slug, text: '' } });
  const takes = [take('a', 0.9, { slug: 'b', text: '' }), take('b', 0.6, null), take('c', 0.7, null)];
  expect(sortedTakes(takes).map((t) => t.proposition.slug)).toEqual(['c', 'b', 'a']);
});
