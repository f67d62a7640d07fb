// A statement for tests, by an invented actor.
import type { Card } from '$lib/statement';

/** A card with some values replaced. */
export function cardOf(changes: Partial<Card> = {}): Card {
  return {
    id: 'statement:zgxitv4ywhosuvew',
    speaking: 'NAMED',
    speakerText: 'she',
    called: null,
    speakers: [{ __typename: 'Person', id: 'person:lena-orlov', name: 'Lena Orlov' }],
    onBehalfOf: null,
    countsFor: null,
    within: null,
    cue: 'said',
    form: 'DIRECT',
    act: 'ASSERT',
    translated: null,
    evidence: { content: [{ exact: '"We will not join,"' }] },
    takes: [],
    said: { from: '2025-03-12', until: '2025-03-12', basis: 'STATED', words: 'on Wednesday' },
    confidence: 0.9,
    codedBy: { kind: 'RULES', name: 'rules', version: '1' },
    review: { status: 'UNREVIEWED', by: null },
    article: { id: 'article:wcpyrcvvw5f73ycp', title: 'Orlov says no', publisher: 'The Harbour Post', publishedOn: '2025-03-13', language: 'en', urls: ['https://harbour.example/a'] },
    ...changes,
  };
}
