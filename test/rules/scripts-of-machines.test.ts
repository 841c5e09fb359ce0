import { expect, it } from '@jest/globals';
import { scan } from '../../src/index.js';
import { rules } from '../../rules/index.js';
import { memoryHost } from '../../src/testing/index.js';

/** A template of machines, each with a script that it runs when it first starts. */
const machines = (...scripts: readonly string[]): string =>
  scripts
    .map((script, at) => {
      return `resource vm${at} 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'vm-${at}'
  location: 'westeurope'
  properties: { osProfile: { computerName: 'vm-${at}', customData: base64('''
${script}
''') } }
}
`;
    })
    .join('');

/** What a rule finds of machines, each with its verdict. */
function found(id: string, ...scripts: readonly string[]): string[] {
  const deployer = { scope: {}, deploymentName: undefined, cloud: 'AzureCloud' };
  const request = { paths: [''], exclude: [], parameters: [], deployer, rules: rules.filter((rule) => rule.id === id) };
  const { findings, diagnostics } = scan(memoryHost({ 'main.bicep': machines(...scripts) }), request);
  expect(diagnostics).toEqual([]);
  return findings.map(({ verdict, occurrences }) => `${verdict}: ${occurrences[0].title}`);
}

const connect = 'azcmagent connect --resource-group rg --location westeurope';
const proxy = 'azcmagent config set proxy.url http://proxy:8080';

it('a proxy is too late for the machine that it is set on alone', () => {
  const late = 'fail: the proxy is set after the machine is connected';
  expect(found('arc/proxy-before-connect', connect, proxy)).toEqual([]);
  expect(found('arc/proxy-before-connect', `${connect}\n${proxy}`, connect)).toEqual([late]);
});

it('the hosts file of one machine does not stand in for that of another', () => {
  const entry = (host: string) => `echo '10.1.0.5 ${host}' >> /etc/hosts`;
  const missing = (...hosts: readonly string[]) => `open: the entries of this script leave out ${hosts.join(' and ')}`;
  const [global, regional] = ['gbl.his.arc.azure.com', 'westus.his.arc.azure.com'] as const;
  const guest = 'agentserviceapi.guestconfiguration.azure.com';
  const complete = [entry(guest), entry(global)].join('\n');
  expect(found('arc/hosts-entries-complete', entry(global), entry(regional))).toEqual([missing(guest), missing(global, guest)]);
  expect(found('arc/hosts-entries-complete', complete, entry(regional))).toEqual([missing(global, guest)]);
});
