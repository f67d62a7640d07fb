// Pictures of every screen, light and dark, of a store that holds the example: node test/shots.mjs FOLDER. Each has at most 60 kB.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { ask } from './articles.mjs';
import { must, program } from './program.mjs';
import { serve, stop } from './server.mjs';

const most = 60_000; // bytes of a picture
const folder = resolve(process.argv[2] ?? 'shots');
const work = mkdtempSync(join(tmpdir(), 'standpoint-shots-'));
const place = (id) => id.replace(':', '/');

/** What is shown, by the names of the files. */
async function addresses(base) {
  const data = await ask(base, `{
    counts(by: [PROPOSITION], first: 1) { count proposition { slug topic { id } } }
    speakers: counts(by: [SPEAKER], first: 40) { count speaker { __typename id } }
    actors(first: 2, filter: { kinds: [PERSON] }, orderBy: { field: STATEMENTS, direction: DESC }) { nodes { id } }
    articles(first: 100) { nodes { id statements(filter: { takes: { any: true } }, first: 1) { totalCount nodes { id } } } }
  }`);
  const { slug, topic } = data.counts[0].proposition;
  const actor = `/actor/${place(data.speakers.find((s) => s.speaker?.__typename === 'Person').speaker.id)}`;
  const article = data.articles.nodes.sort((a, b) => b.statements.totalCount - a.statements.totalCount)[0];
  return {
    home: '/', topic: `/${place(topic.id)}`, proposition: `/proposition/${slug}`, timeline: `/proposition/${slug}?tab=timeline`, matrix: `/proposition/${slug}?tab=matrix`,
    actor, 'actor-timeline': `${actor}?tab=timeline`, explore: `/explore?of=${encodeURIComponent(`proposition:${slug}`)}`, article: `/${place(article.id)}?statement=${article.statements.nodes[0].id.split(':')[1]}`,
    path: `/path?from=${data.actors.nodes[0].id}&to=${data.actors.nodes[1].id}`,
    articles: '/articles', add: '/add?by=address', help: '/help',
  };
}

/** A picture in the best quality that fits; a page full of words is made smaller rather than blurred. */
async function picture(page) {
  const devtools = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize();
  for (const scale of [1, 0.85, 0.7, 0.6]) {
    for (let quality = 90; quality >= 50; quality -= 10) {
      const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality, clip: { x: 0, y: await page.evaluate(() => scrollY), width, height, scale } });
      const bytes = Buffer.from(data, 'base64');
      if (bytes.length <= most) return bytes;
    }
  }
  throw new Error(`no picture of ${page.url()} has ${most} bytes or fewer`);
}

let server;
let browser;
try {
  const bin = program(work);
  const db = join(work, 'shots.db');
  must(bin, ['--db', db, 'demo', '--once']);
  const started = await serve(bin, db);
  server = started.server;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  mkdirSync(folder, { recursive: true });
  const all = Object.entries(await addresses(started.base));
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme, locale: 'en-GB', reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const [name, path] of all) {
      await page.goto(started.base + path);
      await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('[aria-busy=true]'));
      await page.waitForTimeout(1000); // what is fetched last, such as the details of cells
      writeFileSync(join(folder, `${name}-${colorScheme}.webp`), await picture(page));
    }
    await context.close();
  }
  console.log(`${2 * all.length} pictures in ${folder}`);
} finally {
  await browser?.close();
  if (server) await stop(server);
  rmSync(work, { recursive: true, force: true });
}
