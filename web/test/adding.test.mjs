// Check 20 of the design: adding by paste and by file, progress, cancelling, coming back, reasons; and deleting again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { manyFiles } from './articles.mjs';
import { base, launch, open, settled, visit } from './browser.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const state = (page, word) => page.locator('.state').filter({ hasText: word }).waitFor({ timeout: 60_000 });

test('a pasted text is read; its title, day and publisher are those given; then it is deleted again', async () => {
  const { page, done } = await open(browser);
  await visit(page, '/add');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Paste a text or choose a file first.').waitFor();
  await page.getByLabel('Text of the article').fill('Mayor Ada Quill said on Monday that the old pier should stay open. “It will stay open,” she told reporters.');
  await page.getByLabel('Title', { exact: true }).fill('Quill & the pier <b>');
  await page.getByLabel('Publisher').fill('The Harbour Post');
  await page.getByLabel('Published on').fill('2026-05-06');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.waitForURL(/\/add\?job=/);
  await state(page, 'Done');
  await page.getByRole('link', { name: 'Quill & the pier <b>' }).click();
  await settled(page);
  assert.equal(await page.locator('h1').textContent(), 'Quill & the pier <b>');
  assert.match(await page.locator('header.page').textContent(), /The Harbour Post.*Published 6 May 2026/s);

  await visit(page, '/articles');
  await page.getByRole('button', { name: 'Delete “Quill & the pier <b>”' }).click();
  await page.getByText('What goes with it').waitFor();
  assert.match(await page.locator('dialog').textContent(), /\d+ statements?/);
  await page.getByRole('button', { name: 'Delete the article' }).click();
  await page.getByText('“Quill & the pier <b>” was deleted.').waitFor();
  await settled(page);
  assert.equal(await page.getByRole('link', { name: 'Quill & the pier <b>' }).count(), 0);
  await done();
});

test('files are read, several at once; what is no article says why', async () => {
  const { page, done } = await open(browser);
  await visit(page, '/add?by=file');
  await page.getByLabel('Choose or drop files').setInputFiles([
    { name: 'one.txt', mimeType: 'text/plain', buffer: Buffer.from('title: The first file\ndate: 2025-05-07\n\nMayor Ada Quill said on Monday that the ferry should sail.') },
    { name: 'two.md', mimeType: 'text/markdown', buffer: Buffer.from('---\ntitle: The second file\n---\nMayor Ada Quill said that the bridge was closed.') },
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from(' ') },
  ]);
  assert.equal(await page.locator('form li').count(), 3);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await state(page, 'Done');
  for (const title of ['The first file', 'The second file']) await page.getByRole('link', { name: title }).waitFor();
  assert.match(await page.locator('.results').textContent(), /failed/);
  await done();
});

test('a long load shows its progress, is there after a reload, and stops within two seconds when cancelled', async () => {
  const { page, done } = await open(browser);
  await visit(page, '/add?by=file');
  await page.getByLabel('Choose or drop files').setInputFiles(manyFiles(100));
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.waitForURL(/job=/);
  await state(page, 'Reading');
  await page.waitForFunction(() => Number(document.querySelector('progress')?.value) > 0, null, { timeout: 60_000 });
  await page.reload();
  await state(page, 'Reading');
  const before = await page.locator('progress').evaluate((p) => p.value);
  await page.waitForFunction((n) => Number(document.querySelector('progress')?.value) > n, before, { timeout: 60_000 });
  const began = Date.now();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await state(page, 'Cancelled');
  assert.ok(Date.now() - began < 2000, `${Date.now() - began} ms`);
  await page.reload();
  await state(page, 'Cancelled');
  await done();
});

test('an address that leads to no public page gives the reason, and stays in the form or in the results', async () => {
  const { page, done } = await open(browser);
  await visit(page, '/add');
  await page.getByRole('button', { name: 'Give an address' }).click();
  const send = async (address) => {
    await page.getByLabel('Address of the article').fill(address);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
  };
  await send('javascript:alert(1)');
  await page.getByText('Give the address of a page, beginning with https:// or http://.').waitFor();
  for (const address of ['http://127.0.0.1:1/x', 'http://0x7f000001/', 'http://[::ffff:10.0.0.1]/']) {
    await send(address);
    await page.getByRole('alert').filter({ hasText: /public/i }).waitFor();
    assert.equal(await page.getByLabel('Address of the article').inputValue(), address);
  }
  await done();
});

test('too large a file, and a load that is not known, give a reason and a way on', async () => {
  const { page, done } = await open(browser);
  await visit(page, '/add?by=file');
  await page.evaluate(() => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(33 * 1024 * 1024)], 'huge.txt', { type: 'text/plain' }));
    const input = document.querySelector('input[type=file]');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText(/“huge.txt” has 34.6 MB. At most 32 MiB can be sent at once/).waitFor();
  await visit(page, '/add?job=job%3Aunknown');
  await page.getByText('This load is not known to the server any more').waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Articles' }).click();
  await page.waitForURL(`${base}/articles`);
  await done();
});
