// Checks 1, 2, 8, 22 and 24 of the design: quiet, small, harmless, accessible, and GraphiQL.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ask, hostile } from './articles.mjs';
import { checkAxe } from './axe.mjs';
import { base, launch, open, screens, settled, visit } from './browser.mjs';
import { found } from './ids.mjs';

let browser;
let all;
before(async () => {
  browser = await launch();
  all = screens(await found());
});
after(() => browser.close());

/** Opens the page as a new reader would: how many bytes came, and after how many milliseconds it could be used. */
async function firstVisit() {
  const { page, done } = await open(browser);
  await visit(page, '/');
  const seen = await page.evaluate(() => {
    const [document] = performance.getEntriesByType('navigation');
    const files = performance.getEntriesByType('resource').filter((r) => /\.(js|css)$/.test(r.name));
    return { bytes: files.reduce((sum, f) => sum + f.encodedBodySize, document.encodedBodySize), ready: document.domContentLoadedEventEnd };
  });
  await done();
  return seen;
}

test('the first screen is at most 60 kB, and ready within a second', async () => {
  const visits = [await firstVisit(), await firstVisit(), await firstVisit()]; // a busy machine may delay one
  const { bytes } = visits[0];
  assert.ok(bytes > 10_000 && bytes <= 60_000, `${bytes} bytes`);
  const ready = Math.min(...visits.map((v) => v.ready));
  assert.ok(ready < 1000, `${ready} ms`);
});

/** What reaches over the right edge of the window, except within what can be scrolled sideways. */
const beyond = (page) => page.evaluate(() => {
  const canScroll = (e) => e !== document.body && (/auto|scroll/.test(getComputedStyle(e).overflowX) || e.matches('svg, .graph, .hidden') || (e.parentElement !== null && canScroll(e.parentElement)));
  return [...document.querySelectorAll('main *')].filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1 && !canScroll(e)).slice(0, 3).map((e) => e.outerHTML.slice(0, 120));
});

for (const width of [1280, 320]) {
  for (const colorScheme of ['light', 'dark']) {
    describe(`${width} px, ${colorScheme}`, () => {
      for (const name of Object.keys(screens({}))) {
        test(name, async () => {
          const { page, done } = await open(browser, { width, colorScheme, reducedMotion: 'reduce' });
          await visit(page, all[name]);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth <= 0), true, 'the page scrolls sideways');
          assert.deepEqual(await beyond(page), [], 'nothing lies where nobody can see it');
          await checkAxe(page);
          await done();
        });
      }
    });
  }
}

test('markup and right-to-left text in the names of actors, propositions and publishers are shown as text', async () => {
  const { page, done } = await open(browser);
  const names = new Map();
  const spoil = (value, key) => {
    if (Array.isArray(value)) return value.map((v) => spoil(v, key));
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, spoil(v, k)]));
    if (typeof value !== 'string' || !['name', 'publisher', 'text', 'because', 'speakerText', 'called'].includes(key)) return value;
    if (!names.has(value)) names.set(value, `<img src=x onerror=alert(${names.size})>\u202E${value}שלום`);
    return names.get(value);
  };
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch();
    if (!(response.headers()['content-type'] ?? '').includes('json')) return route.fulfill({ response });
    return route.fulfill({ response, json: spoil(await response.json()) });
  });
  for (const name of ['home', 'topic', 'proposition', 'actor', 'timeline', 'matrix', 'graph', 'explore', 'ties', 'paths', 'articles', 'article']) {
    await page.route(/statementAdded/, (route) => route.abort());
    await visit(page, all[name]);
    const text = await page.locator('main').evaluate((e) => e.textContent + [...e.querySelectorAll('[aria-label]')].map((x) => x.getAttribute('aria-label')).join(' '));
    assert.ok(text.includes('<img src=x onerror=alert('), `${name} shows the names`);
    assert.equal(await page.locator('main img, main script, main [onerror]').count(), 0, name);
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await done();
});

test('who wants little motion sees none, and all that is pressed has 24 px', async () => {
  for (const width of [1280, 320]) {
    const { page, done } = await open(browser, { width, reducedMotion: 'reduce' });
    for (const name of ['home', 'proposition', 'actor', 'article', 'explore', 'paths', 'timeline', 'matrix', 'articles', 'add']) {
      await visit(page, all[name]);
      const seen = await page.evaluate(() => {
        const moving = document.getAnimations().length + [...document.querySelectorAll('*')].filter((e) => getComputedStyle(e).transitionDuration !== '0s' && getComputedStyle(e).transitionProperty !== 'none').length;
        // Links within sentences are free to be as high as their line.
        const small = [...document.querySelectorAll('main button, main select, main input, .frame > header a, .node .reach')].filter((e) => e.checkVisibility()).map((e) => [e.outerHTML.slice(0, 90), (e.closest('label') ?? e).getBoundingClientRect()]);
        return { moving, small: small.filter(([, { width, height }]) => width > 0 && Math.min(width, height) < 23.9).map(([html, { width, height }]) => `${Math.round(width)} × ${Math.round(height)} ${html}`) };
      });
      assert.equal(seen.moving, 0, `${name} moves`);
      assert.deepEqual(seen.small, [], name);
    }
    await done();
  }
});

test('markup and right-to-left text in titles, names and bodies are shown as text', async () => {
  const { page, done } = await open(browser);
  await visit(page, all.hostile);
  assert.equal(await page.locator('h1').textContent(), hostile.title);
  assert.equal(await page.locator('.column').evaluate((e) => e.textContent), hostile.text);
  assert.equal(await page.locator('main script, main img, main iframe, main svg[onload], main [onmouseover], main [onerror]').count(), 0);
  assert.equal(await page.locator('a[href^="javascript:"]').count(), 0);
  await visit(page, '/articles');
  assert.ok((await page.locator('tbody').textContent()).includes(hostile.title));
  assert.ok(!(await page.title()).includes('owned'));
  await done();
});

test('print leaves out what is only for the screen', async () => {
  const { page, done } = await open(browser);
  await visit(page, all.article);
  await page.emulateMedia({ media: 'print' });
  for (const selector of ['header nav', 'footer', 'search', 'button']) {
    for (const e of await page.locator(selector).all()) assert.equal(await e.isVisible(), false, selector);
  }
  assert.equal(await page.locator('.column').isVisible(), true);
  await done();
});

test('GraphiQL runs a query and a subscription without any other host', async () => {
  const { page, done } = await open(browser);
  const { loadArticles } = await ask(base, 'mutation($t: String!) { loadArticles(input: { articles: [{ content: { text: $t } }] }) { job { id } } }', { t: 'Mayor Ada Quill said on Monday that the pier should stay.' });
  for (const [query, wanted] of [['{ server { store } }', 'embedded'], [`subscription { loadProgress(job: "${loadArticles.job.id}") { state } }`, 'DONE']]) {
    await page.goto(`${base}/graphiql/`);
    await page.click('.graphiql-query-editor .CodeMirror-lines');
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(query);
    await page.waitForTimeout(1000); // GraphiQL reads the names of the operations a moment after the last key
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction((text) => document.querySelector('.graphiql-response')?.textContent?.includes(text), wanted, { timeout: 15_000 });
  }
  await done();
});

test('a reader from elsewhere is asked for a token, which is kept out of addresses and cookies', async () => {
  const { page, done } = await open(browser, { expected: /401 \(Unauthorized\)/, extraHTTPHeaders: { 'X-Forwarded-For': '203.0.113.7' } });
  await page.goto(`${base}/articles`);
  await page.getByRole('textbox', { name: 'Token' }).fill('a-secret-of-the-tests');
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.waitForSelector('tbody tr');
  assert.ok(!page.url().includes('secret'));
  assert.deepEqual(await page.context().cookies(), []);
  await done();
});

test('an address that is none says so, and leads on', async () => {
  const { page, done } = await open(browser);
  const response = await page.goto(`${base}/nothing/here`);
  await settled(page);
  assert.equal(response.status(), 404);
  assert.equal(await page.locator('h1').textContent(), 'Nothing is here');
  await done();
});
