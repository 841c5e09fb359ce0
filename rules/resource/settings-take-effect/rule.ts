import {
  bodyMembers,
  defineRule,
  isOlderVersion,
  isSecret,
  known,
  misspeltRegion,
  resourceShape,
  stringOf,
  that,
  truthOf,
} from '../../../src/rule-api.js';
import type { BodyMember, Entity, Network, Shape, Truth, Value } from '../../../src/rule-api.js';
import { branchesOf } from '../../branches.js';
import { meantBy } from '../../misspellings.js';
import page from './rule.md';

/** Members of one body that are looked at. */
const mostMembers = 5_000;

/**
 * Settings that change who reaches what, by their lower-cased names. Of others a version of the API may take more than its description says; what closes
 * a service as a whole is looked at beside its endpoints.
 */
const decisive = new Set([
  'diskaccessid',
  'ipconfigurations',
  'ipfilterrules',
  'ipversiontype',
  'networkaccesspolicy',
  'networkacls',
  'networkruleset',
  'networkrulesets',
  'privateendpointnetworkpolicies',
  'privatelinkservicenetworkpolicies',
  'resolutionpolicy',
]);

/** What every resource has beside its properties; in them, it says nothing that would be lost. */
const identifying = new Set(['name', 'type', 'id', 'apiversion']);

export default defineRule({
  title: 'What a resource sets is a property of its type',
  source: 'https://learn.microsoft.com/azure/templates/',
  tags: ['private-endpoint', 'network'],
  link: 'target',
  page,
  messages: {
    misspelt: {
      severity: 'warning',
      precision: 'high',
      what: '{resource} sets {name}, which is no property of {type}',
      why: 'the name looks misspelt: {meant} keeps its default, or Azure refuses the deployment',
      fix: 'write {meant}',
    },
    misplaced: {
      severity: 'warning',
      precision: 'high',
      what: '{resource} sets {name} {where}, where {type} has no such property',
      why: 'it has no effect there, or Azure refuses the deployment',
      fix: 'move it {there}',
    },
    newer: {
      severity: 'warning',
      precision: 'medium',
      what: '{resource} sets {name}, which version {version} of {type} does not have',
      why: 'Azure drops what a version of its API does not know, or refuses it: the setting has no effect',
      fix: 'use version {firstVersion} or later',
    },
    misspeltValue: {
      severity: 'warning',
      precision: 'high',
      what: '{resource} sets {name} to {value}, which is none of its values',
      why: 'the value looks misspelt: Azure refuses it, or does not read it as {meant}',
      fix: 'write {meant}',
    },
  },
  of: resourcesThatMatter,
  *check(resource, { say, atMost }) {
    const { type, apiVersion } = resource.resource;
    const shape = resourceShape(type);
    if (shape === undefined || resource.existing) return;
    const version = apiVersion && stringOf(apiVersion);
    for (const member of atMost(mostMembers, bodyMembers(resource), 'members of one body')) {
      const { name, value } = member;
      const here = shapeAt(shape, member.inside);
      if (here?.isClosed !== true) continue;
      const telling = { at: value, resource, name };
      const own = here.member(name);
      const meant = own === undefined ? meantName(member, here) : undefined;
      const place = own === undefined && meant === undefined ? otherPlace(member, shape) : undefined;
      if (meant !== undefined)
        yield known(false).otherwise(say.misspelt({ ...telling, type, meant, means: [resource, [...member.inside, meant].join('.')] }));
      if (place !== undefined) yield known(false).otherwise(say.misplaced({ ...telling, type, ...place }));
      const first = own === undefined || !decisive.has(name.toLowerCase()) ? undefined : firstVersionOf(own, here, version);
      if (version !== undefined && first !== undefined)
        yield known(false).otherwise(say.newer({ ...telling, type, version, firstVersion: first }));
      const meantFor = own === undefined ? () => undefined : meantTextOf(member, own);
      if (branchesOf(value).some((text) => meantFor(text) !== undefined))
        yield that(({ see }) => isRight(see(value), meantFor)).otherwise(
          say.misspeltValue({ ...telling, value, meant: ({ see }) => meantFor(see(value)) ?? '' }),
        );
    }
    yield [];
  },
});

/** The resources that rules read; what is inline in another is looked at there. */
function resourcesThatMatter(network: Network): readonly Entity[] {
  return [
    ...network.privateEndpoints,
    ...network.zoneGroups,
    ...network.privateDnsZones,
    ...network.virtualNetworkLinks,
    ...network.virtualNetworks,
    ...network.subnets,
    ...network.networkSecurityGroups,
    ...network.privateLinkResources,
  ].filter(({ holder }) => holder === undefined);
}

/** The first version that has a member, of one that came only after the given version, which has what it stands in. */
function firstVersionOf(own: Shape, here: Shape, version: string | undefined): string | undefined {
  const [first] = own.versions;
  const isNewer = version !== undefined && first !== undefined && isOlderVersion(version, first) && here.versions.includes(version);
  return isNewer && !own.isReadOnly ? first : undefined;
}

function shapeAt(shape: Shape, path: readonly string[]): Shape | undefined {
  return path.reduce<Shape | undefined>((at, name) => at?.member(name), shape);
}

/** The one name that another, which is none, is a misspelling of; one that stands beside it is not meant. */
function meantName({ name, beside }: BodyMember, here: Shape): string | undefined {
  const there = new Set(beside.map((one) => one.toLowerCase()));
  return meantBy(
    name,
    here.memberNames.filter((one) => !there.has(one.toLowerCase()) && here.member(one)?.isReadOnly === false),
  );
}

/** Where a member belongs that stands beside `properties` in place of inside, or the other way round. */
function otherPlace({ name, inside }: BodyMember, shape: Shape): { readonly where: string; readonly there: string } | undefined {
  const isOuter = inside.length === 0;
  if (!isOuter && (inside.length > 1 || inside[0]?.toLowerCase() !== 'properties')) return undefined;
  const other = isOuter ? shape.member('properties') : shape;
  if (identifying.has(name.toLowerCase()) || other?.member(name)?.isReadOnly !== false) return undefined;
  return isOuter ? { where: 'beside properties', there: 'into properties' } : { where: 'in properties', there: 'out of properties' };
}

type MeantText = (value: Value) => string | undefined;

/** What gives for a value that is none of a member's the one that it is a misspelling of. */
function meantTextOf({ name, inside }: BodyMember, own: Shape): MeantText {
  const isLocation = inside.length === 0 && name.toLowerCase() === 'location';
  return isLocation ? meantRegion : (value) => meantValue(value, own);
}

/** Names with digits are not compared: `westus3` and `westus4` are both regions, or will be. */
function meantRegion(value: Value): string | undefined {
  const text = stringOf(value);
  return text === undefined || isSecret(value) || /\d/.test(text) ? undefined : misspeltRegion(text);
}

function isRight(value: Value, meantFor: MeantText): Truth {
  return stringOf(value) === undefined ? 'unknown' : truthOf(meantFor(value) === undefined);
}

/** The value that a text, which is none of those that the property takes, is a misspelling of. */
function meantValue(value: Value, { knownValues }: Shape): string | undefined {
  const text = stringOf(value);
  if (text === undefined || isSecret(value) || !isWord(text) || !knownValues.every(isWord)) return undefined;
  if (knownValues.some((one) => one.toLowerCase() === text.toLowerCase())) return undefined;
  return meantBy(text, knownValues);
}

function isWord(text: string): boolean {
  return /^[A-Za-z]+$/.test(text);
}
