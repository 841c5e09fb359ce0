import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import type { Finding } from '../../src/findings/finding.js';
import { scan } from '../../src/scan/scan.js';
import { memoryHost, readRuleFolder } from '../../src/testing/index.js';

function scanned(files: Readonly<Record<string, string>>, rule: string, explainsOpen: boolean): ReturnType<typeof scan> {
  const deployer = { scope: { subscriptionId: '11111111-1111-1111-1111-111111111111', resourceGroup: 'rg' }, deploymentName: undefined };
  const asked = rules.filter(({ id }) => id === rule);
  return scan(memoryHost(files), { paths: [''], exclude: [], parameters: [], deployer, rules: asked, explainsOpen });
}

/** What is said of a finding, for one that is proven with what it rests on. */
function saidOf({ ruleId, messageId, verdict, severity, place: { span }, occurrences }: Finding): readonly unknown[] {
  const words = occurrences.map(({ message, assumptions, identity }) => [message, identity, verdict === 'fail' && assumptions]);
  return [ruleId, messageId, verdict, severity, span.start, span.end, words];
}

describe('where nobody is told of open verdicts', () => {
  it.each(rules.map(({ id }) => id))('what is found in the cases of %s is the same, but for what leaves verdicts open', (id) => {
    for (const { source } of readRuleFolder(`rules/${id}`).cases) {
      if (!source.path.endsWith('.json')) continue;
      const [told, untold] = [true, false].map((explains) => scanned({ [source.path]: source.text }, id, explains));
      expect(untold?.findings.map(saidOf)).toEqual(told?.findings.map(saidOf));
      expect(untold?.diagnostics.map(({ message }) => message)).toEqual(told?.diagnostics.map(({ message }) => message));
    }
  });

  const network = `
    resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
      name: 'vnet-hub'
      location: 'westeurope'
      properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets: [{ name: 'snet', properties: { addressPrefix: '10.0.0.0/24' } }] }
    }`;
  const endpoint = `
    param region string = 'northeurope'
    param target string
    resource pe 'Microsoft.Network/privateEndpoints@2024-05-01' = {
      name: 'pe'
      location: region
      properties: {
        subnet: { id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-hub', 'snet') }
        privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: target, groupIds: ['vault'] } }]
      }
    }`;

  it('a violation that another deployment makes of an open verdict says all the same on which defaults it rests', () => {
    const { findings } = scanned({ 'hub.bicep': network, 'app.bicep': endpoint }, 'endpoint/same-region-as-vnet', false);
    expect(findings.map(({ messageId, occurrences: [{ assumptions }] }) => [messageId, assumptions])).toEqual([
      ['differsElsewhere', ['the default of parameter region']],
    ]);
  });

  it('nothing is said of what leaves a verdict open that stays open', () => {
    const [told, untold] = [true, false].map((explains) => scanned({ 'app.bicep': endpoint }, 'endpoint/group-id-fits-target', explains));
    expect(told?.findings.map(({ verdict, occurrences: [{ reason }] }) => [verdict, reason])).toEqual([
      ['open', 'is decided by parameter target'],
    ]);
    expect(untold?.findings.map(({ verdict, occurrences: [{ reason }] }) => [verdict, reason?.includes('target')])).toEqual([
      ['open', false],
    ]);
  });
});
