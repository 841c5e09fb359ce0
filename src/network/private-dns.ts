import type { Value } from '../values/value.js';
import type { Listing, ListItem } from './listing.js';
import { View } from './view.js';

/** `Microsoft.Network/privateDnsZones`; its `name` is the name of the zone. */
export class PrivateDnsZone extends View {
  get location(): Value | undefined {
    return this.property('location');
  }
}

/** `Microsoft.Network/privateDnsZones/virtualNetworkLinks`. */
export class VirtualNetworkLink extends View {
  get location(): Value | undefined {
    return this.property('location');
  }

  get virtualNetworkId(): Value | undefined {
    return this.property('properties', 'virtualNetwork', 'id');
  }

  get registrationEnabled(): Value | undefined {
    return this.property('properties', 'registrationEnabled');
  }

  /** `Default` or `NxDomainRedirect`. */
  get resolutionPolicy(): Value | undefined {
    return this.property('properties', 'resolutionPolicy');
  }
}

/** A record set of a private zone; `recordType` is `A`, `AAAA`, `CNAME` and so on. */
export class RecordSet extends View {
  get recordType(): string {
    return this.resource.type.slice(this.resource.type.lastIndexOf('/') + 1).toUpperCase();
  }

  /** Each item's `value` has `ipv4Address`. */
  get aRecords(): Listing<ListItem> {
    return this.list('properties', 'aRecords');
  }

  /** Each item's `value` has `ipv6Address`. */
  get aaaaRecords(): Listing<ListItem> {
    return this.list('properties', 'aaaaRecords');
  }

  get ttl(): Value | undefined {
    return this.property('properties', 'ttl');
  }
}
