import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CaseRun, runCase } from './case-run.js';
import type { RecordedCase, RecordedResource } from './cases.js';
import { CaseComparison } from './compare-case.js';
import { Corpus } from './corpus.js';
import type { Json } from './json.js';
import type { Tally } from './tally.js';

/** A template of one's own, evaluated as a case of the corpus is. */
export interface SmallCase {
  readonly parameters?: { readonly [name: string]: Json };
  readonly variables?: { readonly [name: string]: Json };
  readonly resources?: readonly Json[];
  readonly outputs?: { readonly [name: string]: Json };
  readonly given?: { readonly [name: string]: Json };
  /** Content of a parameter file. */
  readonly file?: { readonly [name: string]: Json };
}

export interface Recording {
  readonly resources?: readonly RecordedResource[];
  readonly outputs?: { readonly [name: string]: Json };
  readonly diagnostics?: readonly string[];
}

const subscriptionId = '00000000-0000-0000-0000-000000000001';

export const groupId = `/subscriptions/${subscriptionId}/resourceGroups/g`;

export function vnet(name: string, more: { readonly [member: string]: Json } = {}): RecordedResource {
  return {
    id: `${groupId}/providers/Microsoft.Network/virtualNetworks/${name}`,
    type: 'Microsoft.Network/virtualNetworks',
    name,
    apiVersion: '2024-05-01',
    ...more,
  };
}

export function vnetTemplate(name: string, more: { readonly [member: string]: Json } = {}): Json {
  return { type: 'Microsoft.Network/virtualNetworks', name, apiVersion: '2024-05-01', ...more };
}

/** Evaluates a small template in group `g`. */
export function evaluated(small: SmallCase, recording: Recording = {}): { readonly run: CaseRun; readonly recorded: RecordedCase } {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const { given = {}, file, ...template } = small;
  const text = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [],
    ...template,
  };
  writeFileSync(join(folder, 'main.json'), JSON.stringify(text));
  if (file !== undefined) writeFileSync(join(folder, 'main.parameters.json'), JSON.stringify({ parameters: file }));
  const recorded: RecordedCase = {
    name: 'small',
    template: 'main.json',
    parameters: given,
    scope: { subscriptionId, resourceGroup: 'g', tenantId: 't', location: 'westeurope', deploymentName: 'main' },
    predictedResources: recording.resources ?? [],
    outputs: recording.outputs ?? {},
    diagnostics: recording.diagnostics ?? [],
    ...(file !== undefined && { parameterFile: 'main.parameters.json' }),
  };
  return { run: runCase(recorded, [], new Corpus(folder)), recorded };
}

/** Compares what we predict for a small template with what an engine would have said. */
export function compared(small: SmallCase, recording: Recording): Tally {
  const { run, recorded } = evaluated(small, recording);
  return new CaseComparison(recorded, run.prediction, run.facts).tally();
}
