import { keyOf, scalar, symbolType, symbolicCall } from './construct.js';
import { shownAs } from './secret.js';
import { typeOf } from './types.js';
import type { SymbolFacts, UnknownValue, Value } from './value.js';

const scopes: ReadonlySet<string> = new Set(['deployment', 'resourceGroup', 'subscription']);

const membersOfScopes: ReadonlySet<string> = new Set(['id', 'name', 'location', 'subscriptionid', 'tenantid', 'displayname']);

/** Whether a condition is known to hold. */
export function isTrue(condition: Value | undefined): boolean {
  return condition?.kind === 'scalar' && condition.value === true;
}

/** `if` with both branches evaluated; the condition is a boolean, known or not. */
export function simplifyIf(condition: Value, then: Value, otherwise: Value): Value {
  if (condition.kind !== 'unknown') return isTrue(condition) ? then : otherwise;
  const negated = operandOfNot(condition);
  if (negated !== undefined) return simplifyIf(negated, otherwise, then);
  const yes = branchUnder(condition, then, true);
  const no = branchUnder(condition, otherwise, false);
  if (keyOf(yes) === keyOf(no)) return yes;
  if (isBoolean(yes, true) && isBoolean(no, false)) return condition;
  if (isBoolean(yes, false) && isBoolean(no, true)) return symbolicCall('not', [condition], { type: 'bool' });
  return symbolicCall('if', [condition, yes, no], branchFacts(yes, no));
}

/** What is left of a branch that is an `if` over the same condition. */
function branchUnder(condition: UnknownValue, branch: Value, holds: boolean): Value {
  const [test, then, otherwise] = callNamed(branch, 'if') ?? [];
  if (test === undefined || keyOf(test) !== condition.symbol.key) return branch;
  return (holds ? then : otherwise) ?? branch;
}

function branchFacts(yes: Value, no: Value): SymbolFacts | undefined {
  const [one, other] = [typeOf(yes), typeOf(no)];
  if (one === undefined || one !== other || one === 'null' || one === 'float' || one === 'lambda') return undefined;
  return { type: one };
}

/** The conjunction of boolean values. */
export function simplifyAnd(args: readonly Value[]): Value {
  return combine('and', args, false);
}

/** What a condition asks for beyond what holds anyway. */
export function beyondPremise(condition: Value, premise: Value): Value {
  if (condition.kind !== 'unknown' || premise.kind !== 'unknown') return condition;
  const settled = new Set((callNamed(premise, 'and') ?? [premise]).map(keyOf));
  return simplifyAnd((callNamed(condition, 'and') ?? [condition]).filter((part) => !settled.has(keyOf(part))));
}

/** A conjunction or disjunction of boolean values, as `deciding` says which truth decides it. */
export function combine(name: 'and' | 'or', args: readonly Value[], deciding: boolean): Value {
  const operands = new Map<string, Value>();
  for (const argument of args.flatMap((value) => callNamed(value, name) ?? [value])) {
    if (isBoolean(argument, deciding)) return scalar(deciding);
    if (argument.kind === 'unknown') operands.set(argument.symbol.key, argument);
  }
  for (const operand of operands.values()) {
    const negated = operandOfNot(operand);
    if (negated !== undefined && operands.has(keyOf(negated))) return scalar(deciding);
  }
  const [only, second] = operands.values();
  if (only === undefined) return scalar(!deciding);
  return second === undefined ? only : symbolicCall(name, [...operands.values()], { type: 'bool' });
}

/** The first of the values that is not null. */
export function simplifyCoalesce(args: readonly Value[]): Value {
  const open = new Map<string, Value>();
  for (const argument of args.flatMap((value) => callNamed(value, 'coalesce') ?? [value])) {
    if (argument.kind === 'scalar' && argument.value === null) continue;
    if (!open.has(keyOf(argument))) open.set(keyOf(argument), argument);
    if (isSurelyNotNull(argument)) break;
  }
  const [only, second] = open.values();
  if (only === undefined) return scalar(null);
  return second === undefined ? only : symbolicCall('coalesce', [...open.values()], coalesceFacts([...open.values()]));
}

function coalesceFacts(values: readonly Value[]): SymbolFacts | undefined {
  const last = values[values.length - 1];
  const types = new Set(values.map(typeOf));
  const [type] = types;
  if (last === undefined || types.size !== 1 || type === undefined || type === 'null' || type === 'float' || type === 'lambda')
    return undefined;
  return { type };
}

/** Negation of a boolean; undefined where the value is no boolean. */
export function negate(value: Value): Value | undefined {
  if (value.kind === 'scalar') return typeof value.value === 'boolean' ? scalar(!value.value) : undefined;
  return value.kind === 'unknown' ? (operandOfNot(value) ?? symbolicCall('not', [value], { type: 'bool' })) : undefined;
}

/** Whether a value is surely not null. */
export function isSurelyNotNull(value: Value): boolean {
  return value.kind === 'unknown'
    ? symbolType(value) !== undefined || callNamed(value, 'fail') !== undefined || isOfScope(value)
    : value.kind !== 'scalar' || value.value !== null;
}

/** Whether a value is the name, the location or the like of what a template is deployed to, which it always has. */
function isOfScope({ symbol }: UnknownValue): boolean {
  if (symbol.kind !== 'access' || symbol.base.symbol.kind !== 'call' || symbol.member.kind !== 'scalar') return false;
  return scopes.has(symbol.base.symbol.name) && membersOfScopes.has(String(symbol.member.value).toLowerCase());
}

function operandOfNot(value: Value): Value | undefined {
  const [operand] = callNamed(value, 'not') ?? [];
  const shown = value.kind === 'unknown' ? value.shown : undefined;
  return operand === undefined || shown === undefined ? operand : hiddenBehind(operand, symbolicCall('not', [shown], { type: 'bool' }));
}

/** The arguments of a symbolic call of that name; of one that is hidden they are as secret. */
export function callNamed(value: Value, name: string): readonly Value[] | undefined {
  if (value.kind !== 'unknown' || value.symbol.kind !== 'call' || value.symbol.name !== name) return undefined;
  const { shown, symbol } = value;
  return shown === undefined ? symbol.arguments : symbol.arguments.map((argument) => hiddenBehind(argument, shown));
}

/** A part of a value that is hidden, shown as something else. */
function hiddenBehind(part: Value, shown: UnknownValue): Value {
  return shownAs(part, shown, shown);
}

/** Whether a value is that known boolean. */
export function isBoolean(value: Value, expected: boolean): boolean {
  return value.kind === 'scalar' && value.value === expected;
}
