import schema from '../../schemas/lock-1.schema.json' with { type: 'json' };
import type { ModuleLock } from '../bicep/modules/library.js';
import type { Source } from '../text/source.js';
import { memberOf, membersOf, type Problem, textIn } from './document.js';
import { digestOf } from './module-digest.js';
import { readDocument } from './read-document.js';
import { schemaProblems } from './schema-check.js';

/** What a lock file is called. It lies at the root of the repository. */
export const lockFileName = 'plumblint.lock.json';

/** The digests, `sha256:…`, by which a registry module is known. */
export interface LockedModule {
  /** Of its manifest in the registry. */
  readonly manifest: string;
  /** Of its template. */
  readonly template: string;
}

/** By reference, `br:mcr.microsoft.com/bicep/avm/res/key-vault/vault:0.13.0`. */
export type LockedModules = ReadonlyMap<string, LockedModule>;

/** The modules in a lock file, or what is wrong with it. */
export function readLockFile(source: Source): { readonly modules: LockedModules } | { readonly problems: readonly Problem[] } {
  const { document, problems: broken } = readDocument(source);
  if (document === undefined || broken.length > 0) return { problems: broken };
  const problems = schemaProblems(document, schema);
  if (problems.length > 0) return { problems };
  const modules = membersOf(memberOf(document, 'modules')).map(({ name, value }) => {
    const digest = (key: keyof LockedModule): string => textIn(memberOf(value, key)) ?? '';
    return [name, { manifest: digest('manifest'), template: digest('template') }] as const;
  });
  return { modules: new Map(modules) };
}

/** A lock file as text. */
export function lockFileText(modules: LockedModules): string {
  const sorted = [...modules].sort(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify({ $schema: schema.$id, modules: Object.fromEntries(sorted) }, undefined, 2)}\n`;
}

/** Tells whether modules have the bytes that are locked. */
export function moduleLock(modules: LockedModules): ModuleLock {
  return {
    compare: (reference, bytes) => {
      const locked = modules.get(reference)?.template;
      if (locked === undefined) return 'unlocked';
      const digest = digestOf(bytes);
      return digest === locked
        ? 'locked'
        : { other: `it is ${digest}, and ${lockFileName} has ${locked}; 'plumblint restore' fetches it anew` };
    },
  };
}
