import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Finding } from '../../src/findings/finding.js';
import type { ScanResult } from '../../src/findings/scan-result.js';
import { baselined } from '../../src/policy/apply-baseline.js';
import { baselineText, knownFindings, readBaseline } from '../../src/policy/baseline-file.js';
import type { KnownFinding } from '../../src/policy/known-finding.js';
import { spoke } from '../cli/spoke.js';
import { edits } from './edits.js';
import { scanned } from './policy-fixtures.js';

/** Every sixth case that fails by itself, of all rules. */
const cases = readdirSync('rules', { recursive: true, encoding: 'utf8' })
  .filter((name) => /cases.fail-[\w-]+\.json$/.test(name) && !readFileSync(`rules/${name}`, 'utf8').includes('// @'))
  .sort()
  .filter((_, at) => at % 6 === 0);

function knownIn(text: string): KnownFinding[] {
  return knownFindings(scanned({ 'infra/main.json': text }).result);
}

describe('the fingerprints of a baseline', () => {
  it('are there for many rules', () => {
    expect(cases.length).toBeGreaterThan(20);
  });

  it.each(cases)('hold whatever lines, layout and names of parameters become: %s', (name) => {
    const text = readFileSync(`rules/${name}`, 'utf8');
    const prints = knownIn(text).map(({ fingerprints }) => fingerprints);
    expect(prints.length).toBeGreaterThan(0);
    for (const [edit, edited] of Object.entries(edits)) {
      expect([edit, new Set(knownIn(edited(text)).map(({ fingerprints }) => String(fingerprints)))]).toEqual([
        edit,
        new Set(prints.map(String)),
      ]);
    }
  });

  it('hold in Bicep', () => {
    const text = (parameter: string) =>
      [
        `param ${parameter} string = 'northeurope'`,
        'param owner string',
        "resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {",
        "  name: 'vnet-${owner}'",
        "  location: 'westeurope'",
        "  properties: { addressSpace: { addressPrefixes: ['10.0.0.0/24'] }, subnets: [{ name: 's', properties: { addressPrefix: '10.0.0.0/26' } }] }",
        '}',
        "resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {",
        "  name: 'pe-${owner}'",
        `  location: ${parameter}`,
        '  properties: { subnet: { id: vnet.properties.subnets[0].id }, privateLinkServiceConnections: [] }',
        '}',
      ].join('\n');
    const prints = (bicep: string) => knownFindings(scanned({ 'main.bicep': bicep }).result).map(({ fingerprints }) => fingerprints);
    const before = prints(text('endpointRegion'));
    expect(before.length).toBeGreaterThan(0);
    expect(prints(text('regionOfTheEndpoint').replaceAll('owner', 'somebodyWhoOwnsIt'))).toEqual(before);
    expect(prints(`// moved\n\n${text('endpointRegion').replaceAll('\n', '\r\n   ')}`)).toEqual(before);
    expect(prints(text('endpointRegion').replace("'vnet-$", "'other-$"))).not.toEqual(before);
  });

  it('tell apart files, rules and what is named', () => {
    const wrong = spoke('northeurope');
    const { result } = scanned({
      'a.json': wrong,
      'b.json': wrong,
      'c.json': wrong.replaceAll('"pe"', '"pe2"'),
      'd.json': spoke('uksouth'),
    });
    const prints = knownFindings(result).flatMap(({ fingerprints }) => fingerprints);
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('are those of each way in which it shows', () => {
    const values = (region: string) => JSON.stringify({ parameters: { region: { value: region } } });
    const one = scanned({ 'main.json': spoke(), 'main.parameters.json': values('northeurope') });
    const files = { 'main.json': spoke(), 'main.parameters.json': values('northeurope'), 'main.a.parameters.json': values('uksouth') };
    const [known] = knownFindings(scanned(files).result);
    expect(known?.fingerprints).toHaveLength(2);
    expect(statesAfter(one, scanned(files))).toEqual(['new']);
    expect(statesAfter(scanned(files), one)).toEqual(['known']);
    const alike = { ...files, 'main.a.parameters.json': values('northeurope') };
    expect(statesAfter(one, scanned(alike))).toEqual(['known']);
  });

  it('tell a wrong element of a list from those that are known, though one line uses them all', () => {
    const looped = (...groupIds: string[]) => wrongGroupIds(groupIds);
    expect(statesAfter(looped('vaults', 'vault'), looped('vaults', 'vault'))).toEqual(['known']);
    expect(statesAfter(looped('vaults', 'vault'), looped('vaults', 'valt'))).toEqual(['new']);
    const mended = baselinedBy(looped('vaults', 'valt'), looped('vault', 'valt'));
    expect([states(mended), mended.gone]).toEqual([['known'], []]);
    expect(baselinedBy(looped('vaults', 'vault'), looped('vaults', 'valt')).gone).toEqual([]);
  });

  it('are known again of a text in a module, whoever else calls that', () => {
    const calls = (...names: string[]) =>
      scanned({
        'main.bicep': names
          .map((name) => `module ${name} 'zone.bicep' = { name: '${name}', params: { name: '${name}.example' } }`)
          .join('\n'),
        'zone.bicep':
          "param name string\nresource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = { name: name, location: 'westeurope' }",
      });
    expect(statesAfter(calls('one'), calls('one', 'two'))).toEqual(['known']);
    expect(statesAfter(calls('one'), calls('two'))).toEqual(['new']);
  });

  it('are known where a baseline does not hold all ways', () => {
    const many = (count: number) => wrongGroupIds(Array.from({ length: count }, (_, at) => `vault${at}x`));
    expect(statesAfter(many(49), many(60))).toEqual(['new']);
    expect(statesAfter(many(60), many(60))).toEqual(['known']);
  });
});

/** What is found of the group ids of a vault's endpoints, which one loop makes. */
function wrongGroupIds(groupIds: readonly string[]): Scanned {
  const text = [
    `var endpoints = [${groupIds.map((groupId, at) => `{ name: 'pe-${at}', groupId: '${groupId}' }`).join(', ')}]`,
    "resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }",
    "resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = [for e in endpoints: {",
    '  name: e.name',
    '  properties: { privateLinkServiceConnections: [',
    "    { name: 'c', properties: { privateLinkServiceId: vault.id, groupIds: [e.groupId] } }",
    '  ] }',
    '}]',
  ].join('\n');
  const { result, ...others } = scanned({ 'main.bicep': text });
  return { ...others, result: { ...result, findings: result.findings.filter(({ ruleId }) => ruleId === 'endpoint/group-id-fits-target') } };
}

type Scanned = ReturnType<typeof scanned>;

/** What a scan finds against the baseline of another one. */
function baselinedBy(before: Scanned, now: Scanned): ScanResult {
  return baselined(now.result, knownFindings(before.result), now.host);
}

function statesAfter(before: Scanned, now: Scanned) {
  return states(baselinedBy(before, now));
}

/** What the proven findings of a result are to its baseline. */
function states({ findings }: Pick<ScanResult, 'findings'>) {
  return findings.filter(({ verdict }) => verdict === 'fail').map(({ baseline }) => baseline);
}

describe('a baseline', () => {
  const files = { 'a.json': spoke('northeurope'), 'b.json': spoke('northeurope') };
  const { result, host } = scanned(files);
  const known = knownFindings(result);

  it('as text says the same', () => {
    expect(readBaseline(baselineText(known))).toEqual({ findings: known });
  });

  it.each([
    ['', 'it is no JSON'],
    ['[]', 'it must be object'],
    ['{"findings": [{}]}', "/findings/0 must have required property 'rule'"],
    ['['.repeat(1_000_000), 'it is no JSON'],
    [`{"findings": [], "x": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'it is no JSON'],
  ])('that is none: %.30s', (text, mistake) => {
    expect(readBaseline(text)).toEqual({ mistake });
  });

  it('tells new findings from known ones, and which are gone', () => {
    const [one] = known;
    const changed = baselined(
      result,
      one === undefined ? [] : [one, { ...one, rule: 'dns/zone-linked-to-vnet', fingerprints: ['x'] }],
      host,
    );
    expect(states(changed).sort()).toEqual(['known', 'new']);
    expect(changed.gone).toEqual([{ ruleId: 'dns/zone-linked-to-vnet', path: one?.path, title: one?.title }]);
    expect(states(baselined(result, known, host))).toEqual(['known', 'known']);
  });

  it('stands for as many findings as it has', () => {
    const twice = baselined({ ...result, findings: [...result.findings, ...result.findings] }, known, host);
    expect(states(twice)).toEqual([...known.map(() => 'known'), ...known.map(() => 'new')]);
  });

  it('knows what is found in a file that was moved, and as new what is found in a copy', () => {
    const after = (changed: Record<string, string>): (string | undefined)[] => {
      const next = scanned(changed);
      const compared = baselined(next.result, known, next.host);
      return [...states(compared), `${compared.gone?.length ?? 0} gone`];
    };
    const [a, b] = [files['a.json'], files['b.json']];
    expect(after({ 'x/a.json': a, 'b.json': b })).toEqual(['known', 'known', '0 gone']);
    expect(after({ 'x/a.json': a, 'y/other.json': `// moved\n${b}` })).toEqual(['known', 'known', '0 gone']);
    expect(after({ 'x/a.json': a, 'x/copy.json': a, 'b.json': b }).sort()).toEqual(['0 gone', 'known', 'known', 'new']);
    expect(after({ 'a.json': a, 'b.json': b, 'x/a.json': a }).sort()).toEqual(['0 gone', 'known', 'known', 'new']);
    expect(after({ 'x/a.json': spoke('uksouth'), 'b.json': b }).sort()).toEqual(['1 gone', 'known', 'new']);
    expect(after({ 'a.json': spoke('westeurope'), 'b.json': b, 'x/a.json': a }).sort()).toEqual(['1 gone', 'known', 'new']);
  });

  it('knows among very many files that are gone the one of the same name', () => {
    const [moved] = knownFindings(scanned({ 'old/main.json': files['a.json'] }).result);
    if (moved === undefined) throw new Error('nothing is found');
    const others = Array.from({ length: 150 }, (_, at) => ({ ...moved, path: `old/${at}.json`, fingerprints: [`${at}`] }));
    const statesOf = (path: string) => {
      const next = scanned({ [path]: files['a.json'] });
      return states(baselined(next.result, [...others, moved], next.host));
    };
    expect(statesOf('new/main.json')).toEqual(['known']);
    expect(statesOf('new/other.json')).toEqual(['new']);
  });

  it('says nothing of what was not looked at', () => {
    const lost = (path: string, rule = 'dns/zone-linked-to-vnet'): KnownFinding => ({ rule, path, title: 't', fingerprints: ['x'] });
    const unjudged = { ...result, files: result.files.map((file) => ({ ...file, judged: file.path !== 'b.json' })) };
    const asked: string[] = [];
    const entries = (folder: string) => {
      asked.push(folder);
      return folder === '' ? [...host.entries(''), { name: 'c.json', kind: 'file' as const }] : [];
    };
    const over = { ...host, entries };
    const older = [lost('a.json'), lost('b.json'), lost('c.json'), lost('d.json'), lost('a.json', 'own/rule'), lost('../c.json')];
    const { gone } = baselined(unjudged, [...known, ...older, ...older], over);
    expect([...new Set(gone?.map(({ path }) => path))]).toEqual(['a.json', 'd.json', '../c.json']);
    expect(asked).toEqual(['']);
  });
});

it('the law of the baseline: no verdict, no diagnostic and no order changes', () => {
  const { result, host } = scanned({ 'a.json': spoke('northeurope'), 'b.json': spoke('uksouth'), 'c.json': spoke() });
  const known = knownFindings(result);
  const bare = (finding: Finding) => ({ ...finding, baseline: undefined });
  fc.assert(
    fc.property(fc.subarray(known), (some) => {
      const changed = baselined(result, some, host);
      expect(changed.findings.map(bare)).toEqual(result.findings.map(bare));
      expect({ ...changed, findings: [], gone: undefined }).toEqual({ ...result, findings: [], gone: undefined });
      expect(changed.findings.filter(({ baseline }) => baseline === 'known')).toHaveLength(some.length);
      expect(changed.gone).toEqual([]);
    }),
  );
});
