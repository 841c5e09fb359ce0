import type { Value } from '../values/value.js';
import type { Listing, ListItem } from './listing.js';
import { View } from './view.js';

/** `Microsoft.Network/routeTables`. Routes that are resources of their own are found with `Network.routesOf`. */
export class RouteTable extends View {
  get location(): Value | undefined {
    return this.property('location');
  }

  get disableBgpRoutePropagation(): Value | undefined {
    return this.property('properties', 'disableBgpRoutePropagation');
  }

  get inlineRoutes(): Listing<Route> {
    return this.inlineViews('routes', (source) => new Route(source));
  }
}

export class Route extends View {
  get addressPrefix(): Value | undefined {
    return this.property('properties', 'addressPrefix');
  }

  get nextHopType(): Value | undefined {
    return this.property('properties', 'nextHopType');
  }

  get nextHopIpAddress(): Value | undefined {
    return this.property('properties', 'nextHopIpAddress');
  }
}

/** `Microsoft.Network/virtualNetworkGateways`: VPN or ExpressRoute, as `gatewayType` says. */
export class VirtualNetworkGateway extends View {
  /** `Vpn`, `ExpressRoute` or `LocalGateway`. */
  get gatewayType(): Value | undefined {
    return this.property('properties', 'gatewayType');
  }

  /** Each item's `value` is an ip configuration with `properties.subnet.id`. */
  get ipConfigurations(): Listing<ListItem> {
    return this.list('properties', 'ipConfigurations');
  }
}

/** `Microsoft.Network/azureFirewalls`. */
export class AzureFirewall extends View {
  get location(): Value | undefined {
    return this.property('location');
  }

  get firewallPolicyId(): Value | undefined {
    return this.property('properties', 'firewallPolicy', 'id');
  }

  /** Each item's `value` is an ip configuration with `properties.subnet.id` and `properties.privateIPAddress`. */
  get ipConfigurations(): Listing<ListItem> {
    return this.list('properties', 'ipConfigurations');
  }
}

/** `Microsoft.Network/firewallPolicies`. */
export class FirewallPolicy extends View {
  /** Whether it answers DNS queries itself. */
  get dnsProxy(): Value | undefined {
    return this.property('properties', 'dnsSettings', 'enableProxy');
  }
}
