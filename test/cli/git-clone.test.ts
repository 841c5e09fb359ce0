import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from '@jest/globals';
import type { AuditReport } from '../../src/audit/audit-report.js';
import { isGitAddress, withoutCredentials } from '../../src/cli/git-clone.js';
import { inFolder, runCli } from './run-cli.js';
import { spoke } from './spoke.js';

const hasGit = spawnSync('git', ['--version']).status === 0;

function commit(cwd: string): void {
  const user = ['-c', 'user.name=x', '-c', 'user.email=x@x'];
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    [...user, 'commit', '-q', '-m', 'x'],
  ])
    spawnSync('git', args, { cwd });
}

it('addresses are told from paths, and shown without credentials', () => {
  const addresses = ['https://github.com/o/r', 'ssh://git@host/r.git', 'git@github.com:o/r.git', 'file:///srv/r'];
  const paths = ['repos/a', './a', 'C:\\repos\\a', 'ext::sh -c x', '--upload-pack=x', 'a:b', 'https://'];
  expect([...addresses, ...paths].filter(isGitAddress)).toEqual(addresses);
  expect(withoutCredentials('https://me:secret@host/r')).toBe('https://host/r');
  expect(withoutCredentials('https://me:sec@ret@host/r@2')).toBe('https://host/r@2');
  expect(withoutCredentials('https://u:p/x@host/r')).toBe('https://host/r');
  expect(withoutCredentials('https://host/r?token=secret')).toBe('https://host/r?***');
});

(hasGit ? it : it.skip)('git repositories are cloned, brought up to date, and reported where that is not possible', () =>
  inFolder({ 'origin/main.json': spoke('northeurope') }, async (cwd) => {
    commit(join(cwd, 'origin'));
    const address = pathToFileURL(join(cwd, 'origin')).href;
    writeFileSync(join(cwd, 'list.txt'), `${address}\n${address}-none\n`);
    const args = ['audit', 'list.txt', '--clones', 'clones', '-o', 'out'];
    expect(
      await runCli(
        args.filter((arg) => !arg.endsWith('clones')),
        { cwd },
      ),
    ).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--clones') });
    const audited = async () => {
      const outcome = await runCli(args, { cwd, variables: process.env });
      const { repositories } = JSON.parse(readFileSync(join(cwd, 'out/audit.json'), 'utf8')) as AuditReport;
      return { ...outcome, repositories: repositories.map(({ name, state, exitCode }) => [name, state, exitCode]) };
    };
    const first = await audited();
    expect(first.repositories).toEqual([
      [address, 'judged', 1],
      [`${address}-none`, 'failed', 3],
    ]);
    expect(first.stderr).toContain(`${address}-none could not be judged: git says: fatal: `);
    writeFileSync(join(cwd, 'origin/main.json'), spoke('westeurope'));
    commit(join(cwd, 'origin'));
    expect((await audited()).repositories[0]).toEqual([address, 'judged', 0]);
    expect(readdirSync(join(cwd, 'clones'))).toHaveLength(1);
    expect(existsSync(join(cwd, 'clones', `${readdirSync(join(cwd, 'clones'))[0] ?? ''}/.git/shallow`))).toBe(true);
  }),
);

(hasGit ? it : it.skip)(
  'a folder in the place of a clone leaves the repository that it lies in as it is, and so do variables of a hook',
  () =>
    inFolder({ 'origin/main.json': spoke('northeurope'), 'mine/notes.txt': 'committed' }, async (folder) => {
      const cwd = join(folder, 'mine');
      commit(join(folder, 'origin'));
      commit(cwd);
      writeFileSync(join(cwd, 'notes.txt'), 'not committed');
      const address = pathToFileURL(join(folder, 'origin')).href;
      const audited = (variables: NodeJS.ProcessEnv) => runCli(['audit', address, '--clones', 'clones', '-o', 'out'], { cwd, variables });
      const ofHook = { ...process.env, GIT_DIR: join(cwd, '.git'), GIT_WORK_TREE: cwd, GIT_INDEX_FILE: join(cwd, '.git/index') };
      expect(await audited(ofHook)).toMatchObject({ exitCode: 1 });
      expect(await audited(ofHook)).toMatchObject({ exitCode: 1 });
      rmSync(join(cwd, 'clones', readdirSync(join(cwd, 'clones'))[0] ?? '', '.git'), { recursive: true });
      const { exitCode, stderr } = await audited(process.env);
      expect(exitCode).toBe(3);
      expect(stderr).toContain('git says: fatal: not a git repository');
      expect(readFileSync(join(cwd, 'notes.txt'), 'utf8')).toBe('not committed');
    }),
);
