import { spawn } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { attempt } from '../disk/attempt.js';
import { makeFolder } from '../disk/make-folder.js';
import type { Environment } from './environment.js';
import { gitVariables } from './git-variables.js';

/** Text of git's complaints that is kept. */
const longestComplaint = 4_000;

/** What a git command may need, and how it is called. */
export interface CloneRequest {
  readonly address: string;
  /** Absolute path of the clone. */
  readonly folder: string;
  /** Seconds that each command may take. */
  readonly seconds: number;
}

/** Whether a text is the address of a git repository rather than the path of a folder. */
export function isGitAddress(text: string): boolean {
  return /^(?:https?|ssh|git|file):\/\/[^/\s]*\/\S/.test(text) || /^[\w.-]+@[\w.-]+:[^\s\\]+$/.test(text);
}

/** An address without the credentials in it. Where what looks like its host has no port but some text, that is a password with a slash in it. */
export function withoutCredentials(address: string): string {
  const login = /^[a-z]+:\/\/[^/@]*:(?!\d*\/)[^/@]*\/[^@]*@/.test(address) ? /^([a-z]+:\/\/)[^]*@/ : /^([a-z]+:\/\/)[^/]*@/;
  return address.replace(login, '$1').replace(/\?[^]*$/, '?***');
}

/**
 * Clones the last commit of a repository, or brings a clone up to date, with the user's own git and its credentials; git asks nothing. Gives why that
 * is not possible, or nothing. A clone is there as a whole or not at all.
 */
export async function clone(request: CloneRequest, { variables }: Pick<Environment, 'variables'>): Promise<string | undefined> {
  const { address, folder } = request;
  const run = (args: readonly string[]): Promise<string | undefined> => git(args, request, variables);
  if (existsSync(folder)) {
    const refused = await run(['-C', folder, 'fetch', '--quiet', '--depth', '1', '--no-tags', '--', address, 'HEAD']);
    return refused ?? (await run(['-C', folder, 'reset', '--quiet', '--hard', 'FETCH_HEAD']));
  }
  const part = `${folder}.part`;
  const made = attempt(() => {
    rmSync(part, { recursive: true, force: true });
    makeFolder(dirname(folder));
  });
  if (made.reason !== undefined) return `cannot write to ${dirname(folder)}: ${made.reason}`;
  const refused = await run(['clone', '--quiet', '--depth', '1', '--no-tags', '--', address, part]);
  return refused ?? attempt(() => renameSync(part, folder)).reason;
}

/** Runs a git command; gives in one line why it failed, without the credentials of the address. */
function git(
  args: readonly string[],
  { address, folder, seconds }: CloneRequest,
  variables: Environment['variables'],
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn('git', args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      signal: AbortSignal.timeout(seconds * 1000),
      killSignal: 'SIGKILL',
      env: gitVariables(variables, {
        GCM_INTERACTIVE: 'never',
        GIT_SSH_COMMAND: variables['GIT_SSH_COMMAND'] ?? 'ssh -o BatchMode=yes',
        GIT_LFS_SKIP_SMUDGE: '1',
        // A folder that is no clone may lie in the user's repository, which is never meant.
        GIT_CEILING_DIRECTORIES: dirname(folder),
      }),
    });
    let complaint = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => (complaint = (complaint + text).slice(-longestComplaint)));
    child.on('error', ({ name }) => name === 'AbortError' || resolve('git cannot be run'));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(undefined);
      if (signal === 'SIGKILL') return resolve(`git took more than ${seconds} seconds (--timeout)`);
      const lines = complaint
        .replaceAll(address, withoutCredentials(address))
        .trim()
        .split(/[\r\n]+/);
      resolve(`git says: ${lines.find((line) => /^(?:fatal|error):/.test(line)) ?? lines.at(-1) ?? 'nothing'}`);
    });
  });
}
