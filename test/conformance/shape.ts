import type { Scalar } from '../../src/values/value.js';

export type ShapeType = 'string' | 'int' | 'bool' | 'array' | 'object';
export type TextForm = 'guid' | 'id' | 'path' | 'uri' | 'cidr' | 'date' | 'json' | 'number' | 'version';

/** How expressions use an unknown: which members they read, what they take it for, what they compare it with. */
export interface Shape {
  readonly members: Map<string, { readonly name: string; readonly shape: Shape }>;
  items: Shape | undefined;
  /** Highest index read. */
  lastIndex: number;
  readonly types: Set<ShapeType>;
  readonly forms: Set<TextForm>;
  /** It is the name of a resource. */
  isName: boolean;
  /** It is a segment of a resource id. */
  isSegment: boolean;
  /** Set for the parts of a text that is split at slashes: that text. */
  slashed: Shape | undefined;
  /** Names of the members, or indexes of the items, that it chooses from. */
  readonly choices: Set<string | number>;
  /** Constants that it is compared with. */
  readonly constants: Set<Scalar>;
}

export function newShape(): Shape {
  return {
    members: new Map(),
    items: undefined,
    lastIndex: -1,
    types: new Set(),
    forms: new Set(),
    isName: false,
    isSegment: false,
    slashed: undefined,
    choices: new Set(),
    constants: new Set(),
  };
}

/** The shape of a member. */
export function memberShape(base: Shape, name: string): Shape {
  base.types.add('object');
  const key = name.toLowerCase();
  let member = base.members.get(key);
  if (member === undefined) base.members.set(key, (member = { name, shape: newShape() }));
  return member.shape;
}

/** The parts of a text between slashes. */
export function partsShape(text: Shape): Shape {
  text.forms.add('path');
  return { ...newShape(), slashed: text };
}

/** Items of `items(object)`: the members' values under `value`. */
export function itemsShape(object: Shape): Shape {
  const shape = newShape();
  const item = newShape();
  item.members.set('key', { name: 'key', shape: newShape() });
  item.members.set('value', { name: 'value', shape: (object.items ??= newShape()) });
  shape.items = item;
  return shape;
}
