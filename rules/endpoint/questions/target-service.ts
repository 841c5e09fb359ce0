import { defineQuestion, privateLinkService, resourceTypeOf, sameResourceType, stringOf } from '../../../src/rule-api.js';
import type { Connection, PrivateLinkService } from '../../../src/rule-api.js';
import { isAlias } from '../aliases.js';

/** What a connection goes to: a service of the facts, a private link service of one's own, something that they do not know, or who knows what. */
export type TargetService =
  | { readonly kind: 'service'; readonly service: PrivateLinkService }
  | { readonly kind: 'own' }
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown' };

/** The service that a connection goes to, as the id of its target says. An alias is the name of a private link service of somebody else. */
export const targetService = defineQuestion(({ target: { id } }: Connection, { identity }): TargetService => {
  const seen = id && identity(id);
  const type = seen && resourceTypeOf(seen);
  if (seen !== undefined && isAlias(seen) === 'true') return { kind: 'other' };
  if (type === undefined) return { kind: seen !== undefined && stringOf(seen) !== undefined ? 'other' : 'unknown' };
  if (sameResourceType(type, 'Microsoft.Network/privateLinkServices')) return { kind: 'own' };
  const service = privateLinkService(type);
  return service === undefined ? { kind: 'other' } : { kind: 'service', service };
});
