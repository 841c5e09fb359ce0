import type { FunctionEnvironment } from '../../src/functions/environment.js';
import { keyOf, scalar, symbolicCall } from '../../src/values/construct.js';
import type { Scalar, SymbolFacts, UnknownValue, Value } from '../../src/values/value.js';
import type { Assignment } from '../../src/worlds/case.js';
import { AtomSearch } from '../../src/worlds/atoms.js';
import { Case } from '../../src/worlds/case.js';

export const environment: FunctionEnvironment = {
  scope: { kind: 'resourceGroup', managementGroupId: undefined, subscriptionId: undefined, resourceGroup: undefined },
};

export const parameter = (name: string, facts: SymbolFacts = { type: 'string' }): UnknownValue =>
  symbolicCall('parameters', [scalar(name)], facts);

export const flag = (name: string): UnknownValue => parameter(name, { type: 'bool' });

/** Unknown, but one of these. */
export const oneOf = (name: string, ...allowed: readonly Scalar[]): UnknownValue =>
  parameter(name, { type: 'string', allowed: allowed.map((one) => scalar(one)) });

/** A boolean call that cannot be answered yet. */
export const test = (name: string, ...args: readonly Value[]): UnknownValue => symbolicCall(name, args, { type: 'bool' });

export const choose = (condition: Value, then: Scalar | Value, otherwise: Scalar | Value): UnknownValue =>
  symbolicCall('if', [condition, asValue(then), asValue(otherwise)], { type: 'string' });

export const asValue = (value: Scalar | Value): Value => (typeof value === 'object' && value !== null ? value : scalar(value));

/** The case in which nothing is assigned. */
export const firstCase = (allowed = 6_000): Case => new Case({ environment, atoms: new AtomSearch(), allowance: { left: allowed } });

/** Assignments as text: `parameters("a") = true`, `parameters("a") not "b"`. */
export function assigned(assignments: readonly Assignment[]): string[] {
  return assignments.map((one) =>
    'is' in one ? `${one.symbol.symbol.key} = ${keyOf(one.is)}` : `${one.symbol.symbol.key} not ${one.not.map(keyOf).join()}`,
  );
}
