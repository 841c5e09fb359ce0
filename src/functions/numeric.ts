import { scalar, symbolType } from '../values/construct.js';
import type { ScalarValue, Value } from '../values/value.js';
import type { Call, Family, FunctionRow } from './family.js';
import { anything, integer, row } from './family.js';
import { typeOf } from '../values/types.js';

/** Arithmetic on 64-bit integers, and conversion to numbers. */
export const numericFunctions: Family = {
  add: operation((a, b) => a + b, 0),
  sub: operation((a, b) => a - b, 0),
  mul: operation((a, b) => a * b, 1),
  div: operation((a, b, call) => (b === 0n ? call.refuse('cannot divide by zero') : a / b), 1),
  mod: operation((a, b, call) => (b === 0n ? call.refuse('cannot divide by zero') : a % b), undefined),
  min: extreme((a, b) => b < a),
  max: extreme((a, b) => b > a),
  int: row([['int', 'string']], ([value], call) => toInteger(value, call), { returns: 'int' }),
  float: row([anything], ([value], call) => toFloat(value, call)),
};

const [smallest, largest] = [-(2n ** 63n), 2n ** 63n - 1n];

/** `neutral` as second operand leaves the first one as it is. */
function operation(compute: (a: bigint, b: bigint, call: Call) => bigint, neutral: number | undefined): FunctionRow {
  return row(
    [integer, integer],
    ([a, b], call) => {
      const [left, right] = [integerOf(a, call), integerOf(b, call)];
      if (left !== undefined && right !== undefined) return resultOf(compute(left, right, call), call);
      const unchanged = neutral !== undefined && right === BigInt(neutral) && a?.kind === 'unknown' && symbolType(a) === 'int';
      return unchanged ? a : undefined;
    },
    { returns: 'int' },
  );
}

/** 2^63 stands for the largest integer, which is no number of ours. */
function integerOf(value: Value | undefined, call: Call): bigint | undefined {
  if (value?.kind !== 'scalar' || typeof value.value !== 'number') return undefined;
  if (Math.abs(value.value) > 2 ** 63) return call.refuse('takes integers of 64 bits');
  return value.value === 2 ** 63 ? largest : BigInt(value.value);
}

/** The result as a value; undefined where no number of ours is exactly that integer. */
function resultOf(result: bigint, call: Call): ScalarValue | undefined {
  if (result < smallest || result > largest) return call.refuse('gives more than 64 bits');
  const value = Number(result);
  return BigInt(value) === result || result === largest ? scalar(value) : undefined;
}

function extreme(isBetter: (best: number, candidate: number) => boolean): FunctionRow {
  return row(
    [],
    (args, call) => {
      const [only, second] = args;
      const values = only?.kind === 'array' && second === undefined ? only.items : args;
      if (values.length === 0) return call.refuse('takes at least one number');
      if (values.some((value) => !isNumeric(value))) return call.refuse('takes integers');
      if (values.some((value) => value.kind !== 'scalar')) return undefined;
      return values.reduce((best, value) => (isBetter(numberOf(best), numberOf(value)) ? value : best));
    },
    { rest: ['int', 'float', 'array'], returns: 'int' },
  );
}

function isNumeric(value: Value): boolean {
  const type = typeOf(value);
  return type === undefined || type === 'int' || type === 'float' || (value.kind === 'unknown' && type === 'array');
}

function numberOf(value: Value): number {
  return value.kind === 'scalar' ? Number(value.value) : NaN;
}

function toInteger(value: Value | undefined, call: Call): Value | undefined {
  if (value?.kind === 'unknown' && symbolType(value) === 'int') return value;
  if (value?.kind !== 'scalar') return undefined;
  if (typeof value.value !== 'string') return value;
  if (!/^[\t-\r ]*[-+]?\d{1,30}[\t-\r ]*$/.test(value.value)) return call.refuse(`cannot read '${value.value}' as an integer`);
  return resultOf(BigInt(value.value.trim().replace('+', '')), call);
}

function toFloat(value: Value | undefined, call: Call): Value | undefined {
  if (value === undefined || value.kind === 'unknown') return undefined;
  const given = value.kind === 'scalar' ? value.value : undefined;
  const isText = typeof given === 'string' && /^\s*[-+]?(\d+(?:\.\d*)?|\.\d+)(e[-+]?\d+)?\s*$/i.test(given);
  if (typeof given !== 'number' && !isText) return call.refuse('takes a number or the text of one');
  const result = Number(given);
  return Number.isInteger(result) ? { ...scalar(result), float: true } : scalar(result);
}
