import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Characters of the largest file that inputs are made of: small ones are tried more often. */
const largest = 6_000;

/** The templates, parameter files and cases of this repository that are at most so long, as texts by the kind of file. */
export interface Seeds {
  readonly arm: readonly string[];
  readonly bicep: readonly string[];
  readonly parameters: readonly string[];
  readonly bicepparam: readonly string[];
  /** Files of IoT Edge, by the language that they are in. */
  readonly edge: Readonly<Record<'yaml' | 'toml' | 'manifest', readonly string[]>>;
  /** Scripts for Azure Arc, by their ending. */
  readonly scripts: Readonly<Record<'sh' | 'ps1', readonly string[]>>;
}

/** Reads them from the working folder, which is the repository. */
export function readSeeds(): Seeds {
  const paths = ['samples', 'rules']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .sort();
  const texts = (ending: RegExp): string[] =>
    paths
      .filter((path) => ending.test(path))
      .map((path) => readFileSync(path, 'utf8'))
      .filter((text) => text.length <= largest);
  return {
    arm: texts(/(?<!\.parameters|-manifest)\.json$/),
    bicep: texts(/\.bicep$/),
    parameters: texts(/\.parameters\.json$/),
    bicepparam: texts(/\.bicepparam$/),
    edge: { yaml: texts(/\.yaml$/), toml: texts(/\.toml$/), manifest: texts(/-manifest\.json$/) },
    scripts: { sh: texts(/\.sh$/), ps1: texts(/\.ps1$/) },
  };
}
