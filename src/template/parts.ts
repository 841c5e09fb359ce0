import { type Expression, type LiteralExpression, type ObjectExpression, parsedIfAny } from './expression.js';

/** The expressions that one is directly made of; keys of objects are none. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'object':
      return expression.properties.map(({ value }) => value);
    case 'array':
      return expression.items;
    case 'call':
      return expression.arguments;
    case 'access':
      return [expression.base, expression.key];
    case 'lambda':
    case 'loop':
      return [expression.body];
    case 'framed':
      return [expression.expression];
    case 'deferred': {
      const parsed = parsedIfAny(expression);
      return parsed === undefined ? [] : [parsed];
    }
  }
}

/** Expressions and all that they are made of, each once however many share it; `parts` are those that one is directly made of. */
export function* expressionsIn(
  roots: Iterable<Expression>,
  parts: (expression: Expression) => readonly Expression[] = partsOf,
): Iterable<Expression> {
  const waiting = [...roots];
  const seen = new Set<Expression>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    yield next;
    for (const part of parts(next)) waiting.push(part);
  }
}

/** The members of an object whose names are written, each with what is written for it where that is a literal. */
export function writtenMembers({
  properties,
}: ObjectExpression): { readonly name: string; readonly said: () => LiteralExpression['value'] | undefined }[] {
  return properties.flatMap(({ key, value }) =>
    key.kind === 'key' ? { name: key.name, said: () => (value.kind === 'literal' ? value.value : undefined) } : [],
  );
}
