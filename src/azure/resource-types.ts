/** Arrays in the properties of network resources whose items are resources with ids of their own: parent's id, name of the array, own name. */
const arraysOfResources: ReadonlyMap<string, readonly string[]> = new Map([
  ['microsoft.network/virtualnetworks', ['subnets', 'virtualNetworkPeerings']],
  ['microsoft.network/networksecuritygroups', ['securityRules']],
  ['microsoft.network/routetables', ['routes']],
  ['microsoft.network/networkinterfaces', ['ipConfigurations']],
  [
    'microsoft.network/loadbalancers',
    ['frontendIPConfigurations', 'backendAddressPools', 'probes', 'loadBalancingRules', 'inboundNatRules'],
  ],
]);

/** Whether the items of an array in a resource's properties have ids of their own. */
export function itemsHaveIds(resourceType: string, array: string): boolean {
  const arrays = arraysOfResources.get(resourceType.toLowerCase()) ?? [];
  return arrays.some((name) => name.toLowerCase() === array.toLowerCase());
}

/** Whether two resource types are the same, ignoring case. */
export function sameResourceType(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** The type in a resource id: that of the last provider in it, with all its type segments. Undefined where the text is no such id. */
export function resourceTypeInId(id: string): string | undefined {
  const segments = id.split('/').filter((segment) => segment !== '');
  const provider = segments.map((segment) => segment.toLowerCase()).lastIndexOf('providers');
  const namespace = segments[provider + 1];
  const rest = segments.slice(provider + 2);
  if (provider < 0 || namespace === undefined || rest.length < 2 || rest.length % 2 !== 0) return undefined;
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}
