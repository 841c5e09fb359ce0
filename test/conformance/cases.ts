import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Json } from './json.js';
import { filesOfTar } from './tar.js';

/** What the deployment engine predicted for one template under one set of parameter values. */
export interface RecordedCase {
  /** File name without `.json`. */
  readonly name: string;
  /** Relative to the corpus, like `parameterFile`. */
  readonly template: string;
  readonly parameterFile?: string;
  readonly parameters?: { readonly [name: string]: Json };
  readonly unknown?: readonly string[];
  readonly scope?: RecordedScope;
  readonly outputs?: { readonly [name: string]: Json };
  readonly diagnostics?: readonly string[];
  readonly error?: string;
  readonly predictedResources?: readonly RecordedResource[];
}

export interface RecordedScope {
  readonly tenantId?: string;
  readonly managementGroupId?: string;
  readonly subscriptionId?: string;
  readonly resourceGroup?: string;
  readonly location?: string;
  readonly deploymentName?: string;
}

export interface RecordedResource {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly condition?: string;
  readonly [member: string]: Json | undefined;
}

/** A corpus with the recordings that belong to it. */
export interface RecordedCorpus {
  readonly corpus: string;
  readonly oracle: string;
}

/** All cases below a folder (loose files in `deployments/`, else `deployments.tar.gz`) whose names match, sorted by name. */
export function readCases(folder: string, only: RegExp): RecordedCase[] {
  const cases: RecordedCase[] = [];
  for (const { name, content } of caseFiles(folder)) {
    const stem = basename(name).replace(/\.json$/, '');
    if (only.test(stem)) cases.push({ name: stem, ...(JSON.parse(content.toString('utf8')) as Omit<RecordedCase, 'name'>) });
  }
  return cases.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function* caseFiles(folder: string): Generator<{ name: string; content: Buffer }> {
  const loose = join(folder, 'deployments');
  if (existsSync(loose)) {
    for (const name of readdirSync(loose)) if (name.endsWith('.json')) yield { name, content: readFileSync(join(loose, name)) };
    return;
  }
  for (const file of filesOfTar(gunzipSync(readFileSync(join(folder, 'deployments.tar.gz'))))) if (file.name.endsWith('.json')) yield file;
}

/** The lines of an ndjson file, parsed; none if there is no such file. */
export function readRows<Row>(file: string): Row[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}
