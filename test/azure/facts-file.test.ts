import { describe, expect, it } from '@jest/globals';
import facts from '../../src/azure/facts/private-link-services.json' with { type: 'json' };

/** What a value of the file must be: its problems, each with the path to it. */
type Shape = (value: unknown, path: string) => string[];

const when =
  (holds: (value: unknown) => boolean, name: string): Shape =>
  (value, path) =>
    holds(value) ? [] : [`${path}: no ${name}`];

const text = when((value) => typeof value === 'string' && value !== '', 'text');
const yes = when((value) => value === true, 'true');
const bool = when((value) => typeof value === 'boolean', 'boolean');
const accessValue = when((value) => typeof value === 'string' || typeof value === 'boolean', 'text or boolean');
const count = when((value) => Number.isInteger(value), 'whole number');
const apiVersion = when((value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(-preview)?$/.test(value), 'API version');
const path = when((value) => typeof value === 'string' && /^(properties|sku|kind)(\.\w+)*$/.test(value), 'path of a property');
const childType = when((value) => typeof value === 'string' && /^Microsoft\.\w+(\/\w+)+$/.test(value), 'resource type');
const oneOf = (...names: readonly string[]): Shape =>
  when((value) => typeof value === 'string' && names.includes(value), names.join(' or '));

const listOf =
  (item: Shape): Shape =>
  (value, where) =>
    Array.isArray(value) && value.length > 0
      ? value.flatMap((one: unknown, index) => item(one, `${where}[${String(index)}]`))
      : [`${where}: no list, or an empty one`];

const object =
  (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  (value, where) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${where}: no object`];
    const shapes = new Map(Object.entries({ ...required, ...optional }));
    const missing = Object.keys(required).filter((name) => !(name in value));
    return [
      ...missing.map((name) => `${where}.${name}: missing`),
      ...Object.entries(value).flatMap(([name, member]) => shapes.get(name)?.(member, `${where}.${name}`) ?? [`${where}.${name}: unknown`]),
    ];
  };

const byRole =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, where) => {
    const role = typeof value === 'object' && value !== null && 'role' in value ? String(value.role) : '';
    return shapes[role]?.(value, where) ?? [`${where}: unknown role '${role}'`];
  };

const names = listOf(text);
const byCloud = object({}, { AzureCloud: names, AzureUSGovernment: names, AzureChinaCloud: names });
const accessValues = {
  openValues: listOf(accessValue),
  closedValues: listOf(accessValue),
  perimeterValues: listOf(accessValue),
  partialValues: listOf(accessValue),
};

const access = object(
  {},
  {
    ...accessValues,
    property: path,
    type: oneOf('enum', 'openEnum', 'string', 'boolean'),
    values: names,
    defaultWhenOmitted: text,
    defaultSource: text,
    defaultDetail: text,
    firstApiVersion: apiVersion,
    firstStableApiVersion: apiVersion,
    onlyApiVersions: listOf(apiVersion),
    closesAfterEndpoint: yes,
    closedForEndpoints: yes,
    required: yes,
    openUnless: text,
    note: text,
  },
);

const anySwitch = (role: string): Shape =>
  object({ role: oneOf(role), property: path }, { ...accessValues, resourceType: childType, name: text, firstApiVersion: apiVersion });

const control = byRole({
  switch: anySwitch('switch'),
  part: anySwitch('part'),
  behind: anySwitch('behind'),
  restriction: object(
    { role: oneOf('restriction') },
    { resourceType: childType, name: text, property: path, restrictedValues: listOf(accessValue) },
  ),
});

const group = object(
  { groupId: text, zones: byCloud },
  {
    dynamic: yes,
    unverified: yes,
    prefix: text,
    otherNames: names,
    alternatives: yes,
    conditional: object({ when: text, zones: byCloud }, { forSomeClients: yes }),
    byProperty: object({
      property: path,
      cases: listOf(object({ values: names, zones: byCloud }, { alsoAccepted: byCloud, minimum: count })),
    }),
    outdatedZones: byCloud,
    unverifiedZones: byCloud,
    notAsZone: names,
    publicSuffixes: byCloud,
    note: text,
  },
);

const service = object(
  {
    service: text,
    resourceType: text,
    groups: (value, where) => (Array.isArray(value) && value.length === 0 ? [] : listOf(group)(value, where)),
    access,
    sources: names,
  },
  {
    alsoControlledBy: listOf(control),
    skuPrerequisite: object(
      { property: path, text, source: text },
      { resourceType: childType, through: path, allowed: names, disallowed: names, unverified: names },
    ),
    injection: object({ property: path, text, source: text }, { values: names, skus: names }),
    staticAddresses: bool,
    advice: text,
    notes: text,
  },
);

describe('the facts of services', () => {
  it('have the fields that their types name, and no others', () => {
    expect(listOf(service)(facts.services, 'services')).toEqual([]);
  });

  it.each([
    [{ role: 'switch', property: 'properties.on' }, []],
    [{ role: 'switch' }, ['at.property: missing']],
    [{ role: 'restriction', property: 'properties.rules', values: ['Deny'] }, ['at.values: unknown']],
    [{ property: 'properties.rules' }, ["at: unknown role ''"]],
    [
      { role: 'part', property: 'rules', openValues: 'Deny' },
      ['at.property: no path of a property', 'at.openValues: no list, or an empty one'],
    ],
  ])('are checked: %j', (value, problems) => {
    expect(control(value, 'at')).toEqual(problems);
  });
});
