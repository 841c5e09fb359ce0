import type { DnsZoneConfig, EntityOf, PrivateEndpoint } from '../network/entity-types.js';
import { Entity } from '../network/entity.js';
import type { KindName } from '../network/kinds.js';
import type { Match } from '../network/listing.js';
import type { Network } from '../network/network.js';
import type { Argument, Claim, EntityProperty } from './claim.js';
import { linkKinds } from './links.js';

/** The endpoints that a claim is about: its subject, else those that it or their parts speak of, else those with records in the zones that it speaks of. */
export function endpointsConcerned(claim: Claim, subject: Entity, network: Network): readonly PrivateEndpoint[] {
  if (isOf(subject, 'privateEndpoints')) return [subject];
  const spoken = spokenOf(claim, subject);
  const own = spoken.flatMap(endpointsOf);
  return [...new Set(own.length > 0 ? own : spoken.flatMap((one) => usersOf(one, network)))];
}

/** Says which private endpoints of a network claims are about, and which of their links, as plain data. */
export class Concerns {
  readonly #network: Network;
  readonly #names = new Map<KindName, ReadonlyMap<Entity, string>>();

  constructor(network: Network) {
    this.#network = network;
  }

  /** `privateEndpoints/0` and so on: the kind, and the place among all of its kind. What this deployment does not declare is left out. */
  of(claims: readonly Claim[], subject: Entity): string[] {
    const parts = claims.flatMap((claim) => spokenOf(claim, subject).filter(({ kind }) => linkKinds.has(kind)));
    const zones = parts.flatMap((part) => (isOf(part, 'zoneConfigs') ? surelyDeclared(part.zone.candidates) : []));
    const endpoints = claims.flatMap((claim) => endpointsConcerned(claim, subject, this.#network));
    return [...new Set<Entity>([...endpoints, ...parts, ...zones])].flatMap((one) => this.#nameOf(one) ?? []).sort();
  }

  /** A property of an entity as plain data; undefined where this deployment does not declare the entity. */
  propertyOf([entity, path]: EntityProperty): string | undefined {
    const name = this.#nameOf(entity);
    return name === undefined ? undefined : `${name} ${path.toLowerCase()}`;
  }

  #nameOf(entity: Entity): string | undefined {
    const { kind } = entity;
    const known = this.#names.get(kind);
    if (known !== undefined) return known.get(entity);
    const named = new Map(this.#network[kind].map((one: Entity, at) => [one, `${kind}/${at}`]));
    this.#names.set(kind, named);
    return named.get(entity);
  }
}

function spokenOf({ report, arguments: args }: Claim, subject: Entity): readonly Entity[] {
  return [subject, ...[...(report.given ?? []), ...Object.values(args)].flatMap((one) => (isEntity(one) ? one : []))];
}

function endpointsOf(entity: Entity): readonly PrivateEndpoint[] {
  if (isOf(entity, 'privateEndpoints')) return [entity];
  if (isOf(entity, 'connections') || isOf(entity, 'zoneGroups')) return surelyDeclared(entity.privateEndpoint.candidates);
  return isOf(entity, 'zoneConfigs') ? groupsOf(entity).flatMap(endpointsOf) : [];
}

/** The endpoints whose zone groups surely name a zone. */
function usersOf(entity: Entity, network: Network): readonly PrivateEndpoint[] {
  if (!isOf(entity, 'privateDnsZones')) return [];
  return network
    .referrers('zoneConfigs', 'zone', entity.id)
    .flatMap(({ entity: config, sure }) => (sure === 'true' ? endpointsOf(config) : []));
}

function groupsOf({ zoneGroup }: DnsZoneConfig): readonly Entity[] {
  return surelyDeclared(zoneGroup.candidates);
}

function surelyDeclared<E extends Entity>(candidates: readonly Match<E>[]): readonly E[] {
  return candidates.flatMap(({ entity, sure }) => (sure === 'true' && !entity.existing ? entity : []));
}

function isOf<K extends KindName>(entity: Entity, kind: K): entity is EntityOf<K> {
  return entity.kind === kind;
}

function isEntity(one: { readonly exists: unknown } | Argument | ((...args: never) => unknown)): one is Entity {
  return one instanceof Entity;
}
