import { expect, it } from '@jest/globals';
import type { ReportTarget } from '../../src/cli/report-targets.js';
import { isWatched, ScanProgress } from '../../src/cli/scan-progress.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost } from '../../src/testing/index.js';

/** What is written while templates are judged, one of four at each of these milliseconds after the start. */
function written(times: readonly number[], columns = 80): string {
  let text = '';
  let now = 0;
  const progress = new ScanProgress({ isTerminal: true, columns, write: (more) => void (text += more) }, () => now);
  for (const [at, time] of times.entries()) {
    now = time;
    progress.judged(at + 1, 4);
  }
  progress.end();
  return text;
}

it('nothing is shown of a scan that is done within a second', () => {
  expect(written([10, 500, 900, 999])).toBe('');
});

it('a longer one shows how far it is, not too often, and takes that away at its end', () => {
  const text = written([400, 1200, 1210, 2000]);
  expect(text).toContain('\rjudged 2 of 4 templates [===============---------------]');
  expect(text).not.toContain('judged 3');
  expect(text).toContain('\rjudged 4 of 4 templates [==============================]');
  expect(text).toMatch(/\u001b\[2K\r$/);
  expect(text).not.toContain('\n');
});

it('the bar fits into the terminal', () => {
  for (const line of written([1200, 2000], 40).split(/\r|\u001b\[2?K/)) expect(line.length).toBeLessThanOrEqual(40);
});

it('is for people only: not where an output is piped or for machines', () => {
  const output = (isTerminal: boolean) => ({ isTerminal, columns: 80, write: () => undefined });
  const environment = (stdout: boolean, stderr: boolean, variables = {}) => ({
    variables,
    stdout: output(stdout),
    stderr: output(stderr),
  });
  const text: ReportTarget = { format: 'text', file: undefined };
  expect(isWatched([text], environment(true, true))).toBe(true);
  expect(isWatched([text, { format: 'sarif', file: 'a.sarif' }], environment(true, true))).toBe(true);
  expect(isWatched([{ format: 'json', file: undefined }], environment(true, true))).toBe(false);
  expect(isWatched([{ format: 'sarif', file: undefined }], environment(true, true))).toBe(false);
  expect(isWatched([text], environment(false, true))).toBe(false);
  expect(isWatched([text], environment(true, false))).toBe(false);
  expect(isWatched([text], environment(true, true, { TERM: 'dumb' }))).toBe(false);
});

it('counts each template of the scan once, however many sets of values it has', () => {
  const told: (readonly [number, number])[] = [];
  const template =
    '{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [] }';
  const values = template.replace('deploymentTemplate', 'deploymentParameters').replace('"resources": []', '"parameters": {}');
  const files = { 'a.json': template, 'b.json': template, 'b.one.parameters.json': values, 'b.two.parameters.json': values };
  const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' };
  const onJudged = (count: number, templates: number) => void told.push([count, templates]);
  scan(memoryHost(files), { paths: [''], exclude: [], parameters: [], deployer, rules: [], onJudged });
  expect(told).toEqual([
    [1, 2],
    [2, 2],
    [2, 2],
  ]);
});
