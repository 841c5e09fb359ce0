import type { Expression, ObjectExpression, PropertyExpression } from '../template/expression.js';
import type { Span } from '../text/source.js';
import { isSecret } from '../values/secret.js';
import type { ObjectValue, Value } from '../values/value.js';

/** A known object as the literal that would evaluate to it, each part where it was written; undefined where something in it is unknown or secret. */
export function literalOf(value: ObjectValue, place: Span): ObjectExpression | undefined {
  const literal = isSecret(value) ? undefined : written(value, place);
  return literal?.kind === 'object' ? literal : undefined;
}

function written(value: Value, place: Span): Expression | undefined {
  const { source, start, end } = value.origin?.span ?? place;
  const span = { source, start, end };
  switch (value.kind) {
    case 'unknown':
      return undefined;
    case 'scalar':
      return { kind: 'literal', ...span, value: value.value };
    case 'array': {
      const items = value.items.map((item) => written(item, span));
      return items.includes(undefined) ? undefined : { kind: 'array', ...span, items: items as Expression[] };
    }
    case 'object': {
      if (value.open.length > 0) return undefined;
      const properties: PropertyExpression[] = [];
      for (const { name, value: member } of value.members.values()) {
        const own = written(member, span);
        if (own === undefined) return undefined;
        properties.push({ source: own.source, start: own.start, end: own.end, key: { kind: 'key', name, ...span }, value: own });
      }
      return { kind: 'object', ...span, properties };
    }
  }
}
