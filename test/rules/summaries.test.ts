import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import type { Network } from '../../src/network/network.js';
import { existing, networkWith, resource } from '../network/network-fixtures.js';

/** What a rule tells other deployments of a scan of this one. */
function told(id: string, network: Network): unknown {
  return rules.find((rule) => rule.id === id)?.summarise?.(network);
}

const unknownName = "[concat('PE-', parameters('text'))]";
const zoneGroup = (endpoint: string) => resource('privateEndpoints/privateDnsZoneGroups', endpoint);

describe('other deployments are told', () => {
  it('which zones a deployment makes', () => {
    const zones = [
      resource('privateDnsZones', 'privatelink.Vaultcore.azure.net'),
      resource('privateDnsZones', "[parameters('text')]"),
      existing('privateDnsZones', 'privatelink.blob.core.windows.net'),
    ];
    expect(told('dns/zone-group-attached', networkWith(zones))).toEqual({
      declares: ['privatelink.vaultcore.azure.net'],
      attaches: [],
    });
  });

  it('to which endpoints of others it attaches zone groups', () => {
    const groups = [
      resource('privateEndpoints', 'pe-own'),
      zoneGroup('pe-own/default'),
      existing('privateEndpoints', 'pe-blob'),
      zoneGroup('pe-blob/default'),
      zoneGroup('PE-Vault/default'),
      zoneGroup("[concat('PE-', parameters('text'), '/default')]"),
    ];
    expect(told('dns/zone-group-attached', networkWith(groups))).toEqual({ declares: [], attaches: ['pe-blob', 'pe-vault', 'pe-*'] });
    const unknown = [resource('privateEndpoints', unknownName), zoneGroup("[concat('PE-', parameters('text'), '/default')]")];
    expect(told('dns/zone-group-attached', networkWith(unknown))).toEqual({ declares: [], attaches: [] });
  });

  it('which zones of others it links', () => {
    const links = [
      resource('privateDnsZones', 'privatelink.Own.net'),
      resource('privateDnsZones/virtualNetworkLinks', 'privatelink.own.net/hub'),
      resource('privateDnsZones/virtualNetworkLinks', 'privatelink.Other.net/hub'),
      resource('privateDnsZones/virtualNetworkLinks', "[concat(parameters('text'), '/hub')]"),
    ];
    expect(told('dns/zone-linked-to-vnet', networkWith(links))).toEqual({ linksZonesOfOthers: ['privatelink.other.net'] });
  });

  it('nothing by rules that judge each deployment alone', () => {
    const telling = rules.filter(({ summarise }) => summarise !== undefined).map(({ id }) => id);
    expect(telling).toEqual(['dns/zone-group-attached', 'dns/zone-linked-to-vnet']);
  });
});
