import type { SecurityRule } from '../azure/network-security.js';
import { stringOf } from '../values/construct.js';
import type { Value } from '../values/value.js';
import type { Listing, ListItem } from './listing.js';
import type { SecurityRuleEntity } from './entity-types.js';

/** A rule in the plain form that `decideFlow` judges, with the entity that it comes from. */
export interface FlowRule extends SecurityRule {
  readonly entity: SecurityRuleEntity;
}

/** Reads values in a case: for their content, or where they only tell which entity is meant. */
export interface CaseReader {
  readonly see: (value: Value) => Value;
  readonly identity: (value: Value) => Value;
}

/** The plain form of a rule in the case at hand. `certain` says that it is surely there. */
export function flowRule(entity: SecurityRuleEntity, certain: boolean, { see, identity }: CaseReader): FlowRule {
  const text = (value: Value | undefined): string | undefined => value && stringOf(see(value));
  const texts = (list: Listing<ListItem>): readonly (string | undefined)[] => textsOf(list, see);
  return {
    entity,
    name: stringOf(identity(entity.name)),
    priority: numberOf(entity.priority && see(entity.priority)),
    direction: text(entity.direction),
    access: text(entity.access),
    protocol: text(entity.protocol),
    sourcePrefixes: texts(entity.sourcePrefixes),
    destinationPrefixes: texts(entity.destinationPrefixes),
    sourcePorts: texts(entity.sourcePorts),
    destinationPorts: texts(entity.destinationPorts),
    sourceIsGroup: hasItems(entity.sourceApplicationSecurityGroups),
    destinationIsGroup: hasItems(entity.destinationApplicationSecurityGroups),
    certain: certain && !entity.family,
  };
}

/** The texts of a list; undefined for one that is unknown or not surely there, and for what the list may hold besides. */
function textsOf(list: Listing<ListItem>, see: (value: Value) => Value): readonly (string | undefined)[] {
  const texts = list.items.flatMap((item): (string | undefined)[] => {
    const exists = see(item.exists);
    if (exists.kind !== 'scalar') return [undefined];
    return exists.value === true ? [stringOf(see(item.value))] : [];
  });
  list.unlisted.forEach(see);
  return list.complete && texts.length > 0 ? texts : [...texts, undefined];
}

function numberOf(value: Value | undefined): number | undefined {
  if (value?.kind !== 'scalar') return undefined;
  return typeof value.value === 'number'
    ? value.value
    : typeof value.value === 'string' && /^\d+$/.test(value.value)
      ? Number(value.value)
      : undefined;
}

function hasItems(list: Listing<ListItem>): boolean {
  return list.items.length > 0 || !list.complete;
}
