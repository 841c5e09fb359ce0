import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { RecordedCase } from './cases.js';
import { Corpus } from './corpus.js';
import { groupCases, Results, runGroup } from './group-run.js';
import type { Json } from './json.js';

const template = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: { a: { type: 'string' }, f: { type: 'bool' } },
  resources: [],
  outputs: { o: { type: 'string', value: "[if(parameters('f'), concat('x-', parameters('a')), 'none')]" } },
};

function recorded(name: string, more: Partial<RecordedCase>): RecordedCase {
  return {
    name,
    template: 'main.json',
    scope: { deploymentName: 'main' },
    unknown: [],
    predictedResources: [],
    outputs: {},
    diagnostics: [],
    ...more,
  };
}

const base = recorded('main.json', { unknown: ['a', 'f'], outputs: { o: "[if(parameters('f'), concat('x-', parameters('a')), 'none')]" } });

function valuesCase(o: Json): RecordedCase {
  return recorded('main.json@values-a', { parameters: { a: 'v', f: true }, outputs: { o } });
}

function run(cases: readonly RecordedCase[]): Results {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  writeFileSync(join(folder, 'main.json'), JSON.stringify(template));
  const results = new Results();
  for (const group of groupCases(cases, 1)) runGroup(group, new Corpus(folder), results);
  return results;
}

describe('runGroup', () => {
  it('compares every case, and what the unknowns become with the values of another', () => {
    const results = run([base, valuesCase('x-v')]);
    expect(results.crashes).toEqual([]);
    expect([...results.direct.counts]).toEqual([
      ['symbolic equal', 1],
      ['equal', 1],
    ]);
    expect(results.substitutions).toBe(1);
    expect([...results.substituted.counts]).toEqual([['equal', 1]]);
  });

  it('finds values that do not give what the engine predicts for them', () => {
    const results = run([base, valuesCase('x-w')]);
    expect(results.substituted.count('wrong')).toBe(1);
  });

  it('evaluates what the engine refused, and counts whether we refuse it too', () => {
    const results = run([recorded('main.json', { error: 'refused' })]);
    expect([results.refusals, results.refusedToo, results.crashes.length]).toEqual([1, 0, 0]);
  });

  it('takes a template that is not there for a crash of its own', () => {
    const results = run([recorded('other.json', { template: 'other.json' })]);
    expect(results.crashes.map(({ case: name }) => name)).toEqual(['other.json']);
  });
});

describe('an unknown scope', () => {
  const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  const subscriptionId = '00000000-0000-0000-0000-000000000001';
  const other = `/subscriptions/${subscriptionId}/resourceGroups/other`;
  const thing = { type: 'A.B/things', apiVersion: '2020-01-01', name: 'x' };
  const inner = { $schema: schema, contentVersion: '1.0.0.0', parameters: { p: { type: 'string' } }, resources: [{ ...thing, tags: { t: "[parameters('p')]" } }] }; // prettier-ignore
  const module = {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name: 'inner',
    subscriptionId,
    resourceGroup: 'other',
    properties: {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope: 'inner' },
      parameters: { p: { value: '[resourceGroup().name]' } },
      template: inner,
    },
  };

  /** What is found where the engine says one thing without knowing the scope, and another when it knows it. */
  function found(unknown: string, known: string): Record<string, number> {
    const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    writeFileSync(join(folder, 'main.json'), JSON.stringify({ $schema: schema, contentVersion: '1.0.0.0', resources: [module] }));
    const predicted = (t: string): Partial<RecordedCase> => ({
      predictedResources: [{ ...thing, id: `${other}/providers/A.B/things/x`, tags: { t } }],
    });
    const scope = { subscriptionId, resourceGroup: 'g', tenantId: 't', location: 'westeurope', deploymentName: 'main' };
    const cases = [recorded('main.json', { ...predicted(known), scope }), recorded('main.json@unknown-scope', predicted(unknown))];
    const results = new Results();
    for (const group of groupCases(cases, 2)) runGroup(group, new Corpus(folder), results);
    return Object.fromEntries([...results.direct.counts].filter(([leafClass]) => leafClass !== 'equal'));
  }

  it('may be taken for that of a module by the engine, if we say what it says where it knows the scope', () => {
    expect(found('other', 'g')).toEqual({ 'beyond: argument of a module that the engine evaluates in the scope of the module': 1 });
    expect(found('another', 'g')).toEqual({ wrong: 1 });
    expect(found('other', 'h')).toEqual({ wrong: 2 });
  });
});
