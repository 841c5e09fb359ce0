import { realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileStemOf, nameOfFolder, repositoriesListed } from '../audit/index.js';
import type { Repository } from '../audit/repository.js';
import { attempt } from '../disk/attempt.js';
import { readNamed } from '../disk/read-file.js';
import { decode } from '../disk/decode.js';
import { isGitAddress, withoutCredentials } from './git-clone.js';
import { orRefused } from './system-refusal.js';
import { UsageError } from './usage-error.js';

/**
 * The repositories that arguments name: folders, addresses of git repositories, which are cloned into the folder `clones`, and files that list
 * either, a line each; folders as seen from where the list is. A folder that is named twice counts once. Those of a list that are not there count: they are reported. Throws `UsageError`.
 */
export function auditedRepositories(asked: readonly string[], cwd: string, clones: string | undefined): Repository[] {
  const byFolder = new Map<string, Repository>();
  for (const repository of asked.flatMap((path) => repositoriesAt(path, cwd, clones))) {
    if (!byFolder.has(repository.folder)) byFolder.set(repository.folder, repository);
  }
  const byName = new Map<string, Repository>();
  for (const repository of byFolder.values()) {
    const { name, folder } = repository;
    const other = byName.get(name);
    if (other !== undefined) throw new UsageError(`${other.folder} and ${folder} both have the name ${name}`);
    byName.set(name, repository);
  }
  if (byName.size === 0) throw new UsageError('no repository is named: give folders, or a file with a line for each');
  return [...byName.values()];
}

function repositoriesAt(path: string, cwd: string, clones: string | undefined): Repository[] {
  if (isGitAddress(path)) return [clonedRepository(path, cwd, clones)];
  const absolute = resolve(cwd, path);
  const stat = orRefused(`read ${path}`, () => statSync(absolute, { throwIfNoEntry: false }));
  if (stat === undefined) throw new UsageError(`there is no file or folder ${path}`);
  if (stat.isDirectory()) return [repositoryAt(path, cwd)];
  const text = decode(orRefused(`read ${path}`, () => readNamed(absolute)));
  if (text.includes('\0') || /^\s*[[{]/.test(text))
    throw new UsageError(`${path} is no list of repositories: it has to hold a folder on each line`);
  return repositoriesListed(text).map((entry) =>
    isGitAddress(entry.text) ? clonedRepository(entry.text, cwd, clones) : repositoryAt(entry.text, dirname(absolute)),
  );
}

/** A repository that is cloned into the folder `clones`. */
function clonedRepository(address: string, cwd: string, clones: string | undefined): Repository {
  const name = withoutCredentials(address);
  if (clones === undefined)
    throw new UsageError(`${name} is the address of a git repository: --clones has to name a folder to clone it into`);
  return { name, folder: resolve(cwd, clones, fileStemOf(name)), address };
}

function repositoryAt(path: string, base: string): Repository {
  const absolute = resolve(base, path);
  return { name: nameOfFolder(path), folder: attempt(() => realpathSync(absolute)).value ?? absolute };
}
