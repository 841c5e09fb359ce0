import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { AuditReport } from '../../src/audit/audit-report.js';
import { linkedRepositories } from './linked-repositories.js';
import { packedCli } from './packed-cli.js';
import { contentsOf, inFolder } from './run-cli.js';
import { spoke } from './spoke.js';

const plumblint = packedCli();

/** A pack of one rule, which never ends on networks called `slow`, and takes all memory on those called `greedy`. */
const pack = `
const kept = [];
export const rules = [{
  ...{ id: 'acme/hungry', title: 'Hungry', source: 'https://wiki.acme.example', address: 'https://wiki.acme.example', page: '# Hungry' },
  ...{ tags: [], audience: 'everyone', messages: { m: { severity: 'note', precision: 'low', what: 'm' } } },
  *checks({ network }) {
    for (const { name } of network.virtualNetworks) {
      while (name.value === 'slow');
      while (name.value === 'greedy') kept.push(new Array(1e6).fill(0));
    }
  },
}];`;

const samples = ['samples/arc-servers', 'samples/dps-linked-hubs'];

const called = (name: string) => spoke('northeurope').replaceAll('"vnet"', `"${name}"`).replaceAll("'vnet'", `'${name}'`);

function reportIn(folder: string): AuditReport {
  return JSON.parse(readFileSync(join(folder, 'audit.json'), 'utf8')) as AuditReport;
}

describe('the workers of an audit', () => {
  it('give up a deployment that takes too long or too much, and judge the rest of its repository and the others', () => {
    const files = {
      ...{ 'own.json': '{ "packs": ["./pack.mjs"] }', 'pack.mjs': pack },
      ...{ 'r/a.json': called('vnet'), 'r/greedy.json': called('greedy'), 'r/slow.json': called('slow'), 'r/z.json': called('vnet') },
      's/a.json': called('vnet'),
    };
    return inFolder(files, (cwd) => {
      const args = ['audit', 'r', 's', '--config', 'own.json', '--deployment-timeout', '4', '--memory', '256'];
      const { exitCode, stderr } = plumblint([...args, '-o', 'out'], { cwd });
      expect(exitCode).toBe(1);
      expect(stderr).not.toContain('could not be judged');
      const [r, s] = reportIn(join(cwd, 'out')).repositories;
      expect(r).toMatchObject({
        summary: { deployments: 2, files: { judged: 2, notJudged: 2 }, findings: { error: 2 } },
        notJudged: [
          { path: 'greedy.json', message: 'this is not judged: judging it took more than 256 MB of memory (--memory)' },
          { path: 'slow.json', message: 'this is not judged: judging it took more than 4 seconds (--deployment-timeout)' },
        ],
      });
      expect(s).toMatchObject({ summary: { deployments: 1, findings: { error: 1 } }, notJudged: [] });
    });
  });

  it('write the same bytes however many there are, in whatever order, from whatever cache; each repository says what a scan of it says', () =>
    inFolder(linkedRepositories, (cwd) => {
      for (const sample of samples) cpSync(sample, join(cwd, sample), { recursive: true });
      const own = [...new Set(Object.keys(linkedRepositories).map((path) => path.replace(/\/.*/, '')))];
      const names = [...samples, ...own];
      const audited = (folder: string, given: readonly string[], ...args: readonly string[]) => {
        plumblint(['audit', ...given, '-o', folder, ...args], { cwd });
        return contentsOf(join(cwd, folder));
      };
      const one = audited('one', names, '-j', '1', '--cache', 'cache');
      expect(audited('three', names.toReversed(), '-j', '3')).toEqual(one);
      expect(audited('cached', names, '-j', '2', '--cache', 'cache')).toEqual(one);
      const linked = audited('linked', names, '-j', '1', '--link-repositories', '--cache', 'cache');
      expect(linked['findings.ndjson']).not.toBe(one['findings.ndjson']);
      expect(audited('linked-three', names.toReversed(), '-j', '3', '--link-repositories')).toEqual(linked);
      expect(audited('linked-cached', names, '-j', '2', '--link-repositories', '--cache', 'cache')).toEqual(linked);
      for (const { name, sarif = '' } of reportIn(join(cwd, 'one')).repositories.slice(0, 3))
        expect(plumblint(['scan', '-f', 'sarif'], { cwd: join(cwd, name) }).stdout).toBe(one[sarif]);
    }));
});
