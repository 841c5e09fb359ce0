import type { Expression } from '../template/expression.js';
import { expressionsIn, partsOf } from '../template/parts.js';
import type { ResourceDeclaration, Template } from '../template/template.js';

/** All expressions of a template, each once; those in nested templates aside. */
export function allExpressionsIn(template: Template): Iterable<Expression> {
  return expressionsIn(expressionsOf(template), partsWithNames);
}

/** What an expression is made of, the names of members that are worked out too. */
export function partsWithNames(expression: Expression): readonly Expression[] {
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
