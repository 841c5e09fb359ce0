import { arrayOf, isKnown, joinText, scalar, symbolType } from '../values/construct.js';
import type { Value } from '../values/value.js';
import type { Call, Family } from './family.js';
import { anything, pure, row, text } from './family.js';
import { JsonTextError, readJson, renderJson } from './json-text.js';
import { negate } from '../values/conditions.js';
import { typeOf } from '../values/types.js';

/** Constants, and conversions between types. */
export const conversionFunctions: Family = {
  true: row([], () => scalar(true)),
  false: row([], () => scalar(false)),
  null: row([], () => scalar(null)),
  not: row([['bool']], ([value]) => value && negate(value), { returns: 'bool' }),
  bool: row([anything], ([value], call) => toBoolean(value, call), { returns: 'bool' }),
  string: row([['int', 'string', 'bool', 'array', 'object']], ([value]) => toText(value), { returns: 'string' }),
  json: pure([text], ([value], call) => fromJson(String(value), call)),
  array: row([anything], ([value]) => toArray(value), { returns: 'array' }),
  fail: row([text], ([message], call) => (message?.kind === 'scalar' ? call.fail(String(message.value)) : undefined)),
};

function toBoolean(value: Value | undefined, call: Call): Value | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'unknown') return symbolType(value) === 'bool' ? value : undefined;
  const given = value.kind === 'scalar' ? value.value : undefined;
  if (typeof given === 'boolean') return value;
  if (typeof given === 'number') return scalar(given !== 0);
  const word = typeof given === 'string' ? given.trim().toLowerCase() : '';
  return word === 'true' || word === 'false'
    ? scalar(word === 'true')
    : call.refuse('takes a boolean, a number, or the text true or false');
}

/** Scalars as `concat` renders them, containers as compact JSON. */
function toText(value: Value | undefined): Value | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'scalar') return joinText([value]);
  if (value.kind === 'unknown') return isScalarType(typeOf(value)) ? joinText([value]) : undefined;
  if (!isKnown(value)) return undefined;
  const json = renderJson(value, '"');
  return json === undefined ? undefined : scalar(json);
}

function isScalarType(type: ReturnType<typeof typeOf>): boolean {
  return type === 'string' || type === 'int' || type === 'bool';
}

/** A JSON text as a value. */
export function fromJson(json: string, call: Call): Value {
  try {
    return readJson(json);
  } catch (error) {
    if (error instanceof JsonTextError) return call.refuse('cannot read its argument as JSON');
    throw error;
  }
}

function toArray(value: Value | undefined): Value | undefined {
  if (value === undefined) return undefined;
  const type = typeOf(value);
  if (type === undefined) return undefined;
  return type === 'array' ? value : arrayOf([value]);
}
