// Checks 3 to 7 of the design, citing, and reading by keyboard alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, loadArticle } from './articles.mjs';
import { base, launch, open, settled, visit } from './browser.mjs';
import { found } from './ids.mjs';

let browser;
let ids;
before(async () => {
  browser = await launch();
  ids = await found();
});
after(() => browser.close());

const headline = (page) => page.locator('[data-headline]').textContent();
const leading = (text) => Number(/^[\d,]+/.exec(text)?.[0].replaceAll(',', ''));

/** Counts the statements of a list on all its pages. */
async function countAll(page) {
  let n = 0;
  for (;;) {
    n += await page.locator('article[data-statement]').count();
    const next = page.locator('a[rel=next]');
    if ((await next.count()) === 0) return n;
    await next.click();
    await settled(page);
  }
}

test('the search box finds by alias and without diacritics, by keyboard alone', async () => {
  const { actors } = await ask(base, '{ actors(first: 100, filter: { statements: { publisher: ["Standpoint samples"] } }) { nodes { id name aliases } } }');
  const plain = (s) => s.normalize('NFD').replace(/\p{M}/gu, '');
  const accented = actors.nodes.find((a) => plain(a.name) !== a.name);
  const aliased = actors.nodes.map((a) => ({ ...a, alias: a.aliases.find((x) => x.length > 4 && !a.name.includes(x) && !x.includes(' ')) })).find((a) => a.alias);
  assert.ok(accented && aliased, 'the samples have such actors');
  const { page, done } = await open(browser);
  for (const [typed, actor] of [[plain(accented.name), accented], [aliased.alias, aliased]]) {
    await visit(page, '/help');
    await page.keyboard.press('/');
    await page.keyboard.type(typed);
    const option = page.getByRole('option').filter({ hasText: actor.name }).first();
    await option.waitFor();
    const box = page.locator('input[role=combobox]');
    assert.equal(await box.getAttribute('aria-expanded'), 'true');
    for (let i = 0; i < 10 && (await option.getAttribute('aria-selected')) !== 'true'; i++) await page.keyboard.press('ArrowDown');
    assert.equal(await box.getAttribute('aria-activedescendant'), await option.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.waitForFunction((name) => document.querySelector('h1')?.textContent === name, actor.name);
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1'); // the focus goes to the heading of the new screen
  }
  await page.keyboard.press('/');
  await page.keyboard.type('zzzzqqq');
  await page.getByText('Nothing is found for').first().waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('input[role=combobox]').getAttribute('aria-expanded'), 'false');
  await done();
});

test('somebody and a subject at once lead to what that one said of it', async () => {
  const { counts } = await ask(base, `{ counts(filter: { publisher: ["Standpoint samples"] }, by: [SPEAKER, PROPOSITION], first: 200) { count speaker { __typename id name } proposition { slug text } } }`);
  const { speaker, proposition } = counts.find((c) => c.proposition && c.speaker?.__typename === 'Person');
  const surname = speaker.name.split(' ').at(-1);
  const word = proposition.text.split(' ').at(-1);
  const { page, done } = await open(browser);
  for (const typed of [`${surname} ${word}`, `${word} ${surname}`]) {
    await visit(page, '/help');
    await page.keyboard.press('/');
    await page.keyboard.type(typed);
    const option = page.getByRole('group', { name: 'Who on what' }).getByRole('option').filter({ hasText: `${speaker.name} on “${proposition.text}”` });
    await option.waitFor();
    await option.click();
    await settled(page);
    assert.equal(await page.locator('h1').textContent(), speaker.name);
    assert.equal(new URL(page.url()).searchParams.get('about'), proposition.slug);
  }
  await done();
});

test('statements of a list have actor, stance word, words, day and source; counts are those of the lists', async () => {
  const { page, done } = await open(browser);
  const list = `${ids.proposition}?from=2022-01-01&until=2022-04-30`; // a list of some pages, not of all
  await visit(page, list);
  for (const card of await page.locator('article[data-statement]').all()) {
    const text = await card.textContent();
    assert.match(text, /supports|opposes|conditional|neutral/);
    assert.ok((await card.locator('.words').textContent()).trim() !== '');
    assert.ok((await card.locator('.who').textContent()).trim() !== '');
    assert.ok((await card.locator('cite').textContent()).trim() !== '');
    assert.equal(await card.locator('time').count() > 0 || text.includes('day unknown'), true);
    assert.equal(await card.getByRole('link', { name: 'Read in article' }).count(), 1);
  }
  assert.match(await headline(page), /^\d+ statements? by \d+ actors?, \w{3} \d{4}/);
  assert.equal(await countAll(page), leading(await headline(page)));
  for (const word of ['supports', 'conditional']) {
    await visit(page, list);
    const button = page.getByRole('group', { name: 'Stance' }).getByRole('button', { name: new RegExp(`^${word}`) });
    const count = Number((await button.locator('.count').textContent()).replaceAll(',', ''));
    await button.click();
    await page.waitForURL(new RegExp(`stance=${word}`));
    await settled(page);
    assert.equal(leading(await headline(page)), count, word);
    assert.equal(await countAll(page), count, word);
  }
  await done();
});

test('only the quotation marks of direct speech are set', async () => {
  const { page, done } = await open(browser);
  const { direct, reported } = await ask(base, `{
    direct: statements(filter: { form: [DIRECT] }, first: 1) { nodes { id article { id } evidence { content { exact } } } }
    reported: statements(filter: { form: [INDIRECT] }, first: 1) { nodes { id article { id } content } }
  }`);
  for (const [statement, isDirect] of [[direct.nodes[0], true], [reported.nodes[0], false]]) {
    await visit(page, `/statement/${statement.id.split(':')[1]}`);
    await page.waitForURL(/\/article\/.*statement=/);
    const card = page.locator(`li[data-statement="${statement.id}"]`);
    await card.locator('.words').waitFor();
    assert.equal(await card.locator('blockquote').count(), isDirect ? 1 : 0);
    if (isDirect) assert.match(await card.locator('blockquote').textContent(), /^“[^"“”].*[^"“”]”$/s);
  }
  await done();
});

test('filters change list, counts and address; reloading and going back restore them', async () => {
  const { page, done } = await open(browser);
  await visit(page, ids.proposition);
  const all = await headline(page);
  await page.getByRole('button', { name: /^opposes/ }).click();
  await page.waitForURL(/stance=opposes/);
  await settled(page);
  const opposing = await headline(page);
  assert.notEqual(opposing, all);
  await page.getByLabel('From').fill('2024-01-01');
  await page.getByLabel('From').blur();
  await page.waitForURL(/from=2024-01-01/);
  await page.getByLabel('Certainty').selectOption('0.5');
  await page.waitForURL(/sure=0.5/);
  await settled(page);
  const narrow = await headline(page);
  const shown = await page.locator('article[data-statement]').count();
  assert.ok(leading(narrow) <= leading(opposing));
  const counts = await page.locator('.stances .count').allTextContents();
  await page.reload();
  await settled(page);
  assert.equal(await headline(page), narrow);
  assert.equal(await page.locator('article[data-statement]').count(), shown);
  assert.deepEqual(await page.locator('.stances .count').allTextContents(), counts);
  assert.equal(await page.getByLabel('From').inputValue(), '2024-01-01');
  assert.equal(await page.getByRole('button', { name: /^opposes/ }).getAttribute('aria-pressed'), 'true');
  for (let i = 0; i < 2; i++) await page.goBack();
  await settled(page);
  assert.equal(await headline(page), opposing);
  await page.goBack();
  await settled(page);
  assert.equal(await headline(page), all);
  await page.goForward();
  await settled(page);
  assert.equal(await headline(page), opposing);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await settled(page);
  assert.equal(await headline(page), all);
  await done();
});

/** What the page marks as chosen, and where it is. */
const marked = (page) => page.evaluate(() => {
  const marks = [...document.querySelectorAll('mark.selected')];
  const box = marks[0]?.getBoundingClientRect();
  return {
    words: marks.map((m) => m.textContent).join(''),
    isInView: box !== undefined && box.top >= 0 && box.bottom <= innerHeight,
    isFocused: document.activeElement === marks[0],
    number: document.querySelector('.margin a[aria-current]')?.textContent?.trim(),
  };
});

test('“Read in article” marks exactly the quotation, in view and focused', async () => {
  const { statements } = await ask(base, `query($id: ID!) { statements(filter: { article: [$id] }, first: 100) { nodes { id evidence { content { exact } } } } }`, { id: ids.articleId });
  const { page, done } = await open(browser, { height: 500 });
  for (const s of statements.nodes.filter((_, i) => i % 3 === 0)) {
    await visit(page, `${ids.article}?statement=${s.id.split(':')[1]}`);
    await page.waitForFunction(() => document.activeElement?.matches('mark.selected'));
    const seen = await marked(page);
    assert.equal(seen.words, s.evidence.content.map((p) => p.exact).join(''));
    assert.deepEqual([seen.isInView, seen.isFocused], [true, true], s.id);
  }
  await visit(page, ids.proposition);
  const card = page.locator('article[data-statement]').first();
  const id = await card.getAttribute('data-statement');
  await card.getByRole('link', { name: 'Read in article' }).click();
  await page.waitForFunction(() => document.activeElement?.matches('mark.selected'));
  assert.ok(page.url().endsWith(`statement=${id.split(':')[1]}`));
  await done();
});

test('of overlapping statements each can be chosen, in the margin, in the text and beside it', async () => {
  const { page, done } = await open(browser);
  await visit(page, ids.article);
  await page.waitForSelector('.margin a');
  const covers = await page.evaluate(() => [...document.querySelectorAll('mark[data-covers*=" "]')].map((m) => m.dataset.covers)[0]);
  assert.ok(covers, 'the article has overlapping statements');
  const [a, b] = covers.split(' ').map(Number);
  const choose = async (act) => {
    await act();
    await page.waitForFunction(() => document.activeElement?.matches('mark.selected'));
    return (await marked(page)).number;
  };
  for (const n of [a, b]) assert.equal(await choose(() => page.locator('.margin a').nth(n).click()), String(n + 1));
  const mark = page.locator(`mark[data-covers="${covers}"]`).first();
  const first = await choose(() => mark.click());
  await mark.click();
  await page.waitForFunction((n) => document.querySelector('.margin a[aria-current]')?.textContent?.trim() !== n, first);
  const second = (await marked(page)).number;
  assert.deepEqual([first, second].sort(), [String(a + 1), String(b + 1)].sort());
  for (const n of [a, b]) assert.equal(await choose(() => page.locator('.cards ol > li').nth(n).getByRole('link', { name: /^In the text/ }).click()), String(n + 1));
  assert.equal(await page.locator('.cards li.selected .n').textContent(), String(b + 1));
  await done();
});

test('who has no name is called by words that need no context, beside what is printed', async () => {
  const text = 'A memo by the Quay Office said on Monday that the ferry would be late. It warned that the cranes would have to stand still.';
  const article = await loadArticle(base, { title: 'A memo', text, publishedOn: '2025-06-02' });
  const { page, done } = await open(browser);
  await visit(page, `/article/${article.split(':')[1]}`);
  const card = page.locator('.cards ol > li').nth(1);
  await card.getByText('memo of Quay Office').waitFor();
  await card.getByRole('link', { name: /^In the text/ }).click();
  await card.getByText('as printed: “It”').waitFor();
  await done();
});

/** The numbers of the margin: where each stands, and the line in which its statement begins. */
const numbers = (page) => page.evaluate(() => {
  const links = [...document.querySelectorAll('.margin a')];
  return [...document.querySelectorAll('mark[data-opens]')].flatMap((m) => m.dataset.opens.split(' ').map((n) => {
    const box = links.find((a) => a.textContent.trim() === String(Number(n) + 1)).getBoundingClientRect();
    return { n: Number(n), line: Math.round(m.getClientRects()[0].top), top: Math.round(box.top), left: box.left, right: box.right, bottom: box.bottom };
  }));
});

test('numbers in the margin stand beside their lines, two in a line side by side, and never on each other', async () => {
  const text = '“It will stay,” said Ada Quill. “It will close,” said Ivo Berg.\n\n“We shall see,” said Mara Lund. “It will rain,” said Ivo Berg.';
  const article = await loadArticle(base, { title: 'Short words', text, publishedOn: '2025-06-03' });
  for (const width of [1280, 320]) {
    const { page, done } = await open(browser, { width });
    await visit(page, `/article/${article.split(':')[1]}`);
    await page.waitForSelector('.margin a');
    const found = await numbers(page);
    const isOver = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
    for (const a of found) {
      assert.ok(a.left >= 0, `${a.n} is cut off`);
      for (const b of found) assert.ok(a.n === b.n || !isOver(a, b), `${a.n} stands on ${b.n}`);
    }
    const pairs = found.slice(1).map((b, i) => [found[i], b]).filter(([a, b]) => Math.abs(a.line - b.line) < 4);
    if (width === 1280) {
      assert.ok(pairs.length > 0, 'two begin in one line');
      for (const [a, b] of pairs) assert.deepEqual([a.top - a.line, b.top - b.line, a.left < b.left], [0, 0, true], `${a.n} and ${b.n}`);
    }
    await done();
  }
});

test('a citation is copied in three forms', async () => {
  const { page, done } = await open(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await visit(page, ids.proposition);
  const card = page.locator('article[data-statement]').first();
  const words = await card.locator('.words').textContent();
  const id = (await card.getAttribute('data-statement')).split(':')[1];
  await card.getByRole('button', { name: 'Cite' }).click();
  for (const form of ['Plain text', 'Markdown', 'BibTeX']) {
    await page.getByRole('button', { name: `Copy ${form}` }).click();
    await page.getByText(`Copied: ${form}`).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copied.includes(`${base}/statement/${id}`), copied);
    if (form === 'Plain text') assert.ok(copied.includes(words), copied);
  }
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await done();
});

test('by keyboard alone: skip link, statements, sheet, and single keys turned off', async () => {
  const { page, done } = await open(browser);
  await visit(page, ids.proposition);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
  const focused = () => page.evaluate(() => document.activeElement?.dataset.statement);
  const cards = await page.locator('article[data-statement]').evaluateAll((all) => all.map((c) => c.dataset.statement));
  await page.keyboard.press('j');
  assert.equal(await focused(), cards[0]);
  await page.keyboard.press('j');
  assert.equal(await focused(), cards[1]);
  await page.keyboard.press('k');
  assert.equal(await focused(), cards[0]);
  await page.keyboard.press('?');
  await page.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  assert.equal(await page.locator('dialog').count(), 0);
  await done();
});
