import { defineRule } from '../../../src/rule-api.js';
import type { Entity, Network, Value } from '../../../src/rule-api.js';
import { branchesOf } from '../../branches.js';
import { hasFittingCharacters, hasOtherCharacters } from '../../name-characters.js';
import { charactersOf, hasAtMost, shortestOf } from '../../text-length.js';
import page from './rule.md';

/** Characters that a name may have. */
const mostCharacters = 80;

export default defineRule({
  title: 'Azure accepts the names of private endpoints, private link services and links of private DNS zones',
  source: 'https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork',
  tags: ['private-endpoint', 'dns'],
  link: 'target',
  page,
  messages: {
    tooLong: {
      severity: 'error',
      precision: 'high',
      what: 'the name of {noun} has {count} characters',
      why: 'Azure takes 80 at most (InvalidResourceName)',
      fix: 'choose a shorter name',
    },
    otherCharacters: {
      severity: 'error',
      precision: 'high',
      what: '{name} is no name for {noun}',
      why: 'Azure takes letters, digits, underscores, periods and hyphens only (InvalidResourceName)',
      fix: 'choose a name of these characters',
    },
  },
  of: ({ privateEndpoints, privateLinkServices, virtualNetworkLinks }: Network): readonly Entity[] => [
    ...privateEndpoints,
    ...privateLinkServices,
    ...virtualNetworkLinks,
  ],
  *check(entity, { say }) {
    for (const { name, noun } of namesIn(entity)) {
      const isJudged = branchesOf(name).some((branch) => shortestOf(branch) > mostCharacters || hasOtherCharacters(branch));
      yield isJudged
        ? [
            hasAtMost(name, mostCharacters).otherwise(say.tooLong({ at: name, noun, count: charactersOf(name, mostCharacters) })),
            hasFittingCharacters(name).otherwise(say.otherCharacters({ at: name, name, noun })),
          ]
        : [];
    }
  },
});

const nouns: Partial<Record<Entity['kind'], string>> = {
  privateEndpoints: 'a private endpoint',
  privateLinkServices: 'a private link service',
  virtualNetworkLinks: 'the link of a private DNS zone',
};

/** The name of a resource, and the one that it gives to what Azure makes for it. */
function namesIn(entity: Entity): readonly { readonly name: Value; readonly noun: string }[] {
  const own = { name: entity.name, noun: nouns[entity.kind] ?? 'a resource' };
  const given = entity.kind === 'privateEndpoints' ? entity.property('properties.customNetworkInterfaceName') : undefined;
  return given === undefined ? [own] : [own, { name: given, noun: 'the network interface of a private endpoint' }];
}
