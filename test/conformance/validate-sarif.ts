import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Log } from 'sarif';

/**
 * `npm run validate:sarif -- <folder>.. [--<option>]..`: scans each folder with the built command line, which is given the options too, and validates the
 * SARIF with Microsoft's SARIF Multitool (rule kinds Sarif and Ghas), which is fetched from npm on first use. Fails on any error or warning.
 */
const given = process.argv.slice(2);
const folders = given.filter((one) => !one.startsWith('--'));
const options = given.filter((one) => one.startsWith('--'));
if (folders.length === 0) throw new Error('usage: npm run validate:sarif -- <folder>.. [--<option>]..');
if (process.platform !== 'linux') throw new Error('the SARIF Multitool is fetched for Linux only');

const cache = resolve('node_modules/.cache/plumblint/sarif-multitool');
const multitool = `${cache}/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool`;
if (!existsSync(multitool)) {
  mkdirSync(cache, { recursive: true });
  execFileSync('npm', ['install', '--silent', '--no-save', '--prefix', cache, '@microsoft/sarif-multitool-linux@5'], { stdio: 'inherit' });
  chmodSync(multitool, 0o755);
}

let complaints = 0;
for (const [number, folder] of folders.entries()) {
  const report = `${cache}/${number}.sarif`;
  const verdict = `${cache}/${number}.validation.sarif`;
  const scan = ['dist/cli.cjs', 'scan', folder, '--open', '--fail-on', 'none', '--format', 'sarif', '--output', report, ...options];
  const { status } = spawnSync(process.execPath, scan, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0 && status !== 3) throw new Error(`the scan of ${folder} ended with ${status}`);
  const kinds = ['--rule-kind', 'Sarif;Ghas', '--output', verdict, '--log', 'ForceOverwrite', '--level', 'Error;Warning;Note'];
  spawnSync(multitool, ['validate', report, ...kinds], { stdio: 'ignore' });
  const { runs } = JSON.parse(readFileSync(verdict, 'utf8')) as Log;
  const remarks = runs.flatMap((run) => run.results ?? []);
  const bad = remarks.filter(({ level = 'warning' }) => level === 'error' || level === 'warning');
  complaints += bad.length;
  console.log(`${folder}: ${remarks.length} remarks, ${bad.length} errors or warnings`);
  for (const { ruleId, message } of bad.slice(0, 20))
    console.log(`  ${ruleId ?? ''} ${message.id ?? ''} ${(message.arguments ?? []).join(' | ')}`);
}
process.exitCode = complaints === 0 ? 0 : 1;
