import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

// Takes the picture of an overview for the documentation: an audit of the samples by the bundled program, in the Chromium at the path that is given.
const [executablePath = '/usr/bin/chromium'] = process.argv.slice(2);
const repositories = readdirSync('samples')
  .flatMap((sample) => [`${sample}/right`, `${sample}/wrong`])
  .filter((folder) => existsSync(join('samples', folder)));
const output = mkdtempSync(join(tmpdir(), 'plumblint-overview-'));
try {
  const args = [resolve('dist/cli.cjs'), 'audit', ...repositories, '--fail-on', 'none', '--output', output];
  execFileSync(process.execPath, args, { cwd: 'samples', stdio: 'ignore' });
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  const page = await browser.newPage({ viewport: { width: 1060, height: 680 }, colorScheme: 'light' });
  await page.goto(pathToFileURL(join(output, 'index.html')).href);
  await page.screenshot({ path: 'samples/audit/overview.png' });
  await browser.close();
} finally {
  rmSync(output, { recursive: true });
}
