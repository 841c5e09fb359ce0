import type { Expression } from '../template/expression.js';
import type { FunctionDeclaration, Template, TypeSchema } from '../template/template.js';
import { allExpressionsIn } from './template-expressions.js';

/** An argument of a function of a template's own, and the type of what it is for. */
export interface FunctionArgument {
  readonly value: Expression;
  readonly schema: TypeSchema;
}

/** The arguments of the functions that `isWanted` tells of, wherever a template calls one; those in nested templates aside. */
export function functionArguments(template: Template, isWanted: (declared: FunctionDeclaration) => boolean): FunctionArgument[] {
  const wanted = new Map([...template.functions].filter(([, declared]) => isWanted(declared)));
  if (wanted.size === 0) return [];
  const calls = Array.from(allExpressionsIn(template)).flatMap((part) =>
    part.kind === 'call' && part.namespace !== undefined ? part : [],
  );
  return calls.flatMap(({ namespace = '', name, arguments: args }) =>
    (wanted.get(`${namespace}.${name}`.toLowerCase())?.parameters ?? []).flatMap(({ schema }, index) => {
      const value = args[index];
      return value === undefined ? [] : { value, schema };
    }),
  );
}
