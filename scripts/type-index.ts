import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ObjectTypePropertyFlags, readIndexJson, readTypesJson, TypeBaseKind } from '@azure/bicep-types';
import type { BicepType, ObjectTypeProperty } from '@azure/bicep-types';
import { privateLinkServices } from '../src/azure/private-link-services.js';
import type { PackedResourceType, PackedShape } from '../src/azure/resource-shapes.js';
import { kinds } from '../src/network/kinds.js';
import type { KindRow } from '../src/network/kinds.js';

/** Objects inside each other that the index keeps; what lies deeper may be anything. */
const deepest = 8;

/** A place in a body, over all versions of the API. */
interface Draft {
  /** Positions of the versions that have it. */
  readonly versions: number[];
  readonly values: Set<string>;
  readonly members: Map<string, Draft>;
  open: boolean;
  writable: boolean;
}

/** `npm run type-index -- <folder>` makes the index from a folder of definitions: that of github.com/Azure/bicep-types-az, `generated`. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: npm run type-index -- <folder of the definitions>');
const { resources } = readIndexJson(readFileSync(join(folder, 'index.json'), 'utf8'));
const wanted = new Set(
  [...typesOfKinds(), ...privateLinkServices().map(({ resourceType }) => resourceType)].map((type) => type.toLowerCase()),
);
const types: Record<string, PackedResourceType> = {};
for (const [name, versions] of byType(Object.keys(resources))) {
  if (!wanted.has(name.toLowerCase())) continue;
  const draft = draftOf();
  versions.forEach((version, at) => readVersion(`${name}@${version}`, at, draft));
  types[name] = { versions, ...pack(draft, draft.versions) };
}
const made = new Date().toISOString().slice(0, 10);
const index = { source: 'https://github.com/Azure/bicep-types-az', made, newest: newestOf(types), types };
writeFileSync('src/azure/facts/resource-types.json', `${JSON.stringify(index)}\n`);

function typesOfKinds(): readonly string[] {
  return Object.values(kinds).flatMap((row: KindRow) => row.types ?? []);
}

/** Versions by resource type, both sorted. */
function byType(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const sorted = new Map<string, string[]>();
  for (const name of [...names].sort()) {
    const [type = '', version = ''] = name.split('@');
    sorted.set(type, [...(sorted.get(type) ?? []), version]);
  }
  return sorted;
}

function newestOf(all: Readonly<Record<string, PackedResourceType>>): string {
  return Object.values(all)
    .flatMap(({ versions }) => versions)
    .reduce((newest, version) => (version > newest ? version : newest), '');
}

function readVersion(name: string, at: number, into: Draft): void {
  const reference = resources[name];
  if (reference === undefined) return;
  const definitions = readTypesJson(readFileSync(join(folder ?? '', reference.relativePath), 'utf8'));
  const type = definitions[reference.index];
  if (type?.type === TypeBaseKind.ResourceType) collect(definitions, type.body, at, into, []);
}

function draftOf(): Draft {
  return { versions: [], values: new Set(), members: new Map(), open: false, writable: false };
}

function collect(definitions: readonly BicepType[], reference: object, at: number, into: Draft, above: readonly number[]): void {
  const index = 'index' in reference ? Number(reference.index) : -1;
  const type = definitions[index];
  if (into.versions.at(-1) !== at) into.versions.push(at);
  if (type === undefined) return;
  if (above.length >= deepest || above.includes(index)) {
    if (type.type === TypeBaseKind.ObjectType || type.type === TypeBaseKind.DiscriminatedObjectType) into.open = true;
    return;
  }
  const inside = [...above, index];
  switch (type.type) {
    case TypeBaseKind.ObjectType:
      into.open ||= type.additionalProperties !== undefined;
      return collectMembers(definitions, type.properties, at, into, inside);
    case TypeBaseKind.DiscriminatedObjectType:
      collectMembers(definitions, type.baseProperties, at, into, inside);
      return Object.values(type.elements).forEach((element) => collect(definitions, element, at, into, above));
    case TypeBaseKind.ArrayType:
      return collect(definitions, type.itemType, at, into, inside);
    case TypeBaseKind.UnionType:
      return type.elements.forEach((element) => collect(definitions, element, at, into, inside));
    case TypeBaseKind.StringLiteralType:
      into.values.add(type.value);
      return;
    case TypeBaseKind.AnyType:
      into.open = true;
      return;
    default:
      return;
  }
}

function collectMembers(
  definitions: readonly BicepType[],
  members: Readonly<Record<string, ObjectTypeProperty>>,
  at: number,
  into: Draft,
  above: readonly number[],
): void {
  for (const [name, { type, flags }] of Object.entries(members)) {
    const member = into.members.get(name) ?? draftOf();
    into.members.set(name, member);
    member.writable ||= (flags & ObjectTypePropertyFlags.ReadOnly) === 0;
    collect(definitions, type, at, member, above);
  }
}

function pack(draft: Draft, outer: readonly number[]): PackedShape {
  const { versions, values, members, open, writable } = draft;
  const isEverywhere = versions.length === outer.length;
  const isTold = !writable && outer !== versions;
  return {
    ...(isEverywhere ? {} : { in: ranges(versions) }),
    ...(open ? { open } : {}),
    ...(isTold ? { readOnly: true } : {}),
    ...(isTold || values.size === 0 ? {} : { values: [...values].sort() }),
    ...(members.size === 0 ? {} : { of: Object.fromEntries([...members].map(([name, member]) => [name, pack(member, versions)])) }),
  };
}

/** Runs of positions that follow each other, each as its first and its last. */
function ranges(positions: readonly number[]): number[] {
  return positions.flatMap((position) => [
    ...(positions.includes(position - 1) ? [] : [position]),
    ...(positions.includes(position + 1) ? [] : [position]),
  ]);
}
