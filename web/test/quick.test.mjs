// Nothing holds the page up: large lists, and the graph of somebody with very many neighbours, as they open and under the reader's hands.
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

/** The longest task on the way to each of some screens, every one in a page of its own. */
async function opening(paths) {
  const worst = {};
  for (const path of paths) {
    const { page, done } = await open(browser);
    await keepTasks(page);
    worst[path] = await longestTask(browser, page, () => visit(page, path));
    await done();
  }
  return worst;
}

test('nothing on the way to any large list takes more than 100 ms of script at a time', () => {
  const busiest = ids.addressOf(ids.busiest.id);
  return assertQuick(() => opening(['/', ids.proposition, `${ids.proposition}?tab=timeline`, '/articles', '/matrix', busiest, `${busiest}?tab=timeline`]));
});

test('no graph takes more than 100 ms of script at a time when it opens', () => {
  const { hub, addressOf, propositionId, proposition } = ids;
  return assertQuick(() => opening([`/explore?of=${hub}`, `${addressOf(hub)}?tab=graph`, `/explore?of=${propositionId}`, `${proposition}?tab=graph`, `/explore?of=${hub}&view=table`]));
});

test('nothing that is done to a graph takes more than 100 ms of script at a time', () => assertQuick(async () => {
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
  await done();
  return worst;
}));
