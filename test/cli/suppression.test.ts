import { describe, expect, it } from '@jest/globals';
import type { Log } from 'sarif';
import type { JsonReport } from '../../src/reports/json-report.js';
import { sarifViolations } from '../reports/sarif-checks.js';
import { inFolder, type Outcome, runCli } from './run-cli.js';
import { spoke } from './spoke.js';

async function scan(files: Record<string, string>, ...args: readonly string[]): Promise<Outcome> {
  return inFolder(files, (cwd) => runCli(['scan', ...args], { cwd }));
}

const config = JSON.stringify({
  suppressions: [
    { rule: 'endpoint/same-region-as-vnet', files: ['main.json'], reason: 'moves in May', owner: 'net team', expires: '2027-05-31' },
  ],
});
const accepted = { 'main.json': spoke('northeurope'), 'plumblint.config.json': config };

describe('a suppressed finding', () => {
  it('fails no run and is counted apart', async () => {
    const { exitCode, stdout } = await scan(accepted);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^Found 0 errors, 0 warnings, 0 notes; 1 open verdict \(not shown without --open\)\.\nSuppressed: 1 finding \(not shown without --show-suppressed\)\.\nJudged/,
    );
  });

  it('is shown with its reason when that is asked for, and fails no run then either', async () => {
    const { exitCode, stdout } = await scan(accepted, '--show-suppressed', '--fail-on', 'note');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^suppressed error\[endpoint\/same-region-as-vnet\]: /);
    expect(stdout).toContain('= suppressed: moves in May (accepted by net team until 2027-05-31 at plumblint.config.json:1:18)');
    expect(stdout).toContain('Found 0 errors, 0 warnings, 0 notes; 1 open verdict (not shown without --open).\nSuppressed: 1 finding.\n');
  });

  it('is counted in a summary, which never shows it', async () => {
    for (const options of [[], ['--show-suppressed']]) {
      const { stdout } = await scan(accepted, '-fmarkdown', ...options);
      expect(stdout).toContain('\nSuppressed: 1 finding (not shown).  \n');
    }
  });

  it('is counted in JSON, and there with its reason when that is asked for', async () => {
    const hidden = JSON.parse((await scan(accepted, '-fjson')).stdout) as JsonReport;
    expect(hidden.findings).toEqual([]);
    expect(hidden.summary).toMatchObject({ findings: { error: 0 }, suppressed: { findings: 1, open: 0 } });
    const shown = JSON.parse((await scan(accepted, '-fjson', '--show-suppressed')).stdout) as JsonReport;
    expect(shown.findings.map(({ suppression }) => suppression)).toEqual([
      {
        kind: 'external',
        reason: 'moves in May',
        place: {
          path: 'plumblint.config.json',
          start: { line: 1, column: 18 },
          end: { line: 1, column: expect.anything() as unknown as number },
        },
        owner: 'net team',
        expires: '2027-05-31',
      },
    ]);
  });

  it('is a suppressed result of SARIF only when that is asked for; every result says then whether it is', async () => {
    const two = { ...accepted, 'other.json': spoke('northeurope') };
    const hidden = JSON.parse((await scan(two, '-fsarif')).stdout) as Log;
    expect(hidden.runs[0]?.results?.map(({ suppressions }) => suppressions)).toEqual([undefined]);
    const text = (await scan(two, '-fsarif', '--show-suppressed', '--report-input')).stdout;
    expect(sarifViolations(text)).toEqual([]);
    const shown = JSON.parse(text) as Log;
    expect(shown.runs[0]?.results?.map(({ suppressions }) => suppressions)).toEqual([
      [expect.objectContaining({ kind: 'external', status: 'accepted', justification: 'moves in May' })],
      [],
    ]);
    expect(JSON.stringify(shown.runs[0]?.results?.map(({ suppressions }) => suppressions))).not.toContain('snippet');
  });

  it('keeps the fingerprint of every other one', async () => {
    const print = async (files: Record<string, string>) =>
      (JSON.parse((await scan({ ...files, 'other.json': spoke('northeurope') }, '-fjson')).stdout) as JsonReport).findings
        .filter(({ place: { path } }) => path === 'other.json')
        .map(({ fingerprint }) => fingerprint);
    expect(await print(accepted)).toEqual(await print({ 'main.json': spoke('northeurope') }));
  });
});

describe('a suppression of no use', () => {
  it('is a warning, which fails a strict run alone', async () => {
    const files = { 'main.json': spoke('westeurope'), 'plumblint.config.json': config };
    const { exitCode, stdout } = await scan(files);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'warning[suppression-unused]: nothing is found that this suppression of endpoint/same-region-as-vnet is for\n --> plumblint.config.json:1:18\n',
    );
    expect(await scan(files, '--strict')).toMatchObject({ exitCode: 3 });
  });

  it('no longer counts once its day is over', async () => {
    const { exitCode, stdout } = await inFolder(accepted, (cwd) => runCli(['scan'], { cwd, today: () => '2027-06-01' }));
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'warning[suppression-expired]: the suppression of endpoint/same-region-as-vnet has expired: it counted until 2027-05-31',
    );
  });
});
