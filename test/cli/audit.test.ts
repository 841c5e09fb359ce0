import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AuditFinding } from '../../src/audit/audit-finding.js';
import type { AuditReport } from '../../src/audit/audit-report.js';
import type { Environment } from '../../src/cli/environment.js';
import { judgedRepository } from '../../src/cli/repository-judging.js';
import { linkedRepositories } from './linked-repositories.js';
import { contentsOf, inFolder, runCli } from './run-cli.js';
import { spoke } from './spoke.js';

const other = spoke('northeurope');

/** Repositories of all kinds: with an error, with one that is suppressed, without any, with nothing to judge, broken ones. */
const files = {
  'r/bad/main.json': other,
  'r/bad/=x<b>.json': other.replace('"pe"', '"=1<b>\u202e"'),
  'r/accepting/main.json': other,
  'r/accepting/plumblint.config.json': JSON.stringify({
    suppressions: [{ rule: 'endpoint', files: ['main.json'], reason: 'as agreed', expires: '2027-06-30' }],
    scan: { failOn: 'none' },
  }),
  'r/good/main.json': spoke('westeurope'),
  'r/empty/README.md': 'nothing',
  'r/broken/main.json': '{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [',
  'r/misconfigured/plumblint.config.json': '{ "rulez": {} }',
  'list.txt': ['# all of them', 'r/bad', 'r/accepting', 'r/good', 'r/empty', 'r/broken', 'r/misconfigured', 'r/vanished', 'r/bad/'].join(
    '\n',
  ),
};

function findingsIn(folder: string): (AuditFinding & { readonly repository: string })[] {
  const lines = readFileSync(join(folder, 'findings.ndjson'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as AuditFinding & { readonly repository: string });
}

const schemaOf = (name: string) => JSON.parse(readFileSync(`schemas/${name}-1.schema.json`, 'utf8')) as object;
const schemas = new Ajv2020({ strict: true, allErrors: true, validateFormats: false });
schemas.addSchema(schemaOf('report')).addSchema(schemaOf('audit'), 'audit');

function expectValid(what: unknown, part = ''): void {
  expect([schemas.validate(`audit${part}`, what), schemas.errors]).toEqual([true, null]);
}

function reportIn(folder: string): AuditReport {
  return JSON.parse(readFileSync(join(folder, 'audit.json'), 'utf8')) as AuditReport;
}

/** Workers in this very process. `judged` names the repositories that they judge anew; after so many of them there is no space for results. */
function judgingCounter(cwd: string) {
  const judged: string[] = [];
  const counting = (last = Infinity): Partial<Environment> => ({
    workers: () => ({
      judge: async (task) => {
        if (judged.length >= last) return { kind: 'refused', reason: 'no space is left' };
        const answer = await judgedRepository(task, environmentOf(cwd));
        if (answer.kind === 'judged' && !answer.isKnown) judged.push(task.name);
        return answer;
      },
      end: () => Promise.resolve(),
    }),
  });
  return { judged, counting };
}

describe('an audit', () => {
  it('says of each repository what a scan of it says, and goes on where one cannot be judged', () =>
    inFolder(files, async (cwd) => {
      const { exitCode, stdout, stderr } = await runCli(['audit', 'list.txt', '-o', 'out'], { cwd });
      expect(exitCode).toBe(1);
      expect(stdout).toBe(
        [
          'Repositories: 4 judged, 1 with nothing to judge, 2 that could not be judged.',
          'Found 3 errors, 0 warnings, 0 notes; 3 open verdicts; 2 accepted.',
          'Judged 5 files in 5 deployments; 0 files not judged.',
          'Wrote out/index.html and the files beside it.',
          '',
        ].join('\n'),
      );
      expect(stderr).toBe(
        "plumblint: r/misconfigured could not be judged: plumblint.config.json:1:3: there is no key 'rulez' here; did you mean rules?\n" +
          'plumblint: r/vanished could not be judged: cannot read r/vanished: there is nothing\n',
      );
      const report = reportIn(join(cwd, 'out'));
      expect(report.repositories.map(({ name, state, exitCode: code }) => [name, state, code])).toEqual([
        ['r/accepting', 'judged', 0],
        ['r/bad', 'judged', 1],
        ['r/broken', 'judged', 3],
        ['r/empty', 'empty', 0],
        ['r/good', 'judged', 0],
        ['r/misconfigured', 'failed', 3],
        ['r/vanished', 'failed', 3],
      ]);
      const bad = report.repositories.find(({ name }) => name === 'r/bad');
      const { stdout: sarif } = await runCli(['scan', '-f', 'sarif'], { cwd: join(cwd, 'r/bad') });
      expect(readFileSync(join(cwd, 'out', bad?.sarif ?? ''), 'utf8')).toBe(sarif);
      const found = findingsIn(join(cwd, 'out'));
      expect(found.filter(({ rule }) => rule === 'endpoint/same-region-as-vnet')).toEqual([
        expect.objectContaining({ repository: 'r/accepting', accepted: 'suppressed' }),
        expect.objectContaining({ repository: 'r/bad', path: '=x<b>.json', title: expect.stringContaining('=1<b>') }),
        expect.objectContaining({ repository: 'r/bad', path: 'main.json', verdict: 'fail', severity: 'error', line: 43, column: 19 }),
      ]);
      expect(JSON.stringify(found)).toContain('\u202e');
      for (const name of readdirSync(join(cwd, 'out'), { recursive: true, encoding: 'utf8' }).filter((one) => /\.\w+$/.test(one)))
        expect([name, readFileSync(join(cwd, 'out', name), 'utf8').includes('\u202e')]).toEqual([name, false]);
      const table = readFileSync(join(cwd, 'out/findings.csv'), 'utf8').split('\r\n');
      expect([table.length, table[3]]).toEqual([found.length + 2, expect.stringContaining(`,"'=x<b>.json",`)]);
      const page = readFileSync(join(cwd, 'out', bad?.page ?? ''), 'utf8');
      expect(page).toContain('<a href="../../r/bad/%3Dx%3Cb%3E.json">=x&lt;b&gt;.json:43:');
      expect(page).not.toContain('<b>');
      const overview = readFileSync(join(cwd, 'out/index.html'), 'utf8');
      expect(overview).toContain(`<a href="${bad?.page ?? ''}">r/bad</a>`);
      expectValid(report);
      for (const finding of found) expectValid(finding, '#/$defs/finding');
    }));

  it('gives the same bytes whatever the order, the number of workers, what is cached, and where it was broken off', () =>
    inFolder(files, async (cwd) => {
      const names = ['r/good', 'r/accepting', 'r/empty'];
      await runCli(['audit', ...names, '-o', 'out'], { cwd });
      const expected = contentsOf(join(cwd, 'out'));
      expect(Object.keys(expected)).toHaveLength(4 + 2 * names.length);
      const audits = async (args: readonly string[], environment: Partial<Environment> = {}) => {
        await runCli(['audit', '-o', 'again', ...args], { cwd, ...environment });
        expect(contentsOf(join(cwd, 'again'))).toEqual(expected);
      };
      await audits([...names.toReversed(), '--jobs', '5']);
      await audits([...names, '--jobs', '1', '--cache', 'cache']);
      const { judged, counting } = judgingCounter(cwd);
      await audits([...names, '--cache', 'cache'], counting());
      expect(judged).toEqual([]);
      writeFileSync(join(cwd, 'r/good/README.md'), 'nobody reads this');
      writeFileSync(join(cwd, 'r/empty/b.json'), '{}');
      await audits([...names, '--cache', 'cache'], counting());
      expect(judged.splice(0)).toEqual(['r/good', 'r/empty']);
      rmSync(join(cwd, 'again'), { recursive: true });
      const broken = await runCli(['audit', ...names, '-o', 'again', '-j1'], { cwd, ...counting(2) });
      expect(broken).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('no space is left; what was judged so far is kept there'),
      });
      expect(judged.splice(0)).toEqual(names.slice(0, 2));
      await audits(names, counting());
      expect(judged).toEqual(names.slice(2));
    }));

  it('is joined from its shards as if it had been one', () =>
    inFolder(files, async (cwd) => {
      await runCli(['audit', 'list.txt', '-o', 'whole'], { cwd });
      for (const part of [1, 2, 3]) await runCli(['audit', 'list.txt', '-o', `part-${part}`, '--shard', `${part}/3`], { cwd });
      expect(await runCli(['merge', 'part-3', 'part-1', 'part-2', '-o', 'merged'], { cwd })).toMatchObject({ exitCode: 1, stderr: '' });
      expect(contentsOf(join(cwd, 'merged'))).toEqual(contentsOf(join(cwd, 'whole')));
      const refusals = [
        [['part-1', 'part-3'], 'of 3 shards, 2 is missing'],
        [['part-1', 'whole'], 'one of part-1 and whole is a shard, the other is not'],
        [['whole', 'merged'], 'whole and merged both hold the repository r/accepting'],
        [['r/good'], 'r/good holds no audit: there is no audit.json'],
      ] as const;
      for (const [folders, said] of refusals)
        expect(await runCli(['merge', ...folders, '-o', 'no'], { cwd })).toMatchObject({
          exitCode: 2,
          stderr: expect.stringContaining(said),
        });
      writeFileSync(join(cwd, 'r/good/more.json'), other);
      await runCli(['audit', 'list.txt', '-o', 'part-2', '--shard', '2/3'], { cwd });
      expect(await runCli(['merge', 'part-1', 'part-2', 'part-3', '-o', 'no'], { cwd })).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('are shards of different audits'),
      });
    }));

  it('is merged, and compared with, where it is one', () =>
    inFolder(files, async (cwd) => {
      await runCli(['audit', 'list.txt', '-o', 'part', '--shard', '1/1'], { cwd });
      const [report, lines] = ['audit.json', 'findings.ndjson'].map((name) => readFileSync(join(cwd, 'part', name), 'utf8'));
      const [first = '', second = ''] = lines?.split('\n') ?? [];
      const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
      const changed = (from: string | RegExp, to: string) => report?.replace(from, to) ?? '';
      const refusals = [
        ['audit.json', '{', 'part holds an audit.json that is no JSON'],
        ['audit.json', 'null', 'part holds an audit.json of another shape than 1.x'],
        ['audit.json', changed('"name": "r/', '"name_": "r/'), 'part holds an audit.json of another shape than 1.x'],
        ['audit.json', changed(/"deployments": \d+/g, '"deployments": "x"'), 'part holds an audit.json of another shape than 1.x'],
        ['audit.json', changed('{', `{"x": ${deep},`), 'part holds an audit.json that is no JSON'],
        ['audit.json', changed(/"exitCode": \d/, '"exitCode": 256'), 'part holds an audit.json of another shape than 1.x'],
        ['audit.json', changed('"name": "r/broken"', '"name": "r/bad"'), 'part holds an audit.json that has a repository twice'],
        ['audit.json', changed('"of": 1,', '"of": 9007199254740991,'), '14, 15, 16, 17, 18, 19, 20, 21 and more are missing'],
        ['findings.ndjson', `${first.replace('{', `{"x":${deep},`)}\n`, 'part holds a findings.ndjson of which line 1 is no finding'],
        ['findings.ndjson', `${first}\n{}\n`, 'part holds a findings.ndjson of which line 2 is no finding'],
        ['findings.ndjson', `${first}\n${second.slice(1)}\n`, 'part holds a findings.ndjson of which line 2 is no finding'],
        [
          'findings.ndjson',
          `${first}\n${first.replace('"repository":"r/', '"repository":"a/')}\n`,
          'part holds a findings.ndjson of which line 2 is not in the order of the names of repositories',
        ],
      ] as const;
      for (const [name, text, said] of refusals) {
        writeFileSync(join(cwd, 'part', 'audit.json'), report ?? '');
        writeFileSync(join(cwd, 'part', name), text);
        const refused = { exitCode: 2, stderr: expect.stringContaining(said) as unknown };
        expect(await runCli(['merge', 'part', '-o', 'no'], { cwd })).toMatchObject(refused);
        if (!text.includes('"of": 9'))
          expect(await runCli(['audit', 'list.txt', '-o', 'no', '--previous', 'part'], { cwd })).toMatchObject(refused);
      }
    }));

  it('takes repositories that name the same resources for one network where it is asked to, whole, in parts, cached and resumed alike', () =>
    inFolder(linkedRepositories, async (cwd) => {
      const names = ['hub', 'right', 'stranger', 'team', 'unlinked', 'wrong-region'];
      const settled = ['endpoint/same-region-as-vnet', 'dns/zone-linked-to-vnet', 'subnet/fit-for-endpoints'];
      const found = (folder: string) =>
        findingsIn(join(cwd, folder))
          .filter(({ rule }) => settled.includes(rule))
          .map(({ repository, rule, verdict, messageId, why }) => [repository, rule, verdict, messageId, why])
          .sort();
      await runCli(['audit', ...names, '-o', 'apart'], { cwd });
      expect(found('apart').map(([repository, , verdict]) => [repository, verdict])).toEqual(
        ['right', 'unlinked', 'wrong-region'].flatMap((name) => settled.map(() => [name, 'open'])),
      );
      const linking = ['audit', ...names, '--link-repositories'];
      const { stdout, stderr } = await runCli([...linking, '-o', 'whole', '--cache', 'cache'], { cwd });
      expect([stdout.split('\n')[2], stderr]).toEqual(['Linked 5 repositories with others that name the same resources.', '']);
      expect(found('whole')).toEqual([
        ['right', settled[2], 'open', 'unknownSubnet', expect.anything()],
        ['unlinked', settled[1], 'fail', 'unlinkedElsewhere', expect.stringContaining('assumes the zone as zones.json in hub declares it')],
        ['unlinked', settled[2], 'open', 'unknownSubnet', expect.anything()],
        [
          'wrong-region',
          settled[0],
          'fail',
          'differsElsewhere',
          expect.stringContaining('the network as network.json in team declares it'),
        ],
        ['wrong-region', settled[2], 'open', 'unknownSubnet', expect.anything()],
      ]);
      const report = reportIn(join(cwd, 'whole'));
      expect(report.linking).toEqual({ linked: 5, alone: 0, crowded: 0 });
      expect(report.repositories.map(({ linking: own }) => own)).toEqual([1, 2, 0, 1, 2, 2].map((neighbours) => ({ neighbours })));
      expectValid(report);
      const whole = contentsOf(join(cwd, 'whole'));
      const { judged, counting } = judgingCounter(cwd);
      await runCli([...linking.toReversed().filter((arg) => arg !== 'audit'), '-o', 'again', '--cache', 'cache'].toSpliced(0, 0, 'audit'), {
        cwd,
        ...counting(),
      });
      expect([judged, contentsOf(join(cwd, 'again'))]).toEqual([[], whole]);
      await runCli([...linking, '-o', 'resumed', '-j1'], { cwd, ...counting(8) });
      expect(judged.splice(0)).toEqual([...names, 'hub', 'right']);
      await runCli([...linking, '-o', 'resumed'], { cwd, ...counting() });
      expect([judged.splice(0), contentsOf(join(cwd, 'resumed'))]).toEqual([['team', 'unlinked', 'wrong-region'], whole]);
      for (const part of [1, 2, 3]) await runCli([...linking, '-o', `p${part}`, '--shard', `${part}/3`], { cwd });
      await runCli(['merge', 'p2', 'p1', 'p3', '-o', 'merged'], { cwd });
      expect(contentsOf(join(cwd, 'merged'))).toEqual(whole);
      await runCli(['audit', ...names, '-o', 'p2', '--shard', '2/3'], { cwd });
      expect(await runCli(['merge', 'p2', 'p1', 'p3', '-o', 'no'], { cwd })).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('p1 and p2 do not go together: repositories were linked in one of them'),
      });
    }));

  it('says what is new and gone since an earlier one, in one go and joined alike', () =>
    inFolder(files, async (cwd) => {
      await runCli(['audit', 'r/bad', 'r/good', 'r/empty', '-o', 'before'], { cwd });
      writeFileSync(join(cwd, 'r/good/more.json'), other);
      rmSync(join(cwd, 'r/bad/main.json'));
      const since = ['--previous', 'before', '-o', 'after'];
      const { stdout } = await runCli(['audit', 'r/bad', 'r/good', 'r/accepting', ...since], { cwd });
      expect(stdout).toContain('\nSince the earlier audit: 1 new, 1 gone.\n');
      expect(reportIn(join(cwd, 'after')).trend).toEqual({ new: 1, gone: 1, unchanged: 2, repositories: { added: 1, removed: 1 } });
      expect(reportIn(join(cwd, 'after')).repositories.map(({ name, trend }) => [name, trend?.new, trend?.gone])).toEqual([
        ['r/accepting', undefined, undefined],
        ['r/bad', 0, 1],
        ['r/good', 1, 0],
      ]);
      const whole = contentsOf(join(cwd, 'after'));
      for (const part of [1, 2])
        await runCli(['audit', 'r/bad', 'r/good', 'r/accepting', '-o', `p${part}`, '--shard', `${part}/2`], { cwd });
      await runCli(['merge', 'p1', 'p2', ...since], { cwd });
      expect(contentsOf(join(cwd, 'after'))).toEqual(whole);
      await runCli(['audit', 'r/bad', '-o', 'after'], { cwd });
      expect(readdirSync(join(cwd, 'after/repositories'))).toHaveLength(2);
    }));

  it('runs no code that a repository names, and keeps nothing of what code of the user judges', () =>
    inFolder(
      {
        'r/main.json': spoke('westeurope'),
        'r/plumblint.config.json': '{ "packs": ["./rules.js"] }',
        'mine.json': '{ "packs": ["./rules.js"] }',
        'rules.js': '',
      },
      async (cwd) => {
        let imported = 0;
        let judged = 0;
        const environment: Partial<Environment> = {
          importModule: () => {
            imported++;
            return Promise.reject(new Error('no rules'));
          },
          workers: () => ({
            judge: async (task) => {
              const answer = await judgedRepository(task, { ...environmentOf(cwd), ...environment });
              if (answer.kind === 'judged' && !answer.isKnown) judged++;
              return answer;
            },
            end: () => Promise.resolve(),
          }),
        };
        const audited = (...args: readonly string[]) =>
          runCli(['audit', 'r', '-o', 'out', '--cache', 'cache', ...args], { cwd, ...environment });
        await audited();
        await audited();
        expect([imported, judged]).toEqual([0, 1]);
        await audited('--config', 'mine.json');
        await audited('--config', 'mine.json');
        expect([imported > 0, judged]).toEqual([true, 3]);
        writeFileSync(join(cwd, 'facts.json'), '[]');
        await audited('--facts', 'facts.json');
        expect(judged).toBe(4);
      },
    ));

  it('refuses in plain words what it cannot do', () =>
    inFolder(
      { ...files, 'site/index.html': 'x', 'busy/.lock': JSON.stringify({ host: `not-${hostname()}`, pid: 7 }), 'empty.txt': '# none' },
      async (cwd) => {
        const refusals = [
          [[], "'plumblint audit' needs a repository"],
          [['r/good'], '--output is needed'],
          [['r/none', '-o', 'out'], 'there is no file or folder r/none'],
          [['r/good/main.json', '-o', 'out'], 'r/good/main.json is no list of repositories: it has to hold a folder on each line'],
          [['empty.txt', '-o', 'out'], 'no repository is named'],
          [['r/good', '-o', 'site'], 'site holds files that are no audit'],
          [['r/good', '-o', 'list.txt'], 'cannot write to list.txt: '],
          [['r/good', '-o', 'busy'], 'busy is used by another audit, process 7 on not-'],
          [['r/good', '-o', 'out', '--cache', 'list.txt'], 'cannot keep results in '],
          [['r/good', '-o', 'out', '--shard', '3/2'], '--shard 3/2: give a part and the number of parts'],
          [['r/good', '-o', 'out', '--jobs', '0'], '--jobs takes a whole number from 1 on'],
          [['r/good', '-o', 'out', '--rule', 'dsn'], '--rule dsn: '],
          [['r/good', '-o', 'out', '--config', 'r/misconfigured/plumblint.config.json'], "there is no key 'rulez' here"],
          [['r/good', '-o', 'out', '--previous', 'r'], 'r holds no audit'],
        ] as const;
        for (const [args, said] of refusals)
          expect(await runCli(['audit', ...args], { cwd })).toMatchObject({
            exitCode: 2,
            stdout: '',
            stderr: expect.stringContaining(said),
          });
        expect(await runCli(['audit', 'r/empty', '-o', 'out'], { cwd })).toMatchObject({ exitCode: 3 });
      },
    ));
});

function environmentOf(cwd: string): Environment {
  const nothing = { isTerminal: false, columns: undefined, write: () => undefined };
  return {
    ...{ cwd, variables: {}, stdout: nothing, stderr: nothing },
    today: () => '2027-01-31',
    readInput: () => Buffer.of(),
    importModule: () => Promise.reject(new Error('not asked for')),
    watch: () => {
      throw new Error('not asked for');
    },
    fetch: () => Promise.reject(new Error('not asked for')),
    cores: () => 1,
    program: () => '',
    workers: () => {
      throw new Error('not asked for');
    },
  };
}
