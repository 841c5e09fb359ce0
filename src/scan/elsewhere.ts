import type { Surroundings } from '../engine/surroundings.js';
import { stringOf } from '../values/construct.js';
import { nameAfter } from '../network/ids.js';
import type { Network } from '../network/network.js';

/** What one deployment tells the others about private DNS zones, by lower-cased name. */
export interface ZonesOf {
  /** Path of the entry template: the same one with other values is no neighbour but another environment. */
  readonly template: string;
  readonly declared: ReadonlySet<string>;
  /** Zones that it links to a virtual network. */
  readonly linked: ReadonlySet<string>;
}

export function zonesOf(template: string, network: Network): ZonesOf {
  const zones = network.privateDnsZones.map((zone) => stringOf(zone.name));
  const linked = network.virtualNetworkLinks.map(({ resource: { id } }) => stringOf(id && nameAfter(id, 'privateDnsZones')));
  return { template, declared: namesIn(zones), linked: namesIn(linked) };
}

/** What the other deployments of a scan hold. A link to a zone that both declare is a link to a zone of that other deployment's own. */
export function surroundingsOf(own: ZonesOf, all: readonly ZonesOf[]): Surroundings {
  const others = all.filter((other) => other.template !== own.template);
  const links = others.flatMap((other) => [...other.linked].filter((name) => !(other.declared.has(name) && own.declared.has(name))));
  return { zones: new Set(others.flatMap((other) => [...other.declared])), linkedZones: new Set(links) };
}

function namesIn(names: readonly (string | undefined)[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => (name === undefined ? [] : [name.toLowerCase()])));
}
