import type { Expression } from '../template/expression.js';
import type { TypeSchema } from '../template/template.js';
import { arrayOf, memberKey, objectWith, scalar, symbolicAccess } from '../values/construct.js';
import { CycleError, EvaluationError } from '../values/evaluation-error.js';
import { changedMember, hidden, withoutNames } from '../values/secret.js';
import type { ArrayValue, Member, ObjectValue, UnknownValue, Value } from '../values/value.js';
import type { Frame } from './frame.js';
import { resolvedSchema } from './parameter-type.js';
import { isSecure } from '../template/secure-type.js';
import { spellsOut } from './spelled.js';

/** Types of members that nest deeper than this may all be secure. */
const deepest = 20;
/** Parts of a type that are looked at. */
const mostParts = 2_000;
/** Times that a type is applied to a part of a value. */
const mostApplied = 200_000;
/** Steps that it takes once: functions hide what they are given with each call. */
const stepsOfApplying = 2;

/** A value, and where it is written. */
export interface Written {
  readonly value: Value;
  readonly expression: Expression;
  /** What the expression sees. */
  readonly frame: Frame;
}

/**
 * The value of a parameter with what is secret in it hidden: what its type calls secure and somebody wrote down. What is computed from groups,
 * hashes and references alone is nobody's secret, and stays as it is. `shown` stands for the value in what is printed. Throws `BudgetError`.
 */
export function hideSecrets(written: Written, schema: TypeSchema, own: Frame, shown: UnknownValue): Value {
  const work = { left: mostApplied };
  const hiding = hideDeclared(written, schema, own, shown, deepest, work);
  return work.left < 0 ? hideWritten(written, shown) : hiding;
}

/** The value of what is given for a secure parameter. Why it cannot be evaluated is not said: that may repeat what is secret. */
export function keepingSecret(parameter: string, place: Expression, evaluate: () => Value): Value {
  try {
    return evaluate();
  } catch (error) {
    throw withoutReason(error, `the value of '${parameter}'`, place);
  }
}

/** An error that says no more than of which secret there is no value; itself where it tells nothing of one. */
export function withoutReason(error: unknown, what: string, place: Expression): unknown {
  if (!(error instanceof EvaluationError) || error instanceof CycleError) return error;
  const told = new EvaluationError(`${what} cannot be evaluated; as it is secret, the reason is not shown`, place);
  told.defaults = error.defaults;
  told.isOfDefault = error.isOfDefault;
  return told;
}

/** Whether a type is secure or has parts that are; true too where it has more parts than are looked at. */
export function holdsSecure(schema: TypeSchema, own: Frame): boolean {
  const { holdingSecure } = own.session;
  const known = holdingSecure.get(schema);
  if (known !== undefined) return known;
  const holds = findsSecure(schema, own);
  holdingSecure.set(schema, holds);
  return holds;
}

function findsSecure(schema: TypeSchema, own: Frame): boolean {
  let left = mostParts;
  const seen = new Set<string>();
  const holds = (type: TypeSchema, depth: number): boolean => {
    const resolved = resolvedSchema(type, own);
    if (isSecure(type) || isSecure(resolved) || --left < 0) return true;
    if (type.ref !== undefined && seen.has(type.ref)) return false;
    if (type.ref !== undefined) seen.add(type.ref);
    const parts = partsOf(resolved);
    return depth === 0 ? parts.length > 0 : parts.some((part) => holds(part, depth - 1));
  };
  return holds(schema, deepest);
}

function partsOf({ items, rest, tuple, properties, variants }: TypeSchema): TypeSchema[] {
  return [items, rest, ...tuple, ...properties.values(), ...variants].filter((part) => part !== undefined);
}

/**
 * Where no work is left, what is given back is of no use. What is of another form than a type with secure parts, or a part that such a type does not
 * declare, may be one of these parts in a wrong place: it is hidden, but where the type is one of several variants.
 */
function hideDeclared(
  written: Written,
  declared: TypeSchema,
  own: Frame,
  shown: UnknownValue,
  depth: number,
  work: { left: number },
  isVariant = false,
): Value {
  const schema = resolvedSchema(declared, own);
  if (isSecure(schema)) return hideWhole(written, shown);
  const { variants } = schema;
  work.left -= 1 + variants.length;
  own.session.step(written.expression, stepsOfApplying);
  if (work.left < 0) return written.value;
  if (depth === 0 && partsOf(schema).length > 0) return hideWritten(written, shown);
  const value = variants.reduce(
    (hiding, variant) => (depth === 0 ? hiding : hideDeclared({ ...written, value: hiding }, variant, own, shown, depth - 1, work, true)),
    written.value,
  );
  const { items, rest, tuple, properties } = schema;
  if (depth === 0) return value;
  const whole = { ...written, value };
  if (value.kind === 'unknown') return holdsSecure(declared, own) ? hideWritten(whole, shown) : value;
  const hideStray = (part: Written, at: UnknownValue): Value =>
    !isVariant && variants.length === 0 && holdsSecure(declared, own) ? hideWhole(part, at) : part.value;
  const hide = (part: Written, type: TypeSchema | undefined, at: UnknownValue): Value =>
    type === undefined ? hideStray(part, at) : hideDeclared(part, type, own, at, depth - 1, work);
  if (value.kind === 'scalar') return hideStray(whole, shown);
  if (value.kind === 'array') {
    if (items === undefined && tuple.length === 0) return hideStray(whole, shown);
    return eachItem(whole, value, shown, (item, at, index) => hide(item, tuple[index] ?? items, at));
  }
  const types = new Map([...properties].map(([name, type]) => [memberKey(name), type]));
  return eachMember(whole, value, shown, (member, at, key) => hide(member, types.get(key) ?? rest, at));
}

/** A value with what somebody wrote down in it hidden. Of what is written as an object or an array, each part is looked at by itself. */
export function hideWritten(written: Written, shown: UnknownValue): Value {
  const { value, expression, frame } = written;
  if (expression.kind === 'object' && value.kind === 'object') return eachMember(written, value, shown, hideWritten);
  if (expression.kind === 'array' && value.kind === 'array') return eachItem(written, value, shown, hideWritten);
  return expression.kind === 'literal' || spellsOut(expression, frame) ? hidden(value, shown) : value;
}

/** The same, and of objects that are written the names of their members. */
function hideWhole(written: Written, shown: UnknownValue): Value {
  const { value, expression } = written;
  if (expression.kind === 'object' && value.kind === 'object') return withoutNames(eachMember(written, value, shown, hideWhole), shown);
  if (expression.kind === 'array' && value.kind === 'array') return eachItem(written, value, shown, hideWhole);
  return hideWritten(written, shown);
}

type HideItem = (item: Written, shown: UnknownValue, index: number) => Value;

/** An array with `hide` done to each item of it. */
export function eachItem(written: Written, value: ArrayValue, shown: UnknownValue, hide: HideItem): Value {
  const { expression, frame } = written;
  const items = expression.kind === 'array' ? expression.items : [];
  return arrayOf(
    value.items.map((item, index) =>
      hide({ value: item, expression: items[index] ?? expression, frame }, symbolicAccess(shown, scalar(index)), index),
    ),
    value.origin,
  );
}

type HideMember = (member: Written, shown: UnknownValue, key: string) => Value;

/** An object with `hide` done to each member of it; to one that has not been read, when it is. */
export function eachMember(written: Written, value: ObjectValue, shown: UnknownValue, hide: HideMember): ObjectValue {
  const { expression, frame } = written;
  const places = new Map(
    (expression.kind === 'object' ? expression.properties : []).flatMap(({ key, value: place }) =>
      key.kind === 'key' ? [[memberKey(key.name), place] as const] : [],
    ),
  );
  const hideMember = (member: Value, name: Value, key: string): Value =>
    hide({ value: member, expression: places.get(key) ?? expression, frame }, symbolicAccess(shown, name), key);
  const members = new Map<string, Member>();
  for (const [key, member] of value.members)
    members.set(
      key,
      changedMember(member, (inside) => hideMember(inside, scalar(member.name), memberKey(member.name))),
    );
  const open = value.open.map(({ name, value: member }) => ({ name, value: hideMember(member, name, '') }));
  return objectWith(members, open, value.origin, value.shown);
}
