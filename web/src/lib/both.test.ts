import { describe, expect, test } from 'vitest';
import type { StandsFragment } from '$parts/both.gql';
import { halvesOf, positionsOf } from './both';

const stands = (slug: string, text: string, supports: number): StandsFragment['stances'][number] => ({ proposition: { slug, text, topic: { name: 'Harbour' } }, tally: { supports, opposes: 1, conditional: 0, neutral: 0 } });
const quill: StandsFragment = { __typename: 'Person', id: 'person:ada-quill', name: 'Ada Quill', stances: [stands('ferry-free', 'The ferry should be free', 1), stands('pier-repair', 'The pier should be repaired', 0), stands('pier-cafe', 'A café should open on the pier', 4)] };

test.each([
  ['quill pier', [['quill', 'pier']]], ['  ada   quill pier ', [['ada quill', 'pier'], ['ada', 'quill pier']]], ['quill', []], ['', []], ['one two three four five six seven', []],
])('%j is taken apart', (text, halves) => expect(halvesOf(text).map((h) => [h.start, h.end])).toEqual(halves));

describe('positions', () => {
  test('are those on all words of the subject, those spoken of most first, and lead to what was said', () => {
    expect(positionsOf([quill], 'pier')).toEqual([
      { href: '/actor/person/ada-quill?about=pier-cafe', text: 'Ada Quill on “A café should open on the pier”', note: '5 statements', kind: 'Person' },
      { href: '/actor/person/ada-quill?about=pier-repair', text: 'Ada Quill on “The pier should be repaired”', note: '1 statement', kind: 'Person' },
    ]);
  });

  test.each([['pier cafe', 1], ['PIER CAFÉ', 1], ['pier rep', 1], ['rep pier', 0], ['harbour', 3], ['lighthouse', 0], ['', 0], ['?!', 0]])('%j: %i', (subject, n) => {
    expect(positionsOf([quill], subject).length).toBe(n);
  });

  test('nobody, nothing', () => expect(positionsOf([], 'pier')).toEqual([]));
});
