import { defineQuestion } from '../../../src/rule-api.js';
import type { Network, NetworkSecurityGroup, Subnet } from '../../../src/rule-api.js';

/** By network security group, the subnets that it guards, or may. */
export const guardedSubnets = defineQuestion((network: Network): ReadonlyMap<NetworkSecurityGroup, readonly Subnet[]> => {
  const guarded = new Map<NetworkSecurityGroup, Subnet[]>();
  for (const subnet of network.subnets) {
    for (const { entity: group } of subnet.networkSecurityGroup.candidates) {
      const subnets = guarded.get(group) ?? [];
      guarded.set(group, subnets);
      subnets.push(subnet);
    }
  }
  return guarded;
});
