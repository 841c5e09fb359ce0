import type { AccessExpression, CallExpression, Expression } from '../template/expression.js';
import { partsOf } from '../template/parts.js';
import type { Template } from '../template/template.js';

/**
 * Finds what expressions of templates hand on by name: the values of variables and the defaults of parameters, and what those hand on in turn. Of
 * an object of which a member is read it is that member. What was found once is not found again.
 */
export class NamedValues {
  readonly #seen = new Set<Expression>();

  *in(expression: Expression, template: Template): Iterable<Expression> {
    const waiting = [expression];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (this.#seen.has(next)) continue;
      this.#seen.add(next);
      const named = namedBy(next, template);
      if (named !== undefined) yield named;
      for (const part of named === undefined ? partsHandedOn(next) : [named]) waiting.push(part);
    }
  }
}

function namedBy(expression: Expression, template: Template): Expression | undefined {
  if (expression.kind === 'access') return memberBehind(expression, template);
  return expression.kind === 'call' ? declared(expression, template) : undefined;
}

function declared({ name, arguments: [first] }: CallExpression, template: Template): Expression | undefined {
  if (first?.kind !== 'literal') return undefined;
  const key = String(first.value).toLowerCase();
  if (/^variables$/i.test(name)) return template.variables.get(key)?.value;
  return /^parameters$/i.test(name) ? template.parameters.get(key)?.defaultValue : undefined;
}

function memberBehind({ base, key }: AccessExpression, template: Template): Expression | undefined {
  const object = namedBy(base, template);
  if (object?.kind !== 'object' || key.kind !== 'literal') return object;
  const name = String(key.value).toLowerCase();
  return object.properties.find((property) => property.key.kind === 'key' && property.key.name.toLowerCase() === name)?.value ?? object;
}

/** What an expression is by itself: what it names, or one of the parts that it chooses from; nothing where it is neither. */
export function handedOn(expression: Expression, template: Template): readonly Expression[] {
  const named = namedBy(expression, template);
  if (named !== undefined) return [named];
  return expression.kind === 'object' || expression.kind === 'array' ? [] : partsHandedOn(expression);
}

/** The parts of which one is the value, or a part of it as it is; what a value is put together from has no place in it. */
function partsHandedOn(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'object':
    case 'array':
    case 'deferred':
      return partsOf(expression);
    case 'call':
      return /^if$/i.test(expression.name)
        ? expression.arguments.slice(1)
        : /^coalesce$/i.test(expression.name)
          ? expression.arguments
          : [];
    default:
      return [];
  }
}
