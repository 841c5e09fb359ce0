import { symbolType } from './construct.js';
import type { SymbolFacts, Value } from './value.js';
import type { Argument, LambdaArgument } from './argument.js';

/** The types that the engine tells apart; a whole number written with a fraction (`1.0`) is a float. */
export type TypeName = 'string' | 'int' | 'float' | 'bool' | 'null' | 'array' | 'object' | 'lambda';

export type ResultType = NonNullable<SymbolFacts['type']>;

export function isLambda(argument: Argument): argument is LambdaArgument {
  return 'apply' in argument;
}

/** The type of an argument where it is certain; undefined for an unknown that may be of several. */
export function typeOf(argument: Argument): TypeName | undefined {
  if (isLambda(argument)) return 'lambda';
  switch (argument.kind) {
    case 'array':
    case 'object':
      return argument.kind;
    case 'scalar':
      return scalarType(argument);
    case 'unknown':
      return argument.symbol.kind === 'lambda' ? 'lambda' : symbolType(argument);
  }
}

function scalarType(argument: Extract<Value, { kind: 'scalar' }>): TypeName {
  const { value } = argument;
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  return argument.float === true || !Number.isInteger(value) ? 'float' : 'int';
}

/** The name of a type as messages say it. */
export function describeType(argument: Argument): string {
  const type = typeOf(argument);
  return type === undefined ? 'unknown' : type === 'int' ? 'integer' : type === 'bool' ? 'boolean' : type;
}
