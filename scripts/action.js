import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `node scripts/action.js <cli.cjs>`: what the GitHub action does. Its inputs are the variables `PLUMBLINT_…` (see action.yml). Annotations go to the
 * standard output, a table to the summary of the step, counts to its outputs; ends as the scan does.
 */
const [cli] = process.argv.slice(2);
if (cli === undefined) throw new Error('usage: node scripts/action.js <cli.cjs>');

if (input('RESTORE') === 'true') restore(cli);
if (input('RESTORE') === 'bicep') restoreWithBicep();
const folder = mkdtempSync(join(tmpdir(), 'plumblint-action-'));
try {
  process.exitCode = scan(cli, folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @param {string} name
 * @returns {string}
 */
function input(name) {
  return (process.env[`PLUMBLINT_${name}`] ?? '').trim();
}

/**
 * Fetches the registry modules of the repository; what is not fetched the scan names.
 * @param {string} program
 */
function restore(program) {
  const locked = existsSync('plumblint.lock.json') ? ['--locked'] : [];
  const { status } = spawnSync(process.execPath, [program, 'restore', ...locked], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) console.log('::notice title=plumblint::plumblint restore failed: modules that are missing are unknown');
}

/** Has the Bicep CLI do the same for every Bicep file that git knows. */
function restoreWithBicep() {
  const { stdout } = spawnSync('git', ['ls-files', '-z', '*.bicep'], { encoding: 'utf8' });
  for (const file of stdout.split('\0').filter((name) => name !== '')) {
    const { status } = spawnSync('bicep', ['restore', `./${file}`], { stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) console.log(`::notice title=plumblint::bicep restore failed on a file: modules that are missing are unknown`);
  }
}

/**
 * @param {string} program
 * @param {string} scratch
 * @returns {number}
 */
function scan(program, scratch) {
  const [summary, json, sarif] = [join(scratch, 'summary.md'), join(scratch, 'report.json'), input('SARIF_FILE')];
  const paths = input('PATHS')
    .split('\n')
    .map((path) => path.trim())
    .filter((path) => path !== '');
  const given = ['FAIL_ON', 'BASELINE'].flatMap((name) =>
    input(name) === '' ? [] : [`--${name.toLowerCase().replace('_', '-')}`, input(name)],
  );
  const { status } = spawnSync(
    process.execPath,
    [
      ...[program, 'scan', ...given, ...(input('STRICT') === 'true' ? ['--strict'] : []), '--report-input'],
      ...['--format', 'github', '--format', 'sarif', '--output', sarif, '--format', 'json', '--output', json],
      ...['--format', 'markdown', '--output', summary, '--', ...paths],
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (status === null || status === 2 || status === 4) return status ?? 4;
  append('GITHUB_STEP_SUMMARY', readFileSync(summary, 'utf8'));
  /** @type {unknown} */
  const report = JSON.parse(readFileSync(json, 'utf8'));
  const { findings } = /** @type {{ summary: { findings: Record<string, number> } }} */ (report).summary;
  const counts = ['error', 'warning', 'note'].map((severity) => `${severity}s=${findings[severity] ?? 0}\n`);
  append('GITHUB_OUTPUT', `${counts.join('')}sarif-file=${sarif}\n`);
  return status;
}

/**
 * Adds to one of the files by which a step tells GitHub something.
 * @param {string} variable
 * @param {string} text
 */
function append(variable, text) {
  const file = process.env[variable];
  if (file !== undefined && file !== '') appendFileSync(file, text);
}
