import type { CallExpression, Expression } from '../template/expression.js';
import { expressionsIn, partsOf } from '../template/parts.js';
import type { FunctionDeclaration, ResourceDeclaration, Template, TypeSchema } from '../template/template.js';

/** An argument of a function of a template's own, and the type of what it is for. */
export interface FunctionArgument {
  readonly value: Expression;
  readonly schema: TypeSchema;
}

/** The arguments of the functions that `isWanted` tells of, wherever a template calls one; those in nested templates aside. */
export function functionArguments(template: Template, isWanted: (declared: FunctionDeclaration) => boolean): FunctionArgument[] {
  const wanted = new Map([...template.functions].filter(([, declared]) => isWanted(declared)));
  if (wanted.size === 0) return [];
  return callsIn(expressionsOf(template)).flatMap(({ namespace = '', name, arguments: args }) =>
    (wanted.get(`${namespace}.${name}`.toLowerCase())?.parameters ?? []).flatMap(({ schema }, index) => {
      const value = args[index];
      return value === undefined ? [] : { value, schema };
    }),
  );
}

function callsIn(roots: Iterable<Expression>): CallExpression[] {
  return Array.from(expressionsIn(roots, partsWithNames)).flatMap((part) =>
    part.kind === 'call' && part.namespace !== undefined ? part : [],
  );
}

/** What an expression is made of, the names of members that are worked out too. */
function partsWithNames(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'object') return partsOf(expression);
  return [...expression.properties.flatMap(({ key }) => (key.kind === 'key' ? [] : key)), ...partsOf(expression)];
}

function* expressionsOf({ parameters, variables, functions, outputs, resources }: Template): Iterable<Expression> {
  for (const { defaultValue } of parameters.values()) if (defaultValue !== undefined) yield defaultValue;
  for (const { value } of variables.values()) yield value;
  for (const { body } of functions.values()) yield body;
  for (const { condition, value } of outputs.values()) yield* [condition, value].filter((part) => part !== undefined);
  for (const resource of resources) yield* expressionsOfResource(resource);
}

function* expressionsOfResource({ name, condition, scope, copy, body, deployment, children }: ResourceDeclaration): Iterable<Expression> {
  yield* [name, condition, scope, copy?.count, body, deployment?.parametersExpression].filter((part) => part !== undefined);
  for (const { value } of deployment?.parameters.values() ?? []) if (value !== undefined) yield value;
  for (const child of children) yield* expressionsOfResource(child);
}
