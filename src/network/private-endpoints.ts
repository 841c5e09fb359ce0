import type { Value } from '../values/value.js';
import { joined } from './listing.js';
import type { Listing, ListItem } from './listing.js';
import { View } from './view.js';
import type { ViewSource } from './view.js';

/** `Microsoft.Network/privateEndpoints`. */
export class PrivateEndpoint extends View {
  get location(): Value | undefined {
    return this.property('location');
  }

  get subnetId(): Value | undefined {
    return this.property('properties', 'subnet', 'id');
  }

  /** `IPv4` where it is missing. */
  get ipVersionType(): Value | undefined {
    return this.property('properties', 'ipVersionType');
  }

  /** Each item's `value` has `properties.groupId`, `properties.memberName` and `properties.privateIPAddress`. */
  get ipConfigurations(): Listing<ListItem> {
    return this.list('properties', 'ipConfigurations');
  }

  get applicationSecurityGroups(): Listing<ListItem> {
    return this.list('properties', 'applicationSecurityGroups');
  }

  /** Automatic and manual ones. */
  get connections(): Listing<PrivateLinkConnection> {
    return joined([
      this.#connections('privateLinkServiceConnections', false),
      this.#connections('manualPrivateLinkServiceConnections', true),
    ]);
  }

  #connections(list: string, manual: boolean): Listing<PrivateLinkConnection> {
    return this.inlineViews(list, (source) => new PrivateLinkConnection(source, manual));
  }
}

/** What an endpoint connects to. */
export class PrivateLinkConnection extends View {
  readonly manual: boolean;

  constructor(source: ViewSource, manual: boolean) {
    super(source);
    this.manual = manual;
  }

  /** The resource id of the target, or the alias of a private link service. */
  get targetId(): Value | undefined {
    return this.property('properties', 'privateLinkServiceId');
  }

  /** Group ids, as text. */
  get groupIds(): Listing<ListItem> {
    return this.list('properties', 'groupIds');
  }

  get requestMessage(): Value | undefined {
    return this.property('properties', 'requestMessage');
  }

  /** `Approved`, `Pending`, `Rejected` and so on, where the template writes it. */
  get status(): Value | undefined {
    return this.property('properties', 'privateLinkServiceConnectionState', 'status');
  }
}

/** `Microsoft.Network/privateEndpoints/privateDnsZoneGroups`. */
export class DnsZoneGroup extends View {
  get configs(): Listing<DnsZoneConfig> {
    return this.inlineViews('privateDnsZoneConfigs', (source) => new DnsZoneConfig(source));
  }
}

/** A zone of a zone group. */
export class DnsZoneConfig extends View {
  get zoneId(): Value | undefined {
    return this.property('properties', 'privateDnsZoneId');
  }
}
