import type { Expression, PropertyExpression } from '../template/expression.js';
import type { Source } from '../text/source.js';

/** The expression as it is where `copy` is no loop but a property like all others, as in the default of a parameter. */
export function withoutLoops(expression: Expression): Expression {
  return holdsLoop(expression) ? unexpanded(expression) : expression;
}

function holdsLoop(expression: Expression): boolean {
  switch (expression.kind) {
    case 'loop':
      return true;
    case 'array':
      return expression.items.some(holdsLoop);
    case 'object':
      return expression.properties.some(({ value }) => holdsLoop(value));
    default:
      return false;
  }
}

function unexpanded(expression: Expression): Expression {
  if (expression.kind === 'array') return { ...expression, items: expression.items.map(unexpanded) };
  if (expression.kind !== 'object') return expression;
  const { properties, source } = expression;
  const loops = properties.filter(({ value }) => value.kind === 'loop');
  const rest = (property: PropertyExpression): PropertyExpression[] =>
    property.value.kind === 'loop' ? [] : [{ ...property, value: unexpanded(property.value) }];
  return {
    ...expression,
    properties: properties.flatMap((property) => (property === loops[0] ? [copyProperty(loops, source)] : rest(property))),
  };
}

/** The property `copy` that was read as these loops. */
function copyProperty(loops: readonly PropertyExpression[], source: Source): PropertyExpression {
  const [first, last] = [loops[0], loops.at(-1)];
  const span = { source, start: first?.start ?? 0, end: last?.end ?? 0 };
  const items = loops.map(copyEntry);
  return { key: { kind: 'key', name: 'copy', ...span }, value: { kind: 'array', items, ...span }, ...span };
}

function copyEntry({ key, value, source, start, end }: PropertyExpression): Expression {
  const span = { source, start, end };
  const member = (name: string, expression: Expression): PropertyExpression => ({
    key: { kind: 'key', name, ...span },
    value: expression,
    ...span,
  });
  const name: Expression = key.kind === 'key' ? { kind: 'literal', value: key.name, source, start: key.start, end: key.end } : key;
  const rest = value.kind === 'loop' ? [member('count', value.count), member('input', unexpanded(value.body))] : [];
  return { kind: 'object', properties: [member('name', name), ...rest], ...span };
}
