import { dirname, resolve } from 'node:path';
import type { Host } from '../text/host.js';
import { attempt } from '../disk/attempt.js';
import { decode } from '../disk/decode.js';
import type { Environment } from './environment.js';
import { isFolder } from '../disk/is-folder.js';
import { NodeHost } from '../disk/node-host.js';
import { type Asked, scanRootOf } from './scan-root.js';
import { orRefused } from './system-refusal.js';
import { UsageError } from './usage-error.js';

/** The files that a command works on. */
export interface Target extends Asked {
  readonly host: Host;
  /** Absolute path of its root. */
  readonly folder: string;
  /** Opens a folder of registry modules by its absolute path; undefined where there is none. */
  readonly openFolder: (folder: string) => Host | undefined;
  /** Turns a path as the user gave it into one relative to the root. */
  readonly inside: (path: string) => string;
  /** Turns a path relative to the root into one relative to the working folder. */
  readonly fromHere: (path: string) => string;
}

/** What stands for the standard input among paths. */
export const standardInput = '/dev/stdin';

/**
 * Opens what the user's paths name; the standard input counts as the file `inputName`, whether there is one or not. Throws `UsageError`
 * where there is no such thing, the input is called like a folder, or is empty and no file of a name.
 */
export function targetOf(asked: readonly string[], environment: Environment, inputName?: string): Target {
  const onDisk = asked.filter((path) => path !== standardInput);
  const takesInput = onDisk.length < asked.length;
  const root = scanRootOf(environment.cwd, takesInput && inputName !== undefined ? [...onDisk, dirname(inputName)] : onDisk);
  const { folder, inside, fromHere } = root;
  const host = orRefused(`read ${folder}`, () => new NodeHost(folder));
  const { paths, globs } = root.asked(onDisk);
  if (takesInput && inputName !== undefined && isFolder(resolve(environment.cwd, inputName)))
    throw new UsageError(`--stdin-filename ${inputName}: that is a folder; give the path of a file`);
  if (!takesInput) return { host, folder, paths, globs, openFolder, inside, fromHere };
  const text = decode(environment.readInput());
  if (inputName === undefined && text.trim() === '') throw new UsageError('the standard input is empty');
  const path = inside(inputName ?? (isJson(text) ? 'stdin.json' : 'stdin.bicep'));
  return { host: withFile(host, path, text), folder, paths: [...paths, path], globs, openFolder, inside, fromHere };
}

function openFolder(folder: string): Host | undefined {
  return attempt(() => new NodeHost(folder)).value;
}

/** Whether a text is JSON rather than Bicep: both may begin with comments. */
function isJson(text: string): boolean {
  let at = 0;
  for (;;) {
    at += /^[\s\uFEFF]*/.exec(text.slice(at))?.[0].length ?? 0;
    const end = text.startsWith('//', at) ? text.indexOf('\n', at) : text.startsWith('/*', at) ? text.indexOf('*/', at + 2) + 1 : undefined;
    if (end === undefined) return text.charAt(at) === '{' || text.charAt(at) === '[';
    if (end <= 0) return false;
    at = end + 1;
  }
}

/** A host with one more file, which hides one of the same path. */
function withFile(host: Host, path: string, text: string): Host {
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, Math.max(slash, 0));
  const name = path.slice(slash + 1);
  return {
    read: (asked) => (asked === path ? text : host.read(asked)),
    refusal: (asked) => (asked === path ? undefined : host.refusal?.(asked)),
    bytes: (asked) => (asked === path ? new TextEncoder().encode(text) : host.bytes?.(asked)),
    entries: (asked) => {
      const entries = host.entries(asked);
      return asked !== folder ? entries : [...entries.filter((entry) => entry.name !== name), { name, kind: 'file' }];
    },
  };
}
