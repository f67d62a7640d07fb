// A browser for the tests, and pages that notice what must never happen: requests elsewhere, errors, violations of the policy.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

/** Where the server under test is. */
export const base = process.env.STANDPOINT_PAGE ?? '';
if (base === '') throw new Error('run these tests with node test/run.mjs');

/** Every screen, by an address of it that has something to show. `ids` are found by the tests. */
export const screens = (ids) => ({
  home: '/', topic: ids.topic, proposition: ids.proposition, actor: ids.actor, organisation: ids.organisation, article: ids.article, hostile: ids.hostile,
  actorTimeline: `${ids.actor}?tab=timeline`, actorMatrix: `${ids.actor}?tab=matrix`, timeline: `${ids.proposition}?tab=timeline`, matrix: '/matrix',
  articles: '/articles', add: '/add', address: '/add?by=address', files: '/add?by=file', help: '/help',
  explore: `/explore?of=${ids.propositionId}&selected=${ids.person}`, hub: `/explore?of=${ids.hub}`, ties: `/explore?of=${ids.person}&view=table`, begin: '/explore', graph: `${ids.proposition}?tab=graph`, paths: `/path?from=${ids.person}&to=${ids.hub}`, ends: '/path',
  missing: '/nothing/here',
});

/** Opens the browser. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}

/** Opens a page that collects its faults; what the browser itself says of an answer that the test provokes is `expected`. `at`: another server than the tests' common one. */
export async function open(browser, { width = 1280, height = 900, expected, at = base, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB', ...options });
  const page = await context.newPage();
  const faults = [];
  countRequests(page);
  page.on('request', (r) => {
    if (!r.url().startsWith(`${at}/`) && !/^(data|blob):/.test(r.url())) faults.push(`asked ${r.url()}`);
  });
  page.on('console', (m) => {
    const isNotFound = m.text().includes('404') && m.location().url.includes('/nothing/');
    if (m.type() === 'error' && !isNotFound && !expected?.test(m.text())) faults.push(`console: ${m.text()}`);
  });
  page.on('pageerror', (e) => faults.push(`error: ${e.message}`));
  page.on('dialog', (d) => {
    faults.push(`a dialog said ${d.message()}`);
    void d.dismiss();
  });
  await page.addInitScript(() => addEventListener('securitypolicyviolation', (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`)));
  const done = async () => {
    await context.close();
    assert.deepEqual(faults, []);
  };
  return { page, faults, done };
}

/** Goes to an address and waits until the screen is there. */
export async function visit(page, path, at = base) {
  await page.goto(at + path);
  await settled(page);
}

const underway = new WeakMap();

/** Keeps count of the requests that a page waits for; a subscription is none of them: it stays open. */
function countRequests(page) {
  const open = new Set();
  underway.set(page, open);
  page.on('request', (r) => {
    if (!(r.headers().accept ?? '').includes('text/event-stream')) open.add(r);
  });
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (r) => open.delete(r));
  page.on('framenavigated', (f) => {
    if (f === page.mainFrame()) for (const r of open) if (r.isNavigationRequest()) open.delete(r);
  });
}

/** Waits until nothing is being loaded, and has not been for a moment. */
export async function settled(page) {
  const limit = Date.now() + 30_000;
  for (let calm = 0; calm < 4; ) {
    const isCalm = underway.get(page).size === 0 && (await page.evaluate(() => document.querySelector('main h1') !== null && document.querySelector('[aria-busy=true]') === null).catch(() => false));
    calm = isCalm ? calm + 1 : 0;
    if (Date.now() > limit) throw new Error(`the screen at ${page.url()} is not ready: ${[...underway.get(page)].map((r) => r.url()).join(' ') || 'busy'}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
