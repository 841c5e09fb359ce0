import {
  defineRule,
  nameAfter,
  privateLinkService,
  resourceTypeOf,
  sameResourceType,
  stringOf,
  that,
  truthOf,
} from '../../../src/rule-api.js';
import type { Connection, Inquiry, Statement, Value } from '../../../src/rule-api.js';
import page from './rule.md';

const slot = 'Microsoft.Web/sites/slots';

export default defineRule({
  title: 'A private endpoint connects to a resource that takes private endpoints',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview#private-link-resource',
  tags: ['private-endpoint'],
  link: 'target',
  page,
  messages: {
    slot: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} connects to deployment slot {slot} by the id of the slot',
      why: 'Azure refuses it (InvalidPrivateLinkServiceIdType): of App Service, only sites take private endpoints',
      fix: 'use the id of the site, and the group id sites-{slot}',
    },
    part: {
      severity: 'warning',
      precision: 'high',
      breaks: true,
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} connects to {type}, which takes no private endpoints',
      why: 'it is a part of {service}: Azure refuses an id of any other type than those that it documents',
      fix: 'use the id of {service}',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { say }) {
    for (const connection of endpoint.connections.items) {
      const telling = { at: connection.target.id, given: [connection], endpoint };
      yield [
        isNoPart(connection).otherwise(
          say.part({
            ...telling,
            type: (inquiry) => typeIn(connection, inquiry) ?? 'its target',
            service: (inquiry) => describe(serviceAbove(typeIn(connection, inquiry) ?? '')),
          }),
        ),
        isNoSlot(connection).otherwise(say.slot({ ...telling, slot: (inquiry) => slotIn(connection, inquiry) })),
      ];
    }
  },
});

function isNoSlot(connection: Connection): Statement {
  return ofType(connection, (type) => !sameResourceType(type, slot));
}

/** That the target of a connection does not lie under a service of the facts without being one; what the facts do not know at all may be any. */
function isNoPart(connection: Connection): Statement {
  return ofType(connection, (type) => sameResourceType(type, slot) || serviceAbove(type) === undefined);
}

/** What is so of the type of the target of a connection; a text that is no id is reported by others. */
function ofType(connection: Connection, ask: (type: string) => boolean): Statement {
  return that((inquiry) => {
    const type = typeIn(connection, inquiry);
    if (type !== undefined) return truthOf(ask(type));
    const { id } = connection.target;
    return id !== undefined && stringOf(inquiry.identity(id)) !== undefined ? 'true' : 'unknown';
  });
}

function typeIn({ target: { id } }: Connection, { identity }: Inquiry): string | undefined {
  return id && resourceTypeOf(identity(id));
}

/** The type of the service that takes private endpoints under which a type lies; undefined where it is one itself, or lies under none. */
function serviceAbove(type: string): string | undefined {
  if (privateLinkService(type) !== undefined) return undefined;
  const [provider = '', ...names] = type.split('/');
  const above = names.map((_, count) => [provider, ...names.slice(0, count)].join('/')).toReversed();
  return above.map((one) => privateLinkService(one)?.resourceType).find((one) => one !== undefined);
}

function describe(service: string | undefined): string {
  return service === undefined ? 'its service' : `the ${service}`;
}

function slotIn({ target: { id } }: Connection, { identity }: Inquiry): Value | string {
  return (id && nameAfter(identity(id), 'slots')) ?? 'of an app';
}
