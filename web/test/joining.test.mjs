// Check 13 of the design: the path between two actors, and what hides one.
import assert from 'node:assert/strict';
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

const usual = ['SPOKE_OF', 'SPOKE_TO', 'SPOKE_FOR', 'RELATION'];

/** The actors that are joined with one by the ties that a path may go by, with those ties. */
async function joined(of) {
  const { neighbourhood } = await ask(base, 'query($of: ID!) { neighbourhood(of: $of, first: 100) { total nodes { id ... on Actor { name } } ties { from to kind statements } } }', { of });
  const names = new Map(neighbourhood.nodes.map((n) => [n.id, n.name]));
  const ties = neighbourhood.ties.filter((t) => usual.includes(t.kind));
  return new Map(ties.map((t) => { const id = t.from === of ? t.to : t.from; return [id, { id, name: names.get(id), tie: t }]; }));
}

/** Chooses an end of the path by name, as a reader would. */
async function choose(page, which, name) {
  const box = page.getByRole('combobox', { name: `Search who it ${which === 'from' ? 'begins with' : 'leads to'}` });
  await box.fill(name);
  await page.getByRole('option').filter({ hasText: name }).first().waitFor();
  await box.press('Enter');
  await page.waitForURL(new RegExp(`[?&]${which}=`));
}

test('two actors who are joined: their path is found by two searches, told in sentences with the words, and lit', async () => {
  const near = await joined(ids.person);
  const one = [...near.values()].find((n) => n.tie.from === ids.person && n.tie.kind === 'SPOKE_OF');
  const { node } = await ask(base, 'query($id: ID!) { node(id: $id) { ... on Actor { name } } }', { id: ids.person });
  const { page, done } = await open(browser);
  await visit(page, '/path');
  await choose(page, 'from', node.name);
  await choose(page, 'to', one.name);
  await settled(page);
  assert.equal(new URL(page.url()).searchParams.get('from'), ids.person);
  assert.equal(new URL(page.url()).searchParams.get('to'), one.id);
  const first = page.locator('[data-path="1"]');
  assert.match(await first.textContent(), /^Path 1: 1 step/);
  const sentences = page.locator('.paths > ol > li').first();
  assert.match(await sentences.textContent(), new RegExp(`(${node.name}|${one.name}) (spoke of|spoke to|spoke for|had dealings with) (${node.name}|${one.name})`));
  assert.ok((await sentences.locator('.words').first().textContent()).trim() !== '');
  assert.equal(await page.locator('.node:not(.dim)').count(), 2);
  await page.getByRole('button', { name: 'Swap' }).click();
  await settled(page);
  assert.equal(new URL(page.url()).searchParams.get('from'), one.id);
  assert.match(await first.textContent(), /^Path 1: 1 step/);
  await done();
});

test('two actors with one between them are joined in two steps, through one whom both are joined with', async () => {
  const near = await joined(ids.person);
  let far;
  for (const id of near.keys()) {
    far = [...(await joined(id)).keys()].find((other) => other !== ids.person && !near.has(other));
    if (far) break;
  }
  assert.ok(far, 'the store has such actors');
  const { page, done } = await open(browser);
  await visit(page, `/path?from=${ids.person}&to=${far}`);
  assert.match(await page.locator('[data-path="1"]').textContent(), /^Path 1: 2 steps/);
  const lit = await page.locator('.node:not(.dim)').evaluateAll((all) => all.map((n) => n.dataset.node));
  const between = lit.find((id) => id !== ids.person && id !== far);
  assert.equal(lit.length, 3);
  assert.ok(near.has(between) && (await joined(far)).has(between), `through ${between}`);
  const paths = await page.locator('[data-path]').count();
  assert.ok(paths >= 1 && paths <= 5);
  await page.locator('[data-path]').last().click();
  await page.waitForFunction(() => document.querySelectorAll('[data-path][aria-pressed=true]').length === 1);
  await page.getByLabel('At most').selectOption('1');
  await settled(page);
  assert.match(await page.locator('.none').textContent(), /No path of at most 1 step joins/);
  await done();
});

test('without a path the filter that hides one is named, and a click leaves it out', async () => {
  const one = [...(await joined(ids.person)).keys()][0];
  const { page, done } = await open(browser);
  await visit(page, `/path?from=${ids.person}&to=${one}&since=2999-01-01`);
  assert.match(await page.locator('.none').textContent(), /There would be one without:/);
  await page.getByRole('button', { name: 'Leave out the days' }).click();
  await settled(page);
  assert.match(await page.locator('[data-path="1"]').textContent(), /^Path 1: 1 step/);
  assert.equal(await page.getByLabel('Said since').inputValue(), '');
  await visit(page, `/path?from=${ids.person}&to=${ids.person}`);
  assert.match(await page.locator('main').textContent(), /Choose two different actors/);
  await done();
});
