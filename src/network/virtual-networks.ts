import type { Value } from '../values/value.js';
import { joined, oneItem } from './listing.js';
import type { Listing, ListItem } from './listing.js';
import { View } from './view.js';

/** `Microsoft.Network/virtualNetworks`. Subnets and peerings of their own resources are found with `Network.subnetsOf` and `peeringsOf`. */
export class VirtualNetwork extends View {
  get location(): Value | undefined {
    return this.property('location');
  }

  /** Address prefixes, as text in CIDR notation. */
  get addressPrefixes(): Listing<ListItem> {
    return this.list('properties', 'addressSpace', 'addressPrefixes');
  }

  /** Addresses of custom DNS servers; complete and empty means Azure's own resolver. */
  get dnsServers(): Listing<ListItem> {
    return this.list('properties', 'dhcpOptions', 'dnsServers');
  }

  get inlineSubnets(): Listing<Subnet> {
    return this.inlineViews('subnets', (source) => new Subnet(source));
  }

  get inlinePeerings(): Listing<VirtualNetworkPeering> {
    return this.inlineViews('virtualNetworkPeerings', (source) => new VirtualNetworkPeering(source));
  }
}

/** A subnet: item of `properties.subnets` of its virtual network, or a resource of its own. */
export class Subnet extends View {
  /** The one `addressPrefix` and the list `addressPrefixes` together. */
  get addressPrefixes(): Listing<ListItem> {
    return joined([oneItem(this.property('properties', 'addressPrefix')), this.list('properties', 'addressPrefixes')]);
  }

  get networkSecurityGroupId(): Value | undefined {
    return this.property('properties', 'networkSecurityGroup', 'id');
  }

  get routeTableId(): Value | undefined {
    return this.property('properties', 'routeTable', 'id');
  }

  get natGatewayId(): Value | undefined {
    return this.property('properties', 'natGateway', 'id');
  }

  get privateEndpointNetworkPolicies(): Value | undefined {
    return this.property('properties', 'privateEndpointNetworkPolicies');
  }

  get defaultOutboundAccess(): Value | undefined {
    return this.property('properties', 'defaultOutboundAccess');
  }

  get delegations(): Listing<ListItem> {
    return this.list('properties', 'delegations');
  }

  get serviceEndpoints(): Listing<ListItem> {
    return this.list('properties', 'serviceEndpoints');
  }
}

/** One side of a peering: the other network is `remoteVirtualNetworkId`. */
export class VirtualNetworkPeering extends View {
  get remoteVirtualNetworkId(): Value | undefined {
    return this.property('properties', 'remoteVirtualNetwork', 'id');
  }

  get allowForwardedTraffic(): Value | undefined {
    return this.property('properties', 'allowForwardedTraffic');
  }

  get allowGatewayTransit(): Value | undefined {
    return this.property('properties', 'allowGatewayTransit');
  }

  get useRemoteGateways(): Value | undefined {
    return this.property('properties', 'useRemoteGateways');
  }
}
