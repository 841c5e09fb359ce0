import { describe, expect, it } from '@jest/globals';
import { memoryHost } from '../../../src/testing/memory-host.js';
import { breachesIn } from './breach.js';
import { freshProducts, productScript } from './fresh.js';
import { checkIndependence } from './independence.js';
import { checkIsolation, checkScanOrder, judgeAlone, judgeTogether } from './isolation.js';
import { seedLawFaults } from './law-steps.js';
import { createProduct, type Files, isPlain } from './product.js';
import { seededFaults } from './seeded-faults.js';

const fresh = freshProducts(await productScript());

function filesOf(contents: Readonly<Record<string, object | string>>): Files {
  const texts = Object.entries(contents).map(([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content)]);
  return { host: memoryHost(Object.fromEntries(texts) as Record<string, string>), moduleCache: undefined, paths: Object.keys(contents) };
}

function template(parameters: object, resources: readonly object[]): object {
  const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  return { $schema, contentVersion: '1.0.0.0', parameters, resources };
}

function values(parameters: Readonly<Record<string, string>>): object {
  const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
  return { $schema, parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, { value }])) };
}

function network(name: string, more: object = {}): object {
  const properties = {
    addressSpace: { addressPrefixes: ['10.7.0.0/24'] },
    subnets: [{ name: 'ends', properties: { addressPrefix: '10.7.0.0/26' } }],
  };
  return { type: 'Microsoft.Network/virtualNetworks', apiVersion: '2024-05-01', name, location: 'northeurope', properties, ...more };
}

function endpoint(name: string, inNetwork: string, scope: string, location = 'northeurope'): object {
  const connection = {
    privateLinkServiceId: `[resourceId('Microsoft.HybridCompute/privateLinkScopes', ${scope})]`,
    groupIds: ['hybridcompute'],
  };
  const subnet = { id: `[resourceId('Microsoft.Network/virtualNetworks/subnets', '${inNetwork}', 'ends')]` };
  const properties = { subnet, privateLinkServiceConnections: [{ name: 'machines', properties: connection }] };
  return { type: 'Microsoft.Network/privateEndpoints', apiVersion: '2024-05-01', name, location, properties };
}

/** Two templates alike, but that the one says which scopes it may be given. */
const neighbours = filesOf({
  'depot/free.json': template({ arcScope: { type: 'string' } }, twoEndpoints()),
  'yard/narrow.json': template({ arcScope: { type: 'string', allowedValues: ['scope-east', 'scope-west'] } }, twoEndpoints()),
});

function twoEndpoints(): object[] {
  return [network('plant'), endpoint('pe-fixed', 'plant', "'scope-main'"), endpoint('pe-chosen', 'plant', "parameters('arcScope')")];
}

/** Conditions, several sets of values, and regions that differ. */
const varied = filesOf({
  'a.json': template({ on: { type: 'bool' } }, [network('one', { condition: "[parameters('on')]" }), endpoint('pe-a', 'one', "'s'")]),
  'b.json': template({ region: { type: 'string' } }, [
    network('two', { location: "[parameters('region')]" }),
    endpoint('pe-b', 'two', "'s'"),
  ]),
  'b.dev.parameters.json': values({ region: 'westeurope' }),
  'b.prod.parameters.json': values({ region: 'northeurope' }),
  'c.json': template({}, [network('three'), endpoint('pe-c', 'three', "'s'", 'westeurope')]),
  'd.bicep': "resource v 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n  name: 'four'\n}\n",
  'e.json': template({}, [network('five')]),
});

function verdictsIn(judgement: string | undefined, ruleId: string): string[] {
  const { facts } = JSON.parse(judgement ?? '{ "facts": [] }') as { facts: readonly { ruleId: string; verdict: string }[] };
  return facts.filter((fact) => fact.ruleId === ruleId).map(({ verdict }) => verdict);
}

describe('isolation', () => {
  it('holds for templates that have nothing to do with each other', () => {
    expect(checkIsolation(fresh, varied)).toEqual([]);
    expect(checkIsolation(fresh, neighbours)).toEqual([]);
  });

  it.each(['shuffled', 'shuffled, backwards'] as const)('leaves each its verdict beside a parameter of the same name (%s)', (order) => {
    const judgements = judgeTogether(fresh(), neighbours, order);
    expect(verdictsIn(judgements.get('yard/narrow.json'), 'arc/one-scope-per-vnet')).toContain('fail');
    expect(verdictsIn(judgements.get('depot/free.json'), 'arc/one-scope-per-vnet')).not.toContain('fail');
  });

  it('judges in every order, and alone from what was read', () => {
    const together = judgeTogether(createProduct(), varied, 'as found');
    const shuffled = judgeTogether(createProduct(), varied, 'shuffled');
    const backwards = judgeTogether(createProduct(), varied, 'shuffled, backwards');
    expect([...shuffled.keys()]).not.toEqual([...together.keys()]);
    expect([...backwards.keys()]).toEqual([...shuffled.keys()].reverse());
    expect([...together.keys()]).toEqual(['a.json', 'b.json + b.dev.parameters.json', 'b.json + b.prod.parameters.json', 'c.json', 'd.bicep', 'e.json']); // prettier-ignore
    expect(judgeAlone(createProduct, varied, together)).toEqual(together);
  });

  it('does not take a judgement that fails, or is no plain data, for one that agrees', () => {
    const failing = { ...createProduct(), open: () => ({ names: ['x.json'], judge: () => '{"failure":"broken"}' }) };
    expect(checkIsolation(() => failing, varied)).toContainEqual({ deployment: 'x.json', scenario: 'as found', detail: 'broken' });
  });

  it('holds for a scan whose files come in another order', () => {
    expect(checkScanOrder(fresh, varied)).toEqual([]);
    const product = createProduct();
    const inOrder = { ...product, scan: ({ paths }: Files) => JSON.stringify(paths) };
    expect(checkScanOrder(() => inOrder, varied)).toHaveLength(1);
  });
});

describe('independence', () => {
  it('holds for every rule', () => {
    expect(checkIndependence(fresh, varied)).toEqual([]);
    expect(checkIndependence(fresh, neighbours)).toEqual([]);
  });

  it('lets a diagnostic go that names another rule', () => {
    const crash = (ruleId: string): object => ({ code: 'rule-crashed', message: `rule ${ruleId} failed on it` });
    const judge = (_name: string, ruleIds: readonly string[] = ['a/b', 'c/d']): string =>
      JSON.stringify({ facts: [], diagnostics: ruleIds.map(crash), summary: {}, reads: [] });
    const product = { ...createProduct(), ruleIds: ['a/b', 'c/d'], open: () => ({ names: ['x.json'], judge }) };
    expect(checkIndependence(() => product, varied)).toEqual([]);
  });
});

describe('plain data', () => {
  it('is what JSON leaves as it is', () => {
    expect(isPlain({ a: [1, null, 'x', { b: false }], c: {} })).toBe(true);
    for (const value of [undefined, NaN, new Map(), new Date(0), () => 1, { a: undefined }, [new Set()]])
      expect(isPlain(value)).toBe(false);
  });
});

describe('seeded faults', () => {
  it('are all found by their laws', () => {
    expect(seedLawFaults(varied, seededFaults)).toEqual(seededFaults.map(({ name, law }) => ({ fault: name, law, caught: true })));
  });
});

describe('a breach', () => {
  it('names the first member that differs, and what one side has alone', () => {
    const found = new Map([['one', '{"facts":[{"at":1,"verdict":"fail"}]}'], ['two', '{}']]); // prettier-ignore
    const expected = new Map([['one', '{"facts":[{"at":1,"verdict":"open"}]}'], ['three', '{}']]); // prettier-ignore
    expect(breachesIn('shuffled', found, expected)).toEqual([
      { deployment: 'one', scenario: 'shuffled', detail: 'facts.0.verdict: "fail" instead of "open"' },
      { deployment: 'two', scenario: 'shuffled', detail: 'it is judged there only' },
      { deployment: 'three', scenario: 'shuffled', detail: 'it is not judged' },
    ]);
  });
});
