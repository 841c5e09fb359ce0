import type { Value } from '../values/value.js';
import { joined, oneItem } from './listing.js';
import type { Listing, ListItem } from './listing.js';
import { View } from './view.js';

/** `Microsoft.Network/networkSecurityGroups`. Rules that are resources of their own are found with `Network.securityRulesOf`. */
export class NetworkSecurityGroup extends View {
  get location(): Value | undefined {
    return this.property('location');
  }

  get inlineSecurityRules(): Listing<NetworkSecurityRule> {
    return this.inlineViews('securityRules', (source) => new NetworkSecurityRule(source));
  }
}

/** A rule of a network security group: item of `properties.securityRules`, or a resource of its own. */
export class NetworkSecurityRule extends View {
  get priority(): Value | undefined {
    return this.property('properties', 'priority');
  }

  get direction(): Value | undefined {
    return this.property('properties', 'direction');
  }

  get access(): Value | undefined {
    return this.property('properties', 'access');
  }

  get protocol(): Value | undefined {
    return this.property('properties', 'protocol');
  }

  /** Prefixes and service tags of both the single and the plural member. */
  get sourcePrefixes(): Listing<ListItem> {
    return this.#both('sourceAddressPrefix', 'sourceAddressPrefixes');
  }

  get destinationPrefixes(): Listing<ListItem> {
    return this.#both('destinationAddressPrefix', 'destinationAddressPrefixes');
  }

  /** Ports and port ranges of both the single and the plural member. */
  get sourcePorts(): Listing<ListItem> {
    return this.#both('sourcePortRange', 'sourcePortRanges');
  }

  get destinationPorts(): Listing<ListItem> {
    return this.#both('destinationPortRange', 'destinationPortRanges');
  }

  get sourceApplicationSecurityGroups(): Listing<ListItem> {
    return this.list('properties', 'sourceApplicationSecurityGroups');
  }

  get destinationApplicationSecurityGroups(): Listing<ListItem> {
    return this.list('properties', 'destinationApplicationSecurityGroups');
  }

  #both(single: string, plural: string): Listing<ListItem> {
    return joined([oneItem(this.property('properties', single)), this.list('properties', plural)]);
  }
}
