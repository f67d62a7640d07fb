// The tests' own articles, by invented speakers, and asking the API from a test.

/** Asks the API; an error of the API is an error of the test. */
export async function ask(base, query, variables = {}) {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query, variables }),
  });
  const answer = await response.json();
  if (answer.errors) throw new Error(`${answer.errors[0].message} in ${query}`);
  return answer.data;
}

/** An article that tries to be markup, and to turn the direction of what stands around it. */
export const hostile = {
  title: '<script>document.title="owned"</script><img src=x onerror=alert(1)> \u202Egnp.exe\u202C שלום',
  publisher: '"><svg onload=alert(2)>\u202E',
  url: 'javascript:alert(3)',
  text: [
    'HARBOUR — Minister Lena Orlov said on Monday that <script>document.title="owned"</script> was no answer. "We <b onmouseover=alert(4)>will not</b> pay 😀 for it," she said.',
    'הנשיא said nothing. \u202Ethis runs the other way\u202C and <img src=x onerror=alert(5)> stays text. "<iframe src=//evil.example></iframe> is what they want," Orlov told reporters.',
  ].join('\n\n'),
  publishedOn: '2025-06-02',
};

const load = 'mutation($input: LoadArticlesInput!) { loadArticles(input: $input) { job { id } } }';
const job = 'query($id: ID!) { job(id: $id) { state read failed results(first: 5) { nodes { article { id } problem } } } }';

/** Loads an article and gives its id once it has been read. */
export async function loadArticle(base, { text, ...known }) {
  const { loadArticles } = await ask(base, load, { input: { articles: [{ ...known, content: { text } }] } });
  for (;;) {
    const { job: state } = await ask(base, job, { id: loadArticles.job.id });
    if (state.state === 'DONE') return state.results.nodes[0].article.id;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Loads what the tests need besides the samples. */
export async function loadOwnArticles(base) {
  await loadArticle(base, hostile);
}

/** So many files of articles that differ, to keep a load running for a while. */
export function manyFiles(n) {
  return Array.from({ length: n }, (_, i) => ({
    name: `week-${i}.txt`, mimeType: 'text/plain',
    buffer: Buffer.from(`title: The harbour in week ${i}\ndate: 2025-05-05\n\n` +
      `Week ${i}. Mayor Ada Quill said on Monday that harbour number ${i} should stay open. "It will stay open," she told reporters.\n\n`.repeat(40)),
  }));
}
