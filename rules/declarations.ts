import { allOf, anyOf, exists, sameResourceType } from '../src/rule-api.js';
import type { Entity, Match, Network, PrivateLinkResource, Statement } from '../src/rule-api.js';

/** The resources of a type, one that private endpoints lead to, which this deployment declares. */
export function targetsOfType({ privateLinkResources }: Network, type: string): readonly PrivateLinkResource[] {
  return privateLinkResources.filter(({ existing, resource }) => !existing && sameResourceType(resource.type, type));
}

/** The declarations in this deployment of what a reference surely leads to: a resource may be declared more than once. */
export function declarationsOf<E extends Entity>({ candidates }: { readonly candidates: readonly Match<E>[] }): readonly E[] {
  return candidates.filter(({ entity, sure }) => sure === 'true' && !entity.existing).map(({ entity }) => entity);
}

/** That a declaration meets a demand, or that another one of the same resource does and is there: the last one that is deployed decides. */
export function someMeets<E extends Entity>(declaration: E, declarations: readonly E[], demand: (one: E) => Statement): Statement {
  const others = declarations.filter((one) => one !== declaration);
  return anyOf([demand(declaration), ...others.map((one) => allOf([exists(one), demand(one)]))]);
}
