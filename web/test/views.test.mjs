// Checks 18 and 19 of the design: the timeline by keyboard, and the matrix as a table that says all in words and needs no colour.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { ask } from './articles.mjs';
import { base, launch, open, settled, visit } from './browser.mjs';
import { found } from './ids.mjs';

let browser;
let ids;
before(async () => {
  browser = await launch();
  ids = await found();
});
after(() => browser.close());

/** What is said of the chosen sign, as a screen reader hears it. */
const heard = (page) => page.evaluate(() => {
  const list = document.activeElement?.closest('[role=listbox]');
  return document.getElementById(list?.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label');
});

test('the keys of the timeline walk through a row, say “changed from … to …”, and lead to the statements', async () => {
  const { actor, proposition } = ids.change;
  const { page, done } = await open(browser);
  await visit(page, `${ids.addressOf(actor.id)}?tab=timeline`);
  await page.getByRole('listbox', { name: 'Timeline' }).focus();
  const row = page.getByRole('group', { name: new RegExp(`^${proposition.text}`) });
  for (let i = 0; i < 20 && (await row.locator('[aria-selected=true]').count()) === 0; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  const marks = await row.getByRole('option').evaluateAll((all) => all.map((o) => o.getAttribute('aria-label')));
  const walked = [await heard(page)];
  while (walked.length < marks.length) {
    await page.keyboard.press('ArrowRight');
    walked.push(await heard(page));
  }
  assert.deepEqual(walked, marks);
  assert.ok(walked.some((text) => /\. Changed from (supports|opposes|conditional) to (supports|opposes|conditional), \d+ \w{3} \d{4}/.test(text)), walked.join('\n'));
  await page.keyboard.press('ArrowRight'); // there is nothing after the last
  assert.equal(await heard(page), marks.at(-1));
  assert.match(await page.locator('[data-detail]').textContent(), /statements?/);
  const n = Number(/(\d+) statement/.exec(marks.at(-1))[1]);
  await page.keyboard.press('Enter');
  await page.waitForURL(/about=.*from=.*until=/);
  await settled(page);
  const narrowed = Number(/^\d+/.exec(await page.locator('[data-headline]').textContent())[0]);
  assert.ok(narrowed >= n, `${narrowed} statements where the sign stands for ${n}`);
  await done();
});

test('the timeline of a proposition has the actors of the API, page by page, and its signs are those counted', async () => {
  const { proposition } = await ask(base, 'query($s: String!) { proposition(slug: $s) { stances(first: 20) { totalCount nodes { actor { id name } tally { supports opposes conditional neutral } } } } }', { s: ids.slug });
  const { page, done } = await open(browser);
  await visit(page, `${ids.proposition}?tab=timeline`);
  await page.waitForSelector('[role=option]');
  assert.deepEqual(await page.locator('.heads bdi').allTextContents(), proposition.stances.nodes.map((s) => s.actor.name));
  const { actor, tally } = proposition.stances.nodes[1];
  const labels = await page.getByRole('group', { name: new RegExp(`^${actor.name}, `) }).getByRole('option').evaluateAll((all) => all.map((o) => o.getAttribute('aria-label')));
  const sum = labels.flatMap((l) => [...l.matchAll(/([\d,]+) statements?/g)]).reduce((n, [, x]) => n + Number(x.replace(',', '')), 0);
  assert.equal(sum, tally.supports + tally.opposes + tally.conditional + tally.neutral);
  if (proposition.stances.totalCount > 20) {
    await page.locator('a[rel=next]').click();
    await page.waitForURL(/after=/);
    await page.waitForFunction((name) => document.querySelector('.heads bdi')?.textContent !== name, proposition.stances.nodes[0].actor.name);
  }
  await done();
});

test('cells of the matrix have full names and agree with the API; a dash is silence', async () => {
  const { page, done } = await open(browser);
  await visit(page, `/matrix?topic=${ids.topic.split('/').at(-1)}`);
  await page.waitForFunction(() => /latest/.test(document.querySelector('tbody td a')?.getAttribute('aria-label') ?? ''));
  const cell = page.locator('tbody td a').first();
  const who = await page.locator('tbody th bdi').first().textContent();
  assert.match(await cell.getAttribute('aria-label'), new RegExp(`^${who} on “.+”: (supports|opposes|conditional|neutral), [\\d,]+ statements?, .*latest \\d+ \\w{3} \\d{4}`));
  for (const label of await page.locator('tbody td a').evaluateAll((all) => all.map((a) => a.getAttribute('aria-label')))) assert.match(label, /^.+ on “.+”: (supports|opposes|conditional|neutral), /);
  const silent = page.locator('tbody td.silent').first();
  if ((await silent.count()) > 0) assert.match(await silent.textContent(), /^—.+ on “.+”: no statement$/);
  await cell.click();
  await page.waitForURL(/about=/);
  await settled(page);
  assert.equal(await page.locator('h1').textContent(), who);
  await done();
});

test('the matrix orders by agreement, and the file has every cell of every actor', async () => {
  const { page, done } = await open(browser);
  await visit(page, `/matrix?topic=${ids.topic.split('/').at(-1)}`);
  const all = await page.locator('[data-count]').textContent();
  const second = await page.locator('tbody th bdi').nth(1).textContent();
  await page.getByRole('button', { name: `Order by agreement with ${second}` }).click();
  await page.waitForURL(/with=/);
  assert.equal(await page.locator('tbody th bdi').first().textContent(), second);
  const shares = (await page.locator('tbody .common').allTextContents()).flatMap((t) => {
    const of = /(\d+) of (\d+)/.exec(t);
    return of ? [[Number(of[1]), Number(of[2])]] : [];
  });
  const balances = shares.map(([same, of]) => 2 * same - of);
  assert.ok(balances.length > 0);
  assert.deepEqual(balances, [...balances].sort((a, b) => b - a));
  await page.reload();
  await settled(page);
  assert.equal(await page.locator('tbody th bdi').first().textContent(), second);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click()]);
  const rows = readFileSync(await download.path(), 'utf8').trim().split('\r\n').slice(1);
  const actors = new Set(rows.map((r) => r.slice(0, r.indexOf(','))));
  const utterances = rows.reduce((n, r) => n + /,(\d+),(\d+),(\d+),(\d+),[\d-]*,[\d-]*$/.exec(r).slice(1).reduce((a, b) => a + Number(b), 0), 0);
  assert.equal(all.replaceAll(',', ''), `${actors.size} actors ${utterances} utterances`);
  await done();
});

test('without colour, stances are still told apart by their signs', async () => {
  const { page, done } = await open(browser);
  await visit(page, `/matrix?topic=${ids.topic.split('/').at(-1)}`);
  const signs = await page.locator('.key svg').evaluateAll((all) => all.map((s) => s.querySelector('.sign').outerHTML.replace(/ class="[^"]*"/, '')));
  assert.equal(new Set(signs).size, 4);
  // In grey, a sign must stand out from its own disc, and the number from the tint.
  const grey = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number).reduce((sum, v, i) => sum + [0.2126, 0.7152, 0.0722][i] * v, 0);
  const colours = await page.locator('.key svg').evaluateAll((all) => all.map((s) => [getComputedStyle(s.querySelector('.disc')).fill, getComputedStyle(s.querySelector('.sign')).stroke]));
  for (const [disc, sign] of colours) assert.ok(Math.abs(grey(disc) - grey(sign)) > 80, `${disc} under ${sign}`);
  await done();
});
