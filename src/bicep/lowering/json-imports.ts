import type { DeferredExpression, Expression, PropertyExpression } from '../../template/expression.js';
import type { FunctionDeclaration, Template, VariableDeclaration } from '../../template/template.js';
import { call, literal } from '../../template/build.js';

type Renamed = (name: string) => string;

/** Variables and functions of an ARM template under names of their own in another template. */
export function renamedDeclarations(
  template: Template,
  rename: Renamed,
): { variables: VariableDeclaration[]; functions: FunctionDeclaration[] } {
  const variables = [...template.variables.values()].map((variable) => ({
    ...variable,
    name: rename(variable.name),
    value: renamed(variable.value, rename),
  }));
  const functions = [...template.functions].map(([key, declared]) => ({
    ...declared,
    name: rename(key),
    body: renamed(declared.body, rename),
  }));
  return { variables, functions };
}

/** The same expression, reading variables and calling functions by their new names. */
function renamed(expression: Expression, rename: Renamed): Expression {
  const inner = (part: Expression): Expression => renamed(part, rename);
  switch (expression.kind) {
    case 'literal':
      return expression;
    case 'deferred':
      return deferred(expression, rename);
    case 'framed':
      return { ...expression, expression: deferred(expression.expression, rename) };
    case 'array':
      return { ...expression, items: expression.items.map(inner) };
    case 'object':
      return { ...expression, properties: expression.properties.map((property) => renamedProperty(property, rename)) };
    case 'access':
      return { ...expression, base: inner(expression.base), key: inner(expression.key) };
    case 'lambda':
      return { ...expression, body: inner(expression.body) };
    case 'loop':
      return { ...expression, count: inner(expression.count), body: inner(expression.body) };
    case 'call': {
      const args = expression.arguments.map(inner);
      const [first] = args;
      if (expression.namespace !== undefined) return call(expression, expression.name, args, rename(expression.namespace));
      if (expression.name.toLowerCase() !== 'variables' || first?.kind !== 'literal') return { ...expression, arguments: args };
      return call(expression, 'variables', [literal(first, rename(String(first.value)))]);
    }
  }
}

function renamedProperty(property: PropertyExpression, rename: Renamed): PropertyExpression {
  const { key } = property;
  return { ...property, key: key.kind === 'key' ? key : renamed(key, rename), value: renamed(property.value, rename) };
}

function deferred(expression: DeferredExpression, rename: Renamed): DeferredExpression {
  const { source, start, end, text } = expression;
  let parsed: ReturnType<DeferredExpression['parse']> | undefined;
  const parse = (): ReturnType<DeferredExpression['parse']> =>
    (parsed ??= renamed(expression.parse(), rename) as ReturnType<DeferredExpression['parse']>);
  return { kind: 'deferred', source, start, end, text, parse };
}
