import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationNames } from '../../policy/configurations.js';
import { folderOf, pathOf } from '../../text/paths.js';
import type { Environment } from '../environment.js';
import { scanRootOf } from '../scan-root.js';
import { orUnwritten } from '../system-refusal.js';
import { UsageError } from '../usage-error.js';

const file = 'plumblint.config.jsonc';

/** Everything that a configuration can say, as comments. */
const text = `{
  "$schema": "https://unpkg.com/plumblint/schemas/config-1.schema.json",

  // This file governs its folder and all folders below that have no configuration of their own.

  // Rules of your own: files seen from here, and packages. Their code is run. Counts at the root of the repository alone.
  "packs": [
    // "./plumblint-rules/index.js", "@contoso/plumblint-pack",
  ],

  // Registries that plumblint restore fetches modules from, in place of mcr.microsoft.com. Counts at the root of the repository alone.
  "restore": {
    // "registries": ["mcr.microsoft.com", "contoso.azurecr.io"],
  },

  // By rule, pack or pattern: "off", or the severity of what is found: "error", "warning", "note". The last one that names a rule counts.
  "rules": {
    // "dns": "warning",
    // "dns/zone-linked-to-vnet": "off",
  },

  // Other settings for some files. Patterns are those of a .gitignore in this folder.
  "overrides": [
    // { "files": ["test/**"], "rules": { "*": "note" } },
  ],

  // Findings that are accepted in some files. Close to the template, a comment does the same: // plumblint-disable-next-line <rule> -- <reason>
  "suppressions": [
    // { "rule": "dns/zone-linked-to-vnet", "files": ["/hub/"], "reason": "the platform team links it", "owner": "platform", "expires": "2099-12-31" },
  ],

  // What holds for a run that scans this folder. Options of the command line win.
  "scan": {
    // "audience": "auditor",
    // "failOn": "warning",
    // "minSeverity": "note",
    // "strict": true,
    // "exclude": ["vendor/"],
    // "baseline": "plumblint.baseline.json",
    // "hostNaming": "privatelink",
    // "includeModules": false,
    // "moduleCache": ".bicep-modules",
    // "facts": { "files": ["estate.json"], "zonesAttachedByPolicy": true },
    // "cloud": "AzureUSGovernment",
    // "parameters": ["@prod.parameters.json", "location=westeurope"],
  },
}
`;

/** Writes a configuration file that says nothing yet into the working folder. Throws `UsageError` where there is one. */
export function initCommand({ cwd, stdout }: Pick<Environment, 'cwd' | 'stdout'>): void {
  const there = configurationNames.find((name) => existsSync(join(cwd, name)));
  if (there !== undefined) throw new UsageError(`there is a ${there} in this folder`);
  orUnwritten(file, () => writeFileSync(join(cwd, file), text, { flag: 'wx' }));
  const above = governingAbove(cwd);
  const instead = above === undefined ? '' : ` It holds for this folder in place of ${above}, of which nothing counts here any more.`;
  stdout.write(`Wrote ${file}: what is in it as comments can be set.${instead}\n`);
}

/** The configuration that governs the working folder from above, as seen from it; undefined where there is none. */
function governingAbove(cwd: string): string | undefined {
  const { folder, inside, fromHere } = scanRootOf(cwd, ['.']);
  for (let at = inside('.'); at !== '';) {
    at = folderOf(at);
    const name = configurationNames.find((one) => existsSync(join(folder, at, one)));
    if (name !== undefined) return fromHere(pathOf(at, name));
  }
  return undefined;
}
