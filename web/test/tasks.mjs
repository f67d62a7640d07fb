// How long the page keeps its reader waiting: the longest task of the browser's main thread while something is done.
import assert from 'node:assert/strict';

const kept = new WeakSet();

/** Has a page keep the length of its long tasks as the browser's own observer sees them. Call it before the page is visited. */
export async function keepTasks(page) {
  kept.add(page);
  await page.addInitScript(() => {
    window.tasks = [0];
    new PerformanceObserver((list) => list.getEntries().forEach((e) => window.tasks.push(Math.round(e.duration)))).observe({ type: 'longtask', buffered: true });
  });
}

/** Does something with a page and gives its longest task in milliseconds: as a clock sees it, and of the processor's time alone. */
export async function longestTask(browser, page, act) {
  if (!kept.has(page)) throw new Error('call keepTasks first');
  const known = await page.evaluate(() => window.tasks?.length ?? 1);
  const was = page.url();
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const isFresh = was === 'about:blank';
  const clock = Math.max(0, ...(await page.evaluate((from) => window.tasks.slice(from), isFresh ? 1 : known)));
  const mains = new Set(traceEvents.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map((e) => `${e.pid} ${e.tid}`));
  const tasks = traceEvents.filter((e) => e.ph === 'X' && e.dur > 0 && /RunTask$/.test(e.name) && mains.has(`${e.pid} ${e.tid}`));
  assert.ok(tasks.length > 20, 'the trace has the tasks of the page');
  return { clock, processor: Math.round(Math.max(...tasks.map((e) => e.tdur ?? e.dur)) / 1000) };
}

/** What a machine that other programs keep busy adds goes away when the same is done again; what the page itself takes does not. */
const tries = 3;

/** Asserts that nothing takes more than 100 ms. measure does everything and gives the longest task of each; the shortest of some tries counts. */
export async function assertQuick(measure) {
  const least = {};
  const ofBoth = ({ clock, processor }) => Math.min(clock, processor);
  const isQuick = () => Object.values(least).every((t) => ofBoth(t) <= 100);
  for (let n = 0; n < tries && (n === 0 || !isQuick()); n++) {
    for (const [what, task] of Object.entries(await measure())) if (!least[what] || ofBoth(task) < ofBoth(least[what])) least[what] = task;
  }
  console.log(least);
  assert.ok(Object.keys(least).length > 0, 'something was measured');
  for (const [what, { clock, processor }] of Object.entries(least)) assert.ok(Math.min(clock, processor) <= 100, `${what}: ${clock} ms, ${processor} ms of processor time`);
}
