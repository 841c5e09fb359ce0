import type {
  ArrayExpression,
  Expression,
  LiteralKey,
  LoopExpression,
  ObjectExpression,
  PropertyExpression,
} from '../template/expression.js';

/**
 * The properties that a property `copy` stands for: one loop for each entry of its array. Undefined where its value is not an
 * array of objects with `name`, `count` and `input`: then it is a property like all others.
 */
export function propertyLoops(copy: PropertyExpression): PropertyExpression[] | undefined {
  if (copy.value.kind !== 'array' || copy.value.items.length === 0) return undefined;
  const loops = (copy.value as ArrayExpression).items.map(propertyLoop);
  return loops.every((loop) => loop !== undefined) ? loops : undefined;
}

function propertyLoop(entry: Expression): PropertyExpression | undefined {
  if (entry.kind !== 'object') return undefined;
  const name = valueOf(entry, 'name');
  const count = valueOf(entry, 'count');
  const input = valueOf(entry, 'input');
  if (name?.kind !== 'literal' || typeof name.value !== 'string' || count === undefined || input === undefined) return undefined;
  const { source, start, end } = entry;
  const key: LiteralKey = { kind: 'key', name: name.value, source, start: name.start, end: name.end };
  const value: LoopExpression = { kind: 'loop', name: name.value, count, body: input, source, start, end };
  return { key, value, source, start, end };
}

function valueOf(entry: ObjectExpression, name: string): Expression | undefined {
  return entry.properties.find(({ key }) => key.kind === 'key' && key.name.toLowerCase() === name)?.value;
}
