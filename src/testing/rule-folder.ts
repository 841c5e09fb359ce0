import { NodeHost } from '../disk/node-host.js';
import type { Host } from '../text/host.js';
import { readCase } from './rule-case.js';
import type { RuleCase } from './rule-case.js';

/** What stands in the folder of a rule. */
export interface RuleFolder {
  /** The text of `rule.md`. */
  readonly page: string | undefined;
  /** The files of `cases/` whose names begin with a verdict. */
  readonly cases: readonly RuleCase[];
  /** The other files of `cases/`. */
  readonly strays: readonly string[];
}

/** Reads the folder of a rule: one on disk by its path, or that which is the root of a host. Throws where there is no such folder. */
export function readRuleFolder(folder: string | Host): RuleFolder {
  const host = typeof folder === 'string' ? new NodeHost(folder) : folder;
  const files = host.entries('cases').flatMap(({ name, kind }) => (kind === 'file' ? [`cases/${name}`] : []));
  const read = files.map((path) => ({ path, found: readCase(path, host.read(path) ?? '') }));
  return {
    page: host.read('rule.md'),
    cases: read.flatMap(({ found }) => found ?? []),
    strays: read.flatMap(({ path, found }) => (found === undefined ? [path] : [])),
  };
}
