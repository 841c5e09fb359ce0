import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ObjectTypePropertyFlags, readIndexJson, readTypesJson, TypeBaseKind } from '@azure/bicep-types';
import type { BicepType, ObjectTypeProperty } from '@azure/bicep-types';

/** Objects inside each other that are looked into. */
const deepest = 12;

/** `npm run secret-properties -- <folder>` lists what a folder of definitions, that of github.com/Azure/bicep-types-az, `generated`, calls sensitive. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: npm run secret-properties -- <folder of the definitions>');
const { resources } = readIndexJson(readFileSync(join(folder, 'index.json'), 'utf8'));
const found = new Map<string, Set<string>>();
for (const file of new Set(Object.values(resources).map(({ relativePath }) => relativePath))) {
  const definitions = readTypesJson(readFileSync(join(folder, file), 'utf8'));
  for (const definition of definitions) {
    if (definition.type !== TypeBaseKind.ResourceType) continue;
    const [type = ''] = definition.name.split('@');
    const known = found.get(type) ?? new Set();
    found.set(type, known);
    collect(definitions, definition.body, [], [], known);
  }
}
const types = Array.from(found)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .flatMap(([type, paths]) => (paths.size === 0 ? [] : [[type, outermost(paths).join(' ')] as const]));
const made = new Date().toISOString().slice(0, 10);
const facts = { source: 'https://github.com/Azure/bicep-types-az', made, types: Object.fromEntries(types) };
writeFileSync('src/azure/facts/secret-properties.json', `${JSON.stringify(facts, undefined, 2)}\n`);

/** Paths of names from the body on, items of arrays under the name of the array, members of any name under `*`. */
function collect(
  definitions: readonly BicepType[],
  reference: object,
  path: readonly string[],
  above: readonly number[],
  into: Set<string>,
): void {
  const index = 'index' in reference ? Number(reference.index) : -1;
  const type = definitions[index];
  if (type === undefined || above.length > deepest || above.includes(index)) return;
  const inside = [...above, index];
  if ('sensitive' in type && type.sensitive === true && !tellsNothing(path)) into.add(path.join('.'));
  switch (type.type) {
    case TypeBaseKind.ObjectType:
      collectMembers(definitions, type.properties, path, inside, into);
      if (type.additionalProperties !== undefined) collect(definitions, type.additionalProperties, [...path, '*'], inside, into);
      return;
    case TypeBaseKind.DiscriminatedObjectType:
      collectMembers(definitions, type.baseProperties, path, inside, into);
      return Object.values(type.elements).forEach((element) => collect(definitions, element, path, inside, into));
    case TypeBaseKind.ArrayType:
      return collect(definitions, type.itemType, path, inside, into);
    case TypeBaseKind.UnionType:
      return type.elements.forEach((element) => collect(definitions, element, path, inside, into));
    default:
      return;
  }
}

function collectMembers(
  definitions: readonly BicepType[],
  members: Readonly<Record<string, ObjectTypeProperty>>,
  path: readonly string[],
  above: readonly number[],
  into: Set<string>,
): void {
  for (const [name, { type, flags }] of Object.entries(members))
    if ((flags & ObjectTypePropertyFlags.ReadOnly) === 0) collect(definitions, type, [...path, name], above, into);
}

/** An id lets nobody in, whatever it is called. */
function tellsNothing(path: readonly string[]): boolean {
  return /(?:^i|I)d$/.test(path.at(-1) ?? '');
}

/** All that is in what is sensitive is so. */
function outermost(paths: ReadonlySet<string>): string[] {
  return [...paths].sort().filter((path) => ![...paths].some((other) => path.startsWith(`${other}.`)));
}
