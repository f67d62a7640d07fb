// Checks 9 to 12 and 14 to 17 of the design: exploring what is around an actor or a proposition.
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

const neighbourhood = `query($of: ID!, $filter: StatementFilter) {
  neighbourhood(of: $of, filter: $filter, first: 100) { total nodes { id } ties { from to kind stance statements } }
}`;
const around = async (of, filter) => (await ask(base, neighbourhood, { of, filter })).neighbourhood;
/** The first five pages of neighbours: those among whom a graph finds what the legend makes room for. */
async function farther(of) {
  const all = { nodes: [], ties: [] };
  for (let page = 0, after = null; page < 5 && (page === 0 || after !== null); page++) {
    const { neighbourhood: next } = await ask(base, 'query($of: ID!, $after: String) { neighbourhood(of: $of, first: 100, after: $after) { nodes { id } ties { from to kind stance statements } endCursor } }', { of, after });
    all.nodes.push(...next.nodes);
    all.ties.push(...next.ties);
    after = next.endCursor;
  }
  return all;
}
const keyOf = (t) => [t.from, t.to, t.kind.toLowerCase(), ...(t.stance ? [t.stance.toLowerCase()] : [])].join(',');

/** Where every node is in the graph's own frame, which the page may have scrolled. */
const placesOf = (page) => page.evaluate(() => {
  const frame = document.querySelector('.graph').getBoundingClientRect();
  return Object.fromEntries([...document.querySelectorAll('.node')].map((n) => {
    const box = n.querySelector('.reach').getBoundingClientRect();
    return [n.dataset.node, [box.x + box.width / 2 - frame.x, box.y + box.height / 2 - frame.y]];
  }));
});
const said = (n) => n.toLocaleString('en');
/** The first neighbours, those that the graph opens with, and their ties. */
const opened = ({ nodes, ties }) => {
  const first = new Set(nodes.slice(0, 59).map((n) => n.id));
  return { ids: [...first], ties: ties.filter((t) => first.has(t.from) || first.has(t.to)) };
};
const shownOf = (page) => page.locator('[data-shown]').textContent();
const nodesOf = async (page) => Object.keys(await placesOf(page)).sort();
const tiesOf = (page) => page.evaluate(() => [...new Set([...document.querySelectorAll('[data-tie]')].map((t) => t.dataset.tie))].sort());

/** Asserts that nothing that was there before has moved. */
function assertStill(was, is, except = []) {
  for (const [id, [x, y]] of Object.entries(was)) {
    if (except.includes(id)) continue;
    assert.ok(is[id], `${id} is gone`);
    assert.ok(Math.hypot(is[id][0] - x, is[id][1] - y) <= 1, `${id} moved from ${x}, ${y} to ${is[id]}`);
  }
}

/** Pairs of names that lie over one another. */
const overlaps = (page) => page.evaluate(() => {
  const boxes = [...document.querySelectorAll('[data-label]')].map((l) => [l.dataset.label, l.getBoundingClientRect()]);
  return boxes.flatMap(([a, p], i) => boxes.slice(i + 1).filter(([, q]) => Math.min(p.right, q.right) - Math.max(p.left, q.left) > 0.5 && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 0.5).map(([b]) => `${a} ${b}`));
});

test('opens with at most 60 nodes, says how many there are, and lays no name over another', async () => {
  const { page, done } = await open(browser);
  for (const of of [ids.hub, ids.propositionId, ids.person]) {
    await visit(page, `/explore?of=${of}`);
    const { total, nodes } = await around(of);
    const drawn = await nodesOf(page);
    assert.ok(drawn.length <= 60, `${drawn.length} nodes`);
    assert.equal(drawn.length, Math.min(60, total + 1));
    assert.match(await shownOf(page), new RegExp(`^${drawn.length - 1} of ${said(total)} shown`));
    assert.deepEqual(drawn.filter((id) => id !== of), nodes.slice(0, 59).map((n) => n.id).sort());
    for (const step of ['', 'Zoom out', 'Zoom out', 'Zoom in', 'Zoom in', 'Zoom in', 'Zoom in']) {
      if (step !== '') await page.getByRole('button', { name: step }).click();
      assert.deepEqual(await overlaps(page), [], step);
    }
  }
  assert.ok((await around(ids.hub)).total > 60, 'the store has somebody with more than 60 neighbours');
  await done();
});

test('on a phone a graph fills a strip as high as the screen, and places are those of the layout they were made in', async () => {
  const { page, done } = await open(browser, { width: 360, height: 780, permissions: ['clipboard-read', 'clipboard-write'] });
  for (const of of [ids.hub, ids.propositionId, ids.person]) {
    await visit(page, `/explore?of=${of}`);
    const places = Object.values(await placesOf(page));
    const span = (i) => Math.max(...places.map((p) => p[i])) - Math.min(...places.map((p) => p[i]));
    const { width, height } = await page.locator('.graph').boundingBox();
    assert.ok(span(0) <= width && span(1) <= height, `${of}: all is in sight`);
    assert.ok(span(1) >= 0.6 * height || span(0) >= 0.55 * width, `${of} takes ${span(0)} × ${span(1)} of ${width} × ${height}`);
    assert.deepEqual(await overlaps(page), []);
    const rim = await page.locator('.graph').boundingBox();
    const beyond = await page.evaluate(([left, right]) => [...document.querySelectorAll('[data-label]')].filter((l) => l.getBoundingClientRect().left < left - 1 || l.getBoundingClientRect().right > right + 1).map((l) => l.textContent), [rim.x, rim.x + rim.width]);
    assert.deepEqual(beyond, [], 'names are cut at the rim');
  }
  await page.locator('[data-outline]').nth(2).click();
  await page.getByRole('button', { name: 'Move left' }).click();
  await settled(page);
  assert.equal(new URL(page.url()).searchParams.get('shape'), 'tall');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('Link copied').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const proportions = (all) => { const [a, b, c] = Object.keys(all).sort().filter((_, i) => i < 3).map((id) => all[id]); return [(b[0] - a[0]) / (c[1] - a[1] || 1)]; };
  const here = proportions(await placesOf(page));
  const desk = await open(browser);
  await desk.page.goto(link);
  await settled(desk.page);
  assert.ok(Math.abs(proportions(await placesOf(desk.page))[0] - here[0]) < 0.05, 'a desk shows the layout of the phone');
  await desk.done();
  await done();
});

test('a proposition has supporters left, opponents right, and is the same picture every time', async () => {
  const { page, done } = await open(browser);
  for (const of of [ids.propositionId, ids.small.id]) {
    await visit(page, `/explore?of=${of}`);
    const first = await placesOf(page);
    const { ties } = opened(await around(of));
    const middle = first[of];
    const only = (stance) => ties.filter((t) => t.stance === stance && !ties.some((o) => o.from === t.from && o.stance !== stance)).map((t) => t.from);
    for (const id of only('SUPPORTS')) assert.ok(first[id][0] < middle[0], `${id} stands left`);
    for (const id of only('OPPOSES')) assert.ok(first[id][0] > middle[0], `${id} stands right`);
    await page.reload();
    await settled(page);
    assertStill(first, await placesOf(page));
  }
  await done();
});

test('Expand adds at most 25, moves nothing, then lets choose; Undo and Redo restore', async () => {
  const { page, done } = await open(browser);
  await visit(page, `/explore?of=${ids.hub}`);
  const first = await placesOf(page);
  await page.locator(`.node[data-node="${ids.hub}"]`).click();
  const chosen = await placesOf(page);
  assertStill(first, chosen);
  await page.getByRole('button', { name: 'Expand' }).click();
  await settled(page);
  const more = await placesOf(page);
  const added = Object.keys(more).length - Object.keys(first).length;
  assert.ok(added > 0 && added <= 25, `${added} added`);
  assertStill(first, more);
  const other = Object.keys(first).find((id) => id !== ids.hub && !id.startsWith('proposition:'));
  await page.locator(`[data-outline="${other}"]`).click();
  await page.getByRole('button', { name: 'Expand' }).click();
  await settled(page);
  assertStill(more, await placesOf(page));
  await page.locator(`[data-outline="${other}"]`).click();
  const again = page.getByRole('button', { name: 'Choose more …' });
  if (await again.isVisible()) {
    await again.click();
    await page.waitForSelector('dialog[open] input[type=checkbox]');
    await page.locator('dialog input[type=checkbox]').first().check();
    await page.getByRole('button', { name: 'Add 1' }).click();
    await settled(page);
    await page.getByRole('button', { name: 'Undo' }).click();
  }
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  assert.deepEqual(await nodesOf(page), Object.keys(more).sort());
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  assertStill(first, await placesOf(page));
  assert.deepEqual(await nodesOf(page), Object.keys(first).sort());
  await page.getByRole('button', { name: 'Redo' }).click();
  await settled(page);
  assertStill(more, await placesOf(page));
  await page.goBack();
  await settled(page);
  assert.deepEqual(await nodesOf(page), Object.keys(first).sort());
  await done();
});

test('nodes are hidden, pinned and moved without dragging, and by dragging; the address keeps it', async () => {
  const { page, done } = await open(browser);
  await visit(page, `/explore?of=${ids.propositionId}`);
  const first = await placesOf(page);
  const [one, two] = Object.keys(first).filter((id) => id !== ids.propositionId);
  await page.locator(`[data-outline="${one}"]`).click();
  await page.getByRole('button', { name: 'Move right' }).click();
  await page.getByRole('button', { name: 'Move down' }).click();
  await settled(page);
  const moved = await placesOf(page);
  assert.ok(moved[one][0] > first[one][0] + 5 && moved[one][1] > first[one][1] + 5, 'it moved');
  assertStill(first, moved, [one]);
  assert.ok(await page.getByRole('button', { name: 'Unpin' }).isVisible());
  const node = page.locator(`.node[data-node="${one}"] .shape`);
  const box = await node.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 50, { steps: 5 });
  await page.mouse.up();
  await settled(page);
  const dragged = await placesOf(page);
  assert.ok(Math.hypot(dragged[one][0] - moved[one][0], dragged[one][1] - moved[one][1]) > 40, 'it was dragged');
  await page.locator(`[data-outline="${two}"]`).click();
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  await settled(page);
  assert.ok(!(await nodesOf(page)).includes(two));
  assert.match(await shownOf(page), /1 hidden/);
  const before = await placesOf(page);
  await page.reload();
  await settled(page);
  assertStill(before, await placesOf(page));
  await page.getByRole('button', { name: /^Show .* again$/ }).click();
  await settled(page);
  assert.ok((await nodesOf(page)).includes(two));
  await page.locator(`[data-outline="${one}"]`).click();
  await page.getByRole('button', { name: 'Unpin' }).click();
  await settled(page);
  assertStill({ [two]: dragged[two] }, await placesOf(page));
  await done();
});

test('legend and days take out exactly what the API says', async () => {
  const { page, done } = await open(browser);
  await visit(page, `/explore?of=${ids.propositionId}`);
  const all = await around(ids.propositionId);
  const first = opened(all);
  const far = await farther(ids.propositionId);
  const stances = ['SUPPORTS', 'OPPOSES', 'CONDITIONAL', 'NEUTRAL'];
  const off = [];
  for (const stance of ['OPPOSES', 'NEUTRAL', 'SUPPORTS']) {
    const button = page.locator(`[data-entry=${stance.toLowerCase()}]`);
    if ((await button.count()) === 0) continue;
    await button.click();
    off.push(stance);
    await settled(page);
    const takes = { stance: stances.filter((s) => !off.includes(s)) };
    // Those who take one of the other stances: of the first, and as many of the next as went.
    const joined = new Set(far.ties.filter((t) => takes.stance.includes(t.stance)).map((t) => t.from));
    const wanted = far.nodes.map((n) => n.id).filter((id) => joined.has(id)).slice(0, first.ids.length);
    const { ties } = await around(ids.propositionId, { speaker: { ids: wanted }, takes });
    assert.deepEqual(await tiesOf(page), ties.map(keyOf).sort());
    assert.deepEqual((await nodesOf(page)).filter((id) => id !== ids.propositionId), [...wanted].sort());
  }
  assert.ok(off.length > 0);
  assert.ok(all.total > 100, 'there are more than are fetched at once');
  await visit(page, `/explore?of=${ids.propositionId}`);
  const { counts } = await ask(base, 'query($f: StatementFilter) { counts(filter: $f, by: [MONTH]) { period } }', { f: { takes: { proposition: [ids.slug] } } });
  const months = counts.map((c) => c.period).filter((p) => p).sort();
  let day;
  let narrowed;
  for (day of months) {
    narrowed = await around(ids.propositionId, { said: { from: day } });
    if (narrowed.total < all.total) break;
  }
  assert.ok(narrowed.total < all.total && narrowed.total > 0, 'the day leaves somebody out, and not all');
  await page.getByLabel('From').fill(day);
  await settled(page);
  assert.deepEqual(await tiesOf(page), opened(narrowed).ties.map(keyOf).sort());
  assert.match(await shownOf(page), new RegExp(`^${Math.min(59, narrowed.total)} of ${said(narrowed.total)} shown`));
  await page.getByRole('button', { name: 'All days' }).click();
  await settled(page);
  assert.deepEqual(await tiesOf(page), first.ties.map(keyOf).sort());
  const histogram = await page.locator('.histogram svg').boundingBox();
  await page.mouse.move(histogram.x + histogram.width - 3, histogram.y + 10);
  await page.mouse.down();
  await page.mouse.move(histogram.x + histogram.width * 0.7, histogram.y + 10, { steps: 4 });
  await page.mouse.up();
  await settled(page);
  const from = new URL(page.url()).searchParams.get('from');
  assert.match(from, /^\d{4}-\d\d-01$/);
  const late = await around(ids.propositionId, { said: { from, until: new URL(page.url()).searchParams.get('until') } });
  assert.deepEqual(await tiesOf(page), opened(late).ties.map(keyOf).sort());
  await done();
});

test('by keyboard alone: into the graph, from neighbour to neighbour, to the details and back, and out', async () => {
  const { page, done } = await open(browser);
  await visit(page, `/explore?of=${ids.propositionId}`);
  const focused = () => page.evaluate(() => document.activeElement?.dataset?.node);
  for (let i = 0; i < 40 && (await focused()) === undefined; i++) await page.keyboard.press('Tab');
  assert.equal(await focused(), ids.propositionId);
  const { ties } = await around(ids.propositionId);
  const heard = new Set();
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Home', 'ArrowRight']) {
    await page.keyboard.press(key);
    await page.waitForFunction(() => document.activeElement?.matches('.node'));
    heard.add(await page.locator('[data-live]').textContent());
  }
  assert.ok(heard.size >= 3, [...heard].join(' | '));
  const here = await focused();
  assert.ok(ties.some((t) => t.from === here), 'a neighbour has the focus');
  assert.match([...heard].at(-1), /(supports|opposes|conditional|neutral).*\d+ statements?/);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('[data-details]'));
  await page.keyboard.press('Escape');
  await page.waitForFunction((id) => document.activeElement?.dataset.node === id, here);
  await page.keyboard.press('p');
  await page.waitForURL(/steps=/);
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('h');
  await page.waitForURL(/hidden=/);
  assert.ok(!(await nodesOf(page)).includes(here));
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Fit');
  await done();
});

test('a line opens the statements behind it, and the table has every line', async () => {
  const { page, done } = await open(browser);
  await visit(page, `/explore?of=${ids.propositionId}`);
  const { ties } = await around(ids.propositionId);
  const free = await page.evaluate(() => [...document.querySelectorAll('.mark')].find((mark) => {
    const box = mark.getBoundingClientRect();
    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest('[data-tie]') === mark;
  })?.dataset.tie);
  const tie = ties.find((t) => keyOf(t) === free);
  await page.locator(`.mark[data-tie="${free}"]`).click();
  await page.waitForSelector('[data-details]');
  await settled(page);
  const { statements } = await ask(base, 'query($f: StatementFilter) { statements(filter: $f) { totalCount } }', { f: { speaker: { ids: [tie.from] }, takes: { proposition: [ids.slug], stance: [tie.stance] } } });
  assert.match(await page.locator('section[aria-label=Details]').textContent(), new RegExp(`Statements ${statements.totalCount} statement`));
  assert.ok((await page.locator('section[aria-label=Details] article[data-statement]').count()) > 0);
  assert.ok(page.url().includes('selected='));
  const drawn = await tiesOf(page);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await settled(page);
  const rows = await page.locator('[data-row]').evaluateAll((all) => all.map((r) => r.dataset.row).sort());
  assert.deepEqual(rows, drawn);
  await page.locator('[data-row] button').first().click();
  await page.waitForFunction(() => document.activeElement?.matches('[data-details]'));
  await done();
});

/** Exports in one format, and gives the file's name and bytes. */
async function exported(page, format) {
  await page.getByRole('button', { name: 'Export …' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: format }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('exports pictures with names, legend, source and date, and tables with every row', async () => {
  const { page, done } = await open(browser);
  await visit(page, `/explore?of=${ids.hub}`);
  const ties = await tiesOf(page);
  const svg = await exported(page, 'SVG picture');
  assert.match(svg.name, /^standpoint-.*\.svg$/);
  const text = svg.bytes.toString();
  const heading = (await page.locator('h1').textContent()).trim();
  const today = new Date().toISOString().slice(0, 4);
  for (const wanted of [heading, 'Source: http://127.0.0.1', today, ...(await page.locator('[data-entry] .word').allTextContents())]) assert.ok(text.includes(wanted), wanted);
  assert.ok((text.match(/paint-order/g) ?? []).length >= 30, 'names are there');
  const width = Number(/width="(\d+)"/.exec(text)[1]);
  const png = await exported(page, 'PNG picture');
  assert.equal(png.bytes.toString('latin1', 1, 4), 'PNG');
  assert.ok(png.bytes.readUInt32BE(16) >= 2 * width, `${png.bytes.readUInt32BE(16)} dots for ${width}`);
  const csv = await exported(page, 'CSV table');
  assert.equal(csv.bytes.toString().trim().split('\r\n').length, ties.length + 1);
  const json = JSON.parse((await exported(page, 'JSON')).bytes.toString());
  assert.equal(json.ties.length, ties.length);
  assert.equal(json.nodes.length, (await nodesOf(page)).length);
  assert.equal(json.source, page.url());
  await done();
});

test('a copied link shows the same view in a fresh browser', async () => {
  const { page, done } = await open(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await visit(page, `/explore?of=${ids.hub}`);
  await page.locator(`[data-outline="${ids.hub}"]`).click();
  await page.getByRole('button', { name: 'Expand' }).click();
  await settled(page);
  await page.locator('[data-outline]').nth(4).click();
  await page.getByRole('button', { name: 'Move left' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.locator('[data-entry]').last().click();
  await settled(page);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('Link copied').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const before = await placesOf(page);
  const another = await launch();
  const fresh = await open(another);
  await fresh.page.goto(link);
  await settled(fresh.page);
  const there = await placesOf(fresh.page);
  assert.deepEqual(Object.keys(there).sort(), Object.keys(before).sort());
  assertStill(before, there);
  assert.equal(await fresh.page.locator('[aria-pressed=true][data-outline]').count(), 1);
  await fresh.done();
  await another.close();
  await done();
});

test('the graph of a page is the picture that Explore begins with', async () => {
  const { page, done } = await open(browser);
  for (const [address, of] of [[ids.proposition, ids.propositionId], [ids.actor, ids.person]]) {
    await visit(page, `${address}?tab=graph`);
    await page.waitForSelector('.node');
    const nodes = await nodesOf(page);
    await page.getByRole('link', { name: 'Explore →' }).click();
    await page.waitForURL(/\/explore\?of=/);
    await settled(page);
    await page.waitForSelector('.node');
    assert.deepEqual(await nodesOf(page), nodes);
    assert.ok(page.url().includes(of));
  }
  await visit(page, '/explore?of=person:nobody-at-all');
  assert.match(await page.locator('main').textContent(), /There is nothing with this id/);
  await done();
});
