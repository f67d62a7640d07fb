// Check 22 of the design for what lies over a screen: dialogs, the list of the search, what a screen says when something is wrong;
// in light and dark, wide and narrow; and that dialogs keep the focus, close by Escape and give the focus back.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checkAxe } from './axe.mjs';
import { base, launch, open, settled, visit } from './browser.mjs';
import { found } from './ids.mjs';

let browser;
let ids;
before(async () => {
  browser = await launch();
  ids = await found();
});
after(() => browser.close());

const dialog = (page) => page.waitForSelector('dialog[open]');
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();

/** How each thing that lies over a screen is come by: where, and what is done there. */
const over = {
  citation: { at: () => ids.proposition, act: (page) => press(page, 'Cite').then(() => page.waitForSelector('dialog[open] textarea')) },
  keys: { at: () => '/help', act: (page) => page.keyboard.press('?').then(() => dialog(page)) },
  export: { at: () => `/explore?of=${ids.hub}`, act: (page) => press(page, 'Export …').then(() => dialog(page)) },
  chooser: {
    at: () => `/explore?of=${ids.hub}&steps=${ids.hub}&selected=${ids.hub}`,
    act: (page) => press(page, 'Choose more …').then(() => page.waitForSelector('dialog[open] input[type=checkbox]')),
  },
  delete: { at: () => '/articles', act: (page) => page.getByRole('button', { name: /^Delete “/ }).first().click().then(() => page.getByText('What goes with it').waitFor()) },
};

for (const width of [1280, 320]) {
  for (const colorScheme of ['light', 'dark']) {
    describe(`${width} px, ${colorScheme}`, () => {
      for (const [name, { at, act }] of Object.entries(over)) {
        test(name, async () => {
          const { page, done } = await open(browser, { width, colorScheme, reducedMotion: 'reduce' });
          await visit(page, at());
          const before = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80));
          await act(page);
          await settled(page);
          await checkAxe(page, name);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth <= 0), true, 'the page scrolls sideways');
          const box = await page.locator('dialog[open]').boundingBox();
          assert.ok(box.x >= 0 && box.x + box.width <= width, `${box.x} … ${box.x + box.width}`);
          for (let i = 0; i < 12; i++) {
            await page.keyboard.press('Tab');
            assert.ok(await page.evaluate(() => document.activeElement === document.body || document.querySelector('dialog[open]').contains(document.activeElement)), 'the focus stays in the dialog');
          }
          await page.keyboard.press('Escape');
          await page.locator('dialog').waitFor({ state: 'detached' });
          const now = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80));
          if (name === 'keys') assert.equal(now, before);
          else assert.match(now, /^<button/);
          await done();
        });
      }

      test('token', async () => {
        const { page, done } = await open(browser, { width, colorScheme, expected: /401 \(Unauthorized\)/, extraHTTPHeaders: { 'X-Forwarded-For': '203.0.113.7' } });
        await page.goto(`${base}/articles`);
        await page.getByRole('textbox', { name: 'Token' }).waitFor();
        await checkAxe(page, 'token');
        await done();
      });

      test('search', async () => {
        const { page, done } = await open(browser, { width, colorScheme });
        await visit(page, '/help');
        for (const [typed, there] of [['nato', () => page.getByRole('option').first()], ['zzzzqqq', () => page.locator('p.list')]]) {
          await page.locator('input[role=combobox]').fill(typed);
          await there().waitFor();
          await page.keyboard.press('ArrowDown');
          await checkAxe(page, typed);
        }
        await done();
      });
    });
  }
}
