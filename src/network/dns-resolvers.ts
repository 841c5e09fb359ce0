import type { Value } from '../values/value.js';
import type { Listing, ListItem } from './listing.js';
import { View } from './view.js';

/** `Microsoft.Network/dnsResolvers`. */
export class DnsResolver extends View {
  get location(): Value | undefined {
    return this.property('location');
  }

  get virtualNetworkId(): Value | undefined {
    return this.property('properties', 'virtualNetwork', 'id');
  }
}

/** `Microsoft.Network/dnsResolvers/inboundEndpoints`. */
export class ResolverInboundEndpoint extends View {
  /** Each item's `value` has `subnet.id`, `privateIpAddress` and `privateIpAllocationMethod`. */
  get ipConfigurations(): Listing<ListItem> {
    return this.list('properties', 'ipConfigurations');
  }
}

/** `Microsoft.Network/dnsResolvers/outboundEndpoints`. */
export class ResolverOutboundEndpoint extends View {
  get subnetId(): Value | undefined {
    return this.property('properties', 'subnet', 'id');
  }
}

/** `Microsoft.Network/dnsForwardingRulesets`. */
export class ForwardingRuleset extends View {
  /** Each item's `value` has `id`. */
  get outboundEndpoints(): Listing<ListItem> {
    return this.list('properties', 'dnsResolverOutboundEndpoints');
  }
}

/** `Microsoft.Network/dnsForwardingRulesets/forwardingRules`. */
export class ForwardingRule extends View {
  /** Ends with a dot. */
  get domainName(): Value | undefined {
    return this.property('properties', 'domainName');
  }

  /** Each item's `value` has `ipAddress` and `port`. */
  get targetDnsServers(): Listing<ListItem> {
    return this.list('properties', 'targetDnsServers');
  }

  get state(): Value | undefined {
    return this.property('properties', 'forwardingRuleState');
  }
}

/** `Microsoft.Network/dnsForwardingRulesets/virtualNetworkLinks`. */
export class ForwardingRulesetLink extends View {
  get virtualNetworkId(): Value | undefined {
    return this.property('properties', 'virtualNetwork', 'id');
  }
}
