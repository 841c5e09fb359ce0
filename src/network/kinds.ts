import { privateLinkService } from '../azure/private-link-services.js';
import { isAccessControl } from '../azure/public-access.js';

/** One kind of entity: where its entities are found in a deployment, and what is read from them. Paths have dots between member names. */
export interface KindRow<K extends string = string> {
  /** Resource types that are entities of this kind; missing where they are items of their parent alone. */
  readonly types?: readonly string[];
  /** Instead of `types`: whether a resource type is one of this kind. */
  readonly accepts?: (type: string) => boolean;
  /** The kind that it lies under, and the name under which an entity of this kind leads there. */
  readonly parent?: { readonly kind: K; readonly as: string };
  /** Arrays in the `properties` of the parent whose items are entities of this kind. The first one's name stands in their ids. */
  readonly inline?: readonly string[];
  /** Deployments of the parent leave those alone that are there already. */
  readonly apart?: boolean;
  /** Members by the name under which an entity of this kind has them. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Arrays; `one` is a member that may stand for a list of a single item. */
  readonly lists?: Readonly<Record<string, { readonly one?: string; readonly many: string }>>;
  /** Ids of entities of another kind. */
  readonly references?: Readonly<Record<string, { readonly id: string; readonly kind: K }>>;
}

/** Every kind of entity in a network, by the name of its collection. A new kind is a new row. */
export const kinds = {
  virtualNetworks: {
    types: ['Microsoft.Network/virtualNetworks'],
    properties: { location: 'location' },
    lists: {
      addressPrefixes: { many: 'properties.addressSpace.addressPrefixes' },
      dnsServers: { many: 'properties.dhcpOptions.dnsServers' },
      inlineSubnets: { many: 'properties.subnets' },
    },
  },
  subnets: {
    types: ['Microsoft.Network/virtualNetworks/subnets'],
    parent: { kind: 'virtualNetworks', as: 'virtualNetwork' },
    inline: ['subnets'],
    properties: {
      endpointPolicies: 'properties.privateEndpointNetworkPolicies',
      servicePolicies: 'properties.privateLinkServiceNetworkPolicies',
    },
    lists: {
      addressPrefixes: { one: 'properties.addressPrefix', many: 'properties.addressPrefixes' },
    },
    references: {
      networkSecurityGroup: { id: 'properties.networkSecurityGroup.id', kind: 'networkSecurityGroups' },
      routeTable: { id: 'properties.routeTable.id', kind: 'routeTables' },
    },
  },
  delegations: {
    parent: { kind: 'subnets', as: 'subnet' },
    inline: ['delegations'],
    properties: { serviceName: 'properties.serviceName' },
  },
  virtualNetworkPeerings: {
    types: ['Microsoft.Network/virtualNetworks/virtualNetworkPeerings'],
    parent: { kind: 'virtualNetworks', as: 'virtualNetwork' },
    inline: ['virtualNetworkPeerings'],
    references: { remoteVirtualNetwork: { id: 'properties.remoteVirtualNetwork.id', kind: 'virtualNetworks' } },
  },
  virtualHubs: {
    types: ['Microsoft.Network/virtualHubs'],
  },
  hubConnections: {
    types: ['Microsoft.Network/virtualHubs/hubVirtualNetworkConnections'],
    parent: { kind: 'virtualHubs', as: 'virtualHub' },
    inline: ['virtualNetworkConnections'],
    references: { remoteVirtualNetwork: { id: 'properties.remoteVirtualNetwork.id', kind: 'virtualNetworks' } },
  },
  networkSecurityGroups: {
    types: ['Microsoft.Network/networkSecurityGroups'],
  },
  securityRules: {
    types: ['Microsoft.Network/networkSecurityGroups/securityRules'],
    parent: { kind: 'networkSecurityGroups', as: 'networkSecurityGroup' },
    inline: ['securityRules'],
    properties: {
      priority: 'properties.priority',
      direction: 'properties.direction',
      access: 'properties.access',
      protocol: 'properties.protocol',
    },
    lists: {
      sourcePrefixes: { one: 'properties.sourceAddressPrefix', many: 'properties.sourceAddressPrefixes' },
      destinationPrefixes: { one: 'properties.destinationAddressPrefix', many: 'properties.destinationAddressPrefixes' },
      sourcePorts: { one: 'properties.sourcePortRange', many: 'properties.sourcePortRanges' },
      destinationPorts: { one: 'properties.destinationPortRange', many: 'properties.destinationPortRanges' },
      sourceApplicationSecurityGroups: { many: 'properties.sourceApplicationSecurityGroups' },
      destinationApplicationSecurityGroups: { many: 'properties.destinationApplicationSecurityGroups' },
    },
  },
  routeTables: {
    types: ['Microsoft.Network/routeTables'],
  },
  routes: {
    types: ['Microsoft.Network/routeTables/routes'],
    parent: { kind: 'routeTables', as: 'routeTable' },
    inline: ['routes'],
    properties: { addressPrefix: 'properties.addressPrefix', nextHopType: 'properties.nextHopType' },
  },
  networkInterfaces: {
    types: ['Microsoft.Network/networkInterfaces'],
  },
  interfaceAddresses: {
    types: ['Microsoft.Network/networkInterfaces/ipConfigurations'],
    parent: { kind: 'networkInterfaces', as: 'networkInterface' },
    inline: ['ipConfigurations'],
    properties: { version: 'properties.privateIPAddressVersion' },
    references: { subnet: { id: 'properties.subnet.id', kind: 'subnets' } },
  },
  privateEndpoints: {
    types: ['Microsoft.Network/privateEndpoints'],
    properties: { location: 'location', ipVersionType: 'properties.ipVersionType' },
    lists: { ipConfigurations: { many: 'properties.ipConfigurations' } },
    references: { subnet: { id: 'properties.subnet.id', kind: 'subnets' } },
  },
  connections: {
    parent: { kind: 'privateEndpoints', as: 'privateEndpoint' },
    inline: ['privateLinkServiceConnections', 'manualPrivateLinkServiceConnections'],
    properties: { requestMessage: 'properties.requestMessage' },
    lists: { groupIds: { many: 'properties.groupIds' } },
    references: { target: { id: 'properties.privateLinkServiceId', kind: 'privateLinkResources' } },
  },
  /** Private link services of one's own: they publish what is behind a load balancer. */
  privateLinkServices: {
    types: ['Microsoft.Network/privateLinkServices'],
    properties: { location: 'location' },
    lists: {
      visibleTo: { many: 'properties.visibility.subscriptions' },
      approvedAtOnce: { many: 'properties.autoApproval.subscriptions' },
    },
  },
  /** The addresses from which a private link service speaks to what is behind it. */
  natAddresses: {
    parent: { kind: 'privateLinkServices', as: 'service' },
    inline: ['ipConfigurations'],
    references: { subnet: { id: 'properties.subnet.id', kind: 'subnets' } },
  },
  publishedFrontends: {
    parent: { kind: 'privateLinkServices', as: 'service' },
    inline: ['loadBalancerFrontendIpConfigurations'],
    references: { frontend: { id: 'id', kind: 'loadBalancerFrontends' } },
  },
  loadBalancers: {
    types: ['Microsoft.Network/loadBalancers'],
    properties: { skuName: 'sku.name' },
  },
  loadBalancerFrontends: {
    types: ['Microsoft.Network/loadBalancers/frontendIPConfigurations'],
    parent: { kind: 'loadBalancers', as: 'loadBalancer' },
    inline: ['frontendIPConfigurations'],
  },
  backendPools: {
    types: ['Microsoft.Network/loadBalancers/backendAddressPools'],
    parent: { kind: 'loadBalancers', as: 'loadBalancer' },
    inline: ['backendAddressPools'],
  },
  /** Members of a pool; those that are network interfaces have no address here. */
  backendAddresses: {
    parent: { kind: 'backendPools', as: 'pool' },
    inline: ['loadBalancerBackendAddresses'],
    properties: { address: 'properties.ipAddress' },
  },
  /** Addresses that an endpoint chooses itself. */
  staticAddresses: {
    parent: { kind: 'privateEndpoints', as: 'privateEndpoint' },
    inline: ['ipConfigurations'],
    properties: { address: 'properties.privateIPAddress' },
  },
  zoneGroups: {
    types: ['Microsoft.Network/privateEndpoints/privateDnsZoneGroups'],
    parent: { kind: 'privateEndpoints', as: 'privateEndpoint' },
  },
  zoneConfigs: {
    parent: { kind: 'zoneGroups', as: 'zoneGroup' },
    inline: ['privateDnsZoneConfigs'],
    references: { zone: { id: 'properties.privateDnsZoneId', kind: 'privateDnsZones' } },
  },
  privateDnsZones: {
    types: ['Microsoft.Network/privateDnsZones'],
  },
  virtualNetworkLinks: {
    types: ['Microsoft.Network/privateDnsZones/virtualNetworkLinks'],
    parent: { kind: 'privateDnsZones', as: 'zone' },
    apart: true,
    properties: { registrationEnabled: 'properties.registrationEnabled', resolutionPolicy: 'properties.resolutionPolicy' },
    references: { virtualNetwork: { id: 'properties.virtualNetwork.id', kind: 'virtualNetworks' } },
  },
  recordSets: {
    types: ['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'SOA', 'SRV', 'TXT'].map((record) => `Microsoft.Network/privateDnsZones/${record}`),
    parent: { kind: 'privateDnsZones', as: 'zone' },
  },
  addressRecords: {
    parent: { kind: 'recordSets', as: 'recordSet' },
    inline: ['aRecords'],
    properties: { address: 'ipv4Address' },
  },
  /** Apps of App Service and their slots. */
  sites: {
    types: ['Microsoft.Web/sites', 'Microsoft.Web/sites/slots'],
    references: {
      integratedSubnet: { id: 'properties.virtualNetworkSubnetId', kind: 'subnets' },
      plan: { id: 'properties.serverFarmId', kind: 'appServicePlans' },
      environment: { id: 'properties.hostingEnvironmentProfile.id', kind: 'appServiceEnvironments' },
    },
  },
  /** The virtual network integration of apps as a resource of its own. */
  siteNetworks: {
    types: ['Microsoft.Web/sites/networkConfig', 'Microsoft.Web/sites/slots/networkConfig'],
    parent: { kind: 'sites', as: 'site' },
    references: { integratedSubnet: { id: 'properties.subnetResourceId', kind: 'subnets' } },
  },
  /** Settings of apps that are resources of their own. */
  siteSettings: {
    types: ['Microsoft.Web/sites/config', 'Microsoft.Web/sites/slots/config'],
  },
  containerApps: {
    types: ['Microsoft.App/containerApps', 'Microsoft.App/jobs'],
  },
  containerGroups: {
    types: ['Microsoft.ContainerInstance/containerGroups'],
  },
  vaultSecrets: {
    types: ['Microsoft.KeyVault/vaults/secrets'],
  },
  /** What stores of App Configuration hold under their keys. */
  configurationValues: {
    types: ['Microsoft.AppConfiguration/configurationStores/keyValues'],
  },
  appServicePlans: {
    types: ['Microsoft.Web/serverfarms'],
    references: { environment: { id: 'properties.hostingEnvironmentProfile.id', kind: 'appServiceEnvironments' } },
  },
  appServiceEnvironments: {
    types: ['Microsoft.Web/hostingEnvironments'],
    properties: { takesEndpoints: 'properties.networkingConfiguration.properties.allowNewPrivateEndpointConnections' },
  },
  /** Settings of App Service environments that are resources of their own. */
  environmentSettings: {
    types: ['Microsoft.Web/hostingEnvironments/configurations'],
    parent: { kind: 'appServiceEnvironments', as: 'environment' },
    properties: { takesEndpoints: 'properties.allowNewPrivateEndpointConnections' },
  },
  forwardingRulesets: {
    types: ['Microsoft.Network/dnsForwardingRulesets'],
  },
  forwardingRules: {
    types: ['Microsoft.Network/dnsForwardingRulesets/forwardingRules'],
    parent: { kind: 'forwardingRulesets', as: 'ruleset' },
    properties: { domainName: 'properties.domainName', state: 'properties.forwardingRuleState' },
  },
  rulesetLinks: {
    types: ['Microsoft.Network/dnsForwardingRulesets/virtualNetworkLinks'],
    parent: { kind: 'forwardingRulesets', as: 'ruleset' },
    references: { virtualNetwork: { id: 'properties.virtualNetwork.id', kind: 'virtualNetworks' } },
  },
  firewalls: {
    types: ['Microsoft.Network/azureFirewalls'],
    references: { policy: { id: 'properties.firewallPolicy.id', kind: 'firewallPolicies' } },
  },
  firewallPolicies: {
    types: ['Microsoft.Network/firewallPolicies'],
    properties: { dnsProxy: 'properties.dnsSettings.enableProxy', basePolicy: 'properties.basePolicy.id' },
  },
  policyDefinitions: {
    types: ['Microsoft.Authorization/policyDefinitions'],
    properties: { effectOn: 'properties.policyRule.then.details.type' },
  },
  policyAssignments: {
    types: ['Microsoft.Authorization/policyAssignments'],
    properties: { parameters: 'properties.parameters' },
    references: { definition: { id: 'properties.policyDefinitionId', kind: 'policyDefinitions' } },
  },
  managedClusters: {
    types: ['Microsoft.ContainerService/managedClusters'],
    properties: {
      location: 'location',
      isPrivate: 'properties.apiServerAccessProfile.enablePrivateCluster',
      privateDnsZone: 'properties.apiServerAccessProfile.privateDNSZone',
    },
    lists: { authorizedRanges: { many: 'properties.apiServerAccessProfile.authorizedIPRanges' } },
  },
  connectedClusters: {
    types: ['Microsoft.Kubernetes/connectedClusters'],
  },
  /** Configurations and deployments of IoT Edge. */
  edgeFiles: {
    types: ['IoTEdge/configurations', 'IoTEdge/deployments'],
    properties: {
      format: 'properties.format',
      provisioning: 'properties.provisioning',
      provisioningSource: 'properties.provisioning.source',
      provisioningHost: 'properties.provisioning.global_endpoint',
      hubHost: 'properties.provisioning.iothub_hostname',
      idScope: 'properties.provisioning.id_scope',
      scopeId: 'properties.provisioning.scope_id',
    },
  },
  /** Hosts of Azure services that they name. */
  edgeHosts: {
    parent: { kind: 'edgeFiles', as: 'file' },
    inline: ['hosts'],
    references: { service: { id: 'resourceId', kind: 'privateLinkResources' } },
  },
  /** Scripts that connect machines to Azure Arc. */
  onboardingScripts: {
    types: ['ArcOnboarding/scripts'],
  },
  /** What they do for that, in its order. */
  onboardingCommands: {
    parent: { kind: 'onboardingScripts', as: 'script' },
    inline: ['commands'],
    properties: {
      verb: 'verb',
      isElevated: 'isElevated',
      isOpen: 'isOpen',
      setting: 'setting',
      value: 'value',
      location: 'options.location',
      enablesPrivateLink: 'options.enable-private-link',
      clusterScopeId: 'options.private-link-scope-resource-id',
    },
    references: { scope: { id: 'options.private-link-scope', kind: 'arcScopes' } },
  },
  /** Options whose secret values stand in them. */
  writtenSecrets: {
    parent: { kind: 'onboardingScripts', as: 'script' },
    inline: ['writtenSecrets'],
    properties: { isFilledIn: 'isFilledIn' },
  },
  /** Lines for hosts files of machines. */
  hostsEntries: {
    parent: { kind: 'onboardingScripts', as: 'script' },
    inline: ['hostsEntries'],
    properties: { address: 'address', isInOrder: 'isInOrder' },
  },
  /** Versions of the agent that they install. */
  arcAgents: {
    parent: { kind: 'onboardingScripts', as: 'script' },
    inline: ['agents'],
  },
  arcScopes: {
    types: ['Microsoft.HybridCompute/privateLinkScopes'],
    properties: { location: 'location' },
  },
  arcMachines: {
    types: ['Microsoft.HybridCompute/machines'],
    properties: { location: 'location' },
    references: { scope: { id: 'properties.privateLinkScopeResourceId', kind: 'arcScopes' } },
  },
  machineExtensions: {
    types: ['Microsoft.HybridCompute/machines/extensions'],
    parent: { kind: 'arcMachines', as: 'machine' },
    properties: { publisher: 'properties.publisher', extensionType: 'properties.type' },
  },
  /** Managed disks and their snapshots. */
  disks: {
    types: ['Microsoft.Compute/disks', 'Microsoft.Compute/snapshots'],
    properties: { accessPolicy: 'properties.networkAccessPolicy', accessId: 'properties.diskAccessId' },
  },
  monitorScopes: {
    types: ['Microsoft.Insights/privateLinkScopes'],
    properties: {
      queryMode: 'properties.accessModeSettings.queryAccessMode',
      ingestionMode: 'properties.accessModeSettings.ingestionAccessMode',
    },
  },
  /** What is in the scope, by its id. */
  scopedResources: {
    types: ['Microsoft.Insights/privateLinkScopes/scopedResources'],
    parent: { kind: 'monitorScopes', as: 'scope' },
    references: { component: { id: 'properties.linkedResourceId', kind: 'monitorComponents' } },
  },
  /** What an Azure Monitor private link scope takes in. */
  monitorComponents: {
    types: ['Microsoft.OperationalInsights/workspaces', 'Microsoft.Insights/components', 'Microsoft.Insights/dataCollectionEndpoints'],
    properties: {
      ingestion: 'properties.publicNetworkAccessForIngestion',
      query: 'properties.publicNetworkAccessForQuery',
      collection: 'properties.networkAcls.publicNetworkAccess',
    },
  },
  /** Whatever private endpoints can connect to. */
  privateLinkResources: {
    accepts: (type: string): boolean => privateLinkService(type) !== undefined,
    properties: { location: 'location' },
    lists: { databaseRegions: { many: 'properties.locations' } },
  },
  /** Regions that a container registry is replicated to, besides its own. */
  registryReplications: {
    types: ['Microsoft.ContainerRegistry/registries/replications'],
    parent: { kind: 'privateLinkResources', as: 'registry' },
  },
  /** The parts of a storage account. */
  storageServices: {
    types: ['blobServices', 'fileServices', 'queueServices', 'tableServices'].map((part) => `Microsoft.Storage/storageAccounts/${part}`),
    parent: { kind: 'privateLinkResources', as: 'account' },
  },
  /** What is kept in them. */
  storedData: {
    types: ['blobServices/containers', 'fileServices/shares', 'queueServices/queues', 'tableServices/tables'].map(
      (part) => `Microsoft.Storage/storageAccounts/${part}`,
    ),
    parent: { kind: 'storageServices', as: 'service' },
  },
  /** The ends of connections at their targets: who owns the target approves them there. */
  targetConnections: {
    accepts: (type: string): boolean => /\/privateEndpointConnections$/i.test(type),
    parent: { kind: 'privateLinkResources', as: 'target' },
    properties: { status: 'properties.privateLinkServiceConnectionState.status' },
  },
  /** Hubs that an instance of the Device Provisioning Service assigns devices to. */
  linkedHubs: {
    parent: { kind: 'privateLinkResources', as: 'provisioningService' },
    inline: ['iotHubs'],
    properties: { location: 'location', connectionString: 'connectionString' },
  },
  /** What lies under them and has a say in their public access: firewall rules and the like. */
  accessControls: {
    accepts: isAccessControl,
    parent: { kind: 'privateLinkResources', as: 'target' },
  },
} as const satisfies Readonly<Record<string, KindRow>>;

export type KindName = keyof typeof kinds;

/** The row of a kind, whatever it holds. */
export function rowOf(kind: KindName): KindRow<KindName> {
  return kinds[kind];
}

/** The kinds whose entities lie under those of a kind. */
export function childKindsOf(kind: KindName): readonly KindName[] {
  return kindNames.filter((name) => rowOf(name).parent?.kind === kind);
}

export const kindNames = Object.keys(kinds) as readonly KindName[];
