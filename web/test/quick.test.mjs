// Nothing holds the page up: the graph of somebody with very many neighbours, as it opens and under the reader's hands.
import { after, before, test } from 'node:test';
import { launch, open, settled, visit } from './browser.mjs';
import { found } from './ids.mjs';
import { assertQuick, keepTasks, longestTask } from './tasks.mjs';

let browser;
let ids;
before(async () => {
  browser = await launch();
  ids = await found();
});
after(() => browser.close());

test('no graph takes more than 100 ms of script at a time when it opens', async () => {
  const worst = {};
  for (const path of [`/explore?of=${ids.hub}`, `${ids.addressOf(ids.hub)}?tab=graph`, `/explore?of=${ids.propositionId}`, `${ids.proposition}?tab=graph`, `/explore?of=${ids.hub}&view=table`]) {
    const { page, done } = await open(browser);
    await keepTasks(page);
    worst[path] = await longestTask(browser, page, () => visit(page, path));
    await done();
  }
  console.log(worst);
  assertQuick(worst);
});

test('nothing that is done to a graph takes more than 100 ms of script at a time', async () => {
  const { page, done } = await open(browser);
  await keepTasks(page);
  await visit(page, `/explore?of=${ids.hub}`);
  const button = (name) => () => page.getByRole('button', { name, exact: true }).click();
  const acts = {
    choose: () => page.locator(`.node[data-node="${ids.hub}"]`).click(), expand: button('Expand'), choices: button('Choose more …'), close: () => page.keyboard.press('Escape'),
    nearer: button('Zoom in'), further: button('Zoom out'), legend: () => page.locator('[data-entry]').first().click(), undo: button('Undo'),
    table: button('Table'), graph: button('Graph'), picture: async () => { await button('Export …')(); await Promise.all([page.waitForEvent('download'), button('PNG picture')()]); },
  };
  const worst = {};
  for (const [name, act] of Object.entries(acts)) {
    worst[name] = await longestTask(browser, page, async () => {
      await act();
      await settled(page);
    });
  }
  console.log(worst);
  assertQuick(worst);
  await done();
});
