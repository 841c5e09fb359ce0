import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { readRuleFolder } from '../../src/testing/index.js';
import { tryRule } from '../../src/testing/check-case.js';

/** The other ends that a rule names in one of its cases: what is to be seen there, and the line. */
function otherEnds(id: string, name: string): string[] {
  const rule = rules.find((one) => one.id === id);
  const found = readRuleFolder(`rules/${id}`).cases.find(({ source }) => source.path === `cases/${name}`);
  if (rule === undefined || found === undefined) throw new Error(`no case ${name} of ${id}`);
  const { source, settings } = found;
  const lines = source.text.split('\n').map((line) => line.trim());
  const { facts } = tryRule(rule, source, settings);
  const places = facts.filter(({ verdict }) => verdict !== 'pass').flatMap(({ related }) => related);
  return places.map(({ label, start }) => `${label}: ${lines[source.position(start).line - 1] ?? ''}`);
}

const connects = 'the private endpoint connects to it here: privateLinkServiceId';
const zone = "the zone is declared here: name: 'privatelink.vaultcore.azure.net'";
const user = "this endpoint uses the zone: name: 'pe-vault'";
const arc = "this endpoint connects the network to the scope: name: 'pe-arc'";

describe('what a rule reports names the other ends', () => {
  it.each<[string, string, string[]]>([
    ['access/public-access-closed', 'fail-default-of-parameter', [`${connects}: account.id`]],
    ['access/public-access-closed', 'fail-iot-central-stable-version', [`${connects}: app.id`]],
    ['access/public-access-closed', 'fail-left-out-by-hub', [`${connects}: hub.id`]],
    ['access/public-access-closed', 'open-existing-target', [`${connects}: vault.id`]],
    ['arc/one-scope-per-vnet', 'fail-two-scopes', ['the virtual network already has this scope: privateLinkServiceId: scope.id']],
    ['dns/zone-group-attached', 'fail-zone-declared', [zone]],
    ['dns/zone-group-attached', 'fail-no-dns-at-all', ["the virtual network is created here: name: 'vnet-app'"]],
    ['dns/zone-group-attached', 'fail-second-endpoint-of-target', [zone, "this endpoint has its records there: name: 'pe-first'"]],
    ['dns/zone-group-fits-target', 'fail-arc-kubernetes', ["this cluster needs it: name: 'cluster-plant'"]],
    ['dns/zone-linked-to-vnet', 'fail-linked-to-another-network', [user]],
    ['dns/zone-linked-to-vnet', 'fail-no-link', [user]],
    ['endpoint/ip-version-supported', 'fail-target-in-other-region', ["the target is here: location: 'westeurope'"]],
    ['endpoint/same-region-as-vnet', 'fail-default', ["the virtual network is here: location: 'westeurope'"]],
    ['nsg/arc-control-plane-reachable', 'fail-no-allow-rule', [arc]],
    ['nsg/arc-control-plane-reachable', 'fail-allow-comes-later', ["this rule would allow it, but comes later: name: 'AllowEntraId'", arc]],
    ['subnet/fit-for-endpoints', 'fail-delegated', ["the subnet is delegated here: name: 'delegation'"]],
    ['subnet/fit-for-endpoints', 'fail-id-of-network', ["this is what the id names: name: 'vnet-app'"]],
    [
      'subnet/fit-for-endpoints',
      'fail-integrated-and-delegated',
      ["the app is integrated here: virtualNetworkSubnetId: '${network.id}/subnets/snet-app'"],
    ],
    ['subnet/fit-for-endpoints', 'fail-not-in-list', ['the subnets of the network are here: subnets: [']],
    [
      'subnet/fit-for-endpoints',
      'fail-registry-takes-two',
      ["takes 1: name: 'pe-vault'", "takes 1: name: 'pe-blob'", "takes 2: name: 'pe-registry'"],
    ],
  ])('%s in %s', (id, name, expected) => {
    expect(otherEnds(id, `${name}.bicep`)).toEqual(expected);
  });
});
