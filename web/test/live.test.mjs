// The live view, and the first minute with an empty store.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { loadArticle } from './articles.mjs';
import { base, launch, open, settled, visit } from './browser.mjs';
import { found } from './ids.mjs';
import { serve, stop } from './server.mjs';

/** News come within seconds; a machine that tests keep busy may need longer. */
const soon = 30_000;
const bin = process.env.STANDPOINT_PAGE_BIN;
const work = mkdtempSync(join(tmpdir(), 'standpoint-live-'));
let browser;
let ids;
before(async () => {
  browser = await launch();
  ids = await found();
});
after(async () => {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
});

const article = (name, day) => ({
  title: `${name} speaks`, publishedOn: day, publisher: 'The Harbour Post', text: `Minister ${name} said on Monday that Ukraine should become a member of NATO.`,
});

test('statements appear on the home page while they are loaded, from this server and from the command line', async () => {
  const { page, done } = await open(browser);
  await visit(page, '/');
  await loadArticle(base, article('Petra Lindholm', '2025-08-04'));
  await page.locator('.latest').getByText('Petra Lindholm').first().waitFor({ timeout: soon });
  const file = join(work, 'one.txt');
  const { title, publishedOn, text } = article('Oda Brekke', '2025-08-11');
  writeFileSync(file, `title: ${title}\ndate: ${publishedOn}\n\n${text}\n`);
  const { status, stderr } = spawnSync(bin, ['--db', process.env.STANDPOINT_PAGE_DB, 'load', file], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  await page.locator('.latest').getByText('Oda Brekke').first().waitFor({ timeout: soon });
  await page.getByText(/statements? just came in/).waitFor();
  await done();
});

test('a list tells of new statements, moves nothing, and shows them when asked', async () => {
  const { page, done } = await open(browser);
  await visit(page, ids.proposition);
  const top = await page.locator('article[data-statement]').first().getAttribute('data-statement');
  const count = async () => Number(/^[\d,]+/.exec(await page.locator('[data-headline]').textContent())[0].replaceAll(',', ''));
  const before = await count();
  await loadArticle(base, article('Sunniva Holm', '2026-01-05'));
  const news = page.getByRole('button', { name: /^Show \d+ new statement/ });
  await news.waitFor({ timeout: soon });
  assert.equal(await page.locator('article[data-statement]').first().getAttribute('data-statement'), top);
  await news.click();
  await page.locator('article[data-statement]').getByText('Sunniva Holm').first().waitFor();
  await settled(page);
  assert.ok((await count()) > before);
  assert.equal(await news.count(), 0);
  await done();
});

test('an empty store leads to a loaded example', async () => {
  const { server, base: empty } = await serve(bin, join(work, 'empty.db'));
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(empty);
    await page.getByRole('button', { name: 'Load the example' }).click();
    await page.locator('.state').filter({ hasText: 'Done' }).waitFor({ timeout: 120_000 });
    await page.getByRole('link', { name: 'See who stands where' }).click();
    await page.getByRole('heading', { name: /Most (contested|spoken of)/ }).first().waitFor();
    assert.ok((await page.locator('.latest article').count()) > 0);
  } finally {
    await context.close();
    await stop(server);
  }
});
