/** What an endpoint connects to: the expression of its id, and the group. */
export interface Target {
  readonly id: string;
  readonly group: string;
}

export function template(resources: readonly object[]): object {
  const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  return { $schema, contentVersion: '1.0.0.0', resources };
}

export function json(content: object): string {
  return JSON.stringify(content, undefined, 1);
}

/** The expression, without brackets, of an id whose last name and resource group are expressions. */
export function resourceId(type: string, name: string, group?: string): string {
  return `resourceId(${group === undefined ? '' : `${group},`}'${type}',${name})`;
}

export function vault(name: string): Target {
  return { id: resourceId('Microsoft.KeyVault/vaults', name), group: 'vault' };
}

export function arcScope(name: string): Target {
  return { id: resourceId('Microsoft.HybridCompute/privateLinkScopes', name), group: 'hybridcompute' };
}

/** A virtual network with subnets `snet-0` on, all of one security group if it names one. */
export function network(name: string, { subnets = 1, securityGroup: group }: { subnets?: number; securityGroup?: string } = {}): object {
  const networkSecurityGroup =
    group === undefined ? undefined : { id: `[${resourceId('Microsoft.Network/networkSecurityGroups', `'${group}'`)}]` };
  return resource('Microsoft.Network/virtualNetworks', name, {
    addressSpace: { addressPrefixes: ['10.0.0.0/8'] },
    subnets: Array.from({ length: subnets }, (_, at) => ({
      name: `snet-${at}`,
      properties: { addressPrefix: `10.${at >> 8}.${at & 255}.0/24`, networkSecurityGroup },
    })),
  });
}

/** An endpoint in the first subnet of a network unless it names another; other members are as given. */
export function endpoint(
  name: string,
  vnet: string,
  { id, group }: Target,
  { subnet = 0, ...more }: { subnet?: number; location?: string; copy?: object } = {},
): object {
  const properties = {
    subnet: { id: `[${resourceId('Microsoft.Network/virtualNetworks/subnets', `'${vnet}','snet-${subnet}'`)}]` },
    privateLinkServiceConnections: [{ name: 'connection', properties: { privateLinkServiceId: `[${id}]`, groupIds: [group] } }],
  };
  return { ...resource('Microsoft.Network/privateEndpoints', name, properties), ...more };
}

export function zone(name: string, more: object = {}): object {
  return { ...resource('Microsoft.Network/privateDnsZones', name, {}), location: 'global', ...more };
}

export function link(name: string, vnet: string): object {
  const properties = { registrationEnabled: false, virtualNetwork: { id: `[${vnet}]` } };
  return { ...resource('Microsoft.Network/privateDnsZones/virtualNetworkLinks', name, properties), location: 'global' };
}

export function zoneGroup(name: string, zoneId: string, more: object = {}): object {
  const privateDnsZoneConfigs = [{ name: 'zone', properties: { privateDnsZoneId: `[${zoneId}]` } }];
  return { ...resource('Microsoft.Network/privateEndpoints/privateDnsZoneGroups', name, { privateDnsZoneConfigs }), ...more };
}

export function securityGroup(name: string, rules: number): object {
  const securityRules = Array.from({ length: rules }, (_, at) => ({
    name: `rule-${at}`,
    properties: {
      priority: 100 + at,
      direction: 'Outbound',
      access: at % 2 === 0 ? 'Allow' : 'Deny',
      protocol: 'Tcp',
      sourceAddressPrefix: '*',
      sourcePortRange: '*',
      destinationAddressPrefix: `192.168.${at & 255}.0/24`,
      destinationPortRange: '443',
    },
  }));
  return resource('Microsoft.Network/networkSecurityGroups', name, { securityRules });
}

/** A nested deployment of resources into a resource group. */
export function inGroup(resourceGroup: string, resources: readonly object[]): object {
  return { ...deployment(`into-${resourceGroup}`, { template: template(resources) }), resourceGroup };
}

export function linked(name: string, relativePath: string): object {
  return deployment(name, { templateLink: { relativePath } });
}

function deployment(name: string, content: object): object {
  return resource('Microsoft.Resources/deployments', name, { mode: 'Incremental', ...content });
}

function resource(type: string, name: string, properties: object): object {
  return { type, apiVersion: '2024-05-01', name, location: 'westeurope', properties };
}
