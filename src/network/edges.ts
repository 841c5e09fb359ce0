import { piecesOf, stringOf } from '../values/construct.js';
import type { DeployedResource } from '../evaluation/deployment.js';
import type { Value } from '../values/value.js';
import { deployedId } from './deployed-id.js';
import { parentId } from './ids.js';

/** Why one resource hangs on another: as child of a parent, by its scope, by `dependsOn`, by an id inside its body. */
export interface Edge {
  readonly kind: 'parent' | 'scope' | 'dependsOn' | 'reference';
  readonly from: DeployedResource;
  readonly to: DeployedResource;
  /** Whether it is proven, or only possible because a part of an id is unknown. */
  readonly sure: boolean;
  /** The id in the body or in `dependsOn`; its origin says where. Undefined for parent and scope. */
  readonly value: Value | undefined;
}

/** The resources that an id names: surely, or possibly because a part of an id is unknown. */
export interface Found {
  readonly certain: readonly DeployedResource[];
  readonly possible: readonly DeployedResource[];
}

interface Finder {
  readonly resources: readonly DeployedResource[];
  find(id: Value): Found;
}

/** A body that nests deeper than this is not searched further. */
const deepest = 100;

/** The edges of one resource. References are ids (text that starts with `/` and names a provider), wherever they stand in the body. */
export function edgesOf(resource: DeployedResource, finder: Finder): Edge[] {
  const edges = ownIdEdges(resource, finder);
  if (resource.existing) return edges;
  for (const value of resource.dependsOn) edges.push(...dependsOnEdges(resource, value, finder));
  for (const value of idsIn(resource.body, 0)) edges.push(...edgesTo(resource, 'reference', value, finder, value));
  return edges;
}

function ownIdEdges(resource: DeployedResource, finder: Finder): Edge[] {
  const id = deployedId(resource);
  if (id === undefined) return [];
  const types = resource.type.split('/');
  const parent = types.length > 2 ? parentId(id, types[types.length - 1] ?? '') : undefined;
  if (parent !== undefined) return edgesTo(resource, 'parent', parent, finder);
  const scope = types.length === 2 ? parentId(id, 'providers') : undefined;
  return scope === undefined ? [] : edgesTo(resource, 'scope', scope, finder);
}

/** `dependsOn` names a resource by its id, or one of the same template by its symbolic name, its name or the name of its loop. */
function dependsOnEdges(from: DeployedResource, value: Value, finder: Finder): Edge[] {
  const name = stringOf(value)?.toLowerCase();
  if (name === undefined || name.includes('/')) return edgesTo(from, 'dependsOn', value, finder, value);
  return finder.resources
    .filter((to) => to !== from && to.path === from.path && namesOf(to).includes(name))
    .map((to) => ({ kind: 'dependsOn', from, to, sure: true, value }));
}

function namesOf({ declaration, name }: DeployedResource): readonly (string | undefined)[] {
  return [declaration.symbolicName, declaration.copy?.name, stringOf(name)].map((one) => one?.toLowerCase());
}

function edgesTo(from: DeployedResource, kind: Edge['kind'], id: Value, finder: Finder, value?: Value): Edge[] {
  const { certain, possible } = finder.find(id);
  const edges = (found: readonly DeployedResource[], sure: boolean): Edge[] =>
    found.filter((to) => to !== from).map((to) => ({ kind, from, to, sure, value }));
  return [...edges(certain, true), ...edges(possible, false)];
}

function* idsIn(value: Value, depth: number): Iterable<Value> {
  if (depth > deepest) return;
  switch (value.kind) {
    case 'array':
      for (const item of value.items) yield* idsIn(item, depth + 1);
      return;
    case 'object':
      for (const member of value.members.values()) yield* idsIn(member.value, depth + 1);
      return;
    default:
      if (isId(value)) yield value;
      else if (value.kind === 'unknown' && value.symbol.kind === 'call' && value.symbol.name === 'if')
        for (const branch of value.symbol.arguments.slice(1)) yield* idsIn(branch, depth + 1);
  }
}

function isId(value: Value): boolean {
  const pieces = piecesOf(value);
  const [first] = pieces ?? [];
  if (pieces === undefined || (typeof first === 'string' && !first.startsWith('/'))) return false;
  return pieces.some((piece) => typeof piece === 'string' && piece.toLowerCase().includes('/providers/'));
}
