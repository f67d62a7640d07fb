// What needs a server of its own: news that stop and come back, a page that is loaded from its address (check 20), and the program
// without Node (check 25).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, loadArticle } from './articles.mjs';
import { launch, open, settled, visit } from './browser.mjs';
import { root } from './program.mjs';
import { serve, stop } from './server.mjs';

const bin = process.env.STANDPOINT_PAGE_BIN;
const work = mkdtempSync(join(tmpdir(), 'standpoint-servers-'));
let browser;
let db;
before(async () => {
  browser = await launch();
  db = join(work, 'own.db');
  const { status, stderr } = spawnSync(bin, ['--db', db, 'demo', '--once'], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});
after(async () => {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
});

const speaks = (name, day) => ({ title: `${name} speaks`, publishedOn: day, publisher: 'The Harbour Post', text: `Minister ${name} said on Monday that Ukraine should become a member of NATO.` });

/** Loads an article on the command line, while no server runs. */
function loadOutside({ title, publishedOn, text }) {
  const file = join(work, 'outside.txt');
  writeFileSync(file, `title: ${title}\ndate: ${publishedOn}\n\n${text}\n`);
  const { status, stderr } = spawnSync(bin, ['--db', db, 'load', file], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

test('when the server goes away the page says so, and when it is back the page shows what came meanwhile and what comes', async () => {
  let { server, base } = await serve(bin, db);
  const port = Number(new URL(base).port);
  const refused = /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|Failed to load resource/;
  const home = await open(browser, { at: base, expected: refused });
  const list = await open(browser, { at: base, expected: refused });
  try {
    const { counts } = await ask(base, '{ counts(by: [PROPOSITION], filter: { takes: { proposition: ["ukraine-nato-membership"] } }, first: 1) { proposition { slug } } }');
    await visit(home.page, '/', base);
    await visit(list.page, `/proposition/${counts[0].proposition.slug}`, base);
    const lost = (page) => page.getByText('New statements are not coming in').first();
    assert.equal(await lost(home.page).count(), 0);
    await stop(server);
    for (const { page } of [home, list]) {
      await page.bringToFront();
      await lost(page).waitFor({ timeout: 20_000 });
    }
    loadOutside(speaks('Oda Brekke', '2026-02-02'));
    ({ server } = await serve(bin, db, { port }));
    await list.page.bringToFront();
    const news = list.page.getByRole('button', { name: /^Show \d+ new statement/ });
    await news.waitFor({ timeout: 30_000 });
    assert.equal(await lost(list.page).count(), 0);
    await news.click();
    await list.page.locator('article[data-statement]').getByText('Oda Brekke').first().waitFor();
    await home.page.bringToFront();
    await home.page.locator('.latest').getByText('Oda Brekke').first().waitFor({ timeout: 30_000 });
    await loadArticle(base, speaks('Petra Lindholm', '2026-02-09'));
    await home.page.locator('.latest').getByText('Petra Lindholm').first().waitFor({ timeout: 30_000 });
    assert.equal(await lost(home.page).count(), 0);
  } finally {
    await home.done();
    await list.done();
    await stop(server);
  }
});

test('a screen that could not be loaded while the server was away is shown when it is back', async () => {
  let { server, base } = await serve(bin, db);
  const port = Number(new URL(base).port);
  const { page, done } = await open(browser, { at: base, expected: /ERR_|Failed to load resource/ });
  try {
    await visit(page, '/', base);
    await page.locator('.latest article').first().waitFor();
    await stop(server);
    await page.locator('.latest article .who a').first().click();
    await page.getByRole('alert').first().waitFor({ timeout: 20_000 });
    ({ server } = await serve(bin, db, { port }));
    await page.locator('article[data-statement]').first().waitFor({ timeout: 40_000 });
    // Each part of a screen comes back by itself, one a little after the other.
    await page.waitForFunction(() => !document.querySelector('[role=alert]'), undefined, { timeout: 40_000 });
    await settled(page);
    assert.equal(await page.getByRole('alert').count(), 0);
  } finally {
    await done();
    await stop(server);
  }
});

const story = `<!doctype html><html lang="en"><head><title>The pier at Quillhaven stays</title>
<meta property="og:site_name" content="The Quillhaven Gazette"><meta property="article:published_time" content="2026-03-04T08:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>The pier at Quillhaven stays</h1>
<p>Minister Petra Lindholm said on Monday that Ukraine should become a member of NATO.</p>
<p>“The pier will stay open as long as I am mayor,” Mayor Ada Quill told reporters.</p></article><script>document.title = 'owned'</script></body></html>`;

test('an article is loaded from its address: from the field to its statements', async () => {
  const site = createServer((request, response) => {
    if (request.url !== '/pier') return response.writeHead(404).end();
    return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(story);
  });
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${site.address().port}`;
  const { server, base } = await serve(bin, db, { env: { STANDPOINT_FETCH_ALLOW: `127.0.0.1:${site.address().port}` } });
  const { page, done } = await open(browser, { at: base });
  try {
    await visit(page, '/add', base);
    await page.getByRole('button', { name: 'Give an address' }).click();
    const send = async (path) => {
      await page.getByLabel('Address of the article').fill(address + path);
      await page.getByRole('button', { name: 'Add', exact: true }).click();
    };
    await send('/gone');
    await page.locator('.results').getByText('The site has no such page (404)').waitFor();
    await page.getByRole('link', { name: 'Add more' }).click();
    await page.getByRole('button', { name: 'Give an address' }).click();
    await send('/pier');
    await page.waitForURL(/\/add\?job=/);
    await page.locator('.state').filter({ hasText: 'Done' }).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'The pier at Quillhaven stays' }).click();
    await settled(page);
    assert.equal(await page.locator('h1').textContent(), 'The pier at Quillhaven stays');
    assert.match(await page.locator('header.page').textContent(), /Published 4 March? 2026|Published 4 Mar 2026/);
    assert.equal(await page.locator(`header.page a[href="${address}/pier"]`).count(), 1);
    const cards = await page.locator('.cards li[data-statement]').allTextContents();
    assert.ok(cards.some((t) => t.includes('Petra Lindholm') && /supports/.test(t)), cards.join('\n'));
    assert.ok(cards.some((t) => t.includes('Ada Quill') && t.includes('The pier will stay open')), cards.join('\n'));
    assert.ok(!(await page.locator('.column').textContent()).includes('owned'));
  } finally {
    await done();
    await stop(server);
    site.close();
  }
});

test('the program alone serves the page, in a place without Node and without its sources', async () => {
  const elsewhere = mkdtempSync(join(work, 'elsewhere-'));
  const alone = join(elsewhere, 'alone.db');
  copyFileSync(db, alone);
  const { server, base } = await serve(bin, alone, { env: { PATH: '' } });
  const { page, done } = await open(browser, { at: base });
  try {
    const dist = join(root, 'web/dist');
    for (const name of ['index.html', ...readdirSync(join(dist, 'assets')).map((f) => `assets/${f}`)]) {
      const response = await fetch(`${base}/${name === 'index.html' ? '' : name}`);
      assert.ok(Buffer.from(await response.arrayBuffer()).equals(readFileSync(join(dist, name))), name);
    }
    await visit(page, '/', base);
    assert.ok((await page.locator('.latest article').count()) > 0);
  } finally {
    await done();
    await stop(server);
  }
});
