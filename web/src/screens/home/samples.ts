// The sample articles, as the program's own demonstration loads them. Only a page that offers the example fetches them.

const files = import.meta.glob<string>('../../../../loader/sample/*.txt', { query: '?raw', import: 'default', eager: true });

/** The texts, in the order of their days. */
export const samples: readonly string[] = Object.keys(files).sort().map((name) => files[name] ?? '');
