import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { inFolder, runCli } from '../cli/run-cli.js';
import { linkedRepositories } from '../cli/linked-repositories.js';
import { spoke } from '../cli/spoke.js';

const places = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => `/usr/bin/${name}`);
const executablePath = places.find(existsSync);

const hostile = '"><img src=x onerror=alert(1)>';

/** Repositories with errors, one that cannot be judged, one with nothing in it, names that are markup, and linked ones. */
const files = {
  ...linkedRepositories,
  'bad/main.json': spoke('northeurope'),
  'bad/accepted.json': `// plumblint-disable-file endpoint -- moves\n${spoke('northeurope')}`,
  [`${hostile}/main.json`]: spoke('northeurope').replace('"pe"', '"<b>pe</b>"'),
  'misconfigured/plumblint.config.json': '{ "rulez": {} }',
  'empty/README.md': 'nothing',
};
const names = [...new Set(Object.keys(files).map((path) => path.replace(/\/[^/]*$/, '')))];

/** What axe finds wrong with a page, in bright and dark colours. */
async function inaccessible(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations, passes } = await page.evaluate<axe.AxeResults>(`${axe.source}; axe.run()`);
    expect(passes.length).toBeGreaterThan(10);
    found.push(...violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`));
  }
  return found;
}

(executablePath === undefined ? describe.skip : describe)(
  `the pages of an audit in Chromium${executablePath === undefined ? `, which is not here: none of ${places.join(', ')}` : ''}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: executablePath ?? '', chromiumSandbox: process.getuid?.() !== 0 });
    });
    afterAll(() => browser.close());

    it('can be searched, filtered, sorted and read by keyboard and screen reader, ask nothing of the network, and run nothing that names say', () =>
      inFolder(files, async (cwd) => {
        await runCli(['audit', ...names, '-o', 'out', '--link-repositories'], { cwd });
        const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
        const asked: string[] = [];
        page.on('request', (request) => {
          if (!request.isNavigationRequest()) asked.push(request.url());
        });
        page.on('pageerror', (error) => asked.push(String(error)));
        page.on('console', (message) => asked.push(message.text()));
        page.on('dialog', (dialog) => asked.push(dialog.message()));
        const overview = pathToFileURL(join(cwd, 'out/index.html')).href;
        await page.goto(overview);
        await expectFilters(page);
        await page.getByRole('link', { name: 'bad', exact: true }).first().click();
        expect(await page.title()).toContain('bad');
        expect(await page.locator('a[href$="/bad/main.json"]').count()).toBeGreaterThan(0);
        expect(await inaccessible(page)).toEqual([]);
        await page.goto(overview);
        await page.locator('#repositories').getByRole('link', { name: hostile }).click();
        expect(await inaccessible(page)).toEqual([]);
        await page.goto(overview);
        expect(await inaccessible(page)).toEqual([]);
        await page.setViewportSize({ width: 360, height: 800 });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
        await page.keyboard.press('Tab');
        expect(await page.evaluate('document.activeElement.textContent')).toBe('To the repositories');
        await page.keyboard.press('Enter');
        expect(page.url()).toMatch(/#by-repository$/);
        expect(asked).toEqual([]);
      }));
  },
);

/** That the table of repositories shows what is asked for, in the order that is asked for. */
async function expectFilters(page: Page): Promise<void> {
  const shown = (): Promise<string[]> => page.locator('#repositories tbody tr:visible td:first-child').allInnerTexts();
  const choose = (name: string, value: string) => page.getByRole('combobox', { name }).selectOption(value);
  const showAll = () => page.getByRole('button', { name: 'Show all' }).click();
  expect((await shown()).toSorted()).toEqual(names.toSorted());
  expect(await page.locator('#shown').innerText()).toBe(`${names.length} of ${names.length} repositories are shown`);
  await page.getByRole('searchbox', { name: 'Name' }).fill('UNL');
  expect(await shown()).toEqual(['unlinked']);
  await showAll();
  await choose('Rule', 'dns/zone-linked-to-vnet');
  await choose('Severity', 'warning');
  expect(await shown()).toEqual(['unlinked']);
  await showAll();
  await choose('State', 'failed');
  expect(await shown()).toEqual(['misconfigured']);
  await showAll();
  await page.getByRole('button', { name: 'Repository', exact: true }).click();
  expect(await page.getByRole('columnheader', { name: 'Repository' }).getAttribute('aria-sort')).toBe('ascending');
  const sorted = await shown();
  expect(sorted).toEqual(sorted.toSorted((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)));
}
