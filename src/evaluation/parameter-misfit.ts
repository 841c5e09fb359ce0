import type { TypeSchema } from '../template/template.js';
import { equalValues } from '../values/compare.js';
import { memberOf } from '../values/construct.js';
import { isSecret } from '../values/secret.js';
import { typeOf } from '../values/types.js';
import type { ArrayValue, ObjectValue, Value } from '../values/value.js';
import { evaluateSite } from './evaluate-expression.js';
import type { Frame } from './frame.js';
import { resolvedSchema } from './parameter-type.js';
import { holdsSecure, keepingSecret } from './secret-parts.js';
import { typeMisfit } from './type-misfit.js';

/** Why the engine refuses a value. */
export interface Misfit {
  readonly message: string;
  /** It is but too short or too long, too small or too large, as a default is that somebody has to replace. */
  readonly isBound: boolean;
}

/** Steps that it takes to hold a part of a value to its type: a value may hold few parts very many times. */
const stepsOfPart = 4;

/** The first reason why the engine refuses a value for what is declared with a type: of it or of something inside of it. Throws `BudgetError`. */
export function misfitOf(value: Value, declared: TypeSchema, name: string, frame: Frame): Misfit | undefined {
  frame.session.step(value.origin?.span, stepsOfPart);
  const schema = resolvedSchema(declared, frame);
  const bound = boundsMisfit(value, schema, name);
  if (bound !== undefined) return { message: bound, isBound: true };
  const misfit = typeMisfit(value, schema);
  if (misfit !== undefined) return { message: `parameter '${name}' takes ${misfit}`, isBound: false };
  if (!isAllowed(value, schema, name, frame))
    return { message: `the value of parameter '${name}' is not one of its allowed values`, isBound: false };
  if (schema.variants.length > 0) return undefined;
  if (value.kind === 'array') return firstOf(itemMisfits(value, schema, name, frame));
  return value.kind === 'object' ? firstOf(memberMisfits(value, schema, name, frame)) : undefined;
}

function boundsMisfit(value: Value, { minLength, maxLength, minValue, maxValue }: TypeSchema, name: string): string | undefined {
  const length = lengthOf(value);
  const number = value.kind === 'scalar' && typeof value.value === 'number' ? value.value : undefined;
  const parts = value.kind === 'array' ? 'items' : 'characters';
  if (length !== undefined && minLength !== undefined && length < minLength)
    return `parameter '${name}' takes at least ${minLength} ${parts}`;
  if (length !== undefined && maxLength !== undefined && length > maxLength)
    return `parameter '${name}' takes at most ${maxLength} ${parts}`;
  if (number !== undefined && minValue !== undefined && number < minValue) return `parameter '${name}' takes no number below ${minValue}`;
  if (number !== undefined && maxValue !== undefined && number > maxValue) return `parameter '${name}' takes no number above ${maxValue}`;
  return undefined;
}

function lengthOf(value: Value): number | undefined {
  if (value.kind === 'array') return value.items.length;
  return value.kind === 'scalar' && typeof value.value === 'string' ? value.value.length : undefined;
}

function* itemMisfits({ items }: ArrayValue, schema: TypeSchema, name: string, frame: Frame): Generator<Misfit | undefined> {
  const { tuple } = schema;
  if (items.length < tuple.length) yield { message: `parameter '${name}' takes at least ${tuple.length} items`, isBound: false };
  for (const [index, item] of items.entries()) {
    const type = tuple[index] ?? schema.items;
    if (type !== undefined) yield misfitOf(item, type, `${name}[${index}]`, frame);
  }
}

function* memberMisfits(value: ObjectValue, schema: TypeSchema, name: string, frame: Frame): Generator<Misfit | undefined> {
  for (const [member, type] of schema.properties) {
    const given = memberOf(value, member);
    if (given !== undefined && typeOf(given) !== 'null') yield misfitOf(given, type, `${name}.${member}`, frame);
    else if (value.open.length === 0 && !resolvedSchema(type, frame).nullable)
      yield { message: `parameter '${name}' takes an object with '${member}' in it`, isBound: false };
  }
  const { rest } = schema;
  if (rest === undefined) return;
  const declared = new Set([...schema.properties.keys()].map((member) => member.toLowerCase()));
  for (const { name: member, value: given } of value.members.values())
    if (!declared.has(member.toLowerCase())) yield misfitOf(given, rest, isSecret(value) ? name : `${name}.${member}`, frame);
}

function firstOf(misfits: Iterable<Misfit | undefined>): Misfit | undefined {
  for (const misfit of misfits) if (misfit !== undefined) return misfit;
  return undefined;
}

function isAllowed(value: Value, schema: TypeSchema, parameter: string, frame: Frame): boolean {
  const { allowedValues } = schema;
  if (allowedValues === undefined || value.kind === 'unknown' || value.kind === 'object') return true;
  const evaluate = (): Value => evaluateSite(allowedValues, frame);
  const allowed = holdsSecure(schema, frame) ? keepingSecret(parameter, allowedValues, evaluate) : evaluate();
  if (allowed.kind !== 'array') return true;
  const one = (item: Value): boolean => allowed.items.some((candidate) => equalValues(item, candidate) !== 'false');
  return one(value) || (value.kind === 'array' && value.items.every(one));
}
