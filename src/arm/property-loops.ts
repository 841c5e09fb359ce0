import type { Expression, LiteralKey, PropertyExpression } from '../template/expression.js';
import { literalText, memberOf } from './shape-reader.js';

/**
 * The properties that the value of a property `copy` stands for: one loop for each entry of its array. Undefined where it is no
 * array of objects with `name`, `count` and `input`: then `copy` is a property like all others.
 */
export function propertyLoops(copy: Expression): PropertyExpression[] | undefined {
  if (copy.kind !== 'array') return undefined;
  const loops = copy.items.map(propertyLoop).filter((loop) => loop !== undefined);
  return loops.length === copy.items.length ? loops : undefined;
}

/** What a loop is called: a text, or an expression for one. */
export function loopName(name: Expression | undefined): { readonly name: string; readonly computedName: Expression | undefined } {
  const text = literalText(name);
  return { name: text ?? '', computedName: text === undefined ? name : undefined };
}

function propertyLoop(entry: Expression): PropertyExpression | undefined {
  const name = memberOf(entry, 'name');
  const count = memberOf(entry, 'count');
  const body = memberOf(entry, 'input');
  if (name === undefined || count === undefined || body === undefined) return undefined;
  const { source, start, end } = entry;
  const key = keyOf(name);
  return key && { key, value: { kind: 'loop', ...loopName(name), count, body, source, start, end }, source, start, end };
}

function keyOf(name: Expression): LiteralKey | Expression | undefined {
  const { source, start, end } = name;
  const text = literalText(name);
  if (text !== undefined) return { kind: 'key', name: text, source, start, end };
  return name.kind === 'deferred' ? name : undefined;
}
