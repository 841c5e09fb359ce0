import {
  allOf,
  anyOf,
  defineRule,
  exists,
  groupIdStanding,
  knownStart,
  listsAll,
  proposableGroupIds,
  proposedGroupIds,
  shownText,
  startsPrefixedGroup,
  stringOf,
  that,
} from '../../../src/rule-api.js';
import type { Connection, GroupIdStanding, Inquiry, ListItem, PrivateLinkService, Statement, Truth, Value } from '../../../src/rule-api.js';
import { setValue } from '../../remedies.js';
import { targetService } from '../questions/target-service.js';
import page from './rule.md';

/** Group ids of one connection that are looked at; Azure takes one. */
const mostGroupIds = 50;

export default defineRule({
  title: 'The group id of a private endpoint is one of its target',
  source: 'https://learn.microsoft.com/azure/private-link/private-endpoint-overview',
  tags: ['private-endpoint'],
  link: 'group id',
  page,
  messages: {
    wrong: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      restsOn: ['target'],
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} asks for group id {groupId}, which {type} does not have',
      why: 'Azure refuses the endpoint',
      fix: 'use {groupIds}',
      fixable: 'safe',
    },
    otherName: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      restsOn: ['target'],
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} asks for group id {groupId}, which is only a name that documentation uses for {type}',
      why: 'Azure refuses the endpoint',
      fix: 'use {groupIds}',
      fixable: 'safe',
    },
    missing: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      restsOn: ['target'],
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} connects to {type} without a group id',
      why: 'only your own private link services are reached without one',
      fix: 'use {groupIds}',
    },
    several: {
      severity: 'warning',
      precision: 'medium',
      restsOn: ['target'],
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} lists several group ids of {type}',
      why: 'an endpoint connects to one part of a service',
      fix: 'give each group id an endpoint of its own',
    },
    ownService: {
      severity: 'error',
      precision: 'high',
      breaks: true,
      restsOn: ['target'],
      openWithout: ['connection'],
      what: 'private endpoint {endpoint} connects to a private link service of your own with group id {groupId}',
      why: 'such a service has no group ids',
      fix: 'leave groupIds out',
    },
  },
  of: (network) => network.privateEndpoints,
  *check(endpoint, { say, atMost }) {
    const { connections } = endpoint;
    if (!connections.complete)
      yield listsAll(connections).otherwise(
        say.missing({ at: connections.unlisted[0], endpoint, type: 'its target', groupIds: 'a group id of its target' }),
      );
    for (const connection of connections.items) {
      const { complete } = connection.groupIds;
      const items = atMost(mostGroupIds, connection.groupIds.items, 'group ids of one connection');
      const telling = { endpoint, given: [connection], type: typeOfTarget(connection), groupIds: proposalsFor(connection, undefined) };
      for (const item of items) {
        const told = {
          ...telling,
          at: item.value,
          groupId: item.value,
          groupIds: proposalsFor(connection, item.value),
          remedy: onlyProposal(connection, item.value),
        };
        const there = exists(item);
        yield [
          there.implies(standsOtherwise(connection, item.value, 'wrong')).otherwise(say.wrong(told)),
          there.implies(standsOtherwise(connection, item.value, 'otherName')).otherwise(say.otherName(told)),
          there.implies(goesElsewhere(connection)).otherwise(say.ownService({ ...told, remedy: undefined })),
        ];
      }
      const list = connection.property('properties.groupIds');
      if (!complete)
        yield takesAny(connection)
          .or(listsAll(connection.groupIds))
          .otherwise(say.wrong({ ...telling, at: list, groupId: list ?? '' }));
      yield asksForSome(connection).otherwise(say.missing({ ...telling, at: connection.target.id }));
      yield asksForOne(connection, items).otherwise(say.several({ ...telling, at: items[1]?.value ?? list }));
    }
  },
});

/** That a group id is not what `standing` says to the target of a connection. */
function standsOtherwise(connection: Connection, groupId: Value, standing: GroupIdStanding): Statement {
  return ofService(connection, (service, { see }) => {
    const seen = see(groupId);
    const known = stringOf(seen);
    if (known !== undefined) return groupIdStanding(service, known) === standing ? 'false' : 'true';
    return choosesIds(service) || startsPrefixedGroup(service, knownStart(seen)) ? 'true' : 'unknown';
  });
}

/** That a connection does not go to a private link service of one's own. */
function goesElsewhere(connection: Connection): Statement {
  return that(({ ask }) => {
    const { kind } = ask(targetService, connection);
    return kind === 'unknown' ? 'unknown' : kind === 'own' ? 'false' : 'true';
  });
}

/** That the target of a connection takes any group id, as far as is known. */
function takesAny(connection: Connection): Statement {
  return ofService(connection, (service) => (proposableGroupIds(service).length === 0 ? 'true' : 'unknown'));
}

/** That a connection to a service with group ids asks for one; a list that is not known is reported by itself. */
function asksForSome(connection: Connection): Statement {
  const listsSome = that(({ list }) => {
    const { values, possible, complete } = list(connection.groupIds);
    if (values.length > 0 || !complete) return 'true';
    return possible.length === 0 ? 'false' : 'unknown';
  });
  return listsSome.or(hasNoGroups(connection));
}

/** That a connection asks for no more than one group id, unless one of several is wrong, which is reported by itself. */
function asksForOne(connection: Connection, ids: readonly ListItem[]): Statement {
  const listsOne = that(({ list }) => {
    const { values, possible } = list(connection.groupIds);
    if (values.length + possible.length < 2) return 'true';
    return values.length > 1 ? 'false' : 'unknown';
  });
  const fits = ids.flatMap(({ value }) => (['wrong', 'otherName'] as const).map((bad) => standsOtherwise(connection, value, bad)));
  return anyOf([listsOne, hasNoGroups(connection), allOf(fits).negated]);
}

/** That the target of a connection has no group ids that are known. */
function hasNoGroups(connection: Connection): Statement {
  return ofService(connection, (service) => (proposableGroupIds(service).length === 0 ? 'true' : 'false'));
}

/** What is so of a service of the facts; whatever else a connection goes to has no group ids to get wrong. */
function ofService(connection: Connection, ask: (service: PrivateLinkService, inquiry: Inquiry) => Truth): Statement {
  return that((inquiry) => {
    const target = inquiry.ask(targetService, connection);
    if (target.kind === 'service') return ask(target.service, inquiry);
    return target.kind === 'unknown' ? 'unknown' : 'true';
  });
}

function choosesIds(service: PrivateLinkService): boolean {
  return service.groups.some(({ dynamic }) => dynamic === true) || proposableGroupIds(service).length === 0;
}

function typeOfTarget(connection: Connection) {
  return ({ ask }: Inquiry): string => {
    const target = ask(targetService, connection);
    return target.kind === 'service' ? target.service.resourceType : 'its target';
  };
}

/** Puts the group id that is meant in the place of another one, where there is no choice. */
function onlyProposal(connection: Connection, groupId: Value) {
  return ({ ask, see }: Inquiry) => {
    const target = ask(targetService, connection);
    const known = shownText(see(groupId));
    const [meant, another] = target.kind === 'service' && known !== undefined ? proposedGroupIds(target.service, known) : [];
    return meant === undefined || another !== undefined ? undefined : setValue(connection, groupId, meant);
  };
}

/** The group ids to use instead of one, or of none. */
function proposalsFor(connection: Connection, groupId: Value | undefined) {
  return ({ ask, see }: Inquiry): string => {
    const target = ask(targetService, connection);
    if (target.kind !== 'service') return 'a group id of its target';
    const known = groupId && shownText(see(groupId));
    const proposed = known === undefined ? proposableGroupIds(target.service) : proposedGroupIds(target.service, known);
    return proposed.length === 0 ? 'a group id of its target' : choice(proposed);
  };
}

function choice(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
