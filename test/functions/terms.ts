import { arrayOf, keyOf, objectOf, scalar, symbolicCall } from '../../src/values/construct.js';
import { callFunction, isLazyFunction, lazyFunctions } from '../../src/functions/index.js';
import type { Argument, LambdaArgument } from '../../src/values/argument.js';
import type { FunctionEnvironment } from '../../src/functions/index.js';
import { symbolicLambda } from '../../src/values/construct.js';
import type { SymbolFacts, UnknownValue, Value } from '../../src/values/value.js';

/** A resource group whose names are known. */
export const inGroup: FunctionEnvironment = {
  scope: {
    kind: 'resourceGroup',
    subscriptionId: scalar('0f0f0f0f-1111-2222-3333-444444444444'),
    resourceGroup: scalar('rg-hub'),
    managementGroupId: undefined,
  },
};

export const groupId = '/subscriptions/0f0f0f0f-1111-2222-3333-444444444444/resourceGroups/rg-hub';

/** A value from plain JSON; values inside stay as they are. */
export function valueOf(json: unknown): Value {
  if (isValue(json)) return json;
  if (Array.isArray(json)) return arrayOf(json.map(valueOf));
  if (typeof json === 'object' && json !== null)
    return objectOf(Object.entries(json).map(([name, value]) => ({ name, value: valueOf(value) })));
  return scalar(json as string | number | boolean | null);
}

function isValue(json: unknown): json is Value {
  return typeof json === 'object' && json !== null && 'kind' in json && 'origin' in json;
}

/** Plain JSON of a value; unknown parts as `?` with their canonical text. */
export function jsonOf(value: Value): unknown {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'array':
      return value.items.map(jsonOf);
    case 'object':
      return Object.fromEntries([...value.members.values()].map((member) => [member.name, jsonOf(member.value)]));
    case 'unknown':
      return `?${keyOf(value)}`;
  }
}

/** `parameters('name')` without a value. */
export function unknown(name: string, facts?: SymbolFacts): UnknownValue {
  return symbolicCall('parameters', [scalar(name)], facts);
}

/** A lambda whose body is a function of its variables. */
export function lambda(parameters: readonly string[], body: (...values: readonly Value[]) => Value): LambdaArgument {
  return {
    parameters,
    apply: (values) => body(...values),
    symbolic: () => symbolicLambda(parameters, body(...parameters.map((name) => symbolicCall('lambdaVariables', [scalar(name)])))),
  };
}

/** Calls a function with arguments from plain JSON. */
export function call(name: string, ...args: readonly unknown[]): Value {
  const lower = name.toLowerCase();
  if (isLazyFunction(lower)) {
    const thunks = args.map((argument) => () => (typeof argument === 'function' ? (argument as () => Value)() : valueOf(argument)));
    return lazyFunctions[lower](thunks, undefined);
  }
  const values = args.map((argument): Argument => (isLambda(argument) ? argument : valueOf(argument)));
  return callFunction(name, values, undefined, inGroup);
}

function isLambda(argument: unknown): argument is LambdaArgument {
  return typeof argument === 'object' && argument !== null && 'apply' in argument;
}
