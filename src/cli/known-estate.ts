import { resolve } from 'node:path';
import { decode } from '../disk/decode.js';
import { readNamed } from '../disk/read-file.js';
import { Estate } from '../estate/estate.js';
import type { KnownResource } from '../estate/known-resource.js';
import { readEstate } from '../estate/read-estate.js';
import type { ConfiguredFacts } from '../policy/run-settings.js';
import type { Host } from '../text/host.js';
import { resolvePath } from '../text/paths.js';
import { orRefused } from './system-refusal.js';
import { UsageError } from './usage-error.js';

/** Where files with facts are looked for. */
export interface FactsPlace {
  /** That of the configuration, whose files lie in the root of `host`. */
  readonly folder: string;
  readonly host: Host;
  /** Turns a path as the user gave it into one relative to the root. */
  readonly inside: (path: string) => string;
  readonly cwd: string;
}

/** What is known besides the templates: what the command line and the configuration tell add up. Throws `UsageError` for a file that tells nothing. */
export function knownEstate(given: readonly string[], configured: ConfiguredFacts, place: FactsPlace): Estate {
  const { folder, host, inside, cwd } = place;
  const fromFiles = configured.files.flatMap((file) => {
    const path = resolvePath(folder, file);
    const text = path === undefined ? undefined : host.read(path);
    if (path === undefined || text === undefined) throw new UsageError(`facts of the configuration: there is no file ${file}`);
    return knownIn(text, file, path);
  });
  const fromOptions = given.flatMap((file) => {
    const bytes = orRefused(`read --facts ${file}`, () => readNamed(resolve(cwd, file)));
    return knownIn(decode(bytes), file, inside(file));
  });
  return new Estate([...configured.resources, ...fromFiles, ...fromOptions], configured.zonesAttachedByPolicy);
}

function knownIn(text: string, shown: string, path: string): readonly KnownResource[] {
  const read = readEstate(text, path);
  if ('mistake' in read) throw new UsageError(`--facts: ${shown} cannot be used: ${read.mistake}`);
  return read.resources;
}
