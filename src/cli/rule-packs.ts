import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resolve as resolveModule } from 'import-meta-resolve';
import { rules as ownRules } from '../../rules/index.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { attempt } from '../disk/attempt.js';
import type { Rule } from '../engine/rule.js';
import { withheldAt } from '../policy/document.js';
import { type NamedPack, packOf, packsNamedIn, rulesExported, type TakenIds } from '../policy/packs.js';
import { nameOf } from '../text/paths.js';
import type { Source } from '../text/source.js';
import type { Environment } from './environment.js';
import { isInside } from './module-cache.js';

/** The rules of a run: those of plumblint, and those of the packs that its configuration names. */
export interface LoadedRules {
  /** Sorted by id. */
  readonly rules: readonly Rule[];
  /** `pack-failed` for each pack that is not used. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A configuration that is trusted to name code. */
export interface PackSource {
  readonly source: Source;
  /** Absolute path of the folder that its packs are seen from. */
  readonly folder: string;
  /** Absolute path of the folder that their files must lie in; undefined for a file that the command line names. */
  readonly root: string | undefined;
}

/** Characters of the message of an error in a pack that are told. */
const longestReason = 300;

/** The names of packs that are no pack of a user. `input` is what SARIF calls what is wrong with the input. */
const reserved: ReadonlySet<string> = new Set([...ownRules.map(({ id }) => packOf(id)), 'input']);

/** Loads the packs that a configuration names; without one, there are the rules of plumblint. A pack that fails costs itself alone. */
export async function loadedRules(from: PackSource | undefined, environment: Pick<Environment, 'importModule'>): Promise<LoadedRules> {
  const packs = from === undefined ? [] : packsNamedIn(from.source);
  if (from === undefined || packs.length === 0) return { rules: ownRules, diagnostics: [] };
  const rules = [...ownRules];
  const diagnostics: Diagnostic[] = [];
  for (const pack of packs) {
    const taken = { ids: new Set(rules.map(({ id }) => id)), packs: reserved };
    const loaded = await loadedPack(pack, from, taken, environment);
    if ('rules' in loaded) rules.push(...loaded.rules);
    else diagnostics.push(withheldAt('pack-failed', `rule pack ${pack.name} is not used: ${loaded.mistake}`, pack.place));
  }
  return { rules: rules.sort((one, other) => (one.id < other.id ? -1 : 1)), diagnostics };
}

async function loadedPack(
  pack: NamedPack,
  from: PackSource,
  taken: TakenIds,
  { importModule }: Pick<Environment, 'importModule'>,
): Promise<ReturnType<typeof rulesExported>> {
  try {
    const found = addressOf(pack.name, from);
    return 'mistake' in found ? found : rulesExported(await importModule(found.address), taken);
  } catch (error) {
    return { mistake: reasonOf(error, from.folder) };
  }
}

/** The address of the module that a pack is. Throws where a package cannot be found. */
function addressOf(name: string, { source, folder, root }: PackSource): { readonly address: string } | { readonly mistake: string } {
  if (/^\.\.?\//.test(name)) {
    const path = resolve(folder, name);
    if (root !== undefined && !isInside(path, root)) return { mistake: 'it lies outside of the repository' };
    const file = attempt(() => realpathSync(path));
    return file.value === undefined ? { mistake: 'there is no such file' } : { address: pathToFileURL(file.value).href };
  }
  if (!/^(@[\w.-]+\/)?[\w-][\w.-]*(\/[\w./-]+)?$/.test(name))
    return { mistake: 'it is neither a file (./rules/index.js) nor the name of a package' };
  const address = resolveModule(name, pathToFileURL(join(folder, nameOf(source.path))).href);
  return address.startsWith('file:') ? { address: pathToFileURL(fileURLToPath(address)).href } : { mistake: 'it is a module of Node' };
}

/** What an error says, in one line and without the folder of this machine. */
function reasonOf(error: unknown, folder: string): string {
  if (!(error instanceof Error)) return 'it throws what is no error';
  const [line = ''] = error.message.split('\n');
  if (line.startsWith("Cannot find package 'plumblint'"))
    return 'it imports plumblint, which is not installed beside it: npm install --save-dev plumblint';
  return `${error.name}: ${line.replaceAll(folder, '.')}`.slice(0, longestReason);
}
