import { describe, expect, test } from 'vitest';
import { cardOf } from '$src/testing/card';
import { cite } from './citation';

const origin = 'http://127.0.0.1:8470';
const address = `${origin}/statement/zgxitv4ywhosuvew`;
const direct = cardOf();
const reported = cardOf({ form: 'INDIRECT', cue: 'said', evidence: { content: [{ exact: 'that they would\nnot join' }, { exact: 'ever' }] }, said: { from: '2025-03-13', until: '2025-03-13', basis: 'PUBLICATION', words: null } });

describe('plain', () => {
  test('exact words, speaker, day, title, publisher, day, address', () => {
    expect(cite({ card: direct, origin }, 'plain')).toBe(
      `“We will not join,” — Lena Orlov, 12 March 2025. “Orlov says no”, The Harbour Post, 13 March 2025, https://harbour.example/a. Standpoint: ${address}`);
  });
  test('reported speech has no marks, and the day of publication is called so', () => {
    expect(cite({ card: reported, origin }, 'plain')).toBe(
      `Lena Orlov said, in reported speech: that they would not join … ever — published 13 March 2025. “Orlov says no”, The Harbour Post, 13 March 2025, https://harbour.example/a. Standpoint: ${address}`);
  });
  test('a translation is called one', () => {
    expect(cite({ card: { ...direct, translated: true }, origin }, 'plain')).toContain('12 March 2025 (in translation).');
    expect(cite({ card: { ...direct, translated: true }, origin }, 'bibtex')).toContain('(in translation).}');
  });
  test('what is not known is left out', () => {
    const bare = cardOf({ speakers: [], speakerText: null, speaking: 'UNNAMED', said: { from: null, until: null, basis: 'UNKNOWN', words: null }, article: { ...direct.article, publisher: null, publishedOn: null, urls: [] } });
    expect(cite({ card: bare, origin }, 'plain')).toBe(`“We will not join,” — Unnamed speaker, day unknown. “Orlov says no”. Standpoint: ${address}`);
  });
});

test('Markdown links, and nothing of the text becomes markup', () => {
  const hostile = cardOf({ evidence: { content: [{ exact: '"[*a*](b) <i>"' }] }, article: { ...direct.article, title: 'A [b](javascript:x) <script>', urls: ['https://harbour.example/a b>c'] } });
  expect(cite({ card: hostile, origin }, 'markdown')).toBe(
    `“\\[\\*a\\*\\]\\(b\\) \\<i\\>” — Lena Orlov, 12 March 2025. [A \\[b\\]\\(javascript:x\\) \\<script\\>](<https://harbour.example/a%20b%3Ec>), The Harbour Post, 13 March 2025. [Standpoint](<${address}>)`);
});

test('an address that is none of the web never becomes a link', () => {
  const claims = (...urls: string[]) => ({ card: cardOf({ article: { ...direct.article, urls } }), origin });
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'JAVASCRIPT://harbour.example/%0aalert(1)']) {
    expect(cite(claims(url), 'markdown')).toContain('“Orlov says no”, The Harbour Post');
    expect(cite(claims(url), 'bibtex')).not.toContain('url =');
    for (const form of ['markdown', 'bibtex'] as const) expect(cite(claims(url, 'https://harbour.example/a'), form)).toContain('https://harbour.example/a');
    for (const form of ['markdown', 'bibtex'] as const) expect(cite(claims(url, 'https://harbour.example/a'), form)).not.toContain('alert');
  }
});

test('BibTeX, with TeX’s own characters escaped and braces in balance', () => {
  const card = cardOf({ article: { ...direct.article, title: '50 % of {R&D} costs $1_000 \\ x^2~' } });
  const entry = cite({ card, origin }, 'bibtex');
  expect(entry).toBe([
    '@article{standpoint-zgxitv4ywhosuvew,',
    '  title = {50 \\% of R\\&D costs \\$1\\_000 \\textbackslash{} x\\textasciicircum{}2\\textasciitilde{}},',
    '  journal = {The Harbour Post},',
    '  date = {2025-03-13},',
    '  url = {https://harbour.example/a},',
    '  note = {“We will not join,” — Lena Orlov, 12 March 2025.},',
    `  annote = {${address}}`,
    '}',
  ].join('\n'));
  expect(entry.split('{').length).toBe(entry.split('}').length);
});
