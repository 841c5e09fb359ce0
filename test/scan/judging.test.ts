import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { defineRule, namedRules } from '../../src/engine/rule.js';
import { known } from '../../src/engine/statement.js';
import { deploymentUnits } from '../../src/scan/deployment-units.js';
import { discover } from '../../src/scan/discover.js';
import type { JudgedUnit, Judgement } from '../../src/scan/judging.js';
import { judge, judgeUnit, reconsideredAmong } from '../../src/scan/judging.js';
import type { ScanRequest } from '../../src/scan/scan-request.js';
import { ScannedTree } from '../../src/scan/scanned-tree.js';
import { readCase } from '../../src/testing/index.js';
import { memoryHost } from '../../src/testing/memory-host.js';
import { groupBy } from '../../src/text/group-by.js';
import { SourceBook } from '../../src/text/region.js';
import { repository } from '../rules/folder-host.js';

const plainRequest: ScanRequest = {
  paths: [''],
  exclude: [],
  parameters: [],
  deployer: { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' },
  rules,
};

/** What is said of every deployment of some files, each by itself. */
function eachOf<T>(
  say: (...given: Parameters<typeof judge>) => T,
  files: Readonly<Record<string, string>>,
  changes: Partial<ScanRequest>,
): T[] {
  const request = { ...plainRequest, ...changes };
  const host = memoryHost(files);
  const tree = new ScannedTree(host, discover(host, request).files, request);
  return Array.from(deploymentUnits(tree, request), (unit) => say(unit, tree, request, new SourceBook()));
}

function judgementsOf(files: Readonly<Record<string, string>>, changes: Partial<ScanRequest> = {}): Judgement[] {
  return eachOf(judge, files, changes);
}

function unitsOf(files: Readonly<Record<string, string>>, changes: Partial<ScanRequest> = {}): JudgedUnit[] {
  return eachOf(judgeUnit, files, changes);
}

const template = (resources: readonly unknown[], more: object = {}): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources,
    ...more,
  });
const vnet = (name: string): object => ({
  type: 'Microsoft.Network/virtualNetworks',
  apiVersion: '2024-05-01',
  name,
  location: 'westeurope',
});

it('judges in the cloud of the regions where nobody names one', () => {
  const endpoint = {
    type: 'Microsoft.Network/privateEndpoints',
    apiVersion: '2024-05-01',
    name: 'pe',
    location: 'usgovvirginia',
    properties: {
      subnet: { id: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 's')]" },
      privateLinkServiceConnections: [
        { name: 'c', properties: { privateLinkServiceId: "[resourceId('Microsoft.Storage/storageAccounts', 'st')]", groupIds: ['blob'] } },
      ],
    },
  };
  const zoneGroup = (suffix: string): object => ({
    type: 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
    apiVersion: '2024-05-01',
    name: 'pe/default',
    properties: {
      privateDnsZoneConfigs: [
        {
          name: 'z',
          properties: { privateDnsZoneId: `[resourceId('Microsoft.Network/privateDnsZones', concat('privatelink.blob.', ${suffix}))]` },
        },
      ],
    },
  });
  const verdictIn = (suffix: string, cloud?: string): unknown =>
    judgementsOf({ 'main.json': template([endpoint, zoneGroup(suffix)]) }, { deployer: { scope: {}, deploymentName: undefined, cloud } })
      .flatMap(({ facts }) => facts)
      .find(({ messageId }) => messageId === 'wrongZone')?.verdict;
  expect(verdictIn("'core.windows.net'")).toBe('fail');
  expect(verdictIn("'core.windows.net'", 'AzureCloud')).toBe('open');
  expect(verdictIn('environment().suffixes.storage')).toBe('pass');
});

/** Compared by Node: what is equal is seen sooner. */
function expectPlain(data: object): void {
  const copies: unknown[] = [structuredClone(data), JSON.parse(JSON.stringify(data))];
  for (const copy of copies) if (!isDeepStrictEqual(copy, data)) expect(copy).toStrictEqual(data);
}

/** For each verdict of each rule, its first case. */
const cases = rules.flatMap(({ id }) => {
  const files = repository.entries(`rules/${id}/cases`).map(({ name }) => name);
  return [...groupBy(files, (name) => name.split('-')[0])].flatMap(([, [name = '']]) => {
    const path = `rules/${id}/cases/${name}`;
    return readCase(path, repository.read(path) ?? '') ?? [];
  });
});

describe('the judgement of a deployment', () => {
  it('is plain data for every verdict of every rule', () => {
    expect(cases.length).toBeGreaterThan(100);
    const verdicts = new Set<string>();
    for (const { source, settings } of cases) {
      const deployer = { ...plainRequest.deployer, cloud: settings.cloud ?? 'AzureCloud' };
      const judgements = judgementsOf({ [source.path]: source.text }, { deployer });
      expect(judgements).toHaveLength(1);
      for (const judgement of judgements) {
        expectPlain(judgement);
        for (const { verdict } of judgement.facts) verdicts.add(verdict);
      }
    }
    expect(verdicts).toEqual(new Set(['fail', 'pass', 'open']));
  });

  it('tells facts, diagnostics, what it tells others, and what was read for it', () => {
    const inner = template([vnet('inner')]);
    const link = { mode: 'Incremental', templateLink: { relativePath: 'nested/inner.json' } };
    const files = {
      'main.json': template(
        [{ type: 'Microsoft.Resources/deployments', apiVersion: '2024-03-01', name: 'n', properties: link }, vnet("[variables('none')]")],
        {
          parameters: { p: { type: 'string' } },
        },
      ),
      'nested/inner.json': inner,
      'main.parameters.json': JSON.stringify({
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
        parameters: { p: { value: 'x' } },
      }),
    };
    const summarised = namedRules({
      'test/names': defineRule({
        ...{ title: 't', source: 's', tags: [], page: '', messages: { m: { severity: 'note', precision: 'low', what: 'm' } } },
        of: (network) => network.virtualNetworks,
        *check(_, { say }) {
          yield known(false).otherwise(say.m({}));
        },
        summarise: (network) => ({ kinds: network.virtualNetworks.map(({ kind }) => kind) }),
      }),
    });
    const [judgement] = judgementsOf(files, { rules: summarised });
    if (judgement === undefined) throw new Error('nothing judged');
    expectPlain(judgement);
    expect(judgement).toMatchObject({
      facts: [{ verdict: 'fail', at: { file: 'nested/inner.json', path: [{ file: 'main.json' }] } }, {}],
      summary: { 'test/names': { kinds: ['virtualNetworks', 'virtualNetworks'] } },
      reads: ['main.json', 'main.parameters.json', 'nested/inner.json'],
    });
    expect(judgement.diagnostics).toMatchObject([{ code: 'evaluation-failed', path: 'main.json', region: { file: 'main.json' } }]);
  });

  it('is the same alone and beside others', () => {
    const files = { 'a.json': template([vnet('a')]), 'b.json': template([vnet('b')]) };
    const together = judgementsOf(files);
    expect(together).toEqual([...judgementsOf({ 'a.json': files['a.json'] }), ...judgementsOf({ 'b.json': files['b.json'] })]);
  });
});

describe('a deployment on which this program fails', () => {
  it('is not judged, and says so', () => {
    const broken: ScanRequest = {
      ...plainRequest,
      get rules(): never {
        throw new RangeError('boom');
      },
    };
    const host = memoryHost({ 'a.json': template([vnet('a')]) });
    const tree = new ScannedTree(host, discover(host, plainRequest).files, plainRequest);
    const [unit] = deploymentUnits(tree, plainRequest);
    if (unit === undefined) throw new Error('no unit');
    expect(judgeUnit(unit, tree, broken, new SourceBook())).toEqual({
      label: { template: 'a.json', parameters: [] },
      files: [],
      attached: false,
      use: undefined,
      judged: false,
      facts: [],
      diagnostics: [
        expect.objectContaining({
          code: 'not-judged',
          path: 'a.json',
          message: expect.stringMatching(/^plumblint failed on this file, please report it: RangeError at judging\.test\.ts:\d+:\d+$/),
        }),
      ],
      summary: {},
      secrets: undefined,
    });
  });
});

describe('facts in view of the other deployments', () => {
  const zoneRule = namedRules({
    'test/zones': defineRule({
      ...{ title: 't', source: 's', tags: [], page: '', messages: { m: { severity: 'note', precision: 'low', what: 'm' } } },
      of: (network) => network.virtualNetworks,
      *check(_, { say }) {
        yield known(false).otherwise(say.m({ recall: 'zone' }));
      },
      summarise: (network) => ({ zones: network.privateDnsZones.map(() => '"zone"') }),
      reconsider: ({ recall }, elsewhere) => (elsewhere.has('zones', JSON.stringify(recall)) ? 'another makes it' : undefined),
    }),
    'test/other': defineRule({
      ...{ title: 't', source: 's', tags: [], page: '', messages: { m: { severity: 'note', precision: 'low', what: 'm' } } },
      of: (network) => network.virtualNetworks,
      *check(_, { say }) {
        yield known(false).otherwise(say.m({}));
      },
    }),
  });
  const zone = { type: 'Microsoft.Network/privateDnsZones', apiVersion: '2024-06-01', name: 'z', location: 'global' };
  const verdicts = (files: Readonly<Record<string, string>>) =>
    reconsideredAmong(unitsOf(files, { rules: zoneRule }), { rules: zoneRule }).map(({ label, facts }) => [
      label.template,
      facts.map(({ ruleId, verdict, reasons }) => [ruleId, verdict, ...reasons]),
    ]);
  const failing = [
    ['test/other', 'fail'],
    ['test/zones', 'fail'],
  ];

  it('are open where another template tells what matters, for the rule that asks', () => {
    expect(verdicts({ 'a.json': template([vnet('a')]), 'b.json': template([zone, vnet('b')]) })).toEqual([
      [
        'a.json',
        [
          ['test/other', 'fail'],
          ['test/zones', 'open', 'another makes it'],
        ],
      ],
      ['b.json', failing],
    ]);
  });

  it('stay where only the same template tells it, with other values too', () => {
    const parameters = (value: string): string =>
      JSON.stringify({
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
        parameters: { p: { value } },
      });
    const files = {
      'a.json': template([vnet('a'), { ...zone, condition: "[equals(parameters('p'), 'x')]" }], { parameters: { p: { type: 'string' } } }),
      'a.x.parameters.json': parameters('x'),
      'a.y.parameters.json': parameters('y'),
    };
    expect(verdicts(files)).toEqual([
      ['a.json', failing],
      ['a.json', failing],
    ]);
  });
});
